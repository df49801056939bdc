import { texts } from "../i18n";
import { acceptanceTexts } from "../i18n/acceptance_words";
import { screenLink } from "../route";
import { mayLookAfter } from "../state/people_seen";
import { isTraining } from "../state/training";
import { Icon } from "../ui/icon";

/** The way to the acceptance script. */
export function AcceptanceLink() {
  if (isTraining || !mayLookAfter.value) {
    return null;
  }
  return (
    <section class="group">
      <h3>{acceptanceTexts.value.title}</h3>
      <p class="quiet-line">{acceptanceTexts.value.lead}</p>
      <p><a class="button" href={screenLink({ name: "acceptance" })}><Icon name="checks" />{texts.value.nav.acceptance}</a></p>
    </section>
  );
}
