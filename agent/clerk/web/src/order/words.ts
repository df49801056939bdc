import type { Card, LabelState, LineRefusal, People, Sync } from "../../generated/api";
import { texts } from "../i18n";
import { countdown, dayTime } from "../i18n/format";
import type { IconName } from "../ui/icon";

export function deadlineName(kind: NonNullable<Card["deadline_kind"]>, journey: Card["journey"]): string {
  const t = texts.value;
  return kind === "collect_by" && journey === "pickup_in_store" ? t.collectPickup : t.deadline[kind];
}

/** "Responder até hoje 15:30". */
export function deadlineSentence(card: Card, now_ms: number): string | undefined {
  if (card.deadline_ms === undefined || card.deadline_kind === undefined) {
    return undefined;
  }
  return `${deadlineName(card.deadline_kind, card.journey)} ${dayTime(card.deadline_ms, now_ms)}`;
}

export function timeLeft(card: Card, now_ms: number): string {
  return card.deadline_ms === undefined ? "" : countdown(card.deadline_ms, now_ms);
}

/** Where the button of a ticket leads: the work that comes next. */
export function workWord(card: Card): string {
  const { goOn } = texts.value;
  switch (card.state) {
    case "picking":
      return goOn.picking;
    case "picked":
      return goOn.picked;
    case "ready_for_pickup":
      return goOn.ready;
    default:
      return card.journey === "pickup_in_store" ? goOn.shelf : goOn.close;
  }
}

/** The answer to this order waits for a second person. */
export function needsSecondPerson(card: Card, people: People | undefined): boolean {
  const over = people?.second_person_over ?? 0;
  return over > 0 && card.total_minor > over;
}

/** Who wants what, and that a second person has yet to say yes. */
export function proposalWords(proposed: NonNullable<Card["proposed"]>): string {
  const { people, second } = texts.value;
  return second.wants(proposed.by || people.somebody, proposed);
}

export const syncIcon: Record<Sync["state"], IconName> = {
  none: "dashes",
  queued: "clock",
  hub_received: "sent",
  hub_confirmed: "cloud",
  needs_person: "warning",
};

export const labelTone: Record<LabelState, "plain" | "good" | "bad"> = {
  none: "plain",
  requested: "plain",
  ready: "plain",
  waiting: "plain",
  printing: "plain",
  printed: "good",
  ask: "bad",
  held: "bad",
  failed: "bad",
};

/** The hub's own words behind its slug: the slug in our words if we know it, then the hub's sentence. */
export function hubReason(problem: string | undefined): string {
  if (!problem) {
    return texts.value.noReason;
  }
  const match = /^([a-z0-9-]+)(?:[:\s]+(.*))?$/s.exec(problem);
  const known = match?.[1] ? texts.value.hubSlug[match[1]] : undefined;
  if (!known) {
    return problem;
  }
  return match?.[2] ? `${known} (“${match[2]}”)` : known;
}

export function refusalWords(refusal: LineRefusal): string {
  const t = texts.value;
  const why = refusal.note ? `${t.reason[refusal.reason]}, “${refusal.note}”` : t.reason[refusal.reason];
  return t.refusedOf(refusal.quantity, why);
}
