// Page tests: `page_alone` against a fake agent (support/fake_agent.mjs), `with_agent` against the real programs.
import { defineConfig } from "@playwright/test";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const browsers = [process.env.BALCAO_CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const executablePath = browsers.find((path) => path && existsSync(path));
if (!executablePath) {
  throw new Error("The page tests need Chromium: install it, or name it in BALCAO_CHROMIUM.");
}

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.mjs",
  outputDir: resolve(root, "build/browser-tests"),
  fullyParallel: true,
  workers: process.env.CI ? 1 : 2, // two browsers keep two cores so busy that a key may come before its button
  // A wait that comes true ends at once; these ends are for what never will, on the slowest machine.
  timeout: 300_000,
  expect: { timeout: 90_000 },
  reporter: [["list"], ["json", { outputFile: resolve(root, "build/browser-results.json") }]],
  use: {
    viewport: { width: 1366, height: 768 },
    locale: "pt-BR",
    timezoneId: "America/Sao_Paulo",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath,
      args: [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
      ],
    },
  },
});
