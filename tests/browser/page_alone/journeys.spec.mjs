// Every screen's work from end to end, in each language and at each size of screen. What is pressed is found by its place, not
// by its words, because the words differ.
import { expect, said, scan, speak, test } from "../support/alone.mjs";
import { sampleOrder } from "../support/sample_orders.mjs";

const languages = ["pt-BR", "en", "es"];
const sizes = [[1366, 768], [1024, 600], [390, 844]];

/** A word of one language only: seen in another one, a text was forgotten. */
const foreign = {
  "pt-BR": /\b(Found|Pick|Orders|Nuevos|Embalado por)\b/, en: /\b(Pedido|Separar|Aceitar|Aceptar|Coleta|Nuevos|Imprimir)\b/, es: /\b(Separar|Aceitar|Coleta|Novos|Found|Orders|Etiqueta pronta)\b/,
};

async function expectWords(page, language) {
  const text = await page.evaluate(() => document.body.innerText);
  expect(text).not.toMatch(/undefined|NaN|\[object/);
  expect(text).not.toMatch(foreign[language]);
}

async function pressUntilGone(page, locator) {
  while (await locator.isVisible()) {
    await locator.click({ timeout: 3000 }).catch(() => {}); // it may go away just as it is aimed at
  }
}

for (const language of languages) {
  for (const [width, height] of sizes) {
    test(`from new to collected and to the customer, in ${language} at ${width} px`, async ({ page, agent, open }) => {
      await page.setViewportSize({ width, height });
      const labels = [{ package_id: "PKG-1", format: "zpl", tracking_code: "BR111111111BR" }];
      agent.put({ ...sampleOrder(3, { carrier: "Loggi" }), labels });
      agent.put(sampleOrder(4, {}));
      agent.put(sampleOrder(7, {}));
      await open();
      await speak(page, language);
      const go = (hash) => page.goto(`${agent.url}/#/${hash}`);
      const words = () => expectWords(page, language);
      await words();

      await go("novos");
      await page.locator(".head-tools .button").click();
      await expect(page.locator(".bulk .foot-sentence")).toContainText("3");
      await words();
      await page.locator(".bulk .primary").click();
      await expect(page.locator(".bulk")).toContainText("D1");
      await expect.poll(() => agent.commands.filter((one) => one.command === "decide").length).toBe(3);

      await go("onda");
      await page.locator(".wave-start input").fill("2");
      await words();
      await page.locator(".wave-start .primary").click();
      await expect(page.locator(".wave-boxes").first()).toBeVisible();
      await words();
      await pressUntilGone(page, page.locator(".item-buttons .primary"));
      await page.locator(".work-foot .button").first().click();
      await expect.poll(() => agent.commands.filter((one) => one.command === "finish_picking").length).toBe(2);
      await expect(page).toHaveURL(/#\/embalar$/);

      await go("separar");
      await page.locator(".ticket .primary").click();
      await expect(page.locator(".item")).toBeVisible();
      await words();
      await pressUntilGone(page, page.locator(".item-buttons .primary"));
      await page.locator(".all-found .primary").click();
      await expect(page).toHaveURL(/#\/embalar\/\d+$/);

      for (const n of [3, 4, 7]) {
        await go(`embalar/${n}`);
        await expect(page.locator(".meter")).toBeVisible();
        await words();
        await pressUntilGone(page, page.locator(".item-buttons .primary"));
        await expect(page.locator(".label-list, .shelf")).toBeVisible();
        await words();
        if (n === 3) {
          agent.orders.get(3).card.state = "labelled";
          agent.put(agent.orders.get(3));
          await scan(page, "BR111111111BR");
        } else {
          await page.locator(".shelf input").fill("P-2");
          await page.locator(".shelf .primary").click();
        }
        await expect(page.locator(".meter, .label-list, .shelf")).toHaveCount(0);
      }

      await go("coleta");
      await scan(page, "BR111111111BR");
      await words();
      await page.locator(".work-foot .primary").click();
      await expect.poll(() => agent.commands.at(-1).command).toBe("dispatch");
      await go("a-caminho");
      await expect(page.locator(".ticket")).toHaveCount(1);

      await go("retirada");
      await expect(page.locator(".ticket")).toHaveCount(2);
      await words();
      await page.locator(".counter-search input").fill(agent.orders.get(7).card.short_code);
      await page.keyboard.press("Enter");
      await expect(page.locator(".answers-four")).toContainText("P-2");
      await words();
      await page.locator(".work-foot .primary").click();
      await words();
      await page.locator(".hand-over .foot .primary").click();
      await expect.poll(() => agent.commands.at(-1)).toMatchObject({ command: "hand_over", received_by: agent.orders.get(7).customer.name });

      for (const hash of ["problemas", "fila", "relatorios", "configuracao", "leitor", "saude", "mais", "busca"]) {
        await go(hash);
        await expect(page.locator(".page-title")).toBeVisible();
        await words();
      }
    });
  }
}

test("the queue says what waits, since when, how often it was tried and when next", async ({ page, agent, open }) => {
  agent.problems.messages = [{
    message_id: "0b8e0a52-7a13-4d40-9d2c-2f3f6f3f1a02", order_ref: 11, order_id: "OM-2024-100011", kind: "decide", is_parked: false, attempts: 3,
    created_ms: Date.now() - 90_000, next_attempt_ms: Date.now() + 120_000, last_error: "503",
  }];
  agent.status.outbox = { waiting: 1, parked: 0, oldest_ms: Date.now() - 90_000 };
  await open("#/fila");
  await expect(page.locator(".row")).toContainText("espera há 1 min · 3 tentativas");
  await expect(page.locator(".row")).toContainText("próxima tentativa");
  await expect(page.locator(".row")).toContainText("Último erro: 503");
});

test("of many orders accepted at once those that were refused say why", async ({ page, agent, open }) => {
  agent.put(sampleOrder(1));
  agent.put(sampleOrder(2));
  agent.put(sampleOrder(5, { is_paid: false }));
  await open("#/novos");
  await page.route("**/orders/2/commands", (route) =>
    route.fulfill({ status: 409, contentType: "application/problem+json", body: JSON.stringify({ type: "cancelled", title: "x", status: 409 }) }));
  await page.getByRole("button", { name: "Aceitar os 2 mostrados" }).click();
  await page.getByRole("button", { name: "Aceitar 2 pedidos" }).click();
  await expect(page.locator(".bulk")).toContainText("Aceito: B1");
  await expect(page.locator(".bulk .row-reason")).toContainText("C1: O pedido foi cancelado");
  expect(agent.commands.map((one) => one.command)).toEqual(["decide"]);
});

test("the filters narrow what is shown and accepted", async ({ page, agent, open }) => {
  for (const n of [1, 2, 3, 4]) {
    agent.put(sampleOrder(n));
  }
  await open("#/novos");
  await expect(page.locator(".ticket")).toHaveCount(4);
  await page.locator(".filter").filter({ hasText: "Retirada" }).click();
  await expect(page.locator(".ticket")).toHaveCount(2);
  await expect(page.getByRole("button", { name: "Aceitar os 2 mostrados" })).toBeVisible();
  await page.getByRole("button", { name: "Mostrar tudo" }).click();
  await expect(page.locator(".ticket")).toHaveCount(4);
});

test("a wave says into which bin every unit goes, and reports what is missing for each order", async ({ page, agent, open }) => {
  const make = (n) => {
    const order = sampleOrder(n, { state: "accepted" });
    order.lines = [{ ...order.lines[0], ean: "7891000000007", quantity: 2, accepted: 2, description: "Camiseta" }];
    order.card.deadline_ms = Date.now() + n * 3_600_000;
    return order;
  };
  agent.put(make(1));
  agent.put(make(2));
  await open("#/onda");
  await page.getByRole("button", { name: "Começar onda com 2 pedidos" }).click();
  await expect(page.locator(".item-count")).toHaveText("0 de 4");
  for (const [at, bin] of ["B1", "B1", "C1"].entries()) {
    await scan(page, "7891000000007");
    await expect(page.locator(".item-count")).toHaveText(`${at + 1} de 4`);
    await expect(said(page)).toContainText(`caixa ${bin}`);
  }
  await page.keyboard.press("n");
  await expect(page.locator(".foot-sentence")).toHaveText("Vai informar falta em: C1 (1).");
  await page.getByLabel("Não localizado").check();
  await page.getByRole("button", { name: "Confirmar falta" }).click();
  await expect.poll(() => agent.commands.at(-1)).toMatchObject({
    command: "report_short", lines: [{ accepted: 1, refusals: [{ quantity: 1, reason: "not_found" }] }],
  });
  await expect(page.getByText("Tudo separado")).toBeVisible();
});

test("the reports count what is left and what became of the orders", async ({ page, agent, open }) => {
  agent.put(sampleOrder(1));
  agent.put(sampleOrder(2, { state: "delivered" }));
  await open("#/relatorios");
  await expect(page.locator(".report").filter({ hasText: "O que falta agora" })).toContainText("Novos1");
  await expect(page.locator(".report").filter({ hasText: "O que foi feito deles" })).toContainText("Entregue1");
});
