// What lies in the boxes and what they weigh, kept by the real agent.
import { isBack, restart } from "../support/shop.mjs";
import { checkAll, expect, pickAll, scan, test, ticketIn } from "../support/world.mjs";

test("two boxes are filled and weighed, the order says so in every browser, and unpacking forgets it", async ({ page, world, open }) => {
  await open();
  const order_id = await world.newOrder({ journey: "pickup-in-store", lines: 2, quantity: 1 });
  await ticketIn(page, "new").getByRole("button", { name: "Aceitar tudo" }).click();
  const [first, second] = (await world.orderAtHub(order_id)).lines.map((line) => line.ean);
  await pickAll(page);
  await page.getByLabel("Pesar os volumes").check();
  await scan(page, first);
  await expect(page.locator(".meter")).toContainText("1 de 2");
  await scan(page, "1,250"); // the scale types
  await expect(page.locator(".boxes li")).toContainText("1,250 kg");
  await page.keyboard.press("v");
  await expect(page.locator(".boxes li")).toHaveCount(2);
  await scan(page, second);
  await expect(page.getByLabel("Volume 2: Peso")).toBeFocused();
  await scan(page, "0,380");
  await expect(page.getByLabel("Onde fica o pacote?")).toBeVisible();

  const another = await open(new URL(page.url()).hash.replace("embalar", "pedido"), { isAnother: true });
  const facts = another.locator(".panel-section").filter({ has: another.getByRole("heading", { name: "Volumes" }) }).locator("dd");
  await expect(facts).toHaveCount(2);
  await expect(facts.nth(0)).toContainText(/^1,250 kg1× /);
  await expect(facts.nth(1)).toContainText(/^0,380 kg1× /);
  await another.locator(".panel").getByRole("button", { name: "Reabrir embalagem" }).click();
  await another.locator(".panel-form button[type=submit]").click();
  await expect(facts).toHaveCount(0);
});

test("two boxes packed while the hub is away, through a power cut: the hub hears of both, and each gets its label", async ({ page, world, open }) => {
  await open();
  const order_id = await world.newOrder({ lines: 2, quantity: 1 });
  await ticketIn(page, "new").getByRole("button", { name: "Aceitar tudo" }).click();
  await expect.poll(() => world.printer.jobs.length).toBe(1); // for the one package that every order has at first
  await pickAll(page);
  await world.sim("POST", "/faults", { kind: "503", count: -1 });
  await expect(page.locator(".item-buttons .primary")).toBeFocused(); // then the table takes keys
  await page.keyboard.press("v");
  await expect(page.locator(".boxes")).toContainText("A etiqueta que já saiu deixa de valer");
  await checkAll(page);
  await expect(page.locator(".item-name")).toContainText("A etiqueta está a caminho");
  await restart(world);
  await isBack(page);
  await world.sim("DELETE", "/faults");
  await expect(page.locator(".label-list li")).toHaveCount(2);
  await expect.poll(() => world.printer.jobs.length).toBe(3);
  expect((await world.orderAtHub(order_id)).packages.map(({ packageId, label }) => [packageId, label])).toEqual([["1", "made"], ["2", "made"]]);
  const lines = await world.effects({ verb: "declarePackages" });
  expect(lines.filter((line) => line.order === order_id)).toHaveLength(1);
});

test("a store that names its boxes tells the hub what a single one weighs and measures, before its label is made", async ({ page, world, open }) => {
  await restart(world, { "packing.boxes": "P=20x15x10, Caixa M=30x22x15" });
  await open();
  await world.sim("POST", "/faults", { kind: "labels_not_ready", operation: "getLabels", count: -1, retry_after_s: 1 });
  const order_id = await world.newOrder({ lines: 1, quantity: 1 });
  await ticketIn(page, "new").getByRole("button", { name: "Aceitar tudo" }).click();
  await pickAll(page);
  await page.getByLabel("Pesar os volumes").check();
  await page.getByLabel("Volume 1: Tamanho").selectOption("Caixa M");
  await scan(page, (await world.orderAtHub(order_id)).lines[0].ean);
  await expect(page.getByLabel("Volume 1: Peso")).toBeFocused();
  await page.keyboard.type("640");
  await expect(page.locator(".boxes li")).toContainText("0,640 kg");
  await page.keyboard.press("Enter");
  await expect(page.locator(".item-name")).toContainText("A etiqueta está a caminho");
  await world.sim("DELETE", "/faults");
  await expect.poll(() => world.printer.jobs.length).toBe(1);
  const lines = await world.effects({ verb: "declarePackages" });
  expect(lines.filter((line) => line.order === order_id)).toHaveLength(1);
  const { hidden } = await world.sim("GET", `/orders/${order_id}`);
  expect(hidden.declared_packages).toMatchObject([{ packageId: "1", weightGrams: 640, lengthMm: 300, widthMm: 220, heightMm: 150 }]);
});
