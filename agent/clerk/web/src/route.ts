import { computed, signal } from "@preact/signals";

/** The screens and their addresses; the address says all, so that links, reload and two windows work. */
const paths = {
  board: "/",
  new: "/novos",
  pick: "/separar",
  wave: "/onda",
  pack: "/embalar",
  carrier: "/coleta",
  pickup: "/retirada",
  transit: "/a-caminho",
  problems: "/problemas",
  queue: "/fila",
  returns: "/devolucoes",
  coupons: "/vales",
  stock: "/estoque",
  reports: "/relatorios",
  search: "/busca",
  settings: "/configuracao",
  scanner: "/leitor",
  health: "/saude",
  people: "/pessoas",
  printers: "/impressoras",
  codes: "/de-para",
  acceptance: "/homologacao",
  more: "/mais",
} as const;
export type ScreenName = keyof typeof paths;

/** `order_ref`: the order that a work screen is busy with. `query`: what the search and the returns look for. */
export interface Screen {
  name: ScreenName;
  order_ref?: number;
  query?: string;
}

const hash = signal(location.hash);
window.addEventListener("hashchange", () => {
  hash.value = location.hash;
});

/** The screen below an opened order; an order opened by a link lies over the board. */
let lastScreen: Screen = { name: "board" };

const names = new Map(Object.entries(paths).map(([name, path]) => [path, name as ScreenName]));
const withOrder: readonly ScreenName[] = ["pick", "pack", "pickup"];

function screenOf(text: string): Screen | undefined {
  const [path = "", search = ""] = text.replace(/^#/, "").split("?");
  if (path === "") {
    return { name: "board" };
  }
  const [, base = "", ref] = /^(\/[a-z-]*)(?:\/(\d{1,15}))?$/.exec(path) ?? [];
  const name = names.get(base as (typeof paths)[ScreenName]);
  if (!name || (ref !== undefined && !withOrder.includes(name))) {
    return undefined;
  }
  if (name === "search" || name === "returns") {
    return { name, query: new URLSearchParams(search).get("q") ?? "" };
  }
  return ref === undefined ? { name } : { name, order_ref: Number(ref) };
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
  const path = `#${paths[to.name]}`;
  if (to.order_ref !== undefined) {
    return `${path}/${to.order_ref}`;
  }
  return to.query ? `${path}?q=${encodeURIComponent(to.query)}` : path;
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

export function goToScreen(to: Screen): void {
  goTo(screenLink(to));
}

export function closeOrder(): void {
  goTo(screenLink(screen.value));
}
