// What a clerk does in a morning, against the real agent and the simulated hub.
import { expect, packAll, pickAll, scan, test, ticketIn } from "../support/world.mjs";

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
  await pickAll(page);
  await packAll(page);
  await expect(page.locator(".work-head .standing")).toContainText("etiqueta impressa");
  await expect.poll(() => world.printer.jobs.length).toBe(1);
  const label = await page.locator(".label-list .tracking").textContent();
  await scan(page, label);
  await expect(page.locator(".work-head")).toContainText("Aguardando coleta");
  await page.getByRole("button", { name: "Coleta" }).click();
  await scan(page, label);
  await page.getByLabel("Motorista").fill("Rui Prado");
  await page.getByLabel("Placa").fill("abc1d23");
  await page.getByRole("button", { name: "Despachar 1 pedido" }).click();
  await expect.poll(async () => (await world.orderAtHub(order_id)).status).toBe("3");
  await page.keyboard.press("7");
  await page.locator(".ticket h3 a").click();
  await page.locator(".panel").getByRole("button", { name: "Marcar entregue" }).click();
  await expect(page.locator(".foot-sentence")).toContainText("O hub será avisado");
  await page.locator(".panel-form").getByRole("button", { name: "Marcar entregue" }).click();
  await expect.poll(async () => (await world.orderAtHub(order_id)).status).toBe("4");
  await expect(page.locator(".panel .standing")).toContainText("Entregue");
  await expect(page.locator(".timeline")).toContainText("Pedido chegou à loja");
  await expect(page.locator(".timeline")).toContainText("Despachado");
  await expect(page.locator(".timeline")).toContainText("Rui Prado · ABC1D23");
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

test("what is not found while picking is refused late, from the item itself", async ({ page, world, open }) => {
  await open();
  const order_id = await world.newOrder({ lines: 2, quantity: 2 });
  await ticketIn(page, "new").getByRole("button", { name: "Aceitar tudo" }).click();
  await page.getByRole("button", { name: "Começar a separar" }).click();
  await page.getByRole("button", { name: /^Achei Enter/ }).click();
  await page.getByRole("button", { name: "Não achei" }).click();
  await page.getByLabel("Não localizado").check();
  await expect(page.locator(".foot-sentence")).toContainText("Vai informar falta de 1 item (Não localizado). Continuam 3 itens");
  await page.getByRole("button", { name: "Confirmar falta" }).click();
  await expect.poll(async () => answersAt(await world.orderAtHub(order_id))).toEqual([[1, 1], [2, 0]]);
  await expect(page.locator(".line-tabs")).toContainText("0 de 2");
});

test("an order for pick-up gets its place, answers the four questions and is handed over in part", async ({ page, world, open }) => {
  await open();
  const order_id = await world.newOrder({ journey: "pickup-in-store", lines: 2, quantity: 1 });
  await ticketIn(page, "new").getByRole("button", { name: "Aceitar tudo" }).click();
  await pickAll(page);
  await packAll(page);
  await scan(page, "PRATELEIRA-3");
  await expect(page.locator(".work-head")).toContainText("Pronto para retirada");
  await page.getByRole("button", { name: "Retirada" }).click();
  await page.getByLabel("Quem veio retirar?").fill("A1");
  await page.keyboard.press("Enter");
  const answers = page.locator(".answers-four .answer");
  await expect(answers.nth(1)).toContainText("Sim");
  await expect(answers.nth(2)).toContainText("PRATELEIRA-3");
  await expect(answers.nth(3)).toContainText("Sim");
  await page.getByRole("button", { name: "Entregar ao cliente" }).click();
  await page.getByLabel("Outra pessoa").check();
  await page.getByLabel("Nome de quem leva").fill("Pedro");
  await page.locator(".hand-over input[type=number]").first().fill("0");
  await expect(page.locator(".foot-sentence")).toContainText("só uma parte");
  await page.getByRole("button", { name: "Confirmar entrega" }).click();
  await expect(page.getByText("A1 foi entregue")).toBeVisible();
  await expect.poll(async () => (await world.orderAtHub(order_id)).lines.map((line) => line.delivered ?? 0)).toEqual([0, 1]);
  await page.getByRole("link", { name: "Pedido completo" }).click();
  await expect(page.locator(".timeline")).toContainText("Entregue ao cliente");

  // It was the wrong customer.
  await page.locator(".panel").getByRole("button", { name: "Desfazer a entrega" }).click();
  await expect(page.locator(".foot-sentence")).toContainText("o hub é avisado da correção");
  await page.getByRole("button", { name: "Desfazer esta entrega" }).click();
  await expect(page.locator(".panel-form [role=alert]")).toHaveText("Escreva em poucas palavras o que houve.");
  await page.getByLabel("Por que a entrega é desfeita").fill("Levou o pedido de outra pessoa");
  await page.getByRole("button", { name: "Desfazer esta entrega" }).click();
  await expect(page.locator(".panel .standing")).toContainText("Pronto para retirada");
  await expect(page.locator(".timeline")).toContainText("Entrega desfeita");
  await expect(page.locator(".panel")).toContainText("confirmado pelo hub");
  await expect.poll(async () => (await world.orderAtHub(order_id)).lines.map((line) => line.delivered ?? 0)).toEqual([0, 0]);
  await expect(page.locator(".panel").getByRole("button", { name: "Entregar ao cliente" })).toBeVisible();
});

test("a parcel that meets an incident is a problem until its goods are back", async ({ page, world, open }) => {
  await open();
  const order_id = await world.newOrder({ lines: 1, quantity: 1 });
  await ticketIn(page, "new").getByRole("button", { name: "Aceitar tudo" }).click();
  await pickAll(page);
  await packAll(page);
  await page.getByRole("link", { name: "Pedido completo" }).click();
  const panel = page.locator(".panel");
  await panel.getByRole("button", { name: "Colar etiqueta" }).click();
  await panel.getByRole("button", { name: "Despachar" }).click();
  await panel.getByRole("button", { name: "Confirmar despacho" }).click();
  await expect.poll(async () => (await world.orderAtHub(order_id)).status).toBe("3");
  await panel.getByRole("button", { name: "Informar ocorrência" }).click();
  await panel.getByLabel("O que aconteceu com o volume").fill("Veículo da transportadora roubado");
  await panel.getByRole("button", { name: "Registrar ocorrência" }).click();
  await expect(panel.locator(".standing")).toContainText("Ocorrência");
  await expect(panel.locator(".timeline")).toContainText("Veículo da transportadora roubado");
  await panel.getByRole("button", { name: "Mercadoria voltou" }).click();
  await expect(panel.locator(".foot-sentence")).toContainText("registre em Devoluções");
  await panel.getByRole("button", { name: "Mercadoria voltou" }).click();
  await expect(panel.locator(".standing")).toContainText("Em devolução");

  // The order leads to its return, which ends it.
  await panel.getByRole("link", { name: "Devoluções" }).click();
  await expect(page.getByLabel("Que pedido o cliente traz?")).toHaveValue(order_id);
  await page.getByRole("group", { name: "Quantas voltam?" }).first().getByLabel("1").check({ force: true });
  await page.getByLabel("Avaria no transporte").check({ force: true });
  await page.getByRole("button", { name: "Conferir a devolução" }).click();
  await page.getByRole("button", { name: "Confirmar conferência" }).click();
  await page.getByRole("button", { name: "Estorno pelo SAC" }).click();
  await page.getByRole("button", { name: "De volta à prateleira" }).click();
  await expect.poll(async () => (await world.orderAtHub(order_id)).lines.map((line) => line.returned ?? 0)).toEqual([1]);
});

test("the hub cancels while somebody picks: red stop, then put away", async ({ page, world, open }) => {
  await open();
  const order_id = await world.newOrder();
  await ticketIn(page, "new").getByRole("button", { name: "Aceitar tudo" }).click();
  await ticketIn(page, "to_pick").getByRole("button", { name: "Começar a separar" }).click();
  await expect(page.locator(".work-head")).toContainText("confirmado pelo hub");
  await world.sim("POST", `/orders/${order_id}/cancel`);
  await expect(page.locator(".notice.stop")).toContainText("foi cancelado pelo hub. Pare de separar.");
  await page.locator(".notice.stop").getByRole("link", { name: "Ver pedido" }).click();
  await expect(page.locator(".panel .stop-notice")).toBeVisible();
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
