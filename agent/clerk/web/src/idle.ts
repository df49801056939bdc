let isDrawn = false;
let held: (() => void)[] = [];

/** Does it at once, but not before the first picture is drawn. */
export function afterFirstPicture(work: () => void): void {
  if (isDrawn) {
    work();
  } else {
    held.push(work);
  }
}

/** Does it when the first picture is drawn and the browser has nothing better to do; Safari does not tell when, and is given a moment. */
export function whenIdle(work: () => void): void {
  if (!isDrawn) {
    held.push(() => whenIdle(work));
  } else if ("requestIdleCallback" in window) {
    requestIdleCallback(work, { timeout: 2000 });
  } else {
    setTimeout(work, 200);
  }
}

/** The page has been drawn for the first time: once that is on the screen, what waited gets its turn. In a hidden window no frame comes. */
export function firstPictureDrawn(): void {
  let isOver = false;
  const begin = () => {
    if (!isOver) {
      isOver = true;
      isDrawn = true;
      const due = held;
      held = [];
      due.forEach((work) => work());
    }
  };
  requestAnimationFrame(() => requestAnimationFrame(begin));
  setTimeout(begin, 1000);
}
