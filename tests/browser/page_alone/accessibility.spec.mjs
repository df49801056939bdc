import { expectAccessible, expectReflow } from "../support/checks.mjs";
import { expect, fill, speak, test } from "../support/alone.mjs";
import { screens, themes } from "../support/screens.mjs";

for (const view of screens) {
  test(`${view.name} has no accessibility violation in any theme and fits 1024, 390 and 320 px`, async ({ page, agent, open }) => {
    fill(agent);
    await page.emulateMedia({ reducedMotion: "reduce" }); // no colours on their way
    await open(view.hash);
    await view.act?.(page);
    for (const wanted of themes) {
      await page.evaluate((theme) => Object.assign(document.documentElement.dataset, theme), wanted);
      await expectAccessible(page, `${view.name}, ${wanted.theme}, contrast ${wanted.contrast}`);
    }
    for (const [width, height] of [[1024, 600], [390, 844], [320, 640]]) {
      await page.setViewportSize({ width, height });
      await expectReflow(page, `${view.name} at ${width} px`);
    }
    await expectAccessible(page, `${view.name} at 320 px`);
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.evaluate(() => {
      document.documentElement.style.fontSize = "200%";
    });
    await expectReflow(page, `${view.name} at 200 % text`);
  });
}

test("the theme follows the system until a person chooses", async ({ page, agent, open }) => {
  fill(agent);
  const theme = () => page.evaluate(() => [document.documentElement.dataset.theme, document.documentElement.dataset.contrast]);
  await page.emulateMedia({ colorScheme: "dark", contrast: "more" });
  await open("#/configuracao");
  expect(await theme()).toEqual(["dark", "more"]);
  await page.emulateMedia({ colorScheme: "light", contrast: null });
  await expect.poll(theme).toEqual(["light", "normal"]);
  await page.getByLabel("Escuro").check();
  await page.getByLabel("Alto").check();
  expect(await theme()).toEqual(["dark", "more"]);
  await page.reload();
  await expect.poll(theme).toEqual(["dark", "more"]);
});

test("forced colours leave nothing unreadable", async ({ page, agent, open }) => {
  fill(agent);
  await page.emulateMedia({ forcedColors: "active" });
  for (const hash of ["", "#/novos", "#/separar/14", "#/pedido/18"]) {
    await open(hash);
    await expectAccessible(page, `${hash} with forced colours`);
  }
});

test("buttons that answer are at least 44 px high", async ({ page, agent, open }) => {
  fill(agent);
  await open("#/novos");
  for (const button of await page.locator(".ticket .button").all()) {
    const box = await button.boundingBox();
    expect(box.height).toBeGreaterThanOrEqual(44);
  }
});

test("in every language the page says so and has no violation", async ({ page, agent, open }) => {
  fill(agent);
  await open();
  for (const [code, lang, word] of [["en", "en-GB", "Start picking"], ["es", "es", "Empezar a preparar"], ["pt-BR", "pt-BR", "Começar a separar"]]) {
    await speak(page, code);
    await expect(page.locator("html")).toHaveAttribute("lang", lang);
    await expect(page.getByRole("button", { name: word }).first()).toBeVisible();
    await expectAccessible(page, code);
  }
});

test("without motion nothing moves by itself", async ({ page, agent, open }) => {
  fill(agent);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open();
  await expect(page.locator(".band.alarm")).toBeVisible();
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});
