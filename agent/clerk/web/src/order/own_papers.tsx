import { useState } from "preact/hooks";
import type { OrderDetail, PaperWish, PrintJob } from "../../generated/api";
import { languageCode, texts } from "../i18n";
import { paperTexts } from "../i18n/own_papers";
import { fetchWithToken } from "../net/agent";
import { printPaper, wordProblem, type PaperRest } from "../state/commands";
import { notify } from "../state/notices";
import { orderKey, pending } from "../state/pending";
import { Icon } from "../ui/icon";

type Kind = PaperWish["kind"];

/** Why something is printed once more. */
export const reprintReasons = ["jam", "lost", "damaged", "other"] as const;

const ofJourney: Record<OrderDetail["card"]["journey"], Kind[]> = {
  ship_from_store: ["picking_list", "content_list", "package_label", "manifest"],
  pickup_in_store: ["picking_list", "content_list", "pickup_label", "receipt"],
};

/** Opens the paper as a PDF beside the page. Fetched, because a plain link cannot carry the token. */
async function look(order_ref: number, kind: Kind): Promise<void> {
  try {
    const response = await fetchWithToken(`/api/v1/orders/${order_ref}/papers/${kind}.pdf?language=${languageCode.value}`);
    const address = URL.createObjectURL(await response.blob());
    const link = document.createElement("a");
    link.href = address;
    link.target = "_blank";
    link.rel = "noopener";
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  } catch (error) {
    notify("bad", () => wordProblem(error));
  }
}

/** A paper that came out, or still may: another one is marked as a second copy, and somebody says why. */
const isOnPaper = (job: PrintJob) => job.state !== "cancelled" && job.state !== "expired";

/** One paper of the store: printed, printed again for a reason, looked at. */
export function OwnPaper({ order, kind, rest }: { order: OrderDetail; kind: Kind; rest?: PaperRest }) {
  const t = paperTexts.value;
  const words = texts.value;
  const [isAsking, setIsAsking] = useState(false);
  const { order_ref } = order.card;
  const isBusy = pending.value.has(orderKey(order_ref));
  const isAgain = order.print_jobs.some((job) => job.kind === kind && isOnPaper(job));
  const print = async (reason?: (typeof reprintReasons)[number]) => {
    if (await printPaper(order_ref, kind, () => t.made(t[kind]), { ...rest, ...(reason && { reason }) })) {
      setIsAsking(false);
    }
  };
  if (isAsking) {
    return (
      <li class="row-buttons" role="group" aria-label={words.whyReprint}>
        <span>{t[kind]}: {words.whyReprint}</span>
        {reprintReasons.map((reason) => (
          <button key={reason} class="button small" disabled={isBusy} onClick={() => void print(reason)}>{words.reprintReason[reason]}</button>
        ))}
        <button class="button small quiet" onClick={() => setIsAsking(false)}>{words.back}</button>
      </li>
    );
  }
  return (
    <li class="row-buttons">
      <button class="button small" disabled={isBusy} onClick={() => (isAgain ? setIsAsking(true) : void print())}>
        <Icon name="printer" />{t[kind]}
      </button>
      <button class="button small quiet" aria-label={`${t[kind]}: ${t.look}`} onClick={() => void look(order_ref, kind)}>
        <Icon name="search" />{t.look}
      </button>
    </li>
  );
}

/** The store's own papers of an order, each to be printed or looked at. */
export function OwnPapers({ order }: { order: OrderDetail }) {
  const kinds = [...ofJourney[order.card.journey], ...(order.has_invoice_file ? (["danfe_label"] as const) : [])];
  return (
    <ul class="rows own-papers" role="list">
      {kinds.map((kind) => <OwnPaper key={kind} order={order} kind={kind} />)}
    </ul>
  );
}
