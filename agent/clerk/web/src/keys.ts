import { signal } from "@preact/signals";
import type { Card } from "../generated/api";
import { texts } from "./i18n";
import { doAccept, doPart, doRefuse, panelMode } from "./order/actions";
import { closeOrder, openOrder } from "./route";
import { cardOf } from "./state/board";
import { detail } from "./state/detail";
import { notify } from "./state/notices";
import { searchField } from "./views/frame";
import { isHelpOpen } from "./views/help";

const storageKey = "balcao.keys";

function stored(): boolean {
  try {
    return localStorage.getItem(storageKey) !== "off";
  } catch {
    return true;
  }
}

export const areKeysOn = signal(stored());

export function setKeysOn(isOn: boolean): void {
  areKeysOn.value = isOn;
  try {
    localStorage.setItem(storageKey, isOn ? "on" : "off");
  } catch {
    // storage switched off: the choice lasts as long as the page
  }
}

function focusedTicket(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>("[data-order]") ?? null;
}

/** The order that a letter means: the open one, else the one that has the focus. */
function meantCard(): Card | undefined {
  const open = openOrder.peek();
  if (open !== undefined) {
    return cardOf(open) ?? detail.peek()?.card;
  }
  const ticket = focusedTicket();
  return ticket ? cardOf(Number(ticket.dataset["order"])) : undefined;
}

function withCard(act: (card: Card) => void): void {
  const card = meantCard();
  if (card) {
    act(card);
  } else {
    notify("bad", () => texts.value.chooseOrder);
  }
}

/** Moves between tickets: up and down in a column, left and right to the nearest ticket of the next column. */
function walk(key: string): boolean {
  const tickets = [...document.querySelectorAll<HTMLElement>(".board [data-order]")];
  const from = focusedTicket();
  if (!from) {
    const first = tickets[0];
    first?.querySelector<HTMLElement>("h3 a")?.focus();
    return first !== undefined;
  }
  const here = from.getBoundingClientRect();
  const isAlong = key === "ArrowUp" || key === "ArrowDown";
  const sign = key === "ArrowDown" || key === "ArrowRight" ? 1 : -1;
  let best: HTMLElement | undefined;
  let bestDistance = Infinity;
  for (const ticket of tickets) {
    const there = ticket.getBoundingClientRect();
    const along = isAlong ? there.top - here.top : there.left - here.left;
    const across = Math.abs(isAlong ? there.left - here.left : there.top - here.top);
    const distance = Math.abs(along) + across * 3;
    if (ticket !== from && along * sign > 4 && (!isAlong || across < 8) && distance < bestDistance) {
      best = ticket;
      bestDistance = distance;
    }
  }
  const link = best?.querySelector<HTMLElement>("h3 a");
  link?.focus();
  best?.scrollIntoView({ block: "nearest", inline: "nearest" });
  return link !== undefined;
}

/** Leaves a form first, then the order; the focus goes back to the order's ticket. */
function leave(): boolean {
  if (document.querySelector(".panel-form")) {
    panelMode.value = "view";
    document.getElementById("panel-title")?.focus();
    return true;
  }
  const open = openOrder.peek();
  if (open === undefined) {
    return false;
  }
  closeOrder();
  return true;
}

function handle(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement;
  const isTyping = target.matches("input:not([type=radio]):not([type=checkbox]), textarea, select");
  if (event.key === "Escape" && !isHelpOpen.peek()) {
    return leave();
  }
  if (isTyping || event.ctrlKey || event.altKey || event.metaKey || isHelpOpen.peek()) {
    return false;
  }
  if (event.key.startsWith("Arrow")) {
    return !target.closest(".panel, .tiles, dialog") && walk(event.key);
  }
  if (!areKeysOn.peek() || event.repeat) {
    return false;
  }
  switch (event.key) {
    case "a":
    case "A":
      withCard(doAccept);
      return true;
    case "p":
    case "P":
      withCard(doPart);
      return true;
    case "r":
    case "R":
      withCard(doRefuse);
      return true;
    case "/":
      searchField.peek()?.focus();
      return true;
    case "?":
      isHelpOpen.value = true;
      return true;
    default:
      return false;
  }
}

export function listenToKeys(): void {
  document.addEventListener("keydown", (event) => {
    if (handle(event)) {
      event.preventDefault();
    }
  });
}
