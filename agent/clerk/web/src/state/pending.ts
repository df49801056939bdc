import { signal } from "@preact/signals";

/** What is on its way, by order or paper: "saving", or "retrying" while nobody answers. */
export const pending = signal<ReadonlyMap<string, "saving" | "retrying">>(new Map());

export function setPending(key: string, state: "saving" | "retrying" | undefined): void {
  const next = new Map(pending.value);
  if (state) {
    next.set(key, state);
  } else {
    next.delete(key);
  }
  pending.value = next;
}

export const orderKey = (order_ref: number) => `order ${order_ref}`;
export const jobKey = (job_id: number) => `job ${job_id}`;
export const taskKey = (task_id: number) => `task ${task_id}`;
