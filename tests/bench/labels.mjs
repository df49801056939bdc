// L6: from the hub's answer with a label to the label's first byte at the printer, by the real agent.
//
// The clock begins when the hub's whole answer to GET .../labels, which has the label in it, leaves a proxy between agent and
// simulator, and ends with the first byte at a listener; both stand in this process, so that one clock counts. Beside it a bare
// client in a thread of its own does the same with the same answer: once with nothing else, once after two synced writes of 4 kB
// in place, the least for a label that is kept before it is printed and claimed before its first byte.
import { randomUUID } from "node:crypto";
import { closeSync, fdatasyncSync, openSync, writeSync } from "node:fs";
import http from "node:http";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";

import { sleep } from "./process.mjs";

const PAGE = Buffer.alloc(4096, "x");
const warmUps = 5;
const settling = 50; // ms in which the agent writes down how it went; the clients after it must not wait for its disk

// --- the bare client, in its thread ---------------------------------------------------------------

function fetchLabel({ port, path, headers }, agent) {
  return new Promise((done, failed) => {
    http.get({ host: "127.0.0.1", port, path, headers, agent }, (reply) => {
      const pieces = [];
      reply.on("data", (piece) => pieces.push(piece));
      reply.on("end", () => done(Buffer.from(JSON.parse(Buffer.concat(pieces)).labels[0].content, "base64")));
    }).on("error", failed);
  });
}

function carryLabels({ file, printerPort }) {
  const disk = openSync(file, "w");
  writeSync(disk, PAGE);
  fdatasyncSync(disk);
  const agent = new http.Agent({ keepAlive: true });
  parentPort.on("message", async ({ request, writes }) => {
    if (!request) {
      closeSync(disk);
      agent.destroy();
      parentPort.close();
      return;
    }
    const label = await fetchLabel(request, agent);
    for (let i = 0; i < writes; i += 1) {
      writeSync(disk, PAGE, 0, PAGE.length, 0); // in place, as a WAL is written from its second round on: nothing grows
      fdatasyncSync(disk);
    }
    connect({ port: printerPort, host: "127.0.0.1", noDelay: true }).end(label);
  });
}

if (!isMainThread) carryLabels(workerData);

// --- what stands around them ----------------------------------------------------------------------

/** Passes everything on to the simulator; knows when it last answered a question for labels, and what the question was. */
async function startProxy(hubPort) {
  const connections = new http.Agent({ keepAlive: true });
  const proxy = { answeredAt: 0, question: undefined };
  const server = http.createServer((question, answer) => {
    const { method, url: path, headers } = question;
    const onward = http.request({ host: "127.0.0.1", port: hubPort, method, path, headers, agent: connections }, (reply) => {
      const pieces = [];
      reply.on("data", (piece) => pieces.push(piece));
      reply.on("end", () => {
        const body = Buffer.concat(pieces);
        if (method === "GET" && path.includes("/labels") && reply.statusCode === 200) {
          proxy.question = { path, headers };
          proxy.answeredAt = performance.now();
        }
        answer.writeHead(reply.statusCode, reply.headers);
        answer.end(body);
      });
    });
    onward.on("error", () => answer.destroy());
    question.pipe(onward);
  });
  server.keepAliveTimeout = 120_000; // longer than the agent keeps a connection: it never meets one that just closed
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  proxy.port = server.address().port;
  proxy.stop = () => {
    server.closeAllConnections();
    connections.destroy();
    server.close();
  };
  return proxy;
}

/** A listener as on port 9100; `next` waits for a label and says when its first byte came, after its end. */
async function startListener() {
  let tell;
  const server = createServer((socket) => {
    let firstAt;
    socket.on("data", () => { firstAt ??= performance.now(); });
    socket.on("end", () => { if (firstAt !== undefined) tell(firstAt); });
    socket.on("error", () => {});
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    port: server.address().port,
    next: () => new Promise((done, failed) => {
      const tooLong = setTimeout(() => failed(new Error("no label came to the printer for 30 s")), 30_000);
      tell = (firstAt) => {
        clearTimeout(tooLong);
        done(firstAt);
      };
    }),
    stop: () => server.close(),
  };
}

async function makeOrders(hub, count) {
  const reply = await fetch(`${hub.control}/orders`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ journey: "ship-from-store", paid: true, lines: 2, quantity: 2, answer_in_s: 7200, count }),
  });
  if (!reply.ok) throw new Error(`the simulator makes no orders: ${reply.status} ${await reply.text()}`);
}

async function accept(agent, card) {
  const order = `${agent.origin}/api/v1/orders/${card.order_ref}`;
  const detail = await (await fetch(order, { headers: agent.headers })).json();
  const lines = detail.lines.map((line) => ({ line_id: line.line_id, accepted: line.quantity, refusals: [] }));
  const reply = await fetch(`${order}/commands`, {
    method: "POST",
    headers: { ...agent.headers, "Content-Type": "application/json", Origin: agent.origin },
    body: JSON.stringify({ command_id: randomUUID(), command: "decide", lines }),
  });
  if (reply.status !== 200) throw new Error(await reply.text());
}

/** The value that a share of the values does not exceed (nearest rank). */
function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(Math.ceil(share * sorted.length) - 1, 0)];
}

export async function hubToPrinter({ build, peers, quick }) {
  // Loaded here because the thread above needs none of it.
  const { report } = await import("./figures.mjs");
  const { Agent, scratchFolder, startHub, waitForOrders } = await import("./peers.mjs");
  const orders = (quick ? 100 : 200) + warmUps;
  const folder = scratchFolder(join(peers, "..")); // on the disk of the build: a folder in memory syncs for nothing
  const hub = await startHub(build, 0);
  const proxy = await startProxy(Number(new URL(hub.url).port));
  const listener = await startListener();
  const bare = new Worker(fileURLToPath(import.meta.url), { workerData: { file: join(folder, "synced"), printerPort: listener.port } });
  const agent = await Agent.start(build, {
    hubUrl: `http://127.0.0.1:${proxy.port}/v1`,
    folder,
    more: { "printer.label": `socket://127.0.0.1:${listener.port}`, "printer.label.language": "zpl" },
  });
  await makeOrders(hub, orders);
  await waitForOrders(agent, orders);

  const times = { ours: [], alone: [], synced: [] };
  const measure = async (name, begin) => {
    const label = listener.next();
    await begin();
    times[name].push((await label) - proxy.answeredAt);
  };
  const carry = (writes) => () => bare.postMessage({ request: { port: proxy.port, ...proxy.question }, writes });
  for (const card of await agent.openOrders()) {
    await measure("ours", () => accept(agent, card));
    await sleep(settling);
    await measure("alone", carry(0));
    await measure("synced", carry(2));
  }
  bare.postMessage({});
  await Promise.all([agent.stop(), hub.stop()]);
  proxy.stop();
  listener.stop();

  for (const [name, share] of [["p50", 0.5], ["p95", 0.95]]) {
    const [ours, alone, synced] = Object.values(times).map((values) => percentile(values.slice(warmUps), share));
    report("L6", `hub's answer to first byte at the printer, ${times.ours.length - warmUps} orders, ${name}`, ours, "ms", [
      ["a bare client", alone, "-"], ["a bare client after two synced writes", synced, "-"],
    ]);
  }
}
