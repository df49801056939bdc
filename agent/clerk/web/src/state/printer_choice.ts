import { computed, signal } from "@preact/signals";
import type { FoundPrinter, HealthFinding } from "../../generated/api";
import { languageCode } from "../i18n";
import { paperKinds, printerSetupTexts, type PaperKind, type PrinterRole, type PrintMode } from "../i18n/printer_setup";
import { AgentProblem, forgetSession, get, getSession, post } from "../net/agent";
import { untilAgent } from "../net/patience";
import { wordProblem } from "./commands";

type Values = Readonly<Record<string, string>>;

/** As the agent has them; undefined: it was not asked yet. */
const kept = signal<Values | undefined>(undefined);
const fixed = signal<ReadonlySet<string>>(new Set());
/** As they stand on the screen. */
const values = signal<Values>({});
export const nearPrinters = signal<readonly FoundPrinter[] | undefined>(undefined);
export const findings = signal<readonly HealthFinding[]>([]);
/** A sentence of this page, instead of findings of the agent. */
export const problem = signal("");
export const phase = signal<"loading" | "asking" | "busy" | "starting" | "in use" | "slow">("loading");

export const isThere = computed(() => kept.value !== undefined);
export const isChanged = computed(() => changes().length > 0);

export const valueOf = (key: string) => values.value[key] ?? "";
export const isFixed = (key: string) => fixed.value.has(key);
export const keyOf = (role: PrinterRole, what = "") => `printer.${role}${what}`;

export function change(key: string, value: string): void {
  values.value = { ...values.value, [key]: value };
  findings.value = [];
  problem.value = "";
  if (phase.value === "in use" || phase.value === "slow") {
    phase.value = "asking";
  }
}

/** "auto x2": by itself, twice. */
export function ruleOf(kind: PaperKind): { mode: PrintMode; copies: number } {
  const [mode = "auto", copies = "x1"] = valueOf(`print.${kind}`).split(/ +/);
  return { mode: mode as PrintMode, copies: Number(copies.slice(1)) || 1 };
}

export function changeRule(kind: PaperKind, part: Partial<{ mode: PrintMode; copies: number }>): void {
  const { mode, copies } = { ...ruleOf(kind), ...part };
  change(`print.${kind}`, copies > 1 ? `${mode} x${copies}` : mode);
}

export const kindsWithRule = paperKinds.filter((kind) => kind !== "test_page");

function changes() {
  return Object.entries(values.value).filter(([key, value]) => value !== kept.value?.[key]).map(([key, value]) => ({ key, value: value.trim() }));
}

function sentenceOf(error: unknown): string {
  const isElsewhere = error instanceof AgentProblem && error.status === 404;
  return isElsewhere ? printerSetupTexts.value.notHere : wordProblem(error);
}

/** What counts now, and what this computer knows of. */
export async function load(): Promise<void> {
  try {
    const { settings } = await get<"getPrinterSettings">("/api/v1/printer-settings");
    kept.value = Object.fromEntries(settings.map((one) => [one.key, one.value]));
    fixed.value = new Set(settings.filter((one) => one.is_fixed).map((one) => one.key));
    values.value = kept.value;
    phase.value = "asking";
  } catch (error) {
    problem.value = sentenceOf(error);
    return;
  }
  try {
    nearPrinters.value = (await get<"findPrinters">("/api/v1/printers/found")).printers;
  } catch {
    nearPrinters.value = []; // the address can be written by hand
  }
}

/** Runs one question to the agent; nobody starts a second one meanwhile. What it found; undefined: nobody knows. */
async function ask(question: () => Promise<{ may_go_on: boolean; findings: readonly HealthFinding[] }>): Promise<boolean> {
  if (phase.value === "busy") {
    return false;
  }
  phase.value = "busy";
  findings.value = [];
  problem.value = "";
  try {
    const found = await question();
    findings.value = found.findings;
    return found.may_go_on;
  } catch (error) {
    problem.value = sentenceOf(error);
    return false;
  } finally {
    phase.value = "asking";
  }
}

/** Prints the test page as the printer is chosen on the screen, that of a table if one is named; whether it took it. */
export function tryOut(role: PrinterRole, station?: string): Promise<boolean> {
  return ask(() => post<"tryPrinter">("/api/v1/printer-settings/test-page", {}, { language: languageCode.value, role, ...(station && { station }), changes: changes() }));
}

/** Whether another run of the agent answers: its token is another one. */
async function hasBegunAnew(token: string): Promise<boolean> {
  const response = await fetch("/api/v1/session", { cache: "no-store" });
  return response.ok && ((await response.json()) as { token: string }).token !== token;
}

/** Has the changes kept, and waits for the agent to work with them. */
export async function keep(): Promise<void> {
  const wanted = changes();
  let token = "";
  const isKept = await ask(async () => {
    token = (await getSession()).token;
    return post<"changePrinters">("/api/v1/printer-settings", {}, { language: languageCode.value, changes: wanted });
  });
  if (!isKept) {
    return;
  }
  phase.value = "starting";
  const isBack = await untilAgent(() => hasBegunAnew(token));
  forgetSession();
  if (!isBack) {
    phase.value = "slow";
    return;
  }
  findings.value = [];
  await load();
  phase.value = "in use";
}
