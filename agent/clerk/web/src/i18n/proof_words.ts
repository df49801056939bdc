import { computed } from "@preact/signals";
import type { Errand, Proof } from "../../generated/api";
import { language, type Language } from "./index";

const pt = {
  title: "Comprovante de entrega", none: "Nenhum comprovante guardado.", help: "Foto, assinatura ou PDF. Fica guardado aqui e vai sozinho para o hub.",
  photo: "Tirar foto", file: "Escolher arquivo", sign: "Assinar na tela", keep: "Guardar comprovante", discard: "Descartar", kept: "Comprovante guardado.", look: "Ver",
  signHere: "Assine no quadro com o dedo, a caneta ou o mouse.", noPointer: "Sem tela de toque nem mouse, use foto ou arquivo.", signArea: "Quadro para a assinatura", clear: "Limpar", signed: "Usar assinatura", empty: "Assine primeiro.",
  check: "Confira antes de guardar", unreadable: "Este arquivo não abre: escolha uma foto JPEG ou PNG, ou um PDF.", tooLarge: "O arquivo passa de 5 MB: escolha um menor.",
  kind: { photo: "Foto", signature: "Assinatura", document: "Documento" } satisfies Record<Proof["kind"], string>,
  state: { waiting: "esperando o hub", sent: "no hub", kept_here: "guardado só nesta loja" } satisfies Record<Proof["state"], string>,
  offline: "O hub está fora do ar: o comprovante espera aqui e segue sozinho quando ele voltar.", erased: (day: string) => `Arquivo apagado em ${day}.`, by: (name: string) => `por ${name}`, size: (kb: number) => `${kb} KB`,
  parkedTitle: "O hub não aceitou", again: "Tentar de novo", drop: "Já resolvi de outro jeito", sure: "Tirar da fila?", keepIt: "Manter",
  errand: { tell_return: "Aviso de devolução", issue_coupon: "Pedido de vale-troca", move_coupon: "Movimento de vale-troca", send_proof: "Comprovante de entrega", send_stock: "Envio de estoque" } satisfies Record<Errand["kind"], string>,
  dropped: {
    tell_return: "A devolução conta como avisada ao hub: faça isto só se a central já sabe.", issue_coupon: "O número deste vale é anulado; a devolução volta a pedir uma escolha.",
    move_coupon: "O movimento sai da fila.", send_proof: "O comprovante fica guardado só nesta loja.", send_stock: "Este envio de estoque sai da fila; a próxima mudança vai de novo.",
  } satisfies Record<Errand["kind"], string>,
  problem: {
    "not-now": "Só dá para guardar comprovante depois que a mercadoria saiu da loja.", "too-large": "O arquivo passa de 5 MB: escolha um menor.", "no-proof": "O arquivo não é um JPEG, PNG ou PDF inteiro: escolha outro.",
    empty: "O arquivo está vazio: escolha outro.", "too-many": "Este pedido já tem 20 comprovantes.", erased: "O arquivo já foi apagado: o prazo de guarda acabou.",
  } as Record<string, string>,
};
type ProofTexts = typeof pt;

const en: ProofTexts = {
  title: "Proof of delivery", none: "No proof kept yet.", help: "Photo, signature or PDF. It is kept here and goes to the hub by itself.",
  photo: "Take a photo", file: "Choose a file", sign: "Sign on screen", keep: "Keep the proof", discard: "Discard", kept: "Proof kept.", look: "See",
  signHere: "Sign in the box with a finger, a pen or the mouse.", noPointer: "Without a touch screen or a mouse, use a photo or a file.", signArea: "Box for the signature", clear: "Clear", signed: "Use the signature", empty: "Sign first.",
  check: "Check it before keeping it", unreadable: "This file does not open: choose a JPEG or PNG picture, or a PDF.", tooLarge: "The file is larger than 5 MB: choose a smaller one.",
  kind: { photo: "Photo", signature: "Signature", document: "Document" },
  state: { waiting: "waiting for the hub", sent: "at the hub", kept_here: "kept in this store only" },
  offline: "The hub is away: the proof waits here and goes by itself when it is back.", erased: (day) => `File erased on ${day}.`, by: (name) => `by ${name}`, size: (kb) => `${kb} KB`,
  parkedTitle: "The hub did not accept", again: "Try again", drop: "Settled another way", sure: "Take it out of the queue?", keepIt: "Keep it",
  errand: { tell_return: "News of a return", issue_coupon: "Request for store credit", move_coupon: "Movement of store credit", send_proof: "Proof of delivery", send_stock: "Stock update" },
  dropped: {
    tell_return: "The return counts as told to the hub: do this only if head office knows.", issue_coupon: "The number of this store credit becomes void; the return asks for a choice again.",
    move_coupon: "The movement leaves the queue.", send_proof: "The proof stays in this store only.", send_stock: "This stock update leaves the queue; the next change goes again.",
  },
  problem: {
    "not-now": "A proof can be kept only after the goods left the store.", "too-large": "The file is larger than 5 MB: choose a smaller one.", "no-proof": "The file is no whole JPEG, PNG or PDF: choose another.",
    empty: "The file is empty: choose another.", "too-many": "This order has 20 proofs already.", erased: "The file was erased: its days are over.",
  },
};

const es: ProofTexts = {
  title: "Comprobante de entrega", none: "Ningún comprobante guardado.", help: "Foto, firma o PDF. Queda guardado aquí y va solo al hub.",
  photo: "Tomar foto", file: "Elegir archivo", sign: "Firmar en pantalla", keep: "Guardar comprobante", discard: "Descartar", kept: "Comprobante guardado.", look: "Ver",
  signHere: "Firme en el cuadro con el dedo, el lápiz o el ratón.", noPointer: "Sin pantalla táctil ni ratón, use foto o archivo.", signArea: "Cuadro para la firma", clear: "Limpiar", signed: "Usar la firma", empty: "Firme primero.",
  check: "Revise antes de guardar", unreadable: "Este archivo no se abre: elija una foto JPEG o PNG, o un PDF.", tooLarge: "El archivo pasa de 5 MB: elija uno menor.",
  kind: { photo: "Foto", signature: "Firma", document: "Documento" },
  state: { waiting: "esperando al hub", sent: "en el hub", kept_here: "guardado solo en esta tienda" },
  offline: "El hub no responde: el comprobante espera aquí y sigue solo cuando vuelva.", erased: (day) => `Archivo borrado el ${day}.`, by: (name) => `por ${name}`, size: (kb) => `${kb} KB`,
  parkedTitle: "El hub no lo aceptó", again: "Intentar de nuevo", drop: "Ya lo resolví de otra forma", sure: "¿Sacarlo de la cola?", keepIt: "Mantener",
  errand: { tell_return: "Aviso de devolución", issue_coupon: "Pedido de vale", move_coupon: "Movimiento de vale", send_proof: "Comprobante de entrega", send_stock: "Envío de stock" },
  dropped: {
    tell_return: "La devolución cuenta como avisada al hub: hágalo solo si la central ya lo sabe.", issue_coupon: "El número de este vale queda anulado; la devolución vuelve a pedir una elección.",
    move_coupon: "El movimiento sale de la cola.", send_proof: "El comprobante queda guardado solo en esta tienda.", send_stock: "Este envío de stock sale de la cola; el próximo cambio va de nuevo.",
  },
  problem: {
    "not-now": "Solo se puede guardar un comprobante después de que la mercadería salió de la tienda.", "too-large": "El archivo pasa de 5 MB: elija uno menor.", "no-proof": "El archivo no es un JPEG, PNG o PDF entero: elija otro.",
    empty: "El archivo está vacío: elija otro.", "too-many": "Este pedido ya tiene 20 comprobantes.", erased: "El archivo ya fue borrado: su plazo terminó.",
  },
};

const catalogues: Record<Language, ProofTexts> = { "pt-BR": pt, en, es };

/** The texts of proofs of delivery and of what the hub did not accept, which come with more.js. */
export const proofTexts = computed<ProofTexts>(() => catalogues[language.value]);
