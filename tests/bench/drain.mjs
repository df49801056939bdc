// D: a counter that went on working while the hub was away, and how long the hub then needs to hear it all.
//
// Every order was offered and shown while the hub was there. Then it closes every connection without an answer, the clerk serves
// the orders to their end (three commands for the hub each), and the hub comes back. The clock is the hub's and runs from the first
// command that it gets to the last; the limit is the 20 requests a second that the agent allows itself.
import { randomUUID } from "node:crypto";

import { report } from "./figures.mjs";
import { ask, post } from "./http.mjs";
import { Agent, startHub, waitForOrders } from "./peers.mjs";
import { sleep } from "./process.mjs";

const requestsPerSecond = 20;
const told = ["decide", "mark_ready", "hand_over"]; // of a clerk's commands, those that the hub is told
const writes = ["decide", "postStatus"]; // as which the hub hears them
const clerks = 6; // clicks at once, so that the queue is full soon
const readingPatience = 1_800_000; // ms

/** The value that a share of the values does not exceed (nearest rank). */
function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(Math.ceil(share * sorted.length) - 1, 0)];
}

async function makeOrders(hub, count) {
  for (let made = 0; made < count; made += 100) {
    await post(`${hub.control}/orders`, {
      journey: "pickup-in-store", paid: true, lines: 2, quantity: 2, answer_in_s: 86_400, count: Math.min(100, count - made),
    });
  }
}

/** Waits until the agent has read every order by its id, which it does while the hub has nothing else to do. */
async function waitForReading(hub, count) {
  const read = new Set();
  let from = 0;
  for (const begun = performance.now(); performance.now() - begun < readingPatience; await sleep(1000)) {
    const { requests } = await ask(`${hub.control}/requests?from=${from}`);
    requests.filter((one) => one.verb === "getOrder" && one.status === 200).forEach((one) => read.add(one.order));
    from = requests.at(-1)?.request ?? from;
    if (read.size >= count) return;
  }
  throw new Error(`only ${read.size} of ${count} orders were read ahead`);
}

const waiting = async (agent) => (await ask(`${agent.origin}/api/v1/status`, { headers: agent.headers })).outbox.waiting;

/** Serves one order to its end, or as far as `commands` for the hub go; returns the ids of those, in their order. */
async function serve(agent, card, commands) {
  const order = `${agent.origin}/api/v1/orders/${card.order_ref}`;
  const detail = await ask(order, { headers: agent.headers });
  const lines = detail.lines.map((line) => ({ line_id: line.line_id, accepted: line.quantity, refusals: [] }));
  const steps = [
    { command: "decide", lines }, { command: "start_picking" }, { command: "finish_picking" }, { command: "pack", package_count: 1 },
    { command: "mark_ready", place: "A3" }, { command: "hand_over", received_by: "Ana" },
  ];
  const ids = [];
  for (const step of steps) {
    if (ids.length === commands) break;
    const command_id = randomUUID();
    await post(`${order}/commands`, { command_id, ...step }, { ...agent.headers, Origin: agent.origin });
    if (told.includes(step.command)) ids.push(command_id);
  }
  return ids;
}

/** All clerks serve until `commands` wait for the hub; by order, what it must hear and in which sequence. */
async function serveAll(agent, commands) {
  const cards = await agent.openOrders();
  const expected = new Map();
  let begun = 0;
  const work = async () => {
    for (let card = cards.shift(); card && begun < commands; card = cards.shift()) {
      const share = Math.min(told.length, commands - begun);
      begun += share;
      expected.set(card.order_id, await serve(agent, card, share));
    }
  };
  await Promise.all(Array.from({ length: clerks }, work));
  return expected;
}

/** Orders whose commands did not take effect once each and in the sequence of the clicks. */
function outOfOrder(effects, expected) {
  const heard = new Map();
  for (const line of effects.filter((one) => writes.includes(one.verb))) heard.set(line.order, [...(heard.get(line.order) ?? []), line.key]);
  return [...expected].filter(([order, ids]) => JSON.stringify(heard.get(order)) !== JSON.stringify(ids)).length;
}

/** The most of these times (in ms, ascending) that lie within one second. */
function mostWithinOneSecond(at) {
  let first = 0;
  return at.reduce((most, time, last) => {
    while (time - at[first] >= 1000) first += 1;
    return Math.max(most, last - first + 1);
  }, 0);
}

/** Asks for the board each second until nothing waits; how long each answer took, in ms. */
async function askMeanwhile(agent) {
  const times = [];
  while ((await waiting(agent)) > 0) {
    const asked = performance.now();
    await agent.openOrders();
    times.push(performance.now() - asked);
    await sleep(Math.max(0, 1000 - (performance.now() - asked)));
  }
  return times;
}

export async function drain({ build, commands = "200" }) {
  const count = Number(commands);
  const orders = Math.ceil(count / told.length);
  const hub = await startHub(build, 0);
  const agent = await Agent.start(build, { hubUrl: hub.url, pollSeconds: 1 });
  try {
    await makeOrders(hub, orders);
    await waitForOrders(agent, orders);
    await waitForReading(hub, orders);
    await post(`${hub.control}/faults`, { kind: "no_effect_lost", count: -1 });
    const expected = await serveAll(agent, count);
    const queued = await waiting(agent);

    const { requests: before } = await ask(`${hub.control}/requests?from=0`);
    await ask(`${hub.control}/faults`, { method: "DELETE" });
    const backAt = performance.now();
    while ((await waiting(agent)) === queued) await sleep(10);
    const begunAt = performance.now();
    const times = await askMeanwhile(agent);

    const { requests } = await ask(`${hub.control}/requests?from=${before.at(-1).request}`);
    const at = requests.filter((one) => writes.includes(one.verb)).map((one) => Date.parse(one.t)); // when the hub got each
    const seconds = (at.at(-1) - at[0]) / 1000;
    const { lines: effects } = await ask(`${hub.control}/log?phase=effect`);
    const what = `${queued} commands written without the hub`;
    report("D1", `${what}, until the hub has all`, seconds, "s", [["20 requests a second", queued / requestsPerSecond, queued > 200 ? "under 600 s" : "under 60 s"]]);
    console.log(`D1 | until the hub was found again | ${((begunAt - backAt) / 1000).toFixed(1)} s, polled each second`);
    console.log(`D1 | requests of the sender for them | ${at.length} writes, ${requests.filter((one) => one.verb === "getOrder").length} readings`);
    console.log(`D1 | most of them within one second | ${mostWithinOneSecond(at)}`);
    console.log(`D2 | orders whose commands came not once each and in sequence | ${outOfOrder(effects, expected)} of ${expected.size}`);
    console.log(`D3 | the page's board meanwhile, ${orders} orders, asked ${times.length} times | p95 ${percentile(times, 0.95).toFixed(0)} ms, worst ${Math.max(...times).toFixed(0)} ms`);
  } finally {
    await Promise.all([agent.stop(), hub.stop()]);
  }
}
