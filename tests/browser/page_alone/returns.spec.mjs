// Goods that come back and store credit, before the fake agent.
import { expect, fill, test } from "../support/alone.mjs";

test("an order is found and units of it come back for a reason", async ({ agent, open, page }) => {
  fill(agent);
  await open("#/devolucoes");
  await page.getByLabel("Que pedido o cliente traz?").fill("PED-931");
  await page.getByRole("button", { name: "Procurar" }).click();
  await page.getByRole("button", { name: "PED-931" }).click();
  await expect(page.getByText("Todas as unidades já voltaram.")).toBeVisible();
  await page.getByRole("button", { name: "Conferir a devolução" }).click();
  await expect(page.locator(".hint[role=alert]")).toHaveText("Diga quantas unidades voltam.");
  await page.getByRole("group", { name: "Quantas voltam?" }).getByLabel("2").check({ force: true });
  await page.getByLabel("Arrependimento (7 dias)").check({ force: true });
  await expect(page.getByText("Os 7 dias de arrependimento acabaram")).toBeVisible();
  await page.getByLabel("Tamanho").check({ force: true });
  await page.getByRole("button", { name: "Conferir a devolução" }).click();
  await expect.poll(() => agent.afterSale.clicks.at(-1)?.lines).toEqual([{ line_id: "1", quantity: 2, reason: "size" }]);
});

test("a checked return is resolved and put away", async ({ agent, open, page }) => {
  await open("#/devolucoes");
  const card = page.getByRole("listitem").filter({ hasText: "PED-902" });
  await card.getByRole("button", { name: "Vale-troca" }).click();
  await card.getByRole("button", { name: "De volta à prateleira" }).click();
  await expect(card).toContainText("Itens guardados");
  expect(agent.afterSale.clicks.map((one) => one.command)).toEqual(["resolve", "stock"]);
});

test("a settled return has a receipt, one that is being checked has none", async ({ agent, open, page }) => {
  await open("#/devolucoes");
  const card = page.getByRole("listitem").filter({ hasText: "PED-902" });
  await expect(card.getByRole("button", { name: "Vale-troca" })).toBeVisible();
  await expect(card.getByRole("button", { name: "Imprimir comprovante" })).toHaveCount(0);
  await card.getByRole("button", { name: "Troca por outro item" }).click();
  await card.getByRole("button", { name: "Imprimir comprovante" }).click();
  await expect(page.getByText("O comprovante vai para a impressora.")).toBeVisible();
  expect(agent.afterSale.clicks.at(-1)).toMatchObject({ path: "/returns/2/receipt", language: "pt", reason: "other" });
});

test("a closed return is found again, with its receipt", async ({ agent, open, page }) => {
  await open("#/devolucoes");
  await expect(page.getByRole("listitem").filter({ hasText: "PED-902" })).toBeVisible();
  await expect(page.getByText("PED-905")).toHaveCount(0);
  await page.getByText("Devoluções encerradas").click();
  const card = page.getByRole("listitem").filter({ hasText: "PED-905" });
  await expect(card).toContainText("Troca por outro item");
  await card.getByRole("button", { name: "Imprimir comprovante" }).click();
  await expect(page.getByText("O comprovante vai para a impressora.")).toBeVisible();
  expect(agent.afterSale.clicks.at(-1)).toMatchObject({ path: "/returns/5/receipt" });
});

test("store credit is used in cents as typed, and never more than there is", async ({ agent, open, page }) => {
  await open("#/vales");
  const row = page.getByRole("listitem").filter({ hasText: "VT-AB1-C9F2" });
  await row.getByLabel("Quanto usar (R$)").fill("129,91");
  await row.getByRole("button", { name: "Usar" }).click();
  await expect(row.getByRole("alert")).toHaveText("Digite um valor até o saldo.");
  await row.getByLabel("Quanto usar (R$)").fill("29,9");
  await row.getByRole("button", { name: /Usar R\$\s29,90/ }).click();
  await expect(row).toContainText("Esperando a resposta do hub");
  expect(agent.afterSale.clicks.at(-1)).toMatchObject({ kind: "redeem", amount_minor: 2990 });
});

test("without the hub nothing is redeemed, and the page says so", async ({ agent, open, page }) => {
  agent.afterSale.hubIsAway = true;
  await open("#/vales");
  const row = page.getByRole("listitem").filter({ hasText: "VT-AB1-C9F2" });
  await row.getByLabel("Quanto usar (R$)").fill("10");
  await row.getByRole("button", { name: /Usar R\$/ }).click();
  await expect(row.getByRole("alert")).toContainText("O hub não responde agora");
});

test("a product is counted in whole units, and its movements say where they come from", async ({ agent, open, page }) => {
  await open("#/estoque");
  const row = page.getByRole("listitem").filter({ hasText: "SKU-1" });
  await row.getByLabel("Quantas há?").fill("três");
  await row.getByRole("button", { name: "Guardar contagem" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "número inteiro" })).toBeVisible();
  await row.getByLabel("Quantas há?").fill("3");
  await row.getByRole("button", { name: "Guardar contagem" }).click();
  await expect.poll(() => agent.afterSale.clicks.at(-1)).toMatchObject({ sku: "SKU-1", quantity: 3 });
  await row.getByRole("button", { name: "Movimentos de Vestido" }).click();
  await expect(row).toContainText("Não localizado");
  await expect(row).toContainText("de 3 unidades para 2 unidades");
});
