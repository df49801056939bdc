import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { printerSetupTexts, type PrinterRole } from "../i18n/printer_setup";
import { change, isFixed, keyOf, nearPrinters, phase, tryOut, valueOf } from "../state/printer_choice";
import { cleanStation, joinStations, parseStations, type StationPrinter } from "../state/station_list";
import { Icon } from "../ui/icon";
import { suits } from "../ui/printer_form";

/** The packing tables that have a printer of their own for one kind of paper. */
export function Stations({ role }: { role: PrinterRole }) {
  const t = printerSetupTexts.value;
  const key = keyOf(role, ".stations");
  const isStuck = isFixed(key);
  const isBusy = phase.value === "busy" || phase.value === "starting";
  const said = parseStations(valueOf(key));
  const [typed, setTyped] = useState<readonly StationPrinter[]>(said);
  // What is being typed counts while it means what is kept for it: an empty row and a blank at the end of a name have no place there.
  const rows = joinStations(typed) === joinStations(said) ? typed : said;
  const [isOpen] = useState(rows.length > 0);
  const list = useRef<HTMLUListElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  const [moved, setMoved] = useState<"added" | "removed" | undefined>(undefined);
  const write = (wanted: readonly StationPrinter[]) => {
    setTyped(wanted);
    if (joinStations(wanted) !== joinStations(said)) {
      change(key, joinStations(wanted));
    }
  };
  const edit = (at: number, part: Partial<StationPrinter>) => write(rows.map((row, index) => (index === at ? cleanStation({ ...row, ...part }) : row)));
  useLayoutEffect(() => {
    if (moved) {
      (moved === "added" ? list.current?.querySelector<HTMLElement>("li:last-child input") : add.current)?.focus();
      setMoved(undefined);
    }
  }, [moved]);
  return (
    <details open={isOpen}>
      <summary>{t.stations}</summary>
      <div class="stations">
        <p class="quiet-line">{isStuck ? t.fixed : t.stationsHint}</p>
        <ul ref={list} role="list">
          {rows.map(({ name, address }, at) => (
            <li key={at}>
              <label class="field"><span>{t.station}</span><input type="text" maxLength={24} autocomplete="off" readOnly={isStuck} value={name} onInput={(event) => edit(at, { name: event.currentTarget.value })} /></label>
              <label class="field"><span>{t.address}</span><input type="text" maxLength={1000} autocomplete="off" spellcheck={false} list={`near-${role}`} readOnly={isStuck} value={address} onInput={(event) => edit(at, { address: event.currentTarget.value })} /></label>
              <button type="button" class="button" aria-label={`${t.test}: ${name}`} aria-disabled={isBusy || !name || !address} onClick={() => !isBusy && name && address && void tryOut(role, name.trim())}><Icon name="printer" />{t.test}</button>
              {!isStuck && (
                <button type="button" class="button" aria-label={t.removeStation(name)} onClick={() => { write(rows.filter((_, index) => index !== at)); setMoved("removed"); }}><Icon name="close" />{t.remove}</button>
              )}
            </li>
          ))}
        </ul>
        <datalist id={`near-${role}`}>
          {nearPrinters.value?.filter((one) => suits(role, one.address)).map((one) => <option key={one.address} value={one.address}>{one.name}</option>)}
        </datalist>
        {!isStuck && (
          <button ref={add} type="button" class="button" onClick={() => { write([...rows, { name: "", address: "" }]); setMoved("added"); }}><Icon name="plus" />{t.addStation}</button>
        )}
      </div>
    </details>
  );
}
