import { useEffect, useRef, useState } from "preact/hooks";
import type { OrderDetail, RefusalReason } from "../../generated/api";
import { texts } from "../i18n";
import { command } from "../state/commands";
import { Icon } from "../ui/icon";
import { leaveForm } from "./actions";
import { decisionOf, gapOf, isLowered, newDraft, stepped, summaryOf, takesAllAlong, wholeRefusal, type Draft, type DraftLine } from "./draft";
import { FormFoot } from "./form_foot";
import { Reasons } from "./reasons";

/** Puts the focus where the work of a form starts, once. */
function useFirstFocus() {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("[data-first]:not([disabled]), input, button")?.focus();
  }, []);
  return form;
}

function Stepper({ draft, line, isFirst, onHave }: { draft: Draft; line: DraftLine; isFirst: boolean; onHave: (have: number) => void }) {
  const t = texts.value;
  const take = (text: string) => {
    const wished = Number.parseInt(text, 10);
    if (!Number.isNaN(wished)) {
      const have = Math.min(line.asked, Math.max(0, wished));
      onHave(draft.grain === "line" && have < line.asked ? 0 : have);
    }
  };
  return (
    <div class="stepper">
      <span class="stepper-word" aria-hidden="true">{t.weHave}</span>
      <button
        type="button" class="button square" data-first={isFirst} disabled={line.have === 0} aria-label={t.lessOf(line.description)}
        onClick={() => onHave(stepped(draft, line, -1))}
      ><Icon name="minus" /></button>
      <input
        type="text" inputMode="numeric" aria-label={t.quantityOf(line.description)} value={line.have} autocomplete="off"
        onFocus={(event) => event.currentTarget.select()} onInput={(event) => take(event.currentTarget.value)}
      />
      <button
        type="button" class="button square" disabled={line.have === line.asked} aria-label={t.moreOf(line.description)}
        onClick={() => onHave(stepped(draft, line, 1))}
      ><Icon name="plus" /></button>
      <span class="stepper-of">/ {line.asked}</span>
    </div>
  );
}

function gapSentence(draft: Draft): string | undefined {
  const t = texts.value;
  const gap = gapOf(draft);
  return gap && { nothing: t.nothingLowered, reason: t.chooseReason, note: t.writeNote, grain: t.partialLine }[gap];
}

/** Explains what the hub allows, where it does not allow everything. */
function Rules({ order, kind }: { order: OrderDetail; kind: Draft["kind"] }) {
  const t = texts.value;
  const { partial, allows_late_refusal } = order.capabilities;
  if (kind === "short" && !allows_late_refusal) {
    return <p class="hint bad"><Icon name="warning" />{t.lateRefusalOff}</p>;
  }
  if (partial === "quantity") {
    return null;
  }
  return <p class="hint"><Icon name="warning" />{partial === "none" ? t.partialNone : t.partialLine}</p>;
}

/** Answers by quantity: "we have n" per line, and why where it is less. Serves the first answer and a late shortage. */
export function PartForm({ order, kind }: { order: OrderDetail; kind: Draft["kind"] }) {
  const t = texts.value;
  const form = useFirstFocus();
  const [draft, setDraft] = useState(() => newDraft(kind, order));
  const [wasTried, setWasTried] = useState(false);
  const change = (line_id: string, part: Partial<DraftLine>) =>
    setDraft((old) => ({ ...old, lines: old.lines.map((line) => (line.line_id === line_id ? { ...line, ...part } : line)) }));
  const gap = gapSentence(draft);
  const summary = summaryOf(draft, order.card.journey, (reason: RefusalReason) => t.reason[reason]);
  const send = async () => {
    setWasTried(true);
    if (!gap && (await command(order.card, kind === "short" ? "report_short" : "decide", { lines: decisionOf(draft) }))) {
      leaveForm(kind === "short" ? "report_short" : "part");
    }
  };
  const word = kind === "short" ? t.doAction.report_short : summary.isWholeRefusal ? t.refuseOrder : summary.refused ? t.acceptPart : t.action.decide;
  return (
    <form ref={form} class="form" onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <Rules order={order} kind={kind} />
      <ul class="draft-lines" role="list">
        {draft.lines.map((line, index) => (
          <li key={line.line_id} data-lowered={isLowered(line)}>
            <p class="draft-name">{line.description}{line.attributes && <small>{line.attributes}</small>}</p>
            <Stepper draft={draft} line={line} isFirst={index === 0} onHave={(have) => change(line.line_id, { have })} />
            {isLowered(line) && (
              <Reasons
                legend={t.whyMissing(line.asked - line.have)} reason={line.reason} note={line.note}
                onReason={(reason) => change(line.line_id, { reason })} onNote={(note) => change(line.line_id, { note })}
              />
            )}
          </li>
        ))}
      </ul>
      <FormFoot
        card={order.card} word={word ?? ""} sentence={draft.kind === "short" && gap ? undefined : t.summary(summary)}
        isDanger={summary.isWholeRefusal || takesAllAlong(draft)} error={wasTried ? gap : undefined}
      />
    </form>
  );
}

/** Refuses the whole order for one reason. */
export function RefuseForm({ order }: { order: OrderDetail }) {
  const t = texts.value;
  const form = useFirstFocus();
  const [reason, setReason] = useState<RefusalReason | undefined>(undefined);
  const [note, setNote] = useState("");
  const [wasTried, setWasTried] = useState(false);
  const gap = !reason ? t.chooseReason : reason === "other" && !note.trim() ? t.writeNote : undefined;
  const send = async () => {
    setWasTried(true);
    if (reason && !gap && (await command(order.card, "decide", { lines: wholeRefusal(order, reason, note) }))) {
      leaveForm("refuse");
    }
  };
  const sentence = reason && t.summary({
    kind: "refuse",
    accepted: 0,
    refused: order.lines.reduce((sum, line) => sum + line.quantity, 0),
    unsplit: 0,
    isWholeRefusal: true,
    reasons: [t.reason[reason]],
    journey: order.card.journey,
  });
  return (
    <form ref={form} class="form" onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <Reasons legend={t.whyRefuse} reason={reason} note={note} onReason={setReason} onNote={setNote} />
      <FormFoot card={order.card} word={t.refuseOrder} sentence={sentence} isDanger error={wasTried ? gap : undefined} />
    </form>
  );
}
