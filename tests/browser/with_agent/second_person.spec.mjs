// An answer to an order over the store's value, against the real agent: kept in the ledger, confirmed by another person's PIN, told to the
// hub once; and taken back, never told.
import { addAda, changeToAda, expectSignedIn, firstManager, isBack, pins, restart, typePin } from "../support/shop.mjs";
import { expect, test, ticketIn } from "../support/world.mjs";

const panel = (page) => page.locator(".panel");

/** Grace, a manager, and Ada, a clerk; two people for every order over a real; Ada is signed in. */
async function shopOfTwo(page, world, open) {
  await firstManager(page, open);
  await addAda(page, world);
  await restart(world, { "people.required": "yes", "answers.second_person_over": "100" });
  await isBack(page);
  await changeToAda(page);
  await typePin(page, "Ada");
  await expectSignedIn(page, "Ada");
}

/** Ada answers with one key; the hub hears nothing of it. */
async function adaAccepts(page, world) {
  await page.goto(`${world.url}/#/novos`);
  const order_id = await world.newOrder({ lines: 2, quantity: 1 });
  await expect(page.locator(".ticket[data-current=true]")).toBeVisible();
  await page.keyboard.press("a");
  await expect(page.locator(".ticket")).toContainText("Espera a 2ª pessoa");
  return order_id;
}

async function decisionsAtHub(world, order_id) {
  const lines = await world.effects({ verb: "decide", order: order_id });
  return lines.filter(({ effect }) => effect === "decided").length;
}

test("an answer over the value waits for another person's PIN, through a power cut, and reaches the hub once", async ({ page, world, open }) => {
  await shopOfTwo(page, world, open);
  const order_id = await adaAccepts(page, world);
  await restart(world);
  await isBack(page);
  await expect(page.locator(".ticket")).toContainText(/Ada quer aceitar 2 itens\. Falta outra pessoa confirmar\./);
  expect(await decisionsAtHub(world, order_id)).toBe(0);

  await page.locator(".ticket").getByRole("button", { name: "Confirmar a resposta" }).click();
  await expect(panel(page)).toContainText(/a resposta de Ada só sai para o hub quando outra pessoa confirma/);
  await expect(panel(page).getByRole("button", { name: /Confirmar como|^Ada/ })).toHaveCount(0);
  await panel(page).getByRole("button", { name: "Grace" }).click();
  await typePin(page, "Grace", pins.Ada);
  await expect(panel(page).getByRole("alert")).toContainText("PIN ou crachá errado");
  expect(await decisionsAtHub(world, order_id)).toBe(0);
  await typePin(page, "Grace");
  await expect(panel(page).locator(".standing")).toContainText("Aceito");
  await expect(panel(page).locator(".standing")).toContainText("confirmado pelo hub");
  expect((await world.orderAtHub(order_id)).lines.map((line) => line.accepted)).toEqual([1, 1]);
  expect(await decisionsAtHub(world, order_id)).toBe(1);
  await expect(page.locator(".timeline li").filter({ hasText: "Loja respondeu: Aceito" })).toContainText(/Ada.*Grace/);
  await expectSignedIn(page, "Ada"); // Grace has not signed in
});

test("an answer that is taken back before anybody confirms is never told to the hub, and the order is new again", async ({ page, world, open }) => {
  await shopOfTwo(page, world, open);
  const order_id = await adaAccepts(page, world);
  await page.locator(".ticket").getByRole("button", { name: "Confirmar a resposta" }).click();
  await panel(page).getByRole("button", { name: "Retirar a resposta" }).click();
  await expect(panel(page).getByRole("button", { name: /Aceitar tudo/ })).toBeVisible();
  await page.goto(`${world.url}/#/`);
  await expect(ticketIn(page, "new")).toHaveCount(1);
  expect(await decisionsAtHub(world, order_id)).toBe(0);
});
