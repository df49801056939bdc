// The same small job for both peers: poll the hub's open orders, keep them in SQLite at the same
// durability as the agent's ledger, list them, take a decision in one transaction of three rows.
import Database from "better-sqlite3";

export function openStore(file) {
  const db = new Database(file);
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.exec(`
    CREATE TABLE IF NOT EXISTS orders (order_id TEXT PRIMARY KEY, version INTEGER, state TEXT, body TEXT);
    CREATE TABLE IF NOT EXISTS journal (seq INTEGER PRIMARY KEY, order_id TEXT, kind TEXT, payload TEXT, at INTEGER);
    CREATE TABLE IF NOT EXISTS outbox (id TEXT PRIMARY KEY, order_id TEXT, payload TEXT);
  `);
  const versionOf = db.prepare("SELECT version FROM orders WHERE order_id = ?");
  const put = db.prepare(
    "INSERT INTO orders VALUES (?, ?, 'offered', ?) ON CONFLICT (order_id) DO UPDATE SET version = excluded.version, body = excluded.body",
  );
  const open = db.prepare("SELECT body FROM orders WHERE state <> 'delivered' ORDER BY order_id");
  const setState = db.prepare("UPDATE orders SET state = ? WHERE order_id = ?");
  const addJournal = db.prepare("INSERT INTO journal (order_id, kind, payload, at) VALUES (?, ?, ?, ?)");
  const addOutbox = db.prepare("INSERT OR IGNORE INTO outbox VALUES (?, ?, ?)");

  const take = db.transaction((orders) => {
    for (const order of orders) {
      if (versionOf.get(order.orderId)?.version !== order.version) {
        put.run(order.orderId, order.version, JSON.stringify(order));
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
    list: () => `[${open.all().map((row) => row.body).join(",")}]`,
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
