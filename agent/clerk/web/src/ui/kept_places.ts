import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { isSliding } from "./slide";

/** A hand that has not moved for so long is away, or has seen what is under it. */
const still_ms = 3000;
/** How long a hand is still reckoned with that has left. */
const leaving_ms = 400;
/** How often a list that slides is looked at. */
const frame_ms = 25;
/** Newcomers wait no longer, however busy the hand is. */
const longest_ms = 10_000;

interface Kept<Item> {
  shown: readonly Item[];
  /** Those that would have pushed others away; the first one first. */
  held: readonly Item[];
  /** Puts them in at once. */
  letIn: () => void;
  hand: { onPointerMove: () => void; onPointerDown: () => void; onPointerLeave: () => void };
}

/** The items in the places where they were: those that are gone are left out, newcomers come only behind all others. */
function inOldPlaces<Item>(items: readonly Item[], old: readonly number[], keyOf: (item: Item) => number): readonly Item[] {
  const present = new Map(items.map((item, index) => [keyOf(item), index]));
  const stayed = old.flatMap((key) => present.get(key) ?? []);
  const behind = Math.max(-1, ...stayed) + 1;
  return [...stayed.map((index) => items[index] as Item), ...items.slice(behind)];
}

/**
 * While a pointer moves over a list nothing in it goes elsewhere: newcomers that belong above others wait, and the list says
 * which, until the hand rests, leaves, or asks for them. A list that nobody is at takes them at once; while it slides to make
 * room for one, those that come after it wait for that.
 */
export function useKeptPlaces<Item>(list: RefObject<HTMLElement | null>, items: readonly Item[], keyOf: (item: Item) => number): Kept<Item> {
  const places = useRef<readonly number[]>([]);
  const movedAt = useRef(-Infinity);
  const heldSince = useRef<number | undefined>(undefined);
  const [, drawAnew] = useState(0);

  const now = performance.now();
  const isFull = heldSince.current !== undefined && now - heldSince.current >= longest_ms;
  const isHandHere = now - movedAt.current < still_ms && !isFull;
  const isKept = isHandHere || isSliding(list.current);
  const shown = isKept ? inOldPlaces(items, places.current, keyOf) : items;
  const known = new Set(shown);
  const held = isHandHere ? items.filter((item) => !known.has(item)) : [];
  const isWaiting = isKept && shown.some((item, index) => item !== items[index]);

  useLayoutEffect(() => {
    places.current = shown.map(keyOf);
    heldSince.current = isWaiting ? heldSince.current ?? now : undefined;
  });
  useEffect(() => {
    if (!isWaiting) {
      return;
    }
    const look = () => {
      const freeAt = Math.min(movedAt.current + still_ms, (heldSince.current ?? 0) + longest_ms);
      const rest = isSliding(list.current) ? frame_ms : freeAt - performance.now();
      if (rest <= 0) {
        drawAnew((times) => times + 1);
      } else {
        timer = setTimeout(look, rest);
      }
    };
    let timer = setTimeout(look, 0);
    return () => clearTimeout(timer);
  }, [isWaiting]);

  const letIn = () => {
    movedAt.current = -Infinity;
    drawAnew((times) => times + 1);
  };
  const move = () => {
    movedAt.current = performance.now();
  };
  const leave = () => {
    // A finger leaves before its click comes.
    movedAt.current = Math.min(movedAt.current, performance.now() - still_ms + leaving_ms);
    if (heldSince.current !== undefined) {
      setTimeout(() => drawAnew((times) => times + 1), leaving_ms);
    }
  };
  return { shown, held, letIn, hand: { onPointerMove: move, onPointerDown: move, onPointerLeave: leave } };
}
