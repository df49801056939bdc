import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { useArrivalGuard } from "./arrival_guard";
import { useKeptPlaces } from "./kept_places";
import { useSlide } from "./slide";

/** Lists up to this length are drawn whole. */
const wholeUpTo = 60;
/** What is drawn beyond the visible part, on each side. */
const overscan_px = 600;

/** What stands above every list, at least: so much less is drawn in the first picture. */
const above_px = 200;

interface Window {
  first: number;
  last: number;
}

interface Props<Item> {
  items: readonly Item[];
  keyOf: (item: Item) => number;
  render: (item: Item, position: number) => ComponentChildren;
  /** Height of a row that was never measured. */
  estimate_px: number;
  gap_px: number;
  /** Narrowest column: the list has as many columns as fit. */
  column_px: number;
  label: string;
  /** Told when a click was not taken because a newcomer had just pushed the list down; without it every click is. */
  onMissed?: () => void;
  /** The word of the button that lets newcomers in while a hand keeps the list in its places. */
  wordOfHeld?: (held: readonly Item[]) => string;
}

/** Sums of the row heights: `tops[i]` is where row i starts. */
function rowTops(rows: number, heightOf: (row: number) => number, gap_px: number): Float64Array {
  const tops = new Float64Array(rows + 1);
  for (let row = 0; row < rows; row++) {
    tops[row + 1] = (tops[row] ?? 0) + heightOf(row) + gap_px;
  }
  return tops;
}

function rowAt(tops: Float64Array, y: number): number {
  let low = 0;
  let high = tops.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tops[middle] ?? 0) <= y) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

function columnsIn(width_px: number, gap_px: number, column_px: number): number {
  return Math.max(1, Math.floor((width_px + gap_px) / (column_px + gap_px)));
}

/**
 * A list that draws only what can be seen, whatever scrolls it. Rows are measured as they appear; the browser's scroll
 * anchoring keeps them in place when a measured height differs from the estimate.
 */
export function VirtualList<Item>(props: Props<Item>) {
  const { keyOf, render, estimate_px, gap_px, column_px, label, onMissed, wordOfHeld } = props;
  const list = useRef<HTMLUListElement>(null);
  const heights = useRef(new Map<number, number>());
  const [perRow, setPerRow] = useState(1);
  const [shown, setShown] = useState<Window>({ first: 0, last: 0 });
  /** At first only what fits on the screen is drawn: that is there sooner, and the rest a moment later. */
  const [isFirstPaint, setFirstPaint] = useState(true);

  const kept = useKeptPlaces(list, props.items, keyOf);
  const items = wordOfHeld ? kept.shown : props.items;
  const keys = useMemo(() => items.map(keyOf), [items]);
  const guard = useArrivalGuard(keys, onMissed);

  const isWhole = items.length <= wholeUpTo;
  const rows = Math.ceil(items.length / perRow);
  const keyOfRow = (row: number) => keyOf(items[row * perRow] as Item);
  const tops = isWhole
    ? undefined
    : rowTops(rows, (row) => heights.current.get(keyOfRow(row)) ?? estimate_px, gap_px);

  const look = useRef(() => {});
  look.current = () => {
    const element = list.current;
    if (!element || !tops) {
      return;
    }
    const { top } = element.getBoundingClientRect();
    const first = rowAt(tops, -top - overscan_px) * perRow;
    const last = (rowAt(tops, window.innerHeight - top + overscan_px) + 1) * perRow;
    setShown((old) => (old.first === first && old.last === last ? old : { first, last }));
  };

  useLayoutEffect(() => {
    const width = list.current?.clientWidth ?? 0;
    setPerRow(columnsIn(width, gap_px, column_px));
  }, [gap_px, column_px]);

  useEffect(() => {
    const timer = setTimeout(() => setFirstPaint(false), 0);
    return () => clearTimeout(timer);
  }, []);

  useEffect(() => {
    let frame = 0;
    const soon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => look.current());
    };
    const observer = new ResizeObserver(([entry]) => {
      setPerRow(columnsIn(entry?.contentRect.width ?? 0, gap_px, column_px));
      soon();
    });
    if (list.current) {
      observer.observe(list.current);
    }
    window.addEventListener("scroll", soon, { capture: true, passive: true });
    window.addEventListener("resize", soon);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      window.removeEventListener("scroll", soon, { capture: true });
      window.removeEventListener("resize", soon);
    };
  }, [gap_px, column_px]);

  const first = isWhole ? 0 : Math.min(shown.first, Math.max(0, items.length - perRow));
  const screenful = Math.ceil(Math.max(1, window.innerHeight - above_px) / (estimate_px + gap_px)) * perRow;
  const wanted = isFirstPaint ? screenful : isWhole ? items.length : Math.max(shown.last, first + perRow);
  const last = Math.min(items.length, wanted);
  useSlide(list, keys.slice(first, last).join());

  useLayoutEffect(() => {
    const children = list.current?.children;
    if (!tops || !children) {
      return;
    }
    for (let at = 0; at < children.length; at += perRow) {
      const item = items[first + at];
      const height = (children[at] as HTMLElement).offsetHeight;
      if (item !== undefined && height > 0) {
        heights.current.set(keyOf(item), height);
      }
    }
    look.current();
  });

  const padding = tops
    ? { paddingTop: `${tops[first / perRow] ?? 0}px`, paddingBottom: `${(tops[rows] ?? 0) - (tops[Math.ceil(last / perRow)] ?? 0)}px` }
    : {};
  const held = wordOfHeld ? kept.held : [];
  const drawn = (
    <ul
      ref={list}
      class="tickets"
      role="list"
      aria-label={label}
      onClickCapture={guard}
      {...(wordOfHeld ? kept.hand : {})}
      style={{ gridTemplateColumns: `repeat(${perRow}, minmax(0, 1fr))`, gap: `${gap_px}px`, ...padding }}
    >
      {items.slice(first, last).map((item, index) => (
        <li key={keyOf(item)} aria-setsize={items.length} aria-posinset={first + index + 1}>
          {render(item, first + index)}
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {wordOfHeld && held.length > 0 && <button class="button small warn let-in" onClick={kept.letIn}>{wordOfHeld(held)}</button>}
      {drawn}
    </>
  );
}
