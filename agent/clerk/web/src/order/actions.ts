import { signal } from "@preact/signals";
import type { Card, CommandKind } from "../../generated/api";
import { texts } from "../i18n";
import { goTo, openOrder, orderLink } from "../route";
import { acceptAll, command, orderKey, pending } from "../state/commands";
import { notify } from "../state/notices";
import { isConfirmKind, isFormKind, type PanelMode } from "./types";

/** What the panel of the open order is busy with. */
export const panelMode = signal<PanelMode>("view");

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

/**
 * Acts from a ticket and puts the focus back where the work goes on, because the ticket moves to another column under the
 * person's hands: to its neighbour after an answer (the next one waits), else to the ticket itself.
 */
async function actKeepingFocus(card: Card, goesOnTo: "neighbour" | "same", act: () => Promise<boolean>): Promise<void> {
  const focused = document.activeElement;
  const item = focused?.closest(".board .ticket")?.closest("li");
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
      document.querySelector<HTMLElement>(`.board [data-order="${order}"] h3 a`)?.focus();
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

/** The step that brings the order on, if there is one. */
export function doNext(card: Card): void {
  const next = card.next_action;
  if (next) {
    void doAction(card, next);
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
