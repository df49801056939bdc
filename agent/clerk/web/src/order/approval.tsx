import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Approval, DecisionLine, OrderDetail, StaffPerson } from "../../generated/api";
import { texts } from "../i18n";
import { approvalTexts } from "../i18n/approval";
import { doorTexts } from "../i18n/door";
import { money } from "../i18n/format";
import { useScan } from "../scan/listen";
import { approveWith, command } from "../state/commands";
import { orderKey, pending } from "../state/pending";
import { people } from "../state/people";
import { Icon } from "../ui/icon";
import { badgeIn, PinPad, Problem, useTry } from "../views/pin_pad";
import { leaveForm, panelMode } from "./actions";

/** What the first person said of a line. */
function AnswerLine({ said, order }: { said: DecisionLine; order: OrderDetail }) {
  const t = texts.value;
  const a = approvalTexts.value;
  const line = order.lines.find((one) => one.line_id === said.line_id);
  const refused = (said.refusals ?? []).map((one) => a.refuses(one.quantity, one.note ? `${t.reason[one.reason]}, “${one.note}”` : t.reason[one.reason]));
  return (
    <li>
      <span class="line-quantity">{line?.quantity ?? ""}×</span>
      <div>
        <p class="line-name">{line?.description ?? said.line_id}</p>
        <p class={refused.length ? "line-refusal" : "line-fate"}>{[...(said.accepted ? [a.takes(said.accepted)] : []), ...refused].join(" · ")}</p>
      </div>
    </li>
  );
}

/** Another person says yes to an answer over the store's limit: signed in here, or by PIN or badge while the first one stays. */
export function ApprovalForm({ order }: { order: OrderDetail }) {
  const t = texts.value;
  const a = approvalTexts.value;
  const { card } = order;
  const proposed = card.proposed;
  const me = people.value?.me;
  const [chosen, setChosen] = useState<StaffPerson | undefined>(undefined);
  const { problem, attempt } = useTry();
  const form = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => form.current?.querySelector<HTMLElement>("button")?.focus(), []);
  const isBusy = pending.value.has(orderKey(card.order_ref));
  const prove = async (proof: Omit<Approval, "command_id">) => {
    const why = await approveWith(card, proof);
    if (why) {
      throw why;
    }
    leaveForm("approve_answer");
  };
  useScan((scan) => {
    const badge = badgeIn(scan);
    if (badge) {
      void attempt(() => prove({ badge }));
    }
    return true;
  });
  if (!proposed) {
    return null;
  }
  const mayMyself = me !== undefined && me.name !== proposed.by && me.may.includes("approve_answers");
  const others = people.value?.people.filter((one) => one.is_enabled && one.role === "manager" && one.name !== proposed.by && one.person_id !== me?.person_id) ?? [];
  const leave = async (kind: "approve_answer" | "drop_proposal") => {
    if (await command(card, kind)) {
      leaveForm("approve_answer");
    }
  };
  return (
    <div ref={form} class="form">
      <p class="hint"><Icon name="people" /><span>{a.explain(money(card.total_minor, card.currency), proposed.by || a.nameless)}</span></p>
      <ul class="lines" role="list">{(order.proposed_lines ?? []).map((said) => <AnswerLine key={said.line_id} said={said} order={order} />)}</ul>
      {chosen ? (
        <PinPad key={chosen.person_id} person={chosen} word={a.confirm} onPin={(pin) => prove({ person_id: chosen.person_id, pin })} onOther={() => setChosen(undefined)} />
      ) : (
        <>
          {mayMyself && <button class="button primary" aria-disabled={isBusy} onClick={() => void leave("approve_answer")}><Icon name="check" />{a.asMe(me.name)}</button>}
          {others.length > 0 && (
            <section aria-label={a.who}>
              <h4>{a.who}</h4>
              <p class="quiet-line">{a.badge}</p>
              <ul class="person-tiles" role="list">
                {others.map((person) => (
                  <li key={person.person_id}>
                    <button class="button person-tile" onClick={() => setChosen(person)}><strong>{person.name}</strong><small>{doorTexts.value.role[person.role]}</small></button>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {!mayMyself && !others.length && <p class="hint bad"><Icon name="warning" /><span>{a.nobody}</span></p>}
          <Problem text={problem} />
          <p class="quiet-line">{a.dropHint}</p>
          <div class="row-buttons">
            <button class="button" aria-disabled={isBusy} onClick={() => void leave("drop_proposal")}>{a.drop}</button>
            <button class="button quiet" onClick={() => { panelMode.value = "view"; }}><Icon name="back" />{t.back}</button>
          </div>
        </>
      )}
    </div>
  );
}
