import { signal } from "@preact/signals";
import { get } from "../net/agent";

/** Products of which the store has none, as far as refusals, returns and counts tell; by store. */
const emptyShelves = signal<ReadonlyMap<string, ReadonlySet<string>>>(new Map());

/** Asks the agent anew. Without an answer nothing is suggested, which is no loss. */
export async function lookAtShelves(store_id: string): Promise<void> {
  try {
    const { products } = await get<"findStock">("/api/v1/stock", {}, { store_id });
    const none = new Set(products.filter((product) => product.quantity === 0).map((product) => product.sku));
    emptyShelves.value = new Map([...emptyShelves.value, [store_id, none]]);
  } catch {
    // the connection line says that the agent is away
  }
}

export function isShelfEmpty(store_id: string, sku: string): boolean {
  return emptyShelves.value.get(store_id)?.has(sku) ?? false;
}
