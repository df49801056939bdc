import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** So long what is pushed away takes to its new place: an eye can follow, and a hand that waits for it does not wait. */
const slide_ms = 180;

/** Lists on their way, and when that is over at the latest: a hidden window draws no frames. */
const sliding = new WeakMap<Element, number>();
const longest_ms = 1000;

/** Whether children of `parent` are on their way. One that is moved once more then would be seen to jump. */
export function isSliding(parent: Element | null): boolean {
  return parent !== null && performance.now() < (sliding.get(parent) ?? 0);
}

/** Over is a slide when the frame after it is drawn. */
function keepUntilOver(parent: Element, slides: readonly Animation[]): void {
  sliding.set(parent, performance.now() + longest_ms);
  const over = () => requestAnimationFrame(() => setTimeout(() => sliding.delete(parent), 0));
  Promise.all(slides.map((one) => one.finished)).then(over, over);
}

interface Place {
  left: number;
  top: number;
  /** Part of it is in the window. What is not seen does not slide: each slide costs a picture of its own. */
  isSeen: boolean;
}

const wantsNoMotion = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** In a list that is scrolled the browser itself keeps what is seen in its place. */
function isScrolled(element: HTMLElement): boolean {
  for (let one: HTMLElement | null = element; one; one = one.parentElement) {
    if (one.scrollTop > 0) {
      return true;
    }
  }
  return false;
}

/** Where the children stand on the screen, seen from their parent: what moves the parent moves nothing in it. */
function placesIn(parent: HTMLElement): Map<Element, Place> {
  const from = parent.getBoundingClientRect();
  return new Map([...parent.children].map((child) => {
    const { left, top, bottom } = child.getBoundingClientRect();
    return [child, { left: left - from.left, top: top - from.top, isSeen: bottom > 0 && top < window.innerHeight }];
  }));
}

/**
 * Children that a newcomer pushes away slide to their new places instead of jumping there; the newcomer is there at once,
 * above them. `key` changes with who the children are and in which order.
 */
export function useSlide(parent: RefObject<HTMLElement | null>, key: string): void {
  const before = useRef<Map<Element, Place> | undefined>(undefined);
  const drawn = useRef<string | undefined>(undefined);
  if (drawn.current !== undefined && drawn.current !== key && parent.current && !before.current) {
    before.current = placesIn(parent.current); // still as the last drawing left it
  }
  useLayoutEffect(() => {
    const old = before.current;
    before.current = undefined;
    drawn.current = key;
    const element = parent.current;
    if (!old || !element || old.size === 0 || wantsNoMotion() || isScrolled(element)) {
      return;
    }
    const slides: Animation[] = [];
    for (const [child, place] of placesIn(element)) {
      const was = old.get(child);
      if (!was && place.isSeen) {
        slides.push(child.animate({ zIndex: [1, 1] }, slide_ms));
      } else if (was && (was.isSeen || place.isSeen) && Math.abs(was.left - place.left) + Math.abs(was.top - place.top) > 0.5) {
        const from = `translate(${was.left - place.left}px, ${was.top - place.top}px)`;
        slides.push(child.animate({ transform: [from, "none"] }, { duration: slide_ms, easing: "ease-out" }));
      }
    }
    if (slides.length) {
      keepUntilOver(element, slides);
    }
  }, [key]);
}
