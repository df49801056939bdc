import { computed } from "@preact/signals";
import type { PaperWish } from "../../generated/api";
import { language, type Language } from "./index";

/** The store's own papers by kind: what stands on the buttons. `why`: why there is none, by the slug of the agent's refusal. */
type PaperTexts = Record<PaperWish["kind"], string> & {
  print: string; look: string; made: (paper: string) => string;
  invoiceFile: string; fileKept: string; fileTooLarge: string; why: Record<string, string>;
};

const catalogues: Record<Language, PaperTexts> = {
  "pt-BR": {
    print: "Imprimir",
    look: "Ver PDF",
    made: (paper) => `${paper}: enviada para a impressora`,
    invoiceFile: "Ou o arquivo XML da nota (NF-e)",
    fileKept: "O arquivo da nota está guardado com o pedido.",
    fileTooLarge: "O arquivo é grande demais para uma NF-e.",
    why: {
      nfe_missing: "Falta o arquivo XML da nota. Anexe-o em \"Nota fiscal\".",
      nfe_wiped: "O arquivo da nota foi apagado dias depois do fim do pedido. Anexe-o de novo em \"Nota fiscal\".",
      "paper-wiped": "O arquivo foi apagado dias depois do fim do pedido. Se ainda precisar da etiqueta, pegue-a de novo no hub ou na transportadora.",
      nfe_unreadable: "Este arquivo não é o XML de uma NF-e.",
      nfe_wrong_model: "A nota não é uma NF-e (modelo 55).",
      nfe_not_authorised: "A nota não está autorizada pela Sefaz, ou o arquivo não traz o protocolo.",
      nfe_key_wrong: "A chave de acesso no arquivo está errada.",
      nfe_not_distance_sale: "A DANFE simplificada só vale para venda a distância ao consumidor final.",
      nfe_incomplete: "Faltam dados no arquivo da nota.",
      nfe_of_another_order: "O arquivo é da nota de outro pedido.",
      paper_too_small: "O papel da impressora é pequeno demais para a DANFE.",
      "voucher-asks-hub": "Imprima o vale de novo no pedido: lá o hub informa o saldo.",
      "receipt-of-return": "Imprima o comprovante de novo na devolução.",
    },
    picking_list: "Lista de separação",
    content_list: "Lista de conteúdo",
    pickup_label: "Etiqueta de retirada",
    package_label: "Etiqueta de volume",
    manifest: "Romaneio de coleta",
    receipt: "Comprovante de retirada",
    danfe_label: "DANFE simplificado",
  },
  en: {
    print: "Print",
    look: "View PDF",
    made: (paper) => `${paper}: sent to the printer`,
    invoiceFile: "Or the invoice's XML file (NF-e)",
    fileKept: "The invoice's file is kept with the order.",
    fileTooLarge: "The file is too large for an NF-e.",
    why: {
      nfe_missing: "The invoice's XML file is missing. Attach it under \"Invoice\".",
      nfe_wiped: "The invoice's file was wiped some days after the order ended. Attach it again under \"Invoice\".",
      "paper-wiped": "The file was wiped some days after the order ended. If you still need the label, get it again from the hub or the carrier.",
      nfe_unreadable: "This file is not the XML of an NF-e.",
      nfe_wrong_model: "The invoice is no NF-e (model 55).",
      nfe_not_authorised: "The invoice is not authorised, or its file lacks the protocol.",
      nfe_key_wrong: "The access key in the file is wrong.",
      nfe_not_distance_sale: "The short DANFE is for distance sales to consumers only.",
      nfe_incomplete: "The invoice's file lacks data.",
      nfe_of_another_order: "The file is the invoice of another order.",
      paper_too_small: "The printer's paper is too small for the DANFE.",
      "voucher-asks-hub": "Print the voucher again from the order: there the hub tells its balance.",
      "receipt-of-return": "Print the receipt again from the return.",
    },
    picking_list: "Picking list",
    content_list: "Packing slip",
    pickup_label: "Pickup label",
    package_label: "Package label",
    manifest: "Collection manifest",
    receipt: "Pickup receipt",
    danfe_label: "Short DANFE",
  },
  es: {
    print: "Imprimir",
    look: "Ver PDF",
    made: (paper) => `${paper}: enviada a la impresora`,
    invoiceFile: "O el archivo XML de la factura (NF-e)",
    fileKept: "El archivo de la factura está guardado con el pedido.",
    fileTooLarge: "El archivo es demasiado grande para una NF-e.",
    why: {
      nfe_missing: "Falta el archivo XML de la factura. Adjúntelo en \"Factura\".",
      nfe_wiped: "El archivo de la factura se borró días después del fin del pedido. Adjúntelo de nuevo en \"Factura\".",
      "paper-wiped": "El archivo se borró días después del fin del pedido. Si aún necesita la etiqueta, búsquela de nuevo en el hub o en la transportadora.",
      nfe_unreadable: "Este archivo no es el XML de una NF-e.",
      nfe_wrong_model: "La factura no es una NF-e (modelo 55).",
      nfe_not_authorised: "La factura no está autorizada, o el archivo no trae el protocolo.",
      nfe_key_wrong: "La clave de acceso del archivo es incorrecta.",
      nfe_not_distance_sale: "El DANFE simplificado es solo para ventas a distancia al consumidor.",
      nfe_incomplete: "Faltan datos en el archivo de la factura.",
      nfe_of_another_order: "El archivo es de la factura de otro pedido.",
      paper_too_small: "El papel de la impresora es demasiado pequeño para el DANFE.",
      "voucher-asks-hub": "Imprima el vale otra vez desde el pedido: allí el hub informa el saldo.",
      "receipt-of-return": "Imprima el comprobante otra vez desde la devolución.",
    },
    picking_list: "Lista de preparación",
    content_list: "Lista de contenido",
    pickup_label: "Etiqueta de retiro",
    package_label: "Etiqueta de bulto",
    manifest: "Manifiesto de recolección",
    receipt: "Comprobante de retiro",
    danfe_label: "DANFE simplificado",
  },
};

export const paperTexts = computed<PaperTexts>(() => catalogues[language.value]);
