import { signal } from "@preact/signals";

/** Whether the list of the keys lies over the page. */
export const isHelpOpen = signal(false);
