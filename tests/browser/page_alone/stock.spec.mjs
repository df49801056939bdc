// What the store knows of its stock: seen of one store at a time, and used where somebody is asked why goods are missing.
import { expect, test } from "../support/alone.mjs";
import { expectAccessible, expectReflow } from "../support/checks.mjs";
import { sampleOrder } from "../support/sample_orders.mjs";

const product = (sku, quantity) => ({ sku, description: `Produto ${sku}`, quantity, wants_count: false, is_untold: false, is_unknown: false, changed_ms: Date.now() });
const firstReason = (page) => page.locator(".reasons .choice").first();

test("an agent of two stores shows the stock of the one that is chosen, counts there, and remembers it", async ({ page, agent, open }) => {
  agent.stores = [{ site_id: "1", store_id: "12" }, { site_id: "1", store_id: "30" }];
  agent.afterSale.products = [product("SKU-7", 3)];
  await open("#/estoque");
  await expect(page.locator(".row")).toContainText("Produto SKU-7");
  expect(agent.afterSale.stockAsked.at(-1)).toBe("12");
  await page.getByLabel("Loja").selectOption("30");
  await expect.poll(() => agent.afterSale.stockAsked.at(-1)).toBe("30");
  await page.getByLabel("Quantas há?").fill("5");
  await page.getByRole("button", { name: "Guardar contagem" }).click();
  await expect.poll(() => agent.afterSale.clicks.at(-1)).toMatchObject({ path: "/stock/count", sku: "SKU-7", quantity: 5, store_id: "30" });
  await expectAccessible(page, "the stock of two stores");
  await page.setViewportSize({ width: 320, height: 640 });
  await expectReflow(page, "the stock of two stores");
  await page.reload();
  await expect(page.getByLabel("Loja")).toHaveValue("30");
});

test("where there is one store nobody is asked which", async ({ page, open }) => {
  await open("#/estoque");
  await expect(page.locator(".row").first()).toBeVisible();
  await expect(page.getByLabel("Loja")).toHaveCount(0);
});

test("of what the store has none, 'sem estoque' comes first and says why; of the rest it is as usual", async ({ page, agent, open }) => {
  const order = sampleOrder(1);
  const [empty, there] = order.lines;
  agent.put(order);
  agent.afterSale.products = [product(empty.sku, 0), product(there.sku, 4)];
  await page.addInitScript(() => localStorage.setItem("balcao.reasons", JSON.stringify(["damaged"])));
  await open("#/pedido/1");
  await page.keyboard.press("p");
  await expect.poll(() => agent.afterSale.stockAsked).toContain("12");
  const [first, second] = [page.locator("[data-line]").nth(0), page.locator("[data-line]").nth(1)];
  await first.locator(".stepper button").first().click();
  await expect(first.locator(".reasons")).toContainText("Sugerido “Sem estoque”: pelo que se recusou e contou, esta loja não tem nenhum.");
  await expect(first.locator(".choice").first()).toContainText("Sem estoque");
  await second.locator(".stepper button").first().click();
  await expect(second.locator(".choice").first()).toContainText("Avariado");
  await expect(second.locator(".reasons")).not.toContainText("Sugerido");
  await expectAccessible(page, "a suggested reason");
});

test("'não achei' while picking suggests it too", async ({ page, agent, open }) => {
  const order = sampleOrder(2, { state: "picking" });
  order.lines.forEach((line) => Object.assign(line, { accepted: line.quantity }));
  agent.put(order);
  agent.afterSale.products = [product(order.lines[0].sku, 0)];
  await page.addInitScript(() => localStorage.setItem("balcao.reasons", JSON.stringify(["damaged"])));
  await open("#/separar/2");
  await expect.poll(() => agent.afterSale.stockAsked).toContain("12");
  await page.getByRole("button", { name: "Não achei" }).click();
  await expect(firstReason(page)).toContainText("Sem estoque");
  await expect(page.locator(".reasons")).toContainText("Sugerido");
});
