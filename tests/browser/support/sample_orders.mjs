// Orders for tests of the page alone: plausible, and the same in every run but for times relative to now.
const people = ["Maria S.", "João P.", "Ana Beatriz C.", "Iraci Aparecida de Vasconcelos M.", "Ítalo Ç.", "Luís F."];
const goods = [
  ["Vestido midi floral manga bufante", "Cor Azul · Tam. M", 25990], ["Tênis de corrida leve", "Cor Preto · Tam. 41", 39990],
  ["Fone de ouvido sem fio com cancelamento de ruído e estojo carregador", "Cor Branco", 54900], ["Batom líquido matte longa duração", "Cor 12 Cereja", 4990],
  ["Perfume amadeirado 100 ml", "", 32000], ["Camiseta básica algodão", "Cor Off-white · Tam. G", 7990], ["Liquidificador 12 velocidades", "220 V", 18900],
];
const carriers = ["Correios SEDEX", "Loggi", "Jadlog"];

/** A GTIN-13 with its check digit. */
export function ean(n) {
  const digits = `789${String(100000000 + n)}`;
  const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * (place % 2 ? 3 : 1), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** The n-th sample order, as an OrderDetail. */
export function sampleOrder(n, change = {}, now = Date.now()) {
  const lines = Array.from({ length: 1 + (n % 4) }, (_, i) => {
    const [description, attributes, price] = goods[(n * 3 + i) % goods.length];
    return {
      line_id: `${i + 1}`, sku: `SKU-${1000 + n * 7 + i}`, ean: ean(n * 31 + i), description,
      attributes: attributes ? attributes.split(" · ").map((text) => ({ name: text.split(" ")[0], value: text.split(" ").slice(1).join(" ") })) : [],
      quantity: 1 + ((n + i) % 3), unit_price_minor: price, refusals: [],
    };
  });
  const units = lines.reduce((sum, line) => sum + line.quantity, 0);
  const goodsTotal = lines.reduce((sum, line) => sum + line.quantity * line.unit_price_minor, 0);
  const journey = n % 3 === 1 ? "pickup_in_store" : "ship_from_store";
  const card = {
    order_ref: n, revision: 1, short_code: `${"ABCDEFGHJK"[n % 10]}${1 + Math.floor(n / 10) % 99}`, site_id: "1", store_id: "12", order_id: `OM-2024-${100000 + n}`,
    external_order_id: `LO-${900000 + n}`, state: "offered", journey, hub_code: "1", channel: n % 4 === 2 ? "Mercado Azul" : "Loja Online",
    is_marketplace: n % 4 === 2, customer_name: people[n % people.length], line_count: lines.length, unit_count: units,
    lines: lines.slice(0, 3).map(({ description, quantity, attributes }) => ({ description, quantity, attributes: attributes.map((a) => a.value).join(" · ") })),
    total_minor: goodsTotal + 1490, currency: "BRL", is_paid: true, is_gift: n % 5 === 0, assigned_ms: now - 20 * 60000,
    deadline_ms: now + ((n * 17) % 150 - 12) * 60000, deadline_kind: "answer_by", is_paused: false, cancellation_asked: false,
    sync: { state: "none" }, label: "none", tasks: [], ...change,
  };
  return {
    card, lines, capabilities: { partial: "quantity", allows_late_refusal: true },
    customer: { name: card.customer_name, document: "***.456.789-**", phone: "(**) *****-4321" },
    delivery: journey === "ship_from_store"
      ? { recipient: card.customer_name, address: ["Rua das Laranjeiras, 120, ap. 31", "Vila Nova · Campinas, SP", "13010-000"], carrier: carriers[n % 3], tracking_code: "" }
      : { authorised_person: "Pedro S." },
    placed_ms: now - 3 * 3600000, answer_by_ms: now + 40 * 60000, ready_by_ms: now + 3 * 3600000, collect_by_ms: now + 30 * 3600000,
    discount_minor: 0, freight_minor: 1490, notes: n % 6 === 0 ? "Cliente pede embalagem sem plástico." : undefined,
    gift_message: card.is_gift ? "Feliz aniversário, vó! Com carinho, Bia." : undefined, labels: [],
    timeline: [{ seq: n, at_ms: now - 20 * 60000, name: "offered", actor_kind: "hub", to: "offered" }], print_jobs: [], messages: [],
  };
}

/** A board in the middle of a morning: something in every stage. */
export function morning(now = Date.now()) {
  const job = (job_id, order_ref, change) => ({
    job_id, order_ref, package_id: "PKG-1", format: "zpl", copy: 1, state: "submitted", evidence: "e2", attempts: 1, due_ms: now, created_ms: now - 240000, ...change,
  });
  const confirmed = { state: "hub_confirmed" };
  const orders = [
    sampleOrder(1, {}, now), sampleOrder(2, {}, now), sampleOrder(5, { is_paid: false, forced_actions: [] }, now), sampleOrder(10, {}, now),
    sampleOrder(11, { state: "accepted", sync: { state: "queued", attempts: 3 }, deadline_kind: "ready_by" }, now),
    sampleOrder(12, { state: "partly_accepted", sync: confirmed, deadline_kind: "ready_by" }, now),
    sampleOrder(13, { state: "accepted", sync: { state: "hub_received" }, label: "requested", deadline_kind: "ready_by", cancellation_asked: true }, now),
    sampleOrder(14, { state: "picking", sync: confirmed, deadline_kind: "ready_by", label: "printed" }, now),
    sampleOrder(15, { state: "picking", sync: confirmed, deadline_kind: "ready_by", is_paused: true }, now),
    sampleOrder(16, { state: "labelled", journey: "ship_from_store", carrier: "Loggi", sync: confirmed, deadline_kind: "collect_by", label: "printed" }, now),
    sampleOrder(17, { state: "picked", sync: confirmed, deadline_kind: "ready_by", label: "printed" }, now),
    sampleOrder(18, { state: "awaiting_carrier", sync: confirmed, deadline_kind: "collect_by", label: "ask" }, now),
    sampleOrder(19, { state: "ready_for_pickup", sync: confirmed, deadline_kind: "collect_by" }, now),
    sampleOrder(20, { state: "in_transit", sync: confirmed, deadline_ms: undefined, deadline_kind: undefined, label: "printed" }, now),
    sampleOrder(21, { state: "cancelled_by_hub", sync: confirmed, deadline_ms: undefined, deadline_kind: undefined, tasks: [{ task_id: 4, kind: "put_away", created_ms: now - 300000 }] }, now),
    sampleOrder(22, { state: "picking", forced_stage: "problem", forced_actions: ["retry_message", "drop_message"], deadline_kind: "ready_by", sync: { state: "needs_person", problem: "already-decided: the order was decided by another system" } }, now),
  ];
  const asks = orders.find((order) => order.card.label === "ask");
  asks.print_jobs = [job(7, asks.card.order_ref, { state: "in_doubt", evidence: "e0", reason: "connection reset after 412 of 2048 bytes" })];
  asks.labels = [{ package_id: "PKG-1", format: "zpl", tracking_code: "BR123456789BR" }];
  orders.find((order) => order.card.order_ref === 16).labels = [
    { package_id: "PKG-1", format: "zpl", tracking_code: "BR111111111BR" }, { package_id: "PKG-2", format: "zpl", tracking_code: "BR222222222BR" },
  ];
  const printed = orders.find((order) => order.card.label === "printed");
  printed.print_jobs = [job(3, printed.card.order_ref, {})];
  const parked = {
    message_id: "0b8e0a52-7a13-4d40-9d2c-2f3f6f3f1a01", order_ref: 22, order_id: "OM-2024-100022", kind: "decide", is_parked: true, attempts: 1,
    created_ms: now - 600000, last_error: "already-decided: the order was decided by another system",
  };
  orders.at(-1).messages = [parked];
  const waiting = {
    message_id: "0b8e0a52-7a13-4d40-9d2c-2f3f6f3f1a02", order_ref: 11, order_id: "OM-2024-100011", kind: "decide", is_parked: false, attempts: 3,
    created_ms: now - 90000, next_attempt_ms: now + 20000, last_error: "503",
  };
  return {
    orders,
    problems: {
      messages: [parked, waiting],
      print_jobs: [asks.print_jobs[0], job(8, 17, { state: "held", evidence: "e0", attempts: 5, reason: "connect 192.0.2.10:9100: timed out" })],
      tasks: [{ task_id: 4, order_ref: 21, kind: "put_away", created_ms: now - 300000 }],
    },
  };
}
