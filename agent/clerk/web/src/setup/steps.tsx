import { useEffect, useState } from "preact/hooks";
import { Icon } from "../ui/icon";
import { change, changePrinter, hasSecret, isBusy, lookForPrinters, printersFound, printTest, roles, typed } from "./state";
import { setupTexts, type PrinterRole } from "./words";

const languages = ["zpl", "epl", "escpos", "pdf", "postscript"] as const;
const languageNames: Record<(typeof languages)[number], string> = { zpl: "ZPL (Zebra)", epl: "EPL", escpos: "ESC/POS", pdf: "PDF", postscript: "PostScript" };

export function HubStep() {
  const t = setupTexts.value;
  return (
    <>
      <label class="field"><span>{t.hub}</span><input type="text" inputMode="url" required maxLength={1000} autocomplete="off" spellcheck={false} value={typed.value.hub_url} onInput={(event) => change({ hub_url: event.currentTarget.value })} /></label>
      <p class="quiet-line">{t.hubHint}</p>
    </>
  );
}

export function CredentialStep() {
  const t = setupTexts.value;
  return (
    <>
      <label class="field"><span>{t.clientId}</span><input type="text" required maxLength={200} autocomplete="off" spellcheck={false} value={typed.value.client_id} onInput={(event) => change({ client_id: event.currentTarget.value })} /></label>
      <label class="field"><span>{t.secret}</span><input type="password" required={!hasSecret.value} maxLength={4096} autocomplete="off" value={typed.value.secret} onInput={(event) => change({ secret: event.currentTarget.value })} /></label>
      <p class="quiet-line">{hasSecret.value ? t.secretThere : t.secretHint}</p>
    </>
  );
}

export function StoreStep() {
  const t = setupTexts.value;
  return (
    <>
      <label class="field"><span>{t.stores}</span><input type="text" required maxLength={1000} autocomplete="off" spellcheck={false} value={typed.value.stores} onInput={(event) => change({ stores: event.currentTarget.value })} /></label>
      <p class="quiet-line">{t.storesHint}</p>
    </>
  );
}

/** Where one kind of paper comes out. */
function PrinterOf({ role }: { role: PrinterRole }) {
  const t = setupTexts.value;
  const now = typed.value.printers[role];
  const [cameOut, setCameOut] = useState<"not asked" | "asked" | "yes" | "no">("not asked");
  const edit = (part: Partial<typeof now>) => {
    changePrinter(role, part);
    setCameOut("not asked");
  };
  const test = async () => setCameOut((await printTest(role)) ? "asked" : "not asked");
  return (
    <fieldset class="setup-printer">
      <legend>{t.roles[role]}</legend>
      {(printersFound.value?.length ?? 0) > 0 && (
        <div class="setup-found">
          {printersFound.value?.map((one) => (
            <button key={one.address} type="button" class="button small" aria-pressed={one.address === now.address} aria-label={t.use(one.name, t.roles[role])} onClick={() => edit({ address: one.address })}>
              <Icon name="printer" />{one.name}
            </button>
          ))}
        </div>
      )}
      <label class="field"><span>{t.address}</span><input type="text" maxLength={1000} autocomplete="off" spellcheck={false} placeholder="socket://192.168.0.50:9100" value={now.address} onInput={(event) => edit({ address: event.currentTarget.value })} /></label>
      {now.address.trim() && (
        <>
          <label class="field">
            <span>{t.reads}</span>
            <select value={now.language} onChange={(event) => edit({ language: event.currentTarget.value })}>
              {languages.map((one) => <option key={one} value={one}>{languageNames[one]}</option>)}
              <option value="">{t.readsUnknown}</option>
            </select>
          </label>
          <div class="setup-buttons">
            <button type="button" class="button" aria-disabled={isBusy.value} onClick={() => void test()}><Icon name="printer" />{t.test}</button>
          </div>
        </>
      )}
      {cameOut === "asked" && (
        <div class="setup-buttons" role="group" aria-label={t.cameOut}>
          <span>{t.cameOut}</span>
          <button type="button" class="button small" onClick={() => setCameOut("yes")}><Icon name="check" />{t.yes}</button>
          <button type="button" class="button small" onClick={() => setCameOut("no")}><Icon name="close" />{t.no}</button>
        </div>
      )}
      {cameOut === "yes" && <p class="hint good"><Icon name="check" />{t.yes}</p>}
      {cameOut === "no" && <p class="hint bad" role="alert"><Icon name="warning" />{t.didNot}</p>}
    </fieldset>
  );
}

export function PrinterStep() {
  const t = setupTexts.value;
  useEffect(() => void lookForPrinters(), []);
  const seen = printersFound.value;
  return (
    <>
      <p class="quiet-line">{t.printersHint}</p>
      <p class="quiet-line" role="status">{seen === undefined ? t.looking : seen.length === 0 ? t.noneFound : t.found}</p>
      {roles.map((role) => <PrinterOf key={role} role={role} />)}
    </>
  );
}

export function ManagerFields() {
  const t = setupTexts.value;
  const now = typed.value;
  return (
    <fieldset class="setup-printer">
      <legend>{t.manager}</legend>
      <label class="field"><span>{t.managerName}</span><input type="text" required maxLength={60} autocomplete="off" value={now.manager_name} onInput={(event) => change({ manager_name: event.currentTarget.value })} /></label>
      <label class="field"><span>{t.pin}</span><input type="password" required inputMode="numeric" maxLength={12} autocomplete="new-password" value={now.pin} onInput={(event) => change({ pin: event.currentTarget.value })} /></label>
      <label class="field"><span>{t.pinAgain}</span><input type="password" required inputMode="numeric" maxLength={12} autocomplete="new-password" value={now.pin_again} onInput={(event) => change({ pin_again: event.currentTarget.value })} /></label>
    </fieldset>
  );
}

export function PeopleStep() {
  const t = setupTexts.value;
  const now = typed.value;
  return (
    <>
      <fieldset class="reasons">
        <legend>{t.people}</legend>
        <div class="choices">
          <label class="choice"><input type="radio" name="people" checked={!now.is_sign_in_required} onChange={() => change({ is_sign_in_required: false })} /><span>{t.withoutPin}</span></label>
          <label class="choice"><input type="radio" name="people" checked={now.is_sign_in_required} onChange={() => change({ is_sign_in_required: true })} /><span>{t.withPin}</span></label>
        </div>
      </fieldset>
      <p class="quiet-line">{t.peopleHint}</p>
      {now.is_sign_in_required && <ManagerFields />}
    </>
  );
}

/** What is about to be written. */
export function Summary() {
  const t = setupTexts.value;
  const now = typed.value;
  return (
    <dl class="setup-summary">
      <dt>{t.hub}</dt><dd>{now.hub_url}</dd>
      <dt>{t.clientId}</dt><dd>{now.client_id}</dd>
      <dt>{t.stores}</dt><dd>{now.stores}</dd>
      {roles.map((role) => [<dt key={role}>{t.roles[role]}</dt>, <dd key={`${role} address`}>{now.printers[role].address.trim() || t.noPrinter}</dd>])}
      <dt>{t.people}</dt><dd>{now.is_sign_in_required ? now.manager_name : t.managerLater}</dd>
    </dl>
  );
}
