import type { Status } from "../../generated/api";
import { language } from "./index";

type Printer = Status["printers"][number];
type Role = Printer["role"];

/** What a printer says is the matter (api.yaml, PrinterState.reasons), and where: "Sem papel na impressora de etiquetas". */
const words: Record<string, { roles: Record<Role, string>; at: (what: string, printer: string) => string; reasons: Record<string, string>; other: string }> = {
  pt: {
    roles: { label: "impressora de etiquetas", receipt: "impressora de recibos", document: "impressora de documentos" },
    at: (what, printer) => `${what} na ${printer}`,
    reasons: {
      "media-empty": "Sem papel",
      "media-low": "Papel acabando",
      "media-jam": "Papel enroscado",
      "cover-open": "Tampa aberta",
      "marker-supply-empty": "Sem fita ou tinta",
      "marker-supply-low": "Fita ou tinta acabando",
      "over-temperature": "Cabeça quente demais",
      paused: "Pausa",
      offline: "Fora de linha",
      "buffer-full": "Memória cheia",
      "timed-out": "Sem resposta",
    },
    other: "Problema",
  },
  en: {
    roles: { label: "label printer", receipt: "receipt printer", document: "document printer" },
    at: (what, printer) => `${what} at the ${printer}`,
    reasons: {
      "media-empty": "No paper",
      "media-low": "Paper running out",
      "media-jam": "Paper jam",
      "cover-open": "Cover open",
      "marker-supply-empty": "No ribbon or toner",
      "marker-supply-low": "Ribbon or toner running out",
      "over-temperature": "Print head too hot",
      paused: "Paused",
      offline: "Off line",
      "buffer-full": "Memory full",
      "timed-out": "No answer",
    },
    other: "Trouble",
  },
  es: {
    roles: { label: "impresora de etiquetas", receipt: "impresora de recibos", document: "impresora de documentos" },
    at: (what, printer) => `${what} en la ${printer}`,
    reasons: {
      "media-empty": "Sin papel",
      "media-low": "Papel por acabarse",
      "media-jam": "Papel atascado",
      "cover-open": "Tapa abierta",
      "marker-supply-empty": "Sin cinta o tinta",
      "marker-supply-low": "Cinta o tinta por acabarse",
      "over-temperature": "Cabezal demasiado caliente",
      paused: "En pausa",
      offline: "Fuera de línea",
      "buffer-full": "Memoria llena",
      "timed-out": "Sin respuesta",
    },
    other: "Problema",
  },
};

/** The gravest thing that the printer says, in words; nothing if it says nothing. */
export function printerReason(printer: Printer): string | undefined {
  const reason = printer.reasons[0];
  const own = words[language.value.slice(0, 2)] ?? words.pt;
  return reason && own && own.at(own.reasons[reason] ?? own.other, own.roles[printer.role]);
}
