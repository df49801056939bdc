import { signal } from "@preact/signals";
import { AgentProblem, NoAnswer } from "../net/agent";
import { afterTexts } from "../i18n/after_words";
import { texts } from "../i18n";

/** What went wrong last on a screen, in words. */
export const trouble = signal("");
export const isBusy = signal(false);

export function wordTrouble(error: unknown): string {
  if (error instanceof AgentProblem) {
    return afterTexts.value.problem[error.slug] ?? texts.value.problemUnknown(error.status, error.problem.title ?? error.slug);
  }
  return texts.value.problem["network"] ?? "";
}

/** In which language paper is made: that of the page. */
export const paperLanguage = () => texts.value.locale.slice(0, 2) as "pt" | "en" | "es";

const pauses_ms = [400, 800, 1600, 3200];

/**
 * Does what one click wants, under one id that the agent keeps: while no answer comes the same id goes again, so that
 * asking twice has one effect. `undefined`: it was refused, or another click is on its way; `trouble` says why.
 */
export async function click<Answer>(send: (command_id: string) => Promise<Answer>): Promise<Answer | undefined> {
  if (isBusy.peek()) {
    return undefined;
  }
  isBusy.value = true;
  trouble.value = "";
  const command_id = crypto.randomUUID();
  try {
    for (const pause_ms of pauses_ms) {
      try {
        return await send(command_id);
      } catch (error) {
        if (!(error instanceof NoAnswer)) {
          throw error;
        }
        await new Promise((resolve) => setTimeout(resolve, pause_ms));
      }
    }
    return await send(command_id);
  } catch (error) {
    trouble.value = wordTrouble(error);
    return undefined;
  } finally {
    isBusy.value = false;
  }
}

/**
 * Of reads that overlap only the one begun last counts, because an older answer must not come over a newer one. Each call of
 * what this gives back begins a read, and gives the question whether it still is the last.
 */
export function overlapping(): () => () => boolean {
  let last = 0;
  return () => {
    const mine = ++last;
    return () => mine === last;
  };
}

/** Reads; what went wrong is in `trouble`. */
export async function read<Answer>(ask: () => Promise<Answer>): Promise<Answer | undefined> {
  isBusy.value = true;
  trouble.value = "";
  try {
    return await ask();
  } catch (error) {
    trouble.value = wordTrouble(error);
    return undefined;
  } finally {
    isBusy.value = false;
  }
}
