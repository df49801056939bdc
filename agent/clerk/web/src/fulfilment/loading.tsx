import { texts } from "../i18n";
import { useHeldScans } from "../scan/listen";

/** Says that the work is being read; what is scanned meanwhile waits for it. */
export function Loading() {
  useHeldScans();
  return <p class="empty large" role="status" data-coming>{texts.value.work.loading}</p>;
}
