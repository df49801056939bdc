// The page in Debian's Chromium before the real agent: what it weighs, when it can be read, how soon an order is on every screen.
// Needs tests/browser's Playwright. Prints each figure with its limit; none is an assertion.
import { once } from "node:events";
import { statSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { BareChromium } from "./bare_chromium.mjs";
import { Agent, startHub, waitForOrders } from "./peers.mjs";
import { median, sleep } from "./process.mjs";

const browserTests = fileURLToPath(new URL("../browser/package.json", import.meta.url));
const shownOrders = 60; // a busy morning
/** A folder with a page to measure instead of the built one, as in the page tests. */
const otherPage = process.env.BALCAO_PAGE;
const slowdown = 4; // of the processor: the cheap PC of a shop

function say(what, value, unit, limit, note = "") {
  const shown = Number(value.toFixed(4)); // a word of the connection line that grows moves a ten-thousandth
  const isKept = shown <= limit;
  console.log(["page", what, `${shown} ${unit}`, `limit ${limit} ${unit}`, isKept ? "kept" : "NOT KEPT", note].filter(Boolean).join(" | "));
}

/** What a browser loads before it shows an order, compressed, with the largest language. */
function reportSize(build) {
  const folder = otherPage ?? join(build, "agent/clerk/web/page");
  const size = (name) => statSync(join(folder, `${name}.gz`)).size;
  const start = size("first.js") + size("app.js") + size("base.js") + size("app.css") + Math.max(size("en.js"), size("es.js"));
  say("JS + CSS at the start, compressed", start / 1024, "kB", 80, `afterwards ${((size("more.js") + size("more.css")) / 1024).toFixed(1)} kB more`);
}

/** Runs in the page: notes when the board is first painted, when each order is, and what jumps. */
function watchPage() {
  window.bench = { painted: undefined, counted: undefined, seen: {}, shift: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!entry.hadRecentInput) {
        window.bench.shift += entry.value;
      }
    }
  }).observe({ type: "layout-shift", buffered: true });
  const look = () => {
    if (window.bench.counted === undefined && document.querySelector(".tile-count")) {
      window.bench.counted = performance.now();
    }
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
async function openPage(browser, agent, strangers) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "pt-BR" });
  const page = await context.newPage();
  page.on("request", (request) => {
    if (!request.url().startsWith(`${agent.origin}/`) && !/^(data|blob):/.test(request.url())) {
      strangers.push(request.url());
    }
  });
  await page.addInitScript(watchPage);
  await page.goto(`${agent.origin}/#/`);
  await page.waitForFunction(() => window.bench.painted !== undefined);
  return { context, page };
}

const rounded = (times) => times.map((one) => one.toFixed(0)).join(", ");

/** Asked in the page: when its first content was painted, and when all that the watch looks for was there. */
const whenPainted = `({ first: performance.getEntriesByName("first-contentful-paint")[0]?.startTime, ...window.bench })`;

/** A page that says one letter and runs nothing: what no page can go below on this computer at this moment. */
async function emptyPage() {
  const server = createServer((request, response) => response.end("<!doctype html><title>-</title><p>-")).listen(0, "127.0.0.1");
  await once(server, "listening");
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

async function reportFirstPaint(executablePath, agent, rounds) {
  const chromium = new BareChromium(executablePath);
  const empty = await emptyPage();
  const address = `${agent.origin}/#/`;
  const open = async (place, url, rate) => {
    const page = await chromium.newPage(place, rate);
    await page.beforeAll(`(${watchPage})()`);
    await sleep(2000); // a process that was just started still has things to do
    await page.goTo(url);
    await sleep(url === address ? 3000 : 1000);
    return page;
  };
  const seen = { empty: [], known: [], unknown: [] };
  try {
    const place = await chromium.newPlace();
    const first = await open(place, address, 1);
    await sleep(6000); // the page keeps its picture when it has come to rest
    await first.close();
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, where, url] of [["empty", await chromium.newPlace(), empty.address], ["known", place, address], ["unknown", await chromium.newPlace(), address]]) {
        const page = await open(where, url, slowdown);
        seen[name].push(await page.ask(whenPainted));
        await page.close();
      }
    }
  } finally {
    await chromium.stop();
    empty.close();
  }
  if (seen.known.some(({ first, counted }) => counted === undefined || counted > first)) {
    throw new Error(`what is painted first is not the last picture: ${JSON.stringify(seen.known)}`);
  }
  const list = (times) => times.map((one) => one.toFixed(0)).join(", ");
  const where = `processor ${slowdown} times slower, ${shownOrders} orders`;
  const [floor, paint] = [seen.empty, seen.known].map((ones) => median(ones.map(({ first }) => first)));
  say(`first meaningful paint (places, stages, how many orders at each), ${where}`, paint, "ms", 300,
    `of ${list(seen.known.map(({ first }) => first))}; ${(paint / floor).toFixed(2)} times that of an empty page, which takes ${floor.toFixed(0)} ms`);
  for (const [what, ones] of [["a browser that knows the page", seen.known], ["a browser that has never been here", seen.unknown]]) {
    const times = ones.map(({ painted }) => painted);
    console.log(`page | orders to be read, ${where}, ${what} | ${median(times).toFixed(0)} ms | of ${list(times)}`);
  }
  say("layout shifts while it loads", Math.max(...[...seen.known, ...seen.unknown].map(({ shift }) => shift)), "CLS", 0);
}

/** From the journal's time of a new order to the frame that shows it, in two browsers at once. */
async function reportArrival(browsers, agent, hub, strangers, orders) {
  const pages = [];
  for (const browser of browsers) {
    pages.push(await openPage(browser, agent, strangers));
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
  const browsers = [];
  const strangers = [];
  try {
    await waitForOrders(agent, shownOrders);
    await reportFirstPaint(executablePath, agent, quick ? 3 : 7);
    browsers.push(await launch(), await launch());
    await reportArrival(browsers, agent, hub, strangers, quick ? 5 : 15);
    say("requests to anybody but the agent", strangers.length, "", 0, strangers[0] ?? "");
  } finally {
    await Promise.all(browsers.map((browser) => browser.close()));
    await Promise.all([agent.stop(), hub.stop()]);
  }
}
