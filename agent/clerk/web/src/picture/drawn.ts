/**
 * The page's last picture, as the browser keeps it: what first.js shows while the page's own scripts are on their way. It
 * holds places, stages and how many orders stand at each; never a customer, a person or an order.
 */
export interface LastPicture {
  /** By this browser's clock, in milliseconds. */
  taken_ms: number;
  theme: string;
  contrast: string;
  rail: Drawn;
  search: Drawn;
  tiles: Drawn;
  /** "atualizado às 14:03:22". */
  asOf: string;
}

/** A text, or an element: its name, its attributes and what is in it. Not HTML, which the page's own rules forbid it to take. */
export type Drawn = string | [name: string, attributes: Record<string, string>, ...inside: Drawn[]];

export const pictureKey = "balcao.picture";

/** What stands for a number that nobody knows yet. */
const unknownCount = "\u2026";

/** Only the numbers: they are of that moment, and of another day worth nothing. */
const counted = new Set(["tile-count", "count"]);

function elementOf([name, attributes, ...inside]: Exclude<Drawn, string>, isOld: boolean, isInSvg: boolean): Element {
  const isSvg = isInSvg || name === "svg";
  const element = isSvg ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  if (isOld && counted.has(attributes["class"] ?? "")) {
    element.textContent = unknownCount;
  } else {
    element.append(...inside.map((part) => (typeof part === "string" ? part : elementOf(part, isOld, isSvg))));
  }
  return element;
}

const isSameDay = (one_ms: number, other_ms: number) => new Date(one_ms).toDateString() === new Date(other_ms).toDateString();

/** Where it is drawn: the address after "#" of the page, and the time. */
export interface Moment {
  hash: string;
  now_ms: number;
}

/** The picture as elements. Nobody can touch it: what a click means the page decides that takes its place. */
export function drawPicture({ taken_ms, rail, search, tiles, asOf }: LastPicture, { hash, now_ms }: Moment): Element {
  const isOld = taken_ms > now_ms || !isSameDay(taken_ms, now_ms);
  const isBoard = hash === "" || hash === "#/";
  const screen: Drawn[] = isBoard ? [["div", { class: "board" }, ["nav", {}, tiles]]] : [];
  const line: Drawn[] = isOld ? [] : [["footer", { class: "line" }, ["ul", { role: "list" }, ["li", { class: "as-of" }, asOf]]]];
  const whole = elementOf(["div", { class: "app", inert: "" }, rail,
    ["div", { class: "side" }, ["div", { class: "stage" }, ["div", { class: "room" },
      ["header", { class: "top" }, search],
      ["main", { class: "desk" }, ["div", { class: "screen" }, ...screen]],
      ...line]]]], isOld, false);
  const here = isBoard ? "#/" : hash;
  for (const link of whole.querySelectorAll(".rail a")) {
    if (link.getAttribute("href") === here) {
      link.setAttribute("aria-current", "page");
    }
  }
  return whole;
}
