import type { CodeTables } from "../../generated/api";
import { isSent, limits, tableNames, type Meanings, type TableName } from "./tables";

const format = "balcao-de-para/1";

/** Why a file of tables was not read; `row` counts from 1. */
export type FileFault =
  | { kind: "not_json" | "not_ours" }
  | { kind: "no_list" | "too_many"; table: TableName }
  | { kind: "table_unknown"; name: string }
  | { kind: "row_shape"; table: TableName; row: number }
  | { kind: "row_meaning" | "row_twice"; table: TableName; row: number; text: string };

/** A file far larger than the largest tables is not read at all. */
export const largestFile = 2 * 1024 * 1024;

export function textOfTables(tables: CodeTables): string {
  return `${JSON.stringify({ format, tables }, null, 2)}\n`;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

function rowsOf(table: TableName, rows: unknown, meanings: Meanings): FileFault | CodeTables[TableName] {
  if (!Array.isArray(rows)) {
    return { kind: "no_list", table };
  }
  if (rows.length > limits.rows) {
    return { kind: "too_many", table };
  }
  const keys = new Set<string>();
  const read: CodeTables[TableName] = [];
  for (const [at, one] of (rows as unknown[]).entries()) {
    const row = at + 1;
    // A member that this page does not know would get lost on the way, so it is a fault.
    if (!isObject(one) || Object.keys(one).length !== 2 || typeof one["code"] !== "string" || typeof one["means"] !== "string") {
      return { kind: "row_shape", table, row };
    }
    const [code, means] = [one["code"].trim(), one["means"].trim()];
    if (!code || !means || code.length > limits.code || means.length > limits.means) {
      return { kind: "row_shape", table, row };
    }
    if (meanings[table]?.includes(means) === false) {
      return { kind: "row_meaning", table, row, text: means };
    }
    const key = isSent(table) ? means : code;
    if (keys.has(key)) {
      return { kind: "row_twice", table, row, text: key };
    }
    keys.add(key);
    read.push({ code, means });
  }
  return read;
}

/** The tables of a file, whole, or the first thing that is wrong with it. */
export function readTables(text: string, meanings: Meanings): { tables: CodeTables } | { fault: FileFault } {
  let file: unknown;
  try {
    file = JSON.parse(text.replace(/^\ufeff/, "")); // editors on Windows put a mark before it
  } catch {
    return { fault: { kind: "not_json" } };
  }
  const said = isObject(file) && file["format"] === format ? file["tables"] : undefined;
  if (!isObject(said)) {
    return { fault: { kind: "not_ours" } };
  }
  const stranger = Object.keys(said).find((name) => !(tableNames as readonly string[]).includes(name));
  if (stranger !== undefined) {
    return { fault: { kind: "table_unknown", name: stranger } };
  }
  const tables: Partial<CodeTables> = {};
  for (const table of tableNames) {
    const rows = rowsOf(table, said[table], meanings);
    if (!Array.isArray(rows)) {
      return { fault: rows };
    }
    tables[table] = rows;
  }
  return { tables: tables as CodeTables };
}
