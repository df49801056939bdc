// Reports of the fake agent: figures of the orders that it holds, and the questions that were asked.
const day = 86_400_000;

export class FakeReports {
  constructor() {
    this.asked = [];
    this.isWhole = true;
    this.isAway = false;
  }

  /** The answer under `path` as [status, body, headers]. */
  answer(path, query, orders) {
    this.asked.push({ path, ...Object.fromEntries(query) });
    if (this.isAway) {
      return [503, { type: "ledger-unavailable", title: "ledger-unavailable", status: 503 }];
    }
    if (path === "/reports/close") {
      return [200, "%PDF-1.3\n", { "Content-Type": "application/pdf" }];
    }
    const cards = orders.map((order) => order.card).filter((card) => !query.get("state") || card.state === query.get("state"));
    return [200, path === "/reports/orders" ? this.#orders(cards, Number(query.get("before") ?? Infinity)) : this.#figures(cards, Number(query.get("from_ms")), Number(query.get("to_ms")))];
  }

  #figures(cards, from_ms, to_ms) {
    const sum = (rows, of) => rows.reduce((all, row) => all + of(row), 0);
    const states = [...new Set(cards.map((card) => card.state))].map((state) => {
      const here = cards.filter((card) => card.state === state);
      return { state, currency: "BRL", orders: here.length, units: sum(here, (card) => card.unit_count), total_minor: sum(here, (card) => card.total_minor) };
    });
    const days = [];
    for (let begins_ms = from_ms; cards.length && begins_ms < to_ms; begins_ms += day) {
      days.push({ begins_ms, orders: 1 + (days.length * 7) % 19, units: 30, refused_units: days.length % 3, late: days.length % 4 });
    }
    return {
      is_whole: this.isWhole, orders: cards.length, units: sum(cards, (card) => card.unit_count), states, days,
      answer: { orders: 20, median_ms: 240_000, slow_ms: 900_000 }, pick: { orders: 18, median_ms: 600_000, slow_ms: 1_500_000 }, pack: { orders: 0, median_ms: 0, slow_ms: 0 },
      answers: { in_time: 19, late: 1 }, preparations: { in_time: 0, late: 0 },
      reasons: [{ reason: "out_of_stock", orders: 4, units: 6 }, { reason: "damaged", orders: 1, units: 1 }],
      products: [{ sku: "SKU-1", description: "Vestido midi floral, viscose", orders: 3, units: 5 }],
    };
  }

  #orders(cards, before) {
    const rows = cards.filter((card) => card.order_ref < before).sort((a, b) => b.order_ref - a.order_ref).slice(0, 2).map((card) => ({
      order_ref: card.order_ref, order_id: card.order_id, external_order_id: card.external_order_id, state: card.state, journey: card.journey, customer_name: card.customer_name,
      unit_count: card.unit_count, refused_units: 0, total_minor: card.total_minor, currency: "BRL", assigned_ms: card.assigned_ms,
    }));
    return { orders: rows, count: rows.length, ...(rows.length === 2 ? { next_before: rows[1].order_ref } : {}) };
  }
}
