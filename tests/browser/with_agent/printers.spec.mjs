// Another printer for an agent at work: chosen on the page, and used for the next label without a restart by hand.
import { expect, packAll, pickAll, test, ticketIn } from "../support/world.mjs";

test("the label of an order comes out on the printer that was chosen on the page", async ({ page, world, open }) => {
  await world.agent.kill();
  const { "printer.label": address, ...rest } = world.settings;
  world.settings = { ...rest, "printer.label.language": "zpl" };
  await world.startAgent();
  await open("#/impressoras");
  const labels = page.getByRole("group", { name: "Etiquetas", exact: true });
  await labels.getByLabel("Endereço da impressora").fill(address);
  await labels.getByRole("button", { name: "Imprimir página de teste" }).click();
  await expect(labels.getByRole("button", { name: "Sim" })).toBeVisible();
  expect(world.printer.jobs).toHaveLength(1);
  await page.getByRole("button", { name: "Gravar e usar" }).click();
  await expect(page.getByText("Pronto: o agente já usa estas impressoras.")).toBeVisible();
  await world.newOrder();
  await page.goto(`${world.url}/#/`);
  await ticketIn(page, "new").getByRole("button", { name: "Aceitar tudo" }).click();
  await pickAll(page);
  await packAll(page);
  await expect.poll(() => world.printer.jobs.length).toBe(2);
  expect(world.printer.jobs[1]).toContain("^XA");
});
