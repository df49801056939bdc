import { computed } from "@preact/signals";
import { language, type Language } from "./index";

const pt = {
  hint: "Tirado do que está neste computador: vale também sem o hub. O dia de um pedido é o dia em que o hub o deu a esta loja.", period: "Período", today: "Hoje", yesterday: "Ontem", days: (n: number) => `${n} dias`, own: "Outras datas", from: "De", to: "Até",
  state: "Situação", allStates: "Todas", find: "Cliente, SKU, EAN ou número", show: "Mostrar", csv: "Baixar CSV", close: "Fechamento em PDF", print: "Imprimir",
  orders: "Pedidos", units: "Unidades", total: "Valor", inTime: "Respondidos no prazo", packedInTime: "Embalados no prazo", ofHow: (n: number, all: number) => `${n} de ${all}`, noDeadline: "nenhum pedido com prazo",
  answer: "Tempo até responder", pick: "Tempo de separação", pack: "Tempo de embalagem", slow: (time: string) => `9 de 10 em até ${time}`, noTime: "sem pedidos",
  perDay: "Pedidos por dia", chartSays: (days: number, orders: number, late: number) => `Gráfico de ${days} ${days === 1 ? "dia" : "dias"}: ${orders} pedidos, ${late} com prazo perdido. A tabela abaixo traz os números.`, lateOnes: "Prazo perdido", asTable: "Ver os números por dia", day: "Dia", refused: "Unidades recusadas",
  became: "O que foi feito deles", reasons: "Motivos de recusa", reason: "Motivo", products: "Produtos mais recusados", product: "Produto", people: "Respostas por pessoa", person: "Pessoa", answers: "Respostas", left: "O que falta agora", stage: "Etapa", codes: "Quais",
  none: "Nenhum pedido neste período", noneHint: "Escolha outras datas, ou espere o hub dar pedidos a esta loja.", partly: (n: number) => `Só os ${n} pedidos mais novos foram contados: escolha um período menor.`, badDates: "A segunda data não pode vir antes da primeira, e entre elas cabem 400 dias.",
  column: { order: "Pedido", channel: "Número do canal", kind: "Tipo", customer: "Cliente", currency: "Moeda", assigned: "Dado à loja", answerBy: "Responder até", answered: "Respondido", picking: "Separação iniciada", picked: "Separado", readyBy: "Pronto até", packed: "Embalado" },
};
type ReportTexts = typeof pt;

const en: ReportTexts = {
  hint: "From what is on this computer: it also counts without the hub. An order's day is the day on which the hub gave it to this store.", period: "Period", today: "Today", yesterday: "Yesterday", days: (n) => `${n} days`, own: "Other dates", from: "From", to: "To",
  state: "State", allStates: "All", find: "Customer, SKU, EAN or number", show: "Show", csv: "Save CSV", close: "Day's close as PDF", print: "Print",
  orders: "Orders", units: "Units", total: "Amount", inTime: "Answered in time", packedInTime: "Packed in time", ofHow: (n, all) => `${n} of ${all}`, noDeadline: "no order with a deadline",
  answer: "Time to answer", pick: "Time to pick", pack: "Time to pack", slow: (time) => `9 of 10 within ${time}`, noTime: "no orders",
  perDay: "Orders per day", chartSays: (days, orders, late) => `Chart of ${days} ${days === 1 ? "day" : "days"}: ${orders} orders, ${late} with a missed deadline. The table below has the numbers.`, lateOnes: "Missed deadline", asTable: "See the numbers per day", day: "Day", refused: "Refused units",
  became: "What became of them", reasons: "Reasons of refusals", reason: "Reason", products: "Products refused most", product: "Product", people: "Answers by person", person: "Person", answers: "Answers", left: "What is left now", stage: "Stage", codes: "Which",
  none: "No order in this period", noneHint: "Choose other dates, or wait for the hub to give this store orders.", partly: (n) => `Only the ${n} newest orders were counted: choose a shorter period.`, badDates: "The second date cannot be before the first, and there may be 400 days between them.",
  column: { order: "Order", channel: "Channel's number", kind: "Type", customer: "Customer", currency: "Currency", assigned: "Given to the store", answerBy: "Answer by", answered: "Answered", picking: "Picking began", picked: "Picked", readyBy: "Ready by", packed: "Packed" },
};

const es: ReportTexts = {
  hint: "De lo que está en este computador: vale también sin el hub. El día de un pedido es el día en que el hub lo dio a esta tienda.", period: "Período", today: "Hoy", yesterday: "Ayer", days: (n) => `${n} días`, own: "Otras fechas", from: "De", to: "Hasta",
  state: "Situación", allStates: "Todas", find: "Cliente, SKU, EAN o número", show: "Mostrar", csv: "Descargar CSV", close: "Cierre en PDF", print: "Imprimir",
  orders: "Pedidos", units: "Unidades", total: "Valor", inTime: "Respondidos a tiempo", packedInTime: "Embalados a tiempo", ofHow: (n, all) => `${n} de ${all}`, noDeadline: "ningún pedido con plazo",
  answer: "Tiempo hasta responder", pick: "Tiempo de preparación", pack: "Tiempo de embalaje", slow: (time) => `9 de 10 en hasta ${time}`, noTime: "sin pedidos",
  perDay: "Pedidos por día", chartSays: (days, orders, late) => `Gráfico de ${days} ${days === 1 ? "día" : "días"}: ${orders} pedidos, ${late} con plazo perdido. La tabla de abajo trae los números.`, lateOnes: "Plazo perdido", asTable: "Ver los números por día", day: "Día", refused: "Unidades rechazadas",
  became: "Qué se hizo con ellos", reasons: "Motivos de rechazo", reason: "Motivo", products: "Productos más rechazados", product: "Producto", people: "Respuestas por persona", person: "Persona", answers: "Respuestas", left: "Qué falta ahora", stage: "Etapa", codes: "Cuáles",
  none: "Ningún pedido en este período", noneHint: "Elija otras fechas, o espere que el hub dé pedidos a esta tienda.", partly: (n) => `Solo se contaron los ${n} pedidos más nuevos: elija un período menor.`, badDates: "La segunda fecha no puede venir antes de la primera, y entre ellas caben 400 días.",
  column: { order: "Pedido", channel: "Número del canal", kind: "Tipo", customer: "Cliente", currency: "Moneda", assigned: "Dado a la tienda", answerBy: "Responder hasta", answered: "Respondido", picking: "Preparación iniciada", picked: "Preparado", readyBy: "Listo hasta", packed: "Embalado" },
};

const catalogues: Record<Language, ReportTexts> = { "pt-BR": pt, en, es };

/** The texts of the reports, which come with more.js. */
export const reportTexts = computed<ReportTexts>(() => catalogues[language.value]);
