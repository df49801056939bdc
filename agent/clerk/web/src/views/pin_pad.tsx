import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { StaffPerson } from "../../generated/api";
import { doorTexts } from "../i18n/door";
import { clockTime } from "../i18n/format";
import type { Scan } from "../scan/classify";
import { agentOffset } from "../state/clock";
import { wordProblem } from "../state/commands";
import { waitOf } from "../state/people";
import { Icon } from "../ui/icon";

/** What a scan says if it is a badge's; empty if it cannot be one. */
export function badgeIn(scan: Scan): string {
  return scan.kind === "ean" ? scan.ean : scan.kind === "package" ? scan.code : scan.kind === "text" ? scan.text : "";
}

function wordOf(error: unknown): string {
  const until_ms = waitOf(error);
  return until_ms === undefined ? wordProblem(error) : doorTexts.value.waitUntil(clockTime(until_ms - agentOffset.value, true));
}

/** Runs a try, says what went wrong, and lets nobody start a second one meanwhile. */
export function useTry() {
  const [problem, setProblem] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  const attempt = async (work: () => Promise<void>): Promise<boolean> => {
    if (isBusy) {
      return false;
    }
    setIsBusy(true);
    setProblem("");
    try {
      await work();
      return true;
    } catch (error) {
      setProblem(wordOf(error));
      return false;
    } finally {
      setIsBusy(false);
    }
  };
  return { problem, setProblem, isBusy, attempt };
}

export function Problem({ text }: { text: string }) {
  return text ? <p class="foot-error" role="alert"><Icon name="warning" />{text}</p> : null;
}

/** A PIN by touch, keyboard or paste. `onPin` throws if it is wrong. */
export function PinPad({ person, word, onPin, onOther }: { person: StaffPerson; word: string; onPin: (pin: string) => Promise<void>; onOther: () => void }) {
  const p = doorTexts.value;
  const [pin, setPin] = useState("");
  const { problem, setProblem, isBusy, attempt } = useTry();
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []); // in a dialog that is open; one that opens later goes by `autofocus`
  const send = async () => {
    if (!pin) {
      setProblem(p.noPin);
      return;
    }
    if (!(await attempt(() => onPin(pin)))) {
      setPin("");
      field.current?.focus();
    }
  };
  return (
    <form class="pin" onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <label class="field">
        <span>{p.pin}: {person.name}</span>
        <input
          ref={field} autofocus type="password" inputMode="numeric" autocomplete="off" maxLength={12} value={pin}
          onInput={(event) => setPin(event.currentTarget.value.replace(/\D/g, ""))}
        />
      </label>
      <Problem text={problem} />
      <div class="pin-keys">
        {[..."123456789"].map((digit) => <button key={digit} type="button" class="button" onClick={() => setPin((pin + digit).slice(0, 12))}>{digit}</button>)}
        <button type="button" class="button quiet" onClick={() => setPin(pin.slice(0, -1))}>{p.erase}</button>
        <button type="button" class="button" onClick={() => setPin(`${pin}0`.slice(0, 12))}>0</button>
        <button type="submit" class="button primary" aria-disabled={isBusy}>{word}</button>
      </div>
      <button type="button" class="button quiet" onClick={onOther}><Icon name="back" />{p.other}</button>
    </form>
  );
}
