import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Card, OrderDetail, OrderRow } from "../../generated/api";
import { texts } from "../i18n";
import { useKeys } from "../keys";
import { get } from "../net/agent";
import { goToScreen, screen, screenLink } from "../route";
import { CameraButton } from "../scan/camera";
import { flashScan } from "../scan/feedback";
import { useScan } from "../scan/listen";
import { cardOf, columns } from "../state/board";
import { wordProblem } from "../state/commands";
import { useOrder } from "../state/orders";
import { Icon, type IconName } from "../ui/icon";
import { Empty, Group, Head } from "../views/list_tools";
import { HandOver } from "./hand_over";
import { Loading } from "./loading";
import { WorkHead } from "./parts";

/** Where the box was put, as it was said when it became ready. */
function placeOf(order: OrderDetail): string | undefined {
  return [...order.timeline].reverse().find((entry) => entry.name === "mark_ready" && entry.note)?.note;
}

type Tone = "yes" | "no" | "plain";

function Answer({ question, answer, hint, tone }: { question: string; answer: string; hint?: string | undefined; tone: Tone }) {
  const icons: Record<Tone, IconName> = { yes: "check", no: "stop", plain: "shelf" };
  return (
    <li class="answer" data-tone={tone}>
      <h3>{question}</h3>
      <p class="answer-word"><Icon name={icons[tone]} />{answer}</p>
      {hint && <p>{hint}</p>}
    </li>
  );
}

/** The four questions of every counter. */
function FourAnswers({ order }: { order: OrderDetail }) {
  const t = texts.value;
  const q = t.counter;
  const { card } = order;
  const isReady = card.state === "ready_for_pickup";
  const isPaid = card.is_paid;
  const place = placeOf(order);
  const may = card.actions.includes("hand_over") && isPaid !== false;
  const why = isPaid === false ? q.notPaidWhy : card.journey !== "pickup_in_store" ? q.isShipped : isReady ? q.notNow : q.notReadyWhy(t.state[card.state]);
  return (
    <ul class="answers-four" role="list">
      <Answer question={q.paid} answer={isPaid === undefined ? q.unknown : isPaid ? q.yes : q.no} tone={isPaid === false ? "no" : isPaid ? "yes" : "plain"} />
      <Answer question={q.ready} answer={isReady ? q.yes : q.no} hint={isReady ? undefined : t.state[card.state]} tone={isReady ? "yes" : "no"} />
      <Answer question={q.where} answer={place ?? q.noPlace} tone="plain" />
      <Answer question={q.may} answer={may ? q.yes : q.no} hint={may ? q.mayHint : why} tone={may ? "yes" : "no"} />
    </ul>
  );
}

function Customer({ order_ref }: { order_ref: number }) {
  const t = texts.value;
  const order = useOrder(order_ref);
  const [isHanding, setIsHanding] = useState(false);
  const known = cardOf(order_ref);
  const card = order && (known && known.revision > order.card.revision ? known : order.card);
  const may = card?.actions.includes("hand_over") && card.is_paid !== false;
  useKeys({ e: may && !isHanding ? () => setIsHanding(true) : undefined });
  useScan((scan) => {
    if (scan.kind !== "command" || scan.command !== "ENTREGAR" || !card) {
      return false;
    }
    if (may) {
      flashScan("good", t.scan.commandDone(scan.command, card.short_code));
      setIsHanding(true);
    } else {
      flashScan("bad", t.counter.notNow);
    }
    return true;
  });
  if (!order || !card) {
    return <Loading />;
  }
  const fresh = { ...order, card };
  return (
    <div class="page work">
      <WorkHead card={card} back="pickup" />
      {card.state === "delivered" || card.state === "partly_delivered" ? (
        <div class="empty large" role="status">
          <Icon name="check" />
          <p><strong>{t.counter.handed(card.short_code)}</strong></p>
          <button class="button primary" onClick={() => goToScreen({ name: "pickup" })}>{t.counter.nextCustomer}</button>
        </div>
      ) : (
        <>
          <FourAnswers order={fresh} />
          {isHanding ? <HandOver order={fresh} onLeave={() => setIsHanding(false)} /> : (
            <>
              <ul class="counter-lines" role="list">
                {order.lines.filter((line) => (line.accepted ?? line.quantity) > 0).map((line) => (
                  <li key={line.line_id}><b>{line.accepted ?? line.quantity}×</b> {line.description} <small>{(line.attributes ?? []).map((one) => one.value).join(" · ")}</small></li>
                ))}
              </ul>
              <div class="work-foot">
                {may && <button class="button primary large" aria-keyshortcuts="E" onClick={() => setIsHanding(true)}>{t.action.hand_over}<kbd>E</kbd></button>}
                {card.state === "packed" && <a class="button" href={screenLink({ name: "pack", order_ref })}>{t.action.mark_ready}</a>}
              </div>
            </>
          )}
        </>
      )}
    </div>
  );
}

/** Looks the customer's order up: what is ready here first, then whatever the agent knows. */
async function find(text: string): Promise<OrderRow[]> {
  const page = await get<"findOrders">("/api/v1/orders", {}, { q: text, limit: 20 });
  return page.orders;
}

function fitsCard(card: Card, text: string): boolean {
  const wanted = text.toLowerCase();
  return [card.short_code, card.order_id, card.external_order_id ?? "", card.customer_name].some((one) => one.toLowerCase().includes(wanted));
}

function Found({ rows }: { rows: readonly OrderRow[] }) {
  const t = texts.value;
  return (
    <ul class="counter-found" role="list">
      {rows.map((row) => (
        <li key={row.order_ref}>
          <a class="button" href={screenLink({ name: "pickup", order_ref: row.order_ref })}>
            <b>{cardOf(row.order_ref)?.short_code ?? row.order_id}</b> {row.customer_name} <span>{t.state[row.state]}</span> <small>{row.order_id}</small>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Counter() {
  const t = texts.value;
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [rows, setRows] = useState<readonly OrderRow[] | undefined>(undefined);
  const [problem, setProblem] = useState<unknown>(undefined);
  useLayoutEffect(() => field.current?.focus(), []);
  const stage = columns.value.get("pickup") ?? [];
  const ready = stage.filter((card) => card.state === "ready_for_pickup");
  const fitting = text.trim() ? ready.filter((card) => fitsCard(card, text.trim())) : ready;

  const look = async (wanted: string) => {
    const said = wanted.trim();
    const exact = ready.filter((card) => card.short_code.toLowerCase() === said.toLowerCase());
    const hits = exact.length ? exact : said ? ready.filter((card) => fitsCard(card, said)) : [];
    if (hits.length === 1 && hits[0]) {
      goToScreen({ name: "pickup", order_ref: hits[0].order_ref });
      return;
    }
    if (!said || hits.length > 1) {
      return; // the list below shows them
    }
    try {
      setProblem(undefined);
      const found = await find(said);
      const open = found.filter((row) => row.state === "ready_for_pickup");
      const only = open.length === 1 ? open[0] : found.length === 1 ? found[0] : undefined;
      if (only) {
        goToScreen({ name: "pickup", order_ref: only.order_ref });
      }
      setRows(found);
    } catch (error) {
      setProblem(error);
    }
  };
  useScan((scan) => {
    if (scan.kind === "command" || scan.kind === "invoice") {
      return false;
    }
    void look(scan.kind === "ean" ? scan.ean : scan.kind === "package" ? scan.code : scan.text);
    return true;
  });
  return (
    <div class="page wide">
      <Head title={t.counter.title} count={ready.length} />
      <form class="counter-search" role="search" aria-label={t.counter.title} onSubmit={(event) => { event.preventDefault(); void look(text); }}>
        <label class="field">
          <span>{t.counter.who}</span>
          <input
            ref={field} type="search" maxLength={100} autocomplete="off" spellcheck={false} placeholder={t.counter.whoHint} value={text}
            onInput={(event) => { setText(event.currentTarget.value); setRows(undefined); }}
          />
        </label>
        <button class="button primary large" type="submit"><Icon name="search" />{t.search}</button>
        <CameraButton />
      </form>
      {problem !== undefined && <p class="hint bad" role="alert"><Icon name="warning" />{wordProblem(problem)}</p>}
      {rows && (rows.length ? <Found rows={rows} /> : <p class="empty" role="status">{t.nothingFound}</p>)}
      {!stage.length && !rows && <Empty icon="bag" title={t.emptyStage.pickup} hint={t.counter.emptyHint} />}
      <Group title={t.state.ready_for_pickup} cards={fitting} />
      {!text && <Group title={t.counter.notReady} cards={stage.filter((card) => card.state !== "ready_for_pickup")} />}
    </div>
  );
}

export function PickupView() {
  const { order_ref } = screen.value;
  return order_ref === undefined ? <Counter /> : <Customer key={order_ref} order_ref={order_ref} />;
}
