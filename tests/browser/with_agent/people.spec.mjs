// People and the ten seconds, against the real agent: cookies, Argon2id, the ledger and the hub.
import { addAda, changeToAda, door, expectSignedIn, firstManager, isBack, restart, typePin } from "../support/shop.mjs";
import { expect, test, ticketIn } from "../support/world.mjs";

test("the first manager signs in, adds a clerk, and the clerk's name stands in the order", async ({ page, world, open }) => {
  await firstManager(page, open);
  await addAda(page, world);

  await restart(world, { "people.required": "yes" });
  await isBack(page);
  await expectSignedIn(page, "Grace"); // the session outlives a restart
  await changeToAda(page);
  await typePin(page, "Ada", "999999");
  await expect(door(page).getByRole("alert")).toContainText("PIN ou crachá errado");
  await typePin(page, "Ada");
  await expectSignedIn(page, "Ada");
  await world.newOrder();
  await page.goto(`${world.url}/#/`);
  await ticketIn(page, "new").getByRole("link").first().click();
  await page.keyboard.press("a");
  await expect(page.locator(".timeline")).toContainText("Loja respondeu: Aceito · Ada");
});

test("another browser must first be opened by a manager", async ({ page, world, open }) => {
  await firstManager(page, open);
  await restart(world, { "people.required": "yes" });
  await page.context().clearCookies();
  await page.reload();
  await expect(door(page)).toContainText("Neste navegador ainda não entrou nenhum gerente");
  await door(page).getByRole("button", { name: "Grace" }).click();
  await typePin(page, "Grace");
  await expect(page.locator(".line .updated")).toBeVisible();
  await expect(door(page)).toHaveCount(0);
});

test("an answer waits ten seconds, is taken back with Z, and the hub never hears of it", async ({ page, world, open }) => {
  await restart(world, { "web.undo_s": "10" });
  await open();
  const order_id = await world.newOrder();
  await expect(ticketIn(page, "new")).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("a");
  await expect(page.locator(".undo-bar")).toContainText("O hub fica sabendo em");
  await page.keyboard.press("z");
  await expect(ticketIn(page, "new")).toHaveCount(1);
  expect((await world.orderAtHub(order_id)).lines.every((line) => !line.accepted)).toBe(true);

  // Killed within the ten seconds: the answer is kept, and leaves when they are over.
  await page.locator(".tickets .ticket h3 a").first().focus();
  await page.keyboard.press("a");
  await expect(page.locator(".undo-bar")).toBeVisible();
  await world.agent.kill();
  await world.startAgent();
  await expect.poll(async () => (await world.orderAtHub(order_id)).lines.every((line) => line.accepted > 0)).toBe(true);
});
