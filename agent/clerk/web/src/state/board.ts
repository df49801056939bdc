import { computed, signal } from "@preact/signals";
import type { Board, BoardChange, Card } from "../../generated/api";

/** The columns of the board, in the order of the work. */
export const shownStages = ["new", "to_pick", "picking", "to_pack", "carrier", "pickup", "on_the_way", "problem"] as const;
export type ShownStage = (typeof shownStages)[number];

const cards = new Map<number, Card>();
/** Grows with every change to the cards; what reads the map below depends on it. */
export const changes = signal(0);
/** Counts what changes in the ledger beside the orders of the board: returns, store credit, proofs, stock. */
export const otherChanges = signal(0);
/** Counts everything that changes in the ledger. */
export const allChanges = computed(() => changes.value + otherChanges.value);

/** Revision of the ledger that the cards stand for. */
export let boardRevision = 0;
export const isBoardLoaded = signal(false);

/** Told about what the agent changed, after the cards were taken over. */
type Watcher = (change: { shown: Card[]; before: Map<number, Card>; gone: Card[] }) => void;
const watchers: Watcher[] = [];
export function onBoardChange(watcher: Watcher): void {
  watchers.push(watcher);
}

export function cardOf(order_ref: number): Card | undefined {
  void changes.value;
  return cards.get(order_ref);
}

export function allCards(): Card[] {
  void changes.value;
  return [...cards.values()];
}

/** The column of a card. Finished orders are on the board only while something of theirs is open. */
export function columnOf(card: Card): ShownStage | undefined {
  if (card.stage !== "done") {
    return card.stage;
  }
  const needsPerson = card.sync.state === "needs_person" || card.label === "ask" || card.label === "held" || card.tasks?.length;
  return needsPerson ? "problem" : undefined;
}

function byDeadline(a: Card, b: Card): number {
  return (a.deadline_ms ?? Infinity) - (b.deadline_ms ?? Infinity) || a.assigned_ms - b.assigned_ms || a.order_ref - b.order_ref;
}

/** The cards of each column, most urgent first. */
export const columns = computed(() => {
  void changes.value;
  const result = new Map<ShownStage, Card[]>(shownStages.map((stage) => [stage, []]));
  for (const card of cards.values()) {
    const stage = columnOf(card);
    if (stage) {
      result.get(stage)?.push(card);
    }
  }
  for (const list of result.values()) {
    // Without a deadline Infinity - Infinity is NaN, which `||` passes over.
    list.sort(byDeadline);
  }
  return result;
});

export function takeBoard(board: Board): void {
  const before = new Map(cards);
  cards.clear();
  for (const card of board.orders) {
    cards.set(card.order_ref, card);
  }
  boardRevision = board.revision;
  changes.value++;
  if (isBoardLoaded.value) {
    const gone = [...before.values()].filter((card) => !cards.has(card.order_ref));
    const shown = board.orders.filter((card) => before.get(card.order_ref)?.revision !== card.revision);
    tell(shown, before, gone);
  }
  isBoardLoaded.value = true;
}

export function takeChange(change: BoardChange): void {
  const before = new Map<number, Card>();
  const gone: Card[] = [];
  for (const order_ref of change.gone) {
    const card = cards.get(order_ref);
    if (card) {
      gone.push(card);
      cards.delete(order_ref);
    }
  }
  for (const card of change.shown) {
    const known = cards.get(card.order_ref);
    if (known) {
      before.set(card.order_ref, known);
    }
    if (!known || known.revision <= card.revision) {
      cards.set(card.order_ref, card);
    }
  }
  boardRevision = Math.max(boardRevision, change.revision);
  changes.value++;
  tell(change.shown, before, gone);
}

/** A command's answer carries the order as it stands: shown at once, the stream's copy comes later. */
export function takeCard(card: Card): void {
  const known = cards.get(card.order_ref);
  if (known && known.revision <= card.revision) {
    cards.set(card.order_ref, card);
    changes.value++;
  }
}

function tell(shown: Card[], before: Map<number, Card>, gone: Card[]): void {
  for (const watcher of watchers) {
    watcher({ shown, before, gone });
  }
}
