import { effect, signal } from "@preact/signals";
import type { OrderDetail, Problems } from "../../generated/api";
import { AgentProblem, get } from "../net/agent";
import { openOrder, screen } from "../route";
import { onBoardChange } from "./board";
import { connection } from "./live";

/** The order that is open, as last read. */
export const detail = signal<OrderDetail | undefined>(undefined);
/** Why the open order cannot be shown. */
export const detailProblem = signal<unknown>(undefined);
export const problems = signal<Problems | undefined>(undefined);

export function takeDetail(order: OrderDetail): void {
  if (order.card.order_ref === openOrder.peek() && order.card.revision >= (detail.peek()?.card.revision ?? 0)) {
    detail.value = order;
    detailProblem.value = undefined;
  }
}

/** Calls `read` now or, while it is still running, once more after it: many changes cost one more reading. */
function reader(read: () => Promise<void>): () => void {
  let state: "idle" | "busy" | "again" = "idle";
  const run = async () => {
    if (state !== "idle") {
      state = "again";
      return;
    }
    do {
      state = "busy";
      await read();
    } while ((state as string) === "again");
    state = "idle";
  };
  return () => void run();
}

const readDetail = reader(async () => {
  const order_ref = openOrder.peek();
  if (order_ref === undefined) {
    return;
  }
  try {
    takeDetail(await get<"getOrder">("/api/v1/orders/{order_ref}", { order_ref }));
  } catch (error) {
    if (order_ref === openOrder.peek() && (error instanceof AgentProblem || !detail.peek())) {
      detailProblem.value = error;
    }
  }
});

const readProblems = reader(async () => {
  try {
    problems.value = await get<"getProblems">("/api/v1/problems");
  } catch {
    // the connection line says that the agent does not answer; the list is read again when it does
  }
});

const showsProblems = () => screen.value.name === "problems" || screen.value.name === "queue";

/** Keeps the open order and the list of problems as fresh as the board. */
export function keepDetailsFresh(): void {
  effect(() => {
    const order_ref = openOrder.value;
    if (detail.peek()?.card.order_ref !== order_ref) {
      detail.value = undefined;
      detailProblem.value = undefined;
    }
    if (order_ref !== undefined && connection.value !== "starting") {
      readDetail();
    }
  });
  effect(() => {
    if (showsProblems() && connection.value === "live") {
      readProblems();
    }
  });
  onBoardChange(({ shown, gone }) => {
    const open = openOrder.peek();
    if (open !== undefined && [...shown, ...gone].some((card) => card.order_ref === open)) {
      readDetail();
    }
    if (showsProblems()) {
      readProblems();
    }
  });
}
