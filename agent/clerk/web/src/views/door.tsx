import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { StaffPerson } from "../../generated/api";
import { hushNow, ringing, unanswered } from "../alarm/alarm";
import { texts } from "../i18n";
import { doorTexts } from "../i18n/door";
import { timeLeft } from "../order/words";
import { useScan } from "../scan/listen";
import { hubNow } from "../state/clock";
import { isDoorShut, makeFirstManager, people, signIn, signOut, wantsChange } from "../state/people";
import { Icon } from "../ui/icon";
import { badgeIn, PinPad, Problem, useTry } from "./pin_pad";

function Tiles({ onChoose, onCode }: { onChoose: (person: StaffPerson) => void; onCode: () => void }) {
  const p = doorTexts.value;
  const all = people.value?.people.filter((one) => one.is_enabled) ?? [];
  return (
    <>
      <p class="quiet-line">{p.badge}</p>
      {people.value && !people.value.is_enrolled && <p class="hint"><Icon name="warning" />{p.unknownDevice}</p>}
      <ul class="person-tiles" role="list">
        {all.map((person) => (
          <li key={person.person_id}>
            <button class="button person-tile" onClick={() => onChoose(person)}><strong>{person.name}</strong><small>{p.role[person.role]}</small></button>
          </li>
        ))}
      </ul>
      <button class="button quiet small" onClick={onCode}>{p.haveCode}</button>
    </>
  );
}

function FirstManager({ needsCode, onBack }: { needsCode: boolean; onBack: (() => void) | undefined }) {
  const p = doorTexts.value;
  const [name, setName] = useState("");
  const [pin, setPin] = useState("");
  const [again, setAgain] = useState("");
  const [code, setCode] = useState("");
  const { problem, setProblem, isBusy, attempt } = useTry();
  const send = () => {
    if (pin !== again) {
      setProblem(p.differ);
      return;
    }
    void attempt(() => makeFirstManager(name.trim(), pin, code.trim().toUpperCase()));
  };
  return (
    <form class="pin" onSubmit={(event) => { event.preventDefault(); send(); }}>
      <p class="quiet-line">{needsCode ? p.codeHint : p.firstText}</p>
      {needsCode && <label class="field"><span>{p.code}</span><input type="text" maxLength={64} required autocomplete="off" value={code} onInput={(event) => setCode(event.currentTarget.value)} /></label>}
      <label class="field"><span>{p.name}</span><input type="text" maxLength={60} required autocomplete="off" value={name} onInput={(event) => setName(event.currentTarget.value)} /></label>
      <label class="field"><span>{p.pin} ({p.pinHint})</span><input type="password" inputMode="numeric" maxLength={12} required autocomplete="off" value={pin} onInput={(event) => setPin(event.currentTarget.value)} /></label>
      <label class="field"><span>{p.pinAgain}</span><input type="password" inputMode="numeric" maxLength={12} required autocomplete="off" value={again} onInput={(event) => setAgain(event.currentTarget.value)} /></label>
      <Problem text={problem} />
      <div class="row-buttons">
        <button type="submit" class="button primary" aria-disabled={isBusy}>{p.make}</button>
        {onBack && <button type="button" class="button quiet" onClick={onBack}><Icon name="back" />{texts.value.back}</button>}
      </div>
    </form>
  );
}

/**
 * What rings behind the door. It goes on while nobody is there, because an order must not be missed for a lock; who comes by silences it for
 * five minutes without a PIN: that changes nothing but this browser's sound.
 */
function Ringing() {
  const t = texts.value;
  const cards = ringing.value;
  const [first] = cards;
  if (!first) {
    return null;
  }
  return (
    <p class="hint door-alarm" role="status">
      <Icon name="bell" />
      <span><strong>{t.alarm.waiting(unanswered.value.length)}</strong> {cards.slice(0, 6).map((card) => card.short_code).join(", ")}{first.deadline_ms === undefined ? "" : ` · ${timeLeft(first, hubNow.value)}`}</span>
      <button class="button small" onClick={hushNow}>{t.alarm.hush}</button>
    </p>
  );
}

/** Asks who is there; lies over the work, which stays as it is. */
export function Door() {
  const p = doorTexts.value;
  const t = texts.value;
  const now = people.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const locked = now?.me?.is_locked ? now.people.find((one) => one.person_id === now.me?.person_id) : undefined;
  const [chosen, setChosen] = useState<StaffPerson | undefined>(locked);
  const [hasCode, setHasCode] = useState(false);
  const { problem, attempt } = useTry();
  useScan((scan) => {
    const badge = badgeIn(scan);
    if (badge && now?.has_manager) {
      void attempt(() => signIn({ badge }));
    }
    return true; // nothing behind the door takes a scan
  });
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const mayClose = wantsChange.value && !now?.me?.is_locked && (!now?.is_required || now.me !== undefined);
  const isFirst = now?.has_manager === false;
  const title = isFirst ? p.first : chosen && locked?.person_id === chosen.person_id ? p.locked(chosen.name) : p.who;
  return (
    <dialog
      ref={dialog} class="dialog door" aria-labelledby="door-title"
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.preventDefault(); // a browser closes a dialog at the second Escape, whatever it is told
          wantsChange.value &&= !mayClose;
        }
      }}
      onClose={() => isDoorShut.peek() && dialog.current?.showModal()}
    >
      <h2 id="door-title">{title}</h2>
      {locked && <p class="quiet-line">{p.lockedText}</p>}
      {now?.is_enrolled && <Ringing />}
      {problem && <Problem text={problem} />}
      {isFirst || hasCode ? <FirstManager needsCode={!isFirst} onBack={isFirst ? undefined : () => setHasCode(false)} />
        : chosen ? <PinPad key={chosen.person_id} person={chosen} word={p.enter} onPin={(pin) => signIn({ person_id: chosen.person_id, pin })} onOther={() => setChosen(undefined)} />
        : <Tiles onChoose={setChosen} onCode={() => setHasCode(true)} />}
      {(mayClose || (wantsChange.value && now?.me)) && (
        <div class="row-buttons">
          {mayClose && <button class="button quiet" onClick={() => { wantsChange.value = false; }}><Icon name="close" />{t.close}</button>}
          {wantsChange.value && now?.me && <button class="button quiet" onClick={() => void signOut().catch(() => undefined)}>{p.leave}</button>}
        </div>
      )}
    </dialog>
  );
}

