import type { Card } from "../../generated/api";
import { texts } from "../i18n";
import { Icon } from "../ui/icon";

/** The hard stop: the order was taken away, so nobody should touch the goods any more. */
export function LostNotice({ card }: { card: Card }) {
  const t = texts.value;
  if (card.state !== "cancelled_by_hub" && card.state !== "denied_by_hub") {
    return null;
  }
  return (
    <div class="stop-notice" role="alert">
      <Icon name="stop" />
      <div>
        <strong>{card.state === "cancelled_by_hub" ? t.cancelledNotice : t.deniedNotice}</strong>
        <p>{card.tasks?.length ? t.cancelledPicked : t.cancelledUnpicked}</p>
      </div>
    </div>
  );
}
