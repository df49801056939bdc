import { signal } from "@preact/signals";
import type { OrderDetail } from "../../generated/api";
import { onStored, readStored, writeStored } from "../state/stored";

/**
 * How many units of each line were found or checked, kept in this browser: it survives a reload and a power cut, and the
 * other windows of the browser follow. What counts for the order is the command at the end.
 */
type Counts = Record<string, Record<string, number>>;
export type Job = "pick" | "check";

const name = "progress";
/** Orders remembered: the work of a day. */
const mostKept = 200;
const counts = signal<Counts>(readStored<Counts>(name, {}));
onStored<Counts>(name, (fresh) => {
  counts.value = fresh;
});

/** Another assignment of the same order, or another number of boxes, is another job: the order_ref is never used twice. */
const keyOf = (job: Job, order_ref: number) => `${job} ${order_ref}`;

export function countOf(job: Job, order_ref: number, line_id: string): number {
  return counts.value[keyOf(job, order_ref)]?.[line_id] ?? 0;
}

export function setCount(job: Job, order_ref: number, line_id: string, count: number): void {
  const key = keyOf(job, order_ref);
  const { [key]: mine = {}, ...others } = counts.peek();
  const kept = Object.entries(others).slice(-mostKept);
  counts.value = { ...Object.fromEntries(kept), [key]: { ...mine, [line_id]: count } };
  writeStored(name, counts.peek());
}

export function forgetCounts(job: Job, order_ref: number): void {
  const { [keyOf(job, order_ref)]: _, ...others } = counts.peek();
  counts.value = others;
  writeStored(name, others);
}

/** A line as the hands see it: what is needed, and how much of it is done. */
export interface WorkLine {
  line_id: string;
  description: string;
  attributes: Array<{ name: string; value: string }>;
  sku: string;
  ean: string | undefined;
  reference: string | undefined;
  photo: string | undefined;
  needed: number;
  done: number;
}

/** The lines that the store has promised, with what was counted so far. */
export function workLines(job: Job, order: OrderDetail): WorkLine[] {
  return order.lines
    .map((line) => {
      const needed = line.accepted ?? line.quantity;
      return {
        line_id: line.line_id,
        description: line.description,
        attributes: line.attributes ?? [],
        sku: line.sku,
        ean: line.ean,
        reference: line.reference,
        photo: line.photo,
        needed,
        done: Math.min(needed, countOf(job, order.card.order_ref, line.line_id)),
      };
    })
    .filter((line) => line.needed > 0);
}

export function isDone(line: WorkLine): boolean {
  return line.done >= line.needed;
}

export function unitsOf(lines: readonly WorkLine[]): { done: number; needed: number } {
  return {
    done: lines.reduce((sum, line) => sum + line.done, 0),
    needed: lines.reduce((sum, line) => sum + line.needed, 0),
  };
}
