// What a browser shows while the page is on its way: the page's last picture, which says of when it is and can do nothing.
import { expect, fill, test } from "../support/alone.mjs";

const picture = (page) => page.locator(".app[inert]");
const stored = (page) => page.evaluate(() => localStorage.getItem("balcao.picture"));

/** Leaves the page, which keeps its picture, and comes back without the page's scripts until `arrive` is called. */
async function comeBack(page, hash = "") {
  const { origin } = new URL(page.url());
  await page.goto("about:blank");
  let arrive;
  const isComing = new Promise((resolve) => { arrive = resolve; });
  await page.route("**/app.js", async (route) => {
    await isComing;
    await route.continue();
  });
  await page.goto(`${origin}/${hash}`, { waitUntil: "commit" });
  return arrive;
}

test("who comes back sees the places and how many orders stand at each stage, and then the page", async ({ page, agent, open }) => {
  fill(agent);
  await open();
  const counts = () => page.locator(".tile .tile-count").allTextContents();
  const live = await counts();
  expect(live.some((one) => one !== "0")).toBe(true);
  const arrive = await comeBack(page);
  await expect(picture(page)).toBeVisible();
  expect(await counts()).toEqual(live);
  await expect(page.locator(".as-of")).toHaveText(/^atualizado às \d\d:\d\d:\d\d$/);
  await expect(page.locator('.main-nav [aria-current="page"]')).toHaveText(/^Painel/);
  await page.locator('.main-nav [data-place="new"]').click({ force: true });
  expect(new URL(page.url()).hash).toBe(""); // it cannot be touched
  arrive();
  await expect(page.locator(".app:not([inert]) .ticket").first()).toBeVisible();
  await expect(picture(page)).toHaveCount(0);
  await expect(page.locator(".as-of")).toHaveCount(0);
});

test("the picture holds no customer, no order and no person, and follows the language and the theme", async ({ page, agent, open }) => {
  fill(agent);
  await open("#/configuracao");
  await page.getByRole("button", { name: "Español" }).click();
  await page.getByLabel("Oscuro").check();
  const arrive = await comeBack(page);
  await expect(page.locator(".as-of")).toHaveText(/^actualizado a las /);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  const kept = await stored(page);
  const words = (await picture(page).innerText()).split(/\s+/);
  for (const { card } of agent.orders.values()) {
    expect(kept).not.toContain(card.customer_name);
    expect(words).not.toContain(card.short_code);
  }
  arrive();
  await expect(page.locator(".app:not([inert]) .ticket").first()).toBeVisible();
});

test("of another day only the places are left, and elsewhere than on the board no stages", async ({ page, agent, open }) => {
  fill(agent);
  await open();
  const arrive = await comeBack(page, "#/fila");
  await expect(picture(page)).toBeVisible();
  await expect(page.locator(".tile")).toHaveCount(0);
  await expect(page.locator('.main-nav [aria-current="page"]')).toHaveText(/^Fila/);
  arrive();
  await expect(page.locator(".page-title")).toHaveText(/Fila/);
  await page.evaluate(() => {
    addEventListener("pagehide", () => {
      const old = JSON.parse(localStorage.getItem("balcao.picture"));
      localStorage.setItem("balcao.picture", JSON.stringify({ ...old, taken_ms: old.taken_ms - 24 * 3600 * 1000 }));
    });
  });
  const arriveLater = await comeBack(page);
  await expect(picture(page)).toBeVisible();
  await expect(page.locator(".tile-count").first()).toHaveText("…");
  await expect(page.locator(".as-of")).toHaveCount(0);
  arriveLater();
  await expect(page.locator(".app:not([inert]) .ticket").first()).toBeVisible();
});

test("a picture that another version left does not stop the page", async ({ page, agent, open }) => {
  fill(agent);
  await open();
  for (const left of ["{", '{"taken_ms":1}', '{"taken_ms":1,"rail":["<b>",{}],"search":"","tiles":""}', "7"]) {
    await page.evaluate((text) => addEventListener("pagehide", () => localStorage.setItem("balcao.picture", text)), left);
    await page.reload();
    await expect(page.locator(".app:not([inert]) .ticket").first()).toBeVisible();
  }
});

test("training leaves no picture and shows none", async ({ page, agent, open }) => {
  fill(agent);
  await open("#/configuracao");
  await page.getByRole("button", { name: "Começar o treinamento" }).click();
  await expect(page.locator(".band.training")).toBeVisible();
  const before = await stored(page);
  const arrive = await comeBack(page);
  await expect(page.locator(".boot")).toHaveText("Balcão");
  arrive();
  await expect(page.locator(".band.training")).toBeVisible();
  expect(await stored(page)).toBe(before);
});

test("if the agent goes away before the scripts come, no picture stays, and the page comes by itself", async ({ page, agent, open }) => {
  fill(agent);
  await open();
  let isAway = true;
  await page.route("**/app.js", (route) => (isAway ? route.abort() : route.continue()));
  await page.reload({ waitUntil: "commit" });
  await expect(page.locator(".boot")).toHaveText("Balcão");
  await expect(picture(page)).toHaveCount(0);
  isAway = false;
  await expect(page.locator(".app:not([inert]) .ticket").first()).toBeVisible();
});
