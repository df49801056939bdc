import type { ComponentChildren } from "preact";
import { AcceptanceLink } from "../acceptance/link";
import { noticePermission } from "../alarm/alarm";
import { canStayAwake } from "../alarm/awake";
import { isSoundBlocked } from "../alarm/tones";
import { texts } from "../i18n";
import { ago, clockTime, span } from "../i18n/format";
import { moreTexts } from "../i18n/more";
import { isPrinterBad, printerKey, printerName, printerSays, printerState } from "../i18n/printer_words";
import { screenLink } from "../route";
import { cameraState } from "../scan/camera";
import { agentNow, agentOffset } from "../state/clock";
import { connection, lastLife, session, status } from "../state/live";
import { isTraining } from "../state/training";
import { Icon, type IconName } from "../ui/icon";
import { HealthFindings, SupportTools, WhyOrder } from "./health_report";
import { Head } from "./list_tools";

type Tone = "good" | "warn" | "bad";

/** One part of the chain: how it is, in a word and a sentence, and what to do. */
function Part({ icon, title, tone, word, children }: { icon: IconName; title: string; tone: Tone; word: string; children?: ComponentChildren }) {
  return (
    <li class="health-part" data-tone={tone}>
      <h3><Icon name={icon} />{title}</h3>
      <p class="health-word"><Icon name={tone === "good" ? "check" : "warning"} />{word}</p>
      <div class="health-text">{children}</div>
    </li>
  );
}

function Hub() {
  const h = moreTexts.value.health;
  const hub = status.value?.hub;
  if (!hub) {
    return null;
  }
  const tone: Tone = hub.state === "ok" ? "good" : hub.state === "starting" ? "warn" : "bad";
  return (
    <Part icon="cloud" title={h.hub} tone={tone} word={h.hubState[hub.state]}>
      {hub.last_ok_ms !== undefined && <p>{h.lastAnswer(ago(hub.last_ok_ms, agentNow.value))}</p>}
      {hub.state !== "ok" && <p>{h.hubDo[hub.state]}</p>}
      {Math.abs(hub.hub_offset_ms) > 5000 && <p>{h.clockOff(span(Math.abs(hub.hub_offset_ms)))}</p>}
      {hub.problem && <p><small lang="en">{hub.problem}</small></p>}
    </Part>
  );
}

/** How the chain from the hub to this browser stands, part by part. */
export function HealthView() {
  const t = texts.value;
  const h = moreTexts.value.health;
  const now = status.value;
  const camera = cameraState();
  return (
    <div class="page">
      <Head title={t.nav.health} />
      <ul class="health" role="list">
        <Part icon="pulse" title={h.agent} tone={connection.value === "live" ? "good" : "bad"} word={h.agentState[connection.value]}>
          <p>{h.version(session.value?.version ?? "?")}</p>
          {lastLife.value > 0 && <p>{t.updatedAt(clockTime(lastLife.value, true))}</p>}
          {Math.abs(agentOffset.value) > 60_000 && <p>{h.browserClock(span(Math.abs(agentOffset.value)))}</p>}
        </Part>
        <Hub />
        {now && (
          <Part icon="queue" title={h.queue} tone={now.outbox.parked ? "bad" : now.outbox.waiting ? "warn" : "good"} word={now.outbox.waiting ? t.queueWaiting(now.outbox.waiting) : t.queueEmpty}>
            {now.outbox.oldest_ms !== undefined && now.outbox.waiting > 0 && <p>{t.queueOldest(ago(now.outbox.oldest_ms, agentNow.value))}</p>}
            {now.outbox.parked > 0 && <p>{t.queueParked(now.outbox.parked)}</p>}
            <p><a href={screenLink({ name: "queue" })}>{t.seeQueue}</a></p>
          </Part>
        )}
        {now?.printers.map((printer) => {
          const tone: Tone = !printer.is_configured ? "warn" : isPrinterBad(printer) || printer.in_doubt || printer.held ? "bad" : "good";
          const says = printerSays(printer);
          const isWaiting = tone === "bad" && printer.state === "ok" && !says; // the printer is well, papers wait for a person
          const word = isWaiting ? t.person : !printer.is_configured ? t.printerMissing : says ?? printerState(printer);
          return (
            <Part key={printerKey(printer)} icon="printer" title={printerName(printer)} tone={tone} word={word}>
              {printer.waiting ? <p>{t.printerWaiting(printer.waiting)}</p> : null}
              {printer.in_doubt || printer.held ? <p><a href={screenLink({ name: "problems" })}>{h.seeProblems((printer.in_doubt ?? 0) + (printer.held ?? 0))}</a></p> : null}
              {printer.is_configured && printer.problem && <p><small lang="en">{printer.problem}</small></p>}
              {!isTraining && <p><a href={screenLink({ name: "printers" })}>{t.nav.printers}</a></p>}
            </Part>
          );
        })}
        {now && (
          <Part icon="disk" title={h.disk} tone={now.disk.state === "ok" ? "good" : "bad"} word={h.diskState[now.disk.state]}>
            {now.disk.state !== "ok" && <p>{{ low: t.diskLow, full: t.diskFull, broken: t.diskBroken }[now.disk.state]}</p>}
          </Part>
        )}
        <Part icon="tiles" title={h.browser} tone={isSoundBlocked.value ? "warn" : "good"} word={isSoundBlocked.value ? t.sound.blocked : t.sound.on}>
          <p>{moreTexts.value.settings.noticeState[noticePermission.value]}</p>
          <p>{canStayAwake ? h.canStayAwake : moreTexts.value.settings.awakeMissing}</p>
          <p>{moreTexts.value.scanner.cameraState[camera]}</p>
        </Part>
      </ul>
      <HealthFindings />
      <WhyOrder />
      <SupportTools />
      <AcceptanceLink />
    </div>
  );
}
