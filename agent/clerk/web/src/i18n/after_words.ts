import { computed } from "@preact/signals";
import type { Coupon, CouponMovement, Return, ReturnLine, Sale } from "../../generated/api";
import { language, type Language } from "./index";

type Verdict = Sale["lines"][number]["reasons"][number]["verdict"];

const pt = {
  returns: {
    title: "Devoluções", look: "Que pedido o cliente traz?", lookHint: "Número, nome, telefone, CPF ou SKU", whereToLook: "Onde procurar", find: "Procurar", inStore: "Nesta loja", atHub: "No hub (todas as lojas)",
    none: "Nenhum pedido encontrado", noneHint: "Confira o número, ou procure no hub: ele conhece os pedidos das outras lojas.", store: (id: string) => `Loja ${id}`, placed: (when: string) => `Comprado ${when}`,
    left: (n: number) => (n === 1 ? "1 unidade pode voltar" : `${n} unidades podem voltar`), paid: (value: string) => `${value} pagos por unidade`, howMany: "Quantas voltam?", why: "Por quê?", note: "Observação",
    start: "Conferir a devolução", nothing: "Diga quantas unidades voltam.", noteMissing: "Escreva o motivo.", waiting: "Em andamento", waitingNone: "Nenhuma devolução em andamento", over: "Devoluções encerradas", overNone: "Nenhuma devolução encerrada", overHint: "Uma devolução se encerra quando os itens estão guardados e o hub sabe dela.", waitingHint: "Procure o pedido do cliente acima.",
    check: "Conferência: o que a loja aceita?", accepted: "Aceitas", condition: "Estado", conditionOf: { resalable: "Vende de novo", damaged: "Com avaria" } satisfies Record<ReturnLine["condition"], string>,
    accept: "Confirmar conferência", deny: "Por que não se aceita nada?", get: (value: string) => `O cliente tem direito a ${value}. Como recebe?`,
    resolution: { coupon: "Vale-troca", refund_by_hq: "Estorno pelo SAC", exchange: "Troca por outro item" } satisfies Record<NonNullable<Return["resolution"]>, string>,
    where: "Para onde vão os itens?", place: { restock: "De volta à prateleira", damaged: "Avaria", to_warehouse: "Enviar ao CD" } satisfies Record<NonNullable<Return["place"]>, string>,
    stockBack: "O estoque volta a contar no próximo envio de estoque.", couponRefused: "O hub recusou o vale-troca: escolha outra vez. O número anterior foi anulado.", seeCoupon: "Ver o vale-troca", close: "Encerrar",
    state: { open: "Aberta", checking: "Em conferência", accepted: "Aceita", partly_accepted: "Aceita em parte", denied: "Negada", resolved: "Resolvida", stocked: "Itens guardados, hub ainda não sabe", sent_to_hub: "Enviada ao hub", closed: "Fechada" } satisfies Record<Return["state"], string>,
    reason: { size: "Tamanho", colour_or_model: "Cor ou modelo", defect: "Defeito", wrong_product: "Produto errado", transport_damage: "Avaria no transporte", disliked: "Não gostou", regret: "Arrependimento (7 dias)", gift: "Presente", other: "Outro" } satisfies Record<ReturnLine["reason"], string>,
    verdict: {
      eligible: (last: string) => `Pode voltar até ${last}.`, not_delivered: () => "Não consta como entregue: marque a entrega primeiro.", already_returned: () => "Todas as unidades já voltaram.",
      window_over: (last: string) => `O prazo para este motivo acabou em ${last}.`, regret_over: (last: string) => `Os 7 dias de arrependimento acabaram em ${last}; outro motivo ainda pode valer.`,
      marketplace_policy: () => "Pedido de marketplace: quem devolve o dinheiro é o marketplace. Oriente o cliente a abrir a devolução no site.",
    } satisfies Record<Verdict, (last: string) => string>,
    parked: "O hub não aceitou a notícia", again: "Tentar de novo",
    receipt: "Imprimir comprovante", receiptPrinted: "O comprovante vai para a impressora.",
  },
  coupons: {
    title: "Vales-troca", look: "Código, número, pedido ou CPF", find: "Procurar", inStore: "Nesta loja", atHub: "No hub", none: "Nenhum vale-troca", noneHint: "Um vale-troca nasce de uma devolução. Procure no hub os vales de outras lojas.",
    balance: "Saldo", issued: "Valor", until: (day: string) => `Vale até ${day}`, asking: "Esperando a resposta do hub. Não entregue nada ainda.", use: "Usar", amount: "Quanto usar (R$)", useNow: (value: string) => `Usar ${value}`, amountBad: "Digite um valor até o saldo.",
    block: "Bloquear", unblock: "Desbloquear", extend: "Prorrogar 90 dias", cancel: "Cancelar vale", cancelSure: "Cancelar o vale de vez?", keep: "Manter", print: "Imprimir", printed: "O vale vai para a impressora.", movements: "Movimentos",
    state: { draft: "Pedido ao hub", active: "Ativo", partly_used: "Usado em parte", used: "Usado", expired: "Vencido", blocked: "Bloqueado", cancelled: "Cancelado", burned: "Número anulado" } satisfies Record<Coupon["state"], string>,
    kind: { issue: "Emissão", redeem: "Uso", block: "Bloqueio", unblock: "Desbloqueio", extend: "Prorrogação", cancel: "Cancelamento", expire: "Vencimento" } satisfies Record<CouponMovement["kind"], string>,
    movementState: { asked: "esperando o hub", done: "confirmado", refused: "recusado" } satisfies Record<CouponMovement["state"], string>,
  },
  problem: {
    "already-returned": "Estas unidades já voltaram, aqui ou em outra loja.", "not-delivered": "Estas unidades não constam como entregues.", "window-over": "O prazo para este motivo acabou.",
    "marketplace-policy": "Quem devolve este pedido é o marketplace.", "hub-offline": "O hub não responde agora. O que depende dele espera; tente de novo quando voltar.", "note-missing": "Escreva o motivo.",
    "quantity-mismatch": "A quantidade não confere.", "amount-zero": "Nada foi pago por estes itens: escolha outra forma.", "coupon-alive": "O vale-troca desta devolução continua valendo.", "one-at-a-time": "Outro movimento deste vale espera o hub.",
    "insufficient-balance": "O saldo é menor.", "bad-amount": "Digite um valor de pelo menos um centavo.", "bad-expiry": "O vale já vale mais tempo.", "not-now": "Isto não é possível agora.", inconsistent: "Os movimentos deste vale não fecham: chame o suporte.", "not-found": "Não foi encontrado.",
  } as Record<string, string>,
};
type AfterTexts = typeof pt;

const en: AfterTexts = {
  returns: {
    title: "Returns", look: "Which order does the customer bring?", lookHint: "Number, name, phone, CPF or SKU", whereToLook: "Where to look", find: "Find", inStore: "In this store", atHub: "At the hub (all stores)",
    none: "No order found", noneHint: "Check the number, or look at the hub: it knows the orders of other stores.", store: (id) => `Store ${id}`, placed: (when) => `Bought ${when}`,
    left: (n) => (n === 1 ? "1 unit may come back" : `${n} units may come back`), paid: (value) => `${value} paid for each`, howMany: "How many come back?", why: "Why?", note: "Note",
    start: "Check the return", nothing: "Say how many units come back.", noteMissing: "Write down the reason.", waiting: "In progress", waitingNone: "No return in progress", over: "Closed returns", overNone: "No closed return", overHint: "A return is closed once the goods are put away and the hub knows of it.", waitingHint: "Find the customer's order above.",
    check: "Check: what does the store accept?", accepted: "Accepted", condition: "Condition", conditionOf: { resalable: "Can be sold again", damaged: "Damaged" },
    accept: "Confirm the check", deny: "Why is nothing accepted?", get: (value) => `The customer is due ${value}. How?`,
    resolution: { coupon: "Store credit", refund_by_hq: "Refund by head office", exchange: "Exchange for another item" },
    where: "Where do the goods go?", place: { restock: "Back to the shelf", damaged: "Damaged goods", to_warehouse: "Send to the warehouse" },
    stockBack: "The stock counts again with the next stock update.", couponRefused: "The hub refused the store credit: choose again. The earlier number is void.", seeCoupon: "See the store credit", close: "Close",
    state: { open: "Open", checking: "Being checked", accepted: "Accepted", partly_accepted: "Accepted in part", denied: "Denied", resolved: "Resolved", stocked: "Goods put away, the hub does not know yet", sent_to_hub: "Sent to the hub", closed: "Closed" },
    reason: { size: "Size", colour_or_model: "Colour or model", defect: "Defect", wrong_product: "Wrong product", transport_damage: "Damaged in transport", disliked: "Did not like it", regret: "Change of mind (7 days)", gift: "Gift", other: "Other" },
    verdict: {
      eligible: (last) => `May come back until ${last}.`, not_delivered: () => "Not on record as delivered: mark the delivery first.", already_returned: () => "All units have come back already.",
      window_over: (last) => `The time for this reason ended on ${last}.`, regret_over: (last) => `The 7 days for a change of mind ended on ${last}; another reason may still do.`,
      marketplace_policy: () => "Marketplace order: the marketplace refunds it. Ask the customer to open the return on its site.",
    },
    parked: "The hub did not accept the news", again: "Try again",
    receipt: "Print the receipt", receiptPrinted: "The receipt goes to the printer.",
  },
  coupons: {
    title: "Store credit", look: "Code, number, order or CPF", find: "Find", inStore: "In this store", atHub: "At the hub", none: "No store credit", noneHint: "Store credit comes from a return. Look at the hub for that of other stores.",
    balance: "Balance", issued: "Amount", until: (day) => `Valid until ${day}`, asking: "Waiting for the hub's answer. Do not hand over anything yet.", use: "Use", amount: "Amount to use (R$)", useNow: (value) => `Use ${value}`, amountBad: "Type an amount up to the balance.",
    block: "Block", unblock: "Unblock", extend: "Extend by 90 days", cancel: "Cancel it", cancelSure: "Cancel it for good?", keep: "Keep it", print: "Print", printed: "It goes to the printer.", movements: "Movements",
    state: { draft: "Asked of the hub", active: "Active", partly_used: "Used in part", used: "Used", expired: "Expired", blocked: "Blocked", cancelled: "Cancelled", burned: "Number void" },
    kind: { issue: "Issue", redeem: "Use", block: "Block", unblock: "Unblock", extend: "Extension", cancel: "Cancellation", expire: "Expiry" },
    movementState: { asked: "waiting for the hub", done: "confirmed", refused: "refused" },
  },
  problem: {
    "already-returned": "These units came back before, here or in another store.", "not-delivered": "These units are not on record as delivered.", "window-over": "The time for this reason is over.",
    "marketplace-policy": "The marketplace refunds this order.", "hub-offline": "The hub does not answer now. Try again when it is back.", "note-missing": "Write down the reason.",
    "quantity-mismatch": "The quantity is not right.", "amount-zero": "Nothing was paid for these goods: choose another way.", "coupon-alive": "The store credit of this return still stands.", "one-at-a-time": "Another movement waits for the hub.",
    "insufficient-balance": "The balance is smaller.", "bad-amount": "Type an amount of at least one cent.", "bad-expiry": "It is valid for longer already.", "not-now": "This is not possible now.", inconsistent: "Its movements do not add up: call support.", "not-found": "Not found.",
  },
};

const es: AfterTexts = {
  returns: {
    title: "Devoluciones", look: "¿Qué pedido trae el cliente?", lookHint: "Número, nombre, teléfono, CPF o SKU", whereToLook: "Dónde buscar", find: "Buscar", inStore: "En esta tienda", atHub: "En el hub (todas las tiendas)",
    none: "Ningún pedido encontrado", noneHint: "Revise el número o busque en el hub: conoce los pedidos de las otras tiendas.", store: (id) => `Tienda ${id}`, placed: (when) => `Comprado ${when}`,
    left: (n) => (n === 1 ? "1 unidad puede volver" : `${n} unidades pueden volver`), paid: (value) => `${value} pagados por unidad`, howMany: "¿Cuántas vuelven?", why: "¿Por qué?", note: "Observación",
    start: "Revisar la devolución", nothing: "Diga cuántas unidades vuelven.", noteMissing: "Escriba el motivo.", waiting: "En curso", waitingNone: "Ninguna devolución en curso", over: "Devoluciones cerradas", overNone: "Ninguna devolución cerrada", overHint: "Una devolución se cierra cuando los artículos están guardados y el hub lo sabe.", waitingHint: "Busque arriba el pedido del cliente.",
    check: "Revisión: ¿qué acepta la tienda?", accepted: "Aceptadas", condition: "Estado", conditionOf: { resalable: "Se vende de nuevo", damaged: "Dañado" },
    accept: "Confirmar la revisión", deny: "¿Por qué no se acepta nada?", get: (value) => `Al cliente le corresponden ${value}. ¿Cómo los recibe?`,
    resolution: { coupon: "Vale de cambio", refund_by_hq: "Reembolso por la central", exchange: "Cambio por otro artículo" },
    where: "¿Adónde van los artículos?", place: { restock: "De vuelta al estante", damaged: "Dañados", to_warehouse: "Enviar al almacén" },
    stockBack: "El stock vuelve a contar con el próximo envío de stock.", couponRefused: "El hub rechazó el vale: elija de nuevo. El número anterior quedó anulado.", seeCoupon: "Ver el vale", close: "Cerrar",
    state: { open: "Abierta", checking: "En revisión", accepted: "Aceptada", partly_accepted: "Aceptada en parte", denied: "Negada", resolved: "Resuelta", stocked: "Artículos guardados, el hub aún no sabe", sent_to_hub: "Enviada al hub", closed: "Cerrada" },
    reason: { size: "Talla", colour_or_model: "Color o modelo", defect: "Defecto", wrong_product: "Producto equivocado", transport_damage: "Daño en el transporte", disliked: "No le gustó", regret: "Arrepentimiento (7 días)", gift: "Regalo", other: "Otro" },
    verdict: {
      eligible: (last) => `Puede volver hasta ${last}.`, not_delivered: () => "No consta como entregado: marque primero la entrega.", already_returned: () => "Todas las unidades ya volvieron.",
      window_over: (last) => `El plazo para este motivo terminó el ${last}.`, regret_over: (last) => `Los 7 días de arrepentimiento terminaron el ${last}; otro motivo aún puede valer.`,
      marketplace_policy: () => "Pedido de marketplace: el marketplace devuelve el dinero. Pida al cliente abrir la devolución en su sitio.",
    },
    parked: "El hub no aceptó la noticia", again: "Intentar de nuevo",
    receipt: "Imprimir el comprobante", receiptPrinted: "El comprobante va a la impresora.",
  },
  coupons: {
    title: "Vales de cambio", look: "Código, número, pedido o CPF", find: "Buscar", inStore: "En esta tienda", atHub: "En el hub", none: "Ningún vale", noneHint: "Un vale nace de una devolución. Busque en el hub los de otras tiendas.",
    balance: "Saldo", issued: "Valor", until: (day) => `Vale hasta ${day}`, asking: "Esperando la respuesta del hub. No entregue nada todavía.", use: "Usar", amount: "Cuánto usar (R$)", useNow: (value) => `Usar ${value}`, amountBad: "Escriba un valor hasta el saldo.",
    block: "Bloquear", unblock: "Desbloquear", extend: "Prorrogar 90 días", cancel: "Cancelar el vale", cancelSure: "¿Cancelarlo para siempre?", keep: "Mantener", print: "Imprimir", printed: "El vale va a la impresora.", movements: "Movimientos",
    state: { draft: "Pedido al hub", active: "Activo", partly_used: "Usado en parte", used: "Usado", expired: "Vencido", blocked: "Bloqueado", cancelled: "Cancelado", burned: "Número anulado" },
    kind: { issue: "Emisión", redeem: "Uso", block: "Bloqueo", unblock: "Desbloqueo", extend: "Prórroga", cancel: "Cancelación", expire: "Vencimiento" },
    movementState: { asked: "esperando al hub", done: "confirmado", refused: "rechazado" },
  },
  problem: {
    "already-returned": "Estas unidades ya volvieron, aquí o en otra tienda.", "not-delivered": "Estas unidades no constan como entregadas.", "window-over": "El plazo para este motivo terminó.",
    "marketplace-policy": "El marketplace devuelve este pedido.", "hub-offline": "El hub no responde ahora. Intente de nuevo cuando vuelva.", "note-missing": "Escriba el motivo.",
    "quantity-mismatch": "La cantidad no coincide.", "amount-zero": "No se pagó nada por estos artículos: elija otra forma.", "coupon-alive": "El vale de esta devolución sigue vigente.", "one-at-a-time": "Otro movimiento espera al hub.",
    "insufficient-balance": "El saldo es menor.", "bad-amount": "Escriba un valor de al menos un centavo.", "bad-expiry": "El vale ya vale más tiempo.", "not-now": "Esto no es posible ahora.", inconsistent: "Los movimientos no cuadran: llame a soporte.", "not-found": "No se encontró.",
  },
};

const catalogues: Record<Language, AfterTexts> = { "pt-BR": pt, en, es };

/** The texts of returns and store credit, which come with more.js in all languages. */
export const afterTexts = computed<AfterTexts>(() => catalogues[language.value]);
