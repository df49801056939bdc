// The whole way of an order with the keyboard alone, and with the scanner alone; the mouse is never used. Keys are counted
// against the targets of a fast counter.
import { expect, scan, test, ticketIn } from "../support/world.mjs";

/** Counts what a person presses. */
function hands(page) {
  let pressed = 0;
  return {
    async press(key) {
      pressed++;
      await page.keyboard.press(key);
    },
    /** Tab until the wanted element has the focus, as a person would; fails when it cannot be reached or its focus is not seen. */
    async tabTo(name, region = "body") {
      for (let i = 0; i < 60; i++) {
        const isThere = await page.evaluate(([wanted, within]) => {
          const focused = document.activeElement;
          const label = focused?.getAttribute("aria-label") ?? focused?.labels?.[0]?.textContent ?? focused?.textContent ?? "";
          return label.startsWith(wanted) && focused.closest(within) !== null;
        }, [name, region]);
        if (isThere) {
          const outline = await page.evaluate(() => {
            const shown = document.activeElement.matches("input[type=radio]") ? document.activeElement.nextElementSibling : document.activeElement;
            return getComputedStyle(shown).outlineStyle;
          });
          expect(outline, `the focus on ${name} is visible`).not.toBe("none");
          return;
        }
        await this.press("Tab");
      }
      throw new Error(`${name} cannot be reached with Tab`);
    },
    take() {
      const count = pressed;
      pressed = 0;
      return count;
    },
  };
}

test("an order goes its whole way with the keyboard alone", async ({ page, world, open }) => {
  const person = hands(page);
  await open("#/novos");
  const order_id = await world.newOrder({ lines: 3, quantity: 1 });
  await expect(page.locator(".ticket[data-current=true]")).toBeVisible();

  // In part, one of three lines short: P, line, less, reason, send.
  await person.press("p");
  await expect(page.locator(".stepper").first()).toBeVisible();
  await person.press("ArrowDown");
  await person.press("-");
  await expect(page.locator(".reasons")).toBeVisible();
  await person.press("1");
  await expect(page.locator(".foot-sentence")).toContainText("Vai aceitar 2 itens e recusar 1 (Sem estoque)");
  await person.press("Enter");
  await expect(page.locator(".panel .standing")).toContainText("Aceito em parte");
  const part = person.take();
  expect(part).toBeLessThanOrEqual(5);
  await person.press("Escape");
  await expect(page.locator(".panel")).toHaveCount(0); // keys go to the panel while it is there

  await person.press("3");
  await expect(page.getByRole("button", { name: "Começar a separar" })).toBeVisible();
  await person.tabTo("Começar a separar", ".ticket");
  await person.press("Enter");
  await expect(page.getByRole("button", { name: /^Achei Enter/ })).toBeFocused();
  await person.press("Enter");
  await expect(page.locator(".meter")).toContainText("1 de 2");
  await person.press("Enter");
  await expect(page.getByText("Tudo separado")).toBeVisible();
  await person.press("f");
  await expect(page.getByRole("button", { name: /^Conferido Enter/ })).toBeFocused();
  await person.press("Enter");
  await expect(page.locator(".meter")).toContainText("1 de 2");
  await person.press("Enter");
  await expect(page.locator(".label-list")).toBeVisible();
  await person.tabTo("Fechar volumes");
  await person.press("Enter");
  await person.tabTo("Fechar volumes assim mesmo");
  await person.press("Enter");
  await expect(page.locator(".work-head")).toContainText("Aguardando coleta");

  // The label once more: I, and why.
  await expect.poll(() => world.printer.jobs.length).toBe(1);
  person.take();
  await person.press("i");
  await expect(page.getByText("Por que reimprimir?")).toBeVisible();
  await person.press("2");
  await expect.poll(() => world.printer.jobs.length).toBe(2);
  const reprint = person.take();
  expect(reprint).toBe(2);
  await person.press("Escape");
  await expect(page.locator(".panel")).toHaveCount(0); // keys go to the panel while it is there

  await person.press("5");
  await expect(page.locator(".carrier-boxes input")).toBeVisible();
  await person.tabTo("volume 1 de 1", ".carrier-row");
  await person.press("Space");
  await person.tabTo("Despachar 1 pedido");
  await person.press("Enter");
  await expect.poll(async () => (await world.orderAtHub(order_id)).status).toBe("3");
  const accepted = (await world.orderAtHub(order_id)).lines.map((line) => line.accepted);
  expect(accepted).toEqual([1, 0, 1]);
  console.log(`keys: partial of 3 lines ${part}, reprint ${reprint}`);
});

test("one key accepts, and a customer is served in four keys", async ({ page, world, open }) => {
  const person = hands(page);
  await open("#/novos");
  await world.newOrder({ journey: "pickup-in-store", lines: 1, quantity: 1 });
  await expect(page.locator(".ticket[data-current=true]")).toBeVisible();
  await person.press("a");
  await expect(page.locator(".notice.good")).toContainText("resposta gravada");
  expect(person.take()).toBe(1);
  await person.press("3");
  await expect(page.getByRole("button", { name: "Começar a separar" })).toBeVisible();
  await person.tabTo("Começar a separar", ".ticket");
  await person.press("Enter");
  await expect(page.getByRole("button", { name: /^Achei Enter/ })).toBeFocused();
  await person.press("Enter");
  await expect(page.getByText("Tudo separado")).toBeVisible();
  await person.press("Enter");
  await expect(page.getByRole("button", { name: /^Conferido Enter/ })).toBeFocused();
  await person.press("Enter");
  await expect(page.getByLabel("Onde fica o pacote?")).toBeFocused();
  await person.press("Enter");
  await expect(page.locator(".work-head")).toContainText("Pronto para retirada");
  await person.press("6");
  await expect(page.getByLabel("Quem veio retirar?")).toBeFocused();
  person.take();
  await page.keyboard.type("A1", { delay: 80 }); // what the customer says; typed as a person types
  await person.press("Enter");
  await expect(page.locator(".answers-four")).toBeVisible();
  await person.press("e");
  await expect(page.locator(".hand-over")).toBeVisible();
  await expect(page.locator(".hand-over")).toContainText("Confira o código de retirada");
  await person.press("Enter");
  await expect(page.getByText("A1 foi entregue")).toBeVisible();
  const keys = person.take();
  console.log(`keys: accept 1, hand over ${keys} after the code`);
  expect(keys).toBeLessThanOrEqual(4);
});

test("an order goes its whole way with the scanner alone", async ({ page, world, open }) => {
  await open();
  const order_id = await world.newOrder({ lines: 2, quantity: 2 });
  await expect(ticketIn(page, "new")).toHaveCount(1);
  const eans = (await world.orderAtHub(order_id)).lines.flatMap((line) => Array(line.quantity).fill(line.ean));
  let scans = 0;
  const bip = async (code) => {
    scans++;
    await scan(page, code);
  };
  await bip(order_id);
  await expect(page.locator(".panel")).toContainText(order_id);
  await bip("BLC-ACEITAR");
  await expect(page.locator(".panel .standing")).toContainText("Aceito");
  await bip(order_id);
  await expect(page.getByText("4 unidades para separar")).toBeVisible();
  for (const [at, ean] of eans.entries()) {
    await bip(ean);
    await expect(page.locator(".meter")).toContainText(`${at + 1} de 4`);
  }
  await bip("EMBALAR");
  await expect(page).toHaveURL(/#\/embalar\/\d+$/);
  for (const [at, ean] of eans.entries()) {
    await bip(ean);
    if (at < 3) {
      await expect(page.locator(".meter")).toContainText(`${at + 1} de 4`);
    }
  }
  await expect(page.locator(".label-list")).toBeVisible();
  await expect.poll(() => world.printer.jobs.length).toBe(1);
  const label = await page.locator(".label-list .tracking").textContent();
  await bip("XX999999999XX"); // somebody else's
  await expect(page.locator(".scan-stop")).toContainText("Esta etiqueta é de outro pedido");
  await scan(page, label);
  await expect(page.locator(".scan-stop")).toBeVisible(); // nothing counts until the person has seen it
  await page.keyboard.press("Enter");
  await expect(page.locator(".scan-stop")).toHaveCount(0);
  await bip(label);
  await expect(page.locator(".work-head")).toContainText("Aguardando coleta");
  await bip(label);
  await expect(page.locator(".carrier-row[data-done=true]")).toHaveCount(1);
  await bip("BLC-DESPACHAR");
  await expect.poll(async () => (await world.orderAtHub(order_id)).status).toBe("3");
  console.log(`scans: ${scans} for 4 units, one of them wrong`);
});

test("a customer is served with the scanner alone: accepted, packed, put on the shelf, found by the customer's code, handed over", async ({ page, world, open }) => {
  await open();
  const order_id = await world.newOrder({ journey: "pickup-in-store", lines: 2, quantity: 1 });
  await expect(ticketIn(page, "new")).toHaveCount(1);
  const { lines, delivery } = await world.orderAtHub(order_id);
  await scan(page, order_id);
  await expect(page.locator(".panel")).toContainText(order_id);
  await scan(page, "BLC-ACEITAR");
  await expect(page.locator(".panel .standing")).toContainText("Aceito");
  await scan(page, order_id);
  await expect(page.getByText("2 unidades para separar")).toBeVisible();
  for (const [at, { ean }] of lines.entries()) {
    await scan(page, ean);
    await expect(page.locator(".meter")).toContainText(`${at + 1} de 2`);
  }
  await scan(page, "BLC-EMBALAR");
  await expect(page).toHaveURL(/#\/embalar\/\d+$/);
  await scan(page, lines[0].ean);
  await expect(page.locator(".meter")).toContainText("1 de 2");
  await scan(page, lines[1].ean);
  await expect(page.getByLabel("Onde fica o pacote?")).toBeVisible();
  await scan(page, "PRATELEIRA-3");
  await expect(page.locator(".work-head")).toContainText("Pronto para retirada");

  await scan(page, delivery.pickupCode); // from the customer's phone
  await expect(page.locator(".answers-four")).toContainText("PRATELEIRA-3");
  await scan(page, "BLC-ENTREGAR");
  await expect(page.locator(".hand-over")).toContainText("Confira o código de retirada");
  expect((await world.orderAtHub(order_id)).status).not.toBe("4");
  await scan(page, "BLC-ENTREGAR");
  await expect(page.getByText("A1 foi entregue")).toBeVisible();
  await expect.poll(async () => (await world.orderAtHub(order_id)).status).toBe("4");
});
