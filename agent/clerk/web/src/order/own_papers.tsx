import type { OrderDetail, PaperWish } from "../../generated/api";
import { paperLanguage, paperTexts } from "../i18n/own_papers";
import { fetchWithToken } from "../net/agent";
import { orderKey, pending, printPaper, wordProblem } from "../state/commands";
import { notify } from "../state/notices";
import { Icon } from "../ui/icon";

type Kind = PaperWish["kind"];

const ofJourney: Record<OrderDetail["card"]["journey"], Kind[]> = {
  ship_from_store: ["picking_list", "content_list", "package_label", "manifest"],
  pickup_in_store: ["picking_list", "content_list", "pickup_label", "receipt"],
};

/** Opens the paper as a PDF beside the page. Fetched, because a plain link cannot carry the token. */
async function look(order_ref: number, kind: Kind): Promise<void> {
  try {
    const response = await fetchWithToken(`/api/v1/orders/${order_ref}/papers/${kind}.pdf?language=${paperLanguage.value}`);
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

/** The store's own papers of an order, each to be printed or looked at. */
export function OwnPapers({ order }: { order: OrderDetail }) {
  const t = paperTexts.value;
  const { order_ref, journey } = order.card;
  const isBusy = pending.value.has(orderKey(order_ref));
  return (
    <ul class="rows own-papers" role="list">
      {ofJourney[journey].map((kind) => (
        <li key={kind} class="row-buttons">
          <button class="button small" disabled={isBusy} onClick={() => void printPaper(order_ref, kind, () => t.made(t[kind]))}>
            <Icon name="printer" />{t[kind]}
          </button>
          <button class="button small quiet" aria-label={`${t[kind]}: ${t.look}`} onClick={() => void look(order_ref, kind)}>
            <Icon name="search" />{t.look}
          </button>
        </li>
      ))}
    </ul>
  );
}
