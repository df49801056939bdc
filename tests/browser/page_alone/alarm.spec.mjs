// An order that nobody can miss: it rings until somebody acts, and never by sound alone.
import { expect, fill, test } from "../support/alone.mjs";
import { sampleOrder } from "../support/sample_orders.mjs";

/** Counts the tunes by their first notes, in a page whose clock the test owns. */
async function listen(page) {
  await page.addInitScript(() => {
    window.notes = [];
    const real = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function start(at) {
      window.notes.push(Math.round(this.frequency.value));
      return real.call(this, at);
    };
  });
}
const chimes = (page) => page.evaluate(() => window.notes.filter((pitch) => pitch === 587).length);

test("a new order rings every ten seconds until somebody says to know of it; the next one rings again", async ({ page, agent, open }) => {
  await listen(page);
  await page.clock.install();
  await open();
  await page.locator(".search input").click(); // the first touch allows sound
  await page.keyboard.press("Escape");
  expect(await chimes(page)).toBe(0);
  const far = Date.now() + 8 * 3_600_000;
  agent.put(sampleOrder(3, { deadline_ms: far }));
  const band = page.locator(".band.alarm");
  await expect(band).toContainText("1 pedido novo espera resposta: D1");
  await expect.poll(() => chimes(page)).toBeGreaterThanOrEqual(1);
  const first = await chimes(page);
  await page.clock.runFor(21_000);
  await expect.poll(() => chimes(page)).toBeGreaterThanOrEqual(first + 2);
  await page.keyboard.press("c");
  await page.clock.runFor(100);
  await expect(band).toHaveCount(0);
  const hushed = await chimes(page);
  await page.clock.runFor(60_000);
  expect(await chimes(page)).toBe(hushed);
  await expect(page).toHaveTitle("(1) Pedido novo · Balcão");
  agent.put(sampleOrder(6, { deadline_ms: far }));
  await expect(band).toContainText("G1");
  await expect(band).not.toContainText("D1");
  await expect.poll(() => chimes(page)).toBeGreaterThan(hushed);
  await page.clock.runFor(5 * 60_000);
  await expect(band).toContainText("D1"); // five minutes are over
});

test("an answer anywhere ends the ringing", async ({ page, agent, open }) => {
  const order = sampleOrder(3);
  agent.put(order);
  await open("#/fila");
  await expect(page.locator(".band.alarm")).toBeVisible();
  order.card.state = "accepted";
  agent.put(order);
  await expect(page.locator(".band.alarm")).toHaveCount(0);
});

test("quiet hours and the switch silence the sound, not the words", async ({ page, agent, open }) => {
  await listen(page);
  await open("#/configuracao");
  await page.locator(".search input").click(); // the first touch allows sound
  await expect(page.locator(".top")).toContainText("Som ligado");
  await page.getByLabel("Silêncio de").fill("00:00");
  await page.getByLabel("até", { exact: true }).fill("23:59");
  await expect(page.locator(".top")).toContainText("Horário de silêncio");
  agent.put(sampleOrder(3));
  await expect(page.locator(".band.alarm")).toBeVisible();
  expect(await chimes(page)).toBe(0);
  await page.getByRole("button", { name: "Pedido novo", exact: true }).click(); // a test is heard all the same
  await expect.poll(() => chimes(page)).toBe(1);
  await page.getByLabel(/Tocar quando chega pedido/).uncheck();
  await expect(page.locator(".top")).toContainText("Som desligado");
});

test("the tab's icon and title count what waits", async ({ page, agent, open }) => {
  await open();
  const icon = () => page.locator("link[rel=icon]").getAttribute("href");
  expect(await icon()).toBe("/favicon.svg");
  agent.put(sampleOrder(3));
  agent.put(sampleOrder(6));
  await expect(page).toHaveTitle("(2) 2 pedidos novos · Balcão");
  await expect.poll(async () => decodeURIComponent(await icon())).toContain(">2</text>");
});

test("a silent agent is said before the connection is given up", async ({ page, agent, open }) => {
  fill(agent);
  await page.clock.install();
  await open();
  await page.clock.runFor(25_000);
  await expect(page.locator(".band").filter({ hasText: "Sem notícias do agente" })).toBeVisible();
});
