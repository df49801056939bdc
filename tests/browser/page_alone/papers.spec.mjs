import { expect, test } from "../support/alone.mjs";
import { sampleOrder } from "../support/sample_orders.mjs";

const paper = (job_id, kind, change = {}) => ({
  job_id, order_ref: 2, kind, role: "document", package_id: kind === "label" ? "PKG-1" : "", format: "pdf", copy: 1, state: "submitted",
  evidence: "e2", attempts: 1, due_ms: Date.now(), created_ms: Date.now() - 60000, ...change,
});

/** An order with a picking list, a label and a content list on paper. */
function withPapers(...jobs) {
  const order = sampleOrder(2, { state: "picked", label: "printed" });
  order.print_jobs = jobs.length ? jobs : [paper(1, "picking_list"), paper(2, "label"), paper(3, "content_list")];
  return order;
}

const questions = (page) => page.getByRole("group", { name: "Por que reimprimir?" });

test("I asks about one paper only, the label, and a digit prints it", async ({ page, agent, open }) => {
  agent.put(withPapers());
  await open("#/pedido/2");
  await expect(page.getByRole("button", { name: "Reimprimir" })).toHaveCount(3);
  await expect(page.locator('[aria-keyshortcuts="I"]')).toHaveCount(1);
  await page.keyboard.press("i");
  await expect(questions(page)).toHaveCount(1);
  await page.keyboard.press("2");
  await expect(questions(page)).toHaveCount(0);
  const reprints = agent.commands.filter((one) => one.command === "reprint");
  expect(reprints).toHaveLength(1);
  expect(reprints[0]).toMatchObject({ job_id: 2, reason: "lost" });
});

test("asking about another paper ends the question before", async ({ page, agent, open }) => {
  agent.put(withPapers());
  await open("#/pedido/2");
  await expect(page.locator('[aria-keyshortcuts="I"]')).toHaveCount(1);
  await page.keyboard.press("i");
  await expect(questions(page)).toHaveCount(1);
  await page.getByRole("button", { name: "Reimprimir" }).first().click();
  await expect(questions(page)).toHaveCount(1);
  await page.keyboard.press("1");
  await expect(questions(page)).toHaveCount(0);
  expect(agent.commands.filter((one) => one.command === "reprint")).toMatchObject([{ job_id: 3, reason: "jam" }]);
});

test("without a label I asks about the newest paper that is out", async ({ page, agent, open }) => {
  agent.put(withPapers(paper(1, "picking_list"), paper(2, "content_list"), paper(3, "receipt", { state: "queued" })));
  await open("#/pedido/2");
  await expect(page.locator('[aria-keyshortcuts="I"]')).toHaveCount(1);
  await page.keyboard.press("i");
  await expect(questions(page)).toHaveCount(1);
  await page.keyboard.press("4");
  await expect(questions(page)).toHaveCount(0);
  expect(agent.commands.filter((one) => one.command === "reprint")).toMatchObject([{ job_id: 2, reason: "other" }]);
});

test("a paper whose file was wiped says so and where to get it", async ({ page, agent, open }) => {
  agent.reprintRefusal = "paper-wiped";
  agent.put(withPapers());
  await open("#/pedido/2");
  await expect(page.locator('[aria-keyshortcuts="I"]')).toHaveCount(1);
  await page.keyboard.press("i");
  await expect(questions(page)).toHaveCount(1);
  await page.keyboard.press("1");
  await expect(page.getByText("O arquivo foi apagado dias depois do fim do pedido.")).toBeVisible();
});

test("the collection prints the manifest of its boxes", async ({ page, agent, open }) => {
  agent.put(sampleOrder(18, { state: "awaiting_carrier", journey: "ship_from_store", carrier: "Loggi" }));
  await open("#/coleta");
  const wishes = [];
  await page.route("**/api/v1/orders/18/papers", (route) => {
    wishes.push(route.request().postDataJSON());
    return route.fulfill({ status: 200, contentType: "application/json", body: JSON.stringify({ job_id: 9, copy: 1, is_repeated: false, revision: 1 }) });
  });
  await page.getByRole("button", { name: "Romaneio de coleta", exact: true }).click();
  await expect.poll(() => wishes).toMatchObject([{ kind: "manifest", language: "pt" }]);
});
