import type { OrderState } from "../../generated/api";

const left: readonly OrderState[] = ["in_transit", "incident", "delivered", "partly_delivered", "in_return", "returned"];

/** Whether somebody outside the store has or had goods of an order in this state. */
export const hasLeft = (state: OrderState) => left.includes(state);
