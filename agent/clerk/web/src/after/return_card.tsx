import { useState } from "preact/hooks";
import type { Errand, Return, ReturnLine, ReturnStep } from "../../generated/api";
import { money } from "../i18n/format";
import { afterTexts } from "../i18n/after_words";
import { post } from "../net/agent";
import { goToScreen } from "../route";
import { notify } from "../state/notices";
import { Icon } from "../ui/icon";
import { click, isBusy, paperLanguage } from "./clicks";
import { Trouble } from "./search_line";

type Step = Omit<ReturnStep, "command_id">;
type Do = (step: Step) => void;

interface Judged {
  accepted: number;
  condition: ReturnLine["condition"];
}

/** The store looks at the goods: how many it keeps, and how they are. */
function Check({ one, act }: { one: Return; act: Do }) {
  const t = afterTexts.value.returns;
  const [judged, setJudged] = useState<Judged[]>(one.lines.map((line) => ({ accepted: line.quantity, condition: line.condition })));
  const [note, setNote] = useState("");
  const [wasTried, setWasTried] = useState(false);
  const isDenied = judged.every((line) => line.accepted === 0);
  const set = (index: number, change: Partial<Judged>) => setJudged(judged.map((line, i) => (i === index ? { ...line, ...change } : line)));
  const send = () => {
    setWasTried(true);
    if (isDenied && !note.trim()) {
      return;
    }
    const lines = one.lines.map((line, i) => ({ line_id: line.line_id, reason: line.reason, accepted: judged[i]?.accepted ?? 0, condition: judged[i]?.condition ?? "resalable" }));
    act({ command: "judge", lines, ...(note.trim() && { note: note.trim() }) });
  };
  return (
    <form class="form" onSubmit={(event) => { event.preventDefault(); send(); }}>
      <h4>{t.check}</h4>
      {one.lines.map((line, i) => (
        <fieldset key={`${line.line_id}/${line.reason}`} class="reasons">
          <legend>{line.description} · {t.reason[line.reason]}</legend>
          <div class="choices" role="group" aria-label={t.accepted}>
            {Array.from({ length: line.quantity + 1 }, (_, n) => (
              <label key={n} class="choice number"><input type="radio" name={`kept-${one.return_id}-${i}`} checked={judged[i]?.accepted === n} onChange={() => set(i, { accepted: n })} /><span>{n}</span></label>
            ))}
          </div>
          <div class="choices" role="group" aria-label={t.condition}>
            {(["resalable", "damaged"] as const).map((condition) => (
              <label key={condition} class="choice"><input type="radio" name={`how-${one.return_id}-${i}`} checked={judged[i]?.condition === condition} onChange={() => set(i, { condition })} /><span>{t.conditionOf[condition]}</span></label>
            ))}
          </div>
        </fieldset>
      ))}
      <label class="field"><span>{isDenied ? t.deny : t.note}</span><input type="text" value={note} maxLength={300} onInput={(event) => setNote(event.currentTarget.value)} /></label>
      {wasTried && isDenied && !note.trim() && <p class="hint bad" role="alert"><Icon name="warning" />{t.noteMissing}</p>}
      <button class="button primary" disabled={isBusy.value}><Icon name="check" />{t.accept}</button>
    </form>
  );
}

/** The buttons that a return's state offers. */
function Next({ one, act }: { one: Return; act: Do }) {
  const t = afterTexts.value.returns;
  const isCouponLost = one.resolution === "coupon" && !one.coupon_id;
  if (one.state === "checking") {
    return <Check one={one} act={act} />;
  }
  if (one.state === "accepted" || one.state === "partly_accepted" || isCouponLost) {
    return (
      <div class="form">
        {isCouponLost && <p class="hint bad" role="alert"><Icon name="warning" />{t.couponRefused}</p>}
        <h4>{t.get(money(one.amount_minor, one.currency))}</h4>
        <div class="row-buttons">
          {(["coupon", "exchange", "refund_by_hq"] as const).map((resolution) => (
            <button key={resolution} class={resolution === "coupon" ? "button primary" : "button"} disabled={isBusy.value || (resolution === "coupon" && one.amount_minor < 1)} onClick={() => act({ command: "resolve", resolution })}>{t.resolution[resolution]}</button>
          ))}
        </div>
      </div>
    );
  }
  if (one.state === "resolved") {
    const isDamaged = one.lines.some((line) => line.condition === "damaged" && line.accepted > 0);
    return (
      <div class="form">
        <h4>{t.where}</h4>
        <div class="row-buttons">
          {(["restock", "damaged", "to_warehouse"] as const).map((place) => (
            <button key={place} class={(place === "damaged") === isDamaged && place !== "to_warehouse" ? "button primary" : "button"} disabled={isBusy.value} onClick={() => act({ command: "stock", place })}>{t.place[place]}</button>
          ))}
        </div>
        <p class="quiet-line">{t.stockBack}</p>
      </div>
    );
  }
  return one.state === "denied" ? <button class="button" disabled={isBusy.value} onClick={() => act({ command: "close" })}>{t.close}</button> : null;
}

/** It is said what the customer gets, or that nothing was taken: then there is a receipt. */
const isSettled = (one: Return) => one.resolution !== undefined || one.state === "denied" || one.state === "closed";

export function ReturnCard({ one, errand, onChange }: { one: Return; errand: Errand | undefined; onChange: () => Promise<void> }) {
  const t = afterTexts.value.returns;
  const [isMine, setIsMine] = useState(false);
  const act = async (step: Step) => {
    setIsMine(true);
    const moved = await click((command_id) => post<"commandReturn">("/api/v1/returns/{return_id}/commands", { return_id: one.return_id }, { command_id, ...step }));
    if (moved) {
      setIsMine(false);
      await onChange();
    }
  };
  const print = async () => {
    setIsMine(true);
    if (await click((command_id) => post<"printReturn">("/api/v1/returns/{return_id}/receipt", { return_id: one.return_id }, { command_id, language: paperLanguage(), reason: "other" }))) {
      setIsMine(false);
      notify("good", () => afterTexts.value.returns.receiptPrinted);
    }
  };
  const retry = async (errand_id: string) => {
    if (await click((command_id) => post<"retryErrand">("/api/v1/errands/{errand_id}/retry", { errand_id }, { command_id }))) {
      await onChange();
    }
  };
  return (
    <li class="row" data-bad={errand?.is_parked ?? false}>
      <p><strong>{one.order_id}</strong><span>{one.customer_name}</span><span>{t.state[one.state]}</span>{one.resolution && <span>{t.resolution[one.resolution]}</span>}</p>
      <p>{one.lines.map((line) => `${line.quantity}× ${line.description}`).join(" · ")}</p>
      {errand?.is_parked && (
        <p class="row-buttons"><span class="row-reason">{t.parked}: {errand.last_error}</span><button class="button small" onClick={() => void retry(errand.errand_id)}>{t.again}</button></p>
      )}
      <Next one={one} act={(step) => void act(step)} />
      {isMine && <Trouble />}
      {(one.coupon_id || isSettled(one)) && (
        <p class="row-buttons">
          {isSettled(one) && <button class="button small" disabled={isBusy.value} onClick={() => void print()}><Icon name="printer" />{t.receipt}</button>}
          {one.coupon_id && <button class="button small" onClick={() => goToScreen({ name: "coupons" })}><Icon name="tag" />{t.seeCoupon}</button>}
        </p>
      )}
    </li>
  );
}
