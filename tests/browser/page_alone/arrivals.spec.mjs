// Orders that come in move nothing that a person may be about to touch, and are on the screen all the same.
import { expect, fill, test } from "../support/alone.mjs";
import { sampleOrder } from "../support/sample_orders.mjs";

const minute = 60_000;
/** The sum of all jumps that a reader does not notice; web vitals call twice as much good. Each newcomer alone made 0.04 of it before. */
const calm = 0.05;

/** Adds up what jumps from now on (layout-shift entries that no click of a person explains). */
async function watchJumps(page) {
  await page.evaluate(() => {
    window.jumped = 0;
    window.jumps = [];
    const nameOf = (node) => (node instanceof Element ? `${node.tagName} ${node.className}` : node?.textContent);
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries()) {
        window.jumped += value;
        window.jumps.push(`${value.toFixed(4)} ${sources.map(({ node }) => nameOf(node)).join(", ")}`);
      }
    }).observe({ type: "layout-shift" });
  });
  return async () => {
    await page.evaluate(() => new Promise((done) => { setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 300); }));
    return page.evaluate(() => ({ jumped: window.jumped, jumps: window.jumps }));
  };
}

/** A new order that belongs above all that came before it, but for what is late. */
const start = Date.now();
const urgent = (order_ref) => sampleOrder(order_ref, { deadline_ms: start + 3.4 * minute - (order_ref - 300) * 1000 });

for (const [where, width, height] of [["#/", 1366, 768], ["#/", 390, 844], ["#/novos", 1366, 768], ["#/novos", 390, 844]]) {
  test(`fifteen new orders push nothing away at once on ${where} with ${width} x ${height}`, async ({ page, agent, open }) => {
    fill(agent);
    await page.setViewportSize({ width, height });
    await open(where);
    await expect(page.locator(".band.alarm")).toBeVisible();
    const jumps = await watchJumps(page);
    for (let order_ref = 300; order_ref < 315; order_ref += 1) {
      agent.put(urgent(order_ref));
      await expect(page.locator(`.ticket[data-order="${order_ref}"]`).first()).toBeVisible();
      if (where === "#/novos") { // here whole groups slide below each other: a burst may catch one on its way
        await page.waitForFunction(() => !document.getAnimations().some((one) => one.constructor === Animation), undefined, { timeout: 10_000 });
      }
    }
    const { jumped, jumps: all } = await jumps();
    // A machine under load may catch a group of #/novos on its way.
    expect(jumped, all.join("\n")).toBeLessThan(where === "#/novos" ? 2 * calm : calm);
  });
}

test("the first new order of a quiet hour pushes nothing away", async ({ page, agent, open }) => {
  agent.put(sampleOrder(1, { state: "picking" }));
  agent.put(sampleOrder(2, { state: "accepted" }));
  await open();
  await expect(page.locator('.column[data-stage="new"]')).toContainText("Nenhum pedido novo");
  const jumps = await watchJumps(page);
  agent.put(urgent(300));
  await expect(page.locator('.column[data-stage="new"] .ticket')).toBeVisible();
  const { jumped, jumps: all } = await jumps();
  expect(jumped, all.join("\n")).toBeLessThan(calm);
});

test("a newcomer lies above what it pushes away, at once", async ({ page, agent, open }) => {
  fill(agent);
  await open();
  await page.evaluate(() => {
    const list = document.querySelector('.column[data-stage="new"] .tickets');
    new MutationObserver(() => {
      const fresh = list.querySelector('[data-order="300"]');
      if (fresh && window.onTop === undefined) {
        requestAnimationFrame(() => {
          const { left, top, width } = fresh.getBoundingClientRect();
          window.onTop = fresh.contains(document.elementFromPoint(left + width / 2, top + 12));
        });
      }
    }).observe(list, { childList: true, subtree: true });
  });
  agent.put(urgent(300));
  await expect.poll(() => page.evaluate(() => window.onTop)).toBe(true);
});

test("while a hand moves over the tickets they keep their places; the newcomer says that it is there and comes when the hand rests", async ({ page, agent, open }) => {
  fill(agent);
  await open();
  const column = page.locator('.column[data-stage="new"]');
  const first = column.locator(".ticket").first();
  const before = await first.getAttribute("data-order");
  const count = Number(await column.locator(".column-count").textContent());
  const { x, y } = await first.boundingBox();
  await page.mouse.move(x + 40, y + 90);
  agent.put(urgent(300));
  const waiting = column.getByRole("button", { name: "Mostrar " });
  await expect(waiting).toBeVisible();
  await expect(first).toHaveAttribute("data-order", before);
  expect((await first.boundingBox()).y).toBe(y);
  await expect(column.locator(".column-count")).toHaveText(String(count + 1));
  await expect(page.locator('[aria-live="assertive"]')).not.toBeEmpty();
  await expect(first).toHaveAttribute("data-order", "300"); // three seconds later
  await expect(waiting).toHaveCount(0);
});

test("a newcomer that waits comes when the hand goes away, and when somebody asks for it", async ({ page, agent, open }) => {
  fill(agent);
  await open();
  const column = page.locator('.column[data-stage="new"]');
  const first = column.locator(".ticket").first();
  const waiting = column.getByRole("button", { name: "Mostrar " });
  const goIn = async () => {
    const { x, y } = await first.boundingBox();
    await page.mouse.move(x + 40, y + 90);
  };
  await goIn();
  agent.put(urgent(300));
  await expect(waiting).toBeVisible();
  await page.mouse.move(5, 5);
  await expect(first).toHaveAttribute("data-order", "300", { timeout: 2000 });
  await goIn();
  agent.put(urgent(310));
  await expect(waiting).toBeVisible();
  await waiting.press("Enter");
  await expect(first).toHaveAttribute("data-order", "310", { timeout: 2000 });
});

test("a hand that never rests keeps newcomers waiting for ten seconds at most", async ({ page, agent, open }) => {
  fill(agent);
  await open();
  const first = page.locator('.column[data-stage="new"] .ticket').first();
  const { x, y } = await first.boundingBox();
  await page.mouse.move(x + 40, y + 90);
  agent.put(urgent(300));
  const end = Date.now() + 15_000;
  let step = 0;
  while ((await first.getAttribute("data-order")) !== "300" && Date.now() < end) {
    step += 1;
    await page.mouse.move(x + 40 + (step % 5), y + 90);
    await new Promise((go) => { setTimeout(go, 200); });
  }
  await expect(first).toHaveAttribute("data-order", "300");
});

test("who wants no motion sees none", async ({ page, agent, open }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  fill(agent);
  await open();
  await page.evaluate(() => {
    window.moved = 0;
    const animate = Element.prototype.animate;
    Element.prototype.animate = function count(...how) {
      window.moved += 1;
      return animate.apply(this, how);
    };
  });
  agent.put(urgent(300));
  await expect(page.locator('.column[data-stage="new"] .ticket').first()).toHaveAttribute("data-order", "300");
  expect(await page.evaluate(() => window.moved)).toBe(0);
});
