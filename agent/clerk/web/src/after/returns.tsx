import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import type { Errand, Return, ReturnLine, Sale, SaleLine } from "../../generated/api";
import { texts } from "../i18n";
import { dayTime, money } from "../i18n/format";
import { afterTexts } from "../i18n/after_words";
import { get, post } from "../net/agent";
import { goToScreen, screen } from "../route";
import { allChanges } from "../state/board";
import { agentNow } from "../state/clock";
import { Icon } from "../ui/icon";
import { Empty, Head } from "../views/list_tools";
import { click, isBusy, overlapping, read, trouble } from "./clicks";
import { ReturnCard } from "./return_card";
import { SearchLine, Trouble, type Where } from "./search_line";

type Reason = ReturnLine["reason"];
const reasons: readonly Reason[] = ["size", "colour_or_model", "defect", "wrong_product", "transport_damage", "disliked", "regret", "gift", "other"];

const found = signal<Sale[] | undefined>(undefined);
const chosen = signal<Sale | undefined>(undefined);
const open = signal<Return[]>([]);
const errands = signal<Errand[]>([]);
/** Those that are over; undefined until somebody wants to see them. */
const over = signal<Return[] | undefined>(undefined);

async function look(text: string, where: Where): Promise<void> {
  chosen.value = undefined;
  const answer = await read(() => get<"findSales">("/api/v1/sales", {}, { q: text, at: where }));
  found.value = answer?.sales;
}

/** What a link asks for: the order is opened at once if it is the only one. */
async function lookFor(text: string): Promise<void> {
  await look(text, "store");
  const [only, ...more] = found.peek() ?? [];
  chosen.value = more.length ? undefined : only;
}

const begin = overlapping();

async function readOpen(): Promise<void> {
  const isLast = begin();
  try {
    const { returns } = await get<"findReturns">("/api/v1/returns", {}, { open: true });
    const { errands: waiting } = await get<"findErrands">("/api/v1/errands");
    if (isLast()) {
      open.value = returns;
      errands.value = waiting;
    }
  } catch {
    // the connection line says that the agent is away; the next change reads again
  }
}

async function readOver(): Promise<void> {
  const answer = await read(() => get<"findReturns">("/api/v1/returns"));
  over.value = answer?.returns.filter((one) => one.state === "closed");
}

/** What is over stays to be seen, above all for a receipt that somebody wants again. */
function Over() {
  const t = afterTexts.value.returns;
  const closed = over.value;
  useEffect(() => () => { over.value = undefined; }, []);
  return (
    <details onToggle={(event) => { if (event.currentTarget.open) { void readOver(); } }}>
      <summary>{t.over}</summary>
      {closed && (closed.length
        ? <ul class="rows" role="list">{closed.map((one) => <ReturnCard key={one.return_id} one={one} errand={undefined} onChange={readOver} />)}</ul>
        : <Empty title={t.overNone} hint={t.overHint} />)}
    </details>
  );
}

interface Wish {
  quantity: number;
  reason: Reason | undefined;
  note: string;
}

function aboutReason(line: SaleLine, reason: Reason | undefined) {
  return line.reasons.find((one) => one.reason === (reason ?? "disliked"));
}

function LineWish({ line, currency, wish, onWish }: { line: SaleLine; currency: string; wish: Wish; onWish: (wish: Wish) => void }) {
  const t = afterTexts.value.returns;
  const about = aboutReason(line, wish.reason);
  const last = about?.last_ms === undefined ? "" : dayTime(about.last_ms, agentNow.value);
  const isOut = line.units_left === 0 || (line.reasons.every((one) => one.verdict !== "eligible"));
  return (
    <li class="row" data-bad={about?.verdict !== "eligible"}>
      <p><strong>{line.description}</strong><span>{line.sku}</span></p>
      <p>{t.left(line.units_left)} · {t.paid(money(line.paid_for_one_minor, currency))}</p>
      {about && <p class="row-reason">{t.verdict[about.verdict](last)}</p>}
      {!isOut && (
        <fieldset class="reasons">
          <legend>{t.howMany}</legend>
          <div class="choices">
            {Array.from({ length: Math.min(line.units_left, 12) + 1 }, (_, n) => (
              <label key={n} class="choice number"><input type="radio" name={`units-${line.line_id}`} checked={wish.quantity === n} onChange={() => onWish({ ...wish, quantity: n })} /><span>{n}</span></label>
            ))}
          </div>
        </fieldset>
      )}
      {!isOut && wish.quantity > 0 && (
        <fieldset class="reasons">
          <legend>{t.why}</legend>
          <div class="choices">
            {reasons.map((reason) => (
              <label key={reason} class="choice"><input type="radio" name={`why-${line.line_id}`} checked={wish.reason === reason} onChange={() => onWish({ ...wish, reason })} /><span>{t.reason[reason]}</span></label>
            ))}
          </div>
          <label class="field"><span>{t.note}</span><input type="text" value={wish.note} maxLength={300} onInput={(event) => onWish({ ...wish, note: event.currentTarget.value })} /></label>
        </fieldset>
      )}
    </li>
  );
}

const noWish: Wish = { quantity: 0, reason: undefined, note: "" };

/** What of one order comes back. */
function SaleForm({ sale }: { sale: Sale }) {
  const t = afterTexts.value.returns;
  const [wishes, setWishes] = useState<Record<string, Wish>>({});
  const start = async () => {
    const lines = sale.lines.flatMap((line) => {
      const wish = wishes[line.line_id] ?? noWish;
      return wish.quantity > 0 && wish.reason ? [{ line_id: line.line_id, quantity: wish.quantity, reason: wish.reason, ...(wish.note.trim() && { note: wish.note.trim() }) }] : [];
    });
    const wanted = Object.values(wishes).filter((wish) => wish.quantity > 0);
    if (!lines.length || lines.length < wanted.length) {
      trouble.value = t.nothing;
      return;
    }
    const which = sale.order_ref === undefined ? { order_id: sale.order_id } : { order_ref: sale.order_ref };
    const opened = await click((command_id) => post<"openReturn">("/api/v1/returns", {}, { command_id, ...which, lines }));
    if (opened) {
      chosen.value = undefined;
      found.value = undefined;
      await readOpen();
    }
  };
  return (
    <form class="form" onSubmit={(event) => { event.preventDefault(); void start(); }}>
      <ul class="rows" role="list">
        {sale.lines.map((line) => (
          <LineWish key={line.line_id} line={line} currency={sale.currency} wish={wishes[line.line_id] ?? noWish} onWish={(wish) => setWishes({ ...wishes, [line.line_id]: wish })} />
        ))}
      </ul>
      <Trouble />
      <button class="button primary" disabled={isBusy.value}><Icon name="check" />{t.start}</button>
    </form>
  );
}

function Found({ sale }: { sale: Sale }) {
  const t = afterTexts.value.returns;
  const isChosen = chosen.value === sale;
  return (
    <li class="row" data-bad={false}>
      <p><button class="button" aria-expanded={isChosen} onClick={() => { chosen.value = isChosen ? undefined : sale; trouble.value = ""; }}><Icon name="bag" />{sale.order_id}</button></p>
      <p>{sale.customer_name} · {t.store(sale.store_id)} · {t.placed(dayTime(sale.placed_ms, agentNow.value))}</p>
      {isChosen && <SaleForm key={sale.order_id} sale={sale} />}
    </li>
  );
}

/** "Devoluções": find the order, check the goods, give what is due, put them away. */
export function ReturnsView() {
  const t = afterTexts.value.returns;
  const now = allChanges.value;
  useEffect(() => {
    void readOpen();
  }, [now]);
  const here = screen.value;
  const asked = here.name === "returns" ? (here.query ?? "") : "";
  useEffect(() => {
    if (asked) {
      void lookFor(asked);
    }
  }, [asked]);
  const sales = found.value;
  return (
    <div class="page">
      <Head title={t.title}><button class="button" onClick={() => goToScreen({ name: "coupons" })}><Icon name="tag" />{afterTexts.value.coupons.title}</button><button class="button" onClick={() => goToScreen({ name: "stock" })}><Icon name="box" />{texts.value.nav.stock}</button></Head>
      <SearchLine key={asked} first={asked} label={t.look} hint={t.lookHint} onFind={(text, where) => void look(text, where)} />
      {!chosen.value && <Trouble />}
      {sales && (sales.length ? <ul class="rows" role="list">{sales.map((sale) => <Found key={`${sale.store_id}/${sale.order_id}/${sale.order_ref ?? 0}`} sale={sale} />)}</ul> : <Empty icon="missing" title={t.none} hint={t.noneHint} />)}
      <h3>{t.waiting}</h3>
      {open.value.length ? (
        <ul class="rows" role="list">{open.value.map((one) => <ReturnCard key={one.return_id} one={one} errand={errands.value.find((errand) => errand.return_id === one.return_id)} onChange={readOpen} />)}</ul>
      ) : <Empty title={t.waitingNone} hint={t.waitingHint} />}
      <Over />
    </div>
  );
}
