import { signal } from "@preact/signals";
import { onStored, readStored, writeStored } from "./stored";

/** What a person chose for this browser. */
export interface Preferences {
  theme: "auto" | "light" | "dark";
  contrast: "auto" | "more";
  /** Single-letter keys (WCAG 2.1.4). */
  has_keys: boolean;
  has_sound: boolean;
  /** 0 to 100. */
  volume: number;
  /** No sound between these times of day; the same time twice: never quiet. */
  quiet_from: string;
  quiet_to: string;
  /** Notices of the browser while the page is in the background. */
  has_notices: boolean;
  /** Keeps the screen from going dark. */
  stays_awake: boolean;
  /** Every box is weighed before the order is packed. */
  weighs_boxes: boolean;
  /** Longest pause between two characters of a scan. */
  scan_gap_ms: number;
  /** The scanner types as if for another keyboard than this computer's. */
  scan_layout: "same" | "us_on_abnt2";
  /** The packing table at which this browser stands; empty: none. */
  station: string;
}

const defaults: Preferences = {
  theme: "auto",
  contrast: "auto",
  has_keys: true,
  has_sound: true,
  volume: 70,
  quiet_from: "00:00",
  quiet_to: "00:00",
  has_notices: true,
  stays_awake: false,
  weighs_boxes: false,
  scan_gap_ms: 35,
  scan_layout: "same",
  station: "",
};

const name = "preferences";
export const preferences = signal<Preferences>({ ...defaults, ...readStored<Partial<Preferences>>(name, {}) });
onStored<Partial<Preferences>>(name, (fresh) => {
  preferences.value = { ...defaults, ...fresh };
});

export function prefer(change: Partial<Preferences>): void {
  preferences.value = { ...preferences.peek(), ...change };
  writeStored(name, preferences.peek());
}
