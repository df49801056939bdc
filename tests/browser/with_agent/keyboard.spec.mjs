// The whole way of an order with the keyboard alone: the mouse is never used.
import { expectAccessible, expectReflow } from "../support/checks.mjs";
import { expect, test, ticketIn } from "../support/world.mjs";

/** Presses Tab until the wanted element has the focus, as a person would; fails when it cannot be reached. */
async function tabTo(page, name, region = "body") {
  for (let i = 0; i < 80; i++) {
    const isThere = await page.evaluate(([wanted, within]) => {
      const focused = document.activeElement;
      const label = focused?.getAttribute("aria-label") ?? focused?.labels?.[0]?.textContent ?? focused?.textContent ?? "";
      return label.startsWith(wanted) && focused.closest(within) !== null;
    }, [name, region]);
    if (isThere) {
      const outline = await page.evaluate(() => {
        const style = getComputedStyle(document.activeElement);
        const shown = document.activeElement.matches("input[type=radio]") ? getComputedStyle(document.activeElement.nextElementSibling) : style;
        return shown.outlineStyle;
      });
      expect(outline, `the focus on ${name} is visible`).not.toBe("none");
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`${name} cannot be reached with Tab`);
}

test("an order goes its whole way with the keyboard alone", async ({ page, world, open }) => {
  await open();
  const order_id = await world.newOrder({ lines: 2, quantity: 2 });
  await expect(ticketIn(page, "new")).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("p");
  await expect(page.locator(".stepper").first()).toBeVisible();
  await page.keyboard.press("Enter"); // the focus is on "one less" of the first line
  await tabTo(page, "Sem estoque");
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await tabTo(page, "Aceitar em parte", ".panel-form");
  await page.keyboard.press("Enter");
  await expect(page.locator(".panel .standing")).toContainText("Aceito em parte");
  await page.keyboard.press("Escape");
  await expect(page.locator(".panel")).toHaveCount(0);
  expect(await page.evaluate(() => document.activeElement?.closest(".ticket") !== null)).toBe(true);
  await tabTo(page, "Começar a separar");
  await page.keyboard.press("Enter");
  await expect(ticketIn(page, "picking")).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await tabTo(page, "Concluir separação");
  await page.keyboard.press("Enter");
  await expect(ticketIn(page, "to_pack")).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.locator(".panel")).toBeVisible();
  await tabTo(page, "Embalar", ".panel");
  await page.keyboard.press("Enter");
  await tabTo(page, "Fechar embalagem");
  await page.keyboard.press("Enter");
  await expect(page.locator(".panel .standing")).toContainText("etiqueta impressa", { timeout: 20_000 });
  await tabTo(page, "Colar etiqueta", ".panel");
  await page.keyboard.press("Enter");
  await expect(page.locator(".panel").getByRole("button", { name: "Despachar" })).toBeVisible();
  await tabTo(page, "Despachar", ".panel");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("INPUT");
  await page.keyboard.press("Enter"); // the tracking code is optional: Enter sends the form
  await expect.poll(async () => (await world.orderAtHub(order_id)).status).toBe("3");
  const hub = await world.orderAtHub(order_id);
  expect(hub.lines[0].accepted).toBe(1);
});

test("a real board, order, problem list and search have no violation and fit 320 px, in three languages", async ({ page, world, open }) => {
  await open();
  for (let i = 0; i < 6; i++) {
    await world.newOrder({ journey: i % 2 ? "pickup-in-store" : "ship-from-store", lines: 1 + i, partial: ["quantity", "line", "none"][i % 3] });
  }
  await expect(page.locator('.tile[data-stage="new"] .tile-count')).toHaveText("6");
  for (const language of ["English", "Español", "Português"]) {
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.goto(`${world.url}/#/`);
    await page.getByRole("button", { name: language }).click();
    for (const hash of ["#/", "#/pedido/1", "#/problemas", "#/busca"]) {
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" }); // no colours on their way
        await page.setViewportSize({ width: 1366, height: 768 });
        await page.goto(`${world.url}/${hash}`);
        await expectAccessible(page, `${hash} ${language} ${colorScheme}`);
      }
      await page.setViewportSize({ width: 320, height: 568 });
      await expectReflow(page, `${hash} ${language}`);
    }
  }
});
