import type { Message } from "../../generated/api";
import { texts } from "../i18n";
import { ago, dayTime } from "../i18n/format";
import { orderLink } from "../route";
import { cardOf } from "../state/board";
import { agentNow } from "../state/clock";
import { command, finishTask } from "../state/commands";
import { orderKey, pending, taskKey } from "../state/pending";
import { Icon } from "../ui/icon";
import { openIn } from "./actions";
import { hubReason } from "./words";

/** "A7", as a link to the order. */
export function OrderLink({ order_ref, order_id }: { order_ref: number; order_id?: string }) {
  const code = cardOf(order_ref)?.short_code ?? order_id ?? `#${order_ref}`;
  return <a class="code" href={orderLink(order_ref)} aria-label={texts.value.openOrder(code)}>{code}</a>;
}

/** A message for the hub: waiting, or refused with the two ways out. */
export function MessageRow({ message, isInOrder = false, as: Row = "li" }: { message: Message; isInOrder?: boolean; as?: "li" | "div" }) {
  const t = texts.value;
  const isBusy = pending.value.has(orderKey(message.order_ref));
  const known = cardOf(message.order_ref);
  const card = known ?? { order_ref: message.order_ref, short_code: message.order_id };
  return (
    <Row class="row" data-bad={message.is_parked}>
      <p>
        {!isInOrder && <OrderLink order_ref={message.order_ref} order_id={message.order_id} />}
        <strong>{t.messageKind[message.kind]}</strong>
        <span class={`chip ${message.is_parked ? "bad" : ""}`}>
          <Icon name={message.is_parked ? "warning" : "clock"} />{message.is_parked ? t.person : t.sync.queued}
        </span>
        <small>{t.waitsSince(ago(message.created_ms, agentNow.value))}{message.attempts ? ` · ${t.attempts(message.attempts)}` : ""}</small>
      </p>
      {message.is_parked ? (
        <>
          <p class="row-reason">{t.hubRefusedMessage(hubReason(message.last_error || known?.sync.problem))}</p>
          <div class="row-buttons">
            <button class="button primary" disabled={isBusy} onClick={() => void command(card, "retry_message")}>{t.action.retry_message}</button>
            <button class="button" disabled={isBusy} onClick={() => openIn(message.order_ref, "drop_message")}>{t.action.drop_message}</button>
          </div>
        </>
      ) : (
        <>
          {message.last_error && <p class="row-reason">{t.lastError(hubReason(message.last_error))}</p>}
          {message.next_attempt_ms !== undefined && message.next_attempt_ms > agentNow.value && (
            <p><small>{t.nextTry(dayTime(message.next_attempt_ms, agentNow.value))}</small></p>
          )}
        </>
      )}
    </Row>
  );
}

/** Goods that have to go back to their shelf. */
export function TaskRow({ task, isInOrder = true }: { task: { task_id: number; order_ref: number; created_ms: number }; isInOrder?: boolean }) {
  const t = texts.value;
  const isBusy = pending.value.has(taskKey(task.task_id));
  return (
    <li class="row" data-bad="true">
      <p>
        {!isInOrder && <OrderLink order_ref={task.order_ref} />}
        <strong>{t.putAway}</strong> <small>{ago(task.created_ms, agentNow.value)}</small>
      </p>
      <p>{t.taskPutAway}</p>
      <div class="row-buttons">
        <button class="button primary" disabled={isBusy} onClick={() => void finishTask(task)}><Icon name="check" />{t.taskDone}</button>
      </div>
    </li>
  );
}
