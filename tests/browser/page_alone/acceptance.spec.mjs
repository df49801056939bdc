// The acceptance script as a guided run, before the fake agent.
import { expect, fill, test } from "../support/alone.mjs";

test("the run says how far it is, what comes next and where, and what the hub said", async ({ agent, open, page }) => {
  fill(agent);
  await open("#/saude");
  await page.getByRole("link", { name: "Homologação" }).click();
  const status = page.locator(".acceptance-next");
  await expect(status).toContainText("1 de 4 casos cumpridos");
  await expect(status).toContainText("Recusa de um item – Um item recusado. Faça: Um item recusado.");
  await expect(status.getByRole("link", { name: "Abrir" })).toHaveAttribute("href", "#/novos");
  const failed = page.locator("details", { hasText: "3. Recusa de um item" });
  await expect(failed).toHaveAttribute("open", "");
  await expect(failed).toContainText("Motivo: partial-not-allowed: a loja não pode recusar em parte");
  const delivery = page.locator("details", { hasText: "2. Pedido de entrega" });
  await delivery.locator("summary").click();
  await expect(delivery.getByRole("link", { name: "LV-14" })).toHaveAttribute("href", "#/pedido/14");
  await expect(delivery).toContainText("4f5be2e6-57b2-4a39-9d3b-3fd3f8f0a1c2");
  await expect(delivery.locator(".acceptance-step", { hasText: "Em trânsito (3)" })).toContainText("a caminho do hub");
  await expect(delivery.locator(".acceptance-step", { hasText: "Comprovante enviado" })).toContainText("se o hub oferece");
});

test("a step that gets done is seen without a click, and the end is said", async ({ agent, open, page }) => {
  await page.clock.install();
  fill(agent);
  await open("#/homologacao");
  await expect(page.locator(".acceptance-next")).toContainText("1 de 4");
  agent.acceptance.pass();
  await page.clock.runFor(11_000);
  await expect(page.locator(".acceptance-next")).toContainText("4 de 4 casos cumpridos");
  await expect(page.locator(".acceptance-next")).toContainText("Tudo cumprido");
  await expect(page.locator(".acceptance-problem")).toHaveCount(0);
});

test("a run begins this morning, now, or when somebody says, and this browser remembers", async ({ agent, open, page }) => {
  fill(agent);
  await open("#/homologacao");
  await expect(page.locator(".acceptance-next")).toBeVisible();
  const morning = new Date(Number(agent.acceptance.asked.at(-1).since_ms));
  expect(morning.getTime()).toBeLessThanOrEqual(Date.now());
  await page.getByRole("button", { name: "Começar agora" }).click();
  await expect.poll(() => Date.now() - Number(agent.acceptance.asked.at(-1).since_ms)).toBeLessThan(3_600_000);
  await page.getByLabel("Desde", { exact: true }).fill("2026-01-05T08:30");
  await expect.poll(() => new Date(Number(agent.acceptance.asked.at(-1).since_ms)).toISOString()).toBe("2026-01-05T11:30:00.000Z"); // São Paulo
  await page.reload();
  await expect(page.getByLabel("Desde", { exact: true })).toHaveValue("2026-01-05T08:30");
  await page.getByRole("button", { name: "Desde hoje cedo" }).click();
  await expect.poll(() => Number(agent.acceptance.asked.at(-1).since_ms)).toBe(morning.getTime());
});

test("the paper is made in the page's language, of the same run", async ({ agent, open, page }) => {
  fill(agent);
  await open("#/homologacao");
  await expect(page.locator(".acceptance-next")).toBeVisible();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "PDF para assinar" }).click()]);
  expect(download.suggestedFilename()).toBe("balcao-homologacao.pdf");
  const { path, since_ms, language } = agent.acceptance.asked.find((asked) => asked.path === "/acceptance/paper");
  expect({ path, language }).toEqual({ path: "/acceptance/paper", language: "pt" });
  expect(since_ms).toBe(agent.acceptance.asked[0].since_ms);
});

test("a clerk is told that the script is for others", async ({ agent, open, page }) => {
  fill(agent);
  agent.people.isRequired = true;
  agent.people.me = agent.people.all.find((one) => one.role === "clerk");
  await open("#/homologacao");
  await expect(page.locator(".page")).toContainText("Só gerente ou suporte vê o roteiro.");
  expect(agent.acceptance.asked).toEqual([]);
});
