import { signal } from "@preact/signals";
import type { OrderDetail } from "../../generated/api";
import { isSameCode } from "../scan/classify";
import { readStored, writeStored } from "../state/stored";

/** Boxes that were scanned for the carrier's collection, as `order_ref package_id`; kept over a reload. */
export const loaded = signal<string[]>(readStored<string[]>("loaded", []));
const mostKept = 1000;

export function setLoaded(keys: string[]): void {
  loaded.value = keys.slice(-mostKept);
  writeStored("loaded", loaded.value);
}

export interface Box {
  key: string;
  order_ref: number;
  package_id: string;
  code: string;
}

/** The boxes of an order; one whose carrier gives no labels counts as one box under its number. */
export function boxesOf(order: OrderDetail): Box[] {
  const { order_ref, order_id } = order.card;
  const box = (package_id: string, code: string) => ({ key: `${order_ref} ${package_id}`, order_ref, package_id, code });
  const labels = order.labels ?? [];
  return labels.length ? labels.map((label) => box(label.package_id, label.tracking_code || label.package_id)) : [box(order_id, order_id)];
}

export function isBox(box: Box, code: string): boolean {
  return isSameCode(box.code, code) || isSameCode(box.package_id, code);
}

export function isLoaded(order: OrderDetail): boolean {
  return boxesOf(order).every((box) => loaded.value.includes(box.key));
}

/** Counts the box with this code as scanned for the collection. */
export function loadBox(order: OrderDetail, code: string): void {
  const box = boxesOf(order).find((one) => isBox(one, code));
  if (box && !loaded.peek().includes(box.key)) {
    setLoaded([...loaded.peek(), box.key]);
  }
}
