import { signal } from "@preact/signals";
import { whenIdle } from "../idle";
import { preferences } from "../state/preferences";
import { readStored, writeStored } from "../state/stored";

/** One note: pitch in hertz, start and length in seconds. */
type Note = [pitch: number, start: number, length: number];

/** Every sound of the page, each told apart by its shape: rising, falling, low double, short, long. */
const tunes = {
  /** A new order: three notes up. */
  order: [[587, 0, 0.16], [740, 0.17, 0.16], [988, 0.34, 0.34]],
  /** The hub cancelled: three notes down. */
  cancelled: [[740, 0, 0.2], [554, 0.22, 0.2], [370, 0.44, 0.45]],
  /** Printer, hub or disk: a low one, twice. */
  problem: [[196, 0, 0.22], [196, 0.32, 0.22]],
  /** A customer waits at the counter: a bell, twice. */
  customer: [[1319, 0, 0.12], [1047, 0.14, 0.3], [1319, 0.6, 0.12], [1047, 0.74, 0.3]],
  right: [[1568, 0, 0.09]],
  again: [[880, 0, 0.07], [880, 0.11, 0.07]],
  wrong: [[165, 0, 0.45]],
} satisfies Record<string, Note[]>;
export type Tune = keyof typeof tunes;
export const testableTunes: Tune[] = ["order", "cancelled", "problem", "customer", "right", "again", "wrong"];

let context: AudioContext | undefined;

/** What was found at the first touch of the last time stands until the browser is asked: a word that changes moves its neighbours. */
const storageName = "sound_blocked";
/** Browsers allow sound only after a click or a key on the page, unless somebody set them up otherwise. */
export const isSoundBlocked = signal(readStored(storageName, false));

function contextOf(): AudioContext | undefined {
  if (!context && typeof AudioContext === "function") {
    context = new AudioContext();
    const say = () => {
      isSoundBlocked.value = context?.state !== "running";
    };
    context.addEventListener("statechange", say);
    say();
  }
  return context;
}

/** Asks the browser for sound; works only within a click or key. */
export function unlockSound(): void {
  void contextOf()?.resume().catch(() => {});
}

/** Opens the sound at the first click or key anywhere, and shows until then that it is closed. */
export function listenForFirstTouch(): void {
  whenIdle(contextOf); // costs more than drawing the board
  const touches = ["pointerdown", "pointerup", "keydown"] as const;
  let isFirst = true;
  const touch = () => {
    if (isFirst && context) {
      isFirst = false;
      writeStored(storageName, isSoundBlocked.peek());
    }
    unlockSound();
    if (context?.state === "running") {
      touches.forEach((name) => document.removeEventListener(name, touch, { capture: true }));
    }
  };
  touches.forEach((name) => document.addEventListener(name, touch, { capture: true }));
}

/** Times of day as minutes: "22:30" is 1350. */
function minutesOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(":").map(Number);
  return hours * 60 + minutes;
}

export function isQuietAt(at_ms: number): boolean {
  const { quiet_from, quiet_to } = preferences.peek();
  const from = minutesOf(quiet_from);
  const to = minutesOf(quiet_to);
  const date = new Date(at_ms);
  const now = date.getHours() * 60 + date.getMinutes();
  return from <= to ? from <= now && now < to : now >= from || now < to;
}

/** Plays a tune, unless the person wants it quiet or the browser does not allow it yet. */
export function playTone(tune: Tune): void {
  if (preferences.peek().has_sound && !isQuietAt(Date.now())) {
    if (context) {
      sound(tune);
    } else {
      whenIdle(() => sound(tune)); // the first orders are drawn before they ring: the browser takes long to open the sound
    }
  }
}

/** Plays a tune because somebody clicked to hear it: in quiet hours and with the sound off, too. */
export async function testTone(tune: Tune): Promise<void> {
  await contextOf()?.resume();
  sound(tune);
}

function sound(tune: Tune): void {
  const { volume } = preferences.peek();
  const audio = contextOf();
  if (!audio || audio.state !== "running") {
    return;
  }
  const loudness = audio.createGain();
  loudness.gain.value = (volume / 100) ** 2;
  loudness.connect(audio.destination);
  for (const [pitch, start, length] of tunes[tune] as Note[]) {
    const at = audio.currentTime + 0.01 + start;
    const voice = audio.createOscillator();
    const shape = audio.createGain();
    voice.type = pitch < 250 ? "square" : "triangle";
    voice.frequency.value = pitch;
    shape.gain.setValueAtTime(0, at);
    shape.gain.linearRampToValueAtTime(pitch < 250 ? 0.35 : 0.8, at + 0.012);
    shape.gain.exponentialRampToValueAtTime(0.001, at + length);
    voice.connect(shape).connect(loudness);
    voice.start(at);
    voice.stop(at + length + 0.02);
  }
}
