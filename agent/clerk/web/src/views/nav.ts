import { computed } from "@preact/signals";
import type { ScreenName } from "../route";
import { columns } from "../state/board";
import { status } from "../state/live";
import type { IconName } from "../ui/icon";

/** A place in the navigation: its key, its sign, and what waits there. */
export interface Place {
  name: ScreenName;
  icon: IconName;
  hotkey?: string;
  /** Screens that belong to it. */
  also?: readonly ScreenName[];
}

export const places: readonly Place[] = [
  { name: "board", icon: "tiles", hotkey: "1" },
  { name: "new", icon: "inbox", hotkey: "2" },
  { name: "pick", icon: "basket", hotkey: "3", also: ["wave"] },
  { name: "pack", icon: "box", hotkey: "4" },
  { name: "carrier", icon: "truck", hotkey: "5" },
  { name: "pickup", icon: "bag", hotkey: "6" },
  { name: "transit", icon: "road", hotkey: "7" },
  { name: "problems", icon: "warning", hotkey: "8" },
  { name: "queue", icon: "queue", hotkey: "9" },
  { name: "returns", icon: "return", also: ["coupons", "stock"] },
  { name: "reports", icon: "chart", hotkey: "0" },
  { name: "settings", icon: "gear", also: ["scanner", "people", "printers", "codes"] },
  { name: "health", icon: "pulse", also: ["acceptance"] },
];

/** What a phone shows at the bottom; the rest is under "more". */
export const phonePlaces: readonly ScreenName[] = ["board", "new", "pick", "pickup"];

/** How many things wait for a person. */
export const problemCount = computed(() => {
  const now = status.value;
  const prints = now?.printers.reduce((sum, printer) => sum + (printer.in_doubt ?? 0) + (printer.held ?? 0), 0) ?? 0;
  const cards = columns.value.get("problem") ?? [];
  // A print question or a parked message also puts its order among the problems: each is counted once.
  return Math.max(cards.length, prints + (now?.outbox.parked ?? 0)) + (now?.outbox.errands_parked ?? 0);
});

export function countAt(name: ScreenName): number {
  const of = (...stages: Parameters<typeof columns.value.get>[0][]) => stages.reduce((sum, stage) => sum + (columns.value.get(stage)?.length ?? 0), 0);
  switch (name) {
    case "new":
      return of("new");
    case "pick":
      return of("to_pick", "picking");
    case "pack":
      return of("to_pack");
    case "carrier":
      return of("carrier");
    case "pickup":
      return of("pickup");
    case "transit":
      return of("on_the_way");
    case "problems":
      return problemCount.value;
    case "queue":
      return status.value?.outbox.waiting ?? 0;
    default:
      return 0;
  }
}

export function isAt(place: Place, now: ScreenName): boolean {
  return place.name === now || (place.also?.includes(now) ?? false);
}
