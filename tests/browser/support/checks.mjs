import { expect } from "@playwright/test";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Collects everything that a healthy page never does: errors, policy violations, requests to somebody else. */
export async function watch(page, ownUrl) {
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
  page.on("console", (message) => {
    // A request that fails is reported by the browser itself; that the page copes with it is what some tests are about.
    if (message.type() === "error" && !/Failed to load resource|ERR_/.test(message.text())) {
      wrong.push(`console: ${message.text()}`);
    }
  });
  page.on("dialog", (dialog) => {
    wrong.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(ownUrl) && !/^(blob|data):/.test(request.url())) {
      wrong.push(`request to ${request.url()}`);
    }
  });
  await page.addInitScript(() => {
    window.policyViolations = [];
    document.addEventListener("securitypolicyviolation", (event) => window.policyViolations.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
  return {
    async expectClean() {
      expect(wrong).toEqual([]);
      expect(await page.evaluate(() => window.policyViolations)).toEqual([]);
    },
  };
}

/** No automated accessibility violation, WCAG 2.2 A and AA and best practices. */
export async function expectAccessible(page, what) {
  // Evaluated in the page's world by the debugger, which its content policy does not concern.
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const result = await window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return result.violations.map((one) => `${one.id}: ${one.nodes.map((node) => `${node.target.join(" ")} ${node.failureSummary}`).join(" | ")}`);
  });
  expect(violations, what).toEqual([]);
}

/** Nothing sticks out of the window sideways. */
export async function expectReflow(page, what) {
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }));
  expect(scroll, what).toBeLessThanOrEqual(client);
}

/** Whatever can be pressed on the screen can be reached by a finger: brought into view, it is what lies on top in its middle. */
export async function expectNothingCovered(page, what) {
  // What slides to its place for a moment lies over others meanwhile.
  await page.waitForFunction(() => document.getAnimations().every((one) => one.playState !== "running" || one.effect.getComputedTiming().endTime > 1000));
  const covered = await page.evaluate(() => {
    const name = (element) => (element.getAttribute("aria-label") || element.textContent || element.tagName).trim().slice(0, 40);
    return [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
      .filter((one) => !one.disabled && !one.matches(".skip") && one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 1)
      .filter((one) => {
        one.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
        const { left, top, width, height } = one.getBoundingClientRect();
        const hit = document.elementFromPoint(left + width / 2, top + height / 2);
        return !hit || !(one.contains(hit) || hit.contains(one) || [...(one.labels ?? [])].some((label) => label.contains(hit)));
      })
      .map((one) => name(one));
  });
  expect(covered, `${what}: what lies under something else`).toEqual([]);
}
