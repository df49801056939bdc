// Returns and coupons of the fake agent: a sale to bring back from, one return at each step, coupons in each state.
const day = 86_400_000;
const reasonNames = ["size", "colour_or_model", "defect", "wrong_product", "transport_damage", "disliked", "regret", "gift", "other"];

function line(line_id, description, units_left, verdict = "eligible") {
  const reasons = reasonNames.map((reason) => ({ reason, verdict: verdict === "eligible" && reason === "regret" ? "regret_over" : verdict, last_ms: Date.now() + (reason === "regret" ? -2 : 20) * day }));
  return { line_id, sku: `SKU-${line_id}`, description, quantity: 2, units_left, paid_for_one_minor: 12_990, reasons };
}

function returned(return_id, state, more = {}) {
  return {
    return_id, order_id: `PED-90${return_id}`, order_store_id: "12", state, amount_minor: 12_990, currency: "BRL", customer_name: "Marina S.", customer_document: "***.456.789-**",
    lines: [{ line_id: "1", sku: "SKU-1", description: "Vestido midi floral, viscose", quantity: 1, accepted: state === "checking" ? 0 : 1, reason: "size", condition: "resalable" }],
    opened_ms: Date.now() - 600_000, changed_ms: Date.now() - 60_000, ...more,
  };
}

function coupon(coupon_id, state, more = {}) {
  return {
    coupon_id, number: `VT-12-00000${coupon_id}`, code: `VT-AB${coupon_id}-C9F2`, order_id: `PED-90${coupon_id}`, state, currency: "BRL", issued_minor: 12_990, balance_minor: 12_990, expires_ms: Date.now() + 180 * day,
    customer_name: "Marina S.", customer_document: "***.456.789-**", is_waiting: false,
    movements: [{ movement_id: `m${coupon_id}`, kind: "issue", state: "done", amount_minor: 12_990, store_id: "12", at_ms: Date.now() - day }], ...more,
  };
}

export class FakeAfterSale {
  constructor() {
    this.hubIsAway = false;
    this.sales = [{
      order_ref: 31, order_id: "PED-931", store_id: "12", hub_code: "4", channel_name: "Site", is_marketplace: false, placed_ms: Date.now() - 9 * day, currency: "BRL", customer_name: "Marina S.", customer_document: "***.456.789-**",
      lines: [line("1", "Vestido midi floral, viscose", 2), line("2", "Sandália tiras, couro", 0, "already_returned")], returns: [],
    }];
    this.stockAsked = []; // of which store, each time
    this.returns = [returned("1", "checking"), returned("2", "accepted"), returned("3", "resolved", { resolution: "coupon", coupon_id: "1" }), returned("4", "stocked", { resolution: "exchange", place: "restock" }), returned("5", "closed", { resolution: "exchange", place: "restock" })];
    this.coupons = [coupon("1", "active"), coupon("2", "partly_used", { is_waiting: true, balance_minor: 2990 }), coupon("3", "blocked"), coupon("4", "burned", { code: undefined, balance_minor: 0 })];
    this.errands = [{ errand_id: "e1", kind: "tell_return", return_id: "4", is_parked: true, attempts: 1, created_ms: Date.now(), next_attempt_ms: Date.now(), last_error: "illegal-transition: an order in 2 cannot go to 6" }];
    this.clicks = [];
    this.kept = new Map([[20, [{ proof_id: "p1", kind: "photo", format: "jpeg", byte_count: 212_000, state: "sent", taken_by: "Ana", taken_ms: Date.now() - 600_000, settled_ms: Date.now() - 590_000 }]]]);
  }

  /** The proofs of an order; with `wish` one more. */
  proofs(order_ref, wish) {
    const all = this.kept.get(order_ref) ?? [];
    if (!wish) {
      return { proofs: all, count: all.length };
    }
    this.clicks.push({ path: `/orders/${order_ref}/proofs`, ...wish });
    const one = { proof_id: wish.command_id, kind: wish.kind, format: "png", byte_count: wish.content.length, state: "waiting", taken_ms: Date.now() };
    this.kept.set(order_ref, [...all, one]);
    return one;
  }

  /** The answer to a call under `path`, as [status, body]; nothing if it is not about returns or coupons. */
  answer(method, path, query, body) {
    if (method === "POST") {
      this.clicks.push({ path, ...body });
    }
    const [, kind, id, verb] = path.split("/");
    switch (kind) {
      case "sales":
        return query.get("at") === "hub" && this.hubIsAway ? [503, { type: "hub-offline", title: "hub-offline", status: 503 }] : [200, { sales: this.sales, count: this.sales.length }];
      case "returns":
        return method === "GET" ? this.#returns(query) : this.#return(id, verb, body);
      case "coupons":
        return method === "GET" ? [200, { coupons: this.coupons, count: this.coupons.length }] : this.#coupon(id, verb, body);
      case "errands":
        return [200, { errands: this.errands, count: this.errands.length }];
      case "stock":
        return method === "GET" ? this.#stock(id, query) : [200, { is_repeated: false, revision: 1 }];
      default:
        return undefined;
    }
  }

  #stock(verb, query) {
    this.stockAsked.push(query.get("store_id"));
    if (verb === "moves") {
      const moves = [{ cause: "refused", reason: "not_found", order_ref: 14, quantity_before: 3, quantity_after: 2, change: -1, by: "Ana", at_ms: Date.now() - 60_000 }];
      return [200, { moves, count: 1 }];
    }
    const product = (sku, description, more) => ({ sku, description, wants_count: false, is_untold: false, is_unknown: false, changed_ms: Date.now() - 60_000, ...more });
    const products = this.products ?? [product("SKU-1", "Vestido midi floral, viscose", { wants_count: true }), product("SKU-2", "Sandália tiras, couro", { quantity: 0, is_unknown: true }), product("SKU-3", "Camisa linho", { quantity: 7, is_untold: true })];
    return [200, { products, count: products.length }];
  }

  #returns(query) {
    const shown = this.returns.filter((one) => query.get("open") !== "true" || one.state !== "closed");
    return [200, { returns: shown, count: shown.length }];
  }

  #return(id, verb, body) {
    if (verb === "receipt") {
      return [200, { copy: 1, is_repeated: false, revision: 1 }];
    }
    const next = { judge: "accepted", resolve: "resolved", stock: "stocked", close: "closed" };
    if (id === undefined) {
      const one = returned("9", "checking", { lines: body.lines.map((wish) => ({ sku: "SKU-1", description: "Vestido midi floral, viscose", accepted: 0, condition: "resalable", ...wish })) });
      this.returns.unshift(one);
      return [200, one];
    }
    const one = this.returns.find((known) => known.return_id === id);
    one.state = next[body.command];
    one.resolution = body.resolution ?? one.resolution;
    if (body.resolution === "coupon") {
      one.coupon_id = "1";
    }
    return [200, one];
  }

  #coupon(id, verb, body) {
    const one = this.coupons.find((known) => known.coupon_id === id);
    if (verb === "voucher") {
      return [200, { copy: 1, is_repeated: false, revision: 1 }];
    }
    if (this.hubIsAway) {
      return [409, { type: "hub-offline", title: "hub-offline", status: 409 }];
    }
    one.is_waiting = true;
    one.balance_minor -= body.amount_minor ?? 0;
    return [200, one];
  }
}
