import { signal } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import type { OrderDetail, Proof } from "../../generated/api";
import { dayTime } from "../i18n/format";
import { proofTexts } from "../i18n/proof_words";
import { AgentProblem, fetchWithToken, get, post } from "../net/agent";
import { allChanges } from "../state/board";
import { agentNow } from "../state/clock";
import { wordProblem } from "../state/commands";
import { status } from "../state/live";
import { announce, notify } from "../state/notices";
import { Icon } from "../ui/icon";
import { click, isBusy, overlapping, trouble } from "./clicks";
import { errands, ParkedErrand, readErrands } from "./errands";
import { contentOf, takeFile, type Picture } from "./picture";
import { Signature } from "./signature";

/** The proofs of the order that is open. */
const kept = signal<{ order_ref: number; proofs: readonly Proof[] } | undefined>(undefined);

const begin = overlapping();

async function readProofs(order_ref: number): Promise<void> {
  const isLast = begin();
  const take = (proofs: readonly Proof[]) => {
    if (isLast()) {
      kept.value = { order_ref, proofs };
    }
  };
  try {
    take((await get<"findProofs">("/api/v1/orders/{order_ref}/proofs", { order_ref })).proofs);
  } catch {
    take([]); // in training there are none
  }
}

function word(error: unknown): string {
  const known = error instanceof AgentProblem ? proofTexts.value.problem[error.slug] : undefined;
  return known ?? wordProblem(error);
}

/** Opens the file beside the page. Fetched, because a plain link cannot carry the token. */
async function look(proof: Proof): Promise<void> {
  try {
    const response = await fetchWithToken(`/api/v1/proofs/${encodeURIComponent(proof.proof_id)}/file`);
    const address = URL.createObjectURL(await response.blob());
    const link = document.createElement("a");
    link.href = address;
    link.target = "_blank";
    link.rel = "noopener";
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  } catch (error) {
    notify("bad", () => word(error));
  }
}

function ProofRow({ proof }: { proof: Proof }) {
  const t = proofTexts.value;
  const name = t.kind[proof.kind];
  return (
    <li class="row" data-bad={false}>
      <p>
        <strong>{name}</strong>
        <span class="chip"><Icon name={proof.state === "sent" ? "cloud" : proof.state === "waiting" ? "clock" : "lock"} />{t.state[proof.state]}</span>
        <small>{dayTime(proof.taken_ms, agentNow.value)}{proof.taken_by && ` · ${t.by(proof.taken_by)}`} · {t.size(Math.max(1, Math.round(proof.byte_count / 1024)))}</small>
      </p>
      {proof.erased_ms === undefined ? (
        <div class="row-buttons"><button class="button small quiet" aria-label={`${name}: ${t.look}`} onClick={() => void look(proof)}><Icon name="search" />{t.look}</button></div>
      ) : <p class="row-reason">{t.erased(dayTime(proof.erased_ms, agentNow.value))}</p>}
    </li>
  );
}

type Draft = Picture & { kind: Proof["kind"] };

/** What a person is about to keep, to be looked at first: what is sent cannot be called back. */
function Check({ draft, onKeep, onDiscard }: { draft: Draft; onKeep: () => void; onDiscard: () => void }) {
  const t = proofTexts.value;
  return (
    <div class="proof-pad">
      <p>{t.check}: <strong>{t.kind[draft.kind]}</strong></p>
      {draft.isPicture && <img class="proof-picture" src={draft.address} alt={t.kind[draft.kind]} />}
      <div class="row-buttons">
        <button class="button primary" disabled={isBusy.value} onClick={onKeep}><Icon name="check" />{t.keep}</button>
        <button class="button" disabled={isBusy.value} onClick={onDiscard}>{t.discard}</button>
      </div>
    </div>
  );
}

function Add({ order_ref }: { order_ref: number }) {
  const t = proofTexts.value;
  const [draft, setDraft] = useState<Draft | undefined>(undefined);
  const [isSigning, setIsSigning] = useState(false);
  const camera = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const choose = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    input.value = "";
    if (!file) {
      return;
    }
    trouble.value = "";
    try {
      const picture = await takeFile(file);
      if (picture === "too-large") {
        trouble.value = t.tooLarge;
      } else {
        setDraft({ ...picture, kind: picture.isPicture ? "photo" : "document" });
      }
    } catch {
      trouble.value = t.unreadable;
    }
  };
  const keep = async (wish: Draft) => {
    let problem: unknown;
    const proof = await click(async (command_id) => {
      try {
        return await post<"takeProof">("/api/v1/orders/{order_ref}/proofs", { order_ref }, { command_id, kind: wish.kind, content: contentOf(wish.address) });
      } catch (error) {
        problem = error;
        throw error;
      }
    });
    if (proof) {
      setDraft(undefined);
      announce(t.kept);
      await readProofs(order_ref);
    } else if (problem !== undefined) {
      trouble.value = word(problem);
    }
  };
  if (draft) {
    return <Check draft={draft} onKeep={() => void keep(draft)} onDiscard={() => setDraft(undefined)} />;
  }
  if (isSigning) {
    return <Signature onLeave={() => setIsSigning(false)} onSigned={(address) => { setIsSigning(false); setDraft({ address, isPicture: true, kind: "signature" }); }} />;
  }
  return (
    <div class="row-buttons">
      <button class="button small" onClick={() => camera.current?.click()}><Icon name="camera" />{t.photo}</button>
      <button class="button small" onClick={() => setIsSigning(true)}>{t.sign}</button>
      <button class="button small" onClick={() => files.current?.click()}>{t.file}</button>
      <input ref={camera} type="file" hidden accept="image/*" capture="environment" data-proof="photo" onChange={(event) => void choose(event.currentTarget)} />
      <input ref={files} type="file" hidden accept="image/jpeg,image/png,image/webp,application/pdf" data-proof="file" onChange={(event) => void choose(event.currentTarget)} />
    </div>
  );
}

/** What shows that the customer got the goods: kept here first, sent when the hub is there. */
export function Proofs({ order }: { order: OrderDetail }) {
  const t = proofTexts.value;
  const { order_ref } = order.card;
  const now = allChanges.value;
  useEffect(() => {
    trouble.value = "";
  }, [order_ref]);
  useEffect(() => {
    void readProofs(order_ref);
    void readErrands();
  }, [order_ref, now]);
  const proofs = kept.value?.order_ref === order_ref ? kept.value.proofs : [];
  const parked = errands.value.filter((errand) => errand.is_parked && errand.kind === "send_proof" && errand.order_ref === order_ref);
  const isWaiting = proofs.some((proof) => proof.state === "waiting") && status.value?.hub.state !== "ok";
  return (
    <section class="panel-section">
      <h3>{t.title}</h3>
      {proofs.length > 0 || parked.length > 0 ? (
        <ul class="rows" role="list">
          {parked.map((errand) => <ParkedErrand key={errand.errand_id} errand={errand} isInOrder />)}
          {proofs.map((proof) => <ProofRow key={proof.proof_id} proof={proof} />)}
        </ul>
      ) : <p class="quiet-line">{t.none} {t.help}</p>}
      {isWaiting && <p class="hint"><Icon name="queue" />{t.offline}</p>}
      {trouble.value && <p class="hint bad" role="alert"><Icon name="warning" />{trouble.value}</p>}
      <Add key={order_ref} order_ref={order_ref} />
    </section>
  );
}
