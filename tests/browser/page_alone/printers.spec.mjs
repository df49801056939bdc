// The screen on which a shop chooses its printers: found ones, a test page before anything is kept, and the agent that begins anew.
import { expect, speak, test } from "../support/alone.mjs";
import { expectAccessible, expectReflow } from "../support/checks.mjs";

const role = (page, name) => page.getByRole("group", { name, exact: true });
const keep = (page) => page.getByRole("button", { name: "Gravar e usar" });

test("from the settings to another label printer: chosen, tried out, kept, in use", async ({ page, agent, open }) => {
  await open("#/configuracao");
  await page.locator(".page").getByRole("link", { name: "Impressoras" }).click();
  const labels = role(page, "Etiquetas");
  await expect(labels.getByLabel("Endereço da impressora")).toHaveValue("socket://192.168.0.50:9100");
  await expect(keep(page)).toHaveAttribute("aria-disabled", "true");
  await labels.getByRole("button", { name: "Zebra para etiquetas" }).click();
  await labels.getByRole("button", { name: "Imprimir página de teste" }).click();
  await expect(page.getByText("A impressora recebeu a página de teste")).toBeVisible();
  expect(agent.printers.asked.at(-1)).toMatchObject({ path: "/printer-settings/test-page", language: "pt", role: "label", changes: [{ key: "printer.label", value: "cups://zebra" }] });
  await labels.getByRole("button", { name: "Sim" }).click();
  await labels.getByText("Papel e ajuste").click();
  await labels.getByLabel("Escuro").fill("14");
  await page.getByLabel("Vale-troca", { exact: true }).selectOption("ask");
  await page.getByLabel("Vale-troca: cópias").fill("2");
  await keep(page).click();
  await expect(page.getByText("Pronto: o agente já usa estas impressoras.")).toBeVisible();
  expect(agent.printers.asked.at(-1)).toMatchObject({
    path: "/printer-settings",
    changes: [{ key: "printer.label", value: "cups://zebra" }, { key: "printer.label.darkness", value: "14" }, { key: "print.voucher", value: "ask x2" }],
  });
  await page.reload();
  await expect(labels.getByLabel("Endereço da impressora")).toHaveValue("cups://zebra");
  await expect(page.getByLabel("Vale-troca", { exact: true })).toHaveValue("ask");
});

test("what the agent refuses stays on the screen with its sentence", async ({ page, agent, open }) => {
  agent.printers.refusal = "“zebra” não é o endereço de uma impressora.";
  await open("#/impressoras");
  const labels = role(page, "Etiquetas");
  await labels.getByLabel("Endereço da impressora").fill("zebra");
  await keep(page).click();
  await expect(page.getByText(agent.printers.refusal)).toBeVisible();
  await expect(labels.getByLabel("Endereço da impressora")).toHaveValue("zebra");
  agent.printers.refusal = "";
  await keep(page).click();
  await expect(page.getByText("Pronto: o agente já usa estas impressoras.")).toBeVisible();
});

test("a printer of Windows is offered as it suits the paper", async ({ page, open }) => {
  await open("#/impressoras");
  await role(page, "Documentos").getByRole("button", { name: "HP para documentos" }).click();
  await expect(role(page, "Documentos").getByLabel("Endereço da impressora")).toHaveValue("gdi://HP");
  await role(page, "Etiquetas").getByRole("button", { name: "HP para etiquetas" }).click();
  await expect(role(page, "Etiquetas").getByLabel("Endereço da impressora")).toHaveValue("winspool://HP");
});

test("what the settings file fixes is shown and not changed, and an agent whose printers are there alone says so", async ({ page, agent, open }) => {
  agent.printers.set("printer.label", "cups://fixa", true);
  await open("#/impressoras");
  const labels = role(page, "Etiquetas");
  await expect(labels.getByLabel("Endereço da impressora")).toHaveAttribute("readonly", "");
  await expect(labels).toContainText("arquivo de configuração");
  await expect(labels.getByRole("button", { name: "Zebra para etiquetas" })).toHaveCount(0);
  agent.printers.isElsewhere = true;
  await page.reload();
  await expect(page.getByText("As impressoras não podem ser mudadas aqui.")).toBeVisible();
});

test("in every language, and on a narrow screen", async ({ page, open }) => {
  await open("#/impressoras");
  for (const [code, word] of [["en", "Labels"], ["es", "Etiquetas"], ["pt-BR", "Etiquetas"]]) {
    await speak(page, code);
    await expect(role(page, word)).toBeVisible();
    await expectAccessible(page, `the printers in ${code}`);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  await expectReflow(page, "the printers");
});
