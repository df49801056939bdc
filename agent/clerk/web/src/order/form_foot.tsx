import type { Card } from "../../generated/api";
import { texts } from "../i18n";
import { people } from "../state/people_seen";
import { orderKey, pending } from "../state/pending";
import { Icon } from "../ui/icon";
import { panelMode } from "./actions";
import { needsSecondPerson } from "./words";

interface Props {
  card: Card;
  /** What the sending button says: a verb. */
  word: string;
  /** What will happen. */
  sentence?: string | undefined;
  /** What is missing, once the person has tried. */
  error?: string | undefined;
  isDanger?: boolean;
  /** An answer: it may need a second person. */
  isAnswer?: boolean;
  /** Where "back" leads; the panel's own forms go back to the order. */
  onLeave?: (() => void) | undefined;
}

/** The end of every form: what will happen, what is missing, the verb, and the way back. */
export function FormFoot({ card, word, sentence, error, isDanger = false, isAnswer = false, onLeave }: Props) {
  const t = texts.value;
  const waiting = pending.value.get(orderKey(card.order_ref));
  return (
    <footer class="foot">
      {sentence && <p class="foot-sentence" aria-live="polite">{sentence}</p>}
      {isAnswer && needsSecondPerson(card, people.value) && <p class="foot-sentence"><Icon name="people" /> {t.second.needed}</p>}
      {error && <p class="foot-error" role="alert"><Icon name="warning" />{error}</p>}
      <div class="foot-buttons">
        <button type="submit" class={`button ${isDanger ? "danger" : "primary"}`} aria-disabled={waiting !== undefined}>
          {waiting === "retrying" ? t.noAnswer : waiting ? t.saving : word}
        </button>
        <button type="button" class="button" onClick={onLeave ?? (() => { panelMode.value = "view"; })}>{t.back}</button>
      </div>
    </footer>
  );
}
