import { computed } from "@preact/signals";
import type { Card } from "../../generated/api";
import { texts } from "../i18n";
import { allCards } from "../state/board";
import { agentNow } from "../state/clock";
import { command, orderKey, pending } from "../state/commands";
import { Icon } from "../ui/icon";

/** So many bars lie over the page at most; the newest answer comes first. */
const mostShown = 3;

/** Answers that have not left yet. */
const undoable = computed<readonly Card[]>(() =>
  allCards()
    .filter((card) => (card.sync.undo_until_ms ?? 0) > agentNow.value)
    .sort((a, b) => (b.sync.undo_until_ms ?? 0) - (a.sync.undo_until_ms ?? 0)),
);

function undo(card: Card): void {
  void command(card, "undo_decision");
}

/** Takes the last answer back; undefined while there is none to take back. */
export function undoLast(): (() => void) | undefined {
  const [last] = undoable.peek();
  return last && !pending.peek().has(orderKey(last.order_ref)) ? () => undo(last) : undefined;
}

/** What leaves in a moment, how long it still waits, and the way back. */
export function UndoBars() {
  const t = texts.value;
  const p = t.people;
  const cards = undoable.value.slice(0, mostShown);
  return (
    <div class="undo-bars">
      {cards.map((card, index) => (
        <div key={card.order_ref} class="undo-bar" role="group" aria-label={`${p.undo} ${card.short_code}`}>
          <Icon name="clock" />
          <p>{p.leavesIn(card.short_code, t.state[card.state], Math.ceil(((card.sync.undo_until_ms ?? 0) - agentNow.value) / 1000))}</p>
          <button class="button small" aria-keyshortcuts={index === 0 ? "Z" : undefined} onClick={() => undo(card)}>{p.undo}{index === 0 && <kbd>Z</kbd>}</button>
        </div>
      ))}
    </div>
  );
}
