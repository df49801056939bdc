// Who is there: signing in, handing the page over, the lock that keeps the work, and taking an answer back.
import { expect, fill, scan, speak, test } from "../support/alone.mjs";
import { expectAccessible, expectReflow } from "../support/checks.mjs";
import { sampleOrder } from "../support/sample_orders.mjs";
import { themes } from "../support/screens.mjs";

/** Grace, a manager, and Ada, a clerk with a badge; nobody is signed in. */
function staff(agent, isRequired = true) {
  const person = (person_id, name, role, has_badge) => ({ person_id, name, role, has_badge, is_enabled: true, is_locked_out: false });
  Object.assign(agent.people, {
    isRequired, all: [person(1, "Grace", "manager", false), person(2, "Ada", "clerk", true)],
    pins: new Map([[1, "274019"], [2, "502846"]]), badges: new Map([["BAL-00417", 2]]),
  });
}

/** A person's pace: what comes faster is a scanner. */
const hand = { delay: 60 };

const door = (page) => page.locator("dialog.door");

test("a person enters by tile and PIN, and another takes over in the same page", async ({ page, agent, open }) => {
  staff(agent);
  agent.put(sampleOrder(1));
  await open();
  await door(page).getByRole("button", { name: "Ada" }).click();
  for (const digit of "502846") {
    await door(page).getByRole("button", { name: digit, exact: true }).click();
  }
  await door(page).getByRole("button", { name: "Entrar" }).click();
  await expect(door(page)).toHaveCount(0);
  await page.getByRole("button", { name: "Ada: Trocar de pessoa" }).click();
  await door(page).getByRole("button", { name: "Grace" }).click();
  await expect(door(page).getByRole("textbox", { name: "PIN: Grace" })).toBeFocused();
  await page.keyboard.type("274019", hand);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Grace: Trocar de pessoa" })).toBeVisible();
});

test("a badge is enough, wherever the focus is", async ({ page, agent, open }) => {
  staff(agent);
  await open();
  await expect(door(page)).toContainText("Quem é você?");
  await scan(page, "BAL-00417");
  await expect(page.getByRole("button", { name: "Ada: Trocar de pessoa" })).toBeVisible();
});

test("a wrong PIN is said in a sentence, and too many with the time to wait for", async ({ page, agent, open }) => {
  staff(agent);
  await open();
  await door(page).getByRole("button", { name: "Ada" }).click();
  for (const sentence of ["PIN ou crachá errado", "PIN ou crachá errado", "Muitos PINs errados. Tente de novo às"]) {
    await page.keyboard.type("999999", hand);
    await page.keyboard.press("Enter");
    await expect(door(page).getByRole("alert")).toContainText(sentence);
  }
});

test("nobody leaves the door by Escape, and nothing behind it takes a key or a scan", async ({ page, agent, open }) => {
  staff(agent);
  agent.put(sampleOrder(1));
  await open("#/novos");
  await expect(door(page)).toContainText("Quem é você?");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.keyboard.press("a");
  await scan(page, "ACEITAR");
  await expect(door(page)).toBeVisible();
  expect(agent.commands).toEqual([]);
});

test("the idle lock keeps what was begun", async ({ page, agent, open }) => {
  staff(agent);
  agent.people.me = agent.people.all[1];
  agent.put(sampleOrder(1));
  await open("#/pedido/1");
  await page.keyboard.press("r");
  await page.getByLabel("Outro (descrever)").check();
  await page.locator(".panel-form input[type=text], .panel-form textarea").first().fill("a porta não abre");
  agent.people.isLocked = true;
  await page.getByRole("button", { name: "Recusar pedido" }).click();
  await expect(door(page)).toContainText("Ada, digite o PIN para continuar");
  await expect(page.getByLabel("PIN: Ada")).toBeFocused();
  await page.keyboard.type("502846", hand);
  await page.keyboard.press("Enter");
  await expect(door(page)).toHaveCount(0);
  await expect(page.locator(".panel-form input[type=text], .panel-form textarea").first()).toHaveValue("a porta não abre");
});

test("a locked page says what rings behind it, and somebody who comes by silences it without a PIN", async ({ page, agent, open }) => {
  staff(agent);
  agent.people.me = agent.people.all[1];
  agent.people.isLocked = true;
  const far = Date.now() + 8 * 3_600_000;
  agent.put(sampleOrder(3, { deadline_ms: far }));
  await open();
  await expect(door(page)).toContainText("1 pedido novo espera resposta: D1");
  await door(page).getByRole("button", { name: "Ciente por 5 min" }).click();
  await expect(door(page).locator(".door-alarm")).toHaveCount(0);
  await expect(door(page)).toBeVisible();
  agent.put(sampleOrder(6, { deadline_ms: far })); // the next one rings again
  await expect(door(page)).toContainText("G1");
  expect(agent.commands).toEqual([]);
});

test("where people sign in nobody hands over without saying how the customer was checked", async ({ page, agent, open }) => {
  staff(agent);
  agent.people.me = agent.people.all[1];
  agent.put(sampleOrder(19, { state: "ready_for_pickup", journey: "pickup_in_store", deadline_kind: "collect_by" }));
  await open("#/retirada/19");
  await page.keyboard.press("e");
  await expect(page.getByLabel(/Código de retirada/)).toBeFocused();
  await page.getByRole("button", { name: "Confirmar entrega" }).click();
  await expect(page.locator(".hand-over").getByRole("alert")).toContainText("Diga como conferiu a pessoa.");
  expect(agent.commands).toEqual([]);
  await page.keyboard.press("2");
  await expect(page.getByLabel(/Documento com foto/)).toBeChecked();
  await page.getByRole("button", { name: "Confirmar entrega" }).click();
  await expect(page.locator(".page.work")).toContainText("foi entregue");
  expect(agent.commands.at(-1)).toMatchObject({ command: "hand_over", checked_by: "document" });
});

test("where people sign in a customer is served in four keys and the one that says how they were checked", async ({ page, agent, open }) => {
  staff(agent);
  agent.people.me = agent.people.all[1];
  const order = sampleOrder(19, { state: "ready_for_pickup", journey: "pickup_in_store", deadline_kind: "collect_by" });
  agent.put(order);
  await open("#/retirada");
  await expect(page.getByLabel("Quem veio retirar?")).toBeFocused();
  await page.keyboard.type(order.card.short_code, { delay: 60 }); // what the customer says
  const keys = ["Enter", "e", "2", "Enter"];
  const answers = [
    () => expect(page.locator(".answers-four")).toBeVisible(),
    () => expect(page.getByLabel(/Código de retirada/)).toBeFocused(),
    () => expect(page.getByLabel(/Documento com foto/)).toBeChecked(),
    () => expect(page.locator(".page.work")).toContainText("foi entregue"),
  ];
  for (const [at, key] of keys.entries()) {
    await page.keyboard.press(key);
    await answers[at]();
  }
  expect(agent.commands.map(({ command, checked_by }) => [command, checked_by])).toEqual([["hand_over", "document"]]);
  expect(keys.length).toBeLessThanOrEqual(4 + 1);
});

test("a page that nobody touches locks by itself", async ({ page, agent, open }) => {
  staff(agent);
  agent.people.me = agent.people.all[1];
  agent.people.idle_s = 2;
  await open();
  await expect(door(page)).toContainText("Ada, digite o PIN para continuar");
  expect(agent.people.isLocked).toBe(true);
});

test("the first manager is made on the page, then adds and disables people", async ({ page, agent, open }) => {
  await open("#/configuracao");
  await expect(page.getByText("people.required = yes")).toBeVisible();
  await page.getByRole("button", { name: "Cadastrar o primeiro gerente" }).click();
  await door(page).getByLabel("Nome").fill("Grace");
  await door(page).getByLabel("PIN (6 a 12 números)").fill("274019");
  await page.getByLabel("PIN outra vez").fill("274018");
  await page.getByRole("button", { name: "Cadastrar e entrar" }).click();
  await expect(door(page).getByRole("alert")).toContainText("Os dois PINs são diferentes");
  await page.getByLabel("PIN outra vez").fill("274019");
  await page.getByRole("button", { name: "Cadastrar e entrar" }).click();
  await expect(door(page)).toHaveCount(0);
  await page.locator(".page").getByRole("link", { name: "Pessoas" }).click();
  await page.getByRole("button", { name: "Cadastrar pessoa" }).click();
  await page.locator(".person-form").getByLabel("Nome").fill("Ada");
  await page.getByLabel("PIN (6 a 12 números)").fill("502846");
  await page.getByRole("button", { name: "Gravar" }).click();
  await expect(page.locator(".person-row")).toHaveCount(2);
  await page.getByRole("button", { name: "Cadastrar pessoa" }).click();
  await page.locator(".person-form").getByLabel("Nome").fill("Ada");
  await page.getByLabel("PIN (6 a 12 números)").fill("502846");
  await page.getByRole("button", { name: "Gravar" }).click();
  await expect(page.locator(".person-form").getByRole("alert")).toContainText("Já existe alguém com este nome");
  await page.getByRole("button", { name: "Voltar" }).click();
  await page.getByRole("button", { name: "Desativar: Ada" }).click();
  await expect(page.getByText("sem crachá · desativado")).toBeVisible();
});

test("an answer can be taken back with Z while it waits, and the page counts down", async ({ page, agent, open }) => {
  agent.undo_ms = 9000;
  agent.put(sampleOrder(1));
  await open("#/novos");
  await page.keyboard.press("a");
  await expect(page.locator(".undo-bar")).toContainText(/A1|B1/);
  await expect(page.locator(".undo-bar")).toContainText(/O hub fica sabendo em \d s/);
  await page.keyboard.press("z");
  await expect(page.locator(".undo-bar")).toHaveCount(0);
  expect(agent.commands.map((one) => one.command)).toEqual(["decide", "undo_decision"]);
  await expect(page.locator('.ticket[data-order="1"]')).toBeVisible();
});

test("the countdown ends by itself, and too late is said", async ({ page, agent, open }) => {
  agent.undo_ms = 2500;
  agent.put(sampleOrder(1));
  await open("#/novos");
  await page.keyboard.press("a");
  await expect(page.locator(".undo-bar")).toBeVisible();
  agent.orders.get(1).card.sync.undo_until_ms = 0; // it left a moment before
  await page.getByRole("button", { name: "Desfazer" }).click();
  await expect(page.locator(".notice.bad")).toContainText("Tarde demais para desfazer");
  await expect(page.locator(".undo-bar")).toHaveCount(0);
});

test("who is on an order is seen in another browser, until they leave it", async ({ page, agent, open, context }) => {
  staff(agent, false);
  agent.people.me = agent.people.all[1];
  agent.put(sampleOrder(1));
  await open("#/pedido/1");
  await expect(page.getByText("está neste pedido agora")).toHaveCount(0); // nobody else is
  const other = await context.newPage();
  await other.goto(`${agent.url}/#/novos`);
  await expect(other.locator('.ticket[data-order="1"]')).toContainText("Com Ada");
  await other.locator('.ticket[data-order="1"] h3 a').click();
  await expect(other.locator(".panel")).toContainText("Ada está neste pedido agora. Combine antes de mexer nele.");
  await page.getByRole("button", { name: "Fechar" }).click();
  await expect(other.getByText("Ada está neste pedido agora")).toHaveCount(0);
  await other.close();
});

test("the queue is sent at once when somebody asks", async ({ page, agent, open }) => {
  fill(agent);
  await open("#/fila");
  await page.getByRole("button", { name: "Enviar agora" }).click();
  await expect(page.locator(".notice.good")).toContainText("A fila será enviada agora");
  expect(agent.commands.at(-1).command).toBe("send-now");
});

for (const code of ["pt-BR", "en", "es"]) {
  test(`the door and the people are accessible in every theme, in ${code}`, async ({ page, agent, open }) => {
    staff(agent);
    await page.emulateMedia({ reducedMotion: "reduce" }); // no colours on their way
    await open();
    await speak(page, code);
    for (const { theme, contrast } of themes) {
      await page.evaluate(([a, b]) => Object.assign(document.documentElement.dataset, { theme: a, contrast: b }), [theme, contrast]);
      await expectAccessible(page, `the door, ${theme} ${contrast}`);
    }
    await door(page).getByRole("button", { name: "Grace" }).click();
    await expectAccessible(page, "the PIN");
    for (const width of [1366, 1024, 390, 320]) {
      await page.setViewportSize({ width, height: 640 });
      await expectReflow(page, `the PIN at ${width} px`);
    }
    await page.keyboard.type("274019", hand);
    await page.keyboard.press("Enter");
    await expect(door(page)).toHaveCount(0);
    await page.goto(`${agent.url}/#/pessoas`);
    await expect(page.locator(".person-row")).toHaveCount(2);
    await expectAccessible(page, "the people");
    await expectReflow(page, "the people at 320 px");
    await page.locator(".person-row button").first().click();
    await expectAccessible(page, "a person");
  });
}

test("a manager reads what became of people, a page at a time", async ({ page, agent, open }) => {
  staff(agent);
  agent.people.me = agent.people.all[0];
  const line = (seq, what, person_name, actor_name) => ({ seq, person_id: 2, what, person_name, actor_name, at_ms: Date.now() - (60 - seq) * 60_000 });
  agent.people.log = [line(60, "locked_out", "Ada", ""), ...Array.from({ length: 57 }, (_, i) => line(59 - i, "signed_in", "Ada", "Ada")), line(2, "device_enrolled", "", "Grace"), line(1, "pin_changed", "Ada", "Grace")];
  await open("#/pessoas");
  const log = page.locator(".people-log");
  await expect(log.getByRole("listitem")).toHaveCount(50);
  await expect(log.getByRole("listitem").first()).toContainText("Ada: bloqueio por dez PINs errados");
  await log.getByRole("button", { name: "Mostrar mais" }).click();
  await expect(log.getByRole("listitem")).toHaveCount(60);
  await expect(log.getByRole("listitem").last()).toContainText("Ada: PIN novo · Grace");
  await expect(log.getByRole("button", { name: "Mostrar mais" })).toHaveCount(0);
  await expectAccessible(page, "the book about people");
});
