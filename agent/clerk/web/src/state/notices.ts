import { signal } from "@preact/signals";

/** A message to the person, for as long as it matters. */
export interface Notice {
  id: number;
  tone: "good" | "bad" | "stop";
  /** Made anew in each language. */
  text: () => string;
  order_ref?: number;
}

export const notices = signal<Notice[]>([]);
/** What screen readers hear: `polite` when they are done, `assertive` at once. */
export const polite = signal("");
export const assertive = signal("");

let nextId = 1;

/** "stop" stays until somebody acknowledges it; the others go by themselves. */
export function notify(tone: Notice["tone"], text: () => string, order_ref?: number): void {
  const id = nextId++;
  const notice: Notice = order_ref === undefined ? { id, tone, text } : { id, tone, text, order_ref };
  // Good news is only the latest; what went wrong waits to be read.
  notices.value = [...notices.value.filter((old) => old.tone !== "good").slice(-5), notice];
  if (tone !== "stop") {
    setTimeout(() => dismiss(id), tone === "good" ? 5000 : 12000);
  }
}

export function dismiss(id: number): void {
  notices.value = notices.value.filter((notice) => notice.id !== id);
}

/** At most one urgent announcement in ten seconds (WCAG 4.1.3 without shouting): what comes in between is summed up. */
const quiet_ms = 10_000;
let lastUrgent = -quiet_ms;
let pending: (() => string) | undefined;

export function announceUrgently(text: () => string): void {
  const wait = lastUrgent + quiet_ms - performance.now();
  if (wait <= 0) {
    lastUrgent = performance.now();
    assertive.value = text();
    return;
  }
  if (!pending) {
    setTimeout(() => {
      const last = pending;
      pending = undefined;
      if (last) {
        announceUrgently(last);
      }
    }, wait);
  }
  pending = text;
}

export function announce(text: string): void {
  polite.value = text;
}
