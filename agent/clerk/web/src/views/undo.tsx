import { computed, signal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";
import type { Card } from "../../generated/api";
import { texts } from "../i18n";
import { allCards } from "../state/board";
import { agentNow } from "../state/clock";
import { command } from "../state/commands";
import { orderKey, pending } from "../state/pending";
import { Icon } from "../ui/icon";

/** Answers that have not left yet, the newest first. */
const undoable = computed<readonly Card[]>(() =>
  allCards()
    .filter((card) => (card.sync.undo_until_ms ?? 0) > agentNow.value)
    .sort((a, b) => (b.sync.undo_until_ms ?? 0) - (a.sync.undo_until_ms ?? 0)),
);

const isLeaving = computed(() => undoable.value.length > 0);
const isListOpen = signal(false);
/** A press that was meant for what lay there a moment before must not take an answer back. */
const isTooFresh = signal(false);
const fresh_ms = 600;

function undo(card: Card): void {
  void command(card, "undo_decision");
}

async function undoAll(cards: readonly Card[]): Promise<void> {
  for (const card of cards) {
    await command(card, "undo_decision");
  }
}

/** Takes the last answer back; undefined while there is none to take back. */
export function undoLast(): (() => void) | undefined {
  const [last] = undoable.peek();
  return last && !pending.peek().has(orderKey(last.order_ref)) ? () => undo(last) : undefined;
}

const secondsLeft = (card: Card) => Math.max(1, Math.ceil(((card.sync.undo_until_ms ?? 0) - agentNow.value) / 1000));

/** Each answer that leaves, with its own time and its own way back. */
function LeavingList({ cards }: { cards: readonly Card[] }) {
  const t = texts.value;
  const p = t.people;
  return (
    <ul id="leaving" class="undo-list" role="list">
      {cards.map((card, index) => (
        <li key={card.order_ref}>
          <span>{p.leavesIn(card.short_code, t.state[card.state], secondsLeft(card))}</span>
          <button class="button small" aria-keyshortcuts={index === 0 ? "Z" : undefined} onClick={() => undo(card)}>
            {p.undo} {card.short_code}{index === 0 && <kbd>Z</kbd>}
          </button>
        </li>
      ))}
    </ul>
  );
}

/**
 * What leaves in a moment, how long it still waits, and the way back: one bar with a place of its own below the work, so
 * that it covers nothing; more than one answer stand in a list behind it.
 */
export function UndoBar() {
  const hasCards = isLeaving.value;
  useLayoutEffect(() => {
    isListOpen.value = false;
    isTooFresh.value = hasCards;
    const timer = setTimeout(() => { isTooFresh.value = false; }, fresh_ms);
    return () => clearTimeout(timer);
  }, [hasCards]);
  const t = texts.value;
  const p = t.people;
  const cards = undoable.value;
  const [last] = cards;
  if (!last) {
    return null;
  }
  const isMany = cards.length > 1;
  const isListed = isMany && isListOpen.value;
  return (
    <section class="undo-bar" aria-label={p.leaving} data-fresh={isTooFresh.value}>
      {isListed && <LeavingList cards={cards} />}
      <div class="undo-line">
        <Icon name="clock" />
        <p>{isMany ? p.manyLeave(cards.length, secondsLeft(last)) : p.leavesIn(last.short_code, t.state[last.state], secondsLeft(last))}</p>
        {isMany && (
          <button class="button small" aria-expanded={isListed} aria-controls={isListed ? "leaving" : undefined} onClick={() => { isListOpen.value = !isListed; }}>
            {isListed ? t.close : p.seeLeaving}
          </button>
        )}
        {isListed
          ? <button class="button small" onClick={() => void undoAll(cards)}>{p.undoAll(cards.length)}</button>
          : <button class="button small" aria-keyshortcuts="Z" onClick={() => undo(last)}>{p.undo}{isMany && ` ${last.short_code}`}<kbd>Z</kbd></button>}
      </div>
    </section>
  );
}
