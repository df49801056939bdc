import type { OrderState, Report, ReportOrder } from "../../generated/api";
import { get } from "../net/agent";

const dayLength = 24 * 60 * 60 * 1000;

export type Period = "today" | "yesterday" | "week" | "month" | "own";

/** What the person wants to see; dates as a date field writes them: 2026-11-22. */
export interface Wish {
  period: Period;
  from: string;
  to: string;
  state: OrderState | "";
  text: string;
}

export interface Span {
  from_ms: number;
  to_ms: number;
}

/** Midnight by this computer's clock, so many days on; days of 23 or 25 hours are days. */
function midnight(at_ms: number, days = 0): number {
  const day = new Date(at_ms);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days).getTime();
}

function dateIn(text: string): number | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return year ? new Date(Number(year), Number(month) - 1, Number(day)).getTime() : undefined;
}

/** The days that a wish is about; nothing if its dates make no sense. */
export function spanOf(wish: Wish, now_ms: number): Span | undefined {
  const until = midnight(now_ms, 1);
  switch (wish.period) {
    case "today":
      return { from_ms: midnight(now_ms), to_ms: until };
    case "yesterday":
      return { from_ms: midnight(now_ms, -1), to_ms: midnight(now_ms) };
    case "week":
      return { from_ms: midnight(now_ms, -6), to_ms: until };
    case "month":
      return { from_ms: midnight(now_ms, -29), to_ms: until };
    case "own": {
      const from_ms = dateIn(wish.from);
      const last = dateIn(wish.to);
      if (from_ms === undefined || last === undefined) {
        return undefined;
      }
      const to_ms = midnight(last, 1);
      return to_ms > from_ms && to_ms - from_ms <= 400 * dayLength ? { from_ms, to_ms } : undefined;
    }
  }
}

/** How far this computer's clock is ahead of UTC. */
export function utcOffset(at_ms: number): number {
  return -new Date(at_ms).getTimezoneOffset();
}

function chosen(wish: Wish, span: Span) {
  return { ...span, ...(wish.state ? { state: wish.state } : {}), ...(wish.text.trim() ? { q: wish.text.trim() } : {}) };
}

export function readReport(wish: Wish, span: Span): Promise<Report> {
  return get<"getReport">("/api/v1/reports", {}, { ...chosen(wish, span), utc_offset_min: utcOffset(span.to_ms) });
}

/** Every order of the report, newest first, page by page; at most as many as a report counts. */
export async function readOrders(wish: Wish, span: Span): Promise<ReportOrder[]> {
  const rows: ReportOrder[] = [];
  let before: number | undefined;
  do {
    const page = await get<"findReportOrders">("/api/v1/reports/orders", {}, { ...chosen(wish, span), before });
    rows.push(...page.orders);
    before = page.next_before;
  } while (before !== undefined && rows.length < 20_000);
  return rows;
}
