import { computed, signal } from "@preact/signals";
import type { SignIn } from "../../generated/api";
import { AgentProblem, get, onStranger, post } from "../net/agent";
import { reconnectNow } from "./live";
import { people } from "./people_seen";

export { people };

/** Somebody wants to sign in, or to hand the page over to another person. */
export const wantsChange = signal(false);

/** Whether the page may show its work, or asks first who is there. */
export const isDoorShut = computed(() => {
  const now = people.value;
  return now !== undefined && (now.me?.is_locked === true || wantsChange.value || (now.is_required && !now.me));
});

export async function loadPeople(): Promise<void> {
  people.value = await get<"getPeople">("/api/v1/people");
}

async function takeEntry(): Promise<void> {
  wantsChange.value = false;
  await loadPeople();
  reconnectNow(); // a browser that was not known yet may read now
}

export async function signIn(entry: SignIn): Promise<void> {
  await post<"signIn">("/api/v1/people/sign-in", {}, entry);
  await takeEntry();
}

export async function makeFirstManager(name: string, pin: string, code: string): Promise<void> {
  await post<"makeFirstManager">("/api/v1/people/first-manager", {}, { name, pin, ...(code ? { code } : {}) });
  await takeEntry();
}

export async function signOut(): Promise<void> {
  await post<"signOut">("/api/v1/people/sign-out", {}, {});
  wantsChange.value = false;
  await loadPeople();
}

/** Shuts the page at once, also while the agent is away; the work behind it stays. */
export function lockPage(): void {
  const now = people.peek();
  if (now?.me) {
    people.value = { ...now, me: { ...now.me, is_locked: true } };
    post<"lockSession">("/api/v1/people/lock", {}, {}).catch(() => undefined); // its own idle time locks it, too
  }
}

/** How often the agent is told that somebody is there. */
const keepEvery_ms = 60_000;

/** Locks the page when nobody has touched it for as long as the agent says, and tells the agent when somebody has. */
export function watchPresence(): void {
  let lastTouch = Date.now();
  let lastKept = Date.now();
  const touch = () => {
    lastTouch = Date.now();
    if (lastTouch - lastKept > keepEvery_ms && people.peek()?.me && !isDoorShut.peek()) {
      lastKept = lastTouch;
      post<"keepSession">("/api/v1/people/keep", {}, {}).catch(() => undefined); // the next touch tries again
    }
  };
  for (const name of ["pointerdown", "keydown", "wheel"]) {
    document.addEventListener(name, touch, { capture: true, passive: true });
  }
  setInterval(() => {
    const now = people.peek();
    if (now?.me && !now.me.is_locked && Date.now() - lastTouch > now.idle_s * 1000) {
      lockPage();
    }
  }, 1000);
  onStranger(() => void loadPeople().catch(() => undefined));
}

/** The sentence for a failed try, with the time if there is one to wait for. */
export function waitOf(error: unknown): number | undefined {
  return error instanceof AgentProblem && error.slug === "pin-wait" ? error.problem.not_before_ms : undefined;
}
