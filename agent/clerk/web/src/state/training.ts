import { standIn } from "../net/agent";
import { loadMore, more } from "./more";

const storageKey = "balcao.training";

function stored(): boolean {
  try {
    return sessionStorage.getItem(storageKey) === "yes";
  } catch {
    return false; // storage switched off: there is no training in this browser
  }
}

/** Whether this window plays with invented orders. Of this window alone, and only until it is closed. */
export const isTraining = stored();

/** Loads the page anew, with or without the training: nothing of the one is left in the other. */
export function switchTraining(isOn: boolean): void {
  sessionStorage.setItem(storageKey, isOn ? "yes" : "no");
  location.hash = "";
  location.reload();
}

/** In training the page asks a shop inside itself: neither hub nor printers hear of anything. */
export async function startTraining(): Promise<void> {
  if (!isTraining) {
    return;
  }
  await loadMore();
  const shop = more.peek()?.training();
  if (!shop) {
    switchTraining(false); // without its part of the page there is nothing to train with
    return;
  }
  standIn((url, init) => shop.answer(url, init));
}
