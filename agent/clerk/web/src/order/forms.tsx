import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import type { Command, OrderDetail, RefusalReason } from "../../generated/api";
import { texts } from "../i18n";
import { dayTime } from "../i18n/format";
import { paperTexts } from "../i18n/own_papers";
import { hubNow } from "../state/clock";
import { command } from "../state/commands";
import { orderKey, pending } from "../state/pending";
import { leaveForm } from "./actions";
import { FormFoot } from "./form_foot";
import { Reasons } from "./reasons";
import type { ConfirmKind, FormKind } from "./types";

interface FormProps {
  order: OrderDetail;
  kind: FormKind | ConfirmKind;
  word: string;
  sentence?: string;
  isDanger?: boolean;
  /** What is missing, or nothing if it can be sent. */
  gap?: string | undefined;
  body?: Omit<Command, "command_id" | "command">;
  children?: ComponentChildren;
}

/** A form for one command: shows what is missing only after a try, and closes when the command is stored. */
function CommandForm({ order, kind, word, sentence, isDanger, gap, body, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [wasTried, setWasTried] = useState(false);
  useLayoutEffect(() => {
    form.current?.querySelector<HTMLElement>("input, button")?.focus();
  }, []);
  const send = async () => {
    setWasTried(true);
    if (!gap && (await command(order.card, kind, body))) {
      leaveForm(kind);
    }
  };
  return (
    <form ref={form} class="form" onSubmit={(event) => { event.preventDefault(); void send(); }}>
      {children}
      <FormFoot card={order.card} word={word} sentence={sentence} isDanger={isDanger ?? false} error={wasTried ? gap : undefined} />
    </form>
  );
}

function TextField({ label, value, onValue, maxLength, placeholder }: {
  label: string; value: string; onValue: (value: string) => void; maxLength: number; placeholder?: string;
}) {
  return (
    <label class="field">
      <span>{label}</span>
      <input
        type="text" value={value} maxLength={maxLength} placeholder={placeholder} autocomplete="off" spellcheck={false}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </label>
  );
}

export function ConfirmForm({ order, kind }: { order: OrderDetail; kind: ConfirmKind }) {
  const t = texts.value;
  return <CommandForm order={order} kind={kind} word={t.action[kind]} sentence={t.confirm[kind]} isDanger />;
}

export function PackForm({ order }: { order: OrderDetail }) {
  const t = texts.value;
  const [count, setCount] = useState(1);
  return (
    <CommandForm order={order} kind="pack" word={t.doAction.pack ?? ""} sentence={t.packages(count)} body={{ package_count: count }}>
      <fieldset class="reasons">
        <legend>{t.packageCount}</legend>
        <div class="choices">
          {[1, 2, 3, 4, 5].map((n) => (
            <label key={n} class="choice number">
              <input type="radio" name="package-count" checked={count === n} onChange={() => setCount(n)} /><span>{n}</span>
            </label>
          ))}
          <label class="field inline">
            <span class="hidden">{t.packageCount}</span>
            <input type="number" min={1} max={99} value={count} onInput={(event) => {
              const n = event.currentTarget.valueAsNumber;
              if (n >= 1 && n <= 99) {
                setCount(Math.floor(n));
              }
            }} />
          </label>
        </div>
      </fieldset>
    </CommandForm>
  );
}

const kLargestNfe = 200_000; // characters, as the agent takes them

/** The key, typed or scanned, or the NF-e's file, which holds it and makes the DANFE label possible. */
export function InvoiceForm({ order }: { order: OrderDetail }) {
  const t = texts.value;
  const words = paperTexts.value;
  const [typed, setTyped] = useState(order.invoice_key ?? "");
  const [nfe_xml, setFile] = useState("");
  const invoice_key = typed.replace(/[^0-9a-zA-Z]/g, "").toUpperCase();
  const keyGap = invoice_key.length === 44 || nfe_xml ? undefined : t.invoiceKeyWrong(invoice_key.length);
  const gap = nfe_xml.length > kLargestNfe ? words.fileTooLarge : keyGap;
  const take = async (file: File | undefined) => setFile(file ? await file.slice(0, 4 * kLargestNfe).text() : "");
  return (
    <CommandForm order={order} kind="attach_invoice" word={t.doAction.attach_invoice ?? ""} gap={gap} body={nfe_xml ? { nfe_xml } : { invoice_key }}>
      {!nfe_xml && <TextField label={t.invoiceKey} value={typed} onValue={setTyped} maxLength={80} />}
      <label class="field">
        <span>{words.invoiceFile}</span>
        <input type="file" accept=".xml,text/xml,application/xml" onChange={(event) => void take(event.currentTarget.files?.[0])} />
      </label>
      {order.has_invoice_file && <p>{words.fileKept}</p>}
    </CommandForm>
  );
}

export function DispatchForm({ order }: { order: OrderDetail }) {
  const t = texts.value;
  const [typed, setTyped] = useState("");
  const tracking_code = typed.trim();
  return (
    <CommandForm order={order} kind="dispatch" word={t.doAction.dispatch ?? ""} body={tracking_code ? { tracking_code } : {}}>
      <TextField label={t.trackingCode} value={typed} onValue={setTyped} maxLength={64} />
    </CommandForm>
  );
}

export function ReadyForm({ order }: { order: OrderDetail }) {
  const t = texts.value;
  const [typed, setTyped] = useState("");
  const place = typed.trim();
  return (
    <CommandForm order={order} kind="mark_ready" word={t.doAction.mark_ready ?? ""} body={place ? { place } : {}}>
      <TextField label={t.place} value={typed} onValue={setTyped} maxLength={64} placeholder={t.placeHint} />
    </CommandForm>
  );
}

/** What a person writes about the order; nothing is done without it. */
function NoteForm({ order, kind, label, sentence, isDanger }: {
  order: OrderDetail; kind: "report_incident" | "reverse_handover"; label: string; sentence: string; isDanger: boolean;
}) {
  const t = texts.value;
  const [typed, setTyped] = useState("");
  const note = typed.trim();
  return (
    <CommandForm
      order={order} kind={kind} word={t.doAction[kind] ?? ""} sentence={sentence} isDanger={isDanger}
      gap={note ? undefined : t.onTheWay.writeIt} body={{ note }}
    >
      <TextField label={label} value={typed} onValue={setTyped} maxLength={500} />
    </CommandForm>
  );
}

export function IncidentForm({ order }: { order: OrderDetail }) {
  const words = texts.value.onTheWay;
  return <NoteForm order={order} kind="report_incident" label={words.whatHappened} sentence={words.incidentConsequence} isDanger={false} />;
}

export function ReversalForm({ order }: { order: OrderDetail }) {
  const words = texts.value.onTheWay;
  return <NoteForm order={order} kind="reverse_handover" label={words.whyReversed} sentence={words.reversalConsequence} isDanger />;
}

export function CancelForm({ order }: { order: OrderDetail }) {
  const t = texts.value;
  const [reason, setReason] = useState<RefusalReason | undefined>(undefined);
  const [note, setNote] = useState("");
  const gap = !reason ? t.chooseReason : reason === "other" && !note.trim() ? t.writeNote : undefined;
  const said = note.trim();
  return (
    <CommandForm
      order={order} kind="cancel_by_store" word={t.doAction.cancel_by_store ?? ""} sentence={t.cancelConsequence} isDanger gap={gap}
      body={reason ? { reason, ...(said ? { note: said } : {}) } : {}}
    >
      <Reasons legend={t.whyRefuse} reason={reason} note={note} onReason={setReason} onNote={setNote} />
    </CommandForm>
  );
}

/** The hub asks to cancel: two answers, both with their consequence. */
export function CancellationForm({ order }: { order: OrderDetail }) {
  const t = texts.value;
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.querySelector("button")?.focus(), []);
  const isBusy = pending.value.has(orderKey(order.card.order_ref));
  const answer = async (is_accepted: boolean) => {
    if (await command(order.card, "answer_cancellation", { is_accepted })) {
      leaveForm("answer_cancellation");
    }
  };
  const { reason, answer_by_ms } = order.cancellation ?? {};
  return (
    <div ref={box} class="form">
      <p class="hint bad">
        {t.cancellationQuestion} {reason && `“${reason}”`} {answer_by_ms !== undefined && t.cancellationBy(dayTime(answer_by_ms, hubNow.value))}
      </p>
      <footer class="foot">
        <div class="foot-buttons">
          <button class="button danger" disabled={isBusy} onClick={() => void answer(true)}>{t.acceptCancellation}</button>
          <button class="button" disabled={isBusy} onClick={() => void answer(false)}>{t.denyCancellation}</button>
          <button class="button quiet" onClick={() => leaveForm("answer_cancellation")}>{t.back}</button>
        </div>
      </footer>
    </div>
  );
}
