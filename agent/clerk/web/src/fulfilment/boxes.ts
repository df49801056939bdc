import { signal } from "@preact/signals";
import type { Box, BoxSize } from "../../generated/api";
import { session } from "../state/live";
import { onStored, readStored, writeStored } from "../state/stored";

/** A box that is being filled: units by line, and its weight once somebody said it. */
export interface OpenBox {
  weight_g?: number;
  /** By its name, of the store's kinds. */
  kind?: string;
  lines: Record<string, number>;
}

/**
 * The boxes of the orders that are being packed, kept in this browser like the counts (progress.ts): a reload or a power cut loses nothing.
 * What counts for the order is the command at the end.
 */
type Shelf = Record<string, OpenBox[]>;
const name = "boxes";
const mostKept = 100;
export const mostBoxes = 99;
export const heaviest_g = 1_000_000;
const shelf = signal<Shelf>(readStored<Shelf>(name, {}));
onStored<Shelf>(name, (fresh) => {
  shelf.value = fresh;
});

export const boxKinds = () => session.value?.box_kinds ?? [];

/** "30 × 20 × 15 cm". */
export const measures = (size: BoxSize) => `${[size.length_mm, size.width_mm, size.height_mm].map((side) => side / 10).join(" × ")} cm`;

const kindOf = ({ kind }: OpenBox) => (kind ? { kind } : {});

/** There is always one: the last one is open. */
export function boxesOf(order_ref: number): OpenBox[] {
  return shelf.value[order_ref] ?? [{ lines: {} }];
}

function keep(order_ref: number, boxes: OpenBox[]): void {
  const { [order_ref]: _, ...others } = shelf.peek();
  shelf.value = { ...Object.fromEntries(Object.entries(others).slice(-mostKept)), [order_ref]: boxes };
  writeStored(name, shelf.peek());
}

export function forgetBoxes(order_ref: number): void {
  const { [order_ref]: _, ...others } = shelf.peek();
  shelf.value = others;
  writeStored(name, others);
}

/** Puts units of a line into the open box; what it weighed before counts no more. */
export function putIn(order_ref: number, line_id: string, count: number): void {
  const boxes = boxesOf(order_ref);
  const last = boxes.length - 1;
  keep(order_ref, boxes.map((box, index) => (index === last ? { ...kindOf(box), lines: { ...box.lines, [line_id]: (box.lines[line_id] ?? 0) + count } } : box)));
}

/** Closes the open box and opens the next. */
export function openNext(order_ref: number): void {
  const boxes = boxesOf(order_ref);
  if (boxes.length < mostBoxes) {
    keep(order_ref, [...boxes, { lines: {} }]);
  }
}

/** Takes the last box away; what lay in it goes into the one before. */
export function closeLast(order_ref: number): void {
  const boxes = boxesOf(order_ref);
  const last = boxes.at(-1);
  const before = boxes.at(-2);
  if (!last || !before) {
    return;
  }
  const moved = Object.entries(last.lines);
  const lines = { ...before.lines };
  for (const [line_id, count] of moved) {
    lines[line_id] = (lines[line_id] ?? 0) + count;
  }
  keep(order_ref, [...boxes.slice(0, -2), moved.length ? { ...kindOf(before), lines } : before]); // fuller than when it was weighed
}

/** The first box that nobody weighed; -1 if there is none. */
export function firstUnweighed(order_ref: number): number {
  return boxesOf(order_ref).findIndex((box) => !box.weight_g);
}

export function weigh(order_ref: number, index: number, weight_g: number | undefined): void {
  keep(order_ref, boxesOf(order_ref).map((box, at) => (at === index ? { ...kindOf(box), lines: box.lines, ...(weight_g ? { weight_g } : {}) } : box)));
}

/** Which of the store's kinds a box is; nothing: nobody says. */
export function choose(order_ref: number, index: number, kind: string): void {
  keep(order_ref, boxesOf(order_ref).map((box, at) => (at === index ? { lines: box.lines, ...(box.weight_g ? { weight_g: box.weight_g } : {}), ...(kind ? { kind } : {}) } : box)));
}

/** Grams of what a scale types or a person writes: "1,250", "1.250 kg" and "1250 g" are one and a quarter kilograms. */
export function gramsIn(text: string): number | undefined {
  const match = /^(\d{1,4})[.,](\d{3})(?:\s*kg)?$/i.exec(text.trim());
  const grams = match ? Number(match[1]) * 1000 + Number(match[2]) : Number(/^(\d{1,7})\s*g$/i.exec(text.trim())?.[1] ?? NaN);
  return grams >= 1 && grams <= heaviest_g ? grams : undefined;
}

/** What the agent is told; nothing if there is nothing to say of the boxes. A line that was lowered meanwhile is short in the last box first. */
export function boxesForAgent(order_ref: number, lines: ReadonlyArray<{ line_id: string; needed: number }>): Box[] | undefined {
  const room = new Map(lines.map(({ line_id, needed }) => [line_id, needed]));
  const sizeOf = (kind: string | undefined) => boxKinds().find((known) => known.name === kind)?.size;
  const boxes = boxesOf(order_ref).map(({ weight_g, kind, lines: inside }) => ({
    ...(weight_g ? { weight_g } : {}),
    ...(sizeOf(kind) ? { size: sizeOf(kind) } : {}),
    lines: Object.entries(inside).flatMap(([line_id, count]) => {
      const left = room.get(line_id) ?? 0;
      const quantity = Math.min(count, left);
      room.set(line_id, left - quantity);
      return quantity > 0 ? [{ line_id, quantity }] : [];
    }),
  }));
  return boxes.some((box) => "weight_g" in box || "size" in box || box.lines.length) ? boxes : undefined;
}
