import { signal } from "@preact/signals";
import type { People } from "../../generated/api";

/** The people of the store and who is signed in here; undefined until the agent said so. */
export const people = signal<People | undefined>(undefined);
