// The second half of an order's life, with the real agent and hub: each thing that a clerk does is one effect at the hub.
import { expect, packAll, pickAll, scan, test, ticketIn } from "../support/world.mjs";

/** What took effect at the hub, in its order; of one order if it is given. */
const verbs = async (world, order_id) => (await world.effects({ order: order_id })).map(({ verb }) => verb);

async function accept(page) {
  await ticketIn(page, "new").first().getByRole("button", { name: "Aceitar tudo" }).click();
}

/** Accepts, picks and packs the order, and closes its box with its label. */
async function makeReadyForCarrier(page, world, carrier) {
  const order_id = await world.newOrder({ lines: 1, quantity: 1 });
  const { delivery } = await world.orderAtHub(order_id);
  if (carrier) {
    await world.sim("POST", `/orders/${order_id}/change`, { delivery: { ...delivery, carrier } });
  }
  await accept(page);
  await pickAll(page);
  await packAll(page);
  const label = await page.locator(".label-list .tracking").textContent();
  await scan(page, label);
  await expect(page.locator(".work-head")).toContainText("Aguardando coleta");
  await page.goto(`${world.url}/#/`);
  return { order_id, label, carrier: delivery.carrier };
}

async function makeReadyForCustomer(page, world) {
  const order_id = await world.newOrder({ journey: "pickup-in-store", lines: 1, quantity: 1 });
  await accept(page);
  await pickAll(page);
  await packAll(page);
  await scan(page, "PRATELEIRA-3");
  await expect(page.locator(".work-head")).toContainText("Pronto para retirada");
  return order_id;
}

test("a carrier takes two orders: the missing one is named, both leave once, with driver and plate", async ({ page, world, open }) => {
  await open();
  const first = await makeReadyForCarrier(page, world);
  const second = await makeReadyForCarrier(page, world, first.carrier);
  await page.goto(`${world.url}/#/coleta`);
  await expect(page.locator(".carrier-row")).toHaveCount(2);
  await scan(page, first.label);
  await expect(page.locator(".carrier-row[data-done=true]")).toHaveCount(1);
  await expect(page.locator(".cut-off")).toContainText("falta bipar 1 volume");
  await page.getByRole("button", { name: "Despachar 1 pedido" }).click();
  await expect(page.locator(".work-foot")).toContainText("Sem bipar, ficam na loja: B1."); // the code of the second
  await page.getByRole("button", { name: "Voltar" }).click();
  await page.getByLabel("Motorista").fill("Joana Prado");
  await page.getByLabel("Placa").fill("abc1d23");
  await scan(page, second.label);
  await page.getByRole("button", { name: "Despachar 2 pedidos" }).click();
  for (const { order_id } of [first, second]) {
    await expect.poll(async () => (await world.orderAtHub(order_id)).status).toBe("3");
    expect((await verbs(world, order_id)).filter((verb) => verb === "postStatus")).toHaveLength(1);
  }
  await page.goto(`${world.url}/#/busca?q=${first.order_id}`);
  await page.getByRole("link", { name: first.order_id }).click();
  await expect(page.locator(".timeline")).toContainText("Joana Prado");
  await expect(page.locator(".timeline")).toContainText("ABC1D23");
});

test("the carrier's own words reach the order, and one that the settings know ends it", async ({ page, world, open }) => {
  await world.agent.kill();
  world.settings["tracking.delivered_codes"] = "BDE";
  await world.startAgent();
  await open();
  const { order_id } = await makeReadyForCarrier(page, world);
  await world.sim("POST", `/orders/${order_id}/tracking`, { description: "Objeto entregue ao destinatário", code: "BDE" });
  await page.goto(`${world.url}/#/coleta`);
  await page.locator(".carrier-row input").check();
  await page.getByRole("button", { name: "Despachar 1 pedido" }).click();
  await expect.poll(async () => (await world.orderAtHub(order_id)).status).toBe("3");
  await world.agent.kill(); // a start asks at once for what is on its way
  await world.startAgent();
  await page.goto(`${world.url}/#/busca?q=${order_id}`);
  await page.getByRole("link", { name: order_id }).click();
  await expect(page.locator(".panel")).toContainText("Objeto entregue ao destinatário");
  await expect(page.locator(".panel .standing")).toContainText("Entregue");
});

test("nobody comes for an order: the hub is told, and it is put back on its shelf", async ({ page, world, open }) => {
  await open();
  const order_id = await makeReadyForCustomer(page, world);
  const known = (await world.effects({ order: order_id })).length;
  await page.getByRole("link", { name: "Pedido completo" }).click();
  const panel = page.locator(".panel");
  await panel.getByRole("button", { name: "Marcar não retirado" }).click();
  await expect(panel.locator(".foot-sentence")).toContainText("a mercadoria volta à prateleira");
  await panel.getByRole("button", { name: "Marcar não retirado" }).click();
  await expect(panel.locator(".standing")).toContainText("Não retirado");
  await expect.poll(async () => (await world.effects({ order: order_id })).length).toBe(known + 1);
  await panel.getByRole("button", { name: "Feito" }).click();
  await expect(panel.getByRole("button", { name: "Feito" })).toHaveCount(0);
});

test("the store cancels with a reason, and the hub has it", async ({ page, world, open }) => {
  await open();
  const order_id = await world.newOrder({ lines: 1, quantity: 1 });
  await accept(page);
  await expect.poll(() => verbs(world, order_id)).toContain("decide");
  await ticketIn(page, "to_pick").getByRole("link").first().click();
  const panel = page.locator(".panel");
  await panel.getByRole("button", { name: "Cancelar pedido" }).click();
  await panel.getByLabel("Avariado / com defeito").check();
  await panel.getByRole("button", { name: "Cancelar este pedido" }).click();
  await expect(panel.locator(".standing")).toContainText("Cancelado pela loja");
  await expect(panel.locator(".standing")).toContainText("confirmado pelo hub");
  expect((await verbs(world, order_id)).filter((verb) => verb === "answerCancellation")).toHaveLength(1);
});

test("what a store has not, and what it counts, reaches the hub as stock", async ({ page, world, open }) => {
  await open();
  const order_id = await world.newOrder({ lines: 1, quantity: 1 });
  const [{ sku }] = (await world.orderAtHub(order_id)).lines;
  await ticketIn(page, "new").getByRole("button", { name: "Recusar" }).click();
  await page.getByLabel("Sem estoque").check();
  await page.locator(".panel").getByRole("button", { name: "Recusar pedido" }).click();
  await page.goto(`${world.url}/#/estoque`);
  const product = page.locator("li.row", { hasText: sku });
  await expect(product).toContainText("0 unidades");
  await expect(product).not.toContainText("esperando o hub");
  const told = (await world.effects({ verb: "updateStock" })).length;
  expect(told).toBeGreaterThanOrEqual(1);
  await product.getByLabel("Quantas há?").fill("7");
  await product.getByRole("button", { name: "Guardar contagem" }).click();
  await expect(product).toContainText("7 unidades");
  await expect(product).not.toContainText("esperando o hub");
  await expect.poll(async () => (await world.effects({ verb: "updateStock" })).length).toBe(told + 1);
});

test("goods that another store sold come back here, and their voucher lives its whole life", async ({ page, world, open }) => {
  await open();
  const { orderId: order_id } = await world.sim("POST", "/orders", {
    journey: "ship-from-store", lines: 1, quantity: 1, paid: true, siteId: "1", storeId: "102",
  });
  const lines = (await world.orderAtHub(order_id)).lines.map((line) => ({ ...line, accepted: line.quantity, delivered: line.quantity }));
  await world.sim("POST", `/orders/${order_id}/change`, { lines });
  await world.sim("POST", `/orders/${order_id}/status`, { status: "4" });
  await page.goto(`${world.url}/#/devolucoes`);
  await page.getByLabel("Que pedido o cliente traz?").fill(order_id);
  await page.getByLabel("No hub (todas as lojas)").check({ force: true });
  await page.getByRole("button", { name: "Procurar" }).click();
  await expect(page.getByText("Loja 102")).toBeVisible();
  await page.getByRole("button", { name: order_id }).click();
  await page.getByRole("group", { name: "Quantas voltam?" }).first().getByLabel("1").check({ force: true });
  await page.getByLabel("Defeito").check({ force: true });
  await page.getByRole("button", { name: "Conferir a devolução" }).click();
  await page.getByRole("button", { name: "Confirmar conferência" }).click();
  await page.getByRole("button", { name: "Vale-troca" }).click();
  await page.getByRole("button", { name: "Avaria", exact: true }).click();
  await expect.poll(async () => (await verbs(world)).filter((verb) => verb === "createCoupon").length).toBe(1);
  await expect.poll(async () => (await verbs(world, order_id)).filter((verb) => verb === "postStatus").length).toBe(1);

  await page.goto(`${world.url}/#/vales`);
  const coupon = page.getByRole("listitem").filter({ hasText: order_id });
  await expect(coupon).toContainText("Ativo");
  await coupon.getByRole("button", { name: "Bloquear" }).click();
  await expect(coupon).toContainText("Bloqueado");
  await coupon.getByRole("button", { name: "Desbloquear" }).click();
  await expect(coupon).toContainText("Ativo");
  await coupon.getByRole("button", { name: "Prorrogar 90 dias" }).click();
  await expect(coupon).toContainText("Movimentos (4)");

  // Without the hub's answer nothing is given for it.
  await world.sim("POST", "/faults", { kind: "no_effect_lost", operation: "updateCoupon", count: -1 }); // its polls go on: it does not know that anything is wrong
  await coupon.getByLabel("Quanto usar (R$)").fill("1,00");
  await coupon.getByRole("button", { name: /Usar R\$\s1,00/ }).click();
  await expect(coupon).toContainText("Não entregue nada ainda.");
  await world.sim("DELETE", "/faults");
  await expect(coupon).toContainText("Usado em parte");
  await coupon.getByRole("button", { name: "Cancelar vale" }).click();
  await coupon.getByRole("button", { name: "Cancelar vale" }).click();
  await expect(coupon).toContainText("Cancelado");
  const [atHub] = (await world.sim("GET", "/coupons")).coupons;
  expect(atHub.state).toBe("cancelled");
  expect((await verbs(world)).filter((verb) => verb === "updateCoupon")).toHaveLength(5);
});

test("the day in figures is what the hub has, on the screen and in the file", async ({ page, world, open }) => {
  await open();
  const accepted = await world.newOrder({ lines: 1, quantity: 2 });
  await accept(page);
  await expect.poll(() => verbs(world, accepted)).toContain("decide");
  const refused = await world.newOrder({ lines: 1, quantity: 1 });
  await ticketIn(page, "new").getByRole("button", { name: "Recusar" }).click();
  await page.getByLabel("Sem estoque").check();
  await page.locator(".panel").getByRole("button", { name: "Recusar pedido" }).click();
  await expect.poll(() => verbs(world, refused)).toContain("decide");

  await page.goto(`${world.url}/#/relatorios`);
  await expect(page.locator("main")).toContainText("2 de 2"); // answered in time
  await expect(page.locator("main")).toContainText("Sem estoque");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Baixar CSV" }).click()]);
  const text = await (await file.createReadStream()).toArray().then((pieces) => Buffer.concat(pieces).toString("utf8"));
  expect(text).toContain(accepted);
  expect(text).toContain(refused);
  const [close] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Fechamento em PDF" }).click()]);
  const bytes = await (await close.createReadStream()).toArray().then((pieces) => Buffer.concat(pieces));
  expect(bytes.subarray(0, 5).toString("latin1")).toBe("%PDF-");
});
