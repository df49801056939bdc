// The de-para with the real agent and hub: what a code means on the board, and what goes out for a word.
import { expect, test, ticketIn } from "../support/world.mjs";

test("a code that nobody knew is mapped from its order, and a reason goes out in the hub's own word", async ({ page, world, open }) => {
  const order_id = await world.newOrder({ lines: 1, quantity: 1 });
  await open();
  await ticketIn(page, "new").waitFor();
  await world.sim("POST", `/orders/${order_id}/status`, { status: "17" });
  await page.goto(`${world.url}/#/pedido/1`);
  await expect(page.getByText("17: o de-para não conhece este código")).toBeVisible();
  await page.getByRole("link", { name: "Definir" }).click();

  await expect(page).toHaveURL(/#\/de-para\?table=statuses&code=17$/);
  const statuses = page.locator("details").filter({ has: page.getByRole("heading", { name: "Situação do pedido (lida do hub)" }) });
  await statuses.getByLabel("Significa, linha 10").selectOption({ label: "Cancelado" });
  await page.locator("details").filter({ has: page.getByRole("heading", { name: "Motivos de recusa" }) }).locator("summary").click();
  await page.getByLabel("Sem estoque").fill("FALTA-01");
  await page.getByRole("button", { name: "Conferir e salvar" }).click();
  await expect(page.getByText("1 pedido do painel muda de significado")).toBeVisible();
  await page.getByRole("button", { name: "Salvar", exact: true }).click();
  await expect(page.locator("#codes-message")).toContainText("De-para salvo, versão 1.");

  await page.goto(`${world.url}/#/`);
  await expect(ticketIn(page, "new")).toHaveCount(0); // it is cancelled now
  const refused_id = await world.newOrder({ lines: 1, quantity: 1 });
  await ticketIn(page, "new").getByRole("button", { name: "Recusar" }).click();
  await page.getByLabel("Sem estoque").check();
  await page.locator(".panel").getByRole("button", { name: "Recusar pedido" }).click();
  await expect.poll(async () => JSON.stringify(await world.sim("GET", `/orders/${refused_id}`))).toContain("FALTA-01");

  await world.agent.kill(); // the table outlives a power cut
  await world.startAgent();
  await page.goto(`${world.url}/#/de-para`);
  await expect(page.getByText(/Vale a versão 1, salva hoje/)).toBeVisible();
  await expect(statuses.getByLabel("Código do hub, linha 2")).toHaveValue("17");
});
