// Chromium by its debugging pipe, with nothing in the page that is not the page's own: a test framework's helpers cost a slowed
// down page a third of the time until it can be read.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export class BareChromium {
  #process;
  #profile;
  #input;
  #waiting = new Map();
  #last = 0;

  constructor(program) {
    this.#profile = mkdtempSync(join(tmpdir(), "balcao-bench-chromium-"));
    this.#process = spawn(program, ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
      "--disable-sync", "--no-first-run", "--remote-debugging-pipe", `--user-data-dir=${this.#profile}`, "--window-size=1366,768", "about:blank"],
    { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
    const [, , , input, output] = this.#process.stdio;
    this.#input = input;
    let rest = "";
    output.setEncoding("utf8").on("data", (text) => {
      const messages = (rest + text).split("\0");
      rest = messages.pop();
      messages.map((one) => JSON.parse(one)).forEach(({ id, result, error }) => {
        const { resolve, reject } = this.#waiting.get(id) ?? {};
        this.#waiting.delete(id);
        (error ? reject : resolve)?.(error ? new Error(`Chromium: ${error.message}`) : result);
      });
    });
  }

  /** Sends a command of the DevTools protocol, to the browser or to the page of `sessionId`. */
  send(method, params = {}, sessionId = undefined) {
    const id = (this.#last += 1);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  /** What a browser keeps of a page: two pages of one place share it. */
  async newPlace() {
    return (await this.send("Target.createBrowserContext")).browserContextId;
  }

  /** A page whose processor is so many times slower. */
  async newPage(place, slowdown) {
    const { targetId } = await this.send("Target.createTarget", { url: "about:blank", browserContextId: place });
    const { sessionId } = await this.send("Target.attachToTarget", { targetId, flatten: true });
    const send = (method, params) => this.send(method, params, sessionId);
    await send("Emulation.setDeviceMetricsOverride", { width: 1366, height: 768, deviceScaleFactor: 1, mobile: false });
    await send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    return {
      goTo: (url) => send("Page.navigate", { url }),
      ask: async (question) => {
        const { result, exceptionDetails } = await send("Runtime.evaluate", { expression: question, awaitPromise: true, returnByValue: true });
        if (exceptionDetails) {
          throw new Error(`Chromium: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
        }
        return result.value;
      },
      beforeAll: (script) => send("Page.enable").then(() => send("Page.addScriptToEvaluateOnNewDocument", { source: script })),
      close: () => this.send("Target.closeTarget", { targetId }),
    };
  }

  async stop() {
    const isOver = new Promise((done) => { this.#process.once("exit", done); });
    this.#process.kill();
    await isOver;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
