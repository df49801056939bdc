import { expect, fill, speak, test } from "../support/alone.mjs";
import { sampleOrder } from "../support/sample_orders.mjs";

const minute = 60_000;

test("a new order appears by itself and is announced at once", async ({ page, agent, open }) => {
  await open();
  await expect(page.getByText("Tudo em dia")).toBeVisible();
  agent.put(sampleOrder(3));
  await expect(page.locator('[data-stage="new"] .ticket')).toBeVisible();
  await expect(page.locator('[aria-live="assertive"]')).toHaveText("Pedido novo: D1");
  await expect(page).toHaveTitle("(1) Pedido novo · Balcão");
});

test("a click that a new order's arrival would lead astray is not taken", async ({ page, agent, open }) => {
  const now = Date.now();
  agent.put(sampleOrder(2, { deadline_ms: now + 40 * minute }));
  await open();
  const column = page.locator('[data-stage="new"]');
  await expect(column.locator(".ticket")).toHaveCount(1);
  await column.locator(".tickets").evaluate((list) => {
    new MutationObserver((_, observer) => {
      if (list.children.length === 2) {
        observer.disconnect();
        list.querySelector(".ticket .button").dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, detail: 1 }));
      }
    }).observe(list, { childList: true });
  });
  agent.put(sampleOrder(1, { deadline_ms: now + 10 * minute }));
  await expect(page.locator(".notice")).toContainText("a lista andou: clique de novo");
  expect(agent.commands).toHaveLength(0);
  await expect(async () => {
    if (agent.commands.length === 0) {
      await column.locator('[data-order="1"]').getByRole("button", { name: "Aceitar tudo" }).click({ timeout: 1000 });
    }
    await expect.poll(() => agent.commands.length, { timeout: 1000 }).toBe(1);
  }).toPass();
  expect(agent.commands[0]).toMatchObject({ command: "decide" });
});

test("deadlines count down on the hub's clock and are then late in words", async ({ page, agent, open }) => {
  const now = Date.now();
  agent.status.hub.hub_offset_ms = 10 * minute;
  agent.put(sampleOrder(1, { deadline_ms: now + 28.5 * minute }));
  agent.put(sampleOrder(2, { deadline_ms: now + 4.5 * minute }));
  await open();
  await expect(page.locator('[data-order="1"] .timeleft')).toHaveText("faltam 18 min");
  await expect(page.locator('[data-order="2"] .timeleft')).toHaveText("atrasado há 5 min");
  await expect(page.locator('[data-order="2"] .timeleft')).toHaveAttribute("data-urgency", "late");
  await expect(page.locator(".ticket").first()).toHaveAttribute("data-order", "2");
  await expect(page.locator('.tile[data-stage="new"]')).toContainText("atrasado há 5 min");
});

test("an order that the hub cancels stops the work in red until somebody has seen it", async ({ page, agent, open }) => {
  const order = sampleOrder(6, { state: "picking" });
  agent.put(order);
  await open();
  order.card.state = "cancelled_by_hub";
  order.card.tasks = [{ task_id: 1, kind: "put_away", created_ms: Date.now() }];
  order.card.forced_stage = "problem";
  agent.put(order);
  const stop = page.locator(".notice.stop");
  await expect(stop).toContainText("G1 foi cancelado pelo hub. Pare de separar.");
  await stop.getByRole("link", { name: "Ver pedido" }).click();
  await expect(page.locator(".stop-notice")).toContainText("pare de separar este pedido");
  await expect(page.getByRole("button", { name: "Feito" })).toBeVisible();
  await stop.getByRole("button", { name: "Ciente" }).click();
  await expect(stop).toHaveCount(0);
});

test("an order that just vanishes is asked for, and its cancellation said", async ({ page, agent, open }) => {
  const order = sampleOrder(6, { state: "offered" });
  agent.put(order);
  await open();
  order.card.state = "cancelled_by_hub";
  agent.put(order);
  await expect(page.locator(".notice.stop")).toContainText("G1 foi cancelado pelo hub.");
});

test("without the agent the page says so, and comes back by itself with what changed", async ({ page, agent, open }) => {
  agent.put(sampleOrder(1));
  await open();
  const port = agent.server.address().port;
  await agent.stop();
  await expect(page.locator(".band.bad")).toContainText("Sem conexão com o agente, tentando…");
  await expect(page.locator(".band.bad")).toContainText("Não confie nos prazos");
  agent.put(sampleOrder(2));
  await agent.start(port);
  await expect(page.locator(".band.bad")).toHaveCount(0);
  await expect(page.locator(".ticket")).toHaveCount(2);
});

test("a screen that was not opened yet works while the agent is away", async ({ page, agent, open }) => {
  const here = page.waitForResponse(/more\.js/);
  await open();
  await here;
  await agent.stop();
  await page.getByRole("link", { name: "Configuração" }).click();
  await expect(page.getByRole("heading", { name: "Aparência" })).toBeVisible();
  await page.getByRole("link", { name: "Saúde" }).click();
  await expect(page.getByRole("heading", { name: "Agente do Balcão" })).toBeVisible();
});

test("a screen that could not be loaded says so, and comes when it is asked for again", async ({ page, open }) => {
  let isAway = true;
  await page.route(/more\.js/, (route) => (isAway ? route.abort() : route.continue()));
  await open("#/configuracao");
  await expect(page.getByRole("alert").filter({ hasText: "Esta tela não foi carregada" })).toBeVisible();
  isAway = false;
  await page.getByRole("button", { name: "Tentar agora" }).click();
  await expect(page.getByRole("heading", { name: "Aparência" })).toBeVisible();
});

test("a newer agent asks for a new page instead of guessing", async ({ page, agent, open }) => {
  await open();
  const port = agent.server.address().port;
  await agent.stop();
  agent.version = "0.2.0";
  await agent.start(port);
  await expect(page.getByRole("button", { name: "Recarregar a página" })).toBeVisible();
});

test("the connection line says in words what is wrong", async ({ page, agent, open }) => {
  await open();
  await expect(page.locator(".line")).toContainText("Hub OK");
  await expect(page.locator(".line")).toContainText("Fila vazia");
  await expect(page.locator(".line")).toContainText("Impressora Etiquetas OK");
  await expect(page.locator(".line")).toContainText(/atualizado às \d\d:\d\d:\d\d/);
  agent.setStatus({
    hub: { state: "offline", since_ms: Date.now() - 5.5 * minute, hub_offset_ms: 0 },
    outbox: { waiting: 2, parked: 0, oldest_ms: Date.now() - 3.5 * minute },
    printers: [{ role: "label", is_configured: true, state: "unreachable", reasons: [], waiting: 1 }],
  });
  await expect(page.locator(".line")).toContainText("Hub fora do ar há 5 min");
  await expect(page.locator(".line")).toContainText("2 na fila, o mais antigo há 3 min");
  await expect(page.locator(".line")).toContainText("Impressora Etiquetas não responde");
});

test("printers of which there is nothing to say share one entry of the line", async ({ page, agent, open }) => {
  const printer = (role, change = {}) => ({ role, is_configured: true, state: "ok", reasons: [], waiting: 0, ...change });
  const printers = page.locator(".line li").filter({ hasText: /impressora/i });
  agent.setStatus({ printers: ["label", "receipt", "document"].map((role) => printer(role)) });
  await open();
  await expect(printers).toHaveText(["3 impressoras OK"]);
  agent.setStatus({ printers: [printer("label"), printer("receipt", { waiting: 2 }), printer("document")] });
  await expect(printers).toHaveText(["2 impressoras OK", "Impressora Recibos OK, 2 esperando"]);
  agent.setStatus({ printers: [printer("label", { reasons: ["media-empty"], state: "stopped" }), printer("receipt", { state: "unknown" }), printer("document")] });
  await expect(printers).toHaveText(["Sem papel na impressora de etiquetas", "Impressora Recibos ainda sem uso", "Impressora Documentos OK"]);
});

test("the chosen language stays", async ({ page, agent, open }) => {
  fill(agent);
  await open();
  await page.goto(`${agent.url}/#/configuracao`);
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("link", { name: "Board" }).click();
  await expect(page.locator('.tile[data-stage="to_pick"]')).toContainText("To pick");
  await page.reload();
  await expect(page.locator('.tile[data-stage="to_pick"]')).toContainText("To pick");
  await expect(page.locator("html")).toHaveAttribute("lang", "en-GB");
});

test("ten thousand orders in one column are drawn as they are needed", async ({ page, agent, open }) => {
  const now = Date.now();
  for (let n = 1; n <= 10_000; n++) {
    agent.put(sampleOrder(n, { deadline_ms: now + n * minute }, now));
  }
  await open();
  await expect(page.locator('.tile[data-stage="new"] .tile-count')).toHaveText("10000");
  expect(await page.locator(".ticket").count()).toBeLessThan(100);
  const list = page.locator('[data-stage="new"] .column-scroll');
  await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect(page.locator('[data-order="10000"]')).toBeVisible();
  expect(await page.locator(".ticket").count()).toBeLessThan(100);
  await list.evaluate((element) => element.scrollTo(0, 0));
  await expect(page.locator('[data-order="1"]')).toBeVisible();
});

test("the search pages through everything", async ({ page, agent, open }) => {
  for (let n = 1; n <= 120; n++) {
    agent.put(sampleOrder(n));
  }
  await open();
  await page.keyboard.press("/");
  await page.keyboard.type("OM-2024", { delay: 80 }); // as fast as a person
  await page.keyboard.press("Enter");
  await expect(page.locator(".found")).toHaveCount(50);
  await page.getByRole("button", { name: "Mostrar mais" }).click();
  await expect(page.locator(".found")).toHaveCount(100);
  await page.getByRole("button", { name: "Mostrar mais" }).click();
  await expect(page.locator(".found")).toHaveCount(120);
  await expect(page.getByRole("button", { name: "Mostrar mais" })).toHaveCount(0);
  await page.locator(".search input").fill("OM-2024-100007");
  await page.getByRole("button", { name: "Buscar" }).click();
  await expect(page.locator(".found")).toHaveCount(1);
  await page.locator(".found a").click();
  await expect(page.locator(".panel")).toContainText("OM-2024-100007");
});

test("single-letter keys can be switched off", async ({ page, agent, open }) => {
  agent.put(sampleOrder(1));
  await open();
  await page.keyboard.press("?");
  await page.getByLabel("Usar atalhos de uma letra").uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("a");
  await page.keyboard.press("p");
  await expect(page.locator(".panel")).toHaveCount(0);
  expect(agent.commands).toEqual([]);
});

test("the tiles lead to the screens where the work is done", async ({ page, agent, open }) => {
  fill(agent);
  await open();
  for (const [stage, title] of [["new", "Novos"], ["picking", "Separar"], ["to_pack", "Embalar"], ["carrier", "Coleta"], ["pickup", "Balcão de retirada"], ["problem", "Problemas"]]) {
    await page.locator(`.tile[data-stage="${stage}"]`).click();
    await expect(page.locator(".page-title")).toContainText(title);
    await page.keyboard.press("Escape"); // out of the field, where there is one
    await page.keyboard.press("1");
    await expect(page.locator(".tile").first()).toBeVisible();
  }
});

test("on a phone the most urgent orders come first, whatever their stage", async ({ page, agent, open }) => {
  const now = Date.now();
  agent.put(sampleOrder(1, { deadline_ms: now + 60 * minute }));
  agent.put(sampleOrder(2, { state: "accepted", deadline_ms: now - 3.5 * minute }));
  await page.setViewportSize({ width: 390, height: 844 });
  await open();
  await expect(page.locator(".urgent .ticket").first()).toContainText("atrasado há 3 min");
  await page.locator(".phone-nav").getByRole("link", { name: "Mais" }).click();
  await page.getByRole("link", { name: "Configuração" }).click();
  await expect(page.locator(".page-title")).toHaveText("Configuração");
});

test("amounts in reais are written as each language writes them", async ({ page, agent, open }) => {
  const amounts = [0, 5, 99999, 100000, 123456, 1234567, 12345678999];
  amounts.forEach((total_minor, n) => agent.put(sampleOrder(n + 1, { total_minor, state: "accepted" })));
  await open("#/separar");
  for (const [code, locale] of [["pt-BR", "pt-BR"], ["en", "en-GB"], ["es", "es"]]) {
    await speak(page, code);
    await expect(page.locator(".ticket")).toHaveCount(amounts.length);
    const shown = (await page.locator(".ticket .amount").allTextContents()).map((text) => text.split(" · ")[1]);
    const format = new Intl.NumberFormat(locale, { style: "currency", currency: "BRL", currencyDisplay: "narrowSymbol" });
    expect(shown.sort()).toEqual(amounts.map((minor) => format.format(minor / 100)).sort());
  }
});

test("a currency that does not exist is shown as it came", async ({ page, agent, open }) => {
  agent.put(sampleOrder(1, { currency: "<b>", total_minor: 1990 }));
  await open();
  await expect(page.locator(".ticket")).toContainText("19.90 <b>");
});

test("the health screen shows what the agent found, what somebody must do first", async ({ page, agent, open }) => {
  agent.findings.push({ part: "token", word: "refused", about: "", grade: "bad", text: "O hub não aceita a credencial loja-12: peça outra." });
  await open();
  await page.goto(`${agent.url}/#/saude`);
  const rows = page.locator(".health-findings .row");
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText("O hub não aceita a credencial");
  await expect(rows.first()).toHaveAttribute("data-bad", "true");
  await expect(rows.last()).toContainText("foi encontrado");
});

test("a printer that nobody set up is said in the page's language, with the way to its form", async ({ page, agent, open }) => {
  agent.setStatus({ printers: [{ role: "receipt", is_configured: false, state: "unknown", reasons: [], waiting: 0, problem: "no printer is configured for this role" }] });
  await open();
  await page.goto(`${agent.url}/#/saude`);
  const part = page.locator(".health-part").filter({ hasText: "Impressora Recibos" });
  await expect(part).toContainText("não configurada");
  await expect(part).not.toContainText("no printer");
  await part.getByRole("link", { name: "Impressoras" }).click();
  await expect(page.getByRole("heading", { name: "Impressoras", exact: true })).toBeVisible();
});

test("who looks after the agent takes the file for support and chooses how much is logged", async ({ page, agent, open }) => {
  await open();
  await page.goto(`${agent.url}/#/saude`);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Baixar arquivo para o suporte" }).click()]);
  expect(download.suggestedFilename()).toBe("balcao-support.zip");
  await page.getByLabel("Detalhe do registro").selectOption("Completo");
  await expect.poll(() => agent.logLevel).toBe("debug");
});

test("the health screen says why an order has not come", async ({ page, agent, open }) => {
  await open();
  await page.goto(`${agent.url}/#/saude`);
  await page.getByLabel("Número do pedido").fill("PED-9");
  await page.keyboard.press("Enter");
  await expect(page.locator(".health-why .row")).toContainText("Nenhum pedido com o número PED-9");
});
