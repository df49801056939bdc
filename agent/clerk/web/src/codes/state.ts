import { computed, signal } from "@preact/signals";
import type { Codes, CodesLook, CodeTables } from "../../generated/api";
import { codesTexts, meaningWords } from "../i18n/codes_words";
import { AgentProblem, get, getSession, post } from "../net/agent";
import { saveFile } from "../reports/csv";
import { wordProblem } from "../state/commands";
import { largestFile, readTables, textOfTables } from "./file";
import { countDifferences, draftOf, faultsIn, isSent, limits, newRow, tableNames, tablesOf, type Draft, type Meanings, type Row, type TableName } from "./tables";

/** The tables that count, as far as this page knows; undefined: the agent was not asked yet. */
export const codes = signal<Codes | undefined>(undefined);
/** What stands on the screen. It outlives the screen until somebody saves it or gives it up. */
const draft = signal<Draft | undefined>(undefined);
export const isBusy = signal(false);
/** What to look at before it is kept; undefined: nobody asked, or something changed since. */
export const look = signal<CodesLook | undefined>(undefined);
/** What somebody else kept meanwhile. */
export const conflict = signal<Codes | undefined>(undefined);
/** What became of the last thing that was done, and what stood here before if that can be had back. */
export const message = signal<{ tone: "good" | "bad"; text: () => string; before?: Draft } | undefined>(undefined);
export const openTables = signal<ReadonlySet<TableName>>(new Set(["statuses"]));
/** The field that wants the focus once it is on the screen. */
export const wanted = signal<string | undefined>(undefined);
/** Where somebody wants to go although there are changes. */
export const leavingTo = signal<string | undefined>(undefined);

const isTried = signal(false);
/** Said in each language anew, but the words that they translate stay the same. */
const meanings = computed<Meanings>(() => {
  const words = meaningWords.value;
  const of = (table: TableName) => words[table] && Object.keys(words[table]);
  return Object.fromEntries(tableNames.map((table) => [table, of(table)])) as Record<TableName, string[] | undefined>;
});

export const rowsOf = (table: TableName): readonly Row[] => draft.value?.[table] ?? [];
export const faults = computed(() => new Map(tableNames.map((table) => [table, faultsIn(table, rowsOf(table), isTried.value)])));
const differences = computed(() => (codes.value && draft.value ? countDifferences(codes.value.tables, tablesOf(draft.value)) : 0));
export const isChanged = computed(() => differences.value > 0);

export const fieldId = (id: number, field: "code" | "means") => `codes-${field}-${id}`;

function put(next: Draft, said?: typeof message.value): void {
  draft.value = next;
  look.value = undefined;
  message.value = said;
}

function begin(tables: CodeTables, said?: typeof message.value): void {
  isTried.value = false;
  put(draftOf(tables, meanings.peek()), said);
}

export function changeRow(table: TableName, id: number, part: Partial<Pick<Row, "code" | "means">>): void {
  const now = draft.peek();
  if (now) {
    put({ ...now, [table]: now[table].map((row) => (row.id === id ? { ...row, ...part } : row)) });
  }
}

export function removeRow(table: TableName, id: number): void {
  const now = draft.peek();
  if (now) {
    put({ ...now, [table]: now[table].filter((row) => row.id !== id) });
    wanted.value = `codes-add-${table}`;
  }
}

export function toggleTable(table: TableName, isOpen: boolean): void {
  if (openTables.peek().has(table) !== isOpen) {
    const others = [...openTables.peek()].filter((one) => one !== table);
    openTables.value = new Set(isOpen ? [...others, table] : others);
  }
}

/** A row for this code, ready for what it means. */
export function define(table: TableName, code: string, name = ""): void {
  const now = draft.peek();
  if (!now || isSent(table)) {
    return;
  }
  let row = code ? now[table].find((one) => one.code.trim() === code) : undefined;
  if (!row) {
    row = newRow(code.slice(0, limits.code), meanings.peek()[table] ? "" : name.slice(0, limits.means));
    put({ ...now, [table]: [...now[table], row] });
  }
  toggleTable(table, true);
  wanted.value = fieldId(row.id, code ? "means" : "code");
}

/** "#/de-para?table=statuses&code=17": what the address asks for is begun, once the tables are here. */
export function takeAddress(address: string): void {
  const search = new URLSearchParams(/^#\/de-para\?(.*)/.exec(address)?.[1] ?? "");
  const code = search.get("code")?.trim();
  const table = tableNames.find((name) => name === search.get("table"));
  if (table && code) {
    define(table, code);
  }
}

function sayProblem(error: unknown): void {
  const isElsewhere = error instanceof AgentProblem && error.status === 404;
  message.value = { tone: "bad", text: () => (isElsewhere ? codesTexts.value.notHere : wordProblem(error)) };
}

const readCodes = (version?: number) => get<"getCodes">("/api/v1/codes", {}, { version });

/** One question to the agent at a time; undefined: it did not answer as hoped, and why is on the screen. */
async function ask<Answer>(question: () => Promise<Answer>): Promise<Answer | undefined> {
  if (isBusy.peek()) {
    return undefined;
  }
  isBusy.value = true;
  look.value = undefined;
  message.value = undefined;
  try {
    return await question();
  } catch (error) {
    sayProblem(error);
    return undefined;
  } finally {
    isBusy.value = false;
  }
}

/** What counts now. Changes that nobody saved stay on the screen. */
export async function load(): Promise<void> {
  if (!isChanged.peek() && !isBusy.peek()) {
    codes.value = undefined;
    await ask(async () => {
      codes.value = await readCodes();
      begin(codes.value.tables);
    });
  }
}

/** Whether every row says what it must; the first that does not gets the focus. */
function isComplete(): boolean {
  isTried.value = true;
  for (const table of tableNames) {
    const found = rowsOf(table).find((row) => faults.peek().get(table)?.has(row.id));
    const fault = found && faults.peek().get(table)?.get(found.id);
    if (found && fault) {
      toggleTable(table, true);
      wanted.value = fieldId(found.id, fault.field);
      return false;
    }
  }
  return true;
}

function change() {
  const [now, said] = [codes.peek(), draft.peek()];
  return now && said && { based_on: now.version, tables: tablesOf(said) };
}

/** Asks what would come of it; saves at once if there is nothing to look at. */
export async function check(): Promise<void> {
  const body = change();
  if (!body || !isChanged.peek() || !isComplete()) {
    return;
  }
  const asked = draft.peek();
  const found = await ask(() => post<"checkCodes">("/api/v1/codes/check", {}, body));
  if (!found || draft.peek() !== asked) {
    return; // what was found is not about what stands here now
  }
  if (found.findings.length || found.changed_orders) {
    look.value = found;
    wanted.value = "codes-look";
  } else {
    await save();
  }
}

export async function save(): Promise<void> {
  const body = change();
  if (!body) {
    return;
  }
  const asked = draft.peek();
  await ask(async () => {
    let version: number;
    try {
      version = (await post<"changeCodes">("/api/v1/codes", {}, body)).version;
    } catch (error) {
      if (!(error instanceof AgentProblem) || error.slug !== "codes-changed") {
        throw error;
      }
      const newest = await readCodes();
      // An answer that got lost on its way: what counts now is what stands here.
      if (countDifferences(newest.tables, body.tables) > 0) {
        conflict.value = newest;
        wanted.value = "codes-conflict";
        return;
      }
      version = newest.version;
    }
    codes.value = await readCodes().catch(() => ({ ...(codes.peek() as Codes), version, tables: body.tables }));
    const said = { tone: "good", text: () => codesTexts.value.saved(version) } as const;
    if (draft.peek() === asked) {
      begin(codes.value.tables, said);
      wanted.value = "codes-message";
    } else {
      message.value = said; // somebody went on typing
    }
  });
}

type Said = (t: typeof codesTexts.value) => string;

/** What stands on the screen now, and how far that is from what counts. */
function sayOnScreen(what: Said, before?: Draft): void {
  const [count, version] = [differences.peek(), codes.peek()?.version ?? 0];
  message.value = { tone: "good", text: () => codesTexts.value.onScreen(what(codesTexts.value), count, version), ...(before && { before }) };
}

/** Somebody else was faster: from now on theirs is what is changed, with what stands here or without it. */
export function settleConflict(keepsMine: boolean): void {
  const newest = conflict.peek();
  if (!newest) {
    return;
  }
  conflict.value = undefined;
  const before = draft.peek();
  codes.value = newest;
  if (keepsMine) {
    sayOnScreen((t) => t.typed);
  } else {
    begin(newest.tables, { tone: "good", text: () => `${codesTexts.value.version(newest.version)}: ${codesTexts.value.current}.`, ...(before && { before }) });
  }
  wanted.value = "codes-message";
}

/** Tables from elsewhere as changes that nobody saved yet. */
function bring(tables: CodeTables, what: Said): void {
  const before = isChanged.peek() ? draft.peek() : undefined;
  begin(tables);
  sayOnScreen(what, before);
  wanted.value = "codes-message";
}

/** "Versão 3", or where version 0 comes from. */
export const nameOf = (t: typeof codesTexts.value, version: number) => (version ? t.version(version) : t.brought);

export async function openVersion(version: number): Promise<void> {
  const old = await ask(() => readCodes(version));
  if (old) {
    bring(old.tables, (t) => nameOf(t, version));
  }
}

export async function importFile(file: File): Promise<void> {
  const read = file.size > largestFile ? { fault: { kind: "not_ours" } as const } : readTables(await file.text(), meanings.peek());
  if ("fault" in read) {
    message.value = { tone: "bad", text: () => codesTexts.value.fileFault(read.fault) };
    wanted.value = "codes-message";
  } else {
    bring(read.tables, () => file.name);
  }
}

/** Gives the tables that count as a file, without changes that nobody saved. */
export async function exportFile(): Promise<void> {
  const now = codes.peek();
  if (!now) {
    return;
  }
  const { stores } = await getSession();
  const name = stores.length > 1 ? stores[0]?.site_id : stores[0]?.store_id;
  saveFile(`de-para-${(name ?? "").replace(/[^\w-]/g, "_")}-v${now.version}.json`, "application/json", textOfTables(now.tables));
  if (isChanged.peek()) {
    message.value = { tone: "good", text: () => codesTexts.value.exportedSaved(now.version) };
    wanted.value = "codes-message";
  }
}

export function takeBack(before: Draft): void {
  put(before);
}

/** Gives up what was not saved. */
export function discard(): void {
  conflict.value = undefined;
  if (codes.peek()) {
    begin((codes.peek() as Codes).tables);
  }
}
