// The agent's de-para, from memory: its versions, what was seen in orders, and what a check finds.
const row = (code, means) => ({ code, means });

/** As Balcão brings it. */
export const broughtTables = () => ({
  statuses: ["assigned", "accepted", "in_transit", "delivered", "ready_for_pickup", "returned", "cancelled", "refused", "not_collected"].map((means, at) => row(String(at + 1), means)),
  journeys: [row("ship-from-store", "ship_from_store"), row("pickup-in-store", "pickup_in_store")],
  purposes: [row("3", "in_transit"), row("4", "delivered"), row("5", "ready_for_pickup"), row("9", "not_collected"), row("5", "handover_reversed")],
  refusal_reasons: [],
  return_reasons: [],
  carriers: [],
  services: [],
  channels: [],
});

export class FakeCodes {
  constructor() {
    /** Newest last. */
    this.versions = [{ version: 0, kept_ms: 0, by: "", tables: broughtTables() }];
    this.seen = [{ table: "statuses", code: "1", name: "", orders: 12 }];
    /** What a check finds besides what was seen. */
    this.findings = [];
    this.changedOrders = 0;
    /** Every write, with its body. */
    this.asked = [];
    /** Where this promise ends, a write is answered. */
    this.slow = undefined;
    /** The answer to the next change gets lost, although it was kept. */
    this.losesAnswer = false;
  }

  /** Somebody keeps another table. */
  keep(change, by = "Bruna") {
    const { version, tables } = this.versions.at(-1);
    this.versions.push({ version: version + 1, kept_ms: Date.now(), by, tables: { ...structuredClone(tables), ...change } });
  }

  #look(version, tables) {
    const known = ({ table, code }) => tables[table].some((one) => one.code === code);
    const unknown = this.seen.filter((one) => !known(one)).map(({ table, code }) => ({ slug: "seen_unknown", table, code }));
    return { version, changed_orders: this.changedOrders, findings: [...this.findings, ...unknown] };
  }

  /** [status, body]; `me`: who is signed in. */
  answer(method, path, search, body, me) {
    const problem = (status, type) => [status, { type, title: type, status }];
    if (me && me.role === "clerk") {
      return problem(403, "not-for-you");
    }
    const newest = this.versions.at(-1);
    if (method === "GET") {
      const asked = search.get("version");
      const one = asked === null ? newest : this.versions.find(({ version }) => version === Number(asked));
      if (!one) {
        return problem(404, "no-such-version");
      }
      const known = ({ table, code }) => one.tables[table].some((kept) => kept.code === code);
      const seen = this.seen.map((found) => ({ ...found, is_known: known(found) })).sort((a, b) => Number(a.is_known) - Number(b.is_known) || b.orders - a.orders);
      return [200, { ...one, seen, earlier: this.versions.map(({ version, kept_ms, by }) => ({ version, kept_ms, by })).reverse() }];
    }
    this.asked.push({ path, ...body });
    if (path.endsWith("/check")) {
      return [200, this.#look(newest.version, body.tables)];
    }
    if (body.based_on !== newest.version) {
      return problem(409, "codes-changed");
    }
    this.keep(body.tables, me?.name ?? "");
    if (this.losesAnswer) {
      this.losesAnswer = false;
      return undefined;
    }
    return [200, this.#look(newest.version + 1, body.tables)];
  }
}
