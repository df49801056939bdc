import { useState } from "preact/hooks";
import { afterTexts } from "../i18n/after_words";
import { Icon } from "../ui/icon";
import { isBusy, trouble } from "./clicks";

export type Where = "store" | "hub";

/** One field that finds by anything, in this store's history or at the hub. `first`: what stands in it at the start. */
export function SearchLine({ label, hint, first = "", onFind }: { label: string; hint?: string; first?: string; onFind: (text: string, where: Where) => void }) {
  const t = afterTexts.value.returns;
  const [text, setText] = useState(first);
  const [where, setWhere] = useState<Where>("store");
  return (
    <form class="counter-search" onSubmit={(event) => { event.preventDefault(); onFind(text.trim(), where); }}>
      <label class="field">
        <span>{label}</span>
        <input type="search" value={text} maxLength={100} placeholder={hint} autocomplete="off" spellcheck={false} onInput={(event) => setText(event.currentTarget.value)} />
      </label>
      <div class="choices" role="radiogroup" aria-label={t.whereToLook}>
        {(["store", "hub"] as const).map((one) => (
          <label key={one} class="choice"><input type="radio" name="where" checked={where === one} onChange={() => setWhere(one)} /><span>{one === "store" ? t.inStore : t.atHub}</span></label>
        ))}
      </div>
      <button class="button primary" disabled={isBusy.value}><Icon name="search" />{t.find}</button>
    </form>
  );
}

export function Trouble() {
  return trouble.value ? <p class="hint bad" role="alert"><Icon name="warning" />{trouble.value}</p> : null;
}
