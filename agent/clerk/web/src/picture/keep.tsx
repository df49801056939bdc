import { effect } from "@preact/signals";
import { render } from "preact";
import { texts } from "../i18n";
import { clockTime } from "../i18n/format";
import { whenIdle } from "../idle";
import { changes } from "../state/board";
import { connection, lastLife } from "../state/live";
import { preferences } from "../state/preferences";
import { isTraining } from "../state/training";
import { Tiles } from "../views/board";
import { pictureKey, type Drawn, type LastPicture } from "./drawn";

/** What is of one moment or of one person: it has no place in a picture that stays. */
const passing = ".timeleft, .skip, [hidden]";
/** What a picture does without: it cannot be touched, and its colours say nothing of the hour. */
const kept = new Set(["class", "href", "role", "type", "placeholder", "aria-label", "data-stage", "data-place", "data-alarm", "data-empty", "viewBox", "d", "aria-hidden"]);

function drawnOf(element: Element): Drawn {
  const attributes = Object.fromEntries([...element.attributes].filter(({ name }) => kept.has(name)).map(({ name, value }) => [name, value]));
  const inside = [...element.childNodes].flatMap((child): Drawn[] => {
    if (child instanceof Text) {
      return [child.data];
    }
    return child instanceof Element && !child.matches(passing) ? [drawnOf(child)] : [];
  });
  return [element.localName, attributes, ...inside];
}

/** The tiles as they are now, whatever screen is open. */
function tilesNow(): Drawn | undefined {
  const apart = document.createElement("div");
  render(<Tiles />, apart);
  const drawn = apart.firstElementChild ? drawnOf(apart.firstElementChild) : undefined;
  render(null, apart);
  return drawn;
}

function pictureNow(): LastPicture | undefined {
  const [rail, search, tiles] = [document.querySelector(".rail"), document.querySelector(".top .search"), tilesNow()];
  if (!rail || !search || !tiles) {
    return undefined;
  }
  const { theme = "", contrast = "" } = document.documentElement.dataset;
  return { taken_ms: Date.now(), theme, contrast, rail: drawnOf(rail), search: drawnOf(search), tiles, asOf: texts.peek().updatedAt(clockTime(lastLife.peek(), true)) };
}

const rest_ms = 5000;

/** Keeps the page's last picture in the browser's storage: a few seconds after each change of what is in it, and at the end. */
export function keepPicture(): void {
  if (isTraining) {
    return; // invented orders
  }
  let isDue = false;
  const keep = () => {
    isDue = false;
    const picture = connection.peek() === "live" ? pictureNow() : undefined;
    try {
      if (picture) {
        localStorage.setItem(pictureKey, JSON.stringify(picture));
      }
    } catch {
      // storage switched off or full: the next start shows the name until the page is there
    }
  };
  window.addEventListener("pagehide", keep);
  effect(() => {
    void [changes.value, texts.value, preferences.value, connection.value];
    if (!isDue) {
      isDue = true;
      setTimeout(() => whenIdle(keep), rest_ms);
    }
  });
}
