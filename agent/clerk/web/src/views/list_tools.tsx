import type { ComponentChildren } from "preact";
import type { Card } from "../../generated/api";
import { texts } from "../i18n";
import { Ticket } from "../order/ticket";
import { openOrder } from "../route";
import { chipsOf, filter, type Chip } from "../state/filter";
import { connection } from "../state/live";
import { notify } from "../state/notices";
import { Icon, type IconName } from "../ui/icon";
import { VirtualList } from "../ui/virtual_list";

function wordOf(chip: Chip): string {
  const t = texts.value;
  if (chip.key === "late") {
    return t.lists.late;
  }
  const value = chip.key.slice(chip.key.indexOf(" ") + 1);
  return chip.key.startsWith("journey ") ? t.journey[value as Card["journey"]] : value;
}

/** The filters that make a difference for these cards, with their counts. */
export function Chips({ cards }: { cards: readonly Card[] }) {
  const t = texts.value;
  const chips = chipsOf(cards);
  if (!chips.length) {
    return null;
  }
  return (
    <div class="chips" role="group" aria-label={t.lists.filters}>
      {chips.map((chip) => (
        <button key={chip.key} class="filter" aria-pressed={chip.isOn} data-late={chip.key === "late"} onClick={() => { filter.value = { ...filter.peek(), ...chip.change }; }}>
          {chip.key === "late" && <Icon name="warning" />}
          {wordOf(chip)} <span class="filter-count">{chip.count}</span>
        </button>
      ))}
      {chips.some((chip) => chip.isOn) && (
        <button class="button small quiet" onClick={() => { filter.value = {}; }}><Icon name="close" />{t.lists.allAgain}</button>
      )}
    </div>
  );
}

/** A click that a new order's arrival would have led astray was not taken. */
export function sayListMoved(): void {
  notify("good", () => texts.value.lists.moved);
}

/** "Mostrar A7 +2": newcomers that wait until a hand is out of the way. */
export function wordOfHeld(held: readonly Card[]): string {
  return texts.value.lists.letIn(held[0]?.short_code ?? "", held.length - 1);
}

export function Tickets({ cards, label }: { cards: readonly Card[]; label: string }) {
  return (
    <VirtualList
      items={cards}
      keyOf={(card) => card.order_ref}
      render={(card) => <Ticket card={card} isOpen={openOrder.value === card.order_ref} />}
      estimate_px={276}
      gap_px={12}
      column_px={280}
      label={label}
      onMissed={sayListMoved}
      wordOfHeld={wordOfHeld}
    />
  );
}

/** An empty list says what will come here, and from where; before the first answer nothing is known to be empty. */
export function Empty({ icon = "check", title, hint, children }: { icon?: IconName; title: string; hint: string; children?: ComponentChildren }) {
  if (connection.value === "starting") {
    return <p class="empty large" role="status">{texts.value.loading}</p>;
  }
  return (
    <div class="empty large">
      <Icon name={icon} />
      <p><strong>{title}</strong></p>
      <p>{hint}</p>
      {children}
    </div>
  );
}

/** The head of a screen: its name, how much there is, its tools. */
export function Head({ title, count, children }: { title: string; count?: number; children?: ComponentChildren }) {
  return (
    <header class="head">
      <h2 class="page-title">{title}{count !== undefined && <span class="column-count">{count}</span>}</h2>
      {children && <div class="head-tools">{children}</div>}
    </header>
  );
}

/** A list of tickets under a heading of its own. */
export function Group({ title, cards, children }: { title: string; cards: readonly Card[]; children?: ComponentChildren }) {
  if (!cards.length) {
    return null;
  }
  return (
    <section class="list-group" aria-label={`${title}: ${texts.value.orders(cards.length)}`}>
      <h3>{title} <span class="column-count">{cards.length}</span>{children}</h3>
      <Tickets cards={cards} label={title} />
    </section>
  );
}
