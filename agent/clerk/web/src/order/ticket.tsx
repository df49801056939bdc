import { useComputed } from "@preact/signals";
import type { Card } from "../../generated/api";
import { texts } from "../i18n";
import { money, urgency } from "../i18n/format";
import { orderLink, screen, screenLink } from "../route";
import { workScreen } from "../scan/routing";
import { hubNow } from "../state/clock";
import { session } from "../state/live";
import { orderKey, pending } from "../state/pending";
import { Icon } from "../ui/icon";
import { currentNew, doAccept, doAction, doPart, doRefuse, openIn, startPicking } from "./actions";
import { OthersHere } from "./others_here";
import { deadlineSentence, hubReason, labelTone, proposalWords, syncIcon, timeLeft, workWord } from "./words";

/** Says how much time is left, and redraws only when its words change. */
export function TimeLeft({ card }: { card: Card }) {
  if (card.deadline_ms === undefined) {
    return null;
  }
  const words = timeLeft(card, hubNow.value);
  const level = urgency(card.deadline_ms, card.assigned_ms, hubNow.value);
  return (
    <span class="timeleft" data-urgency={level} title={deadlineSentence(card, hubNow.value)}>
      <Icon name={level === "late" ? "warning" : "clock"} />
      <span>{words}</span>
    </span>
  );
}

export function Badges({ card }: { card: Card }) {
  const t = texts.value;
  return (
    <>
      {card.cancellation_asked && (
        <span class="badge bad"><Icon name="stop" />{t.cancellationAsked}</span>
      )}
      {card.proposed && (
        <span class="badge warn"><Icon name="people" />{t.second.badge}</span>
      )}
      {card.is_paid === false && (
        <span class="badge bad"><Icon name="lock" />{t.notPaid}</span>
      )}
      {card.tasks?.length ? (
        <span class="badge bad"><Icon name="shelf" />{t.putAway}</span>
      ) : null}
      {card.is_paused && (
        <span class="badge warn"><Icon name="pause" />{t.paused}</span>
      )}
      {card.is_gift && (
        <span class="badge"><Icon name="gift" />{t.gift}</span>
      )}
      {card.is_marketplace && (
        <span class="badge"><Icon name="shop" />{t.marketplace}</span>
      )}
    </>
  );
}

/** Preparation, label and hub in words: where the order stands. */
export function Standing({ card }: { card: Card }) {
  const t = texts.value;
  const tone = labelTone[card.label];
  return (
    <p class="standing">
      <strong>{t.state[card.state]}</strong>
      {card.label !== "none" && (
        <span class={`chip ${tone}`}><Icon name="printer" />{t.label[card.label]}</span>
      )}
      {card.sync.state !== "none" && (
        <span class="chip" data-sync={card.sync.state}>
          <Icon name={syncIcon[card.sync.state]} />
          {t.sync[card.sync.state]}
          {card.sync.state === "queued" && card.sync.attempts ? ` (${t.syncTries(card.sync.attempts)})` : ""}
        </span>
      )}
    </p>
  );
}

function NextButton({ card }: { card: Card }) {
  const t = texts.value;
  const waiting = pending.value.get(orderKey(card.order_ref));
  const next = card.next_action;
  if (!next) {
    return null;
  }
  if (waiting) {
    return <button class="button primary" aria-disabled="true">{waiting === "saving" ? t.saving : t.noAnswer}</button>;
  }
  if (next === "start_picking") {
    return <button class="button primary" onClick={() => void startPicking(card)}>{t.action.start_picking}</button>;
  }
  const work = workScreen(card);
  if (work && next !== "answer_cancellation" && next !== "retry_message" && next !== "approve_answer") {
    return <a class="button primary" href={screenLink(work)}>{workWord(card)}<Icon name="go" /></a>;
  }
  if (next !== "decide") {
    return <button class="button primary" onClick={() => void doAction(card, next)}>{t.action[next]}</button>;
  }
  return (
    <div class="answers">
      {card.is_paid !== false && (
        <>
          <button class="button primary" aria-keyshortcuts="A" onClick={() => doAccept(card)}>{t.action.decide}<kbd>A</kbd></button>
          <button class="button" aria-keyshortcuts="P" onClick={() => doPart(card)}>{t.acceptPart}<kbd>P</kbd></button>
        </>
      )}
      <button class="button quiet" aria-keyshortcuts="R" onClick={() => doRefuse(card)}>{t.refuse}<kbd>R</kbd></button>
    </div>
  );
}

function TicketLines({ card }: { card: Card }) {
  const lines = card.lines ?? [];
  const more = card.line_count - lines.length;
  return (
    <ul class="ticket-lines">
      {lines.map((line, index) => (
        <li key={index}>
          <b>{line.quantity}×</b> <span>{line.description}</span>
          {line.attributes && <small> {line.attributes}</small>}
        </li>
      ))}
      {more > 0 && <li class="more">{texts.value.moreLines(more)}</li>}
    </ul>
  );
}

/** One order on the board: a ticket with a stub (code and time) and what the next hand needs to know. */
export function Ticket({ card, isOpen }: { card: Card; isOpen: boolean }) {
  const t = texts.value;
  const level = useComputed(() => urgency(card.deadline_ms, card.assigned_ms, hubNow.value));
  const stores = session.value?.stores.length ?? 1;
  const isCurrent = screen.value.name === "new" && currentNew.value?.order_ref === card.order_ref;
  return (
    <article class="ticket" data-current={isCurrent} data-order={card.order_ref} data-urgency={level.value} data-journey={card.journey} data-open={isOpen}>
      <header class="stub">
        <h3>
          <a href={orderLink(card.order_ref)} aria-label={t.openOrder(card.short_code)}>{card.short_code}</a>
        </h3>
        <TimeLeft card={card} />
      </header>
      <p class="kind">
        <span class="journey"><Icon name={card.journey === "pickup_in_store" ? "bag" : "truck"} />{t.journey[card.journey]}</span>
        <span class="amount">{t.unitsShort(card.unit_count)} · {money(card.total_minor, card.currency)}</span>
      </p>
      <p class="who">
        <span>{card.customer_name}</span>
        {card.channel && <span class="channel">{card.channel}</span>}
        {stores > 1 && <span class="channel">{t.store(card.store_id)}</span>}
      </p>
      <TicketLines card={card} />
      <p class="badges"><Badges card={card} /></p>
      <OthersHere order_ref={card.order_ref} isShort />
      <Standing card={card} />
      {card.proposed && <p class="ticket-note">{proposalWords(card.proposed)}</p>}
      {card.sync.state === "needs_person" && <p class="ticket-problem">{t.hubRefusedMessage(hubReason(card.sync.problem))}</p>}
      {card.label === "ask" && (
        <button class="button question" onClick={() => openIn(card.order_ref, "view")}><Icon name="printer" />{t.answerPrint}</button>
      )}
      <NextButton card={card} />
    </article>
  );
}
