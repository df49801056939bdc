import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { printerSetupTexts, type PrinterRole } from "../i18n/printer_setup";
import { Icon } from "./icon";

const languages = ["zpl", "epl", "escpos", "pdf", "postscript"] as const;
const languageNames: Record<(typeof languages)[number], string> = { zpl: "ZPL (Zebra)", epl: "EPL", escpos: "ESC/POS", pdf: "PDF", postscript: "PostScript" };

/** A printer of Windows takes bytes (labels, receipts) or is drawn on (sheets): each role is offered the way that suits it. */
export function suits(role: PrinterRole, address: string): boolean {
  return !address.startsWith(role === "document" ? "winspool://" : "gdi://");
}

interface Props {
  role: PrinterRole;
  address: string;
  language: string;
  found: readonly { address: string; name: string }[];
  /** Written elsewhere, with what counts above this page. */
  isFixed?: boolean;
  isBusy: boolean;
  onAddress: (address: string) => void;
  onLanguage: (language: string) => void;
  /** Whether the printer took the test page. */
  onTest: () => Promise<boolean>;
  children?: ComponentChildren;
  /** Of this kind of paper, whatever the address. */
  foot?: ComponentChildren;
}

/** Where one kind of paper comes out, tried out at once. */
export function PrinterForm({ role, address, language, found, isFixed, isBusy, onAddress, onLanguage, onTest, children, foot }: Props) {
  const t = printerSetupTexts.value;
  const [cameOut, setCameOut] = useState<"not asked" | "asked" | "yes" | "no">("not asked");
  const choose = (chosen: string) => {
    onAddress(chosen);
    setCameOut("not asked");
  };
  const test = async () => setCameOut((await onTest()) ? "asked" : "not asked");
  const near = isFixed ? [] : found.filter((one) => suits(role, one.address));
  return (
    <fieldset class="setup-printer">
      <legend>{t.roles[role]}</legend>
      {near.length > 0 && (
        <div class="setup-found">
          {near.map((one) => (
            <button key={one.address} type="button" class="button small" aria-pressed={one.address === address} aria-label={t.use(one.name, t.roles[role])} onClick={() => choose(one.address)}>
              <Icon name="printer" />{one.name}
            </button>
          ))}
        </div>
      )}
      <label class="field"><span>{t.address}</span><input type="text" maxLength={1000} autocomplete="off" spellcheck={false} readOnly={isFixed} value={address} onInput={(event) => choose(event.currentTarget.value)} /></label>
      {isFixed && <p class="quiet-line">{t.fixed}</p>}
      {!address.trim() && !isFixed && <p class="quiet-line">{t.example("socket://192.168.0.50:9100")}</p>}
      {address.trim() && (
        <>
          <label class="field">
            <span>{t.reads}</span>
            <select value={language} onChange={(event) => { onLanguage(event.currentTarget.value); setCameOut("not asked"); }}>
              {languages.map((one) => <option key={one} value={one}>{languageNames[one]}</option>)}
              <option value="">{t.readsUnknown}</option>
            </select>
          </label>
          {children}
          <div class="setup-buttons">
            <button type="button" class="button" aria-disabled={isBusy} onClick={() => void test()}><Icon name="printer" />{t.test}</button>
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
      {foot}
    </fieldset>
  );
}
