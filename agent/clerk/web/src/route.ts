import { computed, signal } from "@preact/signals";

/** Where the page is: a screen, and over it perhaps an order. The address says both, so that links and reload work. */
export type Screen = { name: "board" } | { name: "problems" } | { name: "search"; query: string };

const hash = signal(location.hash);
window.addEventListener("hashchange", () => {
  hash.value = location.hash;
});

/** The screen below an opened order; an order opened by a link lies over the board. */
let lastScreen: Screen = { name: "board" };

function screenOf(text: string): Screen | undefined {
  const [path = "", search = ""] = text.replace(/^#/, "").split("?");
  if (path === "/problemas") {
    return { name: "problems" };
  }
  if (path === "/busca") {
    return { name: "search", query: new URLSearchParams(search).get("q") ?? "" };
  }
  return path === "" || path === "/" ? { name: "board" } : undefined;
}

export const openOrder = computed<number | undefined>(() => {
  const match = /^#\/pedido\/(\d{1,15})$/.exec(hash.value);
  return match ? Number(match[1]) : undefined;
});

export const screen = computed<Screen>(() => {
  lastScreen = screenOf(hash.value) ?? lastScreen;
  return lastScreen;
});

export function orderLink(order_ref: number): string {
  return `#/pedido/${order_ref}`;
}

export function screenLink(to: Screen): string {
  if (to.name === "search") {
    return to.query ? `#/busca?q=${encodeURIComponent(to.query)}` : "#/busca";
  }
  return to.name === "problems" ? "#/problemas" : "#/";
}

export function goTo(link: string, replace = false): void {
  if (replace) {
    history.replaceState(null, "", link);
    hash.value = link;
  } else {
    location.hash = link;
    hash.value = link;
  }
}

export function closeOrder(): void {
  goTo(screenLink(screen.value));
}
