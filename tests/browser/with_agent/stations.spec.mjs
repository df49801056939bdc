// A packing table with a label printer of its own, from the setting to the label on its paper.
import { expect, packAll, pickAll, Printer, test, ticketIn } from "../support/world.mjs";
import { isBack, restart } from "../support/shop.mjs";

test("what is packed at a table comes out of its own printer, and of the store's when the table is gone", async ({ page, world, open }) => {
  const own = new Printer();
  try {
    await restart(world, { "print.label": "ask", "printer.label.stations": `Mesa 2=socket://127.0.0.1:${await own.start()}` });
    await open("#/configuracao");
    await page.getByLabel("Mesa 2").check();
    await page.goto(`${world.url}/#/`);
    await world.newOrder({ lines: 1, quantity: 1 });
    await ticketIn(page, "new").getByRole("button", { name: "Aceitar tudo" }).click();
    await pickAll(page);
    await expect(page.locator(".work-head")).toContainText("Mesa 2");
    await packAll(page);
    await expect.poll(() => own.jobs.length).toBe(1);
    expect(own.jobs[0]).toContain("^XA");
    expect(world.printer.jobs).toHaveLength(0);

    await restart(world, { "printer.label.stations": "" });
    await isBack(page);
    await page.getByRole("button", { name: "Reimprimir" }).first().click();
    await page.getByRole("button", { name: "Etiqueta perdida" }).click();
    await expect.poll(() => world.printer.jobs.length).toBe(1);
    expect(own.jobs).toHaveLength(1);
  } finally {
    own.stop();
  }
});
