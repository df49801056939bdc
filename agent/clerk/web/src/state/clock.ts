import { computed, signal } from "@preact/signals";

/** Wall clock of this browser, once a second. */
export const tick = signal(Date.now());
/** Agent's clock minus this browser's. */
export const agentOffset = signal(0);
/** Hub's clock minus the agent's. */
export const hubOffset = signal(0);

export const agentNow = computed(() => tick.value + agentOffset.value);
/** Deadlines are in the hub's time: compare them with this and nothing else. */
export const hubNow = computed(() => tick.value + agentOffset.value + hubOffset.value);

/** Takes over what the agent says about time. Deviations of less than a second are the network's and would make countdowns jump. */
export function takeTimes(now_ms: number, hub_offset_ms: number): void {
  const offset = now_ms - Date.now();
  if (Math.abs(offset - agentOffset.value) > 1000) {
    agentOffset.value = offset;
  }
  hubOffset.value = hub_offset_ms;
}

export function startClock(): void {
  const beat = () => {
    tick.value = Date.now();
    setTimeout(beat, 1000 - (Date.now() % 1000));
  };
  beat();
}
