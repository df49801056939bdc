// Five hundred texts that want to be code, each in every field that a hub can fill.
import { expect, test } from "../support/alone.mjs";
import { sampleOrder } from "../support/sample_orders.mjs";

const run = "window.ran=1";
const carriers = [
  (code) => `<script>${code}</script>`, (code) => `"><script>${code}</script>`, (code) => `</title><script>${code}</script>`, (code) => `'-${code}-'`,
  (code) => `javascript:${code}`, (code) => `\${${code}}`, (code) => `{{constructor.constructor('${code}')()}}`, (code) => `<iframe srcdoc="<script>parent.${code}</script>">`,
  (code) => `<a href="javascript:${code}">x</a>`, (code) => `<base href="javascript:${code}//">`,
];
const tags = ["img src=x", "svg", "body", "input autofocus", "video src=x", "details open", "marquee", "math", "object data=x", "embed src=x", "audio src=x", "select autofocus"];
const events = ["onerror", "onload", "onfocus", "onmouseover", "ontoggle", "onstart", "onclick", "onanimationstart", "onpointerenter", "onbegin"];
const disguises = [(text) => text, (text) => text.toUpperCase().replaceAll(run.toUpperCase(), run), (text) => text.replaceAll("<", "\u0000<"), (text) => text.replaceAll(" ", "/"), (text) => `\u202e${text}`];

/** 500 different strings. */
function baits() {
  const plain = [...carriers.map((make) => make(run)), ...tags.flatMap((tag) => events.map((event) => `<${tag} ${event}=${run}>`))];
  return [...new Set(disguises.flatMap((disguise) => plain.map(disguise)))].slice(0, 500);
}

function hostile(n, text) {
  const states = ["offered", "accepted", "picking", "picked", "labelled", "ready_for_pickup", "awaiting_carrier"];
  const order = sampleOrder(n, {
    state: states[n % states.length], short_code: text.slice(0, 8), order_id: text, external_order_id: text, channel: text, carrier: text, customer_name: text, hub_code: text,
    sync: { state: "needs_person", problem: text },
  });
  order.lines = order.lines.map((line) => ({
    ...line, accepted: line.quantity, description: text, sku: text, ean: text, reference: text, photo: text, attributes: [{ name: text, value: text }],
    refusals: [{ quantity: 1, reason: "other", note: text }],
  }));
  order.card.lines = [{ description: text, quantity: 1, attributes: text }];
  return {
    ...order, customer: { name: text, document: text, phone: text },
    delivery: { recipient: text, address: [text, text], carrier: text, tracking_code: text, authorised_person: text },
    notes: text, gift_message: text, invoice_key: text, cancellation: { is_asked_by_hub: true, reason: text },
    labels: [{ package_id: text, format: text, tracking_code: text }],
    timeline: [{ seq: n, at_ms: Date.now(), name: text, actor_kind: "hub", actor_name: text, note: text }],
    messages: [{ message_id: `m${n}`, order_ref: n, order_id: text, kind: "decide", is_parked: true, attempts: 1, created_ms: Date.now(), last_error: text }],
    print_jobs: [{ job_id: n, order_ref: n, package_id: text, format: text, copy: 2, state: "in_doubt", created_ms: Date.now(), reason: text }],
  };
}

test("500 hostile texts in every field of an order never run, on any screen", async ({ page, agent, open }) => {
  test.setTimeout(900_000); // five hundred orders are opened one by one
  const texts = baits();
  expect(texts).toHaveLength(500);
  texts.forEach((text, n) => agent.put(hostile(n + 1, text)));
  agent.problems.messages = [...agent.orders.values()].flatMap((order) => order.messages);
  agent.problems.print_jobs = [...agent.orders.values()].flatMap((order) => order.print_jobs);
  await open();
  // Walks through all orders in their panel and on the work screens without loading the page anew.
  const visited = await page.evaluate(async (count) => {
    const until = async (isSo) => {
      for (let i = 0; i < 20_000 && !isSo(); i++) {
        await new Promise((go) => setTimeout(go, 4));
      }
      return isSo() ? 1 : 0;
    };
    const shown = async (hash, selector) => {
      location.hash = "#/mais";
      await until(() => !document.querySelector(selector));
      location.hash = hash;
      return until(() => document.querySelector(selector));
    };
    let seen = 0;
    for (let n = 1; n <= count; n++) {
      seen += await shown(`#/pedido/${n}`, ".panel .timeline");
    }
    for (let n = 1; n <= 21; n++) {
      seen += await shown(`#/separar/${n}`, ".work-head") + (await shown(`#/embalar/${n}`, ".work-head")) + (await shown(`#/retirada/${n}`, ".work-head"));
    }
    return seen;
  }, texts.length);
  expect(visited).toBe(500 + 63);
  for (const hash of ["novos", "separar", "embalar", "coleta", "retirada", "problemas", "fila", "relatorios", "onda", `busca?q=${encodeURIComponent(texts[7])}`]) {
    await page.goto(`${agent.url}/#/${hash}`);
    await expect(page.locator(".page-title")).toBeVisible();
  }
  expect(await page.evaluate(() => window.ran)).toBeUndefined();
  expect(await page.locator("script, iframe, img, style, object, embed, base").count()).toBe(1); // our own in the head
});
