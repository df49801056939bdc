// What shows that a customer got the goods: kept in the store first, then at the hub.
import { expect, packAll, pickAll, scan, test, ticketIn } from "../support/world.mjs";

/** An order that its customer has, open in the panel. */
async function handOver(page, world) {
  const order_id = await world.newOrder({ journey: "pickup-in-store", lines: 1, quantity: 1 });
  await ticketIn(page, "new").getByRole("button", { name: "Aceitar tudo" }).click();
  await pickAll(page);
  await packAll(page);
  await scan(page, "PRATELEIRA-3");
  await expect(page.locator(".work-head")).toContainText("Pronto para retirada");
  await page.getByRole("button", { name: "Retirada" }).click();
  await page.getByLabel("Quem veio retirar?").fill("A1");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Entregar ao cliente" }).click();
  await page.getByRole("button", { name: "Confirmar entrega" }).click();
  await page.getByRole("link", { name: "Pedido completo" }).click();
  await expect(page.getByRole("heading", { name: "Comprovante de entrega" })).toBeVisible();
  return order_id;
}

/** A photo as a camera makes it: larger than what is sent. */
async function photoOf(page, width, height) {
  const address = await page.evaluate(([w, h]) => {
    const canvas = document.createElement("canvas");
    canvas.width = w;
    canvas.height = h;
    const pen = canvas.getContext("2d");
    for (let x = 0; x < w; x += 40) {
      pen.fillStyle = `hsl(${x % 360} 80% 50%)`;
      pen.fillRect(x, 0, 40, h);
    }
    return canvas.toDataURL("image/jpeg", 0.95);
  }, [width, height]);
  return Buffer.from(address.split(",")[1], "base64");
}

const proofsAt = (world, order_id) => world.effects({ verb: "putProof", order: order_id });

test("a photo is made small, kept, and reaches the hub once", async ({ page, world, open }) => {
  await open();
  const order_id = await handOver(page, world);
  const photo = await photoOf(page, 4000, 3000);
  await page.locator('input[data-proof="photo"]').setInputFiles({ name: "entrega.jpg", mimeType: "image/jpeg", buffer: photo });
  const drawn = page.locator(".proof-picture");
  await expect(drawn).toBeVisible();
  expect(await drawn.evaluate((picture) => [picture.naturalWidth, picture.naturalHeight])).toEqual([1600, 1200]);
  await page.getByRole("button", { name: "Guardar comprovante" }).click();
  const row = page.getByRole("listitem").filter({ hasText: "Foto" });
  await expect(row).toContainText("no hub");
  expect(await proofsAt(world, order_id)).toHaveLength(1);
});

test("a signature waits for the hub that is away, also across a crash of the agent", async ({ page, world, open }) => {
  await open();
  const order_id = await handOver(page, world);
  const { fault } = await world.sim("POST", "/faults", { kind: "503", operation: "putProof", count: -1 });
  await page.getByRole("button", { name: "Assinar na tela" }).click();
  await page.getByRole("button", { name: "Usar assinatura" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Assine primeiro." })).toBeVisible();
  const box = await page.locator(".proof-signature").boundingBox();
  await page.mouse.move(box.x + 20, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 60, { steps: 5 });
  await page.mouse.up();
  await page.getByRole("button", { name: "Usar assinatura" }).click();
  await page.getByRole("button", { name: "Guardar comprovante" }).click();
  const row = page.getByRole("listitem").filter({ hasText: "Assinatura" });
  await expect(row).toContainText("esperando o hub");
  await world.agent.kill();
  await world.sim("DELETE", `/faults/${fault}`);
  await world.startAgent();
  await expect(row).toContainText("no hub");
  expect(await proofsAt(world, order_id)).toHaveLength(1);
});

test("what is no picture and no PDF is refused in words", async ({ page, world, open }) => {
  await open();
  await handOver(page, world);
  const files = page.locator('input[data-proof="file"]');
  await files.setInputFiles({ name: "nota.jpg", mimeType: "image/jpeg", buffer: Buffer.from("<html>") });
  await expect(page.getByRole("alert").filter({ hasText: "Este arquivo não abre" })).toBeVisible();
  await files.setInputFiles({ name: "nota.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\ncut off") });
  await page.getByRole("button", { name: "Guardar comprovante" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "não é um JPEG, PNG ou PDF inteiro" })).toBeVisible();
});
