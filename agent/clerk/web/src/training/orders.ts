import type { Line, OrderDetail } from "../../generated/api";

/** Invented: no name, number or code belongs to anybody. */
const goods: ReadonlyArray<readonly [string, string, string, number]> = [
  ["Camiseta básica algodão", "Tam.", "M", 7990],
  ["Tênis de corrida leve", "Tam.", "41", 39990],
  ["Fone de ouvido sem fio", "Cor", "Branco", 54900],
  ["Batom matte longa duração", "Cor", "12 Cereja", 4990],
  ["Liquidificador 12 velocidades", "Volt.", "220 V", 18900],
];
const people = ["Maria S.", "João P.", "Ana C.", "Rui M.", "Iara V."];

/** Far from the numbers that an agent gives: what the browser keeps of an order in training never meets a real one. */
const firstRef = 9_000_000_000;

/** A GTIN-13 of the range for use inside a shop (it begins with 2), with its check digit. */
function ean(n: number): string {
  const digits = `200${String(100_000_000 + n)}`;
  const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * (place % 2 ? 3 : 1), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

function line(n: number, index: number): Line {
  const [description, name, value, unit_price_minor] = goods[(n * 2 + index) % goods.length] ?? ["?", "", "", 0];
  return {
    line_id: `${index + 1}`, sku: `TREINO-${n}${index}`, ean: ean(n * 10 + index), description, attributes: [{ name, value }],
    quantity: 1 + ((n + index) % 2), unit_price_minor, refusals: [],
  };
}

/** The n-th invented order, as it is offered at `now`. */
export function inventedOrder(n: number, now_ms: number): OrderDetail {
  const lines = Array.from({ length: 1 + (n % 3) }, (_, index) => line(n, index));
  const order_ref = firstRef + n;
  const journey = n % 2 ? "pickup_in_store" : "ship_from_store";
  const customer_name = people[n % people.length] ?? "";
  const minutes = (count: number) => now_ms + count * 60_000;
  return {
    card: {
      order_ref, revision: 0, short_code: `T${n}`, site_id: "treino", store_id: "treino", order_id: `TREINO-${1000 + n}`, state: "offered", stage: "new",
      journey, hub_code: "0", channel: "Treinamento", is_marketplace: false, customer_name, line_count: lines.length,
      unit_count: lines.reduce((sum, one) => sum + one.quantity, 0),
      lines: lines.map(({ description, quantity, attributes }) => ({ description, quantity, attributes: (attributes ?? []).map((one) => one.value).join(" · ") })),
      total_minor: lines.reduce((sum, one) => sum + one.quantity * one.unit_price_minor, 0), currency: "BRL", is_paid: true, is_gift: n === 3,
      assigned_ms: minutes(-n), deadline_ms: minutes(15 + 12 * n), deadline_kind: "answer_by", is_paused: false, cancellation_asked: false,
      sync: { state: "none" }, label: "none", tasks: [], actions: ["decide"], next_action: "decide",
      ...(journey === "ship_from_store" ? { carrier: "Transportadora Treino" } : {}),
    },
    lines,
    capabilities: { partial: "quantity", allows_late_refusal: true },
    customer: { name: customer_name, document: "***.456.789-**", phone: "(**) *****-4321" },
    delivery: journey === "ship_from_store" ? { recipient: customer_name, address: ["Rua do Treino, 1", "Cidade Exemplo, SP"], carrier: "Transportadora Treino" } : {},
    placed_ms: minutes(-60), answer_by_ms: minutes(15 + 12 * n), ready_by_ms: minutes(120), collect_by_ms: minutes(24 * 60),
    discount_minor: 0, freight_minor: 0, labels: [],
    timeline: [{ seq: 1, at_ms: minutes(-n), name: "offered", actor_kind: "hub", to: "offered" }], print_jobs: [], messages: [],
  };
}
