// Answers to orders over the store's limit: kept, confirmed by another person on the same screen, taken back.
import { expect, scan, test } from "../support/alone.mjs";
import { expectAccessible, expectReflow } from "../support/checks.mjs";
import { sampleOrder } from "../support/sample_orders.mjs";
import { themes } from "../support/screens.mjs";

const hand = { delay: 60 };

/** Ada, a clerk, is signed in; Grace and Ida are managers, Ida has a badge; everything over R$ 100 needs two. */
function shop(agent, me = 2) {
  const person = (person_id, name, role, has_badge = false) => ({ person_id, name, role, has_badge, is_enabled: true, is_locked_out: false });
  Object.assign(agent.people, {
    isRequired: true, all: [person(1, "Grace", "manager"), person(2, "Ada", "clerk"), person(3, "Ida", "manager", true)],
    pins: new Map([[1, "274019"], [2, "502846"], [3, "918273"]]), badges: new Map([["BAL-00003", 3]]),
  });
  agent.people.me = agent.people.all.find((one) => one.person_id === me);
  agent.secondOver = 10_000;
  agent.put(sampleOrder(1));
}

const ticket = (page) => page.locator('.ticket[data-order="1"]');
const panel = (page) => page.locator(".panel");

test("an answer waits, a manager confirms by PIN, and the clerk stays", async ({ page, agent, open }) => {
  shop(agent);
  await open("#/novos");
  await page.keyboard.press("a");
  await expect(page.locator(".notice.good")).toContainText("espera a segunda pessoa");
  await expect(ticket(page)).toContainText("Espera a 2ª pessoa");
  await expect(ticket(page)).toContainText(/Ada quer aceitar \d+ itens\. Falta outra pessoa confirmar\./);
  await ticket(page).getByRole("button", { name: "Confirmar a resposta" }).click();
  await expect(panel(page)).toContainText(/a resposta de Ada só sai para o hub quando outra pessoa confirma/);
  await panel(page).getByRole("button", { name: "Grace" }).click();
  await expect(page.getByLabel("PIN: Grace")).toBeFocused();
  await page.keyboard.type("111222", hand);
  await page.keyboard.press("Enter");
  await expect(panel(page).getByRole("alert")).toContainText("PIN ou crachá errado");
  await page.keyboard.type("274019", hand);
  await page.keyboard.press("Enter");
  await expect(panel(page).locator(".standing")).toContainText("Aceito");
  await expect(page.getByRole("button", { name: "Ada: Trocar de pessoa" })).toBeVisible();
  expect(agent.orders.get(1).card.state).toBe("accepted");
});

test("a badge confirms, wherever the focus is", async ({ page, agent, open }) => {
  shop(agent);
  await open("#/novos");
  await page.keyboard.press("a");
  await ticket(page).getByRole("button", { name: "Confirmar a resposta" }).click();
  await expect(panel(page)).toContainText("Quem confirma?");
  await scan(page, "BAL-00003");
  await expect(panel(page).locator(".standing")).toContainText("Aceito");
});

test("a manager who did not give the answer confirms with one button, but never their own", async ({ page, agent, open }) => {
  shop(agent, 1);
  await open("#/novos");
  await page.keyboard.press("a");
  await ticket(page).getByRole("button", { name: "Confirmar a resposta" }).click();
  await expect(panel(page).getByRole("button", { name: "Ida" })).toBeVisible();
  await expect(panel(page).getByRole("button", { name: /Confirmar como/ })).toHaveCount(0);
  agent.people.me = agent.people.all[2]; // Ida takes over
  await page.reload();
  await page.locator(".panel-scroll").waitFor();
  await panel(page).getByRole("button", { name: "Confirmar a resposta" }).click();
  await panel(page).getByRole("button", { name: "Confirmar como Ida" }).click();
  await expect(panel(page).locator(".standing")).toContainText("Aceito");
});

test("the answer is taken back before anybody confirms, and the order is new again", async ({ page, agent, open }) => {
  shop(agent);
  await open("#/novos");
  await page.keyboard.press("a");
  await ticket(page).getByRole("button", { name: "Confirmar a resposta" }).click();
  await panel(page).getByRole("button", { name: "Retirar a resposta" }).click();
  await expect(panel(page).getByRole("button", { name: /Aceitar tudo/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(ticket(page).getByRole("button", { name: /Aceitar tudo/ })).toBeVisible();
});

test("accepting many says which of them wait for a second person", async ({ page, agent, open }) => {
  shop(agent);
  agent.secondOver = 40_000; // some are over it, some are not
  for (const n of [2, 3, 4]) {
    agent.put(sampleOrder(n));
  }
  const dear = [1, 2, 3, 4].map((n) => agent.orders.get(n).card).filter((card) => card.total_minor > 40_000);
  expect(dear.length).toBeGreaterThan(0);
  await open("#/novos");
  await page.getByRole("button", { name: /Aceitar os 4 mostrados/ }).click();
  await page.locator(".bulk").getByRole("button", { name: /Aceitar 4|Aceitar os 4|Confirmar/ }).first().click();
  await expect(page.locator(".bulk")).toContainText(/a segunda pessoa:/);
  for (const card of dear) {
    await expect(page.locator(".bulk")).toContainText(card.short_code);
    expect(agent.orders.get(card.order_ref).card.state).toBe("offered");
  }
  await expect(page.getByRole("button", { name: /Aceitar os/ })).toHaveCount(0); // what waits is not accepted once more
});

test("the form says before that another person will be asked, and rings no more until time runs short", async ({ page, agent, open }) => {
  shop(agent);
  agent.orders.get(1).card.deadline_ms = Date.now() + 60 * 60_000;
  agent.put(agent.orders.get(1));
  await open("#/pedido/1");
  await expect(page.locator(".band.alarm")).toBeVisible();
  await page.keyboard.press("p");
  await expect(panel(page)).toContainText("a resposta só sai depois que outra pessoa confirmar");
  await page.locator(".stepper button").first().click();
  await page.getByLabel("Avariado / com defeito").check();
  await panel(page).locator("button[type=submit]").click();
  await expect(panel(page)).toContainText(/Ada quer aceitar \d+ ite\S+ e recusar 1|Ada quer recusar o pedido/);
  await expect(page.locator(".band.alarm")).toHaveCount(0);
  const order = agent.orders.get(1);
  Object.assign(order.card, { assigned_ms: Date.now() - 50 * 60_000, deadline_ms: Date.now() + 5 * 60_000 });
  agent.put(order);
  await expect(page.locator(".band.alarm")).toBeVisible();
});

test("the second person's form is accessible in every theme and fits a phone", async ({ page, agent, open }) => {
  shop(agent, 3);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open("#/novos");
  agent.people.me = agent.people.all[1];
  await page.reload();
  await page.locator(".ticket").first().waitFor();
  await page.keyboard.press("a");
  await ticket(page).getByRole("button", { name: "Confirmar a resposta" }).click();
  await expect(panel(page)).toContainText("Quem confirma?");
  for (const { theme, contrast } of themes) {
    await page.evaluate(([a, b]) => Object.assign(document.documentElement.dataset, { theme: a, contrast: b }), [theme, contrast]);
    await expectAccessible(page, `the second person, ${theme} ${contrast}`);
  }
  await panel(page).getByRole("button", { name: "Grace" }).click();
  for (const width of [1366, 1024, 390, 320]) {
    await page.setViewportSize({ width, height: 640 });
    await expectReflow(page, `the second person's PIN at ${width} px`);
  }
});
