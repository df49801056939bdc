import { computed, effect } from "@preact/signals";
import type { OnOrder } from "../../generated/api";
import { post } from "../net/agent";
import { openOrder, screen } from "../route";
import { newCommandId } from "./commands";
import { connection, status } from "./live";

/** This page among all that are open; another one after a reload. */
const page_id = newCommandId();
/** The agent forgets a page that is silent for a minute. */
const sayAgain_ms = 25_000;

/** The order that this page is on: the open one, or the one that is worked on. */
const here = computed(() => openOrder.value ?? screen.value.order_ref);

/** The other pages that are on an order. */
export function othersOn(order_ref: number): readonly OnOrder[] {
  return status.value?.presence.filter((one) => one.order_ref === order_ref && one.page_id !== page_id) ?? [];
}

function say(order_ref: number | undefined): void {
  // A courtesy to the others: whoever misses it hears it at the next time.
  post<"setPresence">("/api/v1/presence", {}, { page_id, ...(order_ref === undefined ? {} : { order_ref }) }).catch(() => undefined);
}

/** Tells the other browsers which order this one is on, for as long as it is. */
export function keepPresence(): void {
  let was: number | undefined;
  effect(() => {
    const now = here.value;
    if (connection.value === "live" && (now !== undefined || was !== undefined)) {
      was = now;
      say(now);
    }
  });
  setInterval(() => {
    if (here.peek() !== undefined && connection.peek() === "live" && document.visibilityState === "visible") {
      say(here.peek());
    }
  }, sayAgain_ms);
}
