// Photos of products: from the agent only, beside the words, and never in the way.
import { createHash } from "node:crypto";
import { expect, test } from "../support/alone.mjs";
import { expectAccessible, expectReflow } from "../support/checks.mjs";
import { sampleOrder } from "../support/sample_orders.mjs";

// One red pixel.
const pixel = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==", "base64");
const nameOf = (address) => createHash("sha256").update(address).digest("hex");

function picking(agent) {
  const order = sampleOrder(14, { state: "picking" });
  order.lines.forEach((line) => Object.assign(line, { accepted: line.quantity, photo: nameOf(line.sku) }));
  agent.put(order);
  return order.lines;
}

const large = (page) => page.locator(".item .photo");

test("the item in hand, its neighbours and the order's lines show their photos", async ({ page, agent, open }) => {
  const lines = picking(agent);
  lines.forEach((line) => agent.photos.set(line.photo, pixel));
  await open("#/separar/14");
  await expect(large(page).locator("img")).toHaveAttribute("src", /^data:image\/png/);
  expect(await large(page).locator("img").evaluate((img) => img.decode().then(() => img.naturalWidth))).toBe(1);
  await expect(page.locator(".line-tabs .photo img")).toHaveCount(lines.length);
  await page.goto(`${agent.url}/#/pedido/14`);
  await expect(page.locator(".panel .lines .photo img")).toHaveCount(lines.length);
  for (const [width, height] of [[1024, 600], [390, 844], [320, 640]]) {
    await page.setViewportSize({ width, height });
    await page.goto(`${agent.url}/#/separar/14`);
    await expect(large(page).locator("img")).toBeVisible();
    await expectReflow(page, `photos at ${width} px`);
    await expect(page.getByRole("button", { name: /^Achei/ }).first()).toBeInViewport({ ratio: 0.99 });
  }
  await expectAccessible(page, "photos while picking");
});

for (const [width, height] of [[1366, 768], [1024, 600], [390, 844], [320, 640]]) {
  test(`without a photo too, "Achei" is on a screen of ${width} x ${height} however long the product's name is`, async ({ page, agent, open }) => {
    await page.setViewportSize({ width, height });
    const order = sampleOrder(11, { state: "picking" });
    order.lines.forEach((line) => Object.assign(line, { accepted: line.quantity, description: `${line.description} `.repeat(4) }));
    agent.put(order);
    await open("#/separar/11");
    for (const name of [/^Achei/, /^Não achei/]) {
      await expect(page.getByRole("button", { name }).first()).toBeInViewport({ ratio: 0.99 });
    }
  });
}

test("a photo that comes later takes the place that was kept for it; nothing jumps", async ({ page, agent, open }) => {
  await page.clock.install();
  const lines = picking(agent);
  await open("#/separar/14");
  await expect(large(page).locator("svg")).toBeVisible();
  const before = await page.locator(".item-buttons").boundingBox();
  lines.forEach((line) => agent.photos.set(line.photo, pixel));
  await page.clock.fastForward(6000);
  await expect(large(page).locator("img")).toBeVisible();
  expect(await page.locator(".item-buttons").boundingBox()).toEqual(before);
});

test("a product without a photo leaves no hole", async ({ page, agent, open }) => {
  agent.put(sampleOrder(11, { state: "picking" }));
  await open("#/separar/11");
  await expect(page.locator(".item-name")).toBeVisible();
  await expect(page.locator(".photo")).toHaveCount(0);
});
