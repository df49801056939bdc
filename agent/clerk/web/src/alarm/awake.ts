import { effect, signal } from "@preact/signals";
import { preferences } from "../state/preferences";

export const canStayAwake = "wakeLock" in navigator;
export const isAwake = signal(false);

/** Keeps the screen on where the person wants it; the browser takes the lock away when the page is hidden. */
export function keepAwake(): void {
  let lock: WakeLockSentinel | undefined;
  const take = async () => {
    const isWanted = preferences.peek().stays_awake && document.visibilityState === "visible";
    if (!isWanted || lock || !canStayAwake) {
      if (!isWanted) {
        await lock?.release();
      }
      return;
    }
    try {
      lock = await navigator.wakeLock.request("screen");
      isAwake.value = true;
      lock.addEventListener("release", () => {
        lock = undefined;
        isAwake.value = false;
      });
    } catch {
      isAwake.value = false; // battery saver: the settings say that it did not work
    }
  };
  effect(() => {
    void preferences.value.stays_awake;
    void take();
  });
  document.addEventListener("visibilitychange", () => void take());
}
