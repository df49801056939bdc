import { computed, signal } from "@preact/signals";
import type { People } from "../../generated/api";

/** The people of the store and who is signed in here; undefined until the agent said so. */
export const people = signal<People | undefined>(undefined);

/** Whether who is here looks after the agent; where nobody signs in, everybody does. */
export const mayLookAfter = computed(() => {
  const now = people.value;
  return now?.me ? now.me.may.includes("look_after_agent") : !now?.is_required;
});
