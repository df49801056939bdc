// Reports, before the fake agent.
import { expect, fill, test } from "../support/alone.mjs";
import { sampleOrder } from "../support/sample_orders.mjs";

async function textOf(download) {
  return Buffer.concat(await (await download.createReadStream()).toArray()).toString();
}

test("figures say how many, how quick and how much in time", async ({ agent, open, page }) => {
  fill(agent);
  await open("#/relatorios");
  const figures = page.locator(".figures");
  await expect(figures).toContainText("95 %");
  await expect(figures).toContainText("19 de 20");
  await expect(figures).toContainText("4 min");
  await expect(figures).toContainText("nenhum pedido com prazo");
  await expect(page.getByRole("row", { name: /Sem estoque 6/ })).toBeVisible();
  await expect(page.getByRole("row", { name: /Vestido midi floral, viscose SKU-1 5 3/ })).toBeVisible();
});

test("a month is a chart, and a table for whoever wants the numbers", async ({ agent, open, page }) => {
  fill(agent);
  await open("#/relatorios");
  await page.getByLabel("30 dias").check({ force: true });
  await page.getByRole("button", { name: "Mostrar" }).click();
  await expect(page.getByRole("img", { name: /Gráfico de 30 dias/ })).toBeVisible();
  await expect(page.locator(".chart-bar").first()).toBeVisible();
  await page.getByText("Ver os números por dia").click();
  await expect(page.locator("details .report tbody tr")).toHaveCount(30);
  const { from_ms, to_ms, utc_offset_min } = agent.reports.asked.at(-1);
  expect(Math.round((to_ms - from_ms) / 86_400_000)).toBe(30);
  expect(Number(utc_offset_min)).toBe(-180); // this browser is in São Paulo
});

test("dates, a state and words narrow a report, and dates that make no sense are said so", async ({ agent, open, page }) => {
  fill(agent);
  await open("#/relatorios");
  await page.getByLabel("Outras datas").check({ force: true });
  await page.getByLabel("De", { exact: true }).fill("2031-03-10");
  await page.getByLabel("Até", { exact: true }).fill("2031-03-09");
  await page.getByRole("button", { name: "Mostrar" }).click();
  await expect(page.locator(".page [role=alert]")).toContainText("A segunda data não pode vir antes da primeira");
  await page.getByLabel("Até", { exact: true }).fill("2031-03-11");
  await page.getByLabel("Situação").selectOption("accepted");
  await page.getByLabel("Cliente, SKU, EAN ou número").fill("SKU-7");
  await page.getByRole("button", { name: "Mostrar" }).click();
  await expect.poll(() => agent.reports.asked.at(-1)).toMatchObject({ state: "accepted", q: "SKU-7" });
  const { from_ms, to_ms } = agent.reports.asked.at(-1);
  expect(new Date(Number(from_ms)).getDate()).toBe(10);
  expect(Math.round((to_ms - from_ms) / 86_400_000)).toBe(2);
  await expect(page.locator(".page [role=alert]")).toHaveCount(0);
});

test("a file for spreadsheets has every page of the orders and runs nothing", async ({ agent, open, page }) => {
  for (const [n, customer_name] of ["=HYPERLINK(1)", " +1", "\t@SUM(1)", "-2;\"x\"", "Ana"].entries()) {
    agent.put(sampleOrder(n + 1, { customer_name, total_minor: 4990 }));
  }
  await open("#/relatorios");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Baixar CSV" }).click()]);
  const text = await textOf(download);
  expect(text.startsWith("\ufeff\"Pedido\";")).toBe(true);
  expect(text.trim().split("\r\n")).toHaveLength(6);
  expect(text).toContain(`"'=HYPERLINK(1)"`);
  expect(text).toContain(`"' +1"`);
  expect(text).toContain(`"' @SUM(1)"`);
  expect(text).toContain(`"'-2;""x"""`);
  expect(text).toContain(`"49,90"`);
  expect(download.suggestedFilename()).toMatch(/^balcao-\d{4}-\d\d-\d\d\.csv$/);
});

test("the day's close comes as a PDF in the page's language", async ({ agent, open, page }) => {
  fill(agent);
  await open("#/relatorios");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Fechamento em PDF" }).click()]);
  expect(await textOf(download)).toContain("%PDF-");
  expect(agent.reports.asked.at(-1)).toMatchObject({ path: "/reports/close", language: "pt" });
});

test("a period with too many orders, and one with none, say so", async ({ agent, open, page }) => {
  await open("#/relatorios");
  await expect(page.getByText("Nenhum pedido neste período")).toBeVisible();
  fill(agent);
  agent.reports.isWhole = false;
  await page.getByRole("button", { name: "Mostrar" }).click();
  await expect(page.getByText(/Só os \d+ pedidos mais novos foram contados/)).toBeVisible();
});
