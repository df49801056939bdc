import type { ComponentChildren } from "preact";
import type { Line, OrderDetail, TimelineEntry } from "../../generated/api";
import { measures } from "../fulfilment/boxes";
import { texts } from "../i18n";
import { clockTime, dayTime, kilograms, money } from "../i18n/format";
import { agentNow, hubNow } from "../state/clock";
import { MessageRow, TaskRow } from "./rows";
import { Papers } from "./papers";
import { deadlineName, refusalWords } from "./words";
import { isTracked, TrackingList } from "./tracking";
import { more } from "../state/more";
import { mayLookAfter } from "../state/people_seen";
import { Photo } from "../ui/photo";
import { hasLeft } from "./left";

function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return <section class="panel-section"><h3>{title}</h3>{children}</section>;
}

/** A list of names and values; what is missing is left out. */
function Facts({ facts }: { facts: Array<[string, ComponentChildren]> }) {
  const said = facts.filter(([, value]) => value !== undefined && value !== "" && value !== null);
  return said.length ? <dl class="facts">{said.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl> : null;
}

function LineRow({ line, currency }: { line: Line; currency: string }) {
  const t = texts.value;
  const codes = [`${t.sku} ${line.sku}`, line.ean && `${t.ean} ${line.ean}`, line.reference && `${t.reference} ${line.reference}`].filter(Boolean);
  return (
    <li>
      <span class="line-quantity">{line.quantity}×</span>
      <div>
        <Photo name={line.photo} size="small" />
        <p class="line-name">{line.description}</p>
        {line.attributes?.length ? <p class="line-attributes">{line.attributes.map(({ name, value }) => <span key={name}>{name}: <b>{value}</b></span>)}</p> : null}
        <p class="line-codes">{codes.join(" · ")}</p>
        {line.accepted !== undefined && <p class="line-fate">{t.accepted(line.accepted)}{line.delivered ? ` · ${t.delivered(line.delivered)}` : ""}</p>}
        {line.refusals.map((refusal, index) => <p key={index} class="line-refusal">{refusalWords(refusal)}</p>)}
      </div>
      <span class="line-price">{money(line.unit_price_minor, currency)}{line.quantity > 1 && <small> {t.each}</small>}</span>
    </li>
  );
}

/** What happened, worded: a moved order says where it got to if the event itself has no words. */
function happened(entry: TimelineEntry): string {
  const t = texts.value;
  const name = t.timelineName[entry.name] ?? (entry.to ? t.state[entry.to] : entry.name);
  return entry.to && entry.name === "decided" ? `${name}: ${t.state[entry.to]}` : name;
}

function Timeline({ entries }: { entries: TimelineEntry[] }) {
  const t = texts.value;
  return (
    <ol class="timeline">
      {[...entries].reverse().map((entry) => (
        <li key={entry.seq}>
          <time dateTime={new Date(entry.at_ms).toISOString()} title={clockTime(entry.at_ms, true)}>{dayTime(entry.at_ms, agentNow.value)}</time>
          <span>
            {happened(entry)}
            {entry.note && <em> “{entry.note}”</em>}
            {entry.proposed_by && <em> · {t.answerOf(entry.proposed_by)}</em>}
            {entry.checked_by && <em> · {texts.value.people.checks[entry.checked_by]}</em>}
            <small> · {entry.actor_name || t.actor[entry.actor_kind]}</small>
          </span>
        </li>
      ))}
    </ol>
  );
}

/** What each box holds and weighs, where whoever packed it said so. */
function Boxes({ order }: { order: OrderDetail }) {
  const t = texts.value;
  if (!order.boxes?.length) {
    return null;
  }
  const nameOf = (line_id: string) => order.lines.find((line) => line.line_id === line_id)?.description ?? line_id;
  return (
    <Section title={t.pack.boxes}>
      <Facts facts={order.boxes.map((box, index) => [
        t.pack.boxNumber(index + 1),
        <>
          {box.weight_g !== undefined && <b>{kilograms(box.weight_g)}</b>}
          {box.size && <span>{measures(box.size)}</span>}
          {box.lines?.map((line) => <span key={line.line_id} class="address-line">{line.quantity}× {nameOf(line.line_id)}</span>)}
        </>,
      ])} />
    </Section>
  );
}

/** A code that the de-para does not know, and the way to its row. */
function HubCode({ code }: { code: string }) {
  const t = texts.value;
  return <>{code}: {t.codeUnknown}{mayLookAfter.value && <> <a href={`#/de-para?table=statuses&code=${encodeURIComponent(code)}`}>{t.define}</a></>}</>;
}

function sumOf(order: OrderDetail): number {
  return order.lines.reduce((sum, line) => sum + line.quantity * line.unit_price_minor, 0);
}

/** Everything about one order. */
export function OrderBody({ order }: { order: OrderDetail }) {
  const t = texts.value;
  const { card, delivery = {} } = order;
  const amount = (amount_minor: number | undefined, sign = 1) => (amount_minor ? money(sign * amount_minor, card.currency) : undefined);
  const isAsking = order.print_jobs.some((job) => job.state === "in_doubt" || job.state === "held");
  const Proofs = hasLeft(card.state) ? more.value?.proofs : undefined;
  const time = (at_ms: number | undefined) => (at_ms === undefined ? undefined : dayTime(at_ms, hubNow.value));
  return (
    <>
      {card.tasks?.map((task) => <ul class="rows" role="list" key={task.task_id}><TaskRow task={{ ...task, order_ref: card.order_ref }} /></ul>)}
      {isAsking && <Papers order={order} />}
      {order.notes && <Section title={t.notes}><p class="note">{order.notes}</p></Section>}
      {order.gift_message && <Section title={t.giftMessage}><p class="note">{order.gift_message}</p></Section>}
      <Section title={`${t.lines} (${card.unit_count})`}>
        <ul class="lines" role="list">{order.lines.map((line) => <LineRow key={line.line_id} line={line} currency={card.currency} />)}</ul>
        <Facts facts={[
          [t.subtotal, amount(sumOf(order))],
          [t.discount, amount(order.discount_minor, -1)],
          [t.freight, amount(order.freight_minor)],
          [t.total, <b>{money(card.total_minor, card.currency)}</b>],
        ]} />
      </Section>
      <Boxes order={order} />
      {!isAsking && <Papers order={order} />}
      <Section title={t.customer}>
        <Facts facts={[[t.name, order.customer.name], [t.document, order.customer.document], [t.phone, order.customer.phone]]} />
      </Section>
      <Section title={t.delivery}>
        <Facts facts={[
          [t.recipient, delivery.recipient],
          [t.address, delivery.address?.length ? delivery.address.map((text, index) => <span key={index} class="address-line">{text}</span>) : undefined],
          [t.carrier, delivery.carrier],
          [t.tracking, delivery.tracking_code],
          [t.authorised, delivery.authorised_person],
          [t.invoice, order.invoice_key],
        ]} />
      </Section>
      {Proofs && <Proofs order={order} />}
      {isTracked(order) && <Section title={t.trackingTitle}><TrackingList order_ref={card.order_ref} revision={card.revision} /></Section>}
      <Section title={t.deadlines}>
        <Facts facts={[
          [deadlineName("answer_by", card.journey), time(order.answer_by_ms)],
          [deadlineName("ready_by", card.journey), time(order.ready_by_ms)],
          [deadlineName("collect_by", card.journey), time(order.collect_by_ms)],
          [t.placed, time(order.placed_ms)],
          [t.assigned, time(card.assigned_ms)],
          [t.order, card.order_id],
          [t.otherNumber, card.external_order_id],
          [t.hubCode, card.is_code_unknown ? <HubCode code={card.hub_code} /> : card.hub_code],
        ]} />
      </Section>
      <Section title={t.messages}>
        {order.messages.length ? <ul class="rows" role="list">{order.messages.map((message) => <MessageRow key={message.message_id} message={message} isInOrder />)}</ul> : <p class="quiet-line">{t.noMessages}</p>}
      </Section>
      <Section title={t.timeline}><Timeline entries={order.timeline} /></Section>
    </>
  );
}
