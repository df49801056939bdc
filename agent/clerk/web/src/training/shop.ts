import type { BoardChange, Card, Command, CommandKind, OrderDetail, OrderState, Report, Status } from "../../generated/api";
import { inventedOrder } from "./orders";

/**
 * An agent inside the page, for learning: it answers what the page asks with invented orders and nothing leaves the browser.
 * It knows the usual way of an order, not the rules; what the rules say is learnt at the real counter.
 */
const stageOf: Partial<Record<OrderState, Card["stage"]>> = {
  offered: "new", accepted: "to_pick", partly_accepted: "to_pick", picking: "picking", picked: "to_pack", packed: "carrier",
  labelled: "carrier", awaiting_carrier: "carrier", ready_for_pickup: "pickup", in_transit: "on_the_way",
};
const stepsOf: Partial<Record<OrderState, CommandKind[]>> = {
  offered: ["decide"], accepted: ["start_picking", "report_short", "cancel_by_store"], partly_accepted: ["start_picking", "report_short", "cancel_by_store"],
  picking: ["finish_picking", "pause_picking", "report_short", "cancel_by_store"], picked: ["pack", "cancel_by_store"], packed: ["mark_ready", "unpack"],
  labelled: ["apply_labels", "unpack"], awaiting_carrier: ["dispatch", "unpack"], ready_for_pickup: ["hand_over"], in_transit: ["mark_delivered"],
};
const leadsTo: Partial<Record<CommandKind, OrderState>> = {
  start_picking: "picking", finish_picking: "picked", apply_labels: "awaiting_carrier", dispatch: "in_transit", mark_ready: "ready_for_pickup",
  hand_over: "delivered", mark_delivered: "delivered", cancel_by_store: "cancelled_by_store", unpack: "picked", undo_decision: "offered",
};
const undo_ms = 10_000;

export class TrainingShop {
  private readonly orders = new Map<number, OrderDetail>();
  private revision = 1;
  private readonly seen = new Set<string>();
  private tell: ((text: string) => void) | undefined;

  constructor() {
    for (let n = 1; n <= 6; n++) {
      const order = inventedOrder(n, Date.now());
      this.orders.set(order.card.order_ref, order);
    }
  }

  /** Answers as the agent does over HTTP. */
  answer(url: string, init: RequestInit): Response {
    const { pathname, searchParams } = new URL(url, location.href);
    const path = pathname.replace("/api/v1", "");
    const body = typeof init.body === "string" ? (JSON.parse(init.body) as Record<string, unknown>) : undefined;
    switch (path) {
      case "/status":
        return json(this.status());
      case "/board":
        return json({ revision: this.revision, orders: this.cards(), count: this.cards().length });
      case "/problems":
        return json({ messages: [], print_jobs: [], tasks: [] });
      case "/people":
        return json({ is_required: false, idle_s: 3600, is_enrolled: true, has_manager: true, people: [] });
      case "/presence":
        return json({});
      case "/events":
        return this.stream();
      case "/orders":
        return json(this.found(searchParams.get("q") ?? ""));
      case "/reports":
        return json(this.report(Number(searchParams.get("from_ms"))));
    }
    const [, ref, rest] = /^\/orders\/(\d+)(\/commands)?$/.exec(path) ?? [];
    const order = this.orders.get(Number(ref));
    if (!order) {
      return problem(404, "no-training");
    }
    return rest ? this.command(order, body as unknown as Command) : json(order);
  }

  private cards(): Card[] {
    return [...this.orders.values()].map((order) => order.card).filter((card) => card.stage !== "done");
  }

  private status(): Status & { revision: number; now_ms: number } {
    return {
      revision: this.revision, now_ms: Date.now(), hub: { state: "ok", last_ok_ms: Date.now(), hub_offset_ms: 0 }, outbox: { waiting: 0, parked: 0 },
      printers: [{ role: "label", is_configured: true, state: "ok", reasons: [], waiting: 0, in_doubt: 0, held: 0 }], disk: { state: "ok" }, presence: [],
    };
  }

  private found(text: string) {
    const wanted = text.toLowerCase();
    const orders = [...this.orders.values()]
      .filter((order) => JSON.stringify([order.card, order.lines]).toLowerCase().includes(wanted))
      .map(({ card }) => ({ ...card, changed_ms: Date.now() }));
    return { orders, count: orders.length };
  }

  /** What became of the invented orders, which all came on the first day that is asked for. */
  private report(begins_ms: number): Report {
    const cards = [...this.orders.values()].map((order) => order.card);
    const units = cards.reduce((sum, card) => sum + card.unit_count, 0);
    const states = [...new Set(cards.map((card) => card.state))].map((state) => {
      const here = cards.filter((card) => card.state === state);
      return { state, currency: "BRL", orders: here.length, units: here.reduce((sum, card) => sum + card.unit_count, 0), total_minor: here.reduce((sum, card) => sum + card.total_minor, 0) };
    });
    const noTime = { orders: 0, median_ms: 0, slow_ms: 0 };
    const noDeadline = { in_time: 0, late: 0 };
    return {
      is_whole: true, orders: cards.length, units, states, days: [{ begins_ms, orders: cards.length, units, refused_units: 0, late: 0 }], answer: noTime, pick: noTime, pack: noTime,
      answers: noDeadline, preparations: noDeadline, reasons: [], products: [],
    };
  }

  private stream(): Response {
    const encoder = new TextEncoder();
    let alive: ReturnType<typeof setInterval> | undefined;
    const text = new ReadableStream<Uint8Array>({
      start: (out) => {
        this.tell = (piece) => out.enqueue(encoder.encode(piece));
        this.tell("event: hello\ndata: {}\n\n");
        alive = setInterval(() => this.tell?.(`event: status\ndata: ${JSON.stringify(this.status())}\n\n`), 10_000);
      },
      cancel: () => clearInterval(alive),
    });
    return new Response(text);
  }

  private put(order: OrderDetail): void {
    const { card } = order;
    card.revision = ++this.revision;
    const isDone = stageOf[card.state] === undefined;
    card.stage = card.state === "packed" && card.journey === "pickup_in_store" ? "pickup" : (stageOf[card.state] ?? "done");
    card.actions = (stepsOf[card.state] ?? []).map((kind) => (kind === "pause_picking" && card.is_paused ? "resume_picking" : kind));
    const [next] = card.actions;
    if (next) {
      card.next_action = next;
    } else {
      delete card.next_action;
    }
    const change: BoardChange = { revision: this.revision, shown: isDone ? [] : [card], gone: isDone ? [card.order_ref] : [] };
    this.tell?.(`id: ${this.revision}\nevent: board\ndata: ${JSON.stringify(change)}\n\n`);
  }

  private command(order: OrderDetail, wish: Command): Response {
    const { card } = order;
    const done = (is_repeated: boolean) => json({ is_repeated, revision: this.revision, order });
    if (this.seen.has(wish.command_id)) {
      return done(true);
    }
    const isUndo = wish.command === "undo_decision" && (card.sync.undo_until_ms ?? 0) > Date.now();
    if (!isUndo && !card.actions.includes(wish.command)) {
      return problem(409, "not-now", order);
    }
    this.seen.add(wish.command_id);
    this.act(order, wish);
    order.timeline.push({ seq: this.revision + 1, at_ms: Date.now(), name: nameOf(wish.command), actor_kind: "clerk", to: card.state, ...(wish.place ? { note: wish.place } : {}) });
    this.put(order);
    return done(false);
  }

  private act(order: OrderDetail, wish: Command): void {
    const { card } = order;
    card.sync = { state: "hub_confirmed" };
    if (wish.command === "decide" || wish.command === "report_short") {
      this.decide(order, wish);
    } else if (wish.command === "pause_picking" || wish.command === "resume_picking") {
      card.is_paused = wish.command === "pause_picking";
    } else if (wish.command === "pack") {
      const isShipped = card.journey === "ship_from_store";
      card.state = isShipped ? "labelled" : "packed";
      card.label = isShipped ? "printed" : "none";
      order.labels = isShipped ? [{ package_id: "1", format: "zpl", tracking_code: `TREINO${card.short_code}` }] : [];
      order.boxes = wish.boxes ?? [];
    } else {
      card.state = leadsTo[wish.command] ?? card.state;
    }
    if (wish.command === "unpack") {
      order.boxes = [];
    }
    if (wish.command === "undo_decision") {
      card.sync = { state: "none" };
      order.lines.forEach((line) => {
        delete line.accepted;
        line.refusals = [];
      });
    }
    if (card.state === "delivered") {
      order.lines.forEach((line) => {
        line.delivered = line.accepted ?? line.quantity;
      });
    }
  }

  private decide(order: OrderDetail, wish: Command): void {
    const { card, lines } = order;
    for (const said of wish.lines ?? []) {
      const line = lines.find((one) => one.line_id === said.line_id);
      if (line) {
        line.accepted = said.accepted;
        line.refusals = [...line.refusals, ...(said.refusals ?? [])];
      }
    }
    const sum = (of: (line: (typeof lines)[number]) => number) => lines.reduce((all, line) => all + of(line), 0);
    card.unit_count = sum((line) => line.accepted ?? line.quantity);
    const answer = card.unit_count === 0 ? "refused" : card.unit_count < sum((line) => line.quantity) ? "partly_accepted" : "accepted";
    card.state = card.state === "picking" && answer !== "refused" ? "picking" : answer;
    if (wish.command === "decide") {
      card.sync = { state: "queued", attempts: 0, undo_until_ms: Date.now() + undo_ms };
    }
  }
}

function nameOf(command: CommandKind): string {
  return { decide: "decided", report_short: "short_reported", pack: "packed", hand_over: "handed_over", dispatch: "dispatched", undo_decision: "decision_undone" }[command as string] ?? command;
}

function json(value: unknown): Response {
  return new Response(JSON.stringify(value), { headers: { "Content-Type": "application/json" } });
}

function problem(status: number, type: string, order?: OrderDetail): Response {
  return new Response(JSON.stringify({ type, title: type, status, ...(order ? { order } : {}) }), { status, headers: { "Content-Type": "application/problem+json" } });
}
