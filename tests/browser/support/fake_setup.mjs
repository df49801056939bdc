// The agent on its first start, from memory: the built page and the operations below /api/v1/setup; after `finish` it is the agent at work.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { policy } from "./fake_agent.mjs";

const types = { html: "text/html; charset=utf-8", js: "text/javascript; charset=utf-8", css: "text/css", svg: "image/svg+xml" };
const good = (text) => ({ part: "setup", word: "ok", about: "", grade: "good", text });
const bad = (text) => ({ part: "setup", word: "wrong", about: "", grade: "bad", text });

export class FakeSetup {
  constructor(folder) {
    this.folder = folder;
    this.known = { version: "0.1.0", hub_url: "", client_id: "", has_secret: false, stores: "", is_sign_in_required: false, printers: [] };
    this.printers = [{ address: "cups://zebra", name: "Zebra", about: "balcão" }];
    /** What each question is answered: sentences that are bad, or none. */
    this.refusals = { hub: "", credential: "", stores: "", page: "", finish: "" };
    this.asked = [];
    this.managers = [];
    this.managerRefusal = "";
    this.isAtWork = false;
  }

  async start() {
    this.server = createServer((request, response) => void this.answer(request, response));
    await new Promise((done) => this.server.listen(0, "127.0.0.1", done));
    this.url = `http://127.0.0.1:${this.server.address().port}`;
  }

  async stop() {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  findings(what, sentence) {
    const refusal = this.refusals[what];
    return { may_go_on: !refusal, findings: refusal ? [bad(refusal)] : [good(sentence)] };
  }

  api(path, body) {
    switch (path) {
      case "/api/v1/session":
        return { token: this.isAtWork ? "later" : "first", version: "0.1.0", stores: [] };
      case "/api/v1/setup":
        return this.known;
      case "/api/v1/setup/printers":
        return { printers: this.printers };
      case "/api/v1/setup/check":
        return this.findings(body.step, `Confere: ${body.step}.`);
      case "/api/v1/setup/test-page":
        return this.findings("page", "A impressora recebeu a página de teste: veja se saiu inteira.");
      case "/api/v1/setup/finish": {
        const found = this.findings("finish", "A configuração foi gravada.");
        this.isAtWork = found.may_go_on;
        return found;
      }
      case "/api/v1/people/first-manager":
        if (this.managerRefusal) {
          return { problem: this.managerRefusal };
        }
        this.managers.push(body);
        return {};
    }
    return undefined;
  }

  async answer(request, response) {
    const { pathname } = new URL(request.url, this.url);
    const pieces = [];
    for await (const piece of request) {
      pieces.push(piece);
    }
    const body = pieces.length ? JSON.parse(Buffer.concat(pieces)) : undefined;
    const send = (status, type, content) => response.writeHead(status, { "Content-Type": type, "Content-Security-Policy": policy }).end(content);
    if (pathname === "/health") {
      send(this.isAtWork ? 200 : 404, "application/json", "{}");
    } else if (pathname.startsWith("/api/")) {
      if (body) {
        this.asked.push({ path: pathname, body });
      }
      const answer = this.api(pathname, body);
      if (answer?.problem) {
        send(409, "application/problem+json", JSON.stringify({ type: answer.problem, title: "no", status: 409 }));
      } else {
        send(answer ? 200 : 404, "application/json", JSON.stringify(answer ?? { type: "no-such-operation" }));
      }
    } else {
      const name = pathname === "/" ? (this.isAtWork ? "favicon.svg" : "setup.html") : pathname.slice(1);
      send(200, types[name.split(".").at(-1)], await readFile(join(this.folder, name)));
    }
  }
}
