// What a clerk does in a morning, against the real agent and the simulated hub.
import { expect, test, ticketIn } from "../support/world.mjs";

/** What the hub has on record for each line. */
const answersAt = (order) => order.lines.map((line) => [line.accepted, (line.refused ?? []).reduce((sum, one) => sum + one.quantity, 0)]);

test("an order comes in, is accepted with one key, printed, packed, dispatched and delivered", async ({ page, world, open }) => {
  await open();
  const order_id = await world.newOrder({ lines: 2, quantity: 2 });
  await expect(ticketIn(page, "new")).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("a");
  const picked = ticketIn(page, "to_pick");
  await expect(picked).toContainText("Aceito");
  await expect(picked).toContainText("confirmado pelo hub");
  expect(answersAt(await world.orderAtHub(order_id))).toEqual([[2, 0], [2, 0]]);
  await picked.getByRole("button", { name: "Começar a separar" }).click();
  await ticketIn(page, "picking").getByRole("button", { name: "Concluir separação" }).click();
  await ticketIn(page, "to_pack").getByRole("button", { name: "Embalar" }).click();
  await page.getByRole("button", { name: "Fechar embalagem" }).click();
  await expect(page.locator(".panel .standing")).toContainText("etiqueta impressa", { timeout: 20_000 });
  await expect.poll(() => world.printer.jobs.length).toBe(1);
  await page.locator(".panel").getByRole("button", { name: "Colar etiqueta" }).click();
  await page.locator(".panel").getByRole("button", { name: "Despachar" }).click();
  await page.getByRole("button", { name: "Confirmar despacho" }).click();
  await expect.poll(async () => (await world.orderAtHub(order_id)).status).toBe("3");
  await expect(ticketIn(page, "on_the_way")).toContainText("Em trânsito");
  await page.locator(".panel").getByRole("button", { name: "Marcar entregue" }).click();
  await expect(page.locator(".foot-sentence")).toContainText("O hub será avisado");
  await page.locator(".panel-form").getByRole("button", { name: "Marcar entregue" }).click();
  await expect.poll(async () => (await world.orderAtHub(order_id)).status).toBe("4");
  await expect(page.locator(".panel .standing")).toContainText("Entregue");
  await expect(page.locator(".timeline")).toContainText("Pedido chegou à loja");
  await expect(page.locator(".timeline")).toContainText("Despachado");
});

test("a part is accepted by quantity and the hub gets the same numbers", async ({ page, world, open }) => {
  await open();
  const order_id = await world.newOrder({ lines: 3, quantity: 2 });
  await ticketIn(page, "new").getByRole("button", { name: "Aceitar em parte" }).click();
  await page.locator(".stepper button").first().click();
  await page.getByLabel("Avariado / com defeito").check();
  await expect(page.locator(".foot-sentence")).toHaveText(
    "Vai aceitar 5 itens e recusar 1 (Avariado / com defeito). Os 5 itens serão enviados.",
  );
  await page.locator(".panel").getByRole("button", { name: "Aceitar em parte" }).click();
  await expect(ticketIn(page, "to_pick")).toContainText("Aceito em parte");
  await expect(ticketIn(page, "to_pick")).toContainText("confirmado pelo hub");
  expect(answersAt(await world.orderAtHub(order_id))).toEqual([[1, 1], [2, 0], [2, 0]]);
  await expect(page.locator(".line-refusal")).toHaveText("1 recusado: Avariado / com defeito");
});

test("a whole order is refused with a reason", async ({ page, world, open }) => {
  await open();
  const order_id = await world.newOrder({ lines: 2, quantity: 1 });
  await ticketIn(page, "new").getByRole("button", { name: "Recusar" }).click();
  await page.getByLabel("Sem estoque").check();
  await expect(page.locator(".foot-sentence")).toHaveText("Vai recusar o pedido inteiro, 2 itens (Sem estoque).");
  await page.locator(".panel").getByRole("button", { name: "Recusar pedido" }).click();
  await expect(page.locator(".panel .standing")).toContainText("Recusado");
  await expect.poll(async () => answersAt(await world.orderAtHub(order_id))).toEqual([[0, 1], [0, 1]]);
  await expect(ticketIn(page, "new")).toHaveCount(0);
});

test("stock that runs out while picking is refused late", async ({ page, world, open }) => {
  await open();
  const order_id = await world.newOrder({ lines: 2, quantity: 2 });
  await ticketIn(page, "new").getByRole("button", { name: "Aceitar tudo" }).click();
  await ticketIn(page, "to_pick").getByRole("button", { name: "Começar a separar" }).click();
  await ticketIn(page, "picking").locator("h3 a").click();
  await page.locator(".panel").getByRole("button", { name: "Informar falta" }).click();
  await page.locator(".stepper button").first().click();
  await page.getByLabel("Não localizado").check();
  await page.getByRole("button", { name: "Confirmar falta" }).click();
  await expect.poll(async () => answersAt(await world.orderAtHub(order_id))).toEqual([[1, 1], [2, 0]]);
  await expect(ticketIn(page, "picking")).toContainText("confirmado pelo hub");
});

test("an order for pick-up is put out and handed to the customer in part", async ({ page, world, open }) => {
  await open();
  const order_id = await world.newOrder({ journey: "pickup-in-store", lines: 2, quantity: 1 });
  await ticketIn(page, "new").getByRole("button", { name: "Aceitar tudo" }).click();
  await ticketIn(page, "to_pick").getByRole("button", { name: "Começar a separar" }).click();
  await ticketIn(page, "picking").getByRole("button", { name: "Concluir separação" }).click();
  await ticketIn(page, "to_pack").getByRole("button", { name: "Embalar" }).click();
  await page.getByRole("button", { name: "Fechar embalagem" }).click();
  await page.locator(".panel").getByRole("button", { name: "Deixar para retirada" }).click();
  await page.getByLabel("Onde fica o pacote?").fill("prateleira 3");
  await page.getByRole("button", { name: "Confirmar: pronto para retirada" }).click();
  await expect(ticketIn(page, "pickup")).toContainText("Pronto para retirada");
  await page.locator(".panel").getByRole("button", { name: "Entregar ao cliente" }).click();
  await page.getByLabel("Quem recebeu?").fill("Pedro");
  await page.getByLabel("O cliente leva só uma parte").check();
  await page.locator(".panel-form input[type=number]").first().fill("0");
  await page.getByRole("button", { name: "Confirmar entrega" }).click();
  await expect(page.locator(".panel .standing")).toContainText("Entregue em parte");
  await expect.poll(async () => (await world.orderAtHub(order_id)).lines.map((line) => line.delivered ?? 0)).toEqual([0, 1]);
});

test("the hub cancels while somebody picks: red stop, then put away", async ({ page, world, open }) => {
  await open();
  const order_id = await world.newOrder();
  await ticketIn(page, "new").getByRole("button", { name: "Aceitar tudo" }).click();
  await ticketIn(page, "to_pick").getByRole("button", { name: "Começar a separar" }).click();
  await expect(ticketIn(page, "picking")).toContainText("confirmado pelo hub");
  await world.sim("POST", `/orders/${order_id}/cancel`);
  await expect(page.locator(".notice.stop")).toContainText("foi cancelado pelo hub. Pare de separar.");
  await page.locator(".notice.stop").getByRole("link", { name: "Ver pedido" }).click();
  await expect(page.locator(".stop-notice")).toBeVisible();
  await page.locator(".notice.stop").getByRole("button", { name: "Ciente" }).click();
  await page.locator(".panel").getByRole("button", { name: "Feito" }).click();
  await expect(page.locator(".panel").getByRole("button", { name: "Feito" })).toHaveCount(0);
  await expect(page.locator(".ticket")).toHaveCount(0);
});

test("the hub asks to cancel and the store says no", async ({ page, world, open }) => {
  await open();
  const order_id = await world.newOrder();
  await ticketIn(page, "new").getByRole("button", { name: "Aceitar tudo" }).click();
  await expect(ticketIn(page, "to_pick")).toContainText("confirmado pelo hub");
  await world.sim("POST", `/orders/${order_id}/ask-cancel`, { reason: "Comprou errado" });
  const asked = ticketIn(page, "problem");
  await expect(asked).toContainText("Cancelamento solicitado");
  await asked.getByRole("button", { name: "Responder cancelamento" }).click();
  await expect(page.locator(".panel-form")).toContainText("Comprou errado");
  await page.getByRole("button", { name: "Negar e continuar o pedido" }).click();
  await expect.poll(async () => (await world.orderAtHub(order_id)).cancellation).toBeUndefined();
  await expect(ticketIn(page, "to_pick")).toHaveCount(1);
});
