// Boxes while they are filled: what lies in each, what it weighs, and what the agent is told of it.
import { expect, said, scan, test } from "../support/alone.mjs";
import { sampleOrder } from "../support/sample_orders.mjs";

const hand = { delay: 60 };

/** An order that is picked: two of the first line, one of the second. */
function picked(agent, change = {}) {
  const order = sampleOrder(17, { state: "picked", ...change });
  order.lines = order.lines.slice(0, 2);
  order.lines.forEach((line, index) => {
    line.quantity = 2 - index;
    line.accepted = line.quantity;
  });
  order.card.unit_count = 3;
  agent.put(order);
  return order.lines.map((line) => line.ean);
}

const boxes = (page) => page.locator(".boxes li");
const weighs = (page) => page.getByLabel("Pesar os volumes");
const weight = (page, number) => page.getByLabel(`Volume ${number}: Peso`);
const inOrder = (page) => page.locator(".panel-section").filter({ has: page.getByRole("heading", { name: "Volumes" }) });
const packed = (agent) => agent.commands.find((one) => one.command === "pack");

test("what is scanned goes into the open box, V opens the next, and the last unit packs both", async ({ page, agent, open }) => {
  const [first, second] = picked(agent);
  await open("#/embalar/17");
  await scan(page, first);
  await expect(page.locator(".meter")).toContainText("1 de 3");
  await page.keyboard.press("v");
  await expect(boxes(page)).toHaveCount(2);
  await scan(page, first);
  await expect(page.locator(".meter")).toContainText("2 de 3");
  await page.reload(); // a power cut
  await expect(boxes(page).nth(0)).toContainText("1 un");
  await expect(boxes(page).nth(1)).toContainText("1 un");
  await expect(boxes(page).nth(1)).toContainText("aberto");
  await scan(page, second);
  await expect.poll(() => packed(agent)).toMatchObject({
    package_count: 2, boxes: [{ lines: [{ line_id: "1", quantity: 1 }] }, { lines: [{ line_id: "1", quantity: 1 }, { line_id: "2", quantity: 1 }] }],
  });
  await expect(page.locator(".meter")).toHaveCount(0);
  await page.goto(`${agent.url}/#/pedido/17`);
  const section = inOrder(page);
  await expect(section.locator("dd").nth(0)).toHaveText(/^1× /);
  await expect(section.locator("dd").nth(1).locator("span")).toHaveCount(2);
});

test("a box that is taken away leaves its goods in the one before", async ({ page, agent, open }) => {
  const [first, second] = picked(agent);
  await open("#/embalar/17");
  await scan(page, first);
  await expect(page.locator(".meter")).toContainText("1 de 3");
  await page.getByRole("button", { name: "Mais um volume" }).click();
  await scan(page, first);
  await expect(page.locator(".meter")).toContainText("2 de 3");
  await page.getByRole("button", { name: "Um volume a menos" }).click();
  await expect(boxes(page)).toHaveCount(0);
  await scan(page, second);
  await expect.poll(() => packed(agent)).toMatchObject({
    package_count: 1, boxes: [{ lines: [{ line_id: "1", quantity: 2 }, { line_id: "2", quantity: 1 }] }],
  });
});

test("with weights the last unit asks for them, Enter goes from box to box, and the last Enter packs", async ({ page, agent, open }) => {
  const [first, second] = picked(agent);
  await open("#/embalar/17");
  await weighs(page).check();
  for (const [at, code] of [first, first].entries()) {
    await scan(page, code);
    await expect(page.locator(".meter")).toContainText(`${at + 1} de 3`);
  }
  await page.keyboard.press("v");
  await expect(boxes(page)).toHaveCount(2);
  await scan(page, second);
  await expect(page.getByText("Falta o peso de 2 volumes.")).toBeVisible();
  await expect(weight(page, 1)).toBeFocused();
  expect(packed(agent)).toBeUndefined();
  await page.keyboard.type("1250", hand);
  await expect(boxes(page).nth(0)).toContainText("1,250 kg");
  await page.keyboard.press("Enter");
  await expect(weight(page, 2)).toBeFocused();
  await page.keyboard.type("380", hand);
  await page.keyboard.press("Enter");
  await expect.poll(() => packed(agent)).toMatchObject({ package_count: 2, boxes: [{ weight_g: 1250 }, { weight_g: 380 }] });
  await page.goto(`${agent.url}/#/pedido/17`);
  await expect(inOrder(page)).toContainText("0,380 kg");
});

test("where the store has kinds of boxes, each box says its own, and the agent hears the measures", async ({ page, agent, open }) => {
  const small = { length_mm: 200, width_mm: 150, height_mm: 100 };
  agent.boxKinds = [{ name: "P", size: small }, { name: "M", size: { length_mm: 305, width_mm: 220, height_mm: 150 } }];
  const [first, second] = picked(agent);
  await open("#/embalar/17");
  await expect(boxes(page)).toHaveCount(1);
  await expect(page.getByLabel("Volume 1: Tamanho").locator("option")).toHaveText(["sem medida", "P (20 × 15 × 10 cm)", "M (30.5 × 22 × 15 cm)"]);
  await page.getByLabel("Volume 1: Tamanho").selectOption("P");
  for (const [at, code] of [first, first].entries()) {
    await scan(page, code);
    await expect(page.locator(".meter")).toContainText(`${at + 1} de 3`);
  }
  await expect(page.getByLabel("Volume 1: Tamanho")).toHaveValue("P");
  await page.keyboard.press("v");
  await expect(boxes(page)).toHaveCount(2);
  await scan(page, second);
  await expect.poll(() => packed(agent)?.boxes).toEqual([{ size: small, lines: [{ line_id: "1", quantity: 2 }] }, { lines: [{ line_id: "2", quantity: 1 }] }]);
  await page.goto(`${agent.url}/#/pedido/17`);
  await expect(inOrder(page)).toContainText("20 × 15 × 10 cm");
});

test("an unweighed box is packed only when the person says so twice", async ({ page, agent, open }) => {
  const [first, second] = picked(agent);
  await open("#/embalar/17");
  await weighs(page).check();
  for (const [at, code] of [first, first, second].entries()) {
    await scan(page, code);
    await expect(page.locator(".meter")).toContainText(`${at + 1} de 3`);
  }
  await page.locator(".all-found").getByRole("button").click();
  await expect(page.locator(".all-found .foot-error")).toContainText("Falta o peso de 1 volume.");
  expect(packed(agent)).toBeUndefined();
  await page.getByRole("button", { name: /assim mesmo/ }).click();
  await expect.poll(() => packed(agent)?.boxes).toEqual([{ lines: [{ line_id: "1", quantity: 2 }, { line_id: "2", quantity: 1 }] }]);
});

test("a scale that types like a scanner weighs the open box, and at the end what is left", async ({ page, agent, open }) => {
  const [first, second] = picked(agent);
  await open("#/embalar/17");
  for (const [at, code] of [first, first].entries()) {
    await scan(page, code);
    await expect(page.locator(".meter")).toContainText(`${at + 1} de 3`);
  }
  await scan(page, "0,900");
  await expect(said(page)).toContainText("Volume 1: 0,900 kg");
  await expect(weighs(page)).toBeChecked(); // there is a scale
  await page.keyboard.press("v");
  await expect(boxes(page)).toHaveCount(2);
  await scan(page, second); 
  await expect(weight(page, 2)).toBeFocused();
  await scan(page, "1.250 kg");
  await expect.poll(() => packed(agent)).toMatchObject({ boxes: [{ weight_g: 900 }, { weight_g: 1250 }] });
});

test("a line that was lowered after its units were boxed does not stop the packing", async ({ page, agent, open }) => {
  const [first, second] = picked(agent);
  await open("#/embalar/17");
  for (const n of [1, 2]) {
    await scan(page, first);
    await expect(page.locator(".meter")).toContainText(`${n} de 3`);
  }
  agent.orders.get(17).lines[0].accepted = 1; // another person reports one as missing
  agent.put(agent.orders.get(17));
  await expect(page.locator(".meter")).toContainText("1 de 2");
  await scan(page, second);
  await expect.poll(() => packed(agent)).toMatchObject({ boxes: [{ lines: [{ line_id: "1", quantity: 1 }, { line_id: "2", quantity: 1 }] }] });
});
