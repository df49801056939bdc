// Figures that need whole programs. Each prints medians of interleaved runs and a ratio to a peer or
// limit of the same run; none is an assertion.

import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";

import { load } from "./load.mjs";
import {
  Agent, scratchFolder, startFastify, startHub, startNginx, startNodeRed, waitForOrders,
} from "./peers.mjs";
import { median, sleep } from "./process.mjs";

const fixed = (value) => (value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(2) : value.toFixed(4));

export function report(id, what, value, unit, ratios = []) {
  const compared = ratios.map(([name, of, goal]) => `${fixed(value / of)}x of ${name} (${fixed(of)} ${unit}; goal ${goal})`);
  console.log([id, what, `${fixed(value)} ${unit}`, ...compared].join(" | "));
}

async function interleaved(times, ...measures) {
  const values = measures.map(() => []);
  for (let round = 0; round < times; round += 1) {
    for (const [index, measure] of measures.entries()) values[index].push(await measure());
  }
  return values;
}

/** P1, P2, P3: memory and processor while polling 1,000 open orders, then under load. */
export async function idleAndLoad({ build, peers, quick }) {
  const hub = await startHub(build, 1000);
  const agent = await Agent.start(build, { hubUrl: hub.url });
  const nodeRed = await startNodeRed(peers, { hubUrl: hub.url });
  await waitForOrders(agent, 1000);
  await waitForOrders(nodeRed, 1000);
  const seconds = quick ? 10 : 30;
  await sleep(8000); // past the first intake

  const before = [agent, nodeRed].map((subject) => [subject.cpuSeconds(), subject.wakeUps()]);
  await sleep(seconds * 1000);
  const [ours, theirs] = [agent, nodeRed].map((subject, index) => ({
    cpu: ((subject.cpuSeconds() - before[index][0]) / seconds) * 100,
    wakeUps: (subject.wakeUps() - before[index][1]) / seconds,
    ...subject.memory(),
  }));
  report("P1", "idle RSS, 1,000 open orders", ours.rss, "MB", [["node-red", theirs.rss, "1/6"]]);
  report("P1", "idle private dirty", ours.dirty, "MB", [["node-red", theirs.dirty, "1/10"]]);
  report("P3", "idle processor", Math.max(ours.cpu, 0.001), "%", [["node-red", Math.max(theirs.cpu, 0.001), "1/4"]]);
  report("P3", "idle wake-ups a second (polling every 5 s)", ours.wakeUps, "/s", [["node-red", theirs.wakeUps, "-"]]);
  await reportWakeUpsBetweenPolls({ build, hub, seconds });

  for (const subject of [agent, nodeRed]) await load(subject.listUrl, { seconds: quick ? 3 : 10, headers: subject.headers });
  report("P2", "peak RSS under load", agent.memory().peak, "MB", [["node-red", nodeRed.memory().peak, "1/10"]]);
  await Promise.all([agent.stop(), nodeRed.stop(), hub.stop()]);
}

/** P3: an agent between two polls that are far apart does nothing at all. */
async function reportWakeUpsBetweenPolls({ build, hub, seconds }) {
  const agent = await Agent.start(build, { hubUrl: hub.url, pollSeconds: 60 });
  await waitForOrders(agent, 1000);
  await sleep(20_000); // until the connections of this bench are closed as idle; the next poll is far yet
  const before = agent.wakeUps();
  await sleep(seconds * 1000);
  console.log(`P3 | wake-ups between polls in ${seconds} s | ${agent.wakeUps() - before} (goal 0)`);
  await agent.stop();
}

/** P4: from the start of the process to the first 200. */
export async function start({ build, peers, history, quick }) {
  const startOf = (begin) => async () => {
    const subject = await begin();
    await subject.stop();
    return subject.firstMs;
  };
  const empty = scratchFolder();
  const [ours, fastify, nodeRed, full] = (
    await interleaved(
      quick ? 3 : 5,
      startOf(() => Agent.start(build, { folder: empty })),
      startOf(() => startFastify(peers)),
      startOf(() => startNodeRed(peers)),
      startOf(() => Agent.start(build, { folder: history })),
    )
  ).map(median);
  report("P4", "start to first 200", ours, "ms", [["node-red", nodeRed, "1/10"], ["fastify", fastify, "1/2"]]);
  report("P4", "the same with 1,000,000 finished orders", full, "ms", [["an empty ledger", ours, "2"]]);
}

/** P6, P7: the list of open orders. */
export async function list({ build, peers, quick }) {
  const hub = await startHub(build, 1000);
  const agent = await Agent.start(build, { hubUrl: hub.url, pollSeconds: 60 });
  const nodeRed = await startNodeRed(peers, { hubUrl: hub.url, pollSeconds: 60 });
  const fastify = await startFastify(peers, { hubUrl: hub.url, pollSeconds: 60 });
  for (const subject of [agent, nodeRed, fastify]) await waitForOrders(subject, 1000);
  const kept = await fetch(agent.listUrl, { headers: { ...agent.headers, "Accept-Encoding": "identity" } });
  const nginx = await startNginx(Buffer.from(await kept.arrayBuffer()));
  const etag = kept.headers.get("etag");
  const sizes = [];
  for (const subject of [agent, nodeRed, fastify]) {
    const list = await fetch(subject.listUrl, { headers: { ...subject.headers, "Accept-Encoding": "identity" } });
    sizes.push((await list.arrayBuffer()).byteLength / 1000);
  }

  const measure = (subject, extra = {}) => () => load(subject.listUrl, { headers: { ...subject.headers, ...extra } });
  const results = await interleaved(
    quick ? 1 : 3,
    measure(agent),
    measure(nodeRed),
    measure(fastify),
    measure(nginx),
    measure(agent, { "If-None-Match": etag }),
  );
  const [ours, theirs, second, limit, unchanged] = results.map((runs) => ({
    rate: median(runs.map((run) => run.rate)),
    p99: median(runs.map((run) => run.p99)),
  }));
  report("--", "bytes of the list", sizes[0], "kB", [["node-red", sizes[1], "1, to be fair"], ["fastify", sizes[2], "1, to be fair"]]);
  report("P6", "order list, 1,000 open orders", ours.rate, "req/s", [["node-red", theirs.rate, "5"], ["fastify", second.rate, "1.5"]]);
  report("P6", "its p99", ours.p99, "ms", [["node-red", theirs.p99, "1/4"]]);
  report("P7", "the same bytes as nginx serves", ours.rate, "req/s", [["nginx", limit.rate, "0.6"]]);
  report("P7", "unchanged list (304)", unchanged.rate, "req/s", [["nginx sending the bytes", limit.rate, "0.6"]]);
  await Promise.all([agent, nodeRed, fastify, nginx, hub].map((subject) => subject.stop()));
}

/** The list with 10,000 open orders: intake time and page list. */
export async function manyOrders({ build, quick }) {
  const hub = await startHub(build, 10_000);
  const begun = performance.now();
  const agent = await Agent.start(build, { hubUrl: hub.url, pollSeconds: 60 });
  await waitForOrders(agent, 10_000);
  console.log(`-- | from process start to 10,000 orders on the board | ${fixed(performance.now() - begun)} ms`);
  const result = await load(agent.listUrl, { headers: { ...agent.headers, "Accept-Encoding": "gzip" }, seconds: quick ? 2 : 5 });
  console.log(`-- | page list, 10,000 open orders, gzip | ${fixed(result.rate)} req/s, p99 ${fixed(result.p99)} ms`);
  const { rss, peak } = agent.memory();
  console.log(`-- | memory with 10,000 open orders | ${fixed(rss)} MB, peak ${fixed(peak)} MB`);
  await Promise.all([agent.stop(), hub.stop()]);
}

/** P14: many event streams beside requests. */
export async function streams({ build, quick }) {
  const hub = await startHub(build, 100);
  const agent = await Agent.start(build, { hubUrl: hub.url });
  await waitForOrders(agent, 100);
  const url = `${agent.origin}/api/v1/status`;
  const rate = async () => (await load(url, { headers: agent.headers, seconds: quick ? 2 : 4 })).rate;
  const open = [];
  const openStreams = async (count) => {
    while (open.length < count) {
      const stop = new AbortController();
      const reply = await fetch(`${agent.origin}/api/v1/events`, { headers: agent.headers, signal: stop.signal });
      if (reply.status !== 200) throw new Error(`stream ${open.length + 1}: ${reply.status}`);
      open.push(stop);
    }
  };
  await rate();
  const without = await rate();
  const quiet = agent.memory().dirty;
  await openStreams(50);
  const bytes = ((agent.memory().dirty - quiet) * 1024) / 50;
  const fifty = await rate();
  await openStreams(190);
  const most = await rate();
  report("P14", "requests beside 50 streams", fifty, "req/s", [["no stream", without, "0.9"]]);
  report("P14", "requests beside 190 streams", most, "req/s", [["no stream", without, "-"]]);
  console.log(`P14 | memory of a stream | ${fixed(Math.max(bytes, 0))} kB (goal 32)`);
  open.forEach((stop) => stop.abort());
  await Promise.all([agent.stop(), hub.stop()]);
}

/** From the clerk's answer to the hub's book: one decision at a time. */
export async function decisionEndToEnd({ build, quick }) {
  const hub = await startHub(build, quick ? 20 : 60);
  const agent = await Agent.start(build, { hubUrl: hub.url, pollSeconds: 5 });
  await waitForOrders(agent, quick ? 20 : 60);
  const times = [];
  for (const card of await agent.openOrders()) {
    if (card.state !== "offered" || card.is_paid === false) continue;
    const detail = await (await fetch(`${agent.origin}/api/v1/orders/${card.order_ref}`, { headers: agent.headers })).json();
    const lines = detail.lines.map((line) => ({ line_id: line.line_id, accepted: line.quantity, refusals: [] }));
    const begun = performance.now();
    const reply = await fetch(`${agent.origin}/api/v1/orders/${card.order_ref}/commands`, {
      method: "POST",
      headers: { ...agent.headers, "Content-Type": "application/json", Origin: agent.origin },
      body: JSON.stringify({ command_id: randomUUID(), command: "decide", lines }),
    });
    if (reply.status !== 200) throw new Error(await reply.text());
    const stored = performance.now() - begun;
    for (;;) {
      const { order } = await (await fetch(`${hub.control}/orders/${encodeURIComponent(card.order_id)}`)).json();
      if (order.lines[0].accepted !== undefined) break;
      await sleep(1);
    }
    times.push([stored, performance.now() - begun]);
  }
  console.log(`-- | decision stored (click to answer), p50 | ${fixed(median(times.map(([stored]) => stored)))} ms`);
  console.log(`-- | decision at the hub (click to its book), p50 | ${fixed(median(times.map(([, whole]) => whole)))} ms`);
  await Promise.all([agent.stop(), hub.stop()]);
}


/** L1 to L5: the store's own label beside pdfkit, a PDF on its way to a label printer, straight and by CUPS. */
export async function papers({ build, peers, quick }) {
  const run = (command, args) => execFileSync(command, args, { encoding: "utf8" }).trim().split(" ").map(Number);
  const folder = scratchFolder();
  const fonts = `${build}/printing/fonts`;
  const [ours, theirs] = await interleaved(
    quick ? 3 : 7,
    () => run(`${build}/tests/bench/balcao-bench`, ["label", folder]),
    () => run("node", [`${peers}/pdfkit_label.mjs`, `${fonts}/papers-regular.ttf`, `${fonts}/papers-bold.ttf`]),
  );
  const medianOf = (values, index) => median(values.map((value) => value[index]));
  report("L1", "own label of 100 x 150 mm as a PDF", medianOf(ours, 0), "ms", [["pdfkit + bwip-js", medianOf(theirs, 0), "1/8"]]);
  report("L1", "its size", medianOf(ours, 1), "B", [["pdfkit + bwip-js", medianOf(theirs, 1), "-"]]);
  execFileSync(`${build}/tests/bench/balcao-bench`, ["papers", folder], { stdio: "inherit" });
}
