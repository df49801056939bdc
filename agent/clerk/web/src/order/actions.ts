import { computed, signal } from "@preact/signals";
import type { Card, CommandKind } from "../../generated/api";
import { texts } from "../i18n";
import { goTo, goToScreen, openOrder, orderLink, screen } from "../route";
import { cardOf } from "../state/board";
import { acceptAll, command } from "../state/commands";
import { detail } from "../state/detail";
import { shownNew } from "../state/filter";
import { notify } from "../state/notices";
import { wholeOrder } from "../state/orders";
import { orderKey, pending } from "../state/pending";
import { isConfirmKind, isFormKind, type PanelMode } from "./types";

/** What the panel of the open order is busy with. */
export const panelMode = signal<PanelMode>("view");
/** The order whose label somebody wants again: its papers ask why. */
export const reprintAsked = signal<number | undefined>(undefined);

/** Back from a form to the order, unless the person has gone on to another one meanwhile. */
export function leaveForm(form: PanelMode): void {
  if (panelMode.peek() === form) {
    panelMode.value = "view";
  }
}

/** Opens an order, perhaps straight in a form. */
export function openIn(order_ref: number, mode: PanelMode): void {
  if (openOrder.peek() !== order_ref) {
    goTo(orderLink(order_ref));
  }
  panelMode.value = mode;
}

export function askReprint(order_ref: number): void {
  openIn(order_ref, "view");
  reprintAsked.value = order_ref;
}

/** The new order that a key answers while nothing has the focus: it stays the same when others come in above it. */
const chosenNew = signal<number | undefined>(undefined);
export const currentNew = computed<Card | undefined>(() => {
  const cards = shownNew.value;
  return cards.find((card) => card.order_ref === chosenNew.value) ?? cards.find((card) => !card.proposed);
});

export function chooseNew(order_ref: number | undefined): void {
  chosenNew.value = order_ref;
}

export function focusedTicket(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>("[data-order]") ?? null;
}

/** The order that a key or a printed command means: the open one, the one worked on, the one with the focus. */
export function meantCard(): Card | undefined {
  const open = openOrder.peek();
  if (open !== undefined) {
    return cardOf(open) ?? detail.peek()?.card;
  }
  const { name, order_ref } = screen.peek();
  if (order_ref !== undefined) {
    return cardOf(order_ref) ?? wholeOrder(order_ref)?.card;
  }
  const ticket = focusedTicket();
  if (ticket) {
    return cardOf(Number(ticket.dataset["order"]));
  }
  return name === "new" ? currentNew.peek() : undefined;
}

/**
 * Acts from a ticket and puts the focus back where the work goes on, because the ticket moves to another column under the
 * person's hands: to its neighbour after an answer (the next one waits), else to the ticket itself.
 */
async function actKeepingFocus(card: Card, goesOnTo: "neighbour" | "same", act: () => Promise<boolean>): Promise<void> {
  const focused = document.activeElement;
  const item = focused?.closest(".tickets .ticket")?.closest("li");
  const neighbour = (item?.nextElementSibling ?? item?.previousElementSibling)?.querySelector<HTMLElement>("[data-order]")?.dataset["order"];
  const isDone = await act();
  if (!item || !isDone) {
    return;
  }
  const order = goesOnTo === "neighbour" && neighbour ? neighbour : String(card.order_ref);
  // Two frames later the columns are drawn anew.
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const isFree = document.activeElement === focused || document.activeElement === document.body || !document.activeElement;
    if (isFree) {
      document.querySelector<HTMLElement>(`.tickets [data-order="${order}"] h3 a`)?.focus();
    }
  }));
}

/** Does an action, or opens the form that it needs first. */
export async function doAction(card: Card, kind: CommandKind): Promise<void> {
  if (kind === "decide") {
    await actKeepingFocus(card, "neighbour", () => acceptAll(card));
  } else if (isFormKind(kind) || isConfirmKind(kind)) {
    openIn(card.order_ref, kind);
  } else {
    await actKeepingFocus(card, "same", () => command(card, kind));
  }
}

/** Starts to pick and goes to the screen where that is done. */
export async function startPicking(card: Card): Promise<void> {
  if (await command(card, "start_picking")) {
    goToScreen({ name: "pick", order_ref: card.order_ref });
  }
}

function isUnpaid(card: Card): boolean {
  if (card.is_paid === false) {
    notify("bad", () => texts.value.problem["on-hold"] ?? "", card.order_ref);
  }
  return card.is_paid === false;
}

function ifAnswerable(card: Card, act: () => void): void {
  if (pending.peek().has(orderKey(card.order_ref))) {
    return;
  }
  if (card.actions.includes("decide")) {
    act();
  } else if (card.proposed) {
    openIn(card.order_ref, "approve_answer");
  } else {
    notify("bad", () => texts.value.notOffered(card.short_code), card.order_ref);
  }
}

export function doAccept(card: Card): void {
  ifAnswerable(card, () => void (isUnpaid(card) || doAction(card, "decide")));
}

export function doPart(card: Card): void {
  ifAnswerable(card, () => void (isUnpaid(card) || openIn(card.order_ref, "part")));
}

export function doRefuse(card: Card): void {
  ifAnswerable(card, () => openIn(card.order_ref, "refuse"));
}
