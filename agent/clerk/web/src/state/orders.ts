import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { OrderDetail } from "../../generated/api";
import { get } from "../net/agent";
import { onBoardChange } from "./board";
import { connection } from "./live";

/** Whole orders that a work screen needs, as last read. */
const known = signal<ReadonlyMap<number, OrderDetail>>(new Map());
/** How many parts of the page want each order. */
const wanted = new Map<number, number>();
const queue = new Set<number>();
/** Readings at the same time: a wave of fifty orders must not fill the agent's lanes. */
const mostAtOnce = 4;
let running = 0;

function keep(order: OrderDetail): void {
  const { order_ref, revision } = order.card;
  if (wanted.has(order_ref) && revision >= (known.peek().get(order_ref)?.card.revision ?? 0)) {
    known.value = new Map(known.peek()).set(order_ref, order);
  }
}

async function read(order_ref: number): Promise<void> {
  try {
    keep(await get<"getOrder">("/api/v1/orders/{order_ref}", { order_ref }));
  } catch {
    // not there, or no answer: the connection band says so, and the next change reads it again
  }
}

function work(): void {
  while (running < mostAtOnce && queue.size) {
    const [order_ref] = queue as unknown as [number];
    queue.delete(order_ref);
    running++;
    void read(order_ref).finally(() => {
      running--;
      work();
    });
  }
}

function ask(order_refs: Iterable<number>): void {
  for (const order_ref of order_refs) {
    queue.add(order_ref);
  }
  work();
}

/** A command's answer brings the order along. */
export function takeWhole(order: OrderDetail): void {
  keep(order);
}

export function wholeOrder(order_ref: number): OrderDetail | undefined {
  return known.value.get(order_ref);
}

/** Keeps these orders read for as long as the part of the page is shown; those not yet read are missing in the answer. */
export function useOrders(order_refs: readonly number[]): OrderDetail[] {
  const key = order_refs.join();
  const isLive = connection.value === "live";
  useEffect(() => {
    for (const order_ref of order_refs) {
      wanted.set(order_ref, (wanted.get(order_ref) ?? 0) + 1);
    }
    if (isLive) {
      ask(order_refs);
    }
    return () => {
      for (const order_ref of order_refs) {
        const users = (wanted.get(order_ref) ?? 1) - 1;
        if (users > 0) {
          wanted.set(order_ref, users);
        } else {
          wanted.delete(order_ref);
        }
      }
    };
  }, [key, isLive]);
  return order_refs.flatMap((order_ref) => known.value.get(order_ref) ?? []);
}

export function useOrder(order_ref: number): OrderDetail | undefined {
  return useOrders([order_ref])[0];
}

/** Keeps what is shown as fresh as the board. */
export function keepOrdersFresh(): void {
  onBoardChange(({ shown, gone }) => {
    ask([...shown, ...gone].map((card) => card.order_ref).filter((order_ref) => wanted.has(order_ref)));
  });
}
