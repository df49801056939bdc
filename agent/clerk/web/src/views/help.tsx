import { useLayoutEffect, useRef } from "preact/hooks";
import { texts } from "../i18n";
import { isHelpOpen } from "../state/help";
import { prefer, preferences } from "../state/preferences";
import { Icon } from "../ui/icon";
import { places } from "./nav";

/** The keys, and the switch that turns the single-letter ones off (WCAG 2.1.4). */
export function Help() {
  const t = texts.value;
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const k = t.key;
  const groups: Array<[string, Array<[string, string]>]> = [
    [t.help.everywhere, [["/", k.search], ["C", k.hush], ["↑ ↓ ← →", k.arrows], ["Enter", k.open], ["Esc", k.escape], ["?", k.help]]],
    [t.help.order, [["A", k.a], ["P", k.p], ["R", k.r], ["I", k.reprint], ["Z", texts.value.people.undoKey]]],
    [t.help.part, [["↑ ↓", k.line], ["−  +", k.step], ["1 … 9", k.reason], ["Enter", k.send]]],
    [t.help.pick, [["Enter", t.pick.found], ["T", k.all], ["N", t.pick.missing], ["S", k.pause], ["F", k.finish]]],
    [t.help.pack, [["Enter", t.pack.checked], ["T", k.all], ["V", t.pack.boxMore], ["F", t.pack.close]]],
    [t.help.counter, [["E", t.action.hand_over], ["1 … 3", t.people.checkedBy]]],
    [t.help.places, places.flatMap((place) => (place.hotkey ? [[place.hotkey, t.nav[place.name]] as [string, string]] : []))],
  ];
  const close = () => {
    isHelpOpen.value = false;
  };
  return (
    <dialog ref={dialog} class="dialog help" aria-labelledby="help-title" onClose={close}>
      <header>
        <h2 id="help-title">{t.keysTitle}</h2>
        <button class="button quiet" onClick={close}><Icon name="close" />{t.close}</button>
      </header>
      <div class="help-groups">
        {groups.map(([title, keys]) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>{keys.map(([key, word]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{word}</dd></div>)}</dl>
          </section>
        ))}
      </div>
      <p class="quiet-line">{t.help.scanning}</p>
      <label class="check"><input type="checkbox" checked={preferences.value.has_keys} onChange={(event) => prefer({ has_keys: event.currentTarget.checked })} /><span>{t.keysOn}</span></label>
    </dialog>
  );
}
