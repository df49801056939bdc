// The agent's printers, from memory: what may be changed, and what becomes of it.
const roles = ["label", "receipt", "document"];
const kinds = ["label", "picking_list", "content_list", "pickup_label", "package_label", "manifest", "voucher", "receipt", "return_receipt", "danfe_label", "test_page"];
const usual = { ".stations": "", ".language": "", ".dpi": "203", ".width_mm": "0", ".height_mm": "0", ".darkness": "", ".left_mm": "0", ".top_mm": "0" };

export class FakePrinters {
  constructor() {
    this.settings = [
      ...roles.flatMap((role) => [[`printer.${role}`, ""], ...Object.entries(usual).map(([what, value]) => [`printer.${role}${what}`, value])]),
      ...kinds.map((kind) => [`print.${kind}`, "auto"]),
    ].map(([key, value]) => ({ key, value, is_fixed: false }));
    this.set("printer.label", "socket://192.168.0.50:9100");
    this.set("printer.label.language", "zpl");
    this.near = [{ address: "winspool://HP", name: "HP", about: "HP" }, { address: "gdi://HP", name: "HP", about: "HP" }, { address: "cups://zebra", name: "Zebra", about: "ZD220" }];
    /** Why nothing is kept; empty: it is. */
    this.refusal = "";
    /** Whether these are the settings file's alone. */
    this.isElsewhere = false;
    this.asked = [];
  }

  set(key, value, is_fixed = false) {
    Object.assign(this.settings.find((one) => one.key === key), { value, is_fixed });
  }

  found(text) {
    return this.refusal
      ? { may_go_on: false, findings: [{ part: "setup", word: "wrong", about: "", grade: "bad", text: this.refusal }] }
      : { may_go_on: true, findings: [{ part: "setup", word: "ok", about: "", grade: "good", text }] };
  }

  /** [status, body], and whether the agent begins anew. */
  answer(method, path, body) {
    if (path === "/printers/found") {
      return [200, { printers: this.near }];
    }
    if (this.isElsewhere) {
      return [404, { type: "no-such-operation", title: "not here", status: 404 }];
    }
    if (method === "GET") {
      return [200, { settings: this.settings, count: this.settings.length }];
    }
    this.asked.push({ path, ...body });
    if (path.endsWith("/test-page")) {
      return [200, this.found("A impressora recebeu a página de teste: veja se saiu inteira.")];
    }
    const answer = this.found("As impressoras foram gravadas; o agente começa de novo com elas.");
    if (answer.may_go_on) {
      body.changes.forEach(({ key, value }) => this.set(key, value));
    }
    return [200, answer, answer.may_go_on];
  }
}
