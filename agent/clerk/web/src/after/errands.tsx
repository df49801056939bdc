import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import type { Errand } from "../../generated/api";
import { ago } from "../i18n/format";
import { proofTexts } from "../i18n/proof_words";
import { stockTexts } from "../i18n/stock_words";
import { get, post } from "../net/agent";
import { OrderLink } from "../order/rows";
import { hubReason } from "../order/words";
import { screenLink } from "../route";
import { allChanges } from "../state/board";
import { agentNow } from "../state/clock";
import { status } from "../state/live";
import { Icon } from "../ui/icon";
import { click, isBusy } from "./clicks";

/** What the hub has yet to hear beside the orders' own messages. */
export const errands = signal<readonly Errand[]>([]);

export async function readErrands(): Promise<void> {
  try {
    errands.value = (await get<"findErrands">("/api/v1/errands")).errands;
  } catch {
    // the connection line says that the agent is away; the next change reads again
  }
}

/** Something that the hub will not take as it is, with the two ways out. */
export function ParkedErrand({ errand, isInOrder = false }: { errand: Errand; isInOrder?: boolean }) {
  const t = proofTexts.value;
  const [isAsking, setIsAsking] = useState(false);
  const settle = async (path: "retry" | "drop") => {
    const errand_id = errand.errand_id;
    const done = await click((command_id) => (path === "retry"
      ? post<"retryErrand">("/api/v1/errands/{errand_id}/retry", { errand_id }, { command_id })
      : post<"dropErrand">("/api/v1/errands/{errand_id}/drop", { errand_id }, { command_id })));
    setIsAsking(false);
    if (done) {
      await readErrands();
    }
  };
  return (
    <li class="row" data-bad="true">
      <p>
        {!isInOrder && errand.order_ref !== undefined && <OrderLink order_ref={errand.order_ref} />}
        <strong>{t.errand[errand.kind]}</strong>
        <span class="chip bad"><Icon name="warning" />{t.parkedTitle}</span>
        <small>{ago(errand.created_ms, agentNow.value)}</small>
      </p>
      {errand.last_error && <p class="row-reason">{hubReason(errand.last_error)}</p>}
      {isAsking ? (
        <>
          <p>{t.sure} {t.dropped[errand.kind]}</p>
          <div class="row-buttons">
            <button class="button primary" disabled={isBusy.value} onClick={() => void settle("drop")}>{t.drop}</button>
            <button class="button" onClick={() => setIsAsking(false)}>{t.keepIt}</button>
          </div>
        </>
      ) : (
        <div class="row-buttons">
          <button class="button primary" disabled={isBusy.value} onClick={() => void settle("retry")}>{t.again}</button>
          <button class="button" disabled={isBusy.value} onClick={() => setIsAsking(true)}>{t.drop}</button>
        </div>
      )}
    </li>
  );
}

/** For "Problemas": returns, store credit and proofs that the hub did not accept. */
export function ParkedErrands() {
  const t = proofTexts.value;
  const now = allChanges.value;
  useEffect(() => {
    void readErrands();
  }, [now]);
  const parked = errands.value.filter((errand) => errand.is_parked);
  const waits = status.value?.outbox.stock_waits ?? 0;
  return (
    <>
      {parked.length > 0 && (
        <section class="group">
          <h3>{t.parkedTitle} <span class="column-count">{parked.length}</span></h3>
          <ul class="rows" role="list">{parked.map((errand) => <ParkedErrand key={errand.errand_id} errand={errand} />)}</ul>
        </section>
      )}
      {waits > 0 && <p class="hint"><Icon name="box" /><a href={screenLink({ name: "stock" })}>{stockTexts.value.waits(waits)}</a></p>}
    </>
  );
}
