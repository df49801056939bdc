import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Card, OrderRow, OrderState } from "../../generated/api";
import { texts } from "../i18n";
import { dayTime, money } from "../i18n/format";
import { moreTexts } from "../i18n/more";
import { get } from "../net/agent";
import { orderLink } from "../route";
import { allCards, columnOf, shownStages } from "../state/board";
import { agentNow } from "../state/clock";
import { wordProblem } from "../state/commands";
import { isLate } from "../state/filter";
import { Icon } from "../ui/icon";
import { Empty, Head } from "./list_tools";

/** Orders that came or changed today, as far as they were read. */
const day = signal<{ rows: OrderRow[]; isWhole: boolean; problem: unknown } | undefined>(undefined);
const pageSize = 200;
/** Orders looked through, newest first: a shop's month. */
const mostRead = 2000;

async function readDay(since_ms: number): Promise<void> {
  const rows: OrderRow[] = [];
  let before: number | undefined;
  let read = 0;
  try {
    do {
      const page = await get<"findOrders">("/api/v1/orders", {}, { before, limit: pageSize });
      rows.push(...page.orders.filter((row) => row.changed_ms >= since_ms));
      read += page.orders.length;
      before = page.next_before;
    } while (before !== undefined && read < mostRead);
    day.value = { rows, isWhole: before === undefined, problem: undefined };
  } catch (problem) {
    day.value = { rows, isWhole: false, problem };
  }
}

function todayStart(now_ms: number): number {
  return new Date(now_ms).setHours(0, 0, 0, 0);
}

/** A field of a CSV file; a leading sign would be run as a formula by a spreadsheet. */
function field(text: string | number): string {
  const plain = typeof text === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : String(text);
  return `"${plain.replace(/"/g, '""')}"`;
}

function save(rows: readonly OrderRow[]): void {
  const t = texts.value;
  const head = [t.order, moreTexts.value.reports.state, moreTexts.value.reports.kind, t.customer, moreTexts.value.reports.units, t.total, t.assigned, t.changed];
  const lines = rows.map((row) => [
    row.order_id, t.state[row.state], t.journey[row.journey], row.customer_name, row.unit_count, (row.total_minor / 100).toFixed(2),
    new Date(row.assigned_ms).toISOString(), new Date(row.changed_ms).toISOString(),
  ]);
  const csv = [head, ...lines].map((line) => line.map(field).join(";")).join("\r\n");
  const address = URL.createObjectURL(new Blob(["\ufeff", csv], { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `balcao-${new Date(agentNow.peek()).toISOString().slice(0, 10)}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** What is left at this moment, stage by stage: who closes the shop looks here. */
function Left({ cards }: { cards: readonly Card[] }) {
  const t = texts.value;
  return (
    <table class="report">
      <caption>{moreTexts.value.reports.left}</caption>
      <thead><tr><th scope="col">{moreTexts.value.reports.stage}</th><th scope="col">{moreTexts.value.reports.orders}</th><th scope="col">{t.lists.late}</th><th scope="col">{moreTexts.value.reports.codes}</th></tr></thead>
      <tbody>
        {shownStages.map((stage) => {
          const here = cards.filter((card) => columnOf(card) === stage);
          const late = here.filter(isLate).length;
          return (
            <tr key={stage}>
              <th scope="row">{t.stage[stage]}</th>
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

function Done({ rows }: { rows: readonly OrderRow[] }) {
  const t = texts.value;
  const states = new Map<OrderState, OrderRow[]>();
  for (const row of rows) {
    states.set(row.state, [...(states.get(row.state) ?? []), row]);
  }
  const currency = rows[0]?.currency ?? "BRL";
  return (
    <table class="report">
      <caption>{moreTexts.value.reports.moved}</caption>
      <thead><tr><th scope="col">{moreTexts.value.reports.state}</th><th scope="col">{moreTexts.value.reports.orders}</th><th scope="col">{moreTexts.value.reports.units}</th><th scope="col">{t.total}</th></tr></thead>
      <tbody>
        {[...states].sort((a, b) => b[1].length - a[1].length).map(([state, list]) => (
          <tr key={state}>
            <th scope="row">{t.state[state]}</th>
            <td>{list.length}</td>
            <td>{list.reduce((sum, row) => sum + row.unit_count, 0)}</td>
            <td>{money(list.reduce((sum, row) => sum + row.total_minor, 0), currency)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The close of the day, from what this agent keeps: it works without the hub. */
export function ReportsView() {
  const t = texts.value;
  const since_ms = todayStart(agentNow.value);
  useEffect(() => {
    void readDay(since_ms);
  }, [since_ms]);
  const read = day.value;
  const cards = allCards();
  return (
    <div class="page">
      <Head title={moreTexts.value.reports.title}>
        {read && read.rows.length > 0 && <button class="button" onClick={() => save(read.rows)}><Icon name="down" />{moreTexts.value.reports.csv}</button>}
        <button class="button" onClick={() => window.print()}><Icon name="printer" />{moreTexts.value.reports.print}</button>
      </Head>
      <p class="quiet-line">{moreTexts.value.reports.at(dayTime(agentNow.value, agentNow.value))}</p>
      {read?.problem !== undefined && <p class="hint bad" role="alert"><Icon name="warning" />{wordProblem(read.problem)}</p>}
      <div class="reports">
        <Left cards={cards} />
        {read ? (read.rows.length ? <Done rows={read.rows} /> : <Empty icon="chart" title={moreTexts.value.reports.none} hint={moreTexts.value.reports.noneHint} />) : <p role="status">{t.loading}</p>}
      </div>
      {read && !read.isWhole && read.problem === undefined && <p class="hint">{moreTexts.value.reports.partly(mostRead)}</p>}
    </div>
  );
}
