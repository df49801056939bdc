import { computed, effect, signal } from "@preact/signals";
import type { Card } from "../../generated/api";
import { texts } from "../i18n";
import { whenIdle } from "../idle";
import { columns } from "../state/board";
import { hubNow, tick } from "../state/clock";
import { preferences } from "../state/preferences";
import { onStored, readStored, writeStored } from "../state/stored";
import { playTone } from "./tones";

/** How long "ciente por 5 min" keeps still. */
const hush_ms = 5 * 60_000;
const period_ms = 10_000;
/** In the last third of an order's answer time. */
const hurriedPeriod_ms = 4_000;

/** Until when which orders keep still: they were seen; one that comes later rings. */
interface Hush {
  until_ms: number;
  order_refs: number[];
}

const name = "hush";
const noHush: Hush = { until_ms: 0, order_refs: [] };
const hush = signal<Hush>(readStored(name, noHush));
onStored<Hush>(name, (fresh) => {
  hush.value = fresh;
});

/** In the last third of its answer time. */
function isHurried(card: Card): boolean {
  const { deadline_ms, assigned_ms } = card;
  return deadline_ms !== undefined && deadline_ms - hubNow.value < (deadline_ms - assigned_ms) / 3;
}

/** The orders that wait for an answer and can have one. One whose answer waits for a second person keeps still until its time runs short. */
export const unanswered = computed<Card[]>(() =>
  (columns.value.get("new") ?? []).filter((card) => card.is_paid !== false && (!card.proposed || isHurried(card))),
);

/** Those that nobody has said to know of. */
export const ringing = computed<Card[]>(() => {
  const { until_ms, order_refs } = hush.value;
  if (tick.value >= until_ms) {
    return unanswered.value;
  }
  const known = new Set(order_refs);
  return unanswered.value.filter((card) => !known.has(card.order_ref));
});

/** "Ciente por 5 min": the orders of this moment keep still in every window of this browser. */
export function hushNow(): void {
  hush.value = { until_ms: Date.now() + hush_ms, order_refs: unanswered.peek().map((card) => card.order_ref) };
  writeStored(name, hush.peek());
}

/** Rings for as long as somebody has to act: at once for a new order, then again and again. */
export function keepRinging(): void {
  let last_ms = -Infinity;
  let known = new Set<number>();
  effect(() => {
    const now_ms = tick.value;
    const cards = ringing.value;
    const isNew = cards.some((card) => !known.has(card.order_ref));
    known = new Set(cards.map((card) => card.order_ref));
    if (cards.length === 0) {
      return;
    }
    const period = cards.some(isHurried) ? hurriedPeriod_ms : period_ms;
    if (isNew || now_ms - last_ms >= period - 500) {
      last_ms = now_ms;
      playTone("order");
    }
  });
}

/** The browser's own notices: only asked for by a click, and only on https or localhost. */
export function noticeState(): "granted" | "denied" | "default" | "missing" {
  return typeof Notification === "function" && isSecureContext ? Notification.permission : "missing";
}

export const noticePermission = signal<ReturnType<typeof noticeState>>("missing");
whenIdle(() => { // the browser takes its time to say
  noticePermission.value = noticeState();
});

export async function askForNotices(): Promise<void> {
  if (noticeState() === "default") {
    await Notification.requestPermission();
  }
  noticePermission.value = noticeState();
}

/** Tells somebody who looks at another window. */
export function noticeAway(text: string): void {
  if (!preferences.peek().has_notices || noticeState() !== "granted" || document.visibilityState === "visible") {
    return;
  }
  const notice = new Notification(texts.peek().app, { body: text, tag: "balcao", requireInteraction: true });
  notice.onclick = () => {
    window.focus();
    notice.close();
  };
}
