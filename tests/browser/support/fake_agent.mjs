// A small agent for tests of the page alone: serves the built page and the clerk API (agent/clerk/api.yaml) from memory.
//
// It knows no rules: it moves an order the way the page expects and reports changes to all streams. What the rules do is
// tested against the real agent.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { FakeAfterSale } from "./fake_after_sale.mjs";
import { FakeCodes } from "./fake_codes.mjs";
import { FakePrinters } from "./fake_printers.mjs";
import { FakeAcceptance } from "./fake_acceptance.mjs";
import { FakeReports } from "./fake_reports.mjs";

const types = { html: "text/html; charset=utf-8", js: "text/javascript; charset=utf-8", css: "text/css", svg: "image/svg+xml" };
export const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; " +
  "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

const stageOf = {
  offered: "new", answer_expired: "new", accepted: "to_pick", partly_accepted: "to_pick", picking: "picking", picked: "to_pack",
  packed: "carrier", labelled: "carrier", awaiting_carrier: "carrier", ready_for_pickup: "pickup", in_transit: "on_the_way",
  incident: "problem", cancelled_by_hub: "done", refused: "done", delivered: "done", cancelled_by_store: "done",
};
const actionsOf = {
  offered: ["decide"], answer_expired: ["decide"], accepted: ["start_picking", "report_short", "cancel_by_store"],
  partly_accepted: ["start_picking", "report_short", "cancel_by_store"],
  picking: ["finish_picking", "report_short", "pause_picking", "cancel_by_store"], picked: ["pack", "attach_invoice", "cancel_by_store"],
  packed: ["mark_ready", "unpack", "attach_invoice"], labelled: ["apply_labels", "void_labels", "unpack"],
  awaiting_carrier: ["dispatch", "void_labels", "unpack"], ready_for_pickup: ["hand_over", "mark_not_collected"],
  in_transit: ["mark_delivered", "report_incident"], incident: ["mark_delivered", "take_goods_back"],
};
const moves = {
  start_picking: "picking", finish_picking: "picked", pack: "packed", apply_labels: "awaiting_carrier", dispatch: "in_transit",
  mark_ready: "ready_for_pickup", hand_over: "delivered", mark_delivered: "delivered", cancel_by_store: "cancelled_by_store", unpack: "picked",
};

export class FakeAgent {
  constructor(folder) {
    this.folder = folder;
    this.orders = new Map();
    this.revision = 1;
    this.streams = new Set();
    this.commands = [];
    /** Every write: where it went, and the packing table that it came from. */
    this.writes = [];
    this.seen = new Map();
    this.version = "0.1.0";
    /** Another one with each run of the agent. */
    this.token = "t";
    /** Where these promises end, whole orders and the board are answered. */
    this.slow = { order: undefined, board: undefined };
    /** Photos of products by name; those that are not there (yet) are answered with 204. */
    this.photos = new Map();
    /** Who works here; `pins` by person_id, `isRequired`: nobody acts without signing in. */
    this.people = { isRequired: false, all: [], pins: new Map(), badges: new Map(), log: [], me: undefined, isLocked: false, failed: 0 };
    /** Answers to orders over this wait for a second person; 0: none does. */
    this.secondOver = 0;
    /** What the store packs into. */
    this.boxKinds = [];
    /** How long an answer can be taken back. */
    this.undo_ms = 0;
    this.stores = [{ site_id: "1", store_id: "12" }];
    this.afterSale = new FakeAfterSale();
    this.reports = new FakeReports();
    this.acceptance = new FakeAcceptance();
    this.printers = new FakePrinters();
    this.codes = new FakeCodes();
    /** Why papers are not printed again, as a problem's slug; empty: they are. */
    this.reprintRefusal = "";
    /** Why a paper that waits does not go on, as a problem's slug; empty: it does. */
    this.printRefusal = "";
    /** What the agent found when it looked at its chain. */
    this.findings = [{ part: "dns", word: "ok", about: "", grade: "good", text: "O nome do hub, hub.example, foi encontrado." }];
    this.logLevel = "information";
    this.problems = { messages: [], print_jobs: [], tasks: [] };
    this.status = {
      hub: { state: "ok", last_ok_ms: Date.now(), since_ms: Date.now() - 3.6e6, hub_offset_ms: 0 },
      outbox: { waiting: 0, parked: 0 },
      printers: [{ role: "label", is_configured: true, state: "ok", reasons: [], waiting: 0, in_doubt: 0, held: 0 }],
      disk: { state: "ok" },
      presence: [],
    };
    this.server = createServer((request, response) => void this.#answer(request, response));
  }

  async start(port = 0) {
    await new Promise((resolve) => this.server.listen(port, "127.0.0.1", resolve));
    this.url = `http://127.0.0.1:${this.server.address().port}`;
    return this.url;
  }

  async stop() {
    this.streams.forEach((stream) => stream.destroy());
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Adds or replaces an order given as an OrderDetail and tells every page. */
  put(order) {
    const { card } = order;
    card.revision = ++this.revision;
    card.stage = card.forced_stage ?? stageOf[card.state] ?? "problem";
    card.actions = card.forced_actions ?? actionsOf[card.state] ?? [];
    if (card.is_paused) {
      card.actions = card.actions.map((kind) => (kind === "pause_picking" ? "resume_picking" : kind));
    }
    card.next_action = card.actions[0];
    this.orders.set(card.order_ref, order);
    const isShown = this.#isOnBoard(card);
    this.#tell("board", { revision: this.revision, shown: isShown ? [card] : [], gone: isShown ? [] : [card.order_ref] });
  }

  setStatus(change) {
    Object.assign(this.status, change);
    this.#tell("status", this.#status());
  }

  #isOnBoard(card) {
    return card.stage !== "done" || card.tasks?.length > 0 || card.sync.state === "needs_person";
  }

  #tell(name, data) {
    for (const stream of this.streams) {
      stream.write(`id: ${this.revision}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
    }
  }

  #status() {
    return { revision: this.revision, now_ms: Date.now(), ...this.status };
  }

  async #answer(request, response) {
    const url = new URL(request.url, this.url);
    const send = (status, body, headers = {}) => {
      response.writeHead(status, { "Content-Type": "application/json", "Cache-Control": "no-store", ...headers });
      response.end(JSON.stringify(body));
    };
    const problem = (status, type, extra = {}) => send(status, { type, title: type, status, ...extra });
    if (!url.pathname.startsWith("/api/")) {
      return this.#page(url.pathname, response);
    }
    if (url.pathname === "/api/v1/session") {
      return send(200, { token: this.token, version: this.version, stores: this.stores, box_kinds: this.boxKinds });
    }
    if (request.headers["x-balcao-token"] !== this.token) {
      return problem(401, "token-missing");
    }
    const path = url.pathname.replace("/api/v1", "");
    if (request.method !== "GET") {
      this.writes.push({ path, station: request.headers["balcao-station"] });
    }
    if (path === "/people" || path.startsWith("/people/")) {
      return this.#people(path, request.method === "POST" ? await bodyOf(request) : undefined, url.searchParams, send, problem);
    }
    if (path.startsWith("/photos/")) {
      const bytes = this.photos.get(path.slice("/photos/".length));
      response.writeHead(bytes ? 200 : 204, { "Content-Type": "image/png", "Cache-Control": "no-store" });
      return response.end(bytes);
    }
    if (path === "/presence") {
      const { page_id, order_ref } = await bodyOf(request);
      const others = this.status.presence.filter((one) => one.page_id !== page_id);
      const name = this.people.me?.name;
      this.setStatus({ presence: order_ref ? [...others, { page_id, order_ref, ...(name ? { name } : {}) }] : others });
      return send(200, {});
    }
    if (path === "/outbox/send-now") {
      this.commands.push({ command: "send-now", ...(await bodyOf(request)) });
      return send(200, { is_repeated: false, revision: this.revision });
    }
    if (path === "/status") {
      return send(200, this.#status());
    }
    if (path === "/health") {
      return send(200, { version: this.version, at_ms: Date.now(), grade: "bad", log_level: this.logLevel, findings: this.findings });
    }
    if (path === "/trace") {
      return send(200, { findings: [{ part: "order", word: "not_here", about: "", grade: "bad", text: `Nenhum pedido com o número ${url.searchParams.get("number")}.` }] });
    }
    if (path === "/log-level") {
      this.logLevel = (await bodyOf(request)).level;
      return send(200, { level: this.logLevel });
    }
    if (path === "/support-bundle") {
      response.writeHead(200, { "Content-Type": "application/zip" });
      return response.end("PK");
    }
    if (path === "/board") {
      await this.slow.board;
      const orders = [...this.orders.values()].map((order) => order.card).filter((card) => this.#isOnBoard(card));
      return send(200, { revision: this.revision, orders, count: orders.length }, { ETag: `"${this.revision}"` });
    }
    if (path === "/problems") {
      return send(200, this.problems);
    }
    if (path === "/events") {
      response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
      response.write("event: hello\ndata: {}\n\n");
      this.streams.add(response);
      request.on("close", () => this.streams.delete(response));
      return undefined;
    }
    const after = /^\/(sales|returns|coupons|errands|stock)/.test(path) && this.afterSale.answer(request.method, path, url.searchParams, request.method === "POST" ? await bodyOf(request) : undefined);
    if (after) {
      return send(...after);
    }
    if (path.startsWith("/printer-settings") || path === "/printers/found") {
      const [status, body, beginsAnew] = this.printers.answer(request.method, path, request.method === "POST" ? await bodyOf(request) : undefined);
      this.token = beginsAnew ? `${this.token}t` : this.token;
      return send(status, body);
    }
    if (path === "/codes" || path === "/codes/check") {
      const answer = this.codes.answer(request.method, path, url.searchParams, request.method === "POST" ? await bodyOf(request) : undefined, this.people.me);
      await (request.method === "POST" && this.codes.slow);
      if (answer) {
        return send(...answer);
      }
      response.writeHead(200).write("{"); // what breaks off before its first byte the browser asks for again by itself
      return setTimeout(() => response.destroy(), 100);
    }
    if (path.startsWith("/acceptance")) {
      const [status, body, headers] = this.acceptance.answer(path, url.searchParams);
      return headers ? response.writeHead(status, headers).end(body) : send(status, body);
    }
    if (path.startsWith("/reports")) {
      const [status, body, headers] = this.reports.answer(path, url.searchParams, [...this.orders.values()]);
      return headers ? response.writeHead(status, headers).end(body) : send(status, body);
    }
    const reprint = /^\/print-jobs\/(\d+)\/reprint$/.exec(path);
    if (reprint) {
      this.commands.push({ command: "reprint", job_id: Number(reprint[1]), ...(await bodyOf(request)) });
      return this.reprintRefusal ? problem(409, this.reprintRefusal) : send(200, { is_repeated: false, revision: this.revision });
    }
    const answered = /^\/print-jobs\/(\d+)\/answer$/.exec(path);
    if (answered) {
      return this.#answerJob(Number(answered[1]), await bodyOf(request), send, problem);
    }
    if (path === "/orders") {
      return send(200, this.#find(url.searchParams));
    }
    if (/^\/orders\/\d+\/tracking$/.test(path)) {
      return send(200, { carrier_name: "Correios", estimated_ms: Date.now() + 2 * 86_400_000, events: [{ at_ms: Date.now() - 3.6e6, description: "Objeto postado", location: "São Paulo" }], count: 1, told_ms: Date.now(), is_now: true });
    }
    const proofs = /^\/orders\/(\d+)\/proofs$/.exec(path);
    if (proofs) {
      return send(200, this.afterSale.proofs(Number(proofs[1]), request.method === "POST" ? await bodyOf(request) : undefined));
    }
    const match = /^\/orders\/(\d+)(\/commands|\/approve)?$/.exec(path);
    const order = match && this.orders.get(Number(match[1]));
    if (!order) {
      return problem(404, "not-found");
    }
    if (!match[2]) {
      await this.slow.order;
      return send(200, order);
    }
    const body = await bodyOf(request);
    if (match[2] === "/approve") {
      const { badges, pins, all } = this.people;
      const id = body.badge ? badges.get(body.badge) : pins.get(body.person_id) === body.pin ? body.person_id : undefined;
      const person = all.find((one) => one.person_id === id);
      return !person ? problem(403, "pin-wrong") : person.role !== "manager" ? problem(403, "not-your-role")
        : this.#command(order, { command_id: body.command_id, command: "approve_answer" }, send, problem, person.name);
    }
    return this.#command(order, body, send, problem);
  }

  #answerJob(job_id, body, send, problem) {
    this.commands.push({ command: "answer", job_id, ...body });
    if (this.printRefusal) {
      return problem(409, this.printRefusal);
    }
    const order = [...this.orders.values()].find((one) => one.print_jobs.some((job) => job.job_id === job_id));
    const { role, station } = body;
    Object.assign(order.print_jobs.find((job) => job.job_id === job_id), { state: body.answer === "cancel" ? "cancelled" : "queued" }, role && { role, station });
    this.put(order);
    return send(200, { is_repeated: false, revision: this.revision, order });
  }

  #people(path, body, search, send, problem) {
    const all = this.people;
    const may = { clerk: ["answer_orders"], manager: ["answer_orders", "approve_answers", "manage_people", "look_after_agent"], support: ["settle_messages", "look_after_agent"] };
    if (path === "/people/log") {
      const lines = all.log.filter((line) => !search.get("before") || line.seq < Number(search.get("before"))).slice(0, Number(search.get("limit")));
      return send(200, { lines, count: lines.length, ...(lines.length === Number(search.get("limit")) ? { next_before: lines.at(-1).seq } : {}) });
    }
    if (!body) {
      return send(200, {
        is_required: all.isRequired, idle_s: all.idle_s ?? 600, is_enrolled: true, has_manager: all.all.some((one) => one.role === "manager"),
        second_person_over: this.secondOver,
        people: all.all, ...(all.me ? { me: { person_id: all.me.person_id, name: all.me.name, role: all.me.role, is_locked: all.isLocked, may: may[all.me.role] } } : {}),
      });
    }
    const enter = (person) => {
      Object.assign(all, { me: person, isLocked: false, failed: 0 });
      return send(200, {});
    };
    const add = (person) => {
      const added = { person_id: all.all.length + 1, has_badge: Boolean(person.badge), is_enabled: true, is_locked_out: false, name: person.name, role: person.role };
      all.all.push(added);
      all.pins.set(added.person_id, person.pin);
      return added;
    };
    if (path === "/people/sign-in") {
      const id = body.badge ? all.badges.get(body.badge) : all.pins.get(body.person_id) === body.pin ? body.person_id : undefined;
      const person = all.all.find((one) => one.person_id === id);
      return person ? enter(person) : ++all.failed > 2 ? problem(403, "pin-wait", { not_before_ms: Date.now() + 5000 }) : problem(403, "pin-wrong");
    }
    if (path === "/people/first-manager") {
      return enter(add({ ...body, role: "manager" }));
    }
    if (path === "/people/sign-out") {
      all.me = undefined;
      return send(200, {});
    }
    if (path === "/people/lock") {
      all.isLocked = true;
      return send(200, {});
    }
    if (path === "/people/keep") {
      return send(200, {});
    }
    if (path === "/people") {
      return all.all.some((one) => one.name === body.name) ? problem(409, "name-taken") : send(200, { person_id: add(body).person_id });
    }
    const person = all.all.find((one) => one.person_id === Number(path.split("/")[2]));
    Object.assign(person, body.is_enabled === undefined ? {} : { is_enabled: body.is_enabled }, body.name ? { name: body.name } : {}, body.role ? { role: body.role } : {});
    return send(200, { person_id: person.person_id });
  }

  #command(order, body, send, problem, by = this.people.me?.name ?? "") {
    if (this.people.isRequired && (!this.people.me || this.people.isLocked)) {
      return problem(403, this.people.me ? "session-locked" : "sign-in-needed");
    }
    this.commands.push(body);
    if (this.seen.has(body.command_id)) {
      return send(200, { is_repeated: true, revision: this.revision, order });
    }
    if (body.command === "undo_decision") {
      if (!(order.card.sync.undo_until_ms > Date.now())) {
        return problem(409, "already-sent", { order });
      }
      order.card.state = "offered";
      order.card.sync = { state: "none" };
      this.put(order);
      return send(200, { is_repeated: false, revision: this.revision, order });
    }
    if (!order.card.actions.includes(body.command)) {
      return problem(409, "not-now", { order });
    }
    this.seen.set(body.command_id, true);
    const { proposed } = order.card;
    if (body.command === "approve_answer" && proposed.by === by) {
      return problem(409, "same-person", { order });
    }
    if (body.command === "drop_proposal" || body.command === "approve_answer") {
      delete order.card.proposed;
      delete order.card.forced_actions;
      if (body.command === "drop_proposal") {
        this.put(order);
        return send(200, { is_repeated: false, revision: this.revision, order });
      }
      body = { command: "decide", lines: order.proposed_lines };
    } else if (body.command === "decide" && this.secondOver && order.card.total_minor > this.secondOver) {
      const sum = (of) => body.lines.reduce((total, line) => total + of(line), 0);
      order.card.proposed = {
        by, at_ms: Date.now(), is_first: true, accepted: sum((line) => line.accepted),
        refused: sum((line) => (line.refusals ?? []).reduce((total, one) => total + one.quantity, 0)),
      };
      order.card.forced_actions = ["approve_answer", "drop_proposal"];
      order.proposed_lines = body.lines;
      this.put(order);
      return send(200, { is_repeated: false, revision: this.revision, order });
    }
    if (body.command === "decide") {
      const accepted = body.lines.reduce((sum, line) => sum + line.accepted, 0);
      const ordered = order.lines.reduce((sum, line) => sum + line.quantity, 0);
      order.lines.forEach((line) => {
        const said = body.lines.find((one) => one.line_id === line.line_id);
        line.accepted = said.accepted;
        line.refusals = said.refusals ?? [];
      });
      order.card.state = accepted === 0 ? "refused" : accepted < ordered ? "partly_accepted" : "accepted";
      order.card.unit_count = accepted;
    } else if (body.command === "report_short") {
      for (const said of body.lines) {
        const line = order.lines.find((one) => one.line_id === said.line_id);
        line.accepted = said.accepted;
        line.refusals = [...line.refusals, ...said.refusals];
      }
    } else if (body.command === "pause_picking" || body.command === "resume_picking") {
      order.card.is_paused = body.command === "pause_picking";
    } else {
      order.card.state = moves[body.command] ?? order.card.state;
      order.boxes = body.command === "pack" ? (body.boxes ?? []) : body.command === "unpack" ? [] : order.boxes;
      if (body.command === "mark_ready" && body.place) {
        order.timeline.push({ seq: ++this.revision, at_ms: Date.now(), name: "mark_ready", actor_kind: "clerk", to: "ready_for_pickup", note: body.place });
      }
    }
    const mayUndo = body.command === "decide" && this.undo_ms > 0;
    order.card.sync = { state: "queued", attempts: 0, ...(mayUndo ? { undo_until_ms: Date.now() + this.undo_ms } : {}) };
    this.put(order);
    return send(200, { is_repeated: false, revision: this.revision, order });
  }

  #find(query) {
    const text = (query.get("q") ?? "").toLowerCase();
    const limit = Number(query.get("limit") ?? 50);
    const before = Number(query.get("before") ?? Infinity);
    const rows = [...this.orders.values()]
      .filter((order) => JSON.stringify([order.card, order.customer]).toLowerCase().includes(text) && order.card.order_ref < before)
      .sort((a, b) => b.card.order_ref - a.card.order_ref)
      .map(({ card }) => ({ ...card, changed_ms: Date.now() }));
    const orders = rows.slice(0, limit);
    return { orders, count: orders.length, ...(rows.length > limit ? { next_before: orders.at(-1).order_ref } : {}) };
  }

  async #page(path, response) {
    const name = path === "/" ? "index.html" : path.slice(1);
    try {
      const bytes = await readFile(join(this.folder, name));
      response.writeHead(200, { "Content-Type": types[name.split(".").at(-1)] ?? "application/octet-stream", "Content-Security-Policy": policy });
      response.end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  }
}

async function bodyOf(request) {
  let text = "";
  for await (const piece of request) {
    text += piece;
  }
  return JSON.parse(text);
}
