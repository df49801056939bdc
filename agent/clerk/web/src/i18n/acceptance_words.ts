import { computed } from "@preact/signals";
import { language, type Language } from "./index";

/** The script's own sentences come from the agent, in the language that the page asks for. */
const pt = {
  title: "Roteiro de homologação",
  lead: "O que loja e hub precisam fazer juntos antes da produção. Ninguém marca nada: cada passo se confirma pelo que foi feito e pelo que o hub recebeu.",
  since: "Desde", today: "Desde hoje cedo", now: "Começar agora", pdf: "PDF para assinar",
  progress: (passed: number, required: number) => `${passed} de ${required} casos cumpridos`,
  allDone: "Tudo cumprido: baixe o PDF e assinem.", next: "Próximo passo", go: "Abrir",
  state: { waiting: "a fazer", failed: "falhou", under_way: "a caminho do hub", passed: "feito" },
  optional: "se o hub oferece", order: "Pedido", hubLooks: "O hub confere:", problem: "Motivo:", message: "Mensagem",
  partly: "Só o mais novo do período foi lido: escolha um início mais recente.", forbidden: "Só gerente ou suporte vê o roteiro.", coming: "Lendo o que foi feito…", badSince: "Escolha uma data e hora que já passaram.",
};
export type AcceptanceTexts = typeof pt;

const en: AcceptanceTexts = {
  title: "Acceptance script",
  lead: "What store and hub have to do together before they go live. Nobody ticks anything: each step is confirmed by what was done and by what the hub took.",
  since: "Since", today: "Since this morning", now: "Begin now", pdf: "PDF to be signed",
  progress: (passed, required) => `${passed} of ${required} cases passed`,
  allDone: "All passed: download the PDF and sign it.", next: "Next step", go: "Open",
  state: { waiting: "to do", failed: "failed", under_way: "on its way to the hub", passed: "done" },
  optional: "if the hub offers it", order: "Order", hubLooks: "The hub looks at:", problem: "Reason:", message: "Message",
  partly: "Only the newest of the period was read: choose a later beginning.", forbidden: "Only a manager or support sees the script.", coming: "Reading what was done…", badSince: "Choose a date and time in the past.",
};

const es: AcceptanceTexts = {
  title: "Guion de homologación",
  lead: "Lo que tienda y hub tienen que hacer juntos antes de producción. Nadie marca nada: cada paso se confirma por lo que se hizo y por lo que el hub recibió.",
  since: "Desde", today: "Desde esta mañana", now: "Empezar ahora", pdf: "PDF para firmar",
  progress: (passed, required) => `${passed} de ${required} casos cumplidos`,
  allDone: "Todo cumplido: descargue el PDF y fírmenlo.", next: "Próximo paso", go: "Abrir",
  state: { waiting: "por hacer", failed: "falló", under_way: "en camino al hub", passed: "hecho" },
  optional: "si el hub lo ofrece", order: "Pedido", hubLooks: "El hub revisa:", problem: "Motivo:", message: "Mensaje",
  partly: "Solo se leyó lo más nuevo del período: elija un inicio más reciente.", forbidden: "Solo gerente o soporte ve el guion.", coming: "Leyendo lo que se hizo…", badSince: "Elija una fecha y hora que ya pasaron.",
};

const catalogues: Record<Language, AcceptanceTexts> = { "pt-BR": pt, en, es };

/** The texts around the acceptance script, which come with more.js. */
export const acceptanceTexts = computed<AcceptanceTexts>(() => catalogues[language.value]);
