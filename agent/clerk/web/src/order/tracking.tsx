import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { OrderDetail, Tracking } from "../../generated/api";
import { texts } from "../i18n";
import { dayTime } from "../i18n/format";
import { get } from "../net/agent";
import { agentNow } from "../state/clock";
import { hasLeft } from "./left";

/** Whether somebody else carries or carried the goods of this order. */
export function isTracked(order: OrderDetail): boolean {
  return order.card.journey === "ship_from_store" && hasLeft(order.card.state);
}

/** What the hub said last of one order; `null`: it did not answer. */
const told = signal<{ order_ref: number; tracking: Tracking | null } | undefined>(undefined);

async function ask(order_ref: number): Promise<void> {
  let tracking: Tracking | null = null;
  try {
    tracking = await get<"getTracking">("/api/v1/orders/{order_ref}/tracking", { order_ref });
  } catch {
    // said in a sentence below
  }
  told.value = { order_ref, tracking };
}

/** The parcel's way, newest first. The agent asks the hub; it keeps an answer for some minutes. */
export function TrackingList({ order_ref, revision }: { order_ref: number; revision: number }) {
  const t = texts.value;
  useEffect(() => {
    void ask(order_ref);
  }, [order_ref, revision]);
  const now = told.value?.order_ref === order_ref ? told.value : undefined;
  if (!now) {
    return <p class="quiet-line" role="status">{t.loading}</p>;
  }
  if (!now.tracking) {
    return <p class="quiet-line">{t.trackingAway}</p>;
  }
  const { events, estimated_ms, told_ms, is_now } = now.tracking;
  return (
    <>
      {!is_now && <p class="quiet-line">{t.trackingOld(dayTime(told_ms, agentNow.value))}</p>}
      {estimated_ms !== undefined && <p class="quiet-line">{t.trackingExpected(dayTime(estimated_ms, agentNow.value))}</p>}
      {events.length ? (
        <ol class="rows" role="list">
          {[...events].reverse().map((event, index) => (
            <li key={index} class="row" data-bad={false}><p><strong>{event.description}</strong></p><p class="row-reason">{dayTime(event.at_ms, agentNow.value)}{event.location && ` · ${event.location}`}</p></li>
          ))}
        </ol>
      ) : <p class="quiet-line">{t.trackingNone}</p>}
    </>
  );
}
