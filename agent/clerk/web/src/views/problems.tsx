import type { ComponentChildren } from "preact";
import type { PrintJob } from "../../generated/api";
import { texts } from "../i18n";
import { printReason } from "../i18n/print_reason";
import { ago } from "../i18n/format";
import { JobAnswers, nameOf } from "../order/papers";
import { MessageRow, OrderLink, TaskRow } from "../order/rows";
import { columns } from "../state/board";
import { agentNow } from "../state/clock";
import { problems } from "../state/detail";
import { status } from "../state/live";
import { more } from "../state/more";
import { Icon } from "../ui/icon";
import { screenLink } from "../route";
import { Empty, Group as Cards, Head } from "./list_tools";

function Group({ title, count, children }: { title: string; count: number; children: ComponentChildren }) {
  if (!count) {
    return null;
  }
  return (
    <section class="group">
      <h3>{title} <span class="column-count">{count}</span></h3>
      <ul class="rows" role="list">{children}</ul>
    </section>
  );
}

function JobRow({ job }: { job: PrintJob }) {
  const t = texts.value;
  return (
    <li class="row" data-bad="true">
      <p>
        <OrderLink order_ref={job.order_ref} /> <strong>{nameOf(job)}</strong>
        {job.copy > 1 && <span class="badge">{t.copy(job.copy)}</span>}
        <span class="chip bad"><Icon name="printer" />{t.printState[job.state]}</span>
        <small>{ago(job.created_ms, agentNow.value)}</small>
      </p>
      {job.state === "in_doubt" && <p>{t.didItPrintHelp}</p>}
      {job.reason && <p class="row-reason">{printReason(job.reason)}</p>}
      <JobAnswers job={job} />
    </li>
  );
}

/** Everything that waits for a person, each with its next step: orders, refusals of the hub, paper, goods. */
export function ProblemsView() {
  const t = texts.value;
  const all = problems.value;
  if (!all) {
    return <div class="page"><h2 class="page-title">{t.problemsTitle}</h2><p class="empty" role="status">{t.loading}</p></div>;
  }
  const parked = all.messages.filter((message) => message.is_parked);
  const waiting = all.messages.length - parked.length;
  const doubts = all.print_jobs.filter((job) => job.state === "in_doubt");
  const held = all.print_jobs.filter((job) => job.state === "held" || job.state === "expired");
  // Orders whose problem stands in a list of its own below are not shown twice.
  const listed = new Set([...parked, ...doubts, ...held, ...all.tasks].map((one) => one.order_ref));
  const cards = (columns.value.get("problem") ?? []).filter((card) => !listed.has(card.order_ref));
  const Errands = status.value?.outbox.errands_parked || status.value?.outbox.stock_waits ? more.value?.parked : undefined;
  const isClear = !Errands && !parked.length && !doubts.length && !held.length && !all.tasks.length && !cards.length;
  return (
    <div class="page">
      <Head title={t.problemsTitle} />
      {isClear && <Empty title={t.noProblems} hint={t.noProblemsHint} />}
      <Group title={t.parkedTitle} count={parked.length}>{parked.map((message) => <MessageRow key={message.message_id} message={message} />)}</Group>
      {Errands && <Errands />}
      <Group title={t.doubtTitle} count={doubts.length}>{doubts.map((job) => <JobRow key={job.job_id} job={job} />)}</Group>
      <Group title={t.heldTitle} count={held.length}>{held.map((job) => <JobRow key={job.job_id} job={job} />)}</Group>
      <Group title={t.tasksTitle} count={all.tasks.length}>{all.tasks.map((task) => <TaskRow key={task.task_id} task={task} isInOrder={false} />)}</Group>
      <Cards title={t.lists.ordersWithProblem} cards={cards} />
      {waiting > 0 && <p class="hint"><Icon name="queue" />{t.queueWaiting(waiting)}. <a href={screenLink({ name: "queue" })}>{t.seeQueue}</a></p>}
    </div>
  );
}
