// The first start of the real agent: nothing but a folder, then the page leads to the first order.
import { join } from "node:path";
import { watch } from "../support/checks.mjs";
import { expect, test, ticketIn } from "../support/world.mjs";

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();

/** The agent as it is installed: no hub, no store. What was known of them is given back. */
async function forget(world) {
  await world.agent.kill();
  const known = world.settings;
  world.settings = { "data.dir": join(world.folder, "new"), "hub.poll_interval_s": "1", "web.undo_s": "0", ...(known["web.pages_dir"] ? { "web.pages_dir": known["web.pages_dir"] } : {}) };
  await world.startAgent();
  return known;
}

async function passHub(page, known) {
  await page.getByLabel("Endereço do hub").fill(known["hub.url"]);
  await press(page, "Conferir");
  await expect(page.getByText("provou quem é")).toBeVisible();
  await press(page, "Continuar");
}

async function passCredential(page, secret) {
  await page.getByLabel("Identificador da credencial").fill("balcao");
  await page.getByLabel("Senha da credencial").fill(secret);
  await press(page, "Conferir");
}

test("from the installed program to the first order on the board, with a manager who is signed in", async ({ page, world }) => {
  const watched = await watch(page, world.url);
  const known = await forget(world);
  await page.goto(world.url);
  await page.getByLabel("Endereço do hub").fill("http://127.0.0.1:9/v1");
  await press(page, "Conferir");
  await expect(page.getByText("O hub não responde em http://127.0.0.1:9")).toBeVisible();
  await passHub(page, known);
  await passCredential(page, "errada");
  await expect(page.getByText("O hub não aceita a credencial balcao")).toBeVisible();
  await passCredential(page, "segredo");
  await expect(page.getByText("O hub aceita a credencial balcao.")).toBeVisible();
  await press(page, "Continuar");
  await page.getByLabel("Rede e loja").fill("1/999");
  await press(page, "Conferir");
  await expect(page.getByText("O hub não aceita a loja 1/999")).toBeVisible();
  await page.getByLabel("Rede e loja").fill("1/101");
  await press(page, "Conferir");
  await expect(page.getByText("O hub conhece a loja 1/101.")).toBeVisible();
  await press(page, "Continuar");
  const labels = page.getByRole("group", { name: "Etiquetas" });
  await labels.getByLabel("Endereço da impressora").fill(known["printer.label"]);
  await labels.getByRole("button", { name: "Imprimir página de teste" }).click();
  await labels.getByRole("button", { name: "Sim" }).click();
  expect(world.printer.jobs).toHaveLength(1);
  expect(world.printer.jobs[0]).toContain("^XA");
  await press(page, "Continuar");
  await page.getByLabel("Cada um entra com seu PIN").check();
  await page.getByLabel("Nome").fill("Rosa");
  await page.getByLabel("PIN (6 a 12 números)").fill("271828");
  await page.getByLabel("O PIN outra vez").fill("271828");
  await press(page, "Continuar");
  await press(page, "Gravar e começar");
  await expect(page.getByText("Pronto: o agente está trabalhando.")).toBeVisible();
  await world.newOrder();
  await page.getByRole("link", { name: "Abrir o quadro" }).click();
  await expect(ticketIn(page, "new")).toHaveCount(1);
  const gone = await page.evaluate(async () => {
    const { token } = await (await fetch("/api/v1/session")).json();
    return (await fetch("/api/v1/setup", { headers: { "X-Balcao-Token": token } })).status;
  });
  expect(gone).toBe(404);
  await watched.expectClean();
});

test("the agent goes on by itself when its settings are written beside the page", async ({ page, world }) => {
  const known = await forget(world);
  await page.goto(world.url);
  await page.getByLabel("Endereço do hub").waitFor();
  await world.setUpByHand(known);
  const health = async () => (await page.request.get(`${world.url}/health`)).status();
  await expect.poll(() => health().catch(() => "nobody answers while it begins anew")).toBe(200);
  await page.goto(world.url);
  await expect(page.locator(".line .updated")).toBeVisible();
});
