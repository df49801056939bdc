// Answers that leave in a moment: one bar with a place of its own, which lies over nothing that can be pressed.
import { expect, test } from "../support/alone.mjs";
import { expectAccessible, expectNothingCovered, expectReflow } from "../support/checks.mjs";
import { sampleOrder } from "../support/sample_orders.mjs";

const minute_ms = 60_000;
const bar = (page) => page.locator(".undo-bar");

/** Orders to answer, and more of them than a screen holds. */
function manyNew(agent) {
  agent.undo_ms = minute_ms;
  for (let order_ref = 1; order_ref <= 9; order_ref++) {
    agent.put(sampleOrder(order_ref));
  }
}

async function answerThree(page) {
  for (let i = 1; i <= 3; i++) {
    await page.keyboard.press("a");
    await expect(bar(page)).toContainText(i === 1 ? /O hub fica sabendo em \d+ s/ : `${i} respostas saem em até`);
  }
}

for (const [width, height] of [[1366, 768], [1024, 600], [390, 844], [320, 640], [1000, 420]]) {
  test(`while three answers wait, everything on a screen of ${width} x ${height} can be pressed`, async ({ page, agent, open }) => {
    await page.setViewportSize({ width, height });
    manyNew(agent);
    await open("#/novos");
    await answerThree(page);
    await expect(bar(page)).toHaveCount(1);
    await expect(bar(page)).toBeInViewport({ ratio: 0.99 });
    await expectNothingCovered(page, "the new orders");
    await expectReflow(page, "the new orders");
    await page.getByRole("button", { name: "Ver", exact: true }).click();
    await expect(page.locator(".undo-list li")).toHaveCount(3);
    await expectNothingCovered(page, "the new orders and the list");
    await expectAccessible(page, "the list");
    await page.goto(`${agent.url}/#/pedido/5`);
    await expect(page.locator(".panel-scroll")).toBeVisible();
    await page.keyboard.press("p");
    await expect(page.locator(".panel-form")).toBeVisible();
    await expectNothingCovered(page, "answering in part");
  });
}

test("each answer of the list goes back alone, and the rest together", async ({ page, agent, open }) => {
  manyNew(agent);
  await open("#/novos");
  await answerThree(page);
  await page.getByRole("button", { name: "Ver", exact: true }).click();
  const rows = page.locator(".undo-list li");
  await rows.nth(1).getByRole("button").click();
  await expect(rows).toHaveCount(2);
  await page.getByRole("button", { name: "Desfazer as 2" }).click();
  await expect(bar(page)).toHaveCount(0);
  expect(agent.commands.map((one) => one.command)).toEqual(["decide", "decide", "decide", "undo_decision", "undo_decision", "undo_decision"]);
  await expect(page.locator(".ticket")).toHaveCount(9);
});

test("a press that was meant for what lay there before does not take an answer back", async ({ page, agent, open }) => {
  manyNew(agent);
  await page.clock.install();
  await open("#/novos");
  await page.clock.pauseAt(Date.now() + 2000);
  await page.getByRole("button", { name: "Aceitar tudo" }).first().click();
  await expect(bar(page)).toHaveAttribute("data-fresh", "true");
  const box = await bar(page).getByRole("button").boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.clock.runFor(700);
  await expect(bar(page)).toHaveAttribute("data-fresh", "false");
  expect(agent.commands.map((one) => one.command)).toEqual(["decide"]);
  await bar(page).getByRole("button").click();
  await expect.poll(() => agent.commands.map((one) => one.command)).toEqual(["decide", "undo_decision"]);
});
