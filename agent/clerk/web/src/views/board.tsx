import { useEffect, useRef } from "preact/hooks";
import { signal } from "@preact/signals";
import type { Card } from "../../generated/api";
import { texts } from "../i18n";
import { urgency } from "../i18n/format";
import { Ticket } from "../order/ticket";
import { timeLeft } from "../order/words";
import { openOrder, screenLink, type ScreenName } from "../route";
import { allCards, columnOf, columns, isBoardLoaded, shownStages, type ShownStage } from "../state/board";
import { hubNow } from "../state/clock";
import { Icon, type IconName } from "../ui/icon";
import { useSlide } from "../ui/slide";
import { VirtualList } from "../ui/virtual_list";
import { sayListMoved, Tickets, wordOfHeld } from "./list_tools";

/** The screen where the work of a stage is done, and its sign. */
export const stageScreens: Record<ShownStage, { screen: ScreenName; icon: IconName }> = {
  new: { screen: "new", icon: "inbox" },
  to_pick: { screen: "pick", icon: "basket" },
  picking: { screen: "pick", icon: "basket" },
  to_pack: { screen: "pack", icon: "box" },
  carrier: { screen: "carrier", icon: "truck" },
  pickup: { screen: "pickup", icon: "bag" },
  on_the_way: { screen: "transit", icon: "road" },
  problem: { screen: "problems", icon: "warning" },
};

/** Whether there is room for columns beside each other. */
const isWide = signal(true);

function watchWidth(): () => void {
  const query = matchMedia("(min-width: 48rem)");
  const take = () => {
    isWide.value = query.matches;
  };
  take();
  query.addEventListener("change", take);
  return () => query.removeEventListener("change", take);
}

/** How many orders stand at a stage, and the one that is most pressed for time. */
function Tile({ stage, cards }: { stage: ShownStage; cards: Card[] }) {
  const t = texts.value;
  const worst = cards.find((card) => card.deadline_ms !== undefined);
  const level = urgency(worst?.deadline_ms, worst?.assigned_ms ?? 0, hubNow.value);
  const { screen, icon } = stageScreens[stage];
  return (
    <li>
      <a class="tile" href={screenLink({ name: screen })} data-stage={stage} data-empty={cards.length === 0} data-urgency={worst ? level : "calm"}>
        <span class="tile-name"><Icon name={icon} />{t.stage[stage]}</span>
        <span class="tile-count">{cards.length}</span>
        {worst && (
          <span class="timeleft" data-urgency={level}>
            <Icon name={level === "late" ? "warning" : "clock"} />
            <span>{timeLeft(worst, hubNow.value)}</span>
          </span>
        )}
      </a>
    </li>
  );
}

function Column({ stage, cards }: { stage: ShownStage; cards: Card[] }) {
  const t = texts.value;
  return (
    <section class="column" data-stage={stage} aria-label={`${t.stage[stage]}: ${t.orders(cards.length)}`}>
      <h2>
        <span>{t.stage[stage]}</span> <span class="column-count">{cards.length}</span>
      </h2>
      {cards.length === 0 && <p class="quiet-line">{t.emptyStage[stage]}</p>}
      <div class="column-scroll" tabIndex={-1}>
        <VirtualList
          items={cards}
          keyOf={(card) => card.order_ref}
          render={(card) => <Ticket card={card} isOpen={openOrder.value === card.order_ref} />}
          estimate_px={276}
          gap_px={10}
          column_px={264}
          label={t.stage[stage]}
          onMissed={sayListMoved}
          wordOfHeld={wordOfHeld}
        />
      </div>
    </section>
  );
}

/** The columns beside each other. That of the new orders is always there: a new order has its place before it comes. */
function Columns() {
  const all = columns.value;
  const shown = shownStages.filter((stage) => stage === "new" || all.get(stage)?.length);
  const row = useRef<HTMLDivElement>(null);
  useSlide(row, shown.join());
  return (
    <div class="columns" ref={row}>
      {shown.map((stage) => (
        <Column key={stage} stage={stage} cards={all.get(stage) ?? []} />
      ))}
    </div>
  );
}

/** On a narrow screen: what is most pressed for time, whatever its stage. */
function UrgentFirst() {
  const t = texts.value;
  const cards = allCards()
    .filter((card) => columnOf(card) !== undefined && card.stage !== "on_the_way")
    .sort((a, b) => (a.deadline_ms ?? Infinity) - (b.deadline_ms ?? Infinity) || a.order_ref - b.order_ref);
  return (
    <section class="list-group urgent" aria-label={t.lists.urgent}>
      <h3>{t.lists.urgent}</h3>
      <Tickets cards={cards} label={t.lists.urgent} />
    </section>
  );
}

/** A tile for each stage, in the order of the work. */
export function Tiles() {
  const all = columns.value;
  return (
    <ul class="tiles" role="list">
      {shownStages.map((stage) => (
        <Tile key={stage} stage={stage} cards={all.get(stage) ?? []} />
      ))}
    </ul>
  );
}

/** Everything at a glance: a tile for each stage, and below it the orders themselves. */
export function BoardView() {
  useEffect(watchWidth, []);
  const t = texts.value;
  if (!isBoardLoaded.value) {
    return <p class="empty large" role="status">{t.loading}</p>;
  }
  const all = columns.value;
  const isEmpty = shownStages.every((stage) => !all.get(stage)?.length);
  return (
    <div class="board">
      <h2 class="hidden">{t.board}</h2>
      <nav aria-label={t.stageNavigation}>
        <Tiles />
      </nav>
      {isEmpty ? (
        <div class="empty large">
          <Icon name="check" />
          <p><strong>{t.emptyBoard}</strong></p>
          <p>{t.emptyBoardHint}</p>
        </div>
      ) : isWide.value ? (
        <Columns />
      ) : (
        <UrgentFirst />
      )}
    </div>
  );
}
