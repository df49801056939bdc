import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { OrderDetail, RefusalReason } from "../../generated/api";
import { texts } from "../i18n";
import { useKeys } from "../keys";
import { command } from "../state/commands";
import { isShelfEmpty, lookAtShelves } from "../state/shelf";
import { Icon } from "../ui/icon";
import { leaveForm } from "./actions";
import { decisionOf, gapOf, isLowered, newDraft, stepped, summaryOf, takesAllAlong, wholeRefusal, type Draft, type DraftLine } from "./draft";
import { FormFoot } from "./form_foot";
import { Reasons } from "./reasons";

/** Puts the focus where the work of a form starts, once. */
function useFirstFocus(at = "[data-first], input, button") {
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    form.current?.querySelector<HTMLElement>(at)?.focus();
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
        type="button" class="button square" data-first={isFirst} aria-disabled={line.have === 0} aria-label={t.lessOf(line.description)}
        onClick={() => onHave(stepped(draft, line, -1))}
      ><Icon name="minus" /></button>
      <input
        type="text" inputMode="numeric" aria-label={t.quantityOf(line.description)} value={line.have} autocomplete="off"
        onFocus={(event) => event.currentTarget.select()} onInput={(event) => take(event.currentTarget.value)}
      />
      <button
        type="button" class="button square" aria-disabled={line.have === line.asked} aria-label={t.moreOf(line.description)}
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

interface PartProps {
  order: OrderDetail;
  kind: Draft["kind"];
  /** Only this line is asked about, and `found` of it are here already (the screen that picks). */
  only?: string;
  found?: number;
  onLeave?: () => void;
}

function startOf({ order, kind, only, found }: PartProps): Draft {
  const draft = newDraft(kind, order);
  const lines = draft.lines.map((line) => (line.line_id === only ? { ...line, have: draft.grain === "line" ? 0 : Math.min(found ?? 0, line.asked - 1) } : line));
  return { ...draft, lines };
}

/** The line that the keys mean: the one that has the focus, else the first that is lowered. */
function useActiveLine(draft: Draft) {
  const [active, setActive] = useState<string | undefined>(undefined);
  const line = draft.lines.find((one) => one.line_id === active) ?? draft.lines.find(isLowered) ?? draft.lines[0];
  return { active: line, setActive };
}

/** Answers by quantity: "we have n" per line, and why where it is less. Serves the first answer and a late shortage. */
export function PartForm(props: PartProps) {
  const { order, kind, only, onLeave } = props;
  const t = texts.value;
  const form = useFirstFocus(only === undefined ? undefined : "input[type=radio]");
  const [draft, setDraft] = useState(() => startOf(props));
  const [wasTried, setWasTried] = useState(false);
  useEffect(() => void lookAtShelves(order.card.store_id), []);
  const { active, setActive } = useActiveLine(draft);
  const change = (line_id: string, part: Partial<DraftLine>) =>
    setDraft((old) => ({ ...old, lines: old.lines.map((line) => (line.line_id === line_id ? { ...line, ...part } : line)) }));
  const gap = gapSentence(draft);
  const summary = summaryOf(draft, order.card.journey, (reason: RefusalReason) => t.reason[reason]);
  const leave = onLeave ?? (() => leaveForm(kind === "short" ? "report_short" : "part"));
  const send = async () => {
    setWasTried(true);
    if (!gap && (await command(order.card, kind === "short" ? "report_short" : "decide", { lines: decisionOf(draft) }))) {
      leave();
    }
  };
  const step = (by: 1 | -1) => () => active && change(active.line_id, { have: stepped(draft, active, by) });
  const walk = (by: number) => () => {
    const next = draft.lines[draft.lines.findIndex((line) => line.line_id === active?.line_id) + by];
    if (next) {
      form.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(next.line_id)}"] button`)?.focus();
    }
  };
  useKeys({
    "-": step(-1), "+": step(1), "=": step(1), ArrowDown: only ? undefined : walk(1), ArrowUp: only ? undefined : walk(-1),
    Escape: onLeave,
  });
  const word = kind === "short" ? t.doAction.report_short : summary.isWholeRefusal ? t.refuseOrder : summary.refused ? t.acceptPart : t.action.decide;
  const shown = only === undefined ? draft.lines : draft.lines.filter((line) => line.line_id === only);
  return (
    <form
      ref={form} class="form" onSubmit={(event) => { event.preventDefault(); void send(); }}
      onKeyDown={(event) => {
        // Enter ends the form wherever the hands are, but on a button that does something else.
        const target = event.target as HTMLElement;
        const isLess = target.closest(".stepper button") !== null;
        if (event.key === "Enter" && (target.matches("input[type=radio]") || (isLess && draft.lines.some(isLowered)))) {
          event.preventDefault();
          void send();
        }
      }}
    >
      <Rules order={order} kind={kind} />
      {!only && draft.lines.length > 1 && <p class="quiet-line keys-hint">{t.partKeys}</p>}
      <ul class="draft-lines" role="list">
        {shown.map((line, index) => (
          <li key={line.line_id} data-line={line.line_id} data-lowered={isLowered(line)} onFocusCapture={() => setActive(line.line_id)}>
            <p class="draft-name">{line.description}{line.attributes && <small>{line.attributes}</small>}</p>
            <Stepper draft={draft} line={line} isFirst={index === 0} onHave={(have) => change(line.line_id, { have })} />
            {isLowered(line) && (
              <Reasons
                legend={t.whyMissing(line.asked - line.have)} reason={line.reason} note={line.note} hasKeys={line.line_id === active?.line_id} isShelfEmpty={isShelfEmpty(order.card.store_id, line.sku)}
                onReason={(reason) => change(line.line_id, { reason })} onNote={(note) => change(line.line_id, { note })}
              />
            )}
          </li>
        ))}
      </ul>
      <FormFoot
        card={order.card} word={word ?? ""} sentence={draft.kind === "short" && gap ? undefined : t.summary(summary)} onLeave={onLeave}
        isDanger={summary.isWholeRefusal || takesAllAlong(draft)} error={wasTried ? gap : undefined} isAnswer
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
      <FormFoot card={order.card} word={t.refuseOrder} sentence={sentence} isDanger isAnswer error={wasTried ? gap : undefined} />
    </form>
  );
}
