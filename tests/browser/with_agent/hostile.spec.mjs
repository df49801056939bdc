// Text that wants to be code, in every field that a hub can fill.
import { expect, test } from "../support/world.mjs";

const bait = [
  "<script>window.ran=1</script>", "<img src=x onerror=window.ran=1>", "<svg onload=window.ran=1>", "\"><script>window.ran=1</script>",
  "'-window.ran=1-'", "javascript:window.ran=1", "<iframe srcdoc='<script>parent.ran=1</script>'>", "</title><script>window.ran=1</script>",
  "{{constructor.constructor('window.ran=1')()}}", "${window.ran=1}", "<a href=javascript:window.ran=1 autofocus onfocus=window.ran=1>x</a>",
  "<style>@import'javascript:window.ran=1'</style>", "\u202E<b onmouseover=window.ran=1>\u0000x", "<math><mtext></form><form><mglyph><style></math><img src onerror=window.ran=1>",
];

/** An order whose every text is bait. */
function hostileOrder(n) {
  const text = (i) => `${bait[(n + i) % bait.length]} ${n}`;
  return {
    orderId: `X${n}`, externalOrderId: `E${n}`, channel: { code: text(0).slice(0, 40), name: text(1), marketplace: true },
    customer: { name: text(2), document: "20672782820", phone: "+5569920393623" },
    delivery: {
      recipient: text(3), carrier: { code: "ECT", name: text(4), service: text(5) },
      address: { street: text(6), number: "1", complement: text(7), district: text(8), city: text(9), state: "SP", postalCode: "13010-000", country: "BR" },
    },
    lines: [{
      lineId: "1", sku: `S${n}`, ean: "7891210503022", reference: text(10), description: text(11), attributes: { [text(12)]: text(13) },
      imageUrl: "https://imagens.exemplo.com.br/1.jpg", quantity: 2, unitPrice: { amount: 100, currency: "BRL" },
    }],
    notes: text(0), giftMessage: text(1),
  };
}

test("text from the hub is shown as text, in every field and every view", async ({ page, world, open }) => {
  for (let n = 0; n < bait.length; n++) {
    await world.sim("POST", "/orders", { order: hostileOrder(n) });
  }
  await open();
  await expect(page.locator('.tile[data-stage="new"] .tile-count')).toHaveText(String(bait.length));
  const links = await page.locator(".ticket h3 a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  for (const link of links) {
    await page.goto(`${world.url}/${link}`);
    await expect(page.locator(".panel .timeline li").first()).toBeVisible();
  }
  await page.goto(`${world.url}/#/busca?q=${encodeURIComponent(bait[1])}`);
  await expect(page.locator(".query")).toContainText("onerror");
  await page.goto(`${world.url}/#/`);
  await page.locator('.tile[data-stage="new"]').click();
  await expect(page.locator(".page .ticket").first()).toBeVisible();
  expect(await page.evaluate(() => window.ran)).toBeUndefined();
  expect(await page.locator("script, iframe, img, style").count()).toBe(1); // our own in the head
});

test("the page is served with the policy that forbids inline code", async ({ page, world }) => {
  const response = await page.goto(world.url);
  const policy = response.headers()["content-security-policy"];
  for (const rule of [
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'", "form-action 'self'", "base-uri 'none'",
    "require-trusted-types-for 'script'", "frame-ancestors 'none'",
  ]) {
    expect(policy).toContain(rule);
  }
  expect(response.headers()["x-content-type-options"]).toBe("nosniff");
  const blocked = await page.evaluate(async () => {
    const script = document.createElement("script");
    try {
      script.textContent = "window.ran = 1";
    } catch (error) {
      return error.name;
    }
    return "nothing";
  });
  expect(blocked).toBe("TypeError");
});
