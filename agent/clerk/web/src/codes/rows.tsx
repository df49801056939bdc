import { codesTexts, meaningWords } from "../i18n/codes_words";
import { printerSetupTexts } from "../i18n/printer_setup";
import { Icon } from "../ui/icon";
import { changeRow, codes, define, faults, fieldId, openTables, removeRow, rowsOf, toggleTable } from "./state";
import { isSent, limits, type Row, type RowFault, type TableName } from "./tables";

/** In how many of the orders that the agent looked at a code was seen; nothing where it was in none. */
function seenIn(table: TableName, code: string): number {
  return codes.value?.seen.find((one) => one.table === table && one.code === code.trim())?.orders ?? 0;
}

/** What a field says of itself if something is wrong with it. */
function wrong(row: Row, field: RowFault["field"], fault: RowFault | undefined) {
  return fault?.field === field ? { "aria-invalid": true, "aria-describedby": `codes-wrong-${row.id}` } : {};
}

function Wrong({ row, fault }: { row: Row; fault: RowFault | undefined }) {
  const { fault: words } = codesTexts.value;
  return fault ? <p class="codes-wrong" id={`codes-wrong-${row.id}`}>{fault.kind === "twice" ? words.twice : fault.field === "code" ? words.empty_code : words.empty_means}</p> : null;
}

function CodeField({ table, row, fault, label }: { table: TableName; row: Row; fault: RowFault | undefined; label?: string }) {
  return (
    <input
      type="text" id={fieldId(row.id, "code")} maxLength={limits.code} autocomplete="off" spellcheck={false} aria-label={label} value={row.code}
      onInput={(event) => changeRow(table, row.id, { code: event.currentTarget.value })} {...wrong(row, "code", fault)}
    />
  );
}

function ReadRow({ table, row, at }: { table: TableName; row: Row; at: number }) {
  const t = codesTexts.value;
  const words = meaningWords.value[table];
  const fault = faults.value.get(table)?.get(row.id);
  const { remove } = printerSetupTexts.value;
  const count = seenIn(table, row.code);
  const field = { id: fieldId(row.id, "means"), "aria-label": `${words ? t.means : t.shown}, ${t.row(at + 1)}`, value: row.means, ...wrong(row, "means", fault) };
  return (
    <li>
      <CodeField table={table} row={row} fault={fault} label={`${t.code}, ${t.row(at + 1)}`} />
      {words ? (
        <select {...field} onChange={(event) => changeRow(table, row.id, { means: event.currentTarget.value })}>
          {row.means === "" && <option value="">{t.choose}</option>}
          {Object.entries(words).map(([word, name]) => <option key={word} value={word}>{name}</option>)}
          {row.means !== "" && !words[row.means] && <option value={row.means}>{row.means}</option>}
        </select>
      ) : <input type="text" maxLength={limits.means} autocomplete="off" {...field} onInput={(event) => changeRow(table, row.id, { means: event.currentTarget.value })} />}
      <span class="codes-seen">{count > 0 && t.orders(count)}</span>
      <button type="button" class="button small" aria-label={`${remove}: ${row.code}`} onClick={() => removeRow(table, row.id)}><Icon name="close" />{remove}</button>
      <Wrong row={row} fault={fault} />
    </li>
  );
}

/** One of our words, and the code that the hub gets for it. */
function SentRow({ table, row }: { table: TableName; row: Row }) {
  const fault = faults.value.get(table)?.get(row.id);
  return (
    <li>
      <label htmlFor={fieldId(row.id, "code")}>{meaningWords.value[table]?.[row.means] ?? row.means}</label>
      <CodeField table={table} row={row} fault={fault} />
      <Wrong row={row} fault={fault} />
    </li>
  );
}

/** One table; what is closed has no fields, so that long tables cost nothing. */
export function Table({ table }: { table: TableName }) {
  const t = codesTexts.value;
  const rows = rowsOf(table);
  const isOpen = openTables.value.has(table);
  const wrongOnes = faults.value.get(table)?.size ?? 0;
  const head = isSent(table) ? ["", t.codeFor] : [t.code, meaningWords.value[table] ? t.means : t.shown];
  return (
    <details class="settings-part codes-table" data-sent={isSent(table)} open={isOpen} onToggle={(event) => toggleTable(table, event.currentTarget.open)}>
      <summary>
        <h3>{t.tables[table]} <span class="column-count">{rows.length}</span></h3>
        {wrongOnes > 0 && <span class="chip bad"><Icon name="warning" />{t.rowsWrong(wrongOnes)}</span>}
      </summary>
      {isOpen && (
        <>
          {isSent(table) && <p class="quiet-line">{t.sentHint}</p>}
          {rows.length > 0 && (
            <>
              <div class="codes-head" aria-hidden="true">{head.map((word, at) => <span key={at}>{word}</span>)}</div>
              <ul class="codes-rows" role="list">
                {rows.map((row, at) => (isSent(table) ? <SentRow key={row.id} table={table} row={row} /> : <ReadRow key={row.id} table={table} row={row} at={at} />))}
              </ul>
            </>
          )}
          {!isSent(table) && rows.length < limits.rows && (
            <button type="button" id={`codes-add-${table}`} class="button" onClick={() => define(table, "")}><Icon name="plus" />{t.add}</button>
          )}
        </>
      )}
    </details>
  );
}
