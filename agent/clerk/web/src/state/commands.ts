import type { Approval, Command, CommandKind, Done, OrderDetail, PaperWish, PrintJob } from "../../generated/api";
import { languageCode, texts } from "../i18n";
import { paperTexts } from "../i18n/own_papers";
import { AgentProblem, get, NoAnswer, post } from "../net/agent";
import { takeCard } from "./board";
import { takeDetail } from "./detail";
import { takeWhole } from "./orders";
import { announce, notify } from "./notices";
import { jobKey, orderKey, pending, setPending, taskKey } from "./pending";

/** UUID version 4. `crypto.randomUUID` exists only on https and localhost, and a till may open the page by the LAN address. */
export function newCommandId(): string {
  if (typeof crypto.randomUUID === "function") {
    return crypto.randomUUID();
  }
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export function wordProblem(error: unknown): string {
  const t = texts.value;
  if (error instanceof AgentProblem) {
    return t.problem[error.slug] ?? t.people.problem[error.slug] ?? paperTexts.value.why[error.slug] ?? t.problemUnknown(error.status, error.problem.title ?? error.slug);
  }
  return t.problem["network"] ?? "";
}

const pauses_ms = [500, 1000, 2000, 4000, 8000];

/**
 * Sends one click until its outcome is known: the same `command_id` goes again while no answer comes, so that it ends in
 * exactly one outcome. Only one click per `key` is on its way at a time.
 */
async function settle(key: string, send: () => Promise<Done>): Promise<Done | AgentProblem | undefined> {
  if (pending.value.has(key)) {
    return undefined;
  }
  setPending(key, "saving");
  try {
    for (let attempt = 0; ; attempt++) {
      try {
        return await send();
      } catch (error) {
        if (error instanceof AgentProblem) {
          return error;
        }
        if (!(error instanceof NoAnswer)) {
          throw error;
        }
        setPending(key, "retrying");
        await new Promise((resolve) => setTimeout(resolve, pauses_ms[Math.min(attempt, pauses_ms.length - 1)]));
      }
    }
  } finally {
    setPending(key, undefined);
  }
}

function takeOrder(order: OrderDetail | undefined): void {
  if (order) {
    takeDetail(order);
    takeWhole(order);
    takeCard(order.card);
  }
}

function show(outcome: Done | AgentProblem | undefined, order_ref: number, said: (order: OrderDetail | undefined) => string): boolean {
  if (outcome === undefined) {
    return false;
  }
  if (outcome instanceof AgentProblem) {
    takeOrder(outcome.problem.order);
    notify("bad", () => wordProblem(outcome), order_ref);
    return false;
  }
  const { order } = outcome;
  takeOrder(order);
  if (order?.card.sync.undo_until_ms === undefined) {
    notify("good", () => said(order));
  } else {
    announce(said(order)); // the bar that takes it back says the same to the eye
  }
  return true;
}

/** Sends a command for an order. True once it is stored, false if it was refused (the person has been told why). */
export async function command(
  card: { order_ref: number; short_code: string },
  kind: CommandKind,
  rest: Omit<Command, "command_id" | "command"> = {},
): Promise<boolean> {
  const body: Command = { command_id: newCommandId(), command: kind, ...rest };
  const outcome = await settle(orderKey(card.order_ref), () =>
    post<"commandOrder">("/api/v1/orders/{order_ref}/commands", { order_ref: card.order_ref }, body),
  );
  return show(outcome, card.order_ref, (order) => {
    const t = texts.value;
    if (order?.card.proposed) {
      return t.second.kept(card.short_code);
    }
    if (kind === "decide" || kind === "approve_answer") {
      return t.done.decide(card.short_code);
    }
    if (kind === "drop_proposal") {
      return t.second.dropped(card.short_code);
    }
    if (kind === "undo_decision") {
      return t.done.other(card.short_code, texts.value.people.undone);
    }
    const result = order?.card.is_paused ? t.paused : order ? t.state[order.card.state] : t.action[kind];
    return t.done.other(card.short_code, result);
  });
}

/** A second person says yes with a PIN or badge, while the first stays signed in. Why it was not taken, if it was not. */
export async function approveWith(card: Coded, proof: Omit<Approval, "command_id">): Promise<AgentProblem | undefined> {
  const { order_ref } = card;
  const body: Approval = { command_id: newCommandId(), ...proof };
  const outcome = await settle(orderKey(order_ref), () => post<"approveAnswer">("/api/v1/orders/{order_ref}/approve", { order_ref }, body));
  if (outcome instanceof AgentProblem && !outcome.problem.order) {
    return outcome; // about the person: the form says it
  }
  show(outcome, order_ref, () => texts.value.done.decide(card.short_code));
  return undefined;
}

type Coded = { order_ref: number; short_code: string };

/** Sends the acceptance of every line as the agent now lists it, under an id made now. */
function sendAcceptance({ order_ref }: Coded): Promise<Done | AgentProblem | undefined> {
  const command_id = newCommandId();
  return settle(orderKey(order_ref), async () => {
    const order = await get<"getOrder">("/api/v1/orders/{order_ref}", { order_ref });
    const lines = order.lines.map((line) => ({ line_id: line.line_id, accepted: line.quantity }));
    return post<"commandOrder">("/api/v1/orders/{order_ref}/commands", { order_ref }, { command_id, command: "decide", lines });
  });
}

export async function acceptAll(card: Coded): Promise<boolean> {
  const outcome = await sendAcceptance(card);
  return show(outcome, card.order_ref, (order) => (order?.card.proposed ? texts.value.second.kept : texts.value.done.decide)(card.short_code));
}

/** What became of many orders: codes of those that were accepted, of those that wait for a second person, and why the others were not. */
export interface ManyResult {
  accepted: string[];
  proposed: string[];
  refused: Array<{ code: string; why: string }>;
}

/** Accepts one order after the other, each whole; goes on when one is refused. */
export async function acceptMany(cards: readonly Coded[], onProgress: (done: number) => void): Promise<ManyResult> {
  const result: ManyResult = { accepted: [], proposed: [], refused: [] };
  for (const card of cards) {
    const outcome = await sendAcceptance(card);
    if (outcome instanceof AgentProblem) {
      takeOrder(outcome.problem.order);
      result.refused.push({ code: card.short_code, why: wordProblem(outcome) });
    } else if (outcome) {
      takeOrder(outcome.order);
      (outcome.order?.card.proposed ? result.proposed : result.accepted).push(card.short_code);
    }
    onProgress(result.accepted.length + result.proposed.length + result.refused.length);
  }
  return result;
}

/** Sends a command without a notice of its own: the screen that asked says what became of it. True once it is stored. */
export async function quietCommand(
  card: Coded,
  kind: CommandKind,
  rest: Omit<Command, "command_id" | "command"> = {},
): Promise<boolean> {
  const body: Command = { command_id: newCommandId(), command: kind, ...rest };
  const outcome = await settle(orderKey(card.order_ref), () =>
    post<"commandOrder">("/api/v1/orders/{order_ref}/commands", { order_ref: card.order_ref }, body),
  );
  if (outcome instanceof AgentProblem) {
    return show(outcome, card.order_ref, () => "");
  }
  takeOrder(outcome?.order);
  return outcome !== undefined;
}

/** The printer that a paper is to come out of instead: a table's own, or without `station` the store's. */
type Elsewhere = Pick<PrintJob, "role" | "station">;

function sendAnswer(job_id: number, answer: "came_out" | "did_not" | "print_now" | "print_elsewhere" | "cancel", elsewhere?: Elsewhere) {
  const command_id = newCommandId();
  return settle(jobKey(job_id), () =>
    post<"answerPrintJob">("/api/v1/print-jobs/{job_id}/answer", { job_id }, { command_id, answer, ...elsewhere, language: languageCode.value }),
  );
}

export async function answerJob(
  job: { job_id: number; order_ref: number },
  answer: Parameters<typeof sendAnswer>[1],
  elsewhere?: Elsewhere,
): Promise<boolean> {
  const outcome = await sendAnswer(job.job_id, answer, elsewhere);
  const said = { came_out: "cameOut", did_not: "didNot", print_now: "printNow", print_elsewhere: "printNow", cancel: "cancelPrint" } as const;
  return show(outcome, job.order_ref, () => `${texts.value.papers}: ${texts.value[said[answer]]}`);
}

/** Prints a paper that waits for a click, without one. A refusal is nobody's trouble: somebody else was first. */
export async function printUnasked({ job_id }: { job_id: number }): Promise<void> {
  const outcome = await sendAnswer(job_id, "print_now");
  takeOrder(outcome instanceof AgentProblem ? outcome.problem.order : outcome?.order);
}

export async function reprint(
  job: { job_id: number; order_ref: number },
  reason: "jam" | "lost" | "damaged" | "other",
): Promise<boolean> {
  const command_id = newCommandId();
  const outcome = await settle(jobKey(job.job_id), () =>
    post<"reprint">("/api/v1/print-jobs/{job_id}/reprint", { job_id: job.job_id }, { command_id, reason, language: languageCode.value }),
  );
  return show(outcome, job.order_ref, () => `${texts.value.reprint}: ${texts.value.reprintReason[reason]}`);
}

/** Has one of the store's own papers made and printed, in the language of the page. `reason`: why once more. */
export type PaperRest = Pick<PaperWish, "reason" | "driver" | "plate">;

export async function printPaper(order_ref: number, kind: PaperWish["kind"], said: () => string, rest: PaperRest): Promise<boolean> {
  const wish: PaperWish = { command_id: newCommandId(), kind, language: languageCode.value, ...rest };
  const outcome = await settle(orderKey(order_ref), () => post<"printPaper">("/api/v1/orders/{order_ref}/papers", { order_ref }, wish));
  return show(outcome, order_ref, said);
}

/** Lets what was put off go to the hub at once. */
export async function sendWaitingNow(): Promise<void> {
  const command_id = newCommandId();
  const outcome = await settle("queue", () => post<"sendWaitingNow">("/api/v1/outbox/send-now", {}, { command_id }));
  if (outcome instanceof AgentProblem) {
    notify("bad", () => wordProblem(outcome));
  } else if (outcome) {
    notify("good", () => texts.value.people.sentNow);
  }
}

export async function finishTask(task: { task_id: number; order_ref: number }): Promise<boolean> {
  const command_id = newCommandId();
  const outcome = await settle(taskKey(task.task_id), () =>
    post<"finishTask">("/api/v1/tasks/{task_id}/done", { task_id: task.task_id }, { command_id }),
  );
  return show(outcome, task.order_ref, () => `${texts.value.putAway}: ${texts.value.taskDone}`);
}
