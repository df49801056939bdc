import { computed } from "@preact/signals";
import type { CodesFinding } from "../../generated/api";
import type { FileFault } from "../codes/file";
import type { TableName } from "../codes/tables";
import { afterTexts } from "./after_words";
import { language, texts, type Language } from "./index";
import { plural } from "./plural";

/** What our words of a table are called on the screen; tables without an entry hold names that people choose. */
export const meaningWords = computed<Partial<Record<TableName, Readonly<Record<string, string>>>>>(() => {
  const { state, journey, reason, timelineName } = texts.value;
  const own = codesTexts.value;
  const { in_transit, delivered, ready_for_pickup, not_collected, accepted, returned, refused } = state;
  return {
    statuses: { assigned: own.assigned, accepted, in_transit, delivered, ready_for_pickup, returned, cancelled: own.cancelled, refused, not_collected },
    purposes: { in_transit, delivered, ready_for_pickup, not_collected, handover_reversed: timelineName["reverse_handover"] ?? "" },
    refusal_reasons: reason,
    return_reasons: afterTexts.value.returns.reason,
    journeys: journey,
  };
});

interface CodesTexts {
  lead: string; tables: Record<TableName, string>; sentHint: string; assigned: string; cancelled: string;
  countsNow: (version: number, when: string, by: string) => string; brought: string; somebody: string;
  unknownTitle: string; orders: (n: number) => string;
  code: string; means: string; shown: string; choose: string; row: (n: number) => string; codeFor: string;
  add: string; rowsWrong: (n: number) => string;
  fault: Record<"empty_code" | "empty_means" | "twice", string>;
  check: string; save: string; lookTitle: string; changedOrders: (n: number) => string;
  finding: Record<CodesFinding["slug"], (code: string) => string>;
  conflict: (version: number, when: string, by: string) => string; conflictHint: string; loadNewest: (version: number) => string; keepMine: string;
  typed: string; saved: (version: number) => string; exportFile: string; importFile: string; exportedSaved: (version: number) => string;
  onScreen: (what: string, n: number, version: number) => string; fileFault: (fault: FileFault) => string;
  versions: string; version: (n: number) => string; current: string; open: string;
  leave: string; leavingText: string; stay: string; notHere: string; notForYou: string;
}

interface FaultWords {
  row: (n: number) => string;
  not_json: string; not_ours: string; no_list: string; too_many: string; table_unknown: string; row_shape: string; row_meaning: string; row_twice: string; nothing: string;
}

/** A sentence that names the place: "Canais, linha 3: “x” está duas vezes. Nada foi carregado." */
function sayFault(fault: FileFault, tables: Record<TableName, string>, words: FaultWords): string {
  const place = "row" in fault ? `${tables[fault.table]}, ${words.row(fault.row)}: ` : "table" in fault ? `${tables[fault.table]}: ` : "";
  const what = "text" in fault ? `“${fault.text}” ` : "name" in fault ? `“${fault.name}”: ` : "";
  return `${place}${what}${words[fault.kind]} ${words.nothing}`;
}

const ptTables: Record<TableName, string> = {
  statuses: "Situação do pedido (lida do hub)", purposes: "Situação enviada ao hub", refusal_reasons: "Motivos de recusa", return_reasons: "Motivos de devolução",
  journeys: "Modalidades", carriers: "Transportadoras", services: "Serviços", channels: "Canais",
};
const enTables: Record<TableName, string> = {
  statuses: "Order status (read from the hub)", purposes: "Status sent to the hub", refusal_reasons: "Reasons of refusals", return_reasons: "Reasons of returns",
  journeys: "Ways of delivery", carriers: "Carriers", services: "Services", channels: "Channels",
};
const esTables: Record<TableName, string> = {
  statuses: "Estado del pedido (leído del hub)", purposes: "Estado enviado al hub", refusal_reasons: "Motivos de rechazo", return_reasons: "Motivos de devolución",
  journeys: "Modalidades", carriers: "Transportistas", services: "Servicios", channels: "Canales",
};

const catalogues: Record<Language, CodesTexts> = {
  "pt-BR": {
    lead: "O que cada código do hub significa aqui, e com que código o Balcão fala com o hub. Vale para todos os computadores desta loja.",
    tables: ptTables, sentHint: "O código que o hub recebe no lugar de cada palavra.", assigned: "Designado à loja", cancelled: "Cancelado",
    countsNow: (version, when, by) => `Vale a versão ${version}, salva ${when} por ${by}.`, brought: "Como o Balcão traz", somebody: "alguém",
    unknownTitle: "Códigos vistos que a tabela não conhece", orders: (n) => `em ${plural(n, "pedido", "pedidos")}`,
    code: "Código do hub", means: "Significa", shown: "Nome mostrado", choose: "Escolha…", row: (n) => `linha ${n}`, codeFor: "Código enviado",
    add: "Acrescentar código", rowsWrong: (n) => `${n} a corrigir`,
    fault: { empty_code: "Escreva o código.", empty_means: "Diga o que o código significa.", twice: "Este código está duas vezes: deixe um só." },
    check: "Conferir e salvar", save: "Salvar", lookTitle: "Antes de salvar, confira",
    changedOrders: (n) => (n ? `${plural(n, "pedido do painel muda", "pedidos do painel mudam")} de significado.` : "Nenhum pedido do painel muda de significado."),
    finding: {
      meaning_lost: (word) => `nenhum código significa mais “${word}”. O Balcão não vai entender quando o hub disser isso.`,
      not_read_back: (code) => `o código ${code} é enviado, mas lido do hub não significa o mesmo: o hub nunca vai confirmar o que a loja fez.`,
      given_code: (code) => `no contrato do hub 3 é “Em trânsito” e 4 é “Entregue”; aqui o código ${code} diz outra coisa.`,
      seen_unknown: (code) => `há pedidos com o código ${code}, e a tabela não o tem.`,
    },
    conflict: (version, when, by) => `Enquanto isso ${by} salvou a versão ${version}, ${when}. O que você digitou ainda está aqui e não foi salvo.`,
    conflictHint: "Carregar troca o que está na tela, e ainda dá para desfazer. Se você ficar com o seu, salvar substitui o da outra pessoa.",
    loadNewest: (version) => `Carregar a versão ${version}`, keepMine: "Ficar com o que digitei", typed: "o que você digitou",
    saved: (version) => `De-para salvo, versão ${version}. O que já está a caminho do hub mantém as palavras antigas até ser resolvido.`,
    exportFile: "Exportar", importFile: "Importar", exportedSaved: (version) => `O arquivo traz a versão ${version}, sem as alterações que ainda não foram salvas.`,
    onScreen: (what, n, version) => `Na tela, ainda sem salvar: ${what}. ${n ? plural(n, "linha difere", "linhas diferem") : "Nada difere"} da versão ${version}, que vale agora.`,
    fileFault: (fault) => sayFault(fault, ptTables, {
      row: (n) => `linha ${n}`, not_json: "O arquivo não pode ser lido: não é JSON.", not_ours: "Este arquivo não é um de-para exportado do Balcão.", no_list: "falta no arquivo, ou não é uma lista.",
      too_many: "mais de 500 linhas.", table_unknown: "o Balcão não conhece esta tabela.", row_shape: "uma linha tem um código (code, até 64 letras) e um significado (means, até 80), e nada mais.",
      row_meaning: "não é um significado que o Balcão conhece.", row_twice: "está duas vezes.", nothing: "Nada foi carregado.",
    }),
    versions: "Versões anteriores", version: (n) => `Versão ${n}`, current: "vale agora", open: "Abrir",
    leave: "Sair sem salvar", leavingText: "O de-para tem alterações que não foram salvas.", stay: "Continuar aqui",
    notHere: "O de-para não pode ser mudado aqui.", notForYou: "O de-para é de gerentes e do suporte.",
  },
  en: {
    lead: "What each code of the hub means here, and which code Balcão uses towards the hub. It holds for every computer of this store.",
    tables: enTables, sentHint: "The code that the hub gets in place of each word.", assigned: "Given to the store", cancelled: "Cancelled",
    countsNow: (version, when, by) => `Version ${version} counts, saved ${when} by ${by}.`, brought: "As Balcão brings it", somebody: "somebody",
    unknownTitle: "Codes that were seen and that the table does not know", orders: (n) => `in ${plural(n, "order", "orders")}`,
    code: "The hub's code", means: "Means", shown: "Name that is shown", choose: "Choose…", row: (n) => `row ${n}`, codeFor: "Code that is sent",
    add: "Add a code", rowsWrong: (n) => `${n} to put right`,
    fault: { empty_code: "Write the code.", empty_means: "Say what the code means.", twice: "This code is here twice: leave only one." },
    check: "Check and save", save: "Save", lookTitle: "Look at this before you save",
    changedOrders: (n) => (n ? `${plural(n, "order on the board changes its", "orders on the board change their")} meaning.` : "No order on the board changes its meaning."),
    finding: {
      meaning_lost: (word) => `no code means “${word}” any more. Balcão will not understand when the hub says so.`,
      not_read_back: (code) => `code ${code} is sent, but read from the hub it does not mean the same: the hub can never confirm what the store did.`,
      given_code: (code) => `in the hub's contract 3 is “In transit” and 4 is “Delivered”; here code ${code} says otherwise.`,
      seen_unknown: (code) => `there are orders with code ${code}, and the table does not have it.`,
    },
    conflict: (version, when, by) => `Meanwhile ${by} saved version ${version}, ${when}. What you typed is still here and was not saved.`,
    conflictHint: "Loading replaces what is on the screen, and you can still undo that. If you keep yours, saving replaces the other person's.",
    loadNewest: (version) => `Load version ${version}`, keepMine: "Keep what I typed", typed: "what you typed",
    saved: (version) => `Code tables saved, version ${version}. What is already on its way to the hub keeps the old words until it is settled.`,
    exportFile: "Export", importFile: "Import", exportedSaved: (version) => `The file has version ${version}, without the changes that are not saved yet.`,
    onScreen: (what, n, version) => `On the screen, not saved yet: ${what}. ${n ? plural(n, "row differs", "rows differ") : "Nothing differs"} from version ${version}, which counts now.`,
    fileFault: (fault) => sayFault(fault, enTables, {
      row: (n) => `row ${n}`, not_json: "The file cannot be read: it is no JSON.", not_ours: "This file is no export of Balcão's code tables.", no_list: "missing in the file, or no list.",
      too_many: "more than 500 rows.", table_unknown: "Balcão does not know this table.", row_shape: "a row has a code (code, up to 64 letters) and a meaning (means, up to 80), and nothing else.",
      row_meaning: "is no meaning that Balcão knows.", row_twice: "is here twice.", nothing: "Nothing was loaded.",
    }),
    versions: "Earlier versions", version: (n) => `Version ${n}`, current: "counts now", open: "Open",
    leave: "Leave without saving", leavingText: "The code tables have changes that were not saved.", stay: "Stay here",
    notHere: "The code tables cannot be changed here.", notForYou: "The code tables are for managers and support.",
  },
  es: {
    lead: "Qué significa aquí cada código del hub, y con qué código Balcão habla con el hub. Vale para todos los equipos de esta tienda.",
    tables: esTables, sentHint: "El código que recibe el hub en lugar de cada palabra.", assigned: "Asignado a la tienda", cancelled: "Cancelado",
    countsNow: (version, when, by) => `Vale la versión ${version}, guardada ${when} por ${by}.`, brought: "Como lo trae Balcão", somebody: "alguien",
    unknownTitle: "Códigos vistos que la tabla no conoce", orders: (n) => `en ${plural(n, "pedido", "pedidos")}`,
    code: "Código del hub", means: "Significa", shown: "Nombre que se muestra", choose: "Elija…", row: (n) => `fila ${n}`, codeFor: "Código enviado",
    add: "Agregar código", rowsWrong: (n) => `${n} por corregir`,
    fault: { empty_code: "Escriba el código.", empty_means: "Diga qué significa el código.", twice: "Este código está dos veces: deje uno solo." },
    check: "Revisar y guardar", save: "Guardar", lookTitle: "Revise esto antes de guardar",
    changedOrders: (n) => (n ? `${plural(n, "pedido del panel cambia", "pedidos del panel cambian")} de significado.` : "Ningún pedido del panel cambia de significado."),
    finding: {
      meaning_lost: (word) => `ningún código significa ya “${word}”. Balcão no entenderá cuando el hub lo diga.`,
      not_read_back: (code) => `el código ${code} se envía, pero leído del hub no significa lo mismo: el hub nunca podrá confirmar lo que hizo la tienda.`,
      given_code: (code) => `en el contrato del hub 3 es “En tránsito” y 4 es “Entregado”; aquí el código ${code} dice otra cosa.`,
      seen_unknown: (code) => `hay pedidos con el código ${code}, y la tabla no lo tiene.`,
    },
    conflict: (version, when, by) => `Mientras tanto ${by} guardó la versión ${version}, ${when}. Lo que usted escribió sigue aquí y no se guardó.`,
    conflictHint: "Cargar cambia lo que está en la pantalla, y todavía se puede deshacer. Si se queda con lo suyo, guardar reemplaza lo de la otra persona.",
    loadNewest: (version) => `Cargar la versión ${version}`, keepMine: "Quedarme con lo que escribí", typed: "lo que usted escribió",
    saved: (version) => `Equivalencias guardadas, versión ${version}. Lo que ya va camino al hub conserva las palabras de antes hasta que se resuelva.`,
    exportFile: "Exportar", importFile: "Importar", exportedSaved: (version) => `El archivo trae la versión ${version}, sin los cambios que todavía no se guardaron.`,
    onScreen: (what, n, version) => `En la pantalla, sin guardar todavía: ${what}. ${n ? plural(n, "fila difiere", "filas difieren") : "Nada difiere"} de la versión ${version}, que vale ahora.`,
    fileFault: (fault) => sayFault(fault, esTables, {
      row: (n) => `fila ${n}`, not_json: "El archivo no se puede leer: no es JSON.", not_ours: "Este archivo no es una exportación de las equivalencias de Balcão.", no_list: "falta en el archivo, o no es una lista.",
      too_many: "más de 500 filas.", table_unknown: "Balcão no conoce esta tabla.", row_shape: "una fila tiene un código (code, hasta 64 letras) y un significado (means, hasta 80), y nada más.",
      row_meaning: "no es un significado que Balcão conozca.", row_twice: "está dos veces.", nothing: "No se cargó nada.",
    }),
    versions: "Versiones anteriores", version: (n) => `Versión ${n}`, current: "vale ahora", open: "Abrir",
    leave: "Salir sin guardar", leavingText: "Las equivalencias tienen cambios que no se guardaron.", stay: "Seguir aquí",
    notHere: "Las equivalencias no se pueden cambiar aquí.", notForYou: "Las equivalencias son de los gerentes y de soporte.",
  },
};

export const codesTexts = computed<CodesTexts>(() => catalogues[language.value]);
