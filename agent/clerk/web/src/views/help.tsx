import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { texts } from "../i18n";
import { areKeysOn, setKeysOn } from "../keys";
import { Icon } from "../ui/icon";

export const isHelpOpen = signal(false);

/** The keys, and the switch that turns the single-letter ones off (WCAG 2.1.4). */
export function Help() {
  const t = texts.value;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isHelpOpen.value && !dialog.current?.open) {
      dialog.current?.showModal();
    }
  }, [isHelpOpen.value]);
  if (!isHelpOpen.value) {
    return null;
  }
  const keys: Array<[string, string]> = [
    ["A", t.key.a], ["P", t.key.p], ["R", t.key.r], ["↑ ↓ ← →", t.key.arrows], ["Enter", t.key.open],
    ["/", t.key.search], ["Esc", t.key.escape], ["?", t.key.help],
  ];
  const close = () => {
    isHelpOpen.value = false;
  };
  return (
    <dialog ref={dialog} class="help" aria-labelledby="help-title" onClose={close}>
      <header>
        <h2 id="help-title">{t.keysTitle}</h2>
        <button class="button quiet" onClick={close}><Icon name="close" />{t.close}</button>
      </header>
      <dl>{keys.map(([key, word]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{word}</dd></div>)}</dl>
      <label class="check"><input type="checkbox" checked={areKeysOn.value} onChange={(event) => setKeysOn(event.currentTarget.checked)} /><span>{t.keysOn}</span></label>
    </dialog>
  );
}
