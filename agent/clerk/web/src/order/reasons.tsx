import { useId } from "preact/hooks";
import type { RefusalReason } from "../../generated/api";
import { texts } from "../i18n";
import { choosableReasons } from "./draft";

interface Props {
  legend: string;
  reason: RefusalReason | undefined;
  note: string;
  onReason: (reason: RefusalReason) => void;
  onNote: (note: string) => void;
}

/** The reasons as buttons (radio buttons that look like it: arrow keys work), and a note, which "other" needs. */
export function Reasons({ legend, reason, note, onReason, onNote }: Props) {
  const t = texts.value;
  const id = useId();
  return (
    <fieldset class="reasons">
      <legend>{legend}</legend>
      <div class="choices">
        {choosableReasons.map((code) => (
          <label key={code} class="choice">
            <input type="radio" name={`reason-${id}`} value={code} checked={reason === code} onChange={() => onReason(code)} />
            <span>{t.reason[code]}</span>
          </label>
        ))}
      </div>
      {reason && (
        <label class="field">
          <span>{reason === "other" ? t.noteNeeded : t.noteOptional}</span>
          <input
            type="text" maxLength={500} value={note} required={reason === "other"} autocomplete="off"
            onInput={(event) => onNote(event.currentTarget.value)}
          />
        </label>
      )}
    </fieldset>
  );
}
