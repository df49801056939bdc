import type { Card, OrderDetail, OrderRow } from "../../generated/api";
import { texts } from "../i18n";
import { get } from "../net/agent";
import { askReprint, doAccept, meantCard, openIn } from "../order/actions";
import { goTo, goToScreen, orderLink, screenLink, type Screen } from "../route";
import { allCards, cardOf } from "../state/board";
import { command } from "../state/commands";
import { isSameCode, type Scan, type ScanCommand } from "./classify";
import { loadBox } from "../fulfilment/loaded";
import { flashScan } from "./feedback";

/** Orders asked for one by one when a label is looked for: a busy shop's collection. */
const mostAsked = 60;

/** The screen where the work on an order goes on. */
export function workScreen(card: Card): Screen | undefined {
  const { order_ref } = card;
  switch (card.stage) {
    case "to_pick":
    case "picking":
      return { name: "pick", order_ref };
    case "to_pack":
      return { name: "pack", order_ref };
    case "carrier":
      return card.state === "awaiting_carrier" ? undefined : { name: "pack", order_ref };
    case "pickup":
      return card.state === "packed" ? { name: "pack", order_ref } : { name: "pickup", order_ref };
    default:
      return undefined;
  }
}

function open(order_ref: number): void {
  const card = cardOf(order_ref);
  const to = card && workScreen(card);
  goTo(to ? screenLink(to) : orderLink(order_ref));
}

function doScanned(word: ScanCommand): void {
  const t = texts.value;
  const card = meantCard();
  if (!card) {
    flashScan("bad", t.scan.commandAlone(word));
    return;
  }
  const { actions } = card;
  flashScan("good", t.scan.commandDone(word, card.short_code));
  if (word === "ACEITAR") {
    doAccept(card);
  } else if (word === "2VIA") {
    askReprint(card.order_ref);
  } else if (word === "DESPACHAR") {
    goToScreen({ name: "carrier" }); // there the boxes are scanned that really leave
  } else if (word === "ENTREGAR") {
    goToScreen({ name: "pickup", order_ref: card.order_ref }); // which says whether it may go
  } else if (word === "PAUSAR") {
    const kind = actions.includes("resume_picking") ? "resume_picking" : "pause_picking";
    void command(card, kind);
  } else if (actions.includes("finish_picking")) {
    void command(card, "finish_picking").then((isDone) => isDone && goToScreen({ name: "pack", order_ref: card.order_ref }));
  } else {
    goToScreen({ name: "pack", order_ref: card.order_ref });
  }
}

function attachInvoice(invoice_key: string): void {
  const t = texts.value;
  const card = meantCard();
  if (!card?.actions.includes("attach_invoice")) {
    flashScan("bad", t.scan.invoiceAlone);
    return;
  }
  void command(card, "attach_invoice", { invoice_key }).then((isDone) => {
    if (isDone) {
      flashScan("good", t.scan.invoiceTaken(card.short_code));
    } else {
      openIn(card.order_ref, "attach_invoice");
    }
  });
}

/** Looks for the one open order that a code means: on the board first, then among all that the agent knows. */
async function find(code: string): Promise<number | "many" | "none"> {
  const onBoard = allCards().filter((card) => [card.short_code, card.order_id, card.external_order_id].some((one) => isSameCode(one, code)));
  if (onBoard.length === 1 && onBoard[0]) {
    return onBoard[0].order_ref;
  }
  const page = await get<"findOrders">("/api/v1/orders", {}, { q: code, limit: 50 });
  const found = page.orders as OrderRow[];
  const open = found.filter((row) => cardOf(row.order_ref));
  const hits = open.length ? open : found;
  return hits.length === 1 && hits[0] ? hits[0].order_ref : hits.length ? "many" : "none";
}

/** The closed box that carries this label: labels are known to the agent only order by order. */
async function findBox(code: string, found: number | "none"): Promise<OrderDetail | undefined> {
  const waiting = allCards().filter((card) => card.stage === "carrier" && (found === "none" || card.order_ref === found)).slice(0, mostAsked);
  for (const { order_ref } of waiting) {
    const order = await get<"getOrder">("/api/v1/orders/{order_ref}", { order_ref });
    if (order.labels?.some((label) => isSameCode(label.tracking_code, code) || isSameCode(label.package_id, code))) {
      return order;
    }
  }
  return undefined;
}

/** Opens the collection with the scanned box in it, or the order whose box it is. */
function openBox(order: OrderDetail, code: string): void {
  if (order.card.state === "awaiting_carrier") {
    loadBox(order, code);
    goToScreen({ name: "carrier" });
    flashScan("good", `${order.card.short_code} · ${code}`);
  } else {
    flashScan("good", texts.value.scan.opened(order.card.short_code));
    open(order.card.order_ref);
  }
}

/** What a scan does where no screen has a use of its own for it. */
export async function routeScan(scan: Scan): Promise<void> {
  const t = texts.value;
  if (scan.kind === "command") {
    doScanned(scan.command);
    return;
  }
  if (scan.kind === "invoice") {
    attachInvoice(scan.key);
    return;
  }
  const code = scan.kind === "ean" ? scan.ean : scan.kind === "package" ? scan.code : scan.text;
  try {
    const found = await find(code);
    const box = found !== "many" && scan.kind !== "ean" ? await findBox(code, found) : undefined;
    if (box) {
      openBox(box, code);
    } else if (found === "none") {
      flashScan("bad", t.scan.unknown(code));
    } else if (found === "many") {
      flashScan("good", t.scan.many(code));
      goToScreen({ name: "search", query: code });
    } else {
      flashScan("good", t.scan.opened(cardOf(found)?.short_code ?? code));
      open(found);
    }
  } catch {
    flashScan("bad", t.problem["network"] ?? "");
  }
}
