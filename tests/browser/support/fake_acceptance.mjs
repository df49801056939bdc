// The acceptance script of the fake agent: four cases, one of each state, and the questions that were asked.
const step = (name, state, title, more = {}) => ({
  step: name, is_required: true, state, title, task: `Faça: ${title}.`, look: `Confira: ${title}.`,
  ...(state === "waiting" ? {} : { at_ms: Date.now() - 3.6e6 }), ...more,
});

export class FakeAcceptance {
  constructor() {
    this.asked = [];
    this.cases = [
      { case: "connection", title: "Ligação com o hub", is_required: true, state: "passed", steps: [step("hub_answers", "passed", "O hub responde")] },
      { case: "delivery", title: "Pedido de entrega", is_required: true, state: "under_way", order_ref: 14, order_id: "PED-14", external_order_id: "LV-14", steps: [
        step("accept_told", "passed", "Aceite", { message_id: "4f5be2e6-57b2-4a39-9d3b-3fd3f8f0a1c2" }),
        step("in_transit_told", "under_way", "Em trânsito (3)", { message_id: "a51fd0f0-6c9b-4be3-8a19-0d0cf0c7f0aa" }),
        step("proof_sent", "waiting", "Comprovante enviado", { is_required: false }),
      ] },
      { case: "refused_line", title: "Recusa de um item", is_required: true, state: "failed", order_ref: 1, order_id: "PED-1", steps: [step("line_refusal_told", "failed", "Um item recusado", { problem: "partial-not-allowed: a loja não pode recusar em parte" })] },
      { case: "stock", title: "Estoque", is_required: true, state: "waiting", steps: [step("stock_told", "waiting", "Quantidade enviada")] },
    ];
  }

  /** Everything has been done. */
  pass() {
    for (const one of this.cases) {
      one.state = "passed";
      one.steps = one.steps.map(({ problem: _, ...each }) => ({ ...each, state: "passed", at_ms: Date.now() }));
    }
  }

  /** The answer under `path` as [status, body, headers]. */
  answer(path, query) {
    this.asked.push({ path, ...Object.fromEntries(query) });
    if (path === "/acceptance/paper") {
      return [200, "%PDF-1.3\n", { "Content-Type": "application/pdf" }];
    }
    const passed = this.cases.filter((one) => one.state === "passed").length;
    return [200, { since_ms: Number(query.get("since_ms")), at_ms: Date.now(), is_passed: passed === this.cases.length, is_whole: true, passed, required: this.cases.length, cases: this.cases }];
  }
}
