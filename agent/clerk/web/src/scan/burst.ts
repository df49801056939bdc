/** What a key means to the detection of scans. */
export type BurstStep =
  | { kind: "modifier" }
  /** A character after a pause: perhaps a person's, perhaps the first of a scan. */
  | { kind: "first" }
  /** A character that came too fast for a person. */
  | { kind: "more" }
  /** Any other key. */
  | { kind: "other" }
  | { kind: "scan"; text: string; longestGap_ms: number };

const modifiers = ["Shift", "CapsLock", "Alt", "AltGraph", "Control", "Meta", "NumLock", "Dead", "Unidentified", "Process"];
/** Shorter bursts are a person with fast fingers. */
const shortest = 4;
/** The suffix may come a little later than the characters: some scanners rest before it. */
const suffixRest = 3;

/** Tells a barcode scanner from a person by the time between keys, and puts its characters together. */
export class BurstReader {
  private text = "";
  private last_ms = -Infinity;
  private longestGap_ms = 0;

  /** `longestPause` between two characters of a scan, in milliseconds. */
  constructor(private readonly longestPause: () => number) {}

  /** Takes a key as KeyboardEvent.key names it, and when it was pressed. */
  take(key: string, at_ms: number): BurstStep {
    if (modifiers.includes(key)) {
      return { kind: "modifier" };
    }
    const gap_ms = at_ms - this.last_ms;
    const isFast = gap_ms <= this.longestPause();
    this.last_ms = at_ms;
    if ([...key].length === 1) {
      if (isFast && this.text !== "") {
        this.text += key;
        this.longestGap_ms = Math.max(this.longestGap_ms, gap_ms);
        return { kind: "more" };
      }
      this.text = key;
      this.longestGap_ms = 0;
      return { kind: "first" };
    }
    const { text, longestGap_ms } = this;
    this.text = "";
    const isSuffix = key === "Enter" || key === "Tab";
    if (isSuffix && text.length >= shortest && gap_ms <= this.longestPause() * suffixRest) {
      return { kind: "scan", text, longestGap_ms };
    }
    return { kind: "other" };
  }
}
