import { readFileSync } from "node:fs";
import { expect, fill, speak, test } from "../support/alone.mjs";
import { sampleOrder } from "../support/sample_orders.mjs";

/** An order of three lines with one unit each, whose hub allows `partial`. */
function threeLines(partial = "quantity", change = {}) {
  const order = sampleOrder(2, change);
  order.capabilities.partial = partial;
  order.lines = order.lines.slice(0, 3).map((line, i) => ({ ...line, quantity: i === 2 ? 3 : 1, description: `Item ${i + 1}` }));
  order.card.line_count = 3;
  order.card.unit_count = 5;
  return order;
}

test("one key accepts the whole order", async ({ page, agent, open }) => {
  agent.put(threeLines());
  await open();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("a");
  await expect(page.locator('[data-stage="to_pick"] .ticket')).toBeVisible();
  expect(agent.commands).toHaveLength(1);
  expect(agent.commands[0]).toMatchObject({
    command: "decide",
    lines: [{ line_id: "1", accepted: 1 }, { line_id: "2", accepted: 1 }, { line_id: "3", accepted: 3 }],
  });
});

test("a part of three lines takes four actions and says before what it will do", async ({ page, agent, open }) => {
  agent.put(threeLines());
  await open();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("p");
  await page.getByRole("button", { name: "Temos um a menos: Item 2" }).click();
  await page.getByLabel("Avariado / com defeito").check();
  await expect(page.locator(".foot-sentence")).toHaveText("Vai aceitar 4 itens e recusar 1 (Avariado / com defeito). Os 4 itens serão enviados.");
  await page.locator(".panel").getByRole("button", { name: "Aceitar em parte" }).click();
  await expect(page.locator(".panel .standing")).toContainText("Aceito em parte");
  expect(agent.commands[0].lines).toEqual([
    { line_id: "1", accepted: 1 },
    { line_id: "2", accepted: 0, refusals: [{ quantity: 1, reason: "damaged" }] },
    { line_id: "3", accepted: 3 },
  ]);
});

test("a lowered line without a reason is not sent, and the page says what is missing", async ({ page, agent, open }) => {
  agent.put(threeLines());
  await open("#/pedido/2");
  await page.keyboard.press("p");
  await page.getByLabel("Quantidade que temos de Item 3").fill("2");
  await page.keyboard.press("Enter");
  await expect(page.locator(".foot-error")).toHaveText("Escolha o motivo de cada item que falta.");
  await page.getByLabel("Outro (descrever)").check();
  await expect(page.locator(".foot-error")).toHaveText("“Outro” precisa de uma descrição.");
  await page.getByLabel("Descreva o motivo").fill("etiqueta trocada");
  await page.keyboard.press("Enter");
  await expect(page.locator(".panel .standing")).toContainText("Aceito em parte");
  expect(agent.commands).toHaveLength(1);
  expect(agent.commands[0].lines[2]).toEqual({
    line_id: "3", accepted: 2, refusals: [{ quantity: 1, reason: "other", note: "etiqueta trocada" }],
  });
});

test("a hub that takes whole lines only gets whole lines", async ({ page, agent, open }) => {
  agent.put(threeLines("line"));
  await open("#/pedido/2");
  await page.keyboard.press("p");
  await expect(page.getByText("O hub só aceita recusar o item inteiro")).toBeVisible();
  await page.getByRole("button", { name: "Temos um a menos: Item 3" }).click();
  await expect(page.getByLabel("Quantidade que temos de Item 3")).toHaveValue("0");
  await page.getByLabel("Sem estoque").check();
  await expect(page.locator(".foot-sentence")).toHaveText("Vai aceitar 2 itens e recusar 3 (Sem estoque). Os 2 itens serão enviados.");
});

test("a hub that never splits gets the whole refusal, with the good lines named as such", async ({ page, agent, open }) => {
  agent.put(threeLines("none"));
  await open("#/pedido/2");
  await page.keyboard.press("p");
  await page.getByRole("button", { name: "Temos um a menos: Item 3" }).click();
  await page.getByLabel("Não localizado").check();
  await expect(page.locator(".foot-sentence")).toHaveText(
    "O pedido não pode ser dividido: vai recusar tudo, 1 item (Não localizado), e mais 4 para não dividir o pedido.",
  );
  await page.locator(".panel").getByRole("button", { name: "Recusar pedido" }).click();
  await expect(page.locator(".panel .standing")).toContainText("Recusado");
  expect(agent.commands[0].lines).toEqual([
    { line_id: "1", accepted: 0, refusals: [{ quantity: 1, reason: "avoid_split" }] },
    { line_id: "2", accepted: 0, refusals: [{ quantity: 1, reason: "avoid_split" }] },
    { line_id: "3", accepted: 0, refusals: [{ quantity: 1, reason: "not_found" }, { quantity: 2, reason: "avoid_split" }] },
  ]);
});

test("a shortage while picking names only the lowered line", async ({ page, agent, open }) => {
  const order = threeLines("quantity", { state: "picking" });
  order.lines.forEach((line) => {
    line.accepted = line.quantity;
  });
  agent.put(order);
  await open("#/pedido/2");
  await page.locator(".panel").getByRole("button", { name: "Informar falta" }).click();
  await page.getByRole("button", { name: "Temos um a menos: Item 3" }).click();
  await page.getByLabel("Não localizado").check();
  await expect(page.locator(".foot-sentence")).toHaveText("Vai informar falta de 1 item (Não localizado). Continuam 4 itens no pedido.");
  await page.getByRole("button", { name: "Confirmar falta" }).click();
  await expect.poll(() => agent.commands.length).toBe(1);
  expect(agent.commands[0]).toMatchObject({
    command: "report_short", lines: [{ line_id: "3", accepted: 2, refusals: [{ quantity: 1, reason: "not_found" }] }],
  });
});

test("an unpaid order cannot be accepted but refused", async ({ page, agent, open }) => {
  agent.put(threeLines("quantity", { is_paid: false }));
  await open();
  await expect(page.locator(".ticket")).toContainText("Não pago: bloqueado");
  await expect(page.locator(".ticket").getByRole("button", { name: "Aceitar tudo" })).toHaveCount(0);
  await expect(page.locator(".ticket").getByRole("button", { name: "Recusar" })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("a");
  await expect(page.locator(".notice.bad")).toContainText("o pagamento ainda não foi confirmado");
  expect(agent.commands).toEqual([]);
});

test("a click without an answer goes again under the same id until its one outcome is known", async ({ page, agent, open }) => {
  agent.put(threeLines("quantity", { state: "accepted" }));
  await open();
  const ids = [];
  await page.route("**/commands", async (route) => {
    ids.push(route.request().postDataJSON().command_id);
    if (ids.length === 1) {
      return route.abort("connectionreset"); // never arrived
    }
    if (ids.length === 2) {
      await route.fetch(); // arrived, its answer is lost
      return route.abort("connectionreset");
    }
    return route.continue();
  });
  await page.getByRole("button", { name: "Começar a separar" }).click();
  await expect(page.getByRole("button", { name: "Sem resposta do agente, tentando de novo…" })).toBeVisible();
  await expect(page.locator(".work-head")).toContainText("Em separação");
  await expect(page.getByRole("button", { name: "Sem resposta do agente" })).toHaveCount(0);
  expect(ids).toHaveLength(3);
  expect(new Set(ids).size).toBe(1);
  expect(agent.seen.size).toBe(1);
});

test("two fast clicks are one command", async ({ page, agent, open }) => {
  agent.put(threeLines("quantity", { state: "accepted" }));
  await open();
  await page.route("**/commands", async (route) => {
    await new Promise((go) => setTimeout(go, 200));
    await route.continue();
  });
  await page.getByRole("button", { name: "Começar a separar" }).dblclick({ noWaitAfter: true });
  await expect(page.locator(".work-head")).toContainText("Em separação");
  expect(agent.commands).toHaveLength(1);
});

const rules = /already-decided[\s\S]*?not-for-you/.exec(readFileSync(new URL("../../../agent/clerk/api.yaml", import.meta.url), "utf8"))[0];
const slugs = ["not-now", ...rules.match(/[a-z]+(?:-[a-z]+)+/g), "cancelled", "paused", "no-such-order", "unknown-member", "ledger-failing"];

test("every refusal of the agent becomes a sentence in each language", async ({ page, agent, open }) => {
  agent.put(threeLines("quantity", { state: "accepted" }));
  await open();
  let slug;
  await page.route("**/commands", (route) =>
    route.fulfill({ status: 409, contentType: "application/problem+json", body: JSON.stringify({ type: slug, title: "unworded", status: 409 }) }));
  for (const [language, button] of [["pt-BR", "Começar a separar"], ["en", "Start picking"], ["es", "Empezar a preparar"]]) {
    await speak(page, language);
    const said = new Set();
    for (slug of slugs) {
      await page.getByRole("button", { name: button }).click();
      const notice = page.locator(".notice.bad").last();
      await expect(notice).toBeVisible();
      const sentence = await notice.locator("p").textContent();
      expect(sentence, `${slug} in ${language}`).not.toContain("unworded");
      expect(sentence.length).toBeGreaterThan(15);
      said.add(sentence);
      for (const close of await page.locator(".notice.bad button").all()) {
        await close.click();
      }
    }
    expect(said.size).toBeGreaterThan(10);
  }
});

test("an order decided elsewhere leaves the form and shows the answer", async ({ page, agent, open }) => {
  const order = threeLines();
  agent.put(order);
  await open("#/pedido/2");
  await page.keyboard.press("p");
  await expect(page.locator(".stepper").first()).toBeVisible();
  order.card.state = "accepted";
  agent.put(order);
  await expect(page.locator(".stepper")).toHaveCount(0);
  await expect(page.locator(".panel .standing")).toContainText("Aceito");
});

test("the print question and the refused message can be answered from the problems", async ({ page, agent, open }) => {
  fill(agent);
  const answers = [];
  await page.route("**/print-jobs/7/answer", (route) => {
    answers.push(route.request().postDataJSON().answer);
    return route.fulfill({ json: { is_repeated: false, revision: 99 } });
  });
  await open("#/problemas");
  await page.getByRole("button", { name: "Não saiu" }).click();
  await expect.poll(() => answers).toEqual(["did_not"]);
  await page.getByRole("button", { name: "Tentar de novo" }).click();
  await expect.poll(() => agent.commands.map((one) => one.command)).toEqual(["retry_message"]);
});

test("the keyboard stays where the work goes on", async ({ page, agent, open }) => {
  const now = Date.now();
  for (const n of [1, 2, 3]) {
    agent.put(sampleOrder(n, { deadline_ms: now + n * 3_600_000 }));
  }
  const focused = () => page.evaluate(() => document.activeElement?.closest("[data-order]")?.dataset.order);
  await open();
  await page.keyboard.press("ArrowDown");
  for (const next of ["2", "3"]) {
    await page.keyboard.press("a");
    await expect.poll(focused).toBe(next); // the next one waits
  }
  await page.keyboard.press("p");
  await expect(page.getByRole("button", { name: "Temos um a menos" }).first()).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByLabel("Sem estoque").first().check();
  await page.keyboard.press("Enter");
  await expect(page.locator("#panel-title")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect.poll(focused).toBe("3");
  await page.locator('[data-order="3"]').getByRole("button", { name: "Começar a separar" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#\/separar\/3$/);
  await expect(page.getByRole("button", { name: /^Achei/ }).first()).toBeFocused();
});

test("a click right after an answer is not undone by that answer", async ({ page, agent, open }) => {
  agent.put(sampleOrder(1, { state: "packed" }));
  await open("#/pedido/1");
  await page.locator(".panel").getByRole("button", { name: "Deixar para retirada" }).click();
  // Clicks in the very moment that the next step appears, before the page has painted it.
  await page.evaluate(() => {
    new MutationObserver((_, observer) => {
      const next = [...document.querySelectorAll(".panel .foot button")].find((button) => button.textContent === "Entregar ao cliente");
      if (next) {
        observer.disconnect();
        next.click();
      }
    }).observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
  });
  await page.getByRole("button", { name: "Confirmar: pronto para retirada" }).click();
  await expect(page.getByText("Quem leva?")).toBeVisible();
  await page.waitForFunction(() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(true), 50))));
  await expect(page.getByText("Quem leva?")).toBeVisible();
});
