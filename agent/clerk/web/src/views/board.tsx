import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Card } from "../../generated/api";
import { texts } from "../i18n";
import { urgency } from "../i18n/format";
import { columns, isBoardLoaded, shownStages, type ShownStage } from "../state/board";
import { hubNow } from "../state/clock";
import { Icon } from "../ui/icon";
import { VirtualList } from "../ui/virtual_list";
import { openOrder } from "../route";
import { Ticket } from "../order/ticket";
import { timeLeft } from "../order/words";

/** The stage that is shown alone; nothing: all of them beside each other. */
export const chosenStage = signal<ShownStage | undefined>(undefined);
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

function Tile({ stage, cards }: { stage: ShownStage; cards: Card[] }) {
  const t = texts.value;
  const worst = cards.find((card) => card.deadline_ms !== undefined);
  const level = urgency(worst?.deadline_ms, worst?.assigned_ms ?? 0, hubNow.value);
  const isChosen = shownAlone() === stage;
  const choose = () => {
    chosenStage.value = isChosen && isWide.value ? undefined : stage;
  };
  return (
    <li>
      <button class="tile" data-stage={stage} data-empty={cards.length === 0} aria-pressed={isChosen} onClick={choose}>
        <span class="tile-count">{cards.length}</span>
        <span class="tile-name">{t.stage[stage]}</span>
        {worst && (
          <span class="timeleft" data-urgency={level}>
            <Icon name={level === "late" ? "warning" : "clock"} />
            <span>{timeLeft(worst, hubNow.value)}</span>
          </span>
        )}
      </button>
    </li>
  );
}

/** On a narrow screen there is always one stage: the chosen one, or the first that has orders. */
function shownAlone(): ShownStage | undefined {
  if (chosenStage.value || isWide.value) {
    return chosenStage.value;
  }
  return shownStages.find((stage) => columns.value.get(stage)?.length) ?? "new";
}

function Column({ stage, cards, isAlone }: { stage: ShownStage; cards: Card[]; isAlone: boolean }) {
  const t = texts.value;
  return (
    <section class="column" data-stage={stage} data-alone={isAlone} aria-label={`${t.stage[stage]}: ${t.orders(cards.length)}`}>
      <h2>
        <span>{t.stage[stage]}</span> <span class="column-count">{cards.length}</span>
      </h2>
      <div class="column-scroll" tabIndex={-1}>
        {cards.length ? (
          <VirtualList
            items={cards}
            keyOf={(card) => card.order_ref}
            render={(card) => <Ticket card={card} isOpen={openOrder.value === card.order_ref} />}
            estimate_px={276}
            gap_px={10}
            column_px={264}
            label={t.stage[stage]}
          />
        ) : (
          <p class="empty">{t.emptyStage[stage]}</p>
        )}
      </div>
    </section>
  );
}

export function BoardView() {
  useEffect(watchWidth, []);
  const t = texts.value;
  if (!isBoardLoaded.value) {
    return <p class="empty large" role="status">{t.loading}</p>;
  }
  const all = columns.value;
  const alone = shownAlone();
  const shown = alone ? [alone] : shownStages.filter((stage) => all.get(stage)?.length);
  return (
    <div class="board">
      <nav aria-label={t.stageNavigation}>
        <ul class="tiles" role="list">
          {shownStages.map((stage) => (
            <Tile key={stage} stage={stage} cards={all.get(stage) ?? []} />
          ))}
        </ul>
      </nav>
      {shown.length ? (
        <div class="columns" data-alone={alone !== undefined}>
          {shown.map((stage) => (
            <Column key={stage} stage={stage} cards={all.get(stage) ?? []} isAlone={alone !== undefined} />
          ))}
        </div>
      ) : (
        <div class="empty large">
          <Icon name="check" />
          <p><strong>{t.emptyBoard}</strong></p>
          <p>{t.emptyBoardHint}</p>
        </div>
      )}
    </div>
  );
}
