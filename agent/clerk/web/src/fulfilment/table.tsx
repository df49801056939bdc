import { useEffect } from "preact/hooks";
import type { OrderDetail } from "../../generated/api";
import { texts } from "../i18n";
import { isPrinterBad, printerSays, printerState } from "../i18n/printer_words";
import { printUnasked } from "../state/commands";
import { status } from "../state/live";
import { labelPrinterHere, station } from "../state/station";
import { Icon } from "../ui/icon";

/** Papers that this page had printed by itself: each once, whatever became of it. */
const wished = new Set<number>();

/** Where a table has its own label printer nobody needs to walk to it or to click first: the label of what was packed comes out there. */
export function usePrintHere({ print_jobs }: OrderDetail): void {
  const jobs = labelPrinterHere.value ? print_jobs.filter((job) => job.kind === "label" && job.state === "asked") : [];
  useEffect(() => {
    for (const job of jobs.filter(({ job_id }) => !wished.has(job_id))) {
      wished.add(job.job_id);
      void printUnasked(job);
    }
  }, [jobs.map(({ job_id }) => job_id).join()]);
}

/** At which table this browser stands, and where its labels come out. */
export function TableNote() {
  if (!station.value || !status.value) {
    return null;
  }
  const printer = labelPrinterHere.value;
  const isBad = printer && isPrinterBad(printer);
  return (
    <span class={`chip ${isBad ? "bad" : ""}`}>
      <Icon name="printer" />{(printer && printerSays(printer)) ?? `${station.value}: ${printer ? printerState(printer) : texts.value.pack.storePrinter}`}
    </span>
  );
}
