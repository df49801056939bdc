import { expectAccessible, expectReflow } from "../support/checks.mjs";
import { expect, fill, test } from "../support/alone.mjs";

const views = [
  { name: "the board", hash: "" },
  { name: "one stage of the board", hash: "", act: (page) => page.locator('.tile[data-stage="new"]').click() },
  { name: "an order", hash: "#/pedido/14" },
  { name: "an order with a print question", hash: "#/pedido/18" },
  { name: "a cancelled order", hash: "#/pedido/21" },
  { name: "an order that the hub refused", hash: "#/pedido/22" },
  { name: "accepting in part", hash: "#/pedido/1", act: async (page) => {
    await page.keyboard.press("p");
    await page.locator(".stepper button").first().click();
    await page.getByLabel("Avariado / com defeito").check();
  } },
  { name: "refusing", hash: "#/pedido/2", act: async (page) => {
    await page.keyboard.press("r");
    await page.getByLabel("Outro (descrever)").check();
  } },
  { name: "packing", hash: "#/pedido/17", act: (page) => page.locator(".panel").getByRole("button", { name: "Embalar" }).click() },
  { name: "handing over", hash: "#/pedido/19", act: async (page) => {
    await page.locator(".panel").getByRole("button", { name: "Entregar ao cliente" }).click();
    await page.getByLabel("O cliente leva só uma parte").check();
  } },
  { name: "the problems", hash: "#/problemas" },
  { name: "the search", hash: "#/busca" },
  { name: "the keys", hash: "", act: (page) => page.keyboard.press("?") },
];

for (const view of views) {
  for (const colorScheme of ["light", "dark"]) {
    test(`${view.name} has no accessibility violation (${colorScheme})`, async ({ page, agent, open }) => {
      fill(agent);
      await page.emulateMedia({ colorScheme });
      await open(view.hash);
      await view.act?.(page);
      await expectAccessible(page, view.name);
    });
  }

  test(`${view.name} fits a window of 320 px and one of 390 px`, async ({ page, agent, open }) => {
    fill(agent);
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 640 });
      await open(view.hash);
      await view.act?.(page);
      await expectReflow(page, `${view.name} at ${width} px`);
    }
    await expectAccessible(page, view.name);
  });
}

for (const [name, media] of [["more contrast", { contrast: "more" }], ["more contrast, dark", { contrast: "more", colorScheme: "dark" }], ["forced colours", { forcedColors: "active" }]]) {
  test(`the board, an order and a form have no violation with ${name}`, async ({ page, agent, open }) => {
    fill(agent);
    await page.emulateMedia(media);
    for (const hash of ["", "#/pedido/18", "#/problemas"]) {
      await open(hash);
      await expectAccessible(page, `${hash} with ${name}`);
    }
    await open("#/pedido/2");
    await page.keyboard.press("r");
    await page.getByLabel("Sem estoque").check();
    await expectAccessible(page, `refusing with ${name}`);
  });
}

test("the board fits at 200 % text size", async ({ page, agent, open }) => {
  fill(agent);
  await open();
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "200%";
  });
  await expectReflow(page, "200 % text");
});

test("buttons that answer are at least 44 px high", async ({ page, agent, open }) => {
  fill(agent);
  await open();
  for (const button of await page.locator(".ticket .button").all()) {
    const box = await button.boundingBox();
    expect(box.height).toBeGreaterThanOrEqual(44);
  }
});

test("in every language the page says so and has no violation", async ({ page, agent, open }) => {
  fill(agent);
  await open();
  for (const [name, lang, word] of [["English", "en", "Start picking"], ["Español", "es", "Empezar a preparar"], ["Português", "pt-BR", "Começar a separar"]]) {
    await page.getByRole("button", { name }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", lang === "en" ? "en-GB" : lang);
    await expect(page.getByRole("button", { name: word }).first()).toBeVisible();
    await expectAccessible(page, name);
  }
});
