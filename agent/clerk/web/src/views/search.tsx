import { effect, signal } from "@preact/signals";
import type { OrderRow } from "../../generated/api";
import { texts } from "../i18n";
import { dayTime, money } from "../i18n/format";
import { get } from "../net/agent";
import { orderLink, screen } from "../route";
import { onBoardChange } from "../state/board";
import { agentNow } from "../state/clock";
import { wordProblem } from "../state/commands";
import { session } from "../state/live";
import { Icon } from "../ui/icon";

interface Result {
  query: string;
  rows: OrderRow[];
  next: number | undefined;
  problem: unknown;
  isBusy: boolean;
}

const onlyOpen = signal(false);
const result = signal<Result>({ query: "", rows: [], next: undefined, problem: undefined, isBusy: true });
const pageSize = 50;

/** Reads a page; an answer to a question that was meanwhile replaced is thrown away. */
let question = 0;
async function read(query: string, open: boolean, before: number | undefined): Promise<void> {
  const mine = ++question;
  result.value = { ...result.peek(), isBusy: true, problem: undefined };
  try {
    const page = await get<"findOrders">("/api/v1/orders", {}, { q: query, open: open || undefined, before, limit: pageSize });
    if (mine === question) {
      const rows = before === undefined ? page.orders : [...result.peek().rows, ...page.orders];
      result.value = { query, rows, next: page.next_before, problem: undefined, isBusy: false };
    }
  } catch (problem) {
    if (mine === question) {
      result.value = { ...result.peek(), isBusy: false, problem };
    }
  }
}

/** Searches when the address asks for it, and again when orders of the list changed. */
export function keepSearchFresh(): void {
  effect(() => {
    const now = screen.value;
    if (now.name === "search") {
      void read(now.query ?? "", onlyOpen.value, undefined);
    }
  });
  onBoardChange(({ shown, gone }) => {
    const listed = new Set(result.peek().rows.map((row) => row.order_ref));
    const isTouched = [...shown, ...gone].some((card) => listed.has(card.order_ref));
    const now = screen.peek();
    if (isTouched && now.name === "search" && result.peek().rows.length <= pageSize) {
      void read(now.query ?? "", onlyOpen.peek(), undefined);
    }
  });
}

function Row({ row }: { row: OrderRow }) {
  const t = texts.value;
  const stores = session.value?.stores.length ?? 1;
  return (
    <li class="found">
      <a href={orderLink(row.order_ref)}>{row.order_id}</a>
      <span class="found-state">{t.state[row.state]}</span>
      <span class="found-journey"><Icon name={row.journey === "pickup_in_store" ? "bag" : "truck"} />{t.journey[row.journey]}</span>
      <span>{row.customer_name}</span>
      <span>{t.units(row.unit_count)} · {money(row.total_minor, row.currency)}</span>
      <small>
        {stores > 1 && `${t.store(row.store_id)} · `}
        {row.external_order_id && row.external_order_id !== row.order_id && `${row.external_order_id} · `}
        {t.assigned} {dayTime(row.assigned_ms, agentNow.value)} · {t.changed} {dayTime(row.changed_ms, agentNow.value)}
      </small>
    </li>
  );
}

/** Every order that this store ever had, newest first. */
export function SearchView() {
  const t = texts.value;
  const { rows, next, problem, isBusy, query } = result.value;
  return (
    <div class="page">
      <h2 class="page-title">{t.searchTitle}{query && <span class="query">“{query}”</span>}</h2>
      <p class="search-tools">
        <label class="check"><input type="checkbox" checked={onlyOpen.value} onChange={(event) => { onlyOpen.value = event.currentTarget.checked; }} /><span>{t.onlyOpen}</span></label>
        <span role="status">{isBusy ? t.loading : t.found(rows.length)}</span>
      </p>
      {problem !== undefined && <p class="hint bad" role="alert"><Icon name="warning" />{wordProblem(problem)}</p>}
      {!isBusy && !rows.length && problem === undefined && <p class="empty large">{t.nothingFound}</p>}
      <ul class="found-list" role="list">{rows.map((row) => <Row key={row.order_ref} row={row} />)}</ul>
      {next !== undefined && (
        <button class="button" disabled={isBusy} onClick={() => { const now = screen.peek(); void read(now.name === "search" ? (now.query ?? "") : "", onlyOpen.peek(), next); }}>{t.showMore}</button>
      )}
    </div>
  );
}
