import { computed } from "@preact/signals";
import type { PaperWish } from "../../generated/api";
import { language, type Language } from "./index";

/** The store's own papers by kind: what stands on the buttons. */
type PaperTexts = Record<PaperWish["kind"], string> & { print: string; look: string; made: (paper: string) => string };

const catalogues: Record<Language, PaperTexts> = {
  "pt-BR": {
    print: "Imprimir",
    look: "Ver antes de imprimir",
    made: (paper) => `${paper}: enviada para a impressora`,
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
    look: "Look before printing",
    made: (paper) => `${paper}: sent to the printer`,
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
    look: "Ver antes de imprimir",
    made: (paper) => `${paper}: enviada a la impresora`,
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

/** The language as the agent names it. */
export const paperLanguage = computed<"pt" | "en" | "es">(() => (language.value === "pt-BR" ? "pt" : language.value));
