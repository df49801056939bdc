// What goes wrong in a morning, and how the page gets everybody out of it.
import { expect, packAll, pickAll, test, ticketIn } from "../support/world.mjs";

async function acceptAndPack(page) {
  await ticketIn(page, "new").getByRole("button", { name: "Aceitar tudo" }).click();
  await pickAll(page);
  await packAll(page);
}

test("two browsers stay in step", async ({ page, world, open }) => {
  const one = await open();
  const two = await open("", { isAnother: true });
  await world.newOrder();
  await expect(ticketIn(one, "new")).toHaveCount(1);
  await expect(ticketIn(two, "new")).toHaveCount(1);
  await ticketIn(two, "new").getByRole("button", { name: "Aceitar tudo" }).click();
  await expect(ticketIn(page, "to_pick")).toContainText("Aceito");
  await ticketIn(page, "to_pick").getByRole("button", { name: "Começar a separar" }).click();
  await expect(ticketIn(two, "picking")).toContainText("Em separação");
});

test("of two clerks who answer the same order one is told that it is answered", async ({ page, world, open }) => {
  await open();
  const two = await open("", { isAnother: true });
  await world.newOrder();
  await ticketIn(two, "new").getByRole("button", { name: "Recusar" }).click();
  await two.getByLabel("Sem estoque").check();
  let goOn;
  const isFirstDone = new Promise((done) => {
    goOn = done;
  });
  await two.route("**/commands", async (route) => {
    await isFirstDone; // the second clerk's click comes just too late
    await route.continue();
  });
  await two.locator(".panel").getByRole("button", { name: "Recusar pedido" }).click();
  await ticketIn(page, "new").getByRole("button", { name: "Aceitar tudo" }).click();
  await expect(ticketIn(page, "to_pick")).toContainText("Aceito");
  goOn();
  await expect(two.locator(".notice.bad")).toContainText("já foi respondido");
  await expect(two.locator(".panel .standing")).toContainText("Aceito");
});

test("the agent is killed and started again: the page waits, recovers, and the click is done once", async ({ page, world, open }) => {
  await open();
  const order_id = await world.newOrder();
  await expect(ticketIn(page, "new")).toHaveCount(1);
  await world.agent.kill();
  await expect(page.locator(".band.bad")).toContainText("Sem conexão com o agente");
  await ticketIn(page, "new").getByRole("button", { name: "Aceitar tudo" }).click();
  await expect(page.getByRole("button", { name: "Sem resposta do agente" })).toBeVisible();
  await world.startAgent();
  await expect(page.locator(".band.bad")).toHaveCount(0);
  await expect(ticketIn(page, "to_pick")).toContainText("confirmado pelo hub");
  const lines = await world.effects({ verb: "decide" });
  expect(lines.filter((line) => line.order === order_id && line.effect === "decided")).toHaveLength(1);
});

test("the hub is away: work goes on, what waits is said, and it leaves when the hub is back", async ({ page, world, open }) => {
  await open();
  await world.newOrder();
  await expect(ticketIn(page, "new")).toHaveCount(1);
  await world.sim("POST", "/faults", { kind: "503", count: -1 });
  await ticketIn(page, "new").getByRole("button", { name: "Aceitar tudo" }).click();
  await expect(ticketIn(page, "to_pick")).toContainText("na fila");
  await expect(page.locator(".line")).toContainText(/\d na fila/);
  await expect(page.locator(".line")).toContainText("Hub fora do ar");
  await page.keyboard.press("9");
  await expect(page.locator(".page-title")).toContainText("Fila");
  await expect(page.locator(".row").filter({ hasText: "Resposta da loja" })).toContainText("tentativa");
  await expect(page.locator(".page .hint").first()).toContainText("O hub está fora do ar");
  await world.sim("DELETE", "/faults");
  await page.keyboard.press("1");
  await expect(ticketIn(page, "to_pick")).toContainText("confirmado pelo hub");
});

test("a printer that breaks in mid-job leaves a question, and the answer prints again", async ({ page, world, open }) => {
  await open();
  await world.newOrder();
  world.printer.mode = "breaks";
  await ticketIn(page, "new").getByRole("button", { name: "Aceitar tudo" }).click();
  await ticketIn(page, "problem").getByRole("button", { name: "a etiqueta saiu?" }).click();
  await expect(page.locator(".panel")).toContainText("Olhe a impressora antes de responder");
  world.printer.mode = "ok";
  await page.locator(".panel").getByRole("button", { name: "Não saiu" }).click();
  await expect.poll(() => world.printer.jobs.length).toBe(1);
  await expect(page.locator(".panel .standing")).toContainText("etiqueta impressa");
});

test("a label is printed again with a reason, and downloaded as it came", async ({ page, world, open }) => {
  await open();
  await world.newOrder();
  await acceptAndPack(page);
  await expect.poll(() => world.printer.jobs.length).toBe(1);
  await page.getByRole("button", { name: "Reimprimir" }).first().click();
  await page.getByRole("button", { name: "Etiqueta perdida" }).click();
  await expect.poll(() => world.printer.jobs.length).toBe(2);
  await expect(page.locator(".line-tabs .row").first()).toContainText("2ª via");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /Baixar etiqueta/ }).first().click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.(zpl|pdf|png)$/);
});

test("what the hub refuses waits for a person, who can undo it here", async ({ page, world, open }) => {
  await open();
  const order_id = await world.newOrder({ lines: 2, quantity: 1 });
  await expect(ticketIn(page, "new")).toHaveCount(1);
  // The agent goes on seeing the order as it was, while the hub no longer lets it be divided.
  await world.sim("POST", "/faults", { kind: "stale_list", operation: "listOrders", count: -1 });
  await world.sim("POST", `/orders/${order_id}/change`, { capabilities: { partial: "none" } });
  await ticketIn(page, "new").getByRole("button", { name: "Aceitar em parte" }).click();
  await page.locator(".stepper button").first().click();
  await page.getByLabel("Sem estoque").check();
  await page.locator(".panel").getByRole("button", { name: "Aceitar em parte" }).click();
  await expect(page.locator(".panel .standing")).toContainText("precisa de você");
  await expect(page.locator(".panel .hint.bad")).toContainText("O hub recusou:");
  await world.sim("DELETE", "/faults");
  await page.keyboard.press("8");
  const refused = page.locator(".group .row").filter({ hasText: "O hub recusou:" });
  await expect(refused).toContainText("Resposta da loja");
  await expect(refused.locator(".row-reason")).toHaveText(/O hub recusou: .{5,}/);
  await page.locator(".group").getByRole("button", { name: "Desfazer aqui" }).click();
  await expect(page.locator(".foot-sentence")).toContainText("deixa de valer");
  await page.locator(".panel-form").getByRole("button", { name: "Desfazer aqui" }).click();
  await expect(page.getByText("Nada espera por você")).toBeVisible();
});
