const rest = (ms: number) => new Promise((go) => setTimeout(go, ms));

/** Asks again and again, for a minute, until the agent that starts anew says yes; what fails meanwhile is no answer. */
export async function untilAgent(says: () => Promise<boolean>): Promise<boolean> {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    try {
      if (await says()) {
        return true;
      }
    } catch {
      // between the two nobody answers
    }
    await rest(300);
  }
  return false;
}
