import { useEffect } from "preact/hooks";
import { printerRoles, printerSetupTexts } from "../i18n/printer_setup";
import { PrinterForm } from "../ui/printer_form";
import { change, changePrinter, hasSecret, isBusy, lookForPrinters, printersFound, printTest, typed } from "./state";
import { setupTexts } from "./words";

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

export function PrinterStep() {
  const t = setupTexts.value;
  const p = printerSetupTexts.value;
  useEffect(() => void lookForPrinters(), []);
  const seen = printersFound.value;
  return (
    <>
      <p class="quiet-line">{t.printersHint}</p>
      <p class="quiet-line" role="status">{seen === undefined ? p.looking : seen.length === 0 ? p.noneFound : p.found}</p>
      {printerRoles.map((role) => (
        <PrinterForm
          key={role} {...typed.value.printers[role]} found={seen ?? []} isBusy={isBusy.value}
          onAddress={(address) => changePrinter(role, { address })} onLanguage={(code) => changePrinter(role, { language: code })} onTest={() => printTest(role)}
        />
      ))}
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
      {printerRoles.map((role) => [<dt key={role}>{printerSetupTexts.value.roles[role]}</dt>, <dd key={`${role} address`}>{now.printers[role].address.trim() || t.noPrinter}</dd>])}
      <dt>{t.people}</dt><dd>{now.is_sign_in_required ? now.manager_name : t.managerLater}</dd>
    </dl>
  );
}
