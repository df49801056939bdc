/** Does it when the browser has nothing better to do; Safari does not tell, and is given a moment. */
export function whenIdle(work: () => void): void {
  if ("requestIdleCallback" in window) {
    requestIdleCallback(work, { timeout: 2000 });
  } else {
    setTimeout(work, 200);
  }
}
