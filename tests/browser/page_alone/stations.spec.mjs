// Packing tables with printers of their own: which one a browser stands at, what the agent is told of it, and how a shop sets them up.
import { cleanStation, joinStations, parseStations } from "../../../agent/clerk/web/src/state/station_list.ts";
import { expect, scan, speak, standAt, tablePrinter, test } from "../support/alone.mjs";
import { expectAccessible, expectReflow } from "../support/checks.mjs";
import { sampleOrder } from "../support/sample_orders.mjs";

const twoTables = (agent) => agent.status.printers.push(tablePrinter("Mesa 1"), tablePrinter("Mesa 2"));
const choice = (page) => page.locator(".settings-part").filter({ has: page.getByRole("heading", { name: "Mesa deste computador" }) });
const goTo = (page, hash) => page.evaluate((where) => {
  location.hash = where;
}, hash);
const label = (change = {}) => ({
  job_id: 5, order_ref: 17, kind: "label", role: "label", package_id: "PKG-1", format: "zpl", copies: 1, copy: 1, state: "asked", part_count: 1, parts_sent: 0,
  created_ms: Date.now(), ...change,
});
/** An order of one unit, to be packed and sent. */
function toPack(agent, change = {}) {
  const order = sampleOrder(17, { state: "picked", journey: "ship_from_store", ...change });
  order.lines = order.lines.slice(0, 1);
  Object.assign(order.lines[0], { quantity: 1, accepted: 1 });
  order.card.unit_count = 1;
  agent.put(order);
  return order;
}
const answers = (agent) => agent.commands.filter((one) => one.command === "answer");

test.describe("the setting's value", () => {
  test("is read and written as it was", () => {
    const text = "Mesa 1=socket://10.0.0.21:9100, Mesa 2=socket://h:9100?close=never";
    expect(parseStations(text)).toEqual([{ name: "Mesa 1", address: "socket://10.0.0.21:9100" }, { name: "Mesa 2", address: "socket://h:9100?close=never" }]);
    expect(joinStations(parseStations(text))).toBe(text);
  });

  test("may be odd", () => {
    expect(parseStations("")).toEqual([]);
    expect(parseStations(" , ,")).toEqual([]);
    expect(parseStations(" A = cups://a ,B=")).toEqual([{ name: "A", address: "cups://a" }, { name: "B", address: "" }]);
    expect(parseStations("Mesa, =cups://b")).toEqual([{ name: "Mesa", address: "" }, { name: "", address: "cups://b" }]);
  });

  test("has no place for rows that are empty, and keeps half a table for the agent to judge", () => {
    expect(joinStations([{ name: " ", address: "" }, { name: "Mesa 1 ", address: "" }, { name: "", address: " cups://b" }])).toBe("Mesa 1=, =cups://b");
    expect(cleanStation({ name: "Me=sa, 1", address: "socket://h:9100?close=never," })).toEqual({ name: "Mesa 1", address: "socket://h:9100?close=never" });
  });
});

test("a table can be chosen only where one has a printer", async ({ page, agent, open }) => {
  await open("#/configuracao");
  await expect(page.getByRole("heading", { name: "Aparência" })).toBeVisible();
  await expect(choice(page)).toHaveCount(0);
  agent.setStatus({ printers: [...agent.status.printers, tablePrinter("Mesa 1"), tablePrinter("Mesa 1", { role: "receipt" }), tablePrinter("Mesa 2")] });
  await expect(choice(page).getByRole("radio")).toHaveCount(3);
  await expect(choice(page).getByLabel("Nenhuma (impressora da loja)")).toBeChecked();
  await choice(page).getByLabel("Mesa 2").check();
  await page.reload();
  await expect(choice(page).getByLabel("Mesa 2")).toBeChecked();
});

test("a table that lost its printer stays chosen and says so", async ({ page, agent, open }) => {
  twoTables(agent);
  await open("#/configuracao");
  await choice(page).getByLabel("Mesa 2").check();
  await expect(choice(page)).not.toContainText("não tem mais impressora");
  agent.setStatus({ printers: agent.status.printers.slice(0, 1) });
  await expect(choice(page)).toContainText("Mesa 2 não tem mais impressora: o papel sai na da loja.");
  await expect(choice(page).getByLabel("Mesa 2")).toBeChecked();
  await expectAccessible(page, "a table without a printer");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectReflow(page, "a table without a printer");
  await choice(page).getByLabel("Nenhuma (impressora da loja)").click(); // it goes, so nothing is checked afterwards
  await expect(choice(page)).toHaveCount(0);
});

test("writes name the table once it is chosen, and not before or after", async ({ page, agent, open }) => {
  agent.status.printers.push(tablePrinter("Balcão 1"));
  const order = toPack(agent);
  await open("#/embalar/17");
  await expect.poll(() => agent.writes.length).toBeGreaterThan(0); // who is at which order
  expect(agent.writes.filter((one) => one.station !== undefined)).toEqual([]);
  await standAt(page, "Balcão 1");
  await goTo(page, "#/embalar/17");
  await scan(page, order.lines[0].ean);
  await expect.poll(() => agent.writes.find((one) => one.path === "/orders/17/commands")).toEqual({ path: "/orders/17/commands", station: "Balc%C3%A3o%201" });
  await standAt(page, "Nenhuma (impressora da loja)");
  agent.writes.length = 0;
  agent.put(sampleOrder(2));
  await goTo(page, "#/pedido/2");
  await expect.poll(() => agent.writes.length).toBeGreaterThan(0);
  expect(agent.writes.filter((one) => one.station !== undefined)).toEqual([]);
});

test("at a table with a label printer the label that waits for a click comes out by itself, once", async ({ page, agent, open }) => {
  twoTables(agent);
  const order = toPack(agent);
  await open();
  await standAt(page, "Mesa 2");
  await goTo(page, "#/embalar/17");
  await expect(page.locator(".work-head")).toContainText("Mesa 2: OK");
  order.print_jobs = [label()];
  agent.put(order);
  await expect(page.locator(".meter")).toContainText("0 de 1");
  await scan(page, order.lines[0].ean);
  await expect.poll(() => answers(agent)).toMatchObject([{ job_id: 5, answer: "print_now" }]);
  expect(agent.writes.find((one) => one.path === "/print-jobs/5/answer")).toMatchObject({ station: "Mesa%202" });
  order.print_jobs = [label()]; // as if it had not been heard
  agent.put(order);
  await expect(page.locator(".rows").first()).toContainText("pronta: espera um clique");
  order.print_jobs = [label({ state: "submitted" }), label({ job_id: 6, package_id: "PKG-2" })];
  agent.put(order);
  await expect.poll(() => answers(agent).map((one) => one.job_id)).toEqual([5, 6]);
});

test("a label that somebody else printed first is no error", async ({ page, agent, open }) => {
  twoTables(agent);
  agent.printRefusal = "not-now";
  const order = toPack(agent, { state: "labelled" });
  order.print_jobs = [label()];
  await open();
  await standAt(page, "Mesa 1");
  await goTo(page, "#/embalar/17");
  await expect.poll(() => answers(agent)).toHaveLength(1);
  await expect(page.getByRole("button", { name: "Imprimir agora" })).toBeEnabled(); // the answer is there
  await expect(page.locator(".notice")).toHaveCount(0);
});

test("without a table the label waits for its click, which can send it to a table", async ({ page, agent, open }) => {
  twoTables(agent);
  const order = toPack(agent, { state: "labelled" });
  order.print_jobs = [label()];
  await open("#/embalar/17");
  const papers = page.locator(".rows").first();
  await expect(papers.getByRole("button", { name: "Imprimir agora" })).toBeVisible();
  await expect(page.locator(".work-head")).not.toContainText("Mesa");
  await papers.getByText("Em outra impressora").click();
  await expectAccessible(page, "a label that waits");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectReflow(page, "a label that waits");
  await papers.getByRole("button", { name: "Imprimir em Mesa 2" }).click();
  await expect(papers).toContainText("Etiqueta do volume PKG-1 – Mesa 2");
  expect(answers(agent)).toMatchObject([{ job_id: 5, answer: "print_elsewhere", role: "label", station: "Mesa 2" }]);
  order.print_jobs = [label({ state: "held", station: "Mesa 2" })];
  agent.put(order);
  await papers.getByText("Em outra impressora").click();
  await papers.getByRole("button", { name: "Imprimir na impressora da loja" }).click();
  await expect.poll(() => answers(agent)).toHaveLength(2);
  expect(answers(agent)[1]).not.toHaveProperty("station");
});

test("a paper of which a part is out stays at its printer", async ({ page, agent, open }) => {
  twoTables(agent);
  const order = toPack(agent, { state: "labelled" });
  order.print_jobs = [label({ state: "held", part_count: 2, parts_sent: 1 })];
  await open("#/pedido/17");
  await expect(page.getByRole("button", { name: "Imprimir agora" })).toBeVisible();
  await expect(page.getByText("Em outra impressora")).toHaveCount(0);
});

test("wherever a table's printer or paper is named, the table is", async ({ page, agent, open }) => {
  agent.status.printers.push(tablePrinter("Mesa 1"), tablePrinter("Mesa 2", { state: "stopped", reasons: ["media-empty"] }));
  agent.put(sampleOrder(17, { state: "labelled" }));
  agent.problems = { messages: [], tasks: [], print_jobs: [label({ state: "held", station: "Mesa 1" }), label({ job_id: 6, kind: "content_list", role: "document", state: "in_doubt" })] };
  await open("#/problemas");
  await expect(page.locator(".page")).toContainText("Etiqueta do volume PKG-1 – Mesa 1");
  await expect(page.locator(".page")).toContainText("Lista de conteúdo");
  const line = page.locator(".line");
  await expect(line).toContainText("Sem papel na impressora de etiquetas – Mesa 2");
  await expect(line).not.toContainText("Mesa 1"); // all is well there, and it is not this browser's
  await goTo(page, "#/saude");
  await expect(page.getByRole("heading", { name: "Impressora Etiquetas – Mesa 1" })).toBeVisible();
  await standAt(page, "Mesa 1");
  await expect(line).toContainText("Impressora Etiquetas – Mesa 1 OK");
});

const role = (page, name) => page.getByRole("group", { name, exact: true });
const keep = (page) => page.getByRole("button", { name: "Gravar e usar" });

test("a shop gives its tables printers, changes one and takes one away", async ({ page, agent, open }) => {
  await open("#/impressoras");
  const labels = role(page, "Etiquetas");
  await labels.getByText("Mesas com impressora própria").click();
  await labels.getByRole("button", { name: "Acrescentar mesa" }).click();
  await expect(labels.getByLabel("Mesa", { exact: true })).toBeFocused();
  await expect(keep(page)).toHaveAttribute("aria-disabled", "true"); // nothing is said yet
  await page.keyboard.type("Mesa 1, ");
  await labels.getByRole("listitem").getByLabel("Endereço da impressora").fill("socket://10.0.0.21:9100?close=never");
  await labels.getByRole("button", { name: "Acrescentar mesa" }).click();
  await labels.getByLabel("Mesa", { exact: true }).nth(1).fill("Mesa 2");
  await labels.getByRole("listitem").nth(1).getByLabel("Endereço da impressora").fill("cups://zebra");
  await keep(page).click();
  await expect(page.getByText("Pronto: o agente já usa estas impressoras.")).toBeVisible();
  expect(agent.printers.asked.at(-1).changes).toEqual([{ key: "printer.label.stations", value: "Mesa 1=socket://10.0.0.21:9100?close=never, Mesa 2=cups://zebra" }]);
  await page.reload();
  await expect(labels.getByLabel("Mesa", { exact: true }).nth(1)).toHaveValue("Mesa 2");
  await labels.getByRole("button", { name: "Imprimir página de teste: Mesa 2" }).click();
  await expect(page.getByText("A impressora recebeu a página de teste")).toBeVisible();
  expect(agent.printers.asked.at(-1)).toMatchObject({ role: "label", station: "Mesa 2" });
  await labels.getByRole("button", { name: "Tirar Mesa 1" }).click();
  await expect(labels.getByRole("button", { name: "Acrescentar mesa" })).toBeFocused();
  await keep(page).click();
  await expect(page.getByText("Pronto: o agente já usa estas impressoras.")).toBeVisible();
  expect(agent.printers.asked.at(-1).changes).toEqual([{ key: "printer.label.stations", value: "Mesa 2=cups://zebra" }]);
});

test("the agent judges the tables, and what its settings file fixes is only shown", async ({ page, agent, open }) => {
  agent.printers.set("printer.label.stations", "Mesa 1=cups://zebra");
  agent.printers.set("printer.receipt.stations", "Caixa=cups://epson", true);
  agent.printers.refusal = "“Mesa 1” está duas vezes.";
  await open("#/impressoras");
  const receipts = role(page, "Recibos");
  await expect(receipts.getByLabel("Mesa", { exact: true })).toHaveAttribute("readonly", "");
  await expect(receipts).toContainText("arquivo de configuração");
  await expect(receipts.getByRole("button", { name: "Acrescentar mesa" })).toHaveCount(0);
  const labels = role(page, "Etiquetas");
  await labels.getByRole("button", { name: "Acrescentar mesa" }).click();
  await labels.getByLabel("Mesa", { exact: true }).nth(1).fill("Mesa 1");
  await keep(page).click();
  await expect(page.getByText(agent.printers.refusal)).toBeVisible();
  await expect(labels.getByLabel("Mesa", { exact: true }).nth(1)).toHaveValue("Mesa 1");
  expect(agent.printers.asked.at(-1).changes).toEqual([{ key: "printer.label.stations", value: "Mesa 1=cups://zebra, Mesa 1=" }]);
});

test("tables and their choice in every language, and on a narrow screen", async ({ page, agent, open }) => {
  twoTables(agent);
  agent.printers.set("printer.label.stations", "Mesa 1=socket://10.0.0.21:9100, Mesa 2=socket://10.0.0.22:9100");
  await open("#/impressoras");
  for (const [code, words] of [["en", ["Packing tables with a printer of their own", "This computer's packing table"]], ["es", ["Mesas con impresora propia", "Mesa de este equipo"]], ["pt-BR", ["Mesas com impressora própria", "Mesa deste computador"]]]) {
    await speak(page, code);
    await expect(page.getByText(words[0]).first()).toBeVisible();
    await expectAccessible(page, `the tables in ${code}`);
    await goTo(page, "#/configuracao");
    await expect(page.getByRole("heading", { name: words[1] })).toBeVisible();
    await goTo(page, "#/impressoras");
  }
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    await expectReflow(page, `the tables at ${width} px`);
  }
});
