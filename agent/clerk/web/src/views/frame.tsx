import { useLayoutEffect, useRef } from "preact/hooks";
import { signal } from "@preact/signals";
import type { Status } from "../../generated/api";
import { hushNow, ringing, unanswered } from "../alarm/alarm";
import { isQuietAt, isSoundBlocked, unlockSound } from "../alarm/tones";
import { texts } from "../i18n";
import { ago, clockTime } from "../i18n/format";
import { isPrinterBad, printerKey, printerName, printerSays, printerState } from "../i18n/printer_words";
import { timeLeft } from "../order/words";
import { goToScreen, orderLink, screen, screenLink } from "../route";
import { lastScan } from "../scan/listen";
import { cardOf, isBoardLoaded } from "../state/board";
import { agentNow, hubNow, tick } from "../state/clock";
import { connection, hasNewVersion, lastLife, reconnectNow, session, status } from "../state/live";
import { isHelpOpen } from "../state/help";
import { assertive, dismiss, notices, polite } from "../state/notices";
import { preferences } from "../state/preferences";
import { station } from "../state/station";
import { isTraining, switchTraining } from "../state/training";
import { Icon } from "../ui/icon";
import { countAt, isAt, phonePlaces, places, type Place } from "./nav";
import { PersonState } from "./person_state";

export const searchField = signal<HTMLInputElement | null>(null);

function SearchBox() {
  const t = texts.value;
  const field = useRef<HTMLInputElement>(null);
  const now = screen.value;
  useLayoutEffect(() => {
    searchField.value = field.current;
  }, []);
  useLayoutEffect(() => {
    if (field.current && now.name === "search" && document.activeElement !== field.current) {
      field.current.value = now.query ?? "";
    }
  });
  return (
    <form class="search" role="search" aria-label={t.search} onSubmit={(event) => {
      event.preventDefault();
      goToScreen({ name: "search", query: field.current?.value.trim() ?? "" });
    }}>
      <input ref={field} type="search" name="q" maxLength={100} autocomplete="off" spellcheck={false} aria-label={t.searchLabel} placeholder={t.searchHint} />
      <button class="button" type="submit"><Icon name="search" /><span>{t.search}</span></button>
    </form>
  );
}

function PlaceLink({ place }: { place: Place }) {
  const t = texts.value;
  const count = countAt(place.name);
  const isHere = isAt(place, screen.value.name);
  return (
    <a href={screenLink({ name: place.name })} data-place={place.name} aria-current={isHere ? "page" : undefined} aria-keyshortcuts={place.hotkey}>
      <Icon name={place.icon} />
      <span class="place-word">{t.nav[place.name]}</span>
      {count > 0 && <span class="count" data-alarm={place.name === "new" || place.name === "problems"}>{count}</span>}
      {place.hotkey && <kbd aria-hidden="true">{place.hotkey}</kbd>}
    </a>
  );
}

/** The places to go to: a rail beside the work, a bar below it on a phone. */
export function Rail() {
  const t = texts.value;
  const stores = session.value?.stores ?? [];
  return (
    <div class="rail">
      <nav class="main-nav" aria-label={t.mainNavigation}>
        <p class="brand">
          <svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><path d="M3 14h26v4H3zM7 18h4v9H7zM21 18h4v9h-4z" /><path class="mark-box" d="M10.500 5h11v6.500h-11z" /></svg>
          <strong>{t.app}</strong>
          {stores.length < 2 && <span>{stores[0] ? t.store(stores[0].store_id) : "\u00a0"}</span>}
        </p>
        {places.map((place) => <PlaceLink key={place.name} place={place} />)}
      </nav>
      <nav class="phone-nav" aria-label={t.mainNavigation}>
        {places.filter((place) => phonePlaces.includes(place.name)).map((place) => <PlaceLink key={place.name} place={place} />)}
        <PlaceLink place={{ name: "more", icon: "more", also: places.map((place) => place.name).filter((name) => !phonePlaces.includes(name)) }} />
      </nav>
    </div>
  );
}

/** All places as a list, for phones. */
export function MoreView() {
  const t = texts.value;
  return (
    <div class="page">
      <h2 class="page-title">{t.nav.more}</h2>
      <nav class="more-list" aria-label={t.nav.more}>
        {places.map((place) => <PlaceLink key={place.name} place={place} />)}
      </nav>
    </div>
  );
}

function SoundState() {
  const t = texts.value;
  const { has_sound } = preferences.value;
  const isQuiet = has_sound && isQuietAt(tick.value);
  const word = !has_sound ? t.sound.off : isSoundBlocked.value ? t.sound.blocked : isQuiet ? t.sound.quiet : t.sound.on;
  const isBlocked = has_sound && isSoundBlocked.value;
  return (
    <span class="sound-state">
      {isBlocked
        ? <button class="button small warn" onClick={unlockSound}><Icon name="mute" />{t.sound.activate}</button>
        : <a class="top-state" href={screenLink({ name: "settings" })}><Icon name={has_sound && !isQuiet ? "bell" : "mute"} />{word}</a>}
      {has_sound && !isBlocked && <span class="button small" aria-hidden="true"><Icon name="mute" />{t.sound.activate}</span>}
    </span>
  );
}

export function TopBar() {
  const t = texts.value;
  const scan = lastScan.value;
  return (
    <header class="top">
      <a class="skip" href="#main" onClick={(event) => { event.preventDefault(); document.getElementById("main")?.focus(); }}>{t.skip}</a>
      <SearchBox />
      <div class="top-tools">
        <a class="top-state scan-state" href={screenLink({ name: "scanner" })}>
          <Icon name="scan" />{scan ? <span class="tracking">{scan.text.slice(0, 24)}</span> : t.scan.ready}
        </a>
        <SoundState />
        <PersonState />
        <button class="button quiet keys-button" aria-keyshortcuts="?" onClick={() => { isHelpOpen.value = true; }}><Icon name="keyboard" /><span>{t.keys}</span><kbd>?</kbd></button>
      </div>
    </header>
  );
}

/**
 * New orders ring until somebody acts: this says which, and keeps them still for a while. Its place is below the work, which
 * it must not move under a hand.
 */
export function AlarmBand() {
  const t = texts.value;
  const cards = ringing.value;
  const [first] = cards;
  if (!first) {
    return null;
  }
  const left = first.deadline_ms === undefined ? "" : timeLeft(first, hubNow.value);
  return (
    <section class="band alarm" aria-label={t.alarm.title}>
      <Icon name="bell" />
      <p><strong>{t.alarm.waiting(unanswered.value.length)}</strong> <span class="alarm-codes">{cards.slice(0, 6).map((card) => card.short_code).join(", ")}{left && " · "}</span>{left}</p>
      {screen.value.name !== "new" && <a class="button small" href={screenLink({ name: "new" })}>{t.alarm.see}</a>}
      <button class="button small" aria-keyshortcuts="C" onClick={hushNow}>{t.alarm.hush}<kbd>C</kbd></button>
    </section>
  );
}

function hubWords(): { words: string; isBad: boolean } {
  const t = texts.value;
  const hub = status.value?.hub;
  switch (hub?.state) {
    case "ok":
      return { words: t.hubOk(ago(hub.last_ok_ms ?? hub.since_ms ?? agentNow.value, agentNow.value)), isBad: false };
    case "offline":
      return { words: t.hubOffline(ago(hub.since_ms ?? agentNow.value, agentNow.value)), isBad: true };
    case "refused":
      return { words: t.hubRefused, isBad: true };
    default:
      return { words: t.hubStarting, isBad: false };
  }
}

type Printers = Status["printers"];

/**
 * The printers of each entry: those of which there is nothing to say share one, because the line is for what somebody must see.
 * This table's own keeps its name, which tells where one is.
 */
function printerEntries(printers: Printers): Printers[] {
  const entries = new Map<string, Printers>();
  for (const printer of printers) {
    const isCalm = printer.is_configured && !printer.station && !isPrinterBad(printer) && !printerSays(printer) && !printer.waiting;
    const entry = isCalm ? printer.state : printerKey(printer);
    entries.set(entry, [...(entries.get(entry) ?? []), printer]);
  }
  return [...entries.values()];
}

function PrinterWords({ printer, isOneOfMany }: { printer: Printers[number]; isOneOfMany: boolean }) {
  const t = texts.value;
  return (
    <>
      {printerSays(printer) ?? (
        <>
          {printerName(printer)}{" "}
          {!printer.is_configured ? <a href={screenLink({ name: "printers" })}>{t.printerMissing}</a> : printerState(printer)}
        </>
      )}
      {printer.store_id && isOneOfMany ? ` (${printer.store_id})` : ""}
      {printer.waiting ? `, ${t.printerWaiting(printer.waiting)}` : ""}
    </>
  );
}

/** "Hub OK, há 8 s | 2 na fila | Impressora Etiquetas OK". */
export function ConnectionLine() {
  const t = texts.value;
  const now = status.value;
  if (!isBoardLoaded.value) {
    return null; // with the first orders comes the alarm, which would move it
  }
  const hub = hubWords();
  // Of other tables' printers only those that are in trouble: the rest are on the health screen.
  const printers = now?.printers.filter((one) => (one.station ? one.station === station.value || isPrinterBad(one) || one.reasons.length : one.is_configured || one.role === "label")) ?? [];
  const hasStores = (now?.printers.filter((one) => !one.station).length ?? 0) > 3;
  return (
    <footer class="line" aria-label={t.connection}>
      <ul role="list">
        <li data-bad={hub.isBad}><Icon name={hub.isBad ? "warning" : "cloud"} />{hub.words}</li>
        {now && (
          <li data-bad={now.outbox.parked > 0}>
            <Icon name="sent" />
            <a href={screenLink({ name: "queue" })}>
              {now.outbox.waiting ? t.queueWaiting(now.outbox.waiting) : t.queueEmpty}
              {now.outbox.waiting > 0 && now.outbox.oldest_ms !== undefined && <span class="line-detail">, {t.queueOldest(ago(now.outbox.oldest_ms, agentNow.value))}</span>}
              {now.outbox.parked ? `, ${t.queueParked(now.outbox.parked)}` : ""}
            </a>
          </li>
        )}
        {printerEntries(printers).map(([printer, ...others]) => printer && (
          <li key={printerKey(printer)} data-bad={isPrinterBad(printer) || !printer.is_configured}>
            <Icon name="printer" />
            {others.length ? t.printersAlike(others.length + 1, printerState(printer)) : <PrinterWords printer={printer} isOneOfMany={hasStores} />}
          </li>
        ))}
        {now && now.disk.state !== "ok" && <li data-bad="true"><Icon name="warning" />{{ low: t.diskLow, full: t.diskFull, broken: t.diskBroken }[now.disk.state]}</li>}
        {lastLife.value > 0 && <li class="updated">{t.updatedAt(clockTime(lastLife.value, true))}</li>}
      </ul>
    </footer>
  );
}

/** The agent gives a sign of life every 15 s: a longer silence is said before the connection is given up. */
const silent_ms = 22_000;

/** What everybody must know before touching anything: the page is not live, or is older than the agent. */
export function Bands() {
  const t = texts.value;
  const isSilent = connection.value === "live" && tick.value - lastLife.value > silent_ms;
  return (
    <>
      {isTraining && (
        <div class="band training" role="status">
          <Icon name="warning" />
          <p><strong>{t.training.band}</strong> {t.training.text}</p>
          <button class="button small" onClick={() => switchTraining(false)}>{t.training.end}</button>
        </div>
      )}
      {connection.value === "lost" && (
        <div class="band bad" role="alert">
          <Icon name="warning" />
          <p><strong>{t.lost}</strong> {lastLife.value > 0 && t.lostSince(clockTime(lastLife.value, true))}</p>
          <button class="button small" onClick={reconnectNow}>{t.tryNow}</button>
        </div>
      )}
      {isSilent && <div class="band" role="status"><Icon name="clock" /><p>{t.silent(clockTime(lastLife.value, true))}</p></div>}
      {hasNewVersion.value && (
        <div class="band" role="status">
          <p>{t.newVersion}</p>
          <button class="button small" onClick={() => location.reload()}>{t.reload}</button>
        </div>
      )}
    </>
  );
}

export function Notices() {
  const t = texts.value;
  return (
    <>
      <div class="notices">
        {notices.value.map((notice) => (
          <div key={notice.id} class={`notice ${notice.tone}`} role={notice.tone === "good" ? "status" : "alert"}>
            <Icon name={notice.tone === "good" ? "check" : notice.tone === "bad" ? "warning" : "stop"} />
            <p>{notice.text()}</p>
            {notice.tone !== "good" && notice.order_ref !== undefined && (cardOf(notice.order_ref) || notice.tone === "stop") && (
              <a class="button small" href={orderLink(notice.order_ref)}>{t.see}</a>
            )}
            {notice.tone !== "good" && <button class="button small" onClick={() => dismiss(notice.id)}>{notice.tone === "stop" ? t.acknowledge : t.close}</button>}
          </div>
        ))}
      </div>
      <p class="hidden" role="status" aria-live="polite">{polite.value}</p>
      <p class="hidden" role="alert" aria-live="assertive">{assertive.value}</p>
    </>
  );
}
