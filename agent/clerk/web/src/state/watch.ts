import type { Card, OrderState } from "../../generated/api";
import { effect } from "@preact/signals";
import { noticeAway } from "../alarm/alarm";
import { showCount } from "../alarm/favicon";
import { playTone } from "../alarm/tones";
import { afterFirstPicture } from "../idle";
import { texts } from "../i18n";
import { get } from "../net/agent";
import { openOrder } from "../route";
import { columns, onBoardChange } from "./board";
import { status } from "./live";
import { people } from "./people_seen";
import { announce, announceUrgently, notify } from "./notices";

const lostStates: OrderState[] = ["cancelled_by_hub", "denied_by_hub"];

function sayLost(code: string, state: OrderState, order_ref: number): void {
  const text = () => (state === "cancelled_by_hub" ? texts.value.cancelledToast(code) : texts.value.deniedToast(code));
  playTone("cancelled");
  noticeAway(text());
  notify("stop", text, order_ref); // an alert: it is read out as it appears
}

/** An order left the board: if the hub took it away, somebody may still be picking it. */
async function askWhyGone(card: Card): Promise<void> {
  try {
    const order = await get<"getOrder">("/api/v1/orders/{order_ref}", { order_ref: card.order_ref });
    if (lostStates.includes(order.card.state)) {
      sayLost(card.short_code, order.card.state, card.order_ref);
    }
  } catch {
    // not answered: the order is not on the board any more, which is what matters
  }
}

function sayChanges(shown: Card[], before: Map<number, Card>): void {
  const fresh = shown.filter((card) => card.state === "offered" && !before.has(card.order_ref));
  if (fresh.length) {
    const say = () => `${texts.value.newOrders(fresh.length)}: ${fresh.slice(0, 5).map((card) => card.short_code).join(", ")}`;
    announceUrgently(say);
    noticeAway(say());
  }
  const t = texts.value;
  const said: string[] = [];
  for (const card of shown) {
    const old = before.get(card.order_ref);
    if (old && lostStates.includes(card.state) && !lostStates.includes(old.state)) {
      sayLost(card.short_code, card.state, card.order_ref);
    } else if (card.proposed && !old?.proposed) {
      said.push(`${card.short_code}: ${t.second.badge}`);
      const me = people.peek()?.me;
      if (me?.may.includes("approve_answers") && me.name !== card.proposed.by) {
        playTone("order"); // this one can do it
        noticeAway(`${card.short_code}: ${t.second.badge}`);
      }
    } else if (old && old.sync.state !== card.sync.state && card.sync.state !== "none") {
      said.push(`${card.short_code}: ${t.sync[card.sync.state]}`);
    } else if (old && old.label !== card.label && card.label !== "none") {
      said.push(`${card.short_code}: ${t.label[card.label]}`);
    }
  }
  if (said.length) {
    announce(said.slice(0, 5).join("; "));
  }
}

/** A low tone when something that needs a person gets worse: a printer, the hub's trust, the disk, a refused message. */
function watchProblems(): void {
  let before: number | undefined;
  effect(() => {
    const now = status.value;
    if (!now) {
      return;
    }
    const bad =
      now.printers.filter((printer) => printer.is_configured && printer.state === "unreachable").length +
      now.printers.reduce((sum, printer) => sum + (printer.in_doubt ?? 0) + (printer.held ?? 0), 0) +
      now.outbox.parked + Number(now.hub.state === "refused") + Number(now.disk.state !== "ok");
    if (before !== undefined && bad > before) {
      playTone("problem");
    }
    before = bad;
  });
}

/** Says what changes: to screen readers, in the title, and as a notice that stays when work must stop. */
export function watchBoard(): void {
  onBoardChange(({ shown, before, gone }) => {
    sayChanges(shown, before);
    gone.filter((card) => !lostStates.includes(card.state) && card.order_ref !== openOrder.peek()).slice(0, 20).forEach(askWhyGone);
  });
  effect(() => {
    const fresh = columns.value.get("new")?.length ?? 0;
    const t = texts.value;
    document.title = fresh ? `(${fresh}) ${t.newOrders(fresh)} · ${t.app}` : t.app;
    document.documentElement.lang = t.locale;
    afterFirstPicture(() => showCount(columns.peek().get("new")?.length ?? 0)); // the browser reads the icon anew
  });
  watchProblems();
}
