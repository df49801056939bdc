// The real programs: the hub simulator and the agent, each with a folder and a port of its own, and a printer that obeys.
import { expect, test as base } from "@playwright/test";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync, openSync, closeSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { watch } from "./checks.mjs";
import { built, otherPage } from "./folders.mjs";

const patience_ms = 90_000;

const rest = (ms) => new Promise((go) => setTimeout(go, ms));

/** A program whose output goes to a file; killed hard when its test ends. */
class Program {
  constructor(command, args, output) {
    this.output = output;
    const file = openSync(output, "w");
    this.child = spawn(command, args, { stdio: ["ignore", file, file] });
    closeSync(file);
    this.ended = new Promise((done) => this.child.once("exit", done));
  }

  /** Waits until the output holds what is meant, and returns the match. */
  async said(pattern) {
    const end = Date.now() + patience_ms;
    for (;;) {
      const text = readFileSync(this.output, "utf8");
      const match = pattern.exec(text);
      if (match) {
        return match;
      }
      if (this.child.exitCode !== null || Date.now() > end) {
        throw new Error(`${this.output}: no ${pattern} in:\n${text}`);
      }
      await rest(20);
    }
  }

  async kill() {
    this.child.kill("SIGKILL");
    await this.ended;
  }
}

/** A label printer on a TCP port. `mode`: "ok" takes everything; "breaks" resets the connection after the first bytes. */
export class Printer {
  jobs = [];
  mode = "ok";

  async start() {
    this.server = createServer((socket) => {
      const pieces = [];
      socket.on("error", () => {});
      socket.on("data", (piece) => {
        pieces.push(piece);
        if (this.mode === "breaks") {
          socket.resetAndDestroy();
        }
      });
      socket.on("end", () => {
        if (pieces.length) {
          this.jobs.push(Buffer.concat(pieces).toString("latin1"));
        }
        socket.end();
      });
    });
    await new Promise((done) => this.server.listen(0, "127.0.0.1", done));
    return this.server.address().port;
  }

  stop() {
    this.server.close();
  }
}

export class World {
  folder = mkdtempSync(join(tmpdir(), "balcao-page-"));
  printer = new Printer();
  port = 0;

  async start() {
    const printerPort = await this.printer.start();
    this.hub = new Program(
      built("tests/simulator/balcao-hub-simulator", "balcao-hub-simulator"),
      ["--port", "0", "--data", join(this.folder, "hub"), "--seed", "11"],
      join(this.folder, "hub.out"),
    );
    const [, hubAddress] = await this.hub.said(/hub simulator on (http:\/\/127\.0\.0\.1:\d+)/);
    this.hubAddress = hubAddress;
    writeFileSync(join(this.folder, "secret"), "segredo\n", { mode: 0o600 });
    this.settings = {
      "hub.url": `${hubAddress}/v1`, "hub.client_id": "balcao", "hub.client_secret_file": join(this.folder, "secret"),
      "hub.poll_interval_s": "1", "hub.long_poll_s": "0", "web.undo_s": "0", stores: "1/101", "data.dir": join(this.folder, "data"), "printer.label": `socket://127.0.0.1:${printerPort}`,
      ...(otherPage ? { "web.pages_dir": otherPage } : {}),
    };
    await this.startAgent();
  }

  /** Starts the agent, after the first time on the same port, so that open pages find it again. */
  async startAgent() {
    const args = Object.entries({ ...this.settings, "web.port": String(this.port) }).map(([key, value]) => `--set=${key}=${value}`);
    this.agent = new Program(built("agent/balcao-agent", "balcao_agent"), args, join(this.folder, "agent.out"));
    const [, port] = await this.agent.said(/http:\/\/127\.0\.0\.1:(\d+)(?!\d|\/v1)/);
    this.port = Number(port);
    this.url = `http://127.0.0.1:${port}`;
  }

  /** `--setup` for the same data folder while the agent waits for its settings; `known` is what a set-up world has. */
  async setUpByHand(known) {
    const answers = [
      "--setup", `--hub-url=${known["hub.url"]}`, `--client-id=${known["hub.client_id"]}`, `--secret-file=${known["hub.client_secret_file"]}`,
      `--store=${known.stores}`, `--set=data.dir=${this.settings["data.dir"]}`,
    ];
    const setup = new Program(built("agent/balcao-agent", "balcao_agent"), answers, join(this.folder, "setup.out"));
    await setup.said(/setup\.properties/);
    await setup.ended;
  }

  async stop() {
    await this.agent?.kill();
    await this.hub?.kill();
    this.printer.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A call to the simulator's control. */
  async sim(method, path, body) {
    const response = await fetch(`${this.hubAddress}/sim${path}`, {
      method, headers: { "Content-Type": "application/json" }, ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) {
      throw new Error(`simulator ${method} ${path}: ${response.status} ${await response.text()}`);
    }
    return response.json();
  }

  /** A new order at the hub; returns its id. */
  async newOrder(wish = {}) {
    const order = { journey: "ship-from-store", partial: "quantity", lateRefusal: true, paid: true, lines: 2, quantity: 2, answer_in_s: 1800, ...wish };
    return (await this.sim("POST", "/orders", order)).orderId;
  }

  /** What calls of the agent changed at the hub, oldest first: of one verb, of one order, or all. */
  async effects({ verb, order } = {}) {
    const { lines } = await this.sim("GET", `/log?phase=effect${verb ? `&verb=${verb}` : ""}`);
    return lines.filter((line) => line.request !== 0 && (order === undefined || line.order === order));
  }

  async orderAtHub(order_id) {
    const answer = await this.sim("GET", `/orders/${order_id}`);
    return answer.order ?? answer;
  }
}

/** A page before the real agent; at its end nothing may have gone wrong in it. */
export const test = base.extend({
  world: async ({}, use) => {
    const world = new World();
    try {
      await world.start();
      await use(world);
    } finally {
      await world.stop();
    }
  },
  /** Opens a page (`another`: one more, in a browser of its own) and waits until it is live. */
  open: async ({ page, world, browser }, use) => {
    const watched = [];
    const others = [];
    await use(async (hash = "", { isAnother = false } = {}) => {
      let target = page;
      if (isAnother) {
        others.push(await browser.newContext({ locale: "pt-BR" }));
        target = await others.at(-1).newPage();
      }
      watched.push(await watch(target, world.url));
      await target.goto(`${world.url}/${hash}`);
      await target.locator(".line .updated").waitFor();
      return target;
    });
    for (const one of watched) {
      await one.expectClean();
    }
    for (const context of others) {
      await context.close();
    }
  },
});

/** Presses "found" (or "checked") until nothing is left of the order in work. */
async function countAll(page, isOver) {
  await page.locator(".work-head").waitFor();
  while (!(await isOver())) {
    // With the last unit the button goes away, perhaps just as it is aimed at: then look again.
    await page.locator(".item-buttons .primary").click({ timeout: 3000 }).catch(() => {});
  }
}

/** Starts a new order's picking from its ticket and goes with it to the packing table. */
export async function pickAll(page) {
  await page.getByRole("button", { name: "Começar a separar" }).first().click();
  await countAll(page, () => page.getByText("Tudo separado").isVisible());
  await page.getByRole("button", { name: "Concluir separação" }).click();
  await expect(page).toHaveURL(/#\/embalar\/\d+$/);
}

/** Checks every unit; with the last one the box is packed. */
export async function checkAll(page) {
  await countAll(page, async () => !(await page.locator(".meter").isVisible()));
}

/** Checks every unit, and waits until the packed order says what comes next. */
export async function packAll(page) {
  await checkAll(page);
  await expect(page.locator(".label-list, .shelf")).toBeVisible();
}

/** The ticket of an order in a column of the board. */
export function ticketIn(page, stage) {
  return page.locator(`.column[data-stage="${stage}"] .ticket`);
}

export { expect } from "@playwright/test";
export { said, scan } from "./scanner.mjs";
