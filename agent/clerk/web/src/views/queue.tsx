import { texts } from "../i18n";
import { ago } from "../i18n/format";
import { MessageRow } from "../order/rows";
import { screenLink } from "../route";
import { agentNow } from "../state/clock";
import { sendWaitingNow } from "../state/commands";
import { problems } from "../state/detail";
import { status } from "../state/live";
import { pending } from "../state/pending";
import { Icon } from "../ui/icon";
import { VirtualList } from "../ui/virtual_list";
import { Empty, Head } from "./list_tools";

/** A stable number for a message's place in the list. */
const numbers = new Map<string, number>();
function numberOf(message_id: string): number {
  const known = numbers.get(message_id) ?? numbers.size + 1;
  numbers.set(message_id, known);
  return known;
}

/** What the hub has yet to hear: since when, how often it was tried, and when next. */
export function QueueView() {
  const t = texts.value;
  const messages = problems.value?.messages;
  const outbox = status.value?.outbox;
  const isOffline = status.value?.hub.state === "offline";
  if (!messages) {
    return <div class="page"><Head title={t.nav.queue} /><p class="empty" role="status">{t.loading}</p></div>;
  }
  const waiting = messages.filter((message) => !message.is_parked);
  const parked = messages.length - waiting.length;
  return (
    <div class="page">
      <Head title={t.nav.queue} count={waiting.length}>
        {waiting.length > 0 && (
          <button class="button" aria-disabled={pending.value.has("queue")} onClick={() => void sendWaitingNow()}><Icon name="sent" />{texts.value.people.sendNow}</button>
        )}
      </Head>
      <p class="quiet-line">{t.queue.explain}</p>
      {isOffline && <p class="hint"><Icon name="warning" />{t.queue.offline}</p>}
      {outbox && outbox.waiting > waiting.length && <p class="hint">{t.queue.shown(waiting.length, outbox.waiting)}</p>}
      {outbox?.oldest_ms !== undefined && waiting.length > 0 && <p class="sentence"><strong>{t.queueOldest(ago(outbox.oldest_ms, agentNow.value))}</strong></p>}
      {parked > 0 && <p class="hint bad"><Icon name="warning" />{t.queue.parked(parked)} <a href={screenLink({ name: "problems" })}>{t.nav.problems}</a></p>}
      {waiting.length === 0 && <Empty icon="cloud" title={t.queueEmpty} hint={t.queue.emptyHint} />}
      <VirtualList
        items={waiting} keyOf={(message) => numberOf(message.message_id)} render={(message) => <MessageRow message={message} as="div" />}
        estimate_px={110} gap_px={8} column_px={400} label={t.nav.queue}
      />
    </div>
  );
}
