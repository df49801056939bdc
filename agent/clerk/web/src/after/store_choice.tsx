import { computed, signal } from "@preact/signals";
import { stockTexts } from "../i18n/stock_words";
import { session } from "../state/live";
import { readStored, writeStored } from "../state/stored";

const wanted = signal(readStored<string>("store", ""));

/** Of which store a screen speaks that can show one at a time: the one last chosen in this browser, else the agent's first. */
export const chosenStore = computed<string | undefined>(() => {
  const stores = session.value?.stores ?? [];
  return (stores.find((store) => store.store_id === wanted.value) ?? stores[0])?.store_id;
});

function choose(store_id: string): void {
  wanted.value = store_id;
  writeStored("store", store_id);
}

/** Chooses the store; nothing to see where the agent has one. */
export function StoreChoice() {
  const stores = session.value?.stores ?? [];
  if (stores.length < 2) {
    return null;
  }
  return (
    <div>
      <label class="field inline">
        <span>{stockTexts.value.store}</span>
        <select value={chosenStore.value} onChange={(event) => choose(event.currentTarget.value)}>
          {stores.map(({ store_id }) => <option key={store_id} value={store_id}>{store_id}</option>)}
        </select>
      </label>
    </div>
  );
}
