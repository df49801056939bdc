import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Command, OrderDetail } from "../../generated/api";
import { texts } from "../i18n";
import { useKeys } from "../keys";
import { FormFoot } from "../order/form_foot";
import { flashScan } from "../scan/feedback";
import { useScan } from "../scan/listen";
import { command } from "../state/commands";
import { people } from "../state/people_seen";
import { Icon } from "../ui/icon";

type Check = NonNullable<Command["checked_by"]>;
const checks: readonly Check[] = ["pickup_code", "document", "known"];

/** The end of a pick-up: who takes it, and what of it. */
export function HandOver({ order, onLeave }: { order: OrderDetail; onLeave: () => void }) {
  const t = texts.value;
  const q = t.counter;
  const p = t.people;
  const form = useRef<HTMLFormElement>(null);
  const holder = order.customer.name;
  const third = order.delivery?.authorised_person;
  const waiting = order.lines
    .map((line) => ({ line, left: (line.accepted ?? line.quantity) - (line.delivered ?? 0) }))
    .filter(({ left }) => left > 0);
  const [who, setWho] = useState<"holder" | "third" | "other">("holder");
  const [other, setOther] = useState("");
  const [check, setCheck] = useState<Check | undefined>(undefined);
  const [taken, setTaken] = useState(new Map(waiting.map(({ line, left }) => [line.line_id, left])));
  const [wasTried, setWasTried] = useState(false);
  useLayoutEffect(() => form.current?.querySelector<HTMLElement>(`input[name=${people.peek()?.is_required ? "check" : "who"}]`)?.focus(), []);

  const received_by = (who === "holder" ? holder : who === "third" ? (third ?? "") : other).trim();
  const isPart = waiting.some(({ line, left }) => (taken.get(line.line_id) ?? 0) < left);
  const handed = [...taken].filter(([, quantity]) => quantity > 0).map(([line_id, quantity]) => ({ line_id, quantity }));
  const mustCheck = people.value?.is_required === true;
  const gap = mustCheck && !check ? p.sayCheck : !received_by ? q.sayWho : handed.length ? undefined : t.nothingHanded;
  const send = async () => {
    setWasTried(true);
    if (!gap && (await command(order.card, "hand_over", { received_by, ...(check ? { checked_by: check } : {}), ...(isPart ? { handed } : {}) }))) {
      onLeave();
    }
  };
  useScan((scan) => {
    if (scan.kind !== "command" || scan.command !== "ENTREGAR") {
      return false;
    }
    flashScan(gap ? "bad" : "good", gap ?? t.scan.commandDone(scan.command, order.card.short_code));
    void send();
    return true;
  });
  useKeys({ Escape: onLeave, ...Object.fromEntries(checks.map((one, index) => [String(index + 1), () => setCheck(one)])) });
  return (
    <form
      ref={form} class="form hand-over" noValidate onSubmit={(event) => { event.preventDefault(); void send(); }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && event.target instanceof HTMLInputElement && event.target.type === "radio") {
          event.preventDefault(); // Enter on a choice ends the form, as in a text field
          void send();
        }
      }}
    >
      <p class="hint"><Icon name="warning" />{q.checkFirst}</p>
      <fieldset class="reasons">
        <legend>{p.checkedBy}</legend>
        <div class="choices">
          {checks.map((one, index) => (
            <label key={one} class="choice">
              <input type="radio" name="check" required={mustCheck} checked={check === one} onChange={() => setCheck(one)} />
              <span>{p.checks[one]}<kbd aria-hidden="true">{index + 1}</kbd></span>
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset class="reasons">
        <legend>{q.whoTakes}</legend>
        <div class="choices">
          <label class="choice"><input type="radio" name="who" checked={who === "holder"} onChange={() => setWho("holder")} /><span>{holder}</span></label>
          {third && <label class="choice"><input type="radio" name="who" checked={who === "third"} onChange={() => setWho("third")} /><span>{third}</span></label>}
          <label class="choice"><input type="radio" name="who" checked={who === "other"} onChange={() => setWho("other")} /><span>{q.somebodyElse}</span></label>
        </div>
        {who === "other" && (
          <label class="field">
            <span>{q.otherName}</span>
            <input type="text" maxLength={120} value={other} autocomplete="off" onInput={(event) => setOther(event.currentTarget.value)} />
          </label>
        )}
      </fieldset>
      <ul class="draft-lines" role="list">
        {waiting.map(({ line, left }) => (
          <li key={line.line_id}>
            <p class="draft-name">{line.description}</p>
            <label class="field inline">
              <span class="hidden">{t.handQuantity(line.description)}</span>
              <input type="number" min={0} max={left} value={taken.get(line.line_id)} onInput={(event) => {
                const quantity = Math.min(left, Math.max(0, Math.floor(event.currentTarget.valueAsNumber || 0)));
                setTaken((old) => new Map(old).set(line.line_id, quantity));
              }} />
              <span aria-hidden="true">/ {left}</span>
            </label>
          </li>
        ))}
      </ul>
      <FormFoot card={order.card} word={t.doAction.hand_over ?? ""} sentence={isPart ? q.partSentence : undefined} error={wasTried ? gap : undefined} onLeave={onLeave} />
    </form>
  );
}
