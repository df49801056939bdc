import { effect } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { CodesFinding, SeenCode } from "../../generated/api";
import { texts } from "../i18n";
import { codesTexts, meaningWords } from "../i18n/codes_words";
import { dayTime } from "../i18n/format";
import { printerSetupTexts } from "../i18n/printer_setup";
import { staffTexts } from "../i18n/staff";
import { goTo, screen, screenLink } from "../route";
import { agentNow } from "../state/clock";
import { wantsChange } from "../state/people";
import { mayLookAfter } from "../state/people_seen";
import { Icon } from "../ui/icon";
import { Head } from "../views/list_tools";
import { Table } from "./rows";
import {
  check, codes, conflict, define, discard, exportFile, importFile, isBusy, isChanged, leavingTo, load, look, message, nameOf, openVersion, rowsOf, save, settleConflict, takeAddress, takeBack, wanted,
} from "./state";
import { tableNames, type TableName } from "./tables";

const when = (at_ms: number) => dayTime(at_ms, agentNow.value);
const byWhom = (by: string) => by || codesTexts.value.somebody;

function Unknown() {
  const t = codesTexts.value;
  // What got a row just now is no longer asked for.
  const isMissing = ({ table, code, is_known }: SeenCode) => !is_known && !rowsOf(table as TableName).some((row) => row.code.trim() === code && row.means);
  const missing = codes.value?.seen.filter(isMissing) ?? [];
  return missing.length ? (
    <section class="settings-part">
      <h3>{t.unknownTitle}</h3>
      <ul class="codes-unknown" role="list">
        {missing.map(({ table, code, name, orders }) => (
          <li key={`${table} ${code}`}>
            <span><b>{code}</b>{name && name !== code && ` “${name}”`} · {t.tables[table]} · {t.orders(orders)}</span>
            <button type="button" class="button small" aria-label={`${texts.value.define}: ${code}`} onClick={() => define(table, code, name)}>{texts.value.define}</button>
          </li>
        ))}
      </ul>
    </section>
  ) : null;
}

function sentenceOf({ slug, table, code }: CodesFinding): string {
  const t = codesTexts.value;
  const said = slug === "meaning_lost" ? (meaningWords.value[table]?.[code] ?? code) : code;
  return `${t.tables[table]}: ${t.finding[slug]?.(said) ?? `${slug} ${code}`}`;
}

/** What was found, before it is kept. */
function Look() {
  const t = codesTexts.value;
  const found = look.value;
  return found ? (
    <section class="codes-look" id="codes-look" tabIndex={-1} aria-labelledby="codes-look-title">
      <h3 id="codes-look-title">{t.lookTitle}</h3>
      <ul class="setup-findings" role="list">
        {found.findings.map((one, at) => <li key={at} data-grade="attention"><Icon name="warning" /><span>{sentenceOf(one)}</span></li>)}
      </ul>
      <p class="foot-sentence">{t.changedOrders(found.changed_orders)}</p>
      <div class="row-buttons">
        <button type="button" class="button primary" onClick={() => void save()}><Icon name="check" />{t.save}</button>
        <button type="button" class="button" onClick={() => { look.value = undefined; wanted.value = "codes-check"; }}><Icon name="back" />{texts.value.back}</button>
      </div>
    </section>
  ) : null;
}

function Conflict() {
  const t = codesTexts.value;
  const newest = conflict.value;
  return newest ? (
    <section class="codes-look" id="codes-conflict" tabIndex={-1} role="alert">
      <p class="hint bad"><Icon name="people" /><span>{t.conflict(newest.version, when(newest.kept_ms), byWhom(newest.by))}</span></p>
      <p>{t.conflictHint}</p>
      <div class="row-buttons">
        <button type="button" class="button" onClick={() => settleConflict(false)}><Icon name="down" />{t.loadNewest(newest.version)}</button>
        <button type="button" class="button" onClick={() => settleConflict(true)}>{t.keepMine}</button>
      </div>
    </section>
  ) : null;
}

function Message() {
  const now = message.value;
  const before = now?.before;
  return (
    <div id="codes-message" tabIndex={-1} role="status">
      {now && (
        <div class={`hint ${now.tone}`}>
          <Icon name={now.tone === "good" ? "check" : "warning"} /><span>{now.text()}</span>
          {before && <button type="button" class="button small" onClick={() => { takeBack(before); wanted.value = "codes-check"; }}>{texts.value.people.undo}</button>}
        </div>
      )}
    </div>
  );
}

function Versions() {
  const t = codesTexts.value;
  const now = codes.value;
  return (
    <details class="settings-part codes-table">
      <summary><h3>{t.versions}</h3></summary>
      <ul class="codes-unknown" role="list">
        {now?.earlier.map(({ version, kept_ms, by }) => {
          const name = nameOf(t, version);
          return (
            <li key={version}>
              <span><b>{name}</b>{version > 0 && ` · ${when(kept_ms)} · ${byWhom(by)}`}{version === now.version && ` · ${t.current}`}</span>
              {version !== now.version && <button type="button" class="button small" aria-label={`${t.open}: ${name}`} onClick={() => void openVersion(version)}>{t.open}</button>}
            </li>
          );
        })}
      </ul>
    </details>
  );
}

/** Asks once, before what was not saved is given up. */
function Leaving({ to }: { to: string }) {
  const t = codesTexts.value;
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const stay = () => {
    leavingTo.value = undefined;
  };
  return (
    <dialog ref={dialog} class="dialog codes-leaving" role="alertdialog" aria-labelledby="leaving-title" onClose={stay}>
      <h2 id="leaving-title">{t.leavingText}</h2>
      <div class="row-buttons">
        <button type="button" class="button primary" onClick={stay}>{t.stay}</button>
        <button type="button" class="button" onClick={() => { discard(); stay(); goTo(to); }}>{t.leave}</button>
      </div>
    </dialog>
  );
}

/** Holds on to the screen while something is not saved: other places of this page by a question, the window by the browser's. */
function useLeaving(): void {
  useEffect(() => {
    const onUnload = (event: BeforeUnloadEvent) => isChanged.peek() && event.preventDefault();
    window.addEventListener("beforeunload", onUnload);
    const stop = effect(() => {
      if (screen.value.name !== "codes" && isChanged.peek()) {
        const to = location.hash;
        goTo(screenLink({ name: "codes" }), true);
        leavingTo.value = to;
      }
    });
    return () => {
      window.removeEventListener("beforeunload", onUnload);
      stop();
    };
  }, []);
}

function Editor() {
  const t = codesTexts.value;
  const now = codes.value;
  const wish = wanted.value;
  useLeaving();
  useEffect(() => effect(() => {
    void screen.value; // a link to another code may come while this screen is here
    takeAddress(location.hash);
  }), []);
  useLayoutEffect(() => {
    const field = wish && document.getElementById(wish);
    if (field) {
      wanted.value = undefined;
      field.focus();
    }
  });
  const isStuck = !isChanged.value || isBusy.value;
  return (
    <>
      {now && <p>{now.version ? t.countsNow(now.version, when(now.kept_ms), byWhom(now.by)) : `${t.brought}.`}</p>}
      <form class="codes" noValidate onSubmit={(event) => { event.preventDefault(); void check(); }}>
        <Unknown />
        {tableNames.map((table) => <Table key={table} table={table} />)}
        <Message />
        <Conflict />
        <Look />
        {!look.value && !conflict.value && (
          <div class="row-buttons"><button id="codes-check" class="button primary" aria-disabled={isStuck}><Icon name="check" />{t.check}</button>{isBusy.value && <span role="status">{printerSetupTexts.value.busy}</span>}</div>
        )}
        <Versions />
      </form>
      {leavingTo.value !== undefined && <Leaving to={leavingTo.value} />}
    </>
  );
}

/** The file that tables come in with: the button is ours, because the browser's own speaks its language. */
function Import() {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="button" onClick={() => input.current?.click()}>{codesTexts.value.importFile}</button>
      <input
        ref={input} type="file" hidden accept=".json,application/json"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = ""; // the same file may come again
          if (file) {
            void importFile(file);
          }
        }}
      />
    </>
  );
}

/** "De-para": what the hub's codes mean here, and which of them are sent. */
export function CodesView() {
  const t = codesTexts.value;
  const may = mayLookAfter.value;
  useEffect(() => {
    if (may) {
      void load();
    }
  }, [may]);
  const isThere = may && codes.value !== undefined;
  return (
    <div class="page settings">
      <Head title={texts.value.nav.codes}>
        <a class="button" href={screenLink({ name: "settings" })}><Icon name="back" />{texts.value.nav.settings}</a>
        {isThere && <button type="button" class="button" onClick={() => void exportFile()}><Icon name="down" />{t.exportFile}</button>}
        {isThere && <Import />}
      </Head>
      <p class="quiet-line">{t.lead}</p>
      {!may && <p class="hint"><Icon name="lock" /><span>{t.notForYou}</span> <button class="button small" onClick={() => { wantsChange.value = true; }}>{staffTexts.value.signIn}</button></p>}
      {isThere ? <Editor /> : may && message.value && <p class="foot-error" role="alert"><Icon name="warning" />{message.value.text()}</p>}
    </div>
  );
}
