import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { OrderDetail, PaperWish, PrintJob } from "../../generated/api";
import { texts } from "../i18n";
import { paperTexts } from "../i18n/own_papers";
import { printReason } from "../i18n/print_reason";
import { atTable } from "../i18n/printer_words";
import { ago } from "../i18n/format";
import { fetchWithToken } from "../net/agent";
import { agentNow } from "../state/clock";
import { answerJob, reprint, wordProblem } from "../state/commands";
import { status } from "../state/live";
import { notify } from "../state/notices";
import { jobKey, pending } from "../state/pending";
import { useKeys } from "../keys";
import { Icon } from "../ui/icon";
import { reprintAsked } from "./actions";
import { OwnPapers, reprintReasons } from "./own_papers";

const reasons = reprintReasons;
const reprintable: PrintJob["state"][] = ["submitted", "confirmed", "not_printed", "rejected"];

/** The paper's name, and the table at which it comes out; the carrier's label bears its box. */
export function nameOf(job: PrintJob): string {
  return atTable((job.kind in paperTexts.value && paperTexts.value[job.kind as PaperWish["kind"]]) || texts.value.labelOf(job.package_id), job.station);
}

/** The tables whose printers could print it, too; empty: the store's own. */
function tablesFor(job: PrintJob): string[] {
  const usable = status.value?.printers.filter((printer) => printer.role === job.role && printer.is_configured) ?? [];
  return [...new Set(usable.map((printer) => printer.station ?? ""))].filter((table) => table !== (job.station ?? ""));
}

/** The question that only a person can answer, or the wish for a job that waits. */
export function JobAnswers({ job }: { job: PrintJob }) {
  const t = texts.value;
  const isBusy = pending.value.has(jobKey(job.job_id));
  if (job.state === "in_doubt") {
    return (
      <div class="row-buttons" role="group" aria-label={t.didItPrint}>
        <button class="button primary" disabled={isBusy} onClick={() => void answerJob(job, "came_out")}>{t.cameOut}</button>
        <button class="button" disabled={isBusy} onClick={() => void answerJob(job, "did_not")}>{t.didNot}</button>
      </div>
    );
  }
  if (job.state === "held" || job.state === "expired" || job.state === "asked") {
    const tables = job.parts_sent ? [] : tablesFor(job); // what is out already cannot go on at another printer
    return (
      <div class="row-buttons">
        <button class="button primary" disabled={isBusy} onClick={() => void answerJob(job, "print_now")}>{t.printNow}</button>
        {job.state !== "expired" && <button class="button" disabled={isBusy} onClick={() => void answerJob(job, "cancel")}>{t.cancelPrint}</button>}
        {tables.length > 0 && (
          <details>
            <summary class="button">{t.printElsewhere}</summary>
            <div class="row-buttons">
              {tables.map((station) => (
                <button key={station} class="button small" disabled={isBusy} onClick={() => void answerJob(job, "print_elsewhere", { role: job.role, ...(station && { station }) })}>{t.printAt(station)}</button>
              ))}
            </div>
          </details>
        )}
      </div>
    );
  }
  return null;
}

/** Why a paper is wanted again: one question at a time in an order's papers. */
interface Asking {
  job_id: number | undefined;
  set: (job_id: number | undefined) => void;
}

/** Asks why before anything comes out a second time. "I" asks for the one that `hasKey`, a digit answers. */
function Reprint({ job, hasKey, asking }: { job: PrintJob; hasKey: boolean; asking: Asking }) {
  const t = texts.value;
  const isAsking = asking.job_id === job.job_id;
  const isBusy = pending.value.has(jobKey(job.job_id));
  const print = async (reason: (typeof reasons)[number]) => {
    if (await reprint(job, reason)) {
      asking.set(undefined);
    }
  };
  useKeys(isAsking && !isBusy ? Object.fromEntries(reasons.map((reason, index) => [String(index + 1), () => void print(reason)])) : {});
  if (!isAsking) {
    return <button class="button small" aria-keyshortcuts={hasKey ? "I" : undefined} onClick={() => asking.set(job.job_id)}><Icon name="printer" />{t.reprint}{hasKey && <kbd>I</kbd>}</button>;
  }
  return (
    <div class="row-buttons" role="group" aria-label={t.whyReprint}>
      <span>{t.whyReprint}</span>
      {reasons.map((reason, index) => (
        <button key={reason} class="button small" disabled={isBusy} onClick={() => void print(reason)}>{t.reprintReason[reason]}<kbd>{index + 1}</kbd></button>
      ))}
      <button class="button small quiet" onClick={() => asking.set(undefined)}>{t.back}</button>
    </div>
  );
}

function JobRow({ job, children }: { job: PrintJob; children: ComponentChildren }) {
  const t = texts.value;
  const isBad = job.state === "in_doubt" || job.state === "held" || job.state === "rejected" || job.state === "expired";
  return (
    <li class="row" data-bad={isBad}>
      <p>
        <strong>{nameOf(job)}</strong>
        {job.copy > 1 && <span class="badge">{t.copy(job.copy)}</span>}
        <span class={`chip ${isBad ? "bad" : job.state === "submitted" || job.state === "confirmed" ? "good" : ""}`}><Icon name="printer" />{t.printState[job.state]}</span>
        <small>{ago(job.created_ms, agentNow.value)}</small>
      </p>
      {job.state === "in_doubt" && <p>{t.didItPrintHelp}</p>}
      {job.reason && isBad && <p class="row-reason">{printReason(job.reason)}</p>}
      <JobAnswers job={job} />
      {children}
    </li>
  );
}

/** Saves the carrier's label as it came. Fetched, because a plain link cannot carry the token. */
async function download(order: OrderDetail, package_id: string, format: string): Promise<void> {
  try {
    const response = await fetchWithToken(`/api/v1/orders/${order.card.order_ref}/labels/${encodeURIComponent(package_id)}`);
    const address = URL.createObjectURL(await response.blob());
    const link = document.createElement("a");
    link.href = address;
    link.download = `${order.card.short_code}-${package_id.replace(/[^\w.-]/g, "_")}.${format.replace(/\W/g, "")}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  } catch (error) {
    notify("bad", () => wordProblem(error));
  }
}

/** The papers of an order: what was printed, what became of it, and the ways to get it again. */
export function Papers({ order }: { order: OrderDetail }) {
  const t = texts.value;
  const jobs = [...order.print_jobs].sort((a, b) => b.job_id - a.job_id);
  const newest = new Map<string, number>();
  const wish = (job: PrintJob) => `${job.kind} ${job.package_id}`;
  for (const job of jobs) {
    newest.set(wish(job), Math.max(newest.get(wish(job)) ?? 0, job.job_id));
  }
  const canReprint = (job: PrintJob) => newest.get(wish(job)) === job.job_id && reprintable.includes(job.state);
  const candidates = jobs.filter(canReprint);
  const [askedJob, setAskedJob] = useState<number | undefined>();
  const asking: Asking = { job_id: askedJob, set: setAskedJob };
  // One key, one question: of several papers it is for the label, which the box cannot do without.
  const keyed = candidates.find((job) => job.kind === "label") ?? candidates[0];
  const isAsked = keyed !== undefined && reprintAsked.value === keyed.order_ref;
  useEffect(() => {
    if (isAsked) {
      setAskedJob(keyed?.job_id);
      reprintAsked.value = undefined;
    }
  }, [isAsked]);
  return (
    <section class="panel-section">
      <h3>{t.papers}</h3>
      {jobs.length || order.labels?.length ? null : <p class="quiet-line">{t.noPapers}</p>}
      <ul class="rows" role="list">
        {jobs.map((job) => (
          <JobRow key={job.job_id} job={job}>{canReprint(job) && <Reprint job={job} hasKey={job === keyed} asking={asking} />}</JobRow>
        ))}
      </ul>
      <OwnPapers order={order} />
      <div class="row-buttons">
        {order.labels?.map((label) => (
          <button key={label.package_id} class="button small" onClick={() => void download(order, label.package_id, label.format)}>
            <Icon name="down" />{t.downloadLabel(label.format.toUpperCase())} · {label.package_id}
          </button>
        ))}
      </div>
    </section>
  );
}
