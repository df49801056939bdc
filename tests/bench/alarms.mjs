// A: faults that shops have, each induced on a running agent of its own with its own hub and label printer, all at once: how long
// until the agent says that somebody must act, and whether the agents without a fault say so, too.
//
// Everything is as installed: the intervals are the defaults, and what is asked is /metrics, as a monitoring of the chain would.
import { randomUUID } from "node:crypto";
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

import { ask, post } from "./http.mjs";
import { Agent, scratchFolder, SITE, startHub, STORE, waitForOrders } from "./peers.mjs";
import { median, sleep } from "./process.mjs";

const limit_s = 120;
const settling_ms = 45_000; // all is looked at once before anything is broken
const mustAct = /^balcao_health\{part="([^"]*)",about="[^"]*",found="([^"]*)"\} 2$/gm;
const usual = { "hub.poll_interval_s": "10", "hub.long_poll_s": "25" }; // the defaults

/** A label printer that reads ZPL and answers ~HS. */
function startPrinter() {
  const printer = { isOutOfPaper: false, sockets: new Set() };
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    printer.sockets.add(socket);
    socket.on("error", () => {}).on("close", () => printer.sockets.delete(socket)).on("end", () => socket.end());
    socket.on("data", (bytes) => {
      if (bytes.includes("~HS")) {
        const paper = printer.isOutOfPaper ? 1 : 0;
        socket.write(`\x02030,${paper},0,1245,000,0,0,0,000,0,0,0\x03\r\n\x02000,0,0,0,0,2,4,0,00000000,1,000\x03\r\n\x021234,0\x03\r\n`);
      }
    });
  });
  printer.stop = () => {
    server.close();
    printer.sockets.forEach((socket) => socket.destroy());
  };
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(Object.assign(printer, { port: server.address().port }))));
}

const always = (kind, more = {}) => ({ hub }) => post(`${hub.control}/faults`, { kind, count: -1, ...more });

/** Accepts the first order that is still offered, if there is one. */
async function decide({ agent }) {
  const card = (await agent.openOrders()).find(({ state }) => state === "offered");
  if (!card) return;
  const order = `${agent.origin}/api/v1/orders/${card.order_ref}`;
  const detail = await ask(order, { headers: agent.headers });
  const lines = detail.lines.map((line) => ({ line_id: line.line_id, accepted: line.quantity, refusals: [] }));
  await post(`${order}/commands`, { command_id: randomUUID(), command: "decide", lines }, { ...agent.headers, Origin: agent.origin });
}

const faults = [
  { what: "the hub is not there", induce: ({ hub }) => hub.stop() },
  { what: "the hub takes connections and never answers", induce: always("slow", { delay_ms: 600_000, variant: "before" }) },
  { what: "the hub is being repaired (503)", induce: always("503") },
  { what: "a portal answers everything with a page", induce: always("html_200") },
  { what: "the hub takes the credential no more", induce: always("401") },
  { what: "the hub has withdrawn the store", induce: ({ hub }) => post(`${hub.control}/stores/${SITE}/${STORE}/revoke`, {}) },
  { what: "the clock is an hour off", induce: always("clock_skew", { skew_ms: 3_600_000 }) },
  {
    what: "the secret's file is gone",
    induce: async ({ hub, folder }) => {
      rmSync(join(folder, "secret"));
      await post(`${hub.control}/expire-tokens`, {});
    },
  },
  {
    what: "the disk is full",
    isOnDiskOfItsOwn: true,
    induce: ({ folder }) => {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(join(folder, "filler"), Buffer.alloc(bavail * bsize - 65_536));
    },
  },
  {
    what: "the hub refuses an answer for good",
    induce: async (shop) => {
      await always("refuse", { operation: "decide", code: 422, variant: "invalid-decision" })(shop);
      await decide(shop);
    },
  },
  { what: "the label printer is not there", induce: ({ printer }) => printer.stop() },
  { what: "the label printer has no paper", induce: ({ printer }) => { printer.isOutOfPaper = true; } },
];
const wells = [{ what: "nothing is broken" }, { what: "nothing is broken, and orders come and are answered", isBusy: true }];

const isRoot = () => process.getuid?.() === 0;

function ownDisk() {
  const folder = join(scratchFolder(), "disk");
  mkdirSync(folder);
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=700m", "tmpfs", folder]);
  process.prependListener("exit", () => execFileSync("umount", ["-l", folder])); // before it is removed
  return folder;
}

async function openShop(build, fault) {
  const hub = await startHub(build, 3);
  const printer = await startPrinter();
  const folder = fault.isOnDiskOfItsOwn ? ownDisk() : scratchFolder();
  const agent = await Agent.start(build, {
    hubUrl: hub.url, folder,
    more: { ...usual, "printer.label": `socket://127.0.0.1:${printer.port}`, "printer.label.language": "zpl", "printer.label.status": "yes" },
  });
  await waitForOrders(agent, 3);
  return { ...fault, hub, printer, folder, agent };
}

/** What somebody must act upon: "part word" of each. */
async function alarms({ agent }) {
  const text = await (await fetch(`${agent.origin}/metrics`)).text();
  return [...text.matchAll(mustAct)].map(([, part, found]) => `${part} ${found}`);
}

/** Seconds until the first alarm, and everything that is said by then. */
async function firstAlarm(shop, begunAt) {
  for (;;) {
    const seconds = (performance.now() - begunAt) / 1000;
    const said = await alarms(shop);
    if (said.length || seconds > 2 * limit_s) return { seconds, said };
    await sleep(500);
  }
}

/** Alarms of a shop where nothing is broken. */
async function falseAlarms(shop, until) {
  const said = new Set();
  while (performance.now() < until) {
    (await alarms(shop)).forEach((one) => said.add(one));
    if (shop.isBusy && Math.random() < 0.2) {
      await post(`${shop.hub.control}/orders`, { lines: 2, quantity: 1, paid: true });
      await decide(shop);
    }
    await sleep(1000);
  }
  return [...said];
}

export async function alarmsOfFaults({ build }) {
  const wanted = faults.filter((fault) => !fault.isOnDiskOfItsOwn || isRoot());
  if (wanted.length < faults.length) console.log("A1 | left out, because only root can give an agent a disk of its own | the disk is full");
  const shops = [];
  for (const one of [...wanted, ...wells]) shops.push(await openShop(build, one));
  try {
    await sleep(settling_ms);
    const early = (await Promise.all(shops.map(alarms))).flat();
    const begunAt = performance.now();
    const quiet = shops.slice(wanted.length).map((shop) => falseAlarms(shop, begunAt + 2 * limit_s * 1000));
    const found = await Promise.all(shops.slice(0, wanted.length).map(async (shop) => {
      const at = performance.now();
      await shop.induce(shop);
      return { what: shop.what, ...await firstAlarm(shop, at) };
    }));
    for (const { what, seconds, said } of found) {
      console.log(`A1 | ${what} | ${said.length ? `${seconds.toFixed(0)} s | ${said.join(", ")}` : "NO ALARM"}`);
    }
    const times = found.map(({ said, seconds }) => (said.length ? seconds : Infinity));
    const late = times.filter((one) => one > limit_s).length;
    console.log(`A1 | ${times.length} faults until somebody must act, median | ${median(times).toFixed(0)} s | worst ${Math.max(...times).toFixed(0)} s | limit ${limit_s} s | ${late === 0 ? "kept" : `${late} NOT KEPT`}`);
    const wrong = [...early, ...(await Promise.all(quiet)).flat()];
    console.log(`A2 | alarms without a fault: before it, and in ${2 * limit_s} s of ${wells.length} shops | ${wrong.length} | limit 0 | ${wrong.length === 0 ? "kept" : `NOT KEPT: ${wrong.join(", ")}`}`);
  } finally {
    for (const shop of shops) {
      shop.printer.stop();
      await Promise.all([shop.agent.stop(), shop.hub.stop()]);
    }
  }
}
