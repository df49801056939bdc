// What is painted first stays where it is while the rest comes.
import { expect, fill, test } from "../support/alone.mjs";

for (const [width, height] of [[1366, 768], [1024, 600], [390, 844]]) {
  test(`nothing jumps while the board comes on a slow computer with a screen of ${width} x ${height}`, async ({ page, agent, open }) => {
    fill(agent);
    await page.setViewportSize({ width, height });
    const debugged = await page.context().newCDPSession(page);
    await debugged.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.addInitScript(() => {
      window.jumps = [];
      const nameOf = (node) => (node instanceof Element ? `${node.tagName} ${node.className}` : node?.textContent);
      new PerformanceObserver((list) => {
        for (const { value, sources } of list.getEntries()) {
          window.jumps.push({ value, what: sources.map(({ node }) => nameOf(node)) });
        }
      }).observe({ type: "layout-shift", buffered: true });
    });
    await open();
    await expect(page.locator(".band.alarm")).toBeVisible();
    await expect(page.locator(".line .updated")).toBeVisible();
    await expect(page.locator(".ticket").first()).toBeVisible();
    const jumps = await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(() => done(window.jumps))); }));
    expect(jumps.filter(({ value }) => value > 0.001)).toEqual([]); // less is a word of the connection line: "há 9 s", "há 10 s"
  });
}
