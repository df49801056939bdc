// Every screen of the page, and what to do there before it is looked at.
import { standAt } from "./alone.mjs";

async function packAt(page, order_ref) {
  await standAt(page, "Mesa 2");
  await page.evaluate((ref) => {
    location.hash = `#/embalar/${ref}`;
  }, order_ref);
  await page.locator(".work-head").getByText("Mesa 2").waitFor();
}

export const screens = [
  { name: "the board", hash: "" },
  { name: "the new orders", hash: "#/novos", act: (page) => page.getByRole("button", { name: /Aceitar os \d+ mostrados/ }).click() },
  { name: "what is to pick", hash: "#/separar" },
  { name: "picking one order", hash: "#/separar/14" },
  { name: "an item that is not there", hash: "#/separar/14", act: async (page) => {
    await page.getByRole("button", { name: "Não achei" }).click();
    await page.getByLabel("Não localizado").check();
  } },
  { name: "starting a wave", hash: "#/onda" },
  { name: "what is to pack", hash: "#/embalar" },
  { name: "packing one order", hash: "#/embalar/17" },
  { name: "packing two boxes with their weights", hash: "#/embalar/17", act: async (page) => {
    await page.getByLabel("Pesar os volumes").check();
    await page.getByRole("button", { name: "Mais um volume" }).click();
    await page.getByLabel("Volume 2: Peso").fill("1250");
  } },
  { name: "packing at a table of its own", hash: "#/embalar/17", act: (page) => packAt(page, 17) },
  { name: "closing its box", hash: "#/embalar/16" },
  { name: "the collection", hash: "#/coleta" },
  { name: "the counter", hash: "#/retirada" },
  { name: "a customer at the counter", hash: "#/retirada/19", act: (page) => page.getByRole("button", { name: "Entregar ao cliente" }).click() },
  { name: "what is on the way", hash: "#/a-caminho" },
  { name: "the problems", hash: "#/problemas" },
  { name: "the queue", hash: "#/fila" },
  { name: "the returns", hash: "#/devolucoes", act: async (page) => {
    await page.getByRole("button", { name: "Procurar" }).click();
    await page.getByRole("button", { name: "PED-931" }).click();
  } },
  { name: "the store credit", hash: "#/vales" },
  { name: "the stock", hash: "#/estoque", act: (page) => page.getByRole("button", { name: "Movimentos de Vestido midi floral, viscose" }).click() },
  { name: "the reports", hash: "#/relatorios", act: async (page) => {
    await page.getByLabel("Outras datas").check({ force: true });
    await page.getByText("Ver os números por dia").click();
  } },
  { name: "the search", hash: "#/busca" },
  { name: "the settings", hash: "#/configuracao" },
  { name: "the scanner test", hash: "#/leitor" },
  { name: "the health", hash: "#/saude" },
  { name: "the people", hash: "#/pessoas" },
  { name: "the printers", hash: "#/impressoras", act: (page) => page.getByText("Papel e ajuste").first().click() },
  { name: "the code tables", hash: "#/de-para?table=statuses&code=17", act: async (page) => {
    await page.getByText("Situação enviada ao hub").first().click();
    await page.getByText("Versões anteriores").click();
    const carriers = page.locator("details").filter({ hasText: "Transportadoras" });
    await carriers.locator("summary").click();
    await carriers.getByLabel("Código do hub, linha 1").fill("");
    await page.getByRole("button", { name: "Conferir e salvar" }).click();
  } },
  { name: "what was found in the code tables", hash: "#/de-para", act: async (page) => {
    await page.getByLabel("Significa, linha 3").selectOption("delivered");
    await page.getByRole("button", { name: "Conferir e salvar" }).click();
    await page.getByText("Antes de salvar, confira").waitFor({ timeout: 30_000 });
  } },
  { name: "leaving the code tables", hash: "#/de-para", act: async (page) => {
    await page.getByLabel("Significa, linha 3").selectOption("delivered");
    await page.evaluate(() => {
      location.hash = "#/";
    });
    await page.getByRole("button", { name: "Sair sem salvar" }).waitFor({ timeout: 30_000 });
  } },
  { name: "the acceptance script", hash: "#/homologacao", act: (page) => page.getByText("2. Pedido de entrega").click() },
  { name: "all places", hash: "#/mais" },
  { name: "an order", hash: "#/pedido/14" },
  { name: "an order with a print question", hash: "#/pedido/18" },
  { name: "an order on its way with its proof", hash: "#/pedido/20" },
  { name: "a cancelled order", hash: "#/pedido/21" },
  { name: "an order that the hub refused", hash: "#/pedido/22" },
  { name: "accepting in part", hash: "#/pedido/1", act: async (page) => {
    await page.keyboard.press("p");
    await page.locator(".stepper button").first().click();
    await page.getByLabel("Avariado / com defeito").check();
  } },
  { name: "refusing", hash: "#/pedido/2", act: async (page) => {
    await page.keyboard.press("r");
    await page.getByLabel("Outro (descrever)").check();
  } },
  { name: "packing in the panel", hash: "#/pedido/17", act: (page) => page.locator(".panel").getByRole("button", { name: "Embalar" }).click() },
  { name: "the keys", hash: "", act: (page) => page.keyboard.press("?") },
];

export const themes = [
  { theme: "light", contrast: "normal" }, { theme: "dark", contrast: "normal" }, { theme: "light", contrast: "more" }, { theme: "dark", contrast: "more" },
];
