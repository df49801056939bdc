import { computed } from "@preact/signals";
import type { StockMove } from "../../generated/api";
import { language, type Language } from "./index";

const pt = {
  title: "Estoque visto pela loja", store: "Loja", hint: "Só o que mudou por recusas, devoluções e contagens. O hub recebe a quantidade nova sozinho.", none: "Nenhum movimento ainda", noneHint: "Recusar um item por falta, ou devolver um à prateleira, aparece aqui.",
  unknownLevel: "sem contagem", units: (n: number) => (n === 1 ? "1 unidade" : `${n} unidades`), untold: "esperando o hub", wantsCount: "Contar", wantsCountHint: "Alguém não achou o produto ou achou outro: conte o que há na loja.",
  unknown: "O hub não conhece", unknownHint: "O produto não está cadastrado no hub. Peça o cadastro à central; depois mande de novo.", tell: "Mandar de novo", told: "Vai de novo para o hub.",
  count: "Quantas há?", keep: "Guardar contagem", kept: "Contagem guardada.", bad: "Digite um número inteiro, 0 ou mais.", moves: "Movimentos", movesOf: (name: string) => `Movimentos de ${name}`, from: (before: string, after: string) => `de ${before} para ${after}`,
  cause: { refused: "Recusa", returned: "Devolução à prateleira", counted: "Contagem", undone: "Resposta desfeita" } satisfies Record<StockMove["cause"], string>,
  waits: (n: number) => (n === 1 ? "1 produto do estoque espera por você" : `${n} produtos do estoque esperam por você`),
};
type StockTexts = typeof pt;

const en: StockTexts = {
  title: "Stock as the store sees it", store: "Store", hint: "Only what changed by refusals, returns and counts. The hub gets the new quantity by itself.", none: "No movement yet", noneHint: "Refusing an item that is not there, or putting one back on the shelf, shows here.",
  unknownLevel: "not counted", units: (n) => (n === 1 ? "1 unit" : `${n} units`), untold: "waiting for the hub", wantsCount: "Count", wantsCountHint: "Somebody did not find the product or found another: count what the store has.",
  unknown: "Unknown to the hub", unknownHint: "The product is not registered at the hub. Ask head office to register it, then send it again.", tell: "Send again", told: "It goes to the hub again.",
  count: "How many are there?", keep: "Keep the count", kept: "Count kept.", bad: "Type a whole number, 0 or more.", moves: "Movements", movesOf: (name) => `Movements of ${name}`, from: (before, after) => `from ${before} to ${after}`,
  cause: { refused: "Refusal", returned: "Back to the shelf", counted: "Count", undone: "Answer taken back" },
  waits: (n) => (n === 1 ? "1 product of the stock waits for you" : `${n} products of the stock wait for you`),
};

const es: StockTexts = {
  title: "Stock visto por la tienda", store: "Tienda", hint: "Solo lo que cambió por rechazos, devoluciones y conteos. El hub recibe la cantidad nueva solo.", none: "Ningún movimiento todavía", noneHint: "Rechazar un artículo que falta, o devolver uno al estante, aparece aquí.",
  unknownLevel: "sin conteo", units: (n) => (n === 1 ? "1 unidad" : `${n} unidades`), untold: "esperando al hub", wantsCount: "Contar", wantsCountHint: "Alguien no encontró el producto o encontró otro: cuente lo que hay en la tienda.",
  unknown: "El hub no lo conoce", unknownHint: "El producto no está registrado en el hub. Pida el registro a la central y envíelo de nuevo.", tell: "Enviar de nuevo", told: "Va de nuevo al hub.",
  count: "¿Cuántas hay?", keep: "Guardar conteo", kept: "Conteo guardado.", bad: "Escriba un número entero, 0 o más.", moves: "Movimientos", movesOf: (name) => `Movimientos de ${name}`, from: (before, after) => `de ${before} a ${after}`,
  cause: { refused: "Rechazo", returned: "De vuelta al estante", counted: "Conteo", undone: "Respuesta deshecha" },
  waits: (n) => (n === 1 ? "1 producto del stock espera por usted" : `${n} productos del stock esperan por usted`),
};

const catalogues: Record<Language, StockTexts> = { "pt-BR": pt, en, es };

/** The texts of the store's stock, which come with more.js. */
export const stockTexts = computed<StockTexts>(() => catalogues[language.value]);
