import { computed, signal } from "@preact/signals";
import type { Card } from "../../generated/api";
import { columns, type ShownStage } from "./board";
import { hubNow } from "./clock";

/** What the lists of the work screens are narrowed to; nothing chosen shows all. */
export interface Filter {
  journey?: Card["journey"] | undefined;
  channel?: string | undefined;
  carrier?: string | undefined;
  is_late?: boolean | undefined;
}

export const filter = signal<Filter>({});

export function isLate(card: Card): boolean {
  return card.deadline_ms !== undefined && card.deadline_ms < hubNow.value;
}

export function isShown(card: Card, by: Filter): boolean {
  return (
    (by.journey === undefined || card.journey === by.journey) &&
    (by.channel === undefined || card.channel === by.channel) &&
    (by.carrier === undefined || card.carrier === by.carrier) &&
    (!by.is_late || isLate(card))
  );
}

export function shownOf(stage: ShownStage): Card[] {
  return (columns.value.get(stage) ?? []).filter((card) => isShown(card, filter.value));
}

export const shownNew = computed(() => shownOf("new"));

/** Something to narrow a list to, and how many of its cards that leaves. */
export interface Chip {
  key: string;
  change: Filter;
  count: number;
  isOn: boolean;
}

/** The choices that tell the cards of a list apart; what all have in common is none. */
export function chipsOf(cards: readonly Card[]): Chip[] {
  const by = filter.value;
  const chips: Chip[] = [];
  const offer = <Key extends "journey" | "channel" | "carrier">(key: Key) => {
    const counts = new Map<NonNullable<Filter[Key]>, number>();
    for (const card of cards) {
      const value = card[key] as NonNullable<Filter[Key]> | undefined;
      if (value) {
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    if (counts.size < 2 && by[key] === undefined) {
      return;
    }
    for (const [value, count] of [...counts].sort((a, b) => b[1] - a[1]).slice(0, 6)) {
      const isOn = by[key] === value;
      chips.push({ key: `${key} ${value}`, change: { [key]: isOn ? undefined : value }, count, isOn });
    }
  };
  const late = cards.filter(isLate).length;
  if (late || by.is_late) {
    chips.push({ key: "late", change: { is_late: by.is_late ? undefined : true }, count: late, isOn: by.is_late === true });
  }
  offer("journey");
  offer("channel");
  offer("carrier");
  return chips;
}
