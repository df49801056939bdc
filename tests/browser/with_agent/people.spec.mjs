// People and the ten seconds, against the real agent: cookies, Argon2id, the ledger and the hub.
import { expect, test, ticketIn } from "../support/world.mjs";

const hand = { delay: 60 };
const door = (page) => page.locator("dialog.door");

async function restart(world, settings) {
  Object.assign(world.settings, settings);
  await world.agent.kill();
  await world.startAgent();
}

test("the first manager signs in, adds a clerk, and the clerk's name stands in the order", async ({ page, world, open }) => {
  await open("#/configuracao");
  await page.getByRole("button", { name: "Cadastrar o primeiro gerente" }).click();
  await door(page).getByLabel("Nome").fill("Grace");
  await door(page).getByLabel("PIN (6 a 12 números)").fill("274019");
  await page.getByLabel("PIN outra vez").fill("274019");
  await page.getByRole("button", { name: "Cadastrar e entrar" }).click();
  await expect(door(page)).toHaveCount(0);
  await page.goto(`${world.url}/#/pessoas`);
  await page.getByRole("button", { name: "Cadastrar pessoa" }).click();
  await page.locator(".person-form").getByLabel("Nome").fill("Ada");
  await page.getByLabel("PIN (6 a 12 números)").fill("502846");
  await page.getByRole("button", { name: "Gravar" }).click();
  await expect(page.locator(".person-row")).toHaveCount(2);

  await restart(world, { "people.required": "yes" });
  await expect(page.locator(".band.bad")).toHaveCount(0, { timeout: 20_000 });
  await expect(page.getByRole("button", { name: "Grace: Trocar de pessoa" })).toBeVisible(); // the session outlives a restart
  await page.getByRole("button", { name: "Grace: Trocar de pessoa" }).click();
  await door(page).getByRole("button", { name: "Outra pessoa" }).or(door(page).getByRole("button", { name: "Ada" })).first().click();
  await expect(page.getByLabel("PIN: Ada")).toBeFocused();
  await page.keyboard.type("999999", hand);
  await page.keyboard.press("Enter");
  await expect(door(page).getByRole("alert")).toContainText("PIN ou crachá errado");
  await page.keyboard.type("502846", hand);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Ada: Trocar de pessoa" })).toBeVisible();
  await world.newOrder();
  await page.goto(`${world.url}/#/`);
  await ticketIn(page, "new").getByRole("link").first().click();
  await page.keyboard.press("a");
  await expect(page.locator(".timeline")).toContainText("Loja respondeu: Aceito · Ada");
});

test("another browser must first be opened by a manager", async ({ page, world, open }) => {
  await open("#/configuracao");
  await page.getByRole("button", { name: "Cadastrar o primeiro gerente" }).click();
  await door(page).getByLabel("Nome").fill("Grace");
  await door(page).getByLabel("PIN (6 a 12 números)").fill("274019");
  await page.getByLabel("PIN outra vez").fill("274019");
  await page.getByRole("button", { name: "Cadastrar e entrar" }).click();
  await expect(door(page)).toHaveCount(0);
  await restart(world, { "people.required": "yes" });
  await page.context().clearCookies();
  await page.reload();
  await expect(door(page)).toContainText("Neste navegador ainda não entrou nenhum gerente");
  await door(page).getByRole("button", { name: "Grace" }).click();
  await expect(page.getByLabel("PIN: Grace")).toBeFocused();
  await page.keyboard.type("274019", hand);
  await page.keyboard.press("Enter");
  await expect(page.locator(".line .updated")).toBeVisible({ timeout: 20_000 });
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
  await expect.poll(async () => (await world.orderAtHub(order_id)).lines.every((line) => line.accepted > 0), { timeout: 30_000 }).toBe(true);
});
