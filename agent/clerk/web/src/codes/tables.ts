import type { CodeRow, CodeTables } from "../../generated/api";

/** The tables in the order of the screen. */
export const tableNames = [
  "statuses", "purposes", "refusal_reasons", "return_reasons", "journeys", "carriers", "services", "channels",
] as const satisfies readonly (keyof CodeTables)[];
export type TableName = (typeof tableNames)[number];

const sent: readonly TableName[] = ["purposes", "refusal_reasons", "return_reasons"];

/** Codes that are sent: one row for each of our words. The others are read, one row for each code of the hub. */
export const isSent = (table: TableName) => sent.includes(table);

/** Our words of each table; none: whatever name the table gives is shown. */
export type Meanings = Readonly<Record<TableName, readonly string[] | undefined>>;

/** A row as it stands on the screen; `id` stays its own while it changes. */
export interface Row extends CodeRow {
  id: number;
  /** Added here and perhaps not filled in yet. */
  isNew?: boolean;
  /** The code that the page put there for somebody to give it a meaning. */
  offered?: string;
  /** It says what is sent without it, and the table did not have it. */
  isImplied?: boolean;
}
export type Draft = Readonly<Record<TableName, readonly Row[]>>;

/** api.yaml, CodeTables and CodeRow. */
export const limits = { rows: 500, code: 64, means: 80 };

let lastId = 0;

export function newRow(code = "", means = ""): Row {
  return { id: ++lastId, code, means, isNew: true, offered: code };
}

/** Nobody has said anything in it yet. */
const isUntouched = (row: Row) => row.isNew === true && !row.means && (!row.code || row.code === row.offered);

/** What is sent for a word without a row (api.yaml, CodeTables). */
function impliedCode(table: TableName, word: string): string {
  return table === "purposes" ? word : word.toUpperCase();
}

function eachTable<Value>(of: (table: TableName) => Value): Record<TableName, Value> {
  return Object.fromEntries(tableNames.map((table) => [table, of(table)])) as Record<TableName, Value>;
}

export function draftOf(tables: CodeTables, meanings: Meanings): Draft {
  return eachTable((table) => {
    const rows: Row[] = tables[table].map(({ code, means }) => ({ id: ++lastId, code, means }));
    if (!isSent(table)) {
      return rows;
    }
    const words = meanings[table] ?? [];
    const fixed = words.map((word): Row => rows.find((row) => row.means === word) ?? { id: ++lastId, code: impliedCode(table, word), means: word, isImplied: true });
    return [...fixed, ...rows.filter((row) => !words.includes(row.means))];
  });
}

/** What the agent is asked to keep: without rows that nobody filled in and those that only say what holds anyway. */
export function tablesOf(draft: Draft): CodeTables {
  return eachTable((table) =>
    draft[table]
      .map((row) => ({ ...row, code: row.code.trim(), means: row.means.trim() }))
      .filter((row) => !isUntouched(row) && !(row.isImplied && row.code === impliedCode(table, row.means)))
      .map(({ code, means }) => ({ code, means })),
  );
}

/** In how many rows two states of the tables differ in what they mean. */
export function countDifferences(before: CodeTables, after: CodeTables): number {
  let count = 0;
  for (const table of tableNames) {
    const said = (rows: readonly CodeRow[]) => (isSent(table) ? rows.filter((row) => row.code !== impliedCode(table, row.means)) : rows);
    const key = (row: CodeRow) => (isSent(table) ? row.means : row.code);
    const pair = (row: CodeRow) => JSON.stringify([row.code, row.means]);
    const [old, now] = [said(before[table]), said(after[table])];
    const pairs = new Set(old.map(pair));
    const keys = new Set(now.map(key));
    count += now.filter((row) => !pairs.has(pair(row))).length + old.filter((row) => !keys.has(key(row))).length;
  }
  return count;
}

export interface RowFault {
  field: "code" | "means";
  kind: "empty" | "twice";
}

/** What is wrong with the rows of a table, by id. Rows that were just added are not blamed for what they do not say yet, unless `isStrict`. */
export function faultsIn(table: TableName, rows: readonly Row[], isStrict: boolean): ReadonlyMap<number, RowFault> {
  const faults = new Map<number, RowFault>();
  const codes = new Map<string, number>();
  rows.forEach(({ code }) => codes.set(code.trim(), (codes.get(code.trim()) ?? 0) + 1));
  for (const { id, code, means, isNew } of rows) {
    const [said, meant] = [code.trim(), means.trim()];
    if (!said || !meant) {
      const isOpen = isNew && (!isStrict || (!said && !meant));
      if (!isOpen) {
        faults.set(id, { field: said ? "means" : "code", kind: "empty" });
      }
    }
    if (said && !isSent(table) && (codes.get(said) ?? 0) > 1) {
      faults.set(id, { field: "code", kind: "twice" });
    }
  }
  return faults;
}
