import { useLayoutEffect, useRef } from "preact/hooks";
import { preferences } from "./state/preferences";
import { BurstReader } from "./scan/burst";
import { takeScan } from "./scan/listen";

/** What keys do: a letter or digit in lower case, "-", "+", "?", "/", or a name of KeyboardEvent.key such as "ArrowDown". */
export type KeyMap = Record<string, (() => void) | undefined>;
type Layer = () => KeyMap;

const layers: Layer[] = [];

/** The keys of a part of the page from the moment on that it is shown: none is lost. What was shown last comes first. */
export function useKeys(map: KeyMap): void {
  const latest = useRef(map);
  latest.current = map;
  useLayoutEffect(() => addKeys(() => latest.current), []);
}

export function addKeys(layer: Layer): () => void {
  layers.push(layer);
  return () => {
    layers.splice(layers.indexOf(layer), 1);
  };
}

function actionOf(key: string): (() => void) | undefined {
  const name = key.length === 1 ? key.toLowerCase() : key;
  for (const layer of [...layers].reverse()) {
    const act = layer()[name];
    if (act) {
      return act;
    }
  }
  return undefined;
}

const textFields = "input:not([type=radio]):not([type=checkbox]):not([type=range]), textarea, select";

/**
 * A letter may be the first of a scan: "ACEITAR" begins like the key that accepts. It acts when nothing has followed it for
 * this long, which no person notices.
 */
const letterRest_ms = 60;

/** The text field in which a scan began, and what stood there before. */
interface Before {
  field: HTMLInputElement | HTMLTextAreaElement;
  value: string;
}

function fieldBefore(target: EventTarget | null): Before | undefined {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return isField && target.matches(textFields) ? { field: target, value: target.value } : undefined;
}

/** Takes a scan out of the field that it landed in. */
function putBack(before: Before | undefined): void {
  if (before && before.field.value !== before.value) {
    before.field.value = before.value;
    before.field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/** Listens to the whole document: scanners type faster than people, wherever the focus is. */
export function listenToKeys(): void {
  const burst = new BurstReader(() => preferences.peek().scan_gap_ms);
  let before: Before | undefined;
  let letterTimer: ReturnType<typeof setTimeout> | undefined;

  function onKey(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey) {
      return;
    }
    const seen = burst.take(event.key, event.timeStamp);
    if (seen.kind === "modifier") {
      return;
    }
    clearTimeout(letterTimer);
    if (seen.kind === "first") {
      before = fieldBefore(event.target);
    }
    if (seen.kind === "scan") {
      event.preventDefault();
      event.stopImmediatePropagation();
      putBack(before);
      takeScan(seen.text, seen.longestGap_ms);
      return;
    }
    if (seen.kind === "more" && !before) {
      event.preventDefault(); // a space in a scan must not press the button that has the focus
    }
    if (event.key === " " || event.altKey) {
      return;
    }
    const isTyping = event.target instanceof HTMLElement && event.target.matches(textFields);
    if (event.key.length > 1) {
      onNamedKey(event, isTyping);
    } else if (!isTyping && seen.kind === "first" && !event.repeat && preferences.peek().has_keys) {
      onLetter(event);
    }
  }

  function onNamedKey(event: KeyboardEvent, isTyping: boolean): void {
    if (isTyping && event.key !== "Escape" && !event.key.startsWith("Page")) {
      return;
    }
    if (document.querySelector("dialog[open]")) {
      return; // the browser's own: Escape closes, Enter presses
    }
    const act = actionOf(event.key);
    if (act) {
      event.preventDefault();
      act();
    }
  }

  function onLetter(event: KeyboardEvent): void {
    if (document.querySelector("dialog[open]")) {
      return;
    }
    const act = actionOf(event.key);
    if (act) {
      event.preventDefault();
      if (event.key === "/") {
        act(); // the next letter belongs into the field
      } else {
        letterTimer = setTimeout(act, letterRest_ms);
      }
    }
  }

  document.addEventListener("keydown", onKey, { capture: true });
}
