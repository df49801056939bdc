import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import type { Card, OrderState, Report } from "../../generated/api";
import { language, languageCode, texts } from "../i18n";
import { dayTime, money, span as lengthWord } from "../i18n/format";
import { reportTexts } from "../i18n/report_words";
import { fetchWithToken } from "../net/agent";
import { orderLink } from "../route";
import { allCards, columnOf, shownStages } from "../state/board";
import { agentNow } from "../state/clock";
import { wordProblem } from "../state/commands";
import { isLate } from "../state/filter";
import { notify } from "../state/notices";
import { Icon } from "../ui/icon";
import { Empty, Head } from "../views/list_tools";
import { readOrders, readReport, spanOf, utcOffset, type Period, type Span, type Wish } from "./ask";
import { dayWord, DayChart, ShareBar } from "./chart";
import { csvFile, saveFile } from "./csv";

const periods: readonly Period[] = ["today", "yesterday", "week", "month", "own"];

/** What is shown, and what it was asked by. */
interface Shown {
  wish: Wish;
  span: Span;
  report: Report;
}

const shown = signal<Shown | undefined>(undefined);
const problem = signal("");
let asked = 0;

async function show(wish: Wish): Promise<void> {
  const span = spanOf(wish, agentNow.peek());
  if (!span) {
    problem.value = reportTexts.value.badDates;
    return;
  }
  const turn = ++asked;
  try {
    const report = await readReport(wish, span);
    if (turn === asked) {
      shown.value = { wish, span, report };
      problem.value = "";
    }
  } catch (error) {
    if (turn === asked) {
      problem.value = wordProblem(error);
    }
  }
}

const stamp = (at_ms: number | undefined) =>
  at_ms === undefined ? "" : new Date(at_ms - new Date(at_ms).getTimezoneOffset() * 60_000).toISOString().slice(0, 16).replace("T", " ");

async function saveOrders({ wish, span }: Shown): Promise<void> {
  const t = reportTexts.value;
  const { column } = t;
  const words = texts.value;
  const isEnglish = language.value === "en";
  const amount = (minor: number) => (isEnglish ? (minor / 100).toFixed(2) : (minor / 100).toFixed(2).replace(".", ","));
  try {
    const rows = (await readOrders(wish, span)).map((row) => [
      row.order_id, row.external_order_id ?? "", words.state[row.state], words.journey[row.journey], row.customer_name, row.unit_count, row.refused_units, amount(row.total_minor), row.currency,
      stamp(row.assigned_ms), stamp(row.answer_by_ms), stamp(row.answered_ms), stamp(row.picking_ms), stamp(row.picked_ms), stamp(row.ready_by_ms), stamp(row.packed_ms),
    ]);
    const head = [
      column.order, column.channel, t.state, column.kind, column.customer, t.units, t.refused, t.total, column.currency,
      column.assigned, column.answerBy, column.answered, column.picking, column.picked, column.readyBy, column.packed,
    ];
    saveFile(`balcao-${stamp(span.from_ms).slice(0, 10)}.csv`, "text/csv", csvFile([head, ...rows], isEnglish ? "," : ";"));
  } catch (error) {
    notify("bad", () => wordProblem(error));
  }
}

/** Opens the day's close beside the page. Fetched, because a plain link cannot carry the token. */
async function openClose({ span }: Shown): Promise<void> {
  const query = new URLSearchParams({ from_ms: String(span.from_ms), to_ms: String(span.to_ms), utc_offset_min: String(utcOffset(span.to_ms)), language: languageCode.value });
  try {
    const response = await fetchWithToken(`/api/v1/reports/close?${query}`);
    saveFile(`balcao-${stamp(span.from_ms).slice(0, 10)}.pdf`, "application/pdf", await response.blob());
  } catch (error) {
    notify("bad", () => wordProblem(error));
  }
}

function Question({ onShow }: { onShow: (wish: Wish) => void }) {
  const t = reportTexts.value;
  const states = texts.value.state;
  const today = stamp(agentNow.peek()).slice(0, 10);
  const [wish, setWish] = useState<Wish>(shown.peek()?.wish ?? { period: "today", from: today, to: today, state: "", text: "" });
  const change = (part: Partial<Wish>) => setWish({ ...wish, ...part });
  const word: Record<Period, string> = { today: t.today, yesterday: t.yesterday, week: t.days(7), month: t.days(30), own: t.own };
  return (
    <form class="counter-search report-question" onSubmit={(event) => { event.preventDefault(); onShow(wish); }}>
      <div class="choices" role="radiogroup" aria-label={t.period}>
        {periods.map((one) => <label key={one} class="choice"><input type="radio" name="period" checked={wish.period === one} onChange={() => change({ period: one })} /><span>{word[one]}</span></label>)}
      </div>
      {wish.period === "own" && (
        <>
          <label class="field"><span>{t.from}</span><input type="date" value={wish.from} onInput={(event) => change({ from: event.currentTarget.value })} /></label>
          <label class="field"><span>{t.to}</span><input type="date" value={wish.to} onInput={(event) => change({ to: event.currentTarget.value })} /></label>
        </>
      )}
      <label class="field">
        <span>{t.state}</span>
        <select value={wish.state} onChange={(event) => change({ state: event.currentTarget.value as OrderState | "" })}>
          <option value="">{t.allStates}</option>
          {Object.entries(states).map(([state, name]) => <option key={state} value={state}>{name}</option>)}
        </select>
      </label>
      <label class="field"><span>{t.find}</span><input type="search" maxLength={100} autocomplete="off" spellcheck={false} value={wish.text} onInput={(event) => change({ text: event.currentTarget.value })} /></label>
      <button class="button primary"><Icon name="search" />{t.show}</button>
    </form>
  );
}

function Figures({ report }: { report: Report }) {
  const t = reportTexts.value;
  const share = ({ in_time, late }: Report["answers"]) => {
    const all = in_time + late;
    return all ? { value: `${Math.floor((100 * in_time) / all)} %`, more: t.ofHow(in_time, all) } : { value: "–", more: t.noDeadline };
  };
  const time = ({ orders, median_ms, slow_ms }: Report["answer"]) => (orders ? { value: lengthWord(median_ms), more: t.slow(lengthWord(slow_ms)) } : { value: "–", more: t.noTime });
  const figures = [
    { name: t.orders, value: String(report.orders), more: `${t.units}: ${report.units}` },
    { name: t.inTime, ...share(report.answers) },
    { name: t.packedInTime, ...share(report.preparations) },
    { name: t.answer, ...time(report.answer) },
    { name: t.pick, ...time(report.pick) },
    { name: t.pack, ...time(report.pack) },
  ];
  return (
    <dl class="figures">
      {figures.map((one) => <div key={one.name}><dt>{one.name}</dt><dd><strong>{one.value}</strong> {one.more}</dd></div>)}
    </dl>
  );
}

/** What is left at this moment, stage by stage: who closes the shop looks here. */
function Left({ cards }: { cards: readonly Card[] }) {
  const t = reportTexts.value;
  const words = texts.value;
  return (
    <table class="report">
      <caption>{t.left}</caption>
      <thead><tr><th scope="col">{t.stage}</th><th scope="col">{t.orders}</th><th scope="col">{words.lists.late}</th><th scope="col">{t.codes}</th></tr></thead>
      <tbody>
        {shownStages.map((stage) => {
          const here = cards.filter((card) => columnOf(card) === stage);
          const late = here.filter(isLate).length;
          return (
            <tr key={stage}>
              <th scope="row">{words.stage[stage]}</th>
              <td>{here.length}</td>
              <td data-bad={late > 0}>{late}</td>
              <td class="report-codes">{here.slice(0, 12).map((card) => <a key={card.order_ref} href={orderLink(card.order_ref)}>{card.short_code}</a>)}{here.length > 12 && "…"}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Days({ days }: { days: Report["days"] }) {
  const t = reportTexts.value;
  const { locale } = texts.value;
  return (
    <section class="report-wide">
      <DayChart days={days} locale={locale} />
      <details>
        <summary>{t.asTable}</summary>
        <table class="report">
          <thead><tr><th scope="col">{t.day}</th><th scope="col">{t.orders}</th><th scope="col">{t.units}</th><th scope="col">{t.refused}</th><th scope="col">{t.lateOnes}</th></tr></thead>
          <tbody>
            {days.map((day) => (
              <tr key={day.begins_ms}><th scope="row">{dayWord(day.begins_ms, locale)}</th><td>{day.orders}</td><td>{day.units}</td><td>{day.refused_units}</td><td data-bad={day.late > 0}>{day.late}</td></tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

function Became({ states }: { states: Report["states"] }) {
  const t = reportTexts.value;
  return (
    <table class="report">
      <caption>{t.became}</caption>
      <thead><tr><th scope="col">{t.state}</th><th scope="col">{t.orders}</th><th scope="col">{t.units}</th><th scope="col">{t.total}</th></tr></thead>
      <tbody>
        {states.map((row) => (
          <tr key={row.state + row.currency}><th scope="row">{texts.value.state[row.state]}</th><td>{row.orders}</td><td>{row.units}</td><td>{money(row.total_minor, row.currency)}</td></tr>
        ))}
      </tbody>
    </table>
  );
}

/** Rows with a bar each: what there is most of catches the eye. */
function Ranking({ caption, head, rows }: { caption: string; head: [string, string]; rows: readonly { name: string; more?: string; count: number; orders?: number }[] }) {
  const t = reportTexts.value;
  if (!rows.length) {
    return null;
  }
  const most = Math.max(...rows.map((row) => row.count));
  const hasOrders = rows[0]?.orders !== undefined;
  return (
    <table class="report">
      <caption>{caption}</caption>
      <thead><tr><th scope="col">{head[0]}</th><th scope="col">{head[1]}</th>{hasOrders && <th scope="col">{t.orders}</th>}</tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name + (row.more ?? "")}>
            <th scope="row">{row.name}{row.more && <small> {row.more}</small>}</th>
            <td>{row.count} <ShareBar value={row.count} most={most} /></td>
            {hasOrders && <td>{row.orders}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Results({ report }: { report: Report }) {
  const t = reportTexts.value;
  const words = texts.value;
  if (!report.orders) {
    return <Empty icon="chart" title={t.none} hint={t.noneHint} />;
  }
  return (
    <>
      <Figures report={report} />
      <Days days={report.days} />
      <Became states={report.states} />
      <Ranking caption={t.reasons} head={[t.reason, t.units]} rows={report.reasons.map((row) => ({ name: words.reason[row.reason], count: row.units, orders: row.orders }))} />
      <Ranking caption={t.products} head={[t.product, t.units]} rows={report.products.map((row) => ({ name: row.description, more: row.sku, count: row.units, orders: row.orders }))} />
      <Ranking caption={t.people} head={[t.person, t.answers]} rows={(report.people ?? []).map((row) => ({ name: row.name, count: row.answers }))} />
    </>
  );
}

/** "Relatórios": figures from what this agent keeps; they do not need the hub. */
export function ReportsView() {
  const t = reportTexts.value;
  useEffect(() => {
    void show(shown.peek()?.wish ?? { period: "today", from: "", to: "", state: "", text: "" });
  }, []);
  const now = shown.value;
  return (
    <div class="page">
      <Head title={texts.value.nav.reports}>
        {now && now.report.orders > 0 && <button class="button" onClick={() => void saveOrders(now)}><Icon name="down" />{t.csv}</button>}
        {now && <button class="button" onClick={() => void openClose(now)}><Icon name="down" />{t.close}</button>}
        <button class="button" onClick={() => window.print()}><Icon name="printer" />{t.print}</button>
      </Head>
      <p class="quiet-line">{t.hint}</p>
      <Question onShow={(wish) => void show(wish)} />
      {problem.value && <p class="hint bad" role="alert"><Icon name="warning" />{problem.value}</p>}
      {now && !now.report.is_whole && <p class="hint" role="status"><Icon name="warning" />{t.partly(now.report.orders)}</p>}
      {now && <p class="quiet-line" role="status">{`${dayTime(now.span.from_ms, agentNow.value)} – ${dayTime(now.span.to_ms - 60_000, agentNow.value)}`}</p>}
      <div class="reports">
        {now ? <Results report={now.report} /> : !problem.value && <p role="status">{texts.value.loading}</p>}
        <Left cards={allCards()} />
      </div>
    </div>
  );
}
