import { signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { playTone } from "../alarm/tones";
import { texts } from "../i18n";
import { announce } from "../state/notices";
import { Icon } from "../ui/icon";

interface Flash {
  id: number;
  tone: "good" | "again" | "bad";
  text: string;
}

const flash = signal<Flash | undefined>(undefined);
/** A wrong scan that stops all others until somebody has seen it. */
export const stop = signal<{ title: string; text: string } | undefined>(undefined);

const flash_ms = 600;
let nextId = 1;

/** Answers a scan: a tone, a band over the whole width, and words for screen readers. */
export function flashScan(tone: Flash["tone"], text: string): void {
  const id = nextId++;
  flash.value = { id, tone, text };
  playTone(tone === "good" ? "right" : tone === "again" ? "again" : "wrong");
  announce(text);
  setTimeout(() => {
    if (flash.peek()?.id === id) {
      flash.value = undefined;
    }
  }, flash_ms);
}

/** What must not go on: tone, red band, and a dialog that only a person closes. */
export function stopScan(title: string, text: string): void {
  stop.value = { title, text };
  flashScan("bad", title);
}

export function ScanBand() {
  const now = flash.value;
  if (!now) {
    return null;
  }
  return (
    <p class={`scan-band ${now.tone}`} aria-hidden="true">
      <Icon name={now.tone === "bad" ? "stop" : now.tone === "again" ? "warning" : "check"} />{now.text}
    </p>
  );
}

export function ScanStop() {
  const t = texts.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const now = stop.value;
  useLayoutEffect(() => {
    if (now && !dialog.current?.open) {
      dialog.current?.showModal();
    }
  }, [now]);
  if (!now) {
    return null;
  }
  const close = () => {
    stop.value = undefined;
  };
  return (
    <dialog ref={dialog} class="dialog scan-stop" role="alertdialog" aria-labelledby="stop-title" aria-describedby="stop-text" onClose={close}>
      <Icon name="stop" />
      <h2 id="stop-title">{now.title}</h2>
      <p id="stop-text">{now.text}</p>
      <button class="button" onClick={close}>{t.scan.goOn}<kbd>Enter</kbd></button>
    </dialog>
  );
}
