import { computed } from "@preact/signals";
import { language, type Language } from "./index";

/** The second person's form. Part of more.js, which brings all languages at once. */
interface ApprovalTexts {
  explain: (total: string, by: string) => string;
  takes: (n: number) => string;
  refuses: (n: number, why: string) => string;
  asMe: (name: string) => string;
  who: string;
  badge: string;
  nobody: string;
  confirm: string;
  drop: string;
  dropHint: string;
  nameless: string;
}

const catalogues: Record<Language, ApprovalTexts> = {
  "pt-BR": {
    explain: (total, by) => `Pedido de ${total}: a resposta de ${by} só sai para o hub quando outra pessoa confirma.`,
    takes: (n) => `aceitar ${n}`,
    refuses: (n, why) => `recusar ${n} (${why})`,
    asMe: (name) => `Confirmar como ${name}`,
    who: "Quem confirma?",
    badge: "Toque no nome de quem confirma, ou bipe o crachá. Quem está na tela continua.",
    nobody: "Não há outro gerente que possa confirmar. Um gerente o cadastra em Pessoas.",
    confirm: "Confirmar",
    drop: "Retirar a resposta",
    dropHint: "Não é isso? Retire a resposta: o pedido volta a ser novo.",
    nameless: "a loja",
  },
  en: {
    explain: (total, by) => `An order of ${total}: the answer of ${by} leaves for the hub only when another person confirms it.`,
    takes: (n) => `accept ${n}`,
    refuses: (n, why) => `refuse ${n} (${why})`,
    asMe: (name) => `Confirm as ${name}`,
    who: "Who confirms?",
    badge: "Touch the name of who confirms, or scan the badge. Who is at the screen stays.",
    nobody: "There is no other manager who could confirm. A manager adds one under People.",
    confirm: "Confirm",
    drop: "Withdraw the answer",
    dropHint: "Not right? Withdraw the answer: the order is new again.",
    nameless: "the store",
  },
  es: {
    explain: (total, by) => `Pedido de ${total}: la respuesta de ${by} solo sale al hub cuando otra persona la confirma.`,
    takes: (n) => `aceptar ${n}`,
    refuses: (n, why) => `rechazar ${n} (${why})`,
    asMe: (name) => `Confirmar como ${name}`,
    who: "¿Quién confirma?",
    badge: "Toque el nombre de quien confirma, o escanee la credencial. Quien está en la pantalla sigue.",
    nobody: "No hay otro gerente que pueda confirmar. Un gerente lo registra en Personas.",
    confirm: "Confirmar",
    drop: "Retirar la respuesta",
    dropHint: "¿No es así? Retire la respuesta: el pedido vuelve a ser nuevo.",
    nameless: "la tienda",
  },
};

export const approvalTexts = computed<ApprovalTexts>(() => catalogues[language.value]);
