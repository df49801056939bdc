// A product's photo on its way from the web through the agent to the page, and there without the web.
import { expect, test, ticketIn } from "../support/world.mjs";

test("the agent fetches the photo of a line, and shows it still when the hub is away", async ({ page, world, open }) => {
  await open();
  // The simulator's only pictures are labels; their addresses lie at the hub's own place.
  const labelled = await world.newOrder();
  await ticketIn(page, "new").getByRole("button", { name: "Aceitar tudo" }).click();
  await expect.poll(() => world.printer.jobs.length).toBe(1);
  const until = String(2n ** 62n);
  await world.sim("POST", "/orders", {
    order: {
      orderId: "FOTO-1", externalOrderId: "E-1", channel: { code: "site", name: "Loja Online", marketplace: false },
      customer: { name: "Maria S.", document: "20672782820", phone: "+5569920393623" },
      delivery: {
        recipient: "Maria S.", carrier: { code: "ECT", name: "Correios", service: "SEDEX" },
        address: { street: "Rua A", number: "1", complement: "", district: "Centro", city: "Campinas", state: "SP", postalCode: "13010-000", country: "BR" },
      },
      lines: [{
        lineId: "1", sku: "S1", ean: "7891210503022", description: "Vestido azul", quantity: 1, unitPrice: { amount: 100, currency: "BRL" },
        imageUrl: `${world.hubAddress}/label-files/${labelled}/1.png?variant=ok&until=${until}`,
      }],
    },
  });
  await ticketIn(page, "new").getByRole("link").first().click();
  const photo = page.locator(".panel .lines .photo img");
  await expect(photo).toHaveAttribute("src", /^data:image\/png/);
  await world.hub.kill();
  await page.reload();
  await expect(photo).toHaveAttribute("src", /^data:image\/png/);
  expect(await photo.evaluate((img) => img.decode().then(() => img.naturalWidth))).toBeGreaterThan(1);
});
