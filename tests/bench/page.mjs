// The page in Debian's Chromium before the real agent: what it weighs, when it can be read, how soon an order is on every screen.
// Needs tests/browser's Playwright. Prints each figure with its limit; none is an assertion.
import { statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { Agent, startHub, waitForOrders } from "./peers.mjs";
import { median, sleep } from "./process.mjs";

const browserTests = fileURLToPath(new URL("../browser/package.json", import.meta.url));
const shownOrders = 60; // a busy morning
/** A folder with a page to measure instead of the built one, as in the page tests. */
const otherPage = process.env.BALCAO_PAGE;
const slowdown = 4; // of the processor: the cheap PC of a shop

function say(what, value, unit, limit, note = "") {
  const isKept = value <= limit;
  console.log(["page", what, `${Number(value.toFixed(4))} ${unit}`, `limit ${limit} ${unit}`, isKept ? "kept" : "NOT KEPT", note].filter(Boolean).join(" | "));
}

/** What a browser loads before it shows an order, compressed, with the largest language. */
function reportSize(build) {
  const folder = otherPage ?? join(build, "agent/clerk/web/page");
  const size = (name) => statSync(join(folder, `${name}.gz`)).size;
  const start = size("app.js") + size("base.js") + size("app.css") + Math.max(size("en.js"), size("es.js"));
  say("JS + CSS at the start, compressed", start / 1024, "kB", 90, `afterwards ${((size("more.js") + size("more.css")) / 1024).toFixed(1)} kB more`);
}

/** Runs in the page: notes when the board is first painted, when each order is, and what jumps. */
function watchPage() {
  window.bench = { painted: undefined, seen: {}, shift: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!entry.hadRecentInput) {
        window.bench.shift += entry.value;
      }
    }
  }).observe({ type: "layout-shift", buffered: true });
  const look = () => {
    const tickets = [...document.querySelectorAll(".ticket[data-order]")].map((one) => one.dataset.order);
    const fresh = tickets.filter((one) => !(one in window.bench.seen));
    const isFirst = window.bench.painted === undefined && tickets.length > 0;
    if (fresh.length) {
      fresh.forEach((one) => { window.bench.seen[one] = 0; });
      // A frame is on the screen when the one after it begins.
      requestAnimationFrame(() => requestAnimationFrame(() => {
        fresh.forEach((one) => { window.bench.seen[one] = Date.now(); });
        if (isFirst) {
          window.bench.painted = performance.now();
        }
      }));
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
}

/** A page of its own, with everything counted that it asks of anybody but the agent. */
async function openPage(browser, agent, strangers, slow) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "pt-BR" });
  const page = await context.newPage();
  page.on("request", (request) => {
    if (!request.url().startsWith(`${agent.origin}/`) && !/^(data|blob):/.test(request.url())) {
      strangers.push(request.url());
    }
  });
  await page.addInitScript(watchPage);
  if (slow) {
    await (await context.newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  }
  await page.goto(`${agent.origin}/#/`);
  await page.waitForFunction(() => window.bench.painted !== undefined);
  return { context, page };
}

async function reportFirstPaint(browser, agent, strangers, rounds) {
  const times = [];
  const shifts = [];
  for (let round = 0; round < rounds; round += 1) {
    const { context, page } = await openPage(browser, agent, strangers, true);
    times.push(await page.evaluate(() => window.bench.painted));
    await sleep(500); // what comes after the first paint must not move it either
    shifts.push(await page.evaluate(() => window.bench.shift));
    await context.close();
  }
  say(`first meaningful paint, processor ${slowdown} times slower, ${shownOrders} orders`, median(times), "ms", 300, `of ${times.map((one) => one.toFixed(0)).join(", ")}`);
  say("layout shifts while it loads", Math.max(...shifts), "CLS", 0);
}

/** From the journal's time of a new order to the frame that shows it, in two browsers at once. */
async function reportArrival(browsers, agent, hub, strangers, orders) {
  const pages = [];
  for (const browser of browsers) {
    pages.push(await openPage(browser, agent, strangers, false));
  }
  await sleep(1000);
  const shiftBefore = await Promise.all(pages.map(({ page }) => page.evaluate(() => window.bench.shift)));
  const delays = browsers.map(() => []);
  for (let i = 0; i < orders; i += 1) {
    const known = new Set((await agent.openOrders()).map((card) => card.order_ref));
    const answer = await fetch(`${hub.control}/orders`, {
      method: "POST", headers: { "Content-Type": "application/json" },
      // Due before all others, so that it stands at the head of its column.
      body: JSON.stringify({ journey: "ship-from-store", partial: "quantity", lateRefusal: true, paid: true, lines: 2, quantity: 2, answer_in_s: 600 - 20 * i }),
    });
    if (!answer.ok) {
      throw new Error(`the simulator makes no order: ${answer.status} ${await answer.text()}`);
    }
    let fresh;
    while (!fresh) {
      await sleep(50);
      fresh = (await agent.openOrders()).find((card) => !known.has(card.order_ref));
    }
    const detail = await (await fetch(`${agent.origin}/api/v1/orders/${fresh.order_ref}`, { headers: agent.headers })).json();
    const kept_ms = detail.timeline[0].at_ms;
    for (const [index, { page }] of pages.entries()) {
      await page.waitForFunction((order_ref) => window.bench.seen[order_ref] > 0, String(fresh.order_ref), { timeout: 10_000 });
      delays[index].push((await page.evaluate((order_ref) => window.bench.seen[order_ref], String(fresh.order_ref))) - kept_ms);
    }
  }
  const worst = delays[0].map((one, index) => Math.max(one, delays[1][index])); // until both show it
  say("from the ledger's commit to the order on both screens, median", median(worst), "ms", 200, `worst of ${worst.length}: ${Math.max(...worst)} ms`);
  const shifts = await Promise.all(pages.map(({ page }) => page.evaluate(() => window.bench.shift)));
  console.log(`page | layout shifts by new orders, which push those below them down | ${Math.max(...shifts.map((one, index) => one - shiftBefore[index])).toFixed(4)} CLS`);
  await Promise.all(pages.map(({ context }) => context.close()));
}

export async function page({ build, quick }) {
  reportSize(build);
  const { chromium } = createRequire(browserTests)("@playwright/test");
  const executablePath = process.env.BALCAO_CHROMIUM ?? "/usr/bin/chromium";
  const launch = () => chromium.launch({ executablePath, args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"] });
  const hub = await startHub(build, shownOrders);
  const agent = await Agent.start(build, { hubUrl: hub.url, pollSeconds: 1, more: otherPage ? { "web.pages_dir": otherPage } : {} });
  const browsers = [await launch(), await launch()];
  const strangers = [];
  try {
    await waitForOrders(agent, shownOrders);
    await reportFirstPaint(browsers[0], agent, strangers, quick ? 3 : 7);
    await reportArrival(browsers, agent, hub, strangers, quick ? 5 : 15);
    say("requests to anybody but the agent", strangers.length, "", 0, strangers[0] ?? "");
  } finally {
    await Promise.all(browsers.map((browser) => browser.close()));
    await Promise.all([agent.stop(), hub.stop()]);
  }
}
