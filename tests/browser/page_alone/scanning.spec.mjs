// The scanner: found among the keys wherever the focus is, taken out of fields again, sent where its content says.
import { expect, fill, said, scan, test } from "../support/alone.mjs";
import { ean, sampleOrder } from "../support/sample_orders.mjs";

const picking = (change = {}) => {
  const order = sampleOrder(14, { state: "picking", ...change });
  order.lines.forEach((line) => {
    line.accepted = line.quantity;
  });
  return order;
};

test("each scan counts its item; a finished one says so, and a wrong one stops everything", async ({ page, agent, open }) => {
  const order = picking();
  agent.put(order);
  await page.addInitScript(() => {
    window.bands = new Set();
    new MutationObserver(() => {
      document.querySelectorAll(".scan-band").forEach((band) => window.bands.add(band.className.replace("scan-band ", "")));
    }).observe(document, { childList: true, subtree: true, attributeFilter: ["class"] });
  });
  await open("#/separar/14");
  const [first] = order.lines;
  for (let n = 1; n <= first.quantity; n++) {
    await scan(page, first.ean);
    await expect(said(page)).toContainText(`${n} de ${first.quantity}`);
  }
  await scan(page, first.ean);
  await expect(said(page)).toContainText("Já completo");
  await scan(page, ean(999_999));
  const stop = page.getByRole("alertdialog");
  await expect(stop).toContainText("Este item não é deste pedido");
  await scan(page, order.lines[1].ean);
  await expect(stop).toBeVisible();
  await expect(page.locator(".meter")).toContainText(`${first.quantity} de`);
  await page.keyboard.press("Enter");
  await expect(stop).toHaveCount(0);
  await scan(page, order.lines[1].ean);
  await expect(page.locator(".meter")).toContainText(`${first.quantity + 1} de`);
  expect(await page.evaluate(() => [...window.bands].sort())).toEqual(["again", "bad", "good"]);
  await expect(page.locator(".scan-band")).toHaveCount(0);
  await page.reload();
  await expect(page.locator(".meter")).toContainText(`${first.quantity + 1} de`);
  expect(agent.commands).toEqual([]);
});

test("a scan does not press what has the focus and leaves no trace in a text field", async ({ page, agent, open }) => {
  const order = picking();
  agent.put(order);
  agent.put(sampleOrder(1));
  await open("#/separar/14");
  await expect(page.getByRole("button", { name: /^Achei Enter/ })).toBeFocused();
  await scan(page, order.lines[0].ean);
  await expect(page.locator(".meter")).toContainText("1 de");
  await page.locator(".search input").fill("Maria");
  await scan(page, order.lines[0].ean);
  await expect(page.locator(".meter")).toContainText("2 de");
  await expect(page.locator(".search input")).toHaveValue("Maria");
  await expect(page).toHaveURL(/separar\/14/);
});

test("a code that begins with a key's letter is no key", async ({ page, agent, open }) => {
  agent.put(sampleOrder(1));
  await open("#/novos");
  await scan(page, "A1234567");
  await expect(said(page)).toContainText("Nada encontrado com A1234567");
  await scan(page, "ap", ""); // two keys at once are no person's wish either
  await page.waitForTimeout(150);
  expect(agent.commands).toEqual([]);
  await expect(page.locator(".panel")).toHaveCount(0);
});

test("a person who types is no scanner", async ({ page, agent, open }) => {
  fill(agent);
  await open();
  await page.locator(".search input").focus();
  await page.keyboard.type("OM-2024-100012", { delay: 60 }); // slower machines only make it slower
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#\/busca\?q=OM-2024-100012/);
  await expect(page.locator(".search input")).toHaveValue("OM-2024-100012");
});

test("the order's number opens the screen where its work goes on, whatever is shown", async ({ page, agent, open }) => {
  fill(agent);
  await open("#/configuracao");
  for (const [code, address] of [
    ["OM-2024-100011", /#\/separar\/11$/], ["LO-900014", /#\/separar\/14$/], ["]C1OM-2024-100017", /#\/embalar\/17$/], ["OM-2024-100019", /#\/retirada\/19$/],
    ["OM-2024-100001", /#\/pedido\/1$/],
  ]) {
    await scan(page, code);
    await expect(page).toHaveURL(address);
  }
});

test("a label opens its box, printed commands act on the order in work, an invoice key is stored", async ({ page, agent, open }) => {
  fill(agent);
  await open();
  await scan(page, "BR222222222BR");
  await expect(page).toHaveURL(/#\/embalar\/16$/);
  await scan(page, "BR222222222BR");
  await expect(page.locator('.label-list li[data-done="true"]')).toContainText("volume 2 de 2");
  await scan(page, "BR111111111BR");
  await expect.poll(() => agent.commands.map((one) => one.command)).toEqual(["apply_labels"]);
  await page.goto(`${agent.url}/#/separar/14`);
  await scan(page, "PAUSAR");
  await expect(page.locator(".work-head")).toContainText("Pausado");
  await expect(page.locator(".work-foot .button").first()).toHaveAttribute("aria-disabled", "false"); // stored
  await scan(page, "blc-pausar");
  await expect(page.locator(".work-head")).not.toContainText("Pausado");
  await page.goto(`${agent.url}/#/embalar/17`);
  const key = "35240612345678000190550010000012341000012345";
  await scan(page, key);
  await expect.poll(() => agent.commands.at(-1)).toMatchObject({ command: "attach_invoice", invoice_key: key });
});

test("what is scanned while its screen is still on its way counts as soon as it is there", async ({ page, agent, open }) => {
  fill(agent);
  let give;
  const asked = new Promise((resolve) => (give = resolve));
  await page.route("**/more.js*", async (route) => {
    await asked;
    await route.continue();
  });
  await open();
  await page.goto(`${agent.url}/#/embalar/16`);
  await expect(page.locator("[data-coming]")).toBeVisible();
  await scan(page, "BR222222222BR");
  await scan(page, "BR111111111BR");
  give();
  await expect.poll(() => agent.commands.map((one) => one.command)).toEqual(["apply_labels"]);
});

test("a label scanned while the one before it is still looked up counts in the box that it opens", async ({ page, agent, open }) => {
  fill(agent);
  await open();
  let answer;
  agent.slow.order = new Promise((resolve) => (answer = resolve));
  await scan(page, "BR222222222BR");
  await scan(page, "BR111111111BR");
  await scan(page, "BR222222222BR");
  answer();
  await expect(page).toHaveURL(/#\/embalar\/16$/);
  await expect.poll(() => agent.commands.map((one) => one.command)).toEqual(["apply_labels"]);
});

test("what is scanned while the order is still being read counts as soon as it is there", async ({ page, agent, open }) => {
  const order = picking();
  agent.put(order);
  await open();
  let answer;
  agent.slow.order = new Promise((resolve) => (answer = resolve));
  await page.goto(`${agent.url}/#/separar/14`);
  await expect(page.getByText("Carregando o pedido")).toBeVisible();
  const [first, second] = order.lines;
  await scan(page, first.ean);
  await scan(page, second.ean);
  answer();
  await expect(page.locator(".meter")).toContainText(`2 de`);
  await expect(said(page)).toContainText(second.description);
});

test("what waits for an order that is left again is not counted elsewhere", async ({ page, agent, open }) => {
  agent.put(picking());
  await open();
  let answer;
  agent.slow.order = new Promise((resolve) => (answer = resolve));
  await page.goto(`${agent.url}/#/separar/14`);
  await expect(page.getByText("Carregando o pedido")).toBeVisible();
  await scan(page, "BR404040404BR");
  await page.goto(`${agent.url}/#/fila`);
  answer();
  await expect(page.locator(".page-title")).toHaveText(/Fila/);
  await expect(said(page)).toHaveText("");
});

test("the last label closes the boxes, also where the hub's answer comes after the scan", async ({ page, agent, open }) => {
  const labels = ["BR111111111BR", "BR222222222BR"].map((tracking_code, n) => ({ package_id: `PKG-${n + 1}`, format: "zpl", tracking_code }));
  agent.put({ ...sampleOrder(16, { state: "packed", journey: "ship_from_store", carrier: "Loggi" }), labels });
  await open("#/embalar/16");
  await scan(page, "BR111111111BR");
  await scan(page, "BR222222222BR");
  expect(agent.commands).toEqual([]);
  agent.orders.get(16).card.state = "labelled";
  agent.put(agent.orders.get(16));
  await expect.poll(() => agent.commands.map((one) => one.command)).toEqual(["apply_labels"]);
});

test("before the first answer no list says that it is empty", async ({ page, agent, open }) => {
  let answer;
  agent.slow.board = new Promise((resolve) => (answer = resolve));
  await open("#/novos");
  await expect(page.getByText("Carregando os pedidos")).toBeVisible();
  answer();
  await expect(page.getByText("Nenhum pedido espera resposta")).toBeVisible();
});

test("a printed command without an order says what is missing", async ({ page, agent, open }) => {
  fill(agent);
  await open();
  await scan(page, "ACEITAR");
  await expect(said(page)).toContainText("abra primeiro um pedido");
  expect(agent.commands).toEqual([]);
});

test("the test page tells a scanner that is set to another keyboard, and puts it right", async ({ page, agent, open }) => {
  fill(agent);
  await open("#/leitor");
  await scan(page, "BLC-A/B;C:D?9");
  await expect(page.locator(".hint.good")).toContainText("Leitor e teclado combinam");
  await scan(page, "BLC-A;BçCÇD:9"); // the same code, a US scanner on ABNT2
  await expect(page.locator(".settings-part .hint").first()).toContainText("teclado americano");
  await page.getByRole("button", { name: "Corrigir aqui" }).click();
  await page.goto(`${agent.url}/#/`);
  await expect(page.locator(".tile").first()).toBeVisible();
  await scan(page, "NF;2024çX");
  await expect(said(page)).toContainText("NF/2024;X");
});

test("the longest pause can be set, and Tab ends a code as Enter does", async ({ page, agent, open }) => {
  fill(agent);
  await open("#/leitor");
  await page.getByLabel("Pausa máxima entre teclas").fill("120");
  await page.keyboard.press("Tab");
  await scan(page, "OM-2024-100011", "Tab"); // the other suffix that scanners send
  await expect(page.getByLabel("Pausa máxima entre teclas")).toHaveValue("120");
  await expect(page.locator(".facts")).toContainText("outro código");
});
