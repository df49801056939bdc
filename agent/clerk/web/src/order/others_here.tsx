import { texts } from "../i18n";
import { othersOn } from "../state/presence";
import { Icon } from "../ui/icon";

/** Says that somebody else is on this order: in a word on a ticket, as a warning where it is worked on. */
export function OthersHere({ order_ref, isShort = false }: { order_ref: number; isShort?: boolean }) {
  const { people: p } = texts.value;
  const others = othersOn(order_ref);
  if (!others.length) {
    return null;
  }
  const names = [...new Set(others.map((one) => one.name ?? p.somebody))].join(", ");
  return isShort
    ? <p class="quiet-line"><Icon name="person" />{p.with(names)}</p>
    : <p class="hint" role="status"><Icon name="person" />{p.isHere(names)}</p>;
}
