// The page of the first start against a fake agent: keyboard, languages, narrow screens, and what it keeps.
import { expect, test as base } from "@playwright/test";
import { expectAccessible, expectNothingCovered, expectReflow, watch } from "../support/checks.mjs";
import { FakeSetup } from "../support/fake_setup.mjs";
import { pageFolder } from "../support/folders.mjs";
import { themes } from "../support/screens.mjs";

const test = base.extend({
  agent: async ({}, use) => {
    const agent = new FakeSetup(pageFolder());
    await agent.start();
    await use(agent);
    await agent.stop();
  },
  open: async ({ page, agent }, use) => {
    const watched = await watch(page, agent.url);
    await use(async () => {
      await page.goto(agent.url);
      await page.getByRole("heading", { level: 2 }).waitFor();
    });
    await watched.expectClean();
  },
});

const title = (page) => page.getByRole("heading", { level: 2 });
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();

/** Fills a step, has it checked and goes on. */
async function pass(page, fields) {
  for (const [label, value] of Object.entries(fields)) {
    await page.getByLabel(label).fill(value);
  }
  await press(page, "Conferir");
  await press(page, "Continuar");
}

async function toPrinters(page) {
  await pass(page, { "Endereço do hub": "https://hub.exemplo.com.br/v1" });
  await pass(page, { "Identificador da credencial": "loja-17", "Senha da credencial": "segredo" });
  await pass(page, { "Rede e loja": "rede/17" });
}

test("the whole way by the keyboard alone, to the manager and the board", async ({ page, agent, open }) => {
  await open();
  const type = async (text) => {
    await page.keyboard.type(text);
  };
  const enter = () => page.keyboard.press("Enter");
  await expect(page.getByLabel("Endereço do hub")).toBeFocused();
  await type("https://hub.exemplo.com.br/v1");
  await enter();
  await expect(page.getByText("Confere: hub.")).toBeVisible();
  await enter();
  await expect(page.getByLabel("Identificador da credencial")).toBeFocused();
  await type("loja-17");
  await page.keyboard.press("Tab");
  await type("segredo");
  await enter();
  await expect(page.getByText("Confere: credential.")).toBeVisible();
  await enter();
  await expect(page.getByLabel("Rede e loja")).toBeFocused();
  await type("rede/17");
  await enter();
  await expect(page.getByText("Confere: stores.")).toBeVisible();
  await enter();
  await expect(title(page)).toHaveText(/Passo 4 de 6: Impressoras/);
  await enter();
  await expect(title(page)).toHaveText(/Passo 5 de 6: Pessoas/);
  await page.keyboard.press("ArrowRight");
  await expect(page.getByLabel("Cada um entra com seu PIN")).toBeChecked();
  for (const text of ["Rosa", "271828", "271828"]) {
    await page.keyboard.press("Tab");
    await type(text);
  }
  await enter();
  await expect(title(page)).toHaveText(/Passo 6 de 6: Gravar/);
  await enter();
  await expect(page.getByText("Pronto: o agente está trabalhando.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Abrir o quadro" })).toBeFocused();
  expect(agent.managers).toEqual([{ name: "Rosa", pin: "271828" }]);
  const { body } = agent.asked.find((one) => one.path.endsWith("/finish"));
  expect(body).toMatchObject({ language: "pt", client_id: "loja-17", secret: "segredo", stores: "rede/17", is_sign_in_required: true });
});

test("a step that does not hold is told in a sentence, and nobody gets past it", async ({ page, agent, open }) => {
  agent.refusals.hub = "O nome do hub, x, não foi encontrado: confira a internet.";
  await open();
  await page.getByLabel("Endereço do hub").fill("https://x");
  await press(page, "Conferir");
  await expect(page.getByRole("status").getByText("não foi encontrado")).toBeVisible();
  await expect(page.getByRole("button", { name: "Continuar" })).toHaveCount(0);
  agent.refusals.hub = "";
  await press(page, "Conferir");
  await page.getByRole("button", { name: "Continuar" }).waitFor();
  await page.getByLabel("Endereço do hub").fill("https://y"); // what was typed since is not checked
  await expect(page.getByRole("button", { name: "Continuar" })).toHaveCount(0);
});

test("going back keeps what was typed", async ({ page, agent, open }) => {
  await open();
  await toPrinters(page);
  await press(page, "Voltar");
  await expect(page.getByLabel("Rede e loja")).toHaveValue("rede/17");
  await press(page, "Voltar");
  await expect(page.getByLabel("Identificador da credencial")).toHaveValue("loja-17");
  await expect(page.getByLabel("Senha da credencial")).toHaveValue("segredo");
  await press(page, "Voltar");
  await expect(page.getByLabel("Endereço do hub")).toHaveValue("https://hub.exemplo.com.br/v1");
  expect(agent.asked.filter((one) => one.path.endsWith("/finish"))).toEqual([]);
});

test("a printer that was found is chosen, tried out, and asked about", async ({ page, agent, open }) => {
  await open();
  await toPrinters(page);
  await press(page, "Zebra para etiquetas");
  const labels = page.getByRole("group", { name: "Etiquetas" });
  await expect(labels.getByLabel("Endereço da impressora")).toHaveValue("cups://zebra");
  agent.refusals.page = "A página de teste não chegou à impressora.";
  await labels.getByRole("button", { name: "Imprimir página de teste" }).click();
  await expect(page.getByText("A página de teste não chegou")).toBeVisible();
  await expect(labels.getByText("A página saiu inteira e legível?")).toHaveCount(0);
  agent.refusals.page = "";
  await labels.getByRole("button", { name: "Imprimir página de teste" }).click();
  await labels.getByRole("button", { name: "Não" }).click();
  await expect(labels.getByText("Troque o endereço")).toBeVisible();
  await labels.getByRole("button", { name: "Imprimir página de teste" }).click();
  await labels.getByRole("button", { name: "Sim" }).click();
  await press(page, "Continuar");
  await press(page, "Continuar");
  await expect(page.getByText("cups://zebra")).toBeVisible();
  expect(agent.asked.at(-1).body).toMatchObject({ role: "label" });
  expect(agent.asked.at(-1).body.printers[0]).toEqual({ role: "label", address: "cups://zebra", language: "zpl" });
});

test("a PIN that the agent refuses can be chosen again, and what is refused at the end stays on the page", async ({ page, agent, open }) => {
  agent.refusals.finish = "A configuração não pôde ser gravada.";
  agent.managerRefusal = "pin-too-easy";
  await open();
  await toPrinters(page);
  await press(page, "Continuar");
  await page.getByLabel("Cada um entra com seu PIN").check();
  await press(page, "Continuar");
  await expect(page.getByText("O PIN tem de 6 a 12 números")).toBeVisible();
  await page.getByLabel("Nome").fill("Rosa");
  await page.getByLabel("PIN (6 a 12 números)").fill("123456");
  await page.getByLabel("O PIN outra vez").fill("123457");
  await press(page, "Continuar");
  await expect(page.getByText("Os dois PINs são diferentes.")).toBeVisible();
  await page.getByLabel("O PIN outra vez").fill("123456");
  await press(page, "Continuar");
  await press(page, "Gravar e começar");
  await expect(page.getByText("não pôde ser gravada")).toBeVisible();
  agent.refusals.finish = "";
  await press(page, "Gravar e começar");
  await expect(page.getByText("Este PIN é dos primeiros")).toBeVisible();
  agent.managerRefusal = "";
  await page.getByLabel("PIN (6 a 12 números)").fill("271828");
  await page.getByLabel("O PIN outra vez").fill("271828");
  await press(page, "Criar o gerente de novo");
  await expect(page.getByText("Pronto: o agente está trabalhando.")).toBeVisible();
  expect(agent.managers).toEqual([{ name: "Rosa", pin: "271828" }]);
});

test("what the settings say already is filled in, the secret need not be typed again", async ({ page, agent, open }) => {
  agent.known = {
    ...agent.known, hub_url: "https://hub.exemplo.com.br/v1", client_id: "loja-17", has_secret: true, stores: "rede/17",
    printers: [{ role: "label", address: "socket://10.0.0.7:9100", language: "epl" }],
  };
  await open();
  await expect(page.getByLabel("Endereço do hub")).toHaveValue("https://hub.exemplo.com.br/v1");
  await press(page, "Conferir");
  await press(page, "Continuar");
  await expect(page.getByText("Vazia: a que já está no arquivo")).toBeVisible();
  await press(page, "Conferir");
  expect(agent.asked.at(-1).body.secret).toBeUndefined();
  await press(page, "Continuar");
  await press(page, "Conferir");
  await press(page, "Continuar");
  await expect(page.getByRole("group", { name: "Etiquetas" }).getByLabel("Ela entende")).toHaveValue("epl");
});

test("every step is accessible in every theme and fits narrow screens", async ({ page, agent, open }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open();
  const look = async (what) => {
    for (const wanted of themes) {
      await page.evaluate((theme) => Object.assign(document.documentElement.dataset, theme), wanted);
      await expectAccessible(page, `${what}, ${wanted.theme}, contrast ${wanted.contrast}`);
    }
    for (const [width, height] of [[390, 844], [320, 640]]) {
      await page.setViewportSize({ width, height });
      await expectReflow(page, `${what} at ${width} px`);
    }
    await expectNothingCovered(page, what);
    await page.setViewportSize({ width: 1366, height: 768 });
  };
  agent.refusals.hub = "O nome do hub não foi encontrado.";
  await page.getByLabel("Endereço do hub").fill("https://x");
  await press(page, "Conferir");
  await page.getByText("não foi encontrado").waitFor();
  await look("a hub that is not there");
  agent.refusals.hub = "";
  await toPrinters(page);
  await press(page, "Zebra para etiquetas");
  await page.getByRole("button", { name: "Imprimir página de teste" }).click();
  await page.getByText("A página saiu inteira e legível?").waitFor();
  await look("the printers");
  await press(page, "Continuar");
  await page.getByLabel("Cada um entra com seu PIN").check();
  await look("the people");
  await page.getByLabel("Todos, sem entrar").check();
  await press(page, "Continuar");
  await look("what is about to be written");
  await press(page, "Gravar e começar");
  await page.getByText("Pronto").waitFor();
  await look("the end");
});

test("the page speaks English and Spanish", async ({ page, agent, open }) => {
  await open();
  await page.getByLabel("Idioma").selectOption("en");
  await expect(title(page)).toHaveText("Step 1 of 6: Hub");
  await page.getByLabel("The hub's address").fill("https://x");
  await press(page, "Check");
  await expect(page.getByRole("button", { name: "Continue" })).toBeVisible();
  expect(agent.asked.at(-1).body.language).toBe("en");
  await page.getByLabel("Language").selectOption("es");
  await expect(title(page)).toHaveText("Paso 1 de 6: Hub");
  await expect(page.getByLabel("Dirección del hub")).toHaveValue("https://x");
});
