import { computed, effect } from "@preact/signals";
import { standAt } from "../net/agent";
import { status } from "./live";
import { preferences } from "./preferences";
import { isTraining } from "./training";

/** The packing table at which this browser stands; empty: at none. The training prints nothing and has no tables. */
export const station = computed(() => (isTraining ? "" : preferences.value.station));

/** The tables that have printers of their own. */
export const stations = computed(() => [...new Set(status.value?.printers.flatMap((printer) => printer.station ?? []))]);

/** The label printer of this browser's own table. */
export const labelPrinterHere = computed(() => status.value?.printers.find((printer) => printer.role === "label" && printer.station && printer.station === station.value));

/** Lets the agent know with every write where the paper is wanted. */
export function keepStation(): void {
  effect(() => standAt(station.value));
}
