import type { Status } from "../../generated/api";
import { language, texts } from "./index";

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

/** What is a packing table's own bears its name: "Impressora Etiquetas – Mesa 2". */
export function atTable(name: string, station: string | undefined): string {
  return station ? `${name} – ${station}` : name;
}

export const printerName = ({ role, station }: Pick<Printer, "role" | "station">) => atTable(texts.value.printerName[role], station);
export const printerKey = ({ role, store_id, station }: Printer) => [role, store_id, station].join();

/** Whether nothing comes out of it before somebody has done something. */
export const isPrinterBad = ({ state }: Printer) => state === "unreachable" || state === "stopped";

/** How a printer is that says nothing of itself. */
export function printerState({ state }: Printer): string {
  const t = texts.value;
  return { ok: t.printerOk, unknown: t.printerUnknown, unreachable: t.printerUnreachable, stopped: t.printerUnreachable }[state];
}

/** The gravest thing that the printer says, in words; nothing if it says nothing. */
export function printerSays({ role, state, station, reasons: [reason] }: Printer): string | undefined {
  const own = words[language.value.slice(0, 2)] ?? words.pt;
  return reason && own && state !== "unreachable" ? own.at(own.reasons[reason] ?? own.other, atTable(own.roles[role], station)) : undefined;
}
