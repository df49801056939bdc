import type { Card } from "../../generated/api";
import { hushNow, ringing } from "../alarm/alarm";
import { texts } from "../i18n";
import { addKeys, type KeyMap } from "../keys";
import { askReprint, chooseNew, currentNew, doAccept, doPart, doRefuse, focusedTicket, meantCard, panelMode } from "../order/actions";
import { closeOrder, goToScreen, openOrder, screen } from "../route";
import { shownNew } from "../state/filter";
import { isHelpOpen } from "../state/help";
import { notify } from "../state/notices";
import { searchField } from "./frame";
import { places } from "./nav";
import { undoLast } from "./undo";

function withCard(act: (card: Card) => void): () => void {
  return () => {
    const card = meantCard();
    if (card) {
      act(card);
    } else {
      notify("bad", () => texts.value.chooseOrder);
    }
  };
}

/** Moves between tickets: up and down in a column, left and right to the nearest ticket of the next column. */
function walk(key: string): void {
  if (document.activeElement?.closest(".panel, .tiles, .rail, form, [role=group]")) {
    return;
  }
  const tickets = [...document.querySelectorAll<HTMLElement>(".tickets [data-order]")];
  const from = focusedTicket();
  if (!from) {
    const current = tickets.find((ticket) => ticket.dataset["current"] === "true") ?? tickets[0];
    current?.querySelector<HTMLElement>("h3 a")?.focus();
    return;
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
  best?.querySelector<HTMLElement>("h3 a")?.focus();
  best?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** Leaves a form first, then the order, then the work on an order. */
function leave(): void {
  if (isHelpOpen.peek()) {
    isHelpOpen.value = false;
  } else if (document.querySelector(".panel-form")) {
    panelMode.value = "view";
    document.getElementById("panel-title")?.focus();
  } else if (openOrder.peek() !== undefined) {
    closeOrder();
  } else if (screen.peek().order_ref !== undefined) {
    goToScreen({ name: screen.peek().name });
  } else {
    (document.activeElement as HTMLElement | null)?.blur();
  }
}

/** After an answer by key without a focus, the next new order is the current one. */
function goOnAfter(card: Card, act: (card: Card) => void): void {
  const cards = shownNew.peek();
  const at = cards.findIndex((one) => one.order_ref === card.order_ref);
  const isCurrent = screen.peek().name === "new" && currentNew.peek()?.order_ref === card.order_ref;
  act(card);
  if (isCurrent) {
    chooseNew((cards[at + 1] ?? cards[at - 1])?.order_ref);
  }
}

/** The keys that count everywhere, under those of the screen that is shown. */
export function addBaseKeys(): void {
  const numbers = Object.fromEntries(places.filter((place) => place.hotkey).map((place) => [place.hotkey, () => goToScreen({ name: place.name })]));
  const arrows = Object.fromEntries(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"].map((key) => [key, () => walk(key)]));
  const keys: KeyMap = {
    ...numbers,
    ...arrows,
    a: withCard((card) => goOnAfter(card, doAccept)),
    p: withCard(doPart),
    r: withCard(doRefuse),
    i: withCard((card) => askReprint(card.order_ref)),
    "/": () => searchField.peek()?.focus(),
    "?": () => {
      isHelpOpen.value = true;
    },
    Escape: leave,
  };
  addKeys(() => ({ ...keys, z: undoLast(), c: ringing.peek().length ? hushNow : undefined }));
}
