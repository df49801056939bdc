import { signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { preferences } from "../state/preferences";
import { classify, cleanScan, type Scan } from "./classify";
import { stop } from "./feedback";
import { playTone } from "../alarm/tones";
import { screen } from "../route";
import { routeScan } from "./routing";

/** What was scanned last, for the bar on top and the test page. */
export const lastScan = signal<{ text: string; raw: string; longestGap_ms: number; at_ms: number } | undefined>(undefined);

/** Takes a scan, or leaves it to whoever was shown before. */
type Handler = (scan: Scan) => boolean;
const handlers: Handler[] = [];

/** The part of the page that is shown last gets every scan first. */
export function useScan(handler: Handler): void {
  const latest = useRef(handler);
  latest.current = handler;
  // Before the browser paints: who sees the part can scan into it.
  useLayoutEffect(() => {
    const mine: Handler = (scan) => latest.current(scan);
    handlers.push(mine);
    return () => {
      handlers.splice(handlers.indexOf(mine), 1);
    };
  }, []);
}

/** What was scanned while the agent is still asked what the scan before it means: it is for the screen that that one opens. */
const behind: Scan[] = [];
let isRouting = false;

function deliver(scan: Scan): void {
  if (stop.peek()) {
    playTone("wrong"); // nothing counts until the person has seen what was wrong
    return;
  }
  if (isRouting) {
    behind.push(scan);
    return;
  }
  for (const handler of [...handlers].reverse()) {
    if (handler(scan)) {
      return;
    }
  }
  isRouting = true;
  void routeScan(scan).finally(() => {
    setTimeout(() => { // the screen that it opened is drawn first
      isRouting = false;
      deliverInTurn(behind.splice(0));
    });
  });
}

/** One after the other, for as long as they are wanted: the screen is drawn anew between two scans. */
function deliverInTurn(scans: Scan[], isWanted = () => true): void {
  const scan = scans.shift();
  if (scan && isWanted()) {
    deliver(scan);
    setTimeout(() => deliverInTurn(scans, isWanted));
  }
}

/** Keeps what is scanned while the part that calls this is shown, for the part that replaces it on the same screen. */
export function useHeldScans(): void {
  const held = useRef<Scan[]>([]);
  useScan((scan) => held.current.push(scan) > 0);
  useLayoutEffect(() => {
    const { name, order_ref } = screen.peek();
    const isStillThere = () => screen.peek().name === name && screen.peek().order_ref === order_ref;
    return () => void setTimeout(() => deliverInTurn(held.current, isStillThere));
  }, []);
}

/** A code from the scanner or the camera. */
export function takeScan(raw: string, longestGap_ms: number): void {
  const text = cleanScan(raw, preferences.peek().scan_layout);
  if (text === "") {
    return;
  }
  lastScan.value = { text, raw, longestGap_ms, at_ms: Date.now() };
  deliver(classify(text));
}
