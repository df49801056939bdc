import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Card, CommandKind, OrderDetail, OrderState } from "../../generated/api";
import { texts } from "../i18n";
import { closeOrder, openOrder, screenLink } from "../route";
import { workScreen } from "../scan/routing";
import { cardOf } from "../state/board";
import { hubNow } from "../state/clock";
import { wordProblem } from "../state/commands";
import { people } from "../state/people_seen";
import { detail, detailProblem } from "../state/detail";
import { more } from "../state/more";
import { orderKey, pending } from "../state/pending";
import { Icon } from "../ui/icon";
import { doAction, doPart, doRefuse, leaveForm, panelMode } from "./actions";
import { PartForm, RefuseForm } from "./decide";
import { HandOver } from "../fulfilment/hand_over";
import { CancelForm, CancellationForm, ConfirmForm, DispatchForm, IncidentForm, InvoiceForm, PackForm, ReadyForm, ReversalForm } from "./forms";
import { OrderBody } from "./order_body";
import { Badges, Standing, TimeLeft } from "./ticket";
import { isConfirmKind, type PanelMode } from "./types";
import { deadlineSentence, hubReason, proposalWords, workWord } from "./words";
import { LostNotice } from "./lost_notice";
import { OthersHere } from "./others_here";

/** The command that a mode of the panel ends in; the mode ends when the rules no longer allow it. */
function commandOf(mode: PanelMode): CommandKind | undefined {
  if (mode === "view") {
    return undefined;
  }
  return mode === "part" || mode === "refuse" ? "decide" : mode;
}

function titleOf(mode: PanelMode): string {
  const t = texts.value;
  switch (mode) {
    case "view":
      return t.order;
    case "part":
      return t.decideTitle.part;
    case "refuse":
      return t.decideTitle.refuse;
    case "report_short":
      return t.decideTitle.short;
    default:
      return t.action[mode];
  }
}

/** The form of a mode. Keyed by what it was made from, so that it starts anew if the hub changes the lines. */
function Form({ order, mode }: { order: OrderDetail; mode: PanelMode }) {
  const key = order.lines.map((line) => `${line.line_id}:${line.quantity}:${line.accepted ?? ""}`).join("|");
  switch (mode) {
    case "part":
      return <PartForm key={key} order={order} kind="part" />;
    case "report_short":
      return <PartForm key={key} order={order} kind="short" />;
    case "refuse":
      return <RefuseForm key={key} order={order} />;
    case "pack":
      return <PackForm order={order} />;
    case "attach_invoice":
      return <InvoiceForm order={order} />;
    case "dispatch":
      return <DispatchForm order={order} />;
    case "mark_ready":
      return <ReadyForm order={order} />;
    case "hand_over":
      return <HandOver key={key} order={order} onLeave={() => leaveForm("hand_over")} />;
    case "report_incident":
      return <IncidentForm order={order} />;
    case "reverse_handover":
      return <ReversalForm order={order} />;
    case "cancel_by_store":
      return <CancelForm order={order} />;
    case "answer_cancellation":
      return <CancellationForm order={order} />;
    case "approve_answer": {
      const Here = more.value?.approval;
      return Here ? <Here key={key} order={order} /> : <p class="quiet-line" role="status">{texts.value.screenComing}</p>;
    }
    default:
      return isConfirmKind(mode) ? <ConfirmForm key={mode} order={order} kind={mode} /> : null;
  }
}

const dangerous: CommandKind[] = ["cancel_by_store", "reverse_handover", "void_labels", "mark_not_collected", "drop_message"];

/** States whose goods come back, or may, by a return. */
const comesBack: readonly OrderState[] = ["in_return", "delivered", "partly_delivered"];

/** The button that had the focus is gone: the keyboard goes on at `target`. */
function focusIfLost(target: HTMLElement | null | undefined): void {
  if (!document.activeElement || document.activeElement === document.body) {
    target?.focus();
  }
}

/** What only a manager may is shown to those who may; where nobody signs in, everybody may. */
function isMine(kind: CommandKind): boolean {
  const me = people.value?.me;
  return kind !== "reverse_handover" || !me || me.may.includes("reverse_handover");
}

function ActionBar({ order }: { order: OrderDetail }) {
  const t = texts.value;
  const { card } = order;
  const waiting = pending.value.get(orderKey(card.order_ref));
  const bar = useRef<HTMLElement>(null);
  const wasWaiting = useRef(false);
  useLayoutEffect(() => {
    if (wasWaiting.current && !waiting) {
      focusIfLost(bar.current?.querySelector("button"));
    }
    wasWaiting.current = waiting !== undefined;
  }, [waiting]);
  if (waiting) {
    return <footer class="foot"><p class="foot-sentence" role="status">{waiting === "retrying" ? t.noAnswer : t.saving}</p></footer>;
  }
  const mayComeBack = comesBack.includes(card.state);
  if (!card.actions.length && !mayComeBack) {
    return null;
  }
  const next = card.next_action;
  const work = workScreen(card);
  const others = card.actions.filter((kind) => kind !== next && kind !== "decide" && isMine(kind));
  return (
    <footer class="foot" ref={bar}>
      <div class="foot-buttons">
        {next && !(next === "decide" && card.is_paid === false) && (
          <button class="button primary" aria-keyshortcuts={next === "decide" ? "A" : undefined} onClick={() => void doAction(card, next)}>
            {t.action[next]}{next === "decide" && <kbd>A</kbd>}
          </button>
        )}
        {work && card.state !== "accepted" && card.state !== "partly_accepted" && (
          <a class="button" href={screenLink(work)}>{workWord(card)}<Icon name="go" /></a>
        )}
        {card.actions.includes("decide") && (
          <>
            {card.is_paid !== false && <button class="button" aria-keyshortcuts="P" onClick={() => doPart(card)}>{t.acceptPart}<kbd>P</kbd></button>}
            <button class="button quiet" aria-keyshortcuts="R" onClick={() => doRefuse(card)}>{t.refuse}<kbd>R</kbd></button>
          </>
        )}
        {others.sort((a, b) => Number(dangerous.includes(a)) - Number(dangerous.includes(b))).map((kind) => (
          <button key={kind} class={`button ${dangerous.includes(kind) ? "quiet" : ""}`} onClick={() => void doAction(card, kind)}>
            {t.action[kind]}
          </button>
        ))}
        {mayComeBack && <a class="button" href={screenLink({ name: "returns", query: card.order_id })}>{t.nav.returns}<Icon name="go" /></a>}
      </div>
    </footer>
  );
}

function Opened({ order }: { order: OrderDetail }) {
  const t = texts.value;
  const known = cardOf(order.card.order_ref);
  const fresh: OrderDetail = known && known.revision > order.card.revision ? { ...order, card: known } : order;
  const { card } = fresh;
  const asked = panelMode.value;
  const needed = commandOf(asked);
  const mode: PanelMode = needed === undefined || card.actions.includes(needed) ? asked : "view";
  useEffect(() => {
    if (mode !== asked && !pending.peek().has(orderKey(card.order_ref))) {
      leaveForm(asked); // decided elsewhere meanwhile
    }
  });
  useLayoutEffect(() => {
    if (mode === "view") {
      focusIfLost(document.getElementById("panel-title"));
    }
  }, [mode]);
  const sentence = deadlineSentence(card, hubNow.value);
  return (
    <>
      <div class="panel-scroll" tabIndex={0} role="group" aria-label={t.orderText}>
        <LostNotice card={card} />
        <OthersHere order_ref={card.order_ref} />
        {sentence && <p class="panel-time"><TimeLeft card={card} /><span>{sentence}</span></p>}
        <Standing card={card} />
        <p class="badges"><Badges card={card} /></p>
        {card.proposed && mode === "view" && <p class="hint"><Icon name="people" /><span>{proposalWords(card.proposed)}</span></p>}
        {card.sync.state === "needs_person" && (
          <p class="hint bad"><Icon name="warning" /><span>{t.hubRefusedMessage(hubReason(card.sync.problem))}</span></p>
        )}
        {mode === "view" ? <OrderBody order={fresh} /> : (
          <section class="panel-form" aria-label={titleOf(mode)}>
            <h3>{titleOf(mode)}</h3>
            <Form order={fresh} mode={mode} />
          </section>
        )}
      </div>
      {mode === "view" && <ActionBar order={fresh} />}
    </>
  );
}

function Frame({ card, children }: { card: Card | undefined; children: ComponentChildren }) {
  const t = texts.value;
  const heading = useRef<HTMLHeadingElement>(null);
  const order_ref = openOrder.value;
  useLayoutEffect(() => {
    if (panelMode.peek() === "view") {
      heading.current?.focus();
    }
  }, [order_ref]);
  return (
    <section class="panel" aria-labelledby="panel-title">
      <header class="panel-head">
        <h2 id="panel-title" ref={heading} tabIndex={-1}>{card ? <><span class="hidden">{t.order} </span>{card.short_code}</> : t.order}</h2>
        {card && (
          <p class="panel-who">
            <span class="journey"><Icon name={card.journey === "pickup_in_store" ? "bag" : "truck"} />{t.journey[card.journey]}</span>
            <span>{card.customer_name}{card.channel && ` · ${card.channel}`}</span>
          </p>
        )}
        <button class="button quiet" aria-keyshortcuts="Escape" onClick={closeOrder}><Icon name="close" />{t.close}</button>
      </header>
      {children}
    </section>
  );
}

/** The open order, beside the board or over it. */
export function Panel() {
  const t = texts.value;
  const order = detail.value;
  const problem = detailProblem.value;
  return (
    <Frame card={order?.card}>
      {order ? <Opened order={order} /> : problem ? (
        <p class="empty" role="alert">{(problem as { status?: number }).status === 404 ? t.orderMissing : wordProblem(problem)}</p>
      ) : (
        <p class="empty" role="status">{t.loading}</p>
      )}
    </Frame>
  );
}
