import { useEffect, useId, useState } from "preact/hooks";
import type { RefusalReason } from "../../generated/api";
import { texts } from "../i18n";
import { useKeys } from "../keys";
import { readStored, writeStored } from "../state/stored";
import { Icon } from "../ui/icon";
import { choosableReasons } from "./draft";

interface Props {
  legend: string;
  reason: RefusalReason | undefined;
  note: string;
  onReason: (reason: RefusalReason) => void;
  onNote: (note: string) => void;
  /** Whether the digits choose a reason here: only one list at a time may. */
  hasKeys?: boolean;
  /** Nothing of it is in stock, as far as the store knows: the reason for that comes first, and it is said why. */
  isShelfEmpty?: boolean;
}

/** How many reasons are shown at first. */
const suggestedCount = 5;
const storedName = "reasons";

/** What the stock says comes first, then the reasons that this counter gave lately, then the usual order. */
function inOrder(isShelfEmpty: boolean): RefusalReason[] {
  const recent = readStored<RefusalReason[]>(storedName, []).filter((one) => choosableReasons.includes(one) && one !== "other");
  const ranked = [...new Set([...(isShelfEmpty ? ["out_of_stock" as const] : []), ...recent, ...choosableReasons])].filter((one) => one !== "other");
  return [...ranked.slice(0, suggestedCount), "other", ...ranked.slice(suggestedCount)];
}

function remember(reason: RefusalReason): void {
  const recent = readStored<RefusalReason[]>(storedName, []);
  writeStored(storedName, [reason, ...recent.filter((one) => one !== reason)].slice(0, suggestedCount));
}

/** The reasons as buttons (radio buttons that look like it: arrow keys work), suggested ones first, and a note, which "other" needs. */
export function Reasons({ legend, reason, note, onReason, onNote, hasKeys = true, isShelfEmpty = false }: Props) {
  const t = texts.value;
  const id = useId();
  const [isSuggested] = useState(isShelfEmpty); // what stands there does not move under the hand
  const [order] = useState(() => inOrder(isSuggested));
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? order : order.slice(0, suggestedCount + 1);
  const choose = (code: RefusalReason) => {
    onReason(code);
    remember(code);
  };
  useKeys(hasKeys ? Object.fromEntries(shown.slice(0, 9).map((code, index) => [String(index + 1), () => choose(code)])) : {});
  useEffect(() => {
    if (reason && !shown.includes(reason)) {
      setIsWhole(true);
    }
  }, [reason]);
  return (
    <fieldset class="reasons">
      <legend>{legend}</legend>
      {isSuggested && <p class="hint" id={`why-${id}`}><Icon name="box" />{t.shelfEmpty}</p>}
      <div class="choices">
        {shown.map((code, index) => (
          <label key={code} class="choice">
            <input type="radio" name={`reason-${id}`} value={code} checked={reason === code} aria-describedby={isSuggested && index === 0 ? `why-${id}` : undefined} onChange={() => choose(code)} />
            <span>{t.reason[code]}{hasKeys && index < 9 && <kbd aria-hidden="true">{index + 1}</kbd>}</span>
          </label>
        ))}
        {!isWhole && <button type="button" class="button small quiet" onClick={() => setIsWhole(true)}>{t.moreReasons}</button>}
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
