import { useEffect } from "preact/hooks";
import { texts } from "../i18n";
import { printerRoles, printerSetupTexts, printModes, type PaperKind, type PrinterRole, type PrintMode } from "../i18n/printer_setup";
import { screenLink } from "../route";
import {
  change, changeRule, findings, isChanged, isFixed, isThere, keep, keyOf, kindsWithRule, load, nearPrinters, phase, problem, ruleOf, tryOut, valueOf,
} from "../state/printer_choice";
import { FindingList } from "../ui/finding_list";
import { Icon } from "../ui/icon";
import { PrinterForm } from "../ui/printer_form";
import { Head } from "./list_tools";
import { Stations } from "./printer_stations";

/** What a printer's paper is like, and how a label printer is adjusted. */
function Fine({ role }: { role: PrinterRole }) {
  const t = printerSetupTexts.value;
  const fields = [
    [".width_mm", t.width, 0, 600], [".height_mm", t.height, 0, 600], [".dpi", t.dpi, 100, 1200],
    ...(role === "label" ? [[".darkness", t.darkness, 0, 30], [".left_mm", t.left, -20, 20], [".top_mm", t.top, -20, 20]] as const : []),
  ] as const;
  return (
    <details>
      <summary>{t.fine}</summary>
      <div class="printer-fine">
        {fields.map(([what, word, min, max]) => (
          <label key={what} class="field">
            <span>{word}</span>
            <input type="number" min={min} max={max} readOnly={isFixed(keyOf(role, what))} value={valueOf(keyOf(role, what))} onInput={(event) => change(keyOf(role, what), event.currentTarget.value)} />
          </label>
        ))}
      </div>
    </details>
  );
}

/** When a kind of paper comes out, and how often. */
function Rule({ kind }: { kind: PaperKind }) {
  const t = printerSetupTexts.value;
  const { mode, copies } = ruleOf(kind);
  const isStuck = isFixed(`print.${kind}`);
  return (
    <li>
      <span>{t.kinds[kind]}</span>
      <select aria-label={t.kinds[kind]} disabled={isStuck} value={mode} onChange={(event) => changeRule(kind, { mode: event.currentTarget.value as PrintMode })}>
        {printModes.map((one) => <option key={one} value={one}>{t.when[one]}</option>)}
      </select>
      {kind === "label" ? <span /> : (
        <input type="number" min={1} max={20} aria-label={t.copies(t.kinds[kind])} readOnly={isStuck} value={copies} onInput={(event) => changeRule(kind, { copies: event.currentTarget.valueAsNumber || 1 })} />
      )}
    </li>
  );
}

function Form() {
  const t = printerSetupTexts.value;
  const now = phase.value;
  const near = nearPrinters.value;
  const isBusy = now === "busy" || now === "starting";
  return (
    <form class="printers" noValidate onSubmit={(event) => { event.preventDefault(); if (isChanged.value && !isBusy) { void keep(); } }}>
      <section class="settings-part">
        <p class="quiet-line" role="status">{near === undefined ? t.looking : near.length === 0 ? t.noneFound : t.found}</p>
        {printerRoles.map((role) => (
          <PrinterForm
            key={role} role={role} address={valueOf(keyOf(role))} language={valueOf(keyOf(role, ".language"))} found={near ?? []}
            isFixed={isFixed(keyOf(role))} isBusy={isBusy}
            onAddress={(address) => change(keyOf(role), address)} onLanguage={(code) => change(keyOf(role, ".language"), code)} onTest={() => tryOut(role)} foot={<Stations role={role} />}
          >
            <Fine role={role} />
          </PrinterForm>
        ))}
      </section>
      <section class="settings-part">
        <h3>{t.unasked}</h3>
        <ul class="print-rules" role="list">{kindsWithRule.map((kind) => <Rule key={kind} kind={kind} />)}</ul>
      </section>
      <div class="printers-end" role="status">
        {problem.value && <p class="foot-error"><Icon name="warning" />{problem.value}</p>}
        <FindingList findings={findings.value} />
        {now === "busy" && <p class="quiet-line">{t.busy}</p>}
        {now === "starting" && <p class="quiet-line">{t.starting}</p>}
        {now === "in use" && <p class="hint good"><Icon name="check" />{t.inUse}</p>}
        {now === "slow" && <p class="foot-error"><Icon name="warning" />{t.slow}</p>}
        <div class="setup-buttons"><button class="button primary" aria-disabled={!isChanged.value || isBusy}><Icon name="check" />{t.keep}</button></div>
      </div>
    </form>
  );
}

/** Which printer prints what, tried out and changed without touching a file. */
export function PrintersView() {
  const t = printerSetupTexts.value;
  useEffect(() => void load(), []);
  return (
    <div class="page settings">
      <Head title={t.title}>
        <a class="button" href={screenLink({ name: "settings" })}><Icon name="back" />{texts.value.nav.settings}</a>
      </Head>
      <p class="quiet-line">{t.lead}</p>
      {isThere.value ? <Form /> : problem.value && <p class="foot-error" role="alert"><Icon name="warning" />{problem.value}</p>}
    </div>
  );
}
