import { useEffect, useRef } from "preact/hooks";
import { signal } from "@preact/signals";
import { chooseLanguage, language, languageName, languages, texts } from "../i18n";
import { ago, clockTime } from "../i18n/format";
import { goTo, orderLink, screen, screenLink, type Screen } from "../route";
import { cardOf, columns } from "../state/board";
import { agentNow } from "../state/clock";
import { connection, hasNewVersion, lastLife, reconnectNow, session, status } from "../state/live";
import { assertive, dismiss, notices, polite } from "../state/notices";
import { Icon } from "../ui/icon";
import { isHelpOpen } from "./help";

/** How many things wait for a person. */
function problemCount(): number {
  const now = status.value;
  const prints = now?.printers.reduce((sum, printer) => sum + (printer.in_doubt ?? 0) + (printer.held ?? 0), 0) ?? 0;
  const tasks = [...columns.value.values()].flat().reduce((sum, card) => sum + (card.tasks?.length ?? 0), 0);
  return prints + tasks + (now?.outbox.parked ?? 0);
}

export const searchField = signal<HTMLInputElement | null>(null);

function SearchBox() {
  const t = texts.value;
  const field = useRef<HTMLInputElement>(null);
  const now = screen.value;
  useEffect(() => {
    searchField.value = field.current;
  }, []);
  useEffect(() => {
    if (field.current && now.name === "search" && document.activeElement !== field.current) {
      field.current.value = now.query;
    }
  });
  return (
    <form class="search" role="search" onSubmit={(event) => {
      event.preventDefault();
      goTo(screenLink({ name: "search", query: field.current?.value.trim() ?? "" }));
    }}>
      <input ref={field} type="search" name="q" maxLength={100} autocomplete="off" spellcheck={false} aria-label={t.searchLabel} placeholder={t.searchHint} />
      <button class="button" type="submit"><Icon name="search" /><span>{t.search}</span></button>
    </form>
  );
}

function NavLink({ to, word, count }: { to: Screen; word: string; count?: number }) {
  return (
    <a href={screenLink(to)} aria-current={screen.value.name === to.name ? "page" : undefined}>
      {word}{count ? <span class="count">{count}</span> : null}
    </a>
  );
}

export function Header() {
  const t = texts.value;
  const stores = session.value?.stores ?? [];
  return (
    <header class="top">
      <a class="skip" href="#main" onClick={(event) => { event.preventDefault(); document.getElementById("main")?.focus(); }}>{t.skip}</a>
      <p class="brand">
        <svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><path d="M3 14h26v4H3zM7 18h4v9H7zM21 18h4v9h-4z" /><path class="mark-box" d="M10.500 5h11v6.500h-11z" /></svg>
        <strong>{t.app}</strong>
        {stores.length === 1 && stores[0] && <span>{t.store(stores[0].store_id)}</span>}
      </p>
      <nav class="main-nav" aria-label={t.mainNavigation}>
        <NavLink to={{ name: "board" }} word={t.board} />
        <NavLink to={{ name: "problems" }} word={t.problems} count={problemCount()} />
      </nav>
      <SearchBox />
      <div class="top-tools">
        <div class="languages" role="group" aria-label={t.language}>
          {languages.map((code) => (
            <button key={code} lang={code} aria-pressed={language.value === code} aria-label={`${code.slice(0, 2).toUpperCase()} ${languageName(code)}`} onClick={() => chooseLanguage(code)}>
              {code.slice(0, 2).toUpperCase()}
            </button>
          ))}
        </div>
        <button class="button quiet keys-button" aria-keyshortcuts="?" onClick={() => { isHelpOpen.value = true; }}><Icon name="keyboard" />{t.keys}<kbd>?</kbd></button>
      </div>
    </header>
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

/** "Hub OK, há 8 s | 2 na fila | Impressora Etiquetas OK". */
export function ConnectionLine() {
  const t = texts.value;
  const now = status.value;
  const hub = hubWords();
  const printers = now?.printers.filter((printer) => printer.is_configured || printer.role === "label") ?? [];
  return (
    <footer class="line" aria-label={t.connection}>
      <ul role="list">
        <li data-bad={hub.isBad}><Icon name={hub.isBad ? "warning" : "cloud"} />{hub.words}</li>
        {now && (
          <li data-bad={now.outbox.parked > 0}>
            <Icon name="sent" />
            {now.outbox.waiting ? t.queueWaiting(now.outbox.waiting) : t.queueEmpty}
            {now.outbox.waiting && now.outbox.oldest_ms !== undefined ? `, ${t.queueOldest(ago(now.outbox.oldest_ms, agentNow.value))}` : ""}
            {now.outbox.parked ? `, ${t.queueParked(now.outbox.parked)}` : ""}
          </li>
        )}
        {printers.map((printer) => (
          <li key={printer.role} data-bad={printer.state === "unreachable" || !printer.is_configured}>
            <Icon name="printer" />
            {t.printerName[printer.role]}{" "}
            {!printer.is_configured ? t.printerMissing : { ok: t.printerOk, unknown: t.printerUnknown, unreachable: t.printerUnreachable }[printer.state]}
            {printer.waiting ? `, ${t.printerWaiting(printer.waiting)}` : ""}
          </li>
        ))}
        {now && now.disk.state !== "ok" && <li data-bad="true"><Icon name="warning" />{{ low: t.diskLow, full: t.diskFull, broken: t.diskBroken }[now.disk.state]}</li>}
        {lastLife.value > 0 && <li class="updated">{t.updatedAt(clockTime(lastLife.value, true))}</li>}
      </ul>
    </footer>
  );
}

/** What everybody must know before touching anything: the page is not live, or is older than the agent. */
export function Bands() {
  const t = texts.value;
  return (
    <>
      {connection.value === "lost" && (
        <div class="band bad" role="alert">
          <Icon name="warning" />
          <p><strong>{t.lost}</strong> {lastLife.value > 0 && t.lostSince(clockTime(lastLife.value, true))}</p>
          <button class="button small" onClick={reconnectNow}>{t.tryNow}</button>
        </div>
      )}
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
