import { test as base } from "@playwright/test";
import { watch } from "./checks.mjs";
import { FakeAgent } from "./fake_agent.mjs";
import { pageFolder } from "./folders.mjs";
import { morning } from "./sample_orders.mjs";

/** A page before a fake agent: `agent` to play with, `open(hash)` to go there, and a check that nothing went wrong at the end. */
export const test = base.extend({
  agent: async ({}, use) => {
    const agent = new FakeAgent(pageFolder());
    await agent.start();
    await use(agent);
    await agent.stop();
  },
  open: async ({ page, agent }, use) => {
    const watched = await watch(page, agent.url);
    await use(async (hash = "") => {
      await page.goto(`${agent.url}/${hash}`);
      await page.reload(); // a new hash alone is no new page
      await ready(page);
    });
    await watched.expectClean();
  },
});

/** Waits until the page shows what it was asked for, with the order that it is busy with: keys before that do nothing. */
async function ready(page) {
  const isOrder = new URL(page.url()).hash.startsWith("#/pedido/");
  await page.locator(isOrder ? ".panel-scroll" : ".app:not([inert]) :is(.tile, .page):visible").first().waitFor();
  await page.locator("[data-coming]").waitFor({ state: "detached" });
}

/** Loads the page anew in another language. */
export async function speak(page, code) {
  await page.evaluate((chosen) => localStorage.setItem("balcao.language", chosen), code);
  await page.reload();
  await ready(page);
}

/** The label printer of a packing table, as the agent's status names it. */
export const tablePrinter = (station, change = {}) => ({ role: "label", station, is_configured: true, state: "ok", reasons: [], waiting: 0, in_doubt: 0, held: 0, ...change });

/** Chooses the packing table of this browser as a person does. */
export async function standAt(page, name) {
  await page.evaluate(() => {
    location.hash = "#/configuracao";
  });
  await page.getByLabel(name, { exact: true }).check();
}

/** Fills the agent with a morning's work. */
export function fill(agent) {
  const day = morning();
  day.orders.forEach((order) => agent.put(order));
  agent.problems = day.problems;
  agent.status.outbox = { waiting: 2, parked: 1, oldest_ms: Date.now() - 90_000 };
  agent.status.printers[0].in_doubt = 1;
  agent.status.printers[0].held = 1;
  agent.status.printers.push(tablePrinter("Mesa 1"), tablePrinter("Mesa 2", { reasons: ["media-low"] }));
  agent.codes.keep({ carriers: [{ code: "33", means: "Transportadora Rápida do Interior Ltda." }] });
  agent.codes.seen.push(
    { table: "statuses", code: "17", name: "Aguardando etiqueta", orders: 3 }, { table: "carriers", code: "LGI", name: "Loggi", orders: 1 }, { table: "carriers", code: "33", name: "", orders: 4 },
  );
  agent.codes.findings = [{ slug: "meaning_lost", table: "statuses", code: "in_transit" }, { slug: "given_code", table: "statuses", code: "3" }];
  agent.codes.changedOrders = 2;
  agent.printers.set("printer.label.stations", "Mesa 1=socket://10.0.0.21:9100, Mesa 2=socket://10.0.0.22:9100");
}

export { expect } from "@playwright/test";
export { said, scan } from "./scanner.mjs";
