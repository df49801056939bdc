// The de-para: edited, checked, saved, brought in and given out as a file, and begun from an order whose code it does not know.
import { readFile } from "node:fs/promises";
import { expect, fill, speak, test } from "../support/alone.mjs";
import { expectAccessible, expectNothingCovered, expectReflow } from "../support/checks.mjs";
import { broughtTables } from "../support/fake_codes.mjs";
import { sampleOrder } from "../support/sample_orders.mjs";

const part = (page, name) => page.locator("details").filter({ has: page.getByRole("heading", { name }) });
const show = (page, name) => part(page, name).locator("summary").click();
const check = (page) => page.getByRole("button", { name: "Conferir e salvar" });
const save = (page) => page.getByRole("button", { name: "Salvar", exact: true });
const message = (page) => page.locator("#codes-message");
const goTo = (page, hash) => page.evaluate((where) => {
  location.hash = where;
}, hash);
const writes = (agent) => agent.codes.asked.map((one) => one.path);
const bringFile = async (page, content, name = "loja.json") =>
  page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(typeof content === "string" ? content : JSON.stringify(content)) });
const fileWith = (change) => ({ format: "balcao-de-para/1", tables: { ...broughtTables(), ...change } });

test("from the settings: a code gets a meaning, a word another code, and both are saved at once where nothing is found", async ({ page, agent, open }) => {
  await open("#/configuracao");
  await page.locator(".page").getByRole("link", { name: "De-para" }).click();
  await expect(page.getByText("Como o Balcão traz.", { exact: true })).toBeVisible();
  await expect(check(page)).toHaveAttribute("aria-disabled", "true");
  const statuses = part(page, "Situação do pedido");
  await expect(statuses.getByRole("listitem").first()).toContainText("em 12 pedidos");
  await statuses.getByRole("button", { name: "Acrescentar código" }).click();
  await expect(statuses.getByLabel("Código do hub, linha 10")).toBeFocused();
  await page.keyboard.type("17 ");
  await statuses.getByLabel("Significa, linha 10").selectOption({ label: "Pronto para retirada" });
  await show(page, "Motivos de recusa");
  await expect(page.getByLabel("Sem estoque")).toHaveValue("OUT_OF_STOCK");
  await page.getByLabel("Sem estoque").fill("R01");
  await show(page, "Transportadoras");
  await part(page, "Transportadoras").getByRole("button", { name: "Acrescentar código" }).click();
  await page.keyboard.insertText("LGI");
  await page.keyboard.press("Tab");
  await page.keyboard.insertText("Loggi");
  await page.keyboard.press("Enter");
  await expect(message(page)).toContainText("De-para salvo, versão 1. O que já está a caminho do hub mantém as palavras antigas até ser resolvido.");
  expect(writes(agent)).toEqual(["/codes/check", "/codes"]);
  const before = broughtTables();
  expect(agent.codes.asked[1]).toMatchObject({
    based_on: 0,
    tables: {
      ...before, statuses: [...before.statuses, { code: "17", means: "ready_for_pickup" }], refusal_reasons: [{ code: "R01", means: "out_of_stock" }], carriers: [{ code: "LGI", means: "Loggi" }],
    },
  });
  await expect(check(page)).toHaveAttribute("aria-disabled", "true");
  await page.reload();
  await expect(page.getByText(/Vale a versão 1, salva hoje .* por alguém\./)).toBeVisible();
  await expect(statuses.getByLabel("Código do hub, linha 10")).toHaveValue("17");
});

test("a removed row is gone, and the focus stays in its table", async ({ page, agent, open }) => {
  await open("#/de-para");
  await page.getByRole("button", { name: "Tirar: 9" }).click();
  await expect(part(page, "Situação do pedido").getByRole("button", { name: "Acrescentar código" })).toBeFocused();
  await check(page).click();
  await expect(message(page)).toContainText("versão 1");
  expect(agent.codes.versions.at(-1).tables.statuses.map((one) => one.code)).toEqual(["1", "2", "3", "4", "5", "6", "7", "8"]);
});

test("codes that are empty or there twice are said at their field, and nothing is asked of the agent", async ({ page, agent, open }) => {
  await open("#/de-para");
  const statuses = part(page, "Situação do pedido");
  const second = statuses.getByLabel("Código do hub, linha 2");
  await second.fill("1");
  await expect(second).toHaveAttribute("aria-invalid", "true");
  await expect(second).toHaveAccessibleDescription("Este código está duas vezes: deixe um só.");
  await expect(statuses.getByLabel("Código do hub, linha 1")).toHaveAttribute("aria-invalid", "true");
  await second.fill("");
  await expect(second).toHaveAccessibleDescription("Escreva o código.");
  await expect(statuses.locator("summary")).toContainText("1 a corrigir");
  await second.fill("2");
  await expect(statuses.locator("[aria-invalid]")).toHaveCount(0);
  await show(page, "Motivos de devolução");
  await page.getByLabel("Tamanho").fill(" ");
  await show(page, "Motivos de devolução"); // closed: the page opens it again where something is wrong
  await statuses.getByRole("button", { name: "Acrescentar código" }).click();
  await statuses.getByLabel("Código do hub, linha 10").fill("44");
  await expect(statuses.locator("[aria-invalid]")).toHaveCount(0); // still being written
  await check(page).click();
  const meaning = statuses.getByLabel("Significa, linha 10");
  await expect(meaning).toBeFocused();
  await expect(meaning).toHaveAccessibleDescription("Diga o que o código significa.");
  await meaning.selectOption("delivered");
  await check(page).click();
  await expect(page.getByLabel("Tamanho")).toBeFocused();
  await expect(page.getByLabel("Tamanho")).toHaveAccessibleDescription("Escreva o código.");
  expect(agent.codes.asked).toEqual([]);
});

test("a row that nobody filled in is no change and is not sent", async ({ page, agent, open }) => {
  await open("#/de-para");
  const statuses = part(page, "Situação do pedido");
  await statuses.getByRole("button", { name: "Acrescentar código" }).click();
  await expect(check(page)).toHaveAttribute("aria-disabled", "true");
  await statuses.getByLabel("Significa, linha 1", { exact: true }).selectOption("accepted");
  await check(page).click();
  await expect(message(page)).toContainText("versão 1");
  expect(agent.codes.asked.at(-1).tables.statuses).toHaveLength(9);
});

test("what is found is worded before it is kept, and can be put right first", async ({ page, agent, open }) => {
  agent.codes.seen.push({ table: "channels", code: "MKT-9", name: "", orders: 2 });
  agent.codes.findings = [
    { slug: "meaning_lost", table: "statuses", code: "in_transit" }, { slug: "not_read_back", table: "purposes", code: "3" }, { slug: "given_code", table: "statuses", code: "3" },
  ];
  agent.codes.changedOrders = 12;
  await open("#/de-para");
  await page.getByLabel("Significa, linha 3").selectOption("delivered");
  await check(page).click();
  const found = page.locator("#codes-look");
  await expect(found).toBeFocused();
  await expect(found.getByRole("listitem")).toHaveText([
    /Situação do pedido .*nenhum código significa mais “Em trânsito”/, /Situação enviada ao hub: o código 3 é enviado/, /aqui o código 3 diz outra coisa/, /Canais: há pedidos com o código MKT-9/,
  ]);
  await expect(found).toContainText("12 pedidos do painel mudam de significado.");
  await expect(check(page)).toHaveCount(0);
  await expectAccessible(page, "what was found");
  await found.getByRole("button", { name: "Voltar" }).click();
  await expect(found).toHaveCount(0);
  await expect(page.getByLabel("Significa, linha 3")).toHaveValue("delivered");
  await check(page).click();
  await page.getByLabel("Significa, linha 3").selectOption("accepted");
  await expect(found).toHaveCount(0); // it was found in something else
  await check(page).click();
  await save(page).click();
  await expect(message(page)).toContainText("De-para salvo, versão 1.");
  expect(writes(agent)).toEqual(["/codes/check", "/codes/check", "/codes/check", "/codes"]);
});

test("one changed order is enough to ask first", async ({ page, agent, open }) => {
  agent.codes.changedOrders = 1;
  await open("#/de-para");
  await page.getByLabel("Significa, linha 3").selectOption("delivered");
  await check(page).click();
  await expect(page.getByText("1 pedido do painel muda de significado.")).toBeVisible();
  expect(writes(agent)).toEqual(["/codes/check"]);
});

for (const keepsMine of [true, false]) {
  test(`somebody else was faster, and who was typing ${keepsMine ? "keeps what is there" : "takes theirs, and has the own back by undo"}`, async ({ page, agent, open }) => {
    await open("#/de-para");
    await page.getByLabel("Significa, linha 3").selectOption("delivered");
    agent.codes.keep({ channels: [{ code: "9", means: "Loja Online" }] });
    await check(page).click();
    const conflict = page.locator("#codes-conflict");
    await expect(conflict).toContainText(/Bruna salvou a versão 1, hoje \d\d:\d\d/);
    await expect(page.getByLabel("Significa, linha 3")).toHaveValue("delivered");
    await expectAccessible(page, "the conflict");
    await conflict.getByRole("button", { name: keepsMine ? "Ficar com o que digitei" : "Carregar a versão 1" }).click();
    await expect(conflict).toHaveCount(0);
    if (keepsMine) {
      await expect(message(page)).toContainText("o que você digitou. 2 linhas diferem da versão 1");
    } else {
      await expect(page.getByLabel("Significa, linha 3")).toHaveValue("in_transit");
      await expect(check(page)).toHaveAttribute("aria-disabled", "true");
      await message(page).getByRole("button", { name: "Desfazer" }).click();
    }
    await expect(page.getByLabel("Significa, linha 3")).toHaveValue("delivered");
    await check(page).click();
    await expect(message(page)).toContainText("De-para salvo, versão 2.");
    expect(agent.codes.asked.at(-1)).toMatchObject({ based_on: 1, tables: { channels: [] } });
  });
}

test("an answer that got lost on its way is no conflict with oneself", async ({ page, agent, open }) => {
  await open("#/de-para");
  await page.getByLabel("Significa, linha 3").selectOption("delivered");
  agent.codes.losesAnswer = true;
  await check(page).click();
  await expect(message(page)).toContainText("Sem resposta do agente");
  await expect(page.getByLabel("Significa, linha 3")).toHaveValue("delivered");
  await check(page).click();
  await expect(message(page)).toContainText("De-para salvo, versão 1.");
  await expect(page.locator("#codes-conflict")).toHaveCount(0);
});

test("what is typed while the agent still checks or saves is neither saved unseen nor lost", async ({ page, agent, open }) => {
  await open("#/de-para");
  let answer;
  const hold = () => {
    agent.codes.slow = new Promise((done) => {
      answer = done;
    });
  };
  hold();
  agent.codes.changedOrders = 1;
  await page.getByLabel("Significa, linha 3").selectOption("delivered");
  await check(page).click();
  await expect.poll(() => writes(agent)).toEqual(["/codes/check"]);
  await expect(page.getByText("Um momento…")).toBeVisible();
  await page.getByLabel("Significa, linha 3").selectOption("accepted");
  answer();
  await expect(page.getByText("Um momento…")).toHaveCount(0);
  await expect(save(page)).toHaveCount(0); // it was found for something else
  await check(page).click();
  await expect(save(page)).toBeVisible();
  hold();
  await save(page).click();
  await expect.poll(() => writes(agent)).toEqual(["/codes/check", "/codes/check", "/codes"]);
  await page.getByLabel("Significa, linha 4").selectOption("refused");
  answer();
  await expect(message(page)).toContainText("De-para salvo, versão 1.");
  await expect(page.getByLabel("Significa, linha 4")).toHaveValue("refused");
  await expect(check(page)).toHaveAttribute("aria-disabled", "false");
  expect(agent.codes.versions.at(-1).tables.statuses.slice(2, 4)).toEqual([{ code: "3", means: "accepted" }, { code: "4", means: "delivered" }]);
});

test("what is given out as a file comes in again, and says how far it is from what counts", async ({ page, agent, open }) => {
  agent.codes.keep({ carriers: [{ code: "LGI", means: "Loggi “São Paulo”" }], refusal_reasons: [{ code: "OUT_OF_STOCK", means: "out_of_stock" }] });
  await open("#/de-para");
  const coming = page.waitForEvent("download", { timeout: 60_000 });
  await page.getByRole("button", { name: "Exportar" }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe("de-para-12-v1.json");
  const text = await readFile(await download.path(), "utf8");
  expect(text).toContain('\n  "tables": {\n');
  expect(JSON.parse(text)).toEqual({ format: "balcao-de-para/1", tables: agent.codes.versions.at(-1).tables });
  await bringFile(page, text);
  await expect(message(page)).toContainText("Na tela, ainda sem salvar: loja.json. Nada difere da versão 1, que vale agora.");
  await expect(check(page)).toHaveAttribute("aria-disabled", "true");
  const other = JSON.parse(text);
  other.tables.carriers = [{ code: "LGI", means: "Loggi" }, { code: "COR", means: "Correios" }];
  other.tables.statuses.pop();
  await bringFile(page, `\ufeff${JSON.stringify(other)}`);
  await expect(message(page)).toContainText("3 linhas diferem da versão 1");
  await expect(message(page)).toBeFocused();
  await check(page).click();
  await expect(message(page)).toContainText("De-para salvo, versão 2.");
  expect(agent.codes.versions.at(-1).tables).toEqual(other.tables);
});

test("an agent of several stores names the file after its site, and says that changes are not in it", async ({ page, agent, open }) => {
  agent.stores = [{ site_id: "rede/sul", store_id: "12" }, { site_id: "rede/sul", store_id: "13" }];
  await open("#/de-para");
  await page.getByLabel("Significa, linha 3").selectOption("delivered");
  const coming = page.waitForEvent("download", { timeout: 60_000 });
  await page.getByRole("button", { name: "Exportar" }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe("de-para-rede_sul-v0.json");
  expect(JSON.parse(await readFile(await download.path(), "utf8")).tables).toEqual(broughtTables());
  await expect(message(page)).toContainText("sem as alterações que ainda não foram salvas");
});

test("a broken file is named with its table and row, and nothing of it is taken", async ({ page, agent, open }) => {
  await open("#/de-para");
  await page.getByLabel("Significa, linha 3").selectOption("delivered");
  const tables = broughtTables();
  const { channels: _, ...without } = tables;
  const rows = (change) => fileWith({ statuses: [{ code: "A", means: "accepted" }, ...change] });
  for (const [file, words] of [
    ["{", "não é JSON"],
    ["", "não é JSON"],
    ["[]", "não é um de-para exportado do Balcão"],
    [{ format: "balcao-de-para/2", tables }, "não é um de-para exportado do Balcão"],
    [{ format: "balcao-de-para/1", tables: [] }, "não é um de-para exportado do Balcão"],
    [{ format: "balcao-de-para/1", tables: without }, "Canais: falta no arquivo"],
    [fileWith({ channels: {} }), "Canais: falta no arquivo, ou não é uma lista"],
    [fileWith({ colours: [] }), "“colours”: o Balcão não conhece esta tabela"],
    [fileWith({ services: Array.from({ length: 501 }, (_, at) => ({ code: `S${at}`, means: "x" })) }), "Serviços: mais de 500 linhas"],
    [rows([null]), "Situação do pedido (lida do hub), linha 2: uma linha tem um código"],
    [rows([{ code: "B" }]), "linha 2: uma linha tem um código"],
    [rows([{ code: 17, means: "accepted" }]), "linha 2: uma linha tem um código"],
    [rows([{ code: " ", means: "accepted" }]), "linha 2: uma linha tem um código"],
    [rows([{ code: "B", means: "accepted", note: "x" }]), "linha 2: uma linha tem um código"],
    [rows([{ code: "x".repeat(65), means: "accepted" }]), "linha 2: uma linha tem um código"],
    [rows([{ code: "B", means: "Aceito" }]), "linha 2: “Aceito” não é um significado que o Balcão conhece"],
    [rows([{ code: "B", means: "toString" }]), "linha 2: “toString” não é um significado que o Balcão conhece"],
    [rows([{ code: "B", means: "accepted" }, { code: "A ", means: "refused" }]), "linha 3: “A” está duas vezes"],
    [fileWith({ refusal_reasons: [{ code: "1", means: "damaged" }, { code: "2", means: "damaged" }] }), "Motivos de recusa, linha 2: “damaged” está duas vezes"],
    [" ".repeat(2 * 1024 * 1024 + 1), "não é um de-para exportado do Balcão"],
  ]) {
    await bringFile(page, file);
    await expect(message(page)).toContainText(words);
    await expect(message(page)).toContainText("Nada foi carregado.");
  }
  await expect(page.getByLabel("Significa, linha 3")).toHaveValue("delivered");
  await expect(page.getByLabel("Código do hub, linha 1")).toHaveValue("1");
  expect(agent.codes.asked).toEqual([]);
});

test("the same code may be sent for two words, and a file over typed changes can be undone", async ({ page, open }) => {
  await open("#/de-para");
  await page.getByLabel("Significa, linha 3").selectOption("delivered");
  await bringFile(page, fileWith({ return_reasons: [{ code: "D", means: "defect" }, { code: "D", means: "other" }] }));
  await expect(message(page)).toContainText("2 linhas diferem da versão 0");
  await expect(page.getByLabel("Significa, linha 3")).toHaveValue("in_transit");
  await expect(page.locator("[aria-invalid]")).toHaveCount(0);
  await message(page).getByRole("button", { name: "Desfazer" }).click();
  await expect(page.getByLabel("Significa, linha 3")).toHaveValue("delivered");
});

test("an earlier version is opened, checked and saved like any change", async ({ page, agent, open }) => {
  agent.codes.keep({ services: [{ code: "1", means: "Expresso" }] });
  agent.codes.keep({ services: [{ code: "1", means: "Econômico" }] }, "");
  await open("#/de-para");
  await page.getByText("Versões anteriores").click();
  const versions = part(page, "Versões anteriores").getByRole("listitem");
  await expect(versions).toHaveText([/Versão 2 · hoje .* · alguém · vale agora/, /Versão 1 · hoje .* · Bruna/, /Como o Balcão traz/]);
  await versions.nth(1).getByRole("button").click();
  await expect(message(page)).toContainText("Na tela, ainda sem salvar: Versão 1. 1 linha difere da versão 2, que vale agora.");
  await check(page).click();
  await expect(message(page)).toContainText("De-para salvo, versão 3.");
  expect(agent.codes.asked.at(-1)).toMatchObject({ based_on: 2, tables: { services: [{ code: "1", means: "Expresso" }] } });
  await page.getByRole("button", { name: "Abrir: Como o Balcão traz" }).click();
  await expect(message(page)).toContainText("Como o Balcão traz. 1 linha difere da versão 3");
});

test("from an order whose code nobody knows to its meaning, and the order no longer asks", async ({ page, agent, open }) => {
  const order = sampleOrder(14, { hub_code: "17&x", is_code_unknown: true });
  agent.put(order);
  agent.codes.seen.push({ table: "statuses", code: "17&x", name: "Aguardando etiqueta", orders: 3 });
  await open("#/pedido/14");
  const panel = page.locator(".panel");
  await expect(panel).toContainText("17&x: o de-para não conhece este código");
  await panel.getByRole("link", { name: "Definir" }).click();
  await expect(page).toHaveURL(/#\/de-para\?table=statuses&code=17%26x$/);
  const meaning = page.getByLabel("Significa, linha 10");
  await expect(meaning).toBeFocused();
  await expect(page.getByLabel("Código do hub, linha 10")).toHaveValue("17&x");
  await expect(page.getByText("Códigos vistos que a tabela não conhece")).toBeVisible();
  await meaning.selectOption("assigned");
  await expect(page.getByText("Códigos vistos que a tabela não conhece")).toHaveCount(0);
  await check(page).click();
  await expect(message(page)).toContainText("De-para salvo");
  expect(agent.codes.asked.at(-1).tables.statuses.at(-1)).toEqual({ code: "17&x", means: "assigned" });
  delete order.card.is_code_unknown;
  agent.put(order);
  await goTo(page, "#/pedido/14");
  await expect(panel.getByText("17&x")).toBeVisible();
  await expect(panel.getByRole("link", { name: "Definir" })).toHaveCount(0);
});

test("codes that were seen are defined from their list, with the hub's name where one is shown", async ({ page, agent, open }) => {
  agent.codes.seen.push(
    { table: "carriers", code: "LGI", name: "Loggi", orders: 1 }, { table: "statuses", code: "17", name: "", orders: 3 }, { table: "channels", code: "2", name: "Mercado", orders: 2 },
  );
  await open("#/de-para");
  const unknown = page.locator(".settings-part").filter({ has: page.getByRole("heading", { name: "Códigos vistos que a tabela não conhece" }) });
  await expect(unknown.getByRole("listitem")).toHaveText([/^17 · Situação do pedido .* em 3 pedidos/, /^2 “Mercado” · Canais · em 2 pedidos/, /^LGI “Loggi” · Transportadoras · em 1 pedido/]);
  await unknown.getByRole("button", { name: "Definir: LGI" }).click();
  const name = part(page, "Transportadoras").getByLabel("Nome mostrado, linha 1");
  await expect(name).toBeFocused();
  await expect(name).toHaveValue("Loggi");
  await unknown.getByRole("button", { name: "Definir: 17" }).click();
  await expect(page.getByLabel("Significa, linha 10")).toBeFocused();
  await unknown.getByRole("button", { name: "Definir: 17" }).click(); // once more adds no second row
  await expect(page.getByLabel("Código do hub, linha 11")).toHaveCount(0);
});

test("leaving with changes asks once, and what is not saved stays until somebody gives it up", async ({ page, agent, open }) => {
  await open("#/de-para?table=statuses&code=17");
  await expect(page.getByLabel("Significa, linha 10")).toBeFocused();
  await goTo(page, "#/novos"); // a code that nobody gave a meaning is no change
  await expect(page.getByRole("heading", { name: "Novos" })).toBeVisible();
  await goTo(page, "#/de-para");
  await page.getByLabel("Significa, linha 3").selectOption("delivered");
  const unload = () => page.evaluate(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })));
  expect(await unload()).toBe(true);
  await page.locator("h2").first().click();
  await page.keyboard.press("2");
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText("O de-para tem alterações que não foram salvas.");
  await expectAccessible(page, "leaving");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(page).toHaveURL(/#\/de-para$/);
  await expect(page.getByLabel("Significa, linha 3")).toHaveValue("delivered");
  agent.put(sampleOrder(14)); // an order lies over the screen: that is not leaving it
  await goTo(page, "#/pedido/14");
  await expect(page.locator(".panel-scroll")).toBeVisible();
  await expect(dialog).toHaveCount(0);
  await page.goBack();
  await page.locator(".page").getByRole("link", { name: "Configuração" }).click();
  await dialog.getByRole("button", { name: "Sair sem salvar" }).click();
  await expect(page.getByRole("heading", { name: "Aparência" })).toBeVisible();
  expect(await unload()).toBe(false);
  await goTo(page, "#/de-para");
  await expect(page.getByLabel("Significa, linha 3")).toHaveValue("in_transit");
  expect(agent.codes.asked).toEqual([]);
});

test("who does not look after the agent sees neither the tables nor the way to them", async ({ page, agent, open }) => {
  const clerk = { person_id: 1, name: "Ada", role: "clerk", has_badge: false, is_enabled: true, is_locked_out: false };
  agent.people.all.push(clerk, { ...clerk, person_id: 2, name: "Bruna", role: "manager" });
  agent.people.isRequired = true;
  agent.people.me = clerk;
  agent.put(sampleOrder(14, { hub_code: "17", is_code_unknown: true }));
  await open("#/pedido/14");
  await expect(page.locator(".panel")).toContainText("17: o de-para não conhece este código");
  await expect(page.getByRole("link", { name: "Definir" })).toHaveCount(0);
  await goTo(page, "#/configuracao");
  await expect(page.getByRole("heading", { name: "Aparência" })).toBeVisible();
  await expect(page.locator(".page").getByRole("link", { name: "De-para" })).toHaveCount(0);
  await goTo(page, "#/de-para");
  await expect(page.getByText("O de-para é de gerentes e do suporte.")).toBeVisible();
  await expect(check(page)).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Importar" })).toHaveCount(0);
  agent.people.me = agent.people.all[1];
  await page.reload();
  await page.getByLabel("Significa, linha 3").selectOption("delivered");
  agent.people.me = clerk; // another person took over in another window
  await check(page).click();
  await expect(message(page)).toContainText("Você não tem permissão para isto");
  await expect(page.getByLabel("Significa, linha 3")).toHaveValue("delivered");
});

test("in every language, on a narrow screen and by keyboard alone", async ({ page, agent, open }) => {
  fill(agent);
  await open("#/de-para");
  for (const [code, words] of [
    ["en", ["Codes that were seen and that the table does not know", "Reasons of refusals", "Out of stock", "Check and save"]],
    ["es", ["Códigos vistos que la tabla no conoce", "Motivos de rechazo", "Sin stock", "Revisar y guardar"]],
    ["pt-BR", ["Códigos vistos que a tabela não conhece", "Motivos de recusa", "Sem estoque", "Conferir e salvar"]],
  ]) {
    await speak(page, code);
    await expect(page.getByRole("heading", { name: words[0] })).toBeVisible();
    const summary = part(page, words[1]).locator("summary");
    await summary.focus();
    await page.keyboard.press("Enter");
    await expect(page.getByLabel(words[2], { exact: true })).toBeVisible();
    await page.keyboard.press("Tab");
    await expect(page.getByLabel(words[2], { exact: true })).toBeFocused();
    await page.keyboard.type("X1");
    await page.keyboard.press("Enter");
    await expect(page.locator("#codes-look")).toBeFocused();
    await expectAccessible(page, `the tables in ${code}`);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter"); // back
    await expect(page.getByRole("button", { name: words[3] })).toBeFocused();
    await page.getByLabel(words[2], { exact: true }).fill("OUT_OF_STOCK"); // as it was, so that the language may change
    await expect(page.getByRole("button", { name: words[3] })).toHaveAttribute("aria-disabled", "true");
  }
  for (const name of ["Situação enviada ao hub", "Transportadoras", "Modalidades"]) {
    await show(page, name);
  }
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    await expectReflow(page, `the tables at ${width} px`);
    await expectNothingCovered(page, `the tables at ${width} px`);
  }
});
