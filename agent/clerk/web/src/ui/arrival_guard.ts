import { useLayoutEffect, useRef } from "preact/hooks";

/** A hand needs about so long to see that something else lies under it. */
const settle_ms = 500;
/** What any list has shown: what goes on from one list to another is no newcomer. */
const seen = new Set<number>();

/**
 * Keeps a click from meeting a neighbour: a newcomer above pushes the list down, and the button that was aimed at is no
 * longer there. For half a second the list takes no clicks of a pointer, and `onMissed` says so. What a person's own click
 * removes or moves on changes the list too, but surprises nobody.
 */
export function useArrivalGuard(keys: readonly number[], onMissed: (() => void) | undefined): (event: MouseEvent) => void {
  const shown = useRef<ReadonlySet<number>>(new Set());
  const movedAt = useRef(-settle_ms);
  useLayoutEffect(() => {
    const newcomer = keys.findIndex((key) => !seen.has(key));
    if (newcomer >= 0 && keys.slice(newcomer).some((key) => shown.current.has(key))) {
      movedAt.current = performance.now();
    }
    keys.forEach((key) => seen.add(key));
    shown.current = new Set(keys);
  }, [keys]);
  return (event) => {
    const isByPointer = event.detail > 0;
    if (onMissed && isByPointer && performance.now() - movedAt.current < settle_ms) {
      event.preventDefault();
      event.stopPropagation();
      onMissed();
    }
  };
}
