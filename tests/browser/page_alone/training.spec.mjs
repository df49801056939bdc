// Learning with invented orders: everything moves, and nothing leaves the browser.
import { expect, test } from "../support/alone.mjs";
import { expectAccessible } from "../support/checks.mjs";
import { sampleOrder } from "../support/sample_orders.mjs";

test("the training walks an invented order from new to the customer, and the agent hears of nothing", async ({ page, agent, open }) => {
  agent.put(sampleOrder(1));
  const asked = [];
  page.on("request", (request) => request.url().includes("/api/") && asked.push(new URL(request.url()).pathname));
  await open("#/configuracao");
  await page.getByRole("button", { name: "Começar o treinamento" }).click();
  await expect(page.locator(".band.training")).toContainText("TREINAMENTO Pedidos inventados");
  await expect(page.locator(".ticket").first()).toBeVisible();
  await expect(page.locator('.ticket[data-order="1"]')).toHaveCount(0); // no real order is shown
  asked.length = 0;
  await page.goto(`${agent.url}/#/pedido/9000000001`);
  await expect(page.locator(".panel")).toContainText("T1");
  await page.keyboard.press("a");
  await expect(page.locator(".undo-bar")).toContainText("T1: Aceito");
  await page.locator(".panel").getByRole("button", { name: "Começar a separar" }).click();
  await expect(page.locator(".panel .standing")).toContainText("Em separação");
  await page.locator(".panel").getByRole("button", { name: "Concluir separação" }).click();
  await expect(page.locator(".panel .standing")).toContainText("Separado");
  expect(asked).toEqual([]);
  expect(agent.commands).toEqual([]);
  await expectAccessible(page, "the training");
  await page.getByRole("button", { name: "Sair do treinamento" }).click();
  await expect(page.locator('.ticket[data-order="1"]')).toBeVisible();
  await expect(page.locator(".band.training")).toHaveCount(0);
});

test("an answer in training is taken back like a real one", async ({ page, agent, open }) => {
  await open("#/configuracao");
  await page.getByRole("button", { name: "Começar o treinamento" }).click();
  await expect(page.locator(".band.training")).toBeVisible();
  await page.goto(`${agent.url}/#/novos`);
  await expect(page.locator(".ticket")).toHaveCount(6);
  await page.keyboard.press("a");
  await expect(page.locator(".ticket")).toHaveCount(5);
  await page.keyboard.press("z");
  await expect(page.locator(".ticket")).toHaveCount(6);
  expect(agent.commands).toEqual([]);
});
