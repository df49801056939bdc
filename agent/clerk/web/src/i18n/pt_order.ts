import type { Message, PrintJob, RefusalReason, TimelineEntry } from "../../generated/api";
import type { DecisionSummary } from "../order/types";
import { plural } from "./plural";

const items = (n: number) => plural(n, "item", "itens");

/** Answers, orders, papers, problems and errors in Brazilian Portuguese. */
export const ptOrder = {
  // --- answering ---
  decideTitle: { part: "Aceitar em parte", refuse: "Recusar pedido", short: "Informar falta" },
  weHave: "Temos",
  lessOf: (what: string) => `Temos um a menos: ${what}`,
  moreOf: (what: string) => `Temos um a mais: ${what}`,
  quantityOf: (what: string) => `Quantidade que temos de ${what}`,
  whyMissing: (n: number) => (n === 1 ? "Por que falta 1?" : `Por que faltam ${n}?`),
  whyRefuse: "Por que a loja não atende este pedido?",
  noteNeeded: "Descreva o motivo (obrigatório)",
  noteOptional: "Observação (opcional)",
  partialNone: "O hub não deixa dividir este pedido: se faltar um item, o pedido inteiro é recusado.",
  partialLine: "O hub só aceita recusar o item inteiro: reduza a quantidade para 0 ou deixe completa.",
  lateRefusalOff: "O hub não aceita falta depois do aceite. Se a mercadoria não existe, use “Cancelar pedido”.",
  reason: {
    out_of_stock: "Sem estoque",
    not_found: "Não localizado",
    damaged: "Avariado / com defeito",
    display_item: "Peça de mostruário",
    mismatch: "Cor / tamanho / modelo diferente",
    expired: "Vencido / validade curta",
    reserved_other: "Reservado para outro cliente",
    sold_now: "Vendido na loja agora",
    price_or_reg: "Erro de cadastro (preço, EAN, foto)",
    no_capacity: "Loja sem condição de atender",
    carrier: "Não atende transportadora / tamanho",
    invalid_address: "Endereço ou contato inválido",
    suspect_fraud: "Suspeita de fraude",
    customer_asked: "Cliente desistiu",
    avoid_split: "Para não dividir o pedido",
    other: "Outro (descrever)",
  } satisfies Record<RefusalReason, string>,
  chooseReason: "Escolha o motivo de cada item que falta.",
  writeNote: "“Outro” precisa de uma descrição.",
  nothingLowered: "Reduza a quantidade do item que falta.",
  summary: (s: DecisionSummary): string => {
    const why = s.reasons.length ? ` (${s.reasons.join(", ")})` : "";
    if (s.kind === "short") {
      const rest = s.accepted ? ` ${s.accepted === 1 ? "Continua 1 item" : `Continuam ${s.accepted} itens`} no pedido.` : " Não sobra nada: o pedido fica recusado.";
      return `Vai informar falta de ${items(s.refused)}${why}.${rest}`;
    }
    if (s.isWholeRefusal) {
      return s.unsplit
        ? `O pedido não pode ser dividido: vai recusar tudo, ${items(s.refused)}${why}, e mais ${s.unsplit} para não dividir o pedido.`
        : `Vai recusar o pedido inteiro, ${items(s.refused)}${why}.`;
    }
    if (!s.refused) {
      return `Vai aceitar tudo: ${items(s.accepted)}. ${sent(s)}`;
    }
    return `Vai aceitar ${items(s.accepted)} e recusar ${s.refused}${why}. ${sent(s)}`;
  },

  // --- forms ---
  packageCount: "Quantos volumes?",
  packages: (n: number) => plural(n, "volume", "volumes"),
  invoiceKey: "Chave de acesso da nota fiscal (44 caracteres)",
  invoiceKeyWrong: (n: number) => `A chave tem 44 letras maiúsculas e números; esta tem ${n}.`,
  trackingCode: "Código de rastreio (opcional)",
  place: "Onde fica o pacote? (opcional)",
  placeHint: "Ex.: prateleira 3",
  receivedBy: "Quem recebeu? (opcional)",
  handAll: "Entregar tudo o que foi aceito",
  handPart: "O cliente leva só uma parte",
  handQuantity: (what: string) => `Quantidade entregue de ${what}`,
  nothingHanded: "Diga ao menos uma unidade que o cliente leva.",
  cancelConsequence: "O pedido sai desta loja e o hub é avisado. Se algo já foi separado, volta à prateleira.",
  cancellationQuestion: "O hub pede para cancelar este pedido.",
  cancellationBy: (when: string) => `Responder até ${when}.`,

  // --- the order ---
  order: "Pedido",
  orderText: "Dados do pedido",
  lines: "Itens",
  accepted: (n: number) => plural(n, "aceito", "aceitos"),
  delivered: (n: number) => plural(n, "entregue", "entregues"),
  refusedOf: (n: number, why: string) => `${plural(n, "recusado", "recusados")}: ${why}`,
  ean: "EAN",
  sku: "SKU",
  reference: "Ref.",
  each: "cada",
  subtotal: "Produtos",
  discount: "Desconto",
  freight: "Frete",
  total: "Total",
  customer: "Cliente",
  name: "Nome",
  document: "CPF / CNPJ",
  phone: "Telefone",
  delivery: "Entrega",
  recipient: "Quem recebe",
  address: "Endereço",
  carrier: "Transportadora",
  tracking: "Código de rastreio",
  authorised: "Pode retirar",
  deadlines: "Prazos",
  placed: "Compra",
  assigned: "Chegou à loja",
  notes: "Observações do pedido",
  giftMessage: "Mensagem de presente",
  invoice: "Nota fiscal",
  papers: "Papéis",
  messages: "Mensagens para o hub",
  timeline: "Histórico",
  hubCode: "Código do hub",
  otherNumber: "Número no canal",
  cancelledNotice: "Cancelado pelo hub: pare de separar este pedido.",
  cancelledPicked: "Devolva a mercadoria à prateleira e confirme em “Feito”.",
  cancelledUnpicked: "Nada foi separado: não há o que devolver.",
  deniedNotice: "O hub deu este pedido a outra loja. Não envie.",
  acknowledge: "Ciente",
  see: "Ver pedido",
  cancelledToast: (code: string) => `${code} foi cancelado pelo hub. Pare de separar.`,
  deniedToast: (code: string) => `${code} foi dado a outra loja pelo hub. Não envie.`,
  orderMissing: "Este pedido não existe nesta loja.",

  // --- papers ---
  labelOf: (id: string) => `Etiqueta do volume ${id}`,
  copy: (n: number) => `${n}ª via`,
  downloadLabel: (format: string) => `Baixar etiqueta (${format})`,
  reprint: "Reimprimir",
  whyReprint: "Por que reimprimir?",
  reprintReason: { jam: "Papel enroscou", lost: "Etiqueta perdida", damaged: "Etiqueta estragada", other: "Outro" },
  printState: {
    queued: "na fila",
    held: "retida: a impressora não responde",
    submitting: "imprimindo",
    submitted: "enviada à impressora",
    in_doubt: "não se sabe se saiu",
    confirmed: "impressa, conferida",
    not_printed: "não saiu",
    rejected: "não pode ser impressa aqui",
    cancelled: "cancelada",
    expired: "esperou demais e não foi impressa",
  } satisfies Record<PrintJob["state"], string>,
  didItPrint: "A etiqueta saiu?",
  didItPrintHelp: "A conexão com a impressora caiu no meio. Olhe a impressora antes de responder.",
  cameOut: "Saiu",
  didNot: "Não saiu",
  printNow: "Imprimir agora",
  cancelPrint: "Não imprimir",
  noPapers: "Nenhum papel ainda. A etiqueta é pedida quando o pedido é embalado ou aceito.",

  // --- messages ---
  messageKind: {
    decide: "Resposta da loja",
    status: "Situação do pedido",
    answer_cancellation: "Resposta ao cancelamento",
    void_label: "Anulação da etiqueta",
    fetch_labels: "Pedido da etiqueta",
  } satisfies Record<Message["kind"], string>,
  waitsSince: (since: string) => `espera ${since}`,
  nextTry: (when: string) => `próxima tentativa ${when}`,
  attempts: (n: number) => plural(n, "tentativa", "tentativas"),
  lastError: (why: string) => `Último erro: ${why}`,
  hubRefusedMessage: (why: string) => `O hub recusou: ${why}`,
  hubSlug: {
    "already-decided": "o pedido já tinha sido respondido",
    cancelled: "o pedido foi cancelado",
    "in-progress": "o hub ainda está trabalhando neste pedido",
    withdrawn: "o pedido não é mais desta loja",
    stale: "o pedido mudou no hub",
    "already-collected": "a transportadora já coletou",
    "not-asked": "não havia pedido de cancelamento",
    "key-reused": "o hub já tinha recebido outra mensagem com esta chave",
    "wrong-store": "o hub diz que o pedido é de outra loja",
    "store-revoked": "a credencial da loja foi revogada",
  } as Record<string, string>,
  noReason: "sem explicação do hub",
  noMessages: "Tudo entregue ao hub.",

  // --- problems ---
  problemsTitle: "Problemas",
  noProblems: "Nada espera por você",
  noProblemsHint: "Recusas do hub, dúvidas de impressão e mercadoria para devolver à prateleira aparecem aqui.",
  parkedTitle: "O hub recusou",
  doubtTitle: "A etiqueta saiu?",
  heldTitle: "Impressões paradas",
  tasksTitle: "Devolver à prateleira",
  waitingTitle: "Esperando o hub",
  taskDone: "Feito",
  taskPutAway: "Mercadoria separada de um pedido que não vai mais sair.",
  person: "precisa de você",

  // --- search ---
  searchTitle: "Buscar pedidos",
  onlyOpen: "Só abertos",
  found: (n: number) => plural(n, "pedido na lista", "pedidos na lista"),
  nothingFound: "Nenhum pedido com estes dados. Confira o número ou busque só por uma parte do nome.",
  showMore: "Mostrar mais",
  changed: "Mudou",

  // --- help ---
  keysTitle: "Atalhos do teclado",
  keysOn: "Usar atalhos de uma letra",
  key: {
    a: "Aceitar tudo",
    r: "Recusar",
    p: "Aceitar em parte",
    search: "Ir para a busca",
    arrows: "Andar pelos pedidos",
    open: "Abrir o pedido",
    escape: "Fechar ou voltar",
    help: "Mostrar esta ajuda",
  },

  // --- timeline ---
  timelineName: {
    offered: "Pedido chegou à loja",
    facts_changed: "Hub mudou dados do pedido",
    adopted: "Passou a valer o registro do hub",
    decided: "Loja respondeu",
    short_reported: "Falta informada",
    pause_picking: "Separação pausada",
    resume_picking: "Separação retomada",
    cancelled_by_store: "Cancelado pela loja",
    take_labels: "Etiqueta recebida",
    refuse_message: "Hub recusou a mensagem",
    packed: "Embalado",
    invoiced: "Nota fiscal informada",
    labels_taken: "Etiqueta recebida",
    labels_voided: "Etiqueta anulada",
    dispatched: "Despachado",
    handed_over: "Entregue ao cliente",
    cancellation_answered: "Cancelamento respondido",
    message_taken: "Hub recebeu a mensagem",
    message_closed: "Mensagem não era mais necessária",
    message_requeued: "Mensagem vai de novo",
    message_refused: "Hub recusou a mensagem",
    message_retried: "Tentar de novo",
    message_dropped: "Desfeito aqui",
    hub_update: "Hub atualizou o pedido",
    hub_withdraw: "Hub retirou o pedido da loja",
    expire_answer: "Prazo de aceite venceu",
    start_picking: "Separação começou",
    finish_picking: "Separação concluída",
    unpack: "Embalagem reaberta",
    apply_labels: "Etiqueta colada no volume",
    mark_ready: "Pronto para retirada",
    mark_not_collected: "Não retirado",
    mark_delivered: "Entregue",
    report_incident: "Ocorrência",
    take_goods_back: "Mercadoria voltou à loja",
    reverse_handover: "Entrega desfeita",
  } as Record<string, string>,
  actor: {
    hub: "hub",
    clerk: "atendente",
    manager: "gerente",
    agent: "Balcão",
    carrier: "transportadora",
    timer: "relógio",
  } satisfies Record<TimelineEntry["actor_kind"], string>,

  // --- errors: what happened, what to do ---
  problem: {
    "not-now": "O pedido mudou e isto não cabe mais agora. Veja a situação atual.",
    "already-decided": "Este pedido já foi respondido, talvez em outra tela. Veja a resposta abaixo.",
    cancelled: "O pedido foi cancelado ou não é mais desta loja. Pare de separar.",
    "on-hold": "O pedido está bloqueado: o pagamento ainda não foi confirmado. Espere o hub liberar.",
    "wrong-journey": "Isto não serve para este tipo de pedido: envio se despacha, retirada se entrega no balcão.",
    "line-missing": "O pedido mudou: falta responder um item. Abra o pedido e responda de novo.",
    "line-unknown": "O pedido mudou: um item não existe mais. Abra o pedido e responda de novo.",
    "quantity-mismatch": "As quantidades não fecham com o pedido. Abra o pedido e responda de novo.",
    "reason-note-missing": "“Outro” precisa de uma descrição. Escreva o motivo.",
    "partial-not-allowed": "O hub não deixa dividir este pedido assim. Aceite ou recuse o que ele permite.",
    "late-refusal-not-allowed": "O hub não aceita falta depois do aceite. Use “Cancelar pedido”.",
    "nothing-lowered": "Nenhuma quantidade foi reduzida. Reduza o item que falta.",
    "invalid-value": "Um campo não está no formato certo. Confira o que foi digitado.",
    "labels-missing": "A etiqueta ainda não chegou. Espere ou veja os papéis do pedido.",
    "no-problem": "Isto já foi resolvido.",
    paused: "A separação está pausada. Retome antes de continuar.",
    "not-for-you": "Você não tem permissão para isto. Chame o gerente.",
    "unknown-member": "A página e o agente são de versões diferentes. Recarregue a página.",
    "no-such-order": "Este pedido não existe nesta loja.",
    "no-such-job": "Este papel não existe mais.",
    "no-such-task": "Esta tarefa já foi feita.",
    "no-such-label": "Esta etiqueta não existe mais: outra pode ter tomado o lugar dela.",
    "no-session": "O agente foi reiniciado. Recarregue a página.",
    "foreign-origin": "O navegador não está no endereço do agente. Abra a página pelo endereço dele.",
    "missing-member": "A página e o agente são de versões diferentes. Recarregue a página.",
    "wrong-type": "A página e o agente são de versões diferentes. Recarregue a página.",
    "id-used": "Este clique já valeu para outro pedido. Recarregue a página e tente de novo.",
    "ledger-failing": "O agente não consegue gravar no disco. Nada foi feito; chame o suporte.",
    "too-many-streams": "Há telas demais abertas neste agente. Feche uma e tente de novo.",
    network: "Sem resposta do agente. Veja se o computador do Balcão está ligado; a página tenta de novo sozinha.",
  } as Record<string, string>,
  problemUnknown: (status: number, title: string) =>
    `O agente não fez o que foi pedido (${title}, ${status}). Recarregue a página; se continuar, chame o suporte.`,
};

function sent(s: DecisionSummary): string {
  const one = s.accepted === 1;
  if (s.journey === "pickup_in_store") {
    return one ? "O item ficará para retirada." : `Os ${s.accepted} itens ficarão para retirada.`;
  }
  return one ? "O item será enviado." : `Os ${s.accepted} itens serão enviados.`;
}
