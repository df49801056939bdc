import type { OrderDetail } from "../../generated/api";
import { plainGtin } from "../scan/classify";
import { isDone, setCount, workLines, type WorkLine } from "./progress";

/** What one order needs of a product, and which box it goes into. */
export interface WavePart {
  order_ref: number;
  short_code: string;
  line: WorkLine;
}

/** One product of a wave: the sum over its orders. */
export interface WaveLine extends WorkLine {
  parts: WavePart[];
}

/** Sums the open lines of several orders by product, in the order of the alphabet: what lies together is found together. */
export function waveLines(orders: readonly OrderDetail[]): WaveLine[] {
  const sums = new Map<string, WaveLine>();
  for (const order of orders) {
    for (const line of workLines("pick", order)) {
      const key = line.ean ? plainGtin(line.ean) : line.sku;
      const part: WavePart = { order_ref: order.card.order_ref, short_code: order.card.short_code, line };
      const sum = sums.get(key);
      if (sum) {
        sum.needed += line.needed;
        sum.done += line.done;
        sum.parts.push(part);
      } else {
        sums.set(key, { ...line, line_id: key, parts: [part] });
      }
    }
  }
  return [...sums.values()].sort((a, b) => a.description.localeCompare(b.description) || a.sku.localeCompare(b.sku));
}

/** Where the next unit of a product goes: the first order of the wave that still needs one. */
export function nextPart(line: WaveLine): WavePart | undefined {
  return line.parts.find((part) => !isDone(part.line));
}

export function countPart(part: WavePart, by: number): void {
  setCount("pick", part.order_ref, part.line.line_id, Math.min(part.line.needed, Math.max(0, part.line.done + by)));
}
