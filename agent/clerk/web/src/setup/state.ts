import { computed, signal } from "@preact/signals";
import type { SetupAnswers, SetupFindings, SetupPrinter } from "../../generated/api";
import { languageCode } from "../i18n";
import { printerRoles, type PrinterRole } from "../i18n/printer_setup";
import { AgentProblem, forgetSession, get, post } from "../net/agent";
import { untilAgent } from "../net/patience";
import { setupTexts } from "./words";

/** Everything that was typed: going back loses nothing of it. */
export interface Typed {
  hub_url: string;
  client_id: string;
  secret: string;
  stores: string;
  printers: Record<PrinterRole, SetupPrinter>;
  is_sign_in_required: boolean;
  manager_name: string;
  pin: string;
  pin_again: string;
}

const printer = (role: PrinterRole, code: string): SetupPrinter => ({ role, address: "", language: code });

export const typed = signal<Typed>({
  hub_url: "", client_id: "", secret: "", stores: "",
  printers: { label: printer("label", "zpl"), receipt: printer("receipt", "escpos"), document: printer("document", "pdf") },
  is_sign_in_required: false, manager_name: "", pin: "", pin_again: "",
});
export const hasSecret = signal(false);
export const step = signal(0);
/** What was found of the step that is shown; undefined: it was not looked at since something was typed. */
export const found = signal<SetupFindings | undefined>(undefined);
export const isBusy = signal(false);
/** A sentence of this page, instead of findings of the agent. */
export const problem = signal("");
export const phase = signal<"asking" | "starting" | "slow" | "manager" | "ready">("asking");

export const isChecked = computed(() => found.value?.may_go_on === true);

export function change(part: Partial<Typed>): void {
  typed.value = { ...typed.value, ...part };
  found.value = undefined;
  problem.value = "";
}

export function changePrinter(role: PrinterRole, part: Partial<SetupPrinter>): void {
  const { printers } = typed.value;
  change({ printers: { ...printers, [role]: { ...printers[role], ...part } } });
}

export function goTo(next: number): void {
  step.value = next;
  found.value = undefined;
  problem.value = "";
}

function answers(): SetupAnswers {
  const now = typed.value;
  return {
    language: languageCode.value,
    hub_url: now.hub_url.trim(),
    client_id: now.client_id.trim(),
    ...(now.secret ? { secret: now.secret } : {}),
    stores: now.stores.trim(),
    is_sign_in_required: now.is_sign_in_required,
    printers: printerRoles.map((role) => ({ ...now.printers[role], address: now.printers[role].address.trim() })),
  };
}

/** Runs one question to the agent; nobody starts a second one meanwhile. */
async function ask(question: () => Promise<void>): Promise<void> {
  if (isBusy.value) {
    return;
  }
  isBusy.value = true;
  found.value = undefined;
  problem.value = "";
  try {
    await question();
  } catch (error) {
    problem.value = error instanceof AgentProblem ? (error.problem.detail ?? error.message) : setupTexts.value.noAnswer;
  } finally {
    isBusy.value = false;
  }
}

/** What the settings say already. */
export async function load(): Promise<void> {
  await ask(async () => {
    const known = await get<"getSetup">("/api/v1/setup");
    const { printers } = typed.value;
    for (const one of known.printers) {
      printers[one.role] = one;
    }
    hasSecret.value = known.has_secret;
    change({ hub_url: known.hub_url, client_id: known.client_id, stores: known.stores, is_sign_in_required: known.is_sign_in_required, printers });
  });
}

export function check(what: "hub" | "credential" | "stores"): Promise<void> {
  return ask(async () => {
    found.value = await post<"checkSetup">("/api/v1/setup/check", {}, { ...answers(), step: what });
  });
}

/** Prints the test page; whether the printer took it. */
export async function printTest(role: PrinterRole): Promise<boolean> {
  await ask(async () => {
    found.value = await post<"printSetupPage">("/api/v1/setup/test-page", {}, { ...answers(), role });
  });
  return isChecked.value;
}

/** Why the manager's name and PIN cannot be right; empty if they may be. */
export function faultOfManager(): string {
  const { is_sign_in_required, manager_name, pin, pin_again } = typed.value;
  const t = setupTexts.value;
  if (!is_sign_in_required) {
    return "";
  }
  if (!manager_name.trim() || !/^\d{6,12}$/.test(pin)) {
    return t.pinWrong;
  }
  return pin === pin_again ? "" : t.pinsDiffer;
}

/** Whether the agent at work answers where the set-up answered. */
async function isAtWork(): Promise<boolean> {
  return (await fetch("/health", { cache: "no-store" })).ok;
}

/** Makes the first manager by the operation that the page at work has for it. */
export async function makeManager(): Promise<void> {
  const { manager_name, pin } = typed.value;
  problem.value = faultOfManager();
  if (problem.value) {
    return;
  }
  try {
    await post<"makeFirstManager">("/api/v1/people/first-manager", {}, { name: manager_name.trim(), pin });
    change({ pin: "", pin_again: "" });
    phase.value = "ready";
  } catch (error) {
    const isEasy = error instanceof AgentProblem && error.slug === "pin-too-easy";
    problem.value = isEasy ? setupTexts.value.pinEasy : setupTexts.value.managerFailed;
    phase.value = "manager";
  }
}

/** Has everything written, waits for the agent to start, and makes the manager. */
export async function finish(): Promise<void> {
  await ask(async () => {
    found.value = await post<"finishSetup">("/api/v1/setup/finish", {}, answers());
  });
  if (!isChecked.value) {
    return;
  }
  phase.value = "starting";
  change({ secret: "" });
  forgetSession();
  if (!(await untilAgent(isAtWork))) {
    phase.value = "slow";
  } else if (typed.value.is_sign_in_required) {
    await makeManager();
  } else {
    phase.value = "ready";
  }
}

export const printersFound = signal<readonly { address: string; name: string }[] | undefined>(undefined);

export async function lookForPrinters(): Promise<void> {
  try {
    printersFound.value = (await get<"findSetupPrinters">("/api/v1/setup/printers")).printers;
  } catch {
    printersFound.value = []; // the address can be written by hand
  }
}
