// node look.mjs OUT [filter]: for work on the page. Visits every screen of a morning at the fake agent, once, prints what axe-core
// finds in each theme and what sticks out at 1024, 390 and 320 px, and saves pictures in OUT.
import { chromium } from "@playwright/test";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fill } from "./support/alone.mjs";
import { FakeAgent } from "./support/fake_agent.mjs";
import { pageFolder } from "./support/folders.mjs";
import { screens, themes } from "./support/screens.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const [, , out, only = ""] = process.argv;
const browser = await chromium.launch({ executablePath: process.env.BALCAO_CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const agent = new FakeAgent(pageFolder());
await agent.start();
fill(agent);
for (const { name, hash, act } of screens.filter((one) => one.name.includes(only))) {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, reducedMotion: "reduce", locale: "pt-BR", timezoneId: "America/Sao_Paulo" });
  page.on("pageerror", (error) => console.log(name, "ERROR", error.message));
  page.setDefaultTimeout(8000);
  try {
    await page.goto(`${agent.url}/${hash}`);
    await page.locator(".page:visible, .tile:visible, .panel").first().waitFor();
    await page.waitForTimeout(300);
    await act?.(page);
    const file = `${out}/${name.replace(/\W+/g, "-")}`;
    const check = async (what) => {
      await page.evaluate(axe);
      const found = await page.evaluate(async () => (await window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })).violations
        .map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => `${node.target.join(" ")} ${node.failureSummary.split("\n")[1]}`).join(" | ")}`));
      found.forEach((one) => console.log(`${name} [${what}] ${one}`));
    };
    for (const theme of themes) {
      await page.evaluate((wanted) => Object.assign(document.documentElement.dataset, wanted), theme);
      await check(`${theme.theme} ${theme.contrast}`);
      if (theme.contrast === "normal") {
        await page.screenshot({ path: `${file}-${theme.theme}.png` });
      }
    }
    await page.evaluate((wanted) => Object.assign(document.documentElement.dataset, wanted), themes[0]);
    for (const [width, height] of [[1024, 600], [390, 844], [320, 640]]) {
      await page.setViewportSize({ width, height });
      await page.waitForTimeout(100);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      if (wide > width) {
        console.log(`${name} is ${wide} wide at ${width}`);
      }
      if (width > 320) {
        await page.screenshot({ path: `${file}-${width}.png` });
      } else {
        await check("320 px");
      }
    }
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > 1366) {
      console.log(`${name} is ${wide} wide at 200 %`);
    }
  } catch (error) {
    console.log(`${name} FAILED ${error.message.split("\n")[0]}`);
  }
  await page.close();
}
await agent.stop();
await browser.close();
