// The subjects: Balcão itself, its two peers, and the hub simulator that all of them poll.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { freePort, sleep, Subject } from "./process.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));

export const SITE = "1";
export const STORE = "101";

const scratch = [];
process.on("exit", () => scratch.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

export function scratchFolder(parent = tmpdir()) {
  const folder = mkdtempSync(join(parent, "balcao-bench-"));
  scratch.push(folder);
  return folder;
}

export async function startHub(build, orders) {
  const port = await freePort();
  const folder = scratchFolder();
  const hub = new Subject("hub", join(build, "tests/simulator/balcao-hub-simulator"), [
    "--port", String(port), "--data", folder, "--seed", "7", "--orders", String(orders), "--site", SITE, "--store", STORE,
  ], { log: join(folder, "hub.log") });
  hub.url = `http://127.0.0.1:${port}/v1`;
  hub.control = `http://127.0.0.1:${port}/sim`;
  await hub.firstAnswer(`${hub.control}/orders`);
  return hub;
}

export class Agent extends Subject {
  static async start(build, { hubUrl, folder = scratchFolder(), pollSeconds = 5, more = {} }) {
    const port = await freePort();
    const secret = join(folder, "secret");
    writeFileSync(secret, "segredo\n", { mode: 0o600 });
    const settings = {
      "hub.url": hubUrl ?? "http://127.0.0.1:9/v1",
      "hub.client_id": "balcao",
      "hub.client_secret_file": secret,
      "hub.poll_interval_s": String(pollSeconds), "web.undo_s": "0",
      "hub.long_poll_s": "0",
      "stores": `${SITE}/${STORE}`,
      "data.dir": join(folder, "data"),
      "web.port": String(port),
      ...more,
    };
    const args = Object.entries(settings).map(([key, value]) => `--set=${key}=${value}`);
    const agent = new Agent("balcao", join(build, "agent/balcao-agent"), args, { log: join(folder, "agent.log") });
    agent.origin = `http://127.0.0.1:${port}`;
    agent.firstMs = await agent.firstAnswer(`${agent.origin}/health`);
    const session = await (await fetch(`${agent.origin}/api/v1/session`)).json();
    agent.headers = { "X-Balcao-Token": session.token };
    agent.listUrl = `${agent.origin}/api/v1/board`;
    return agent;
  }

  async openOrders() {
    return (await (await fetch(this.listUrl, { headers: this.headers })).json()).orders;
  }
}

class Peer extends Subject {
  headers = {};

  async openOrders() {
    return (await fetch(`${this.origin}/ids`)).json();
  }
}

export async function startFastify(peers, { hubUrl, pollSeconds = 5 } = {}) {
  const port = await freePort();
  const folder = scratchFolder();
  const args = [join(peers, "fastify-agent.mjs"), String(port), join(folder, "orders.db")];
  if (hubUrl) args.push(hubUrl, `${SITE}/${STORE}`, String(pollSeconds));
  const peer = new Peer("fastify", process.execPath, args);
  peer.origin = `http://127.0.0.1:${port}`;
  peer.listUrl = `${peer.origin}/orders`;
  peer.firstMs = await peer.firstAnswer(peer.listUrl);
  return peer;
}

export async function startNodeRed(peers, { hubUrl, pollSeconds = 5 } = {}) {
  const port = await freePort();
  const folder = scratchFolder();
  const env = { PEER_PORT: String(port), PEER_DIR: folder, PEER_FILE: join(folder, "orders.db") };
  if (hubUrl) Object.assign(env, { PEER_HUB: hubUrl, PEER_STORE: `${SITE}/${STORE}`, PEER_SECONDS: String(pollSeconds) });
  const peer = new Peer("node-red", process.execPath, [
    join(peers, "node_modules/node-red/red.js"), "-s", join(peers, "node-red/settings.cjs"),
  ], { env });
  peer.origin = `http://127.0.0.1:${port}`;
  peer.listUrl = `${peer.origin}/orders`;
  peer.firstMs = await peer.firstAnswer(peer.listUrl);
  return peer;
}

/** nginx serving one file: what the machine can do with these bytes. */
export async function startNginx(bytes) {
  const port = await freePort();
  const folder = scratchFolder();
  mkdirSync(join(folder, "www"));
  writeFileSync(join(folder, "www/list.json"), bytes);
  const config = `daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log;
events {} http { access_log off; client_body_temp_path ${folder}; proxy_temp_path ${folder}; fastcgi_temp_path ${folder};
uwsgi_temp_path ${folder}; scgi_temp_path ${folder}; types { application/json json; }
server { listen 127.0.0.1:${port}; keepalive_requests 1000000; root ${folder}/www; } }`;
  writeFileSync(join(folder, "nginx.conf"), config);
  const nginx = new Subject("nginx", "nginx", ["-c", join(folder, "nginx.conf")]);
  nginx.listUrl = `http://127.0.0.1:${port}/list.json`;
  await nginx.firstAnswer(nginx.listUrl);
  return nginx;
}

/** Waits until a subject shows `count` open orders. */
export async function waitForOrders(subject, count) {
  for (let tries = 0; tries < 1200; tries += 1) {
    if ((await subject.openOrders()).length >= count) return;
    await sleep(100);
  }
  throw new Error(`${subject.name} does not show ${count} orders`);
}

export { here };
