// The same small job for both peers: poll the hub's open orders, keep them in SQLite at the same
// durability as the agent's ledger, list them with the agent's own card of each (made once per change
// and kept), take a decision in one transaction of three rows.
import Database from "better-sqlite3";

const time = (text) => (text ? Date.parse(text) : undefined);

/** What the agent's board says of a new order: Card in agent/clerk/api.yaml. */
function cardOf(order, place) {
  const names = (order.customer?.name ?? "").split(" ");
  return {
    order_ref: place,
    revision: place,
    short_code: `A${place}`,
    site_id: order.siteId,
    store_id: order.storeId,
    order_id: order.orderId,
    external_order_id: order.externalOrderId,
    state: "offered",
    stage: "new",
    journey: order.journey.replaceAll("-", "_"),
    hub_code: order.status,
    channel: order.channel?.name,
    is_marketplace: order.channel?.marketplace ?? false,
    customer_name: names.length > 1 ? `${names[0]} ${names.at(-1)[0]}.` : names[0],
    line_count: order.lines.length,
    unit_count: order.lines.reduce((sum, line) => sum + line.quantity, 0),
    lines: order.lines.slice(0, 3).map(({ description, quantity, attributes }) => ({
      description,
      quantity,
      attributes: attributes && Object.values(attributes).join(", "),
    })),
    total_minor: order.total.amount,
    currency: order.total.currency,
    is_paid: order.paid,
    is_gift: Boolean(order.giftMessage),
    carrier: order.delivery?.carrier?.name,
    assigned_ms: time(order.assignedAt),
    deadline_ms: time(order.answerBy),
    deadline_kind: "answer_by",
    is_paused: false,
    cancellation_asked: false,
    sync: { state: "none" },
    label: "none",
    tasks: [],
    actions: ["decide"],
    next_action: "decide",
  };
}

export function openStore(file) {
  const db = new Database(file);
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.exec(`
    CREATE TABLE IF NOT EXISTS orders (order_id TEXT PRIMARY KEY, version INTEGER, state TEXT, body TEXT, card TEXT);
    CREATE TABLE IF NOT EXISTS journal (seq INTEGER PRIMARY KEY, order_id TEXT, kind TEXT, payload TEXT, at INTEGER);
    CREATE TABLE IF NOT EXISTS outbox (id TEXT PRIMARY KEY, order_id TEXT, payload TEXT);
  `);
  const versionOf = db.prepare("SELECT version FROM orders WHERE order_id = ?");
  const put = db.prepare(
    "INSERT INTO orders VALUES (?, ?, 'offered', ?, ?) ON CONFLICT (order_id) DO UPDATE SET version = excluded.version, body = excluded.body, card = excluded.card",
  );
  const open = db.prepare("SELECT card FROM orders WHERE state <> 'delivered' ORDER BY order_id");
  let places = 0;
  const setState = db.prepare("UPDATE orders SET state = ? WHERE order_id = ?");
  const addJournal = db.prepare("INSERT INTO journal (order_id, kind, payload, at) VALUES (?, ?, ?, ?)");
  const addOutbox = db.prepare("INSERT OR IGNORE INTO outbox VALUES (?, ?, ?)");

  const take = db.transaction((orders) => {
    for (const order of orders) {
      if (versionOf.get(order.orderId)?.version !== order.version) {
        places += 1;
        put.run(order.orderId, order.version, JSON.stringify(order), JSON.stringify(cardOf(order, places)));
      }
    }
  });
  const decide = db.transaction((id, decision) => {
    const payload = JSON.stringify(decision);
    addJournal.run(id, "decided", payload, Date.now());
    setState.run("accepted", id);
    addOutbox.run(decision.command_id, id, payload);
  });
  return {
    take,
    decide,
    list: () => `[${open.all().map((row) => row.card).join(",")}]`,
    ids: () => db.prepare("SELECT order_id FROM orders").pluck().all(),
  };
}

// Polls as a plain client would: token once, then the open list with its ETag, all pages.
export function pollHub({ url, store, take, seconds }) {
  let token;
  let etag;
  const step = async () => {
    try {
      if (!token) {
        const form = new URLSearchParams({ grant_type: "client_credentials", client_id: "balcao", client_secret: "segredo" });
        token = (await (await fetch(`${url}/oauth/token`, { method: "POST", body: form })).json()).access_token;
      }
      const [site, id] = store.split("/");
      let cursor = "";
      do {
        const headers = { Authorization: `Bearer ${token}` };
        if (etag && !cursor) headers["If-None-Match"] = etag;
        const address = `${url}/sites/${site}/stores/${id}/orders?limit=500${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
        const reply = await fetch(address, { headers });
        if (reply.status !== 200) break;
        const page = await reply.json();
        take(page.orders);
        cursor = page.nextCursor ?? "";
        if (!cursor) etag = reply.headers.get("etag");
      } while (cursor);
    } finally {
      setTimeout(step, seconds * 1000);
    }
  };
  step();
}
