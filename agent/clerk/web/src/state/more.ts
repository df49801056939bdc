import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import type { OrderDetail } from "../../generated/api";
import type { Language } from "../i18n";
import { whenIdle } from "../idle";
import type { StandIn } from "../net/agent";
import type { ScreenName } from "../route";
import { connection } from "./live";

/** The screens of more.ts. Another one needs its name here, its component there and a case in main.tsx. */
export type MoreName = Extract<ScreenName, "pick" | "pack" | "carrier" | "pickup" | "problems" | "search" | "wave" | "queue" | "returns" | "coupons" | "stock" | "reports" | "settings" | "scanner" | "health" | "people" | "printers" | "codes" | "acceptance">;
type OrderScreen = "pick" | "pack";

/** What more.ts brings. */
export interface MoreScreens extends Record<Exclude<MoreName, OrderScreen> | "door" | "help" | "panel" | "parked", ComponentType>, Record<OrderScreen, ComponentType<{ order_ref: number }>> {
  approval: ComponentType<{ order: OrderDetail }>;
  proofs: ComponentType<{ order: OrderDetail }>;
  printReason: (reason: string, language: Language) => string;
  /** A shop with invented orders, which answers in the agent's place. */
  training: () => { answer: StandIn };
}

/** The screens once they are here; `undefined` while they are on their way, `null` if the agent did not give them. */
export const more = signal<MoreScreens | null | undefined>(undefined);

let tries = 0;

function loadStyle(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = address;
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      reject(new Error(`${address} did not load.`));
    };
    document.head.append(link);
  });
}

let coming: Promise<void> | undefined;

/** Loads the screens of more.ts; once they are here or on their way it does nothing more. */
export function loadMore(): Promise<void> {
  coming ??= bringMore().finally(() => {
    coming = undefined;
  });
  return coming;
}

async function bringMore(): Promise<void> {
  if (more.peek()) {
    return;
  }
  more.value = undefined;
  // A browser may remember that a script failed: each further try has an address of its own.
  const again = tries++ ? `?try=${tries}` : "";
  try {
    const address = `/more.js${again}`;
    const [loaded] = await Promise.all([import(address) as Promise<{ moreScreens: MoreScreens }>, loadStyle(`/more.css${again}`)]);
    more.value = loaded.moreScreens;
  } catch {
    more.value = null;
  }
}

/** Loads them once the orders are on the screen, and again when an agent that was away is back. */
export function keepMoreLoaded(): void {
  let isAsked = false;
  connection.subscribe((now) => {
    if (now !== "starting" && !isAsked) {
      isAsked = true;
      whenIdle(() => void loadMore());
    } else if (now === "live" && more.peek() === null) {
      void loadMore();
    }
  });
}
