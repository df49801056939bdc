// Goods that come back and the voucher for them, with the real agent and hub: each is done once, and the books agree.
import { expect, packAll, pickAll, scan, test, ticketIn } from "../support/world.mjs";

/** An order that its customer has taken along. */
async function sell(page, world) {
  const order_id = await world.newOrder({ journey: "pickup-in-store", lines: 1, quantity: 2 });
  await ticketIn(page, "new").getByRole("button", { name: "Aceitar tudo" }).click();
  await pickAll(page);
  await packAll(page);
  await scan(page, "PRATELEIRA-3");
  await page.getByRole("button", { name: "Retirada" }).click();
  await page.getByLabel("Quem veio retirar?").fill("A1");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Entregar ao cliente" }).click();
  await page.getByRole("button", { name: "Confirmar entrega" }).click();
  await expect.poll(async () => (await world.orderAtHub(order_id)).status).toBe("4");
  return order_id;
}

test("one of two units comes back for a voucher, which is used once, and the hub's books say the same", async ({ page, world, open }) => {
  await open();
  const order_id = await sell(page, world);
  await page.goto(`${world.url}/#/devolucoes`);
  await page.getByLabel("Que pedido o cliente traz?").fill(order_id);
  await page.getByRole("button", { name: "Procurar" }).click();
  await page.getByRole("button", { name: order_id }).click();
  await page.getByRole("group", { name: "Quantas voltam?" }).first().getByLabel("1").check({ force: true });
  await page.getByLabel("Tamanho").check({ force: true });
  await page.getByRole("button", { name: "Conferir a devolução" }).click();
  const card = page.getByRole("listitem").filter({ hasText: order_id }).filter({ has: page.getByRole("button", { name: "Confirmar conferência" }) });
  await card.getByRole("button", { name: "Confirmar conferência" }).click();
  const row = page.getByRole("listitem").filter({ hasText: order_id });
  await row.getByRole("button", { name: "Vale-troca" }).click();
  await row.getByRole("button", { name: "Imprimir comprovante" }).click();
  await expect(page.getByText("O comprovante vai para a impressora.")).toBeVisible();
  await row.getByRole("button", { name: "De volta à prateleira" }).click();

  await expect.poll(async () => (await world.effects({ verb: "createCoupon" })).length).toBe(1);
  await expect.poll(async () => (await world.effects({ verb: "postStatus", order: order_id })).length).toBe(3); // ready, delivered, returned
  await page.goto(`${world.url}/#/vales`);
  const coupon = page.getByRole("listitem").filter({ hasText: order_id });
  await expect(coupon).toContainText("Ativo");
  await coupon.getByLabel("Quanto usar (R$)").fill("1,00");
  await coupon.getByRole("button", { name: /Usar R\$\s1,00/ }).click();
  await expect(coupon).toContainText("Movimentos (2)");
  await expect.poll(async () => (await world.effects({ verb: "updateCoupon" })).length).toBe(1);
  const [atHub] = (await world.sim("GET", "/coupons")).coupons;
  const { coupons: [here] } = await page.evaluate(async () => {
    const { token } = await (await fetch("/api/v1/session")).json();
    return (await fetch("/api/v1/coupons", { headers: { "X-Balcao-Token": token } })).json();
  });
  expect(here.balance_minor).toBe(here.issued_minor - 100);
  expect(atHub.balance.amount).toBe(here.balance_minor);
});
