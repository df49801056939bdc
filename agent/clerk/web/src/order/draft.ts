import type { DecisionLine, Line, LineRefusal, OrderDetail, RefusalReason } from "../../generated/api";
import type { DecisionSummary } from "./types";

/** One line of an answer that is being written. */
export interface DraftLine {
  line_id: string;
  sku: string;
  description: string;
  /** Colour, size: what tells it from its neighbour on the shelf. */
  attributes: string;
  /** What is asked for: the ordered quantity, or what was accepted if stock runs out later. */
  asked: number;
  have: number;
  reason: RefusalReason | undefined;
  note: string;
}

export interface Draft {
  kind: "part" | "short";
  grain: OrderDetail["capabilities"]["partial"];
  lines: DraftLine[];
}

/** Reasons that a person may choose; "to keep the order whole" is set by ourselves. */
export const choosableReasons: RefusalReason[] = [
  "out_of_stock", "not_found", "damaged", "display_item", "mismatch", "expired", "reserved_other", "sold_now",
  "price_or_reg", "no_capacity", "carrier", "invalid_address", "suspect_fraud", "customer_asked", "other",
];

export function newDraft(kind: Draft["kind"], order: OrderDetail): Draft {
  const asked = (line: Line) => (kind === "short" ? (line.accepted ?? line.quantity) : line.quantity);
  return {
    kind,
    grain: order.capabilities.partial,
    lines: order.lines
      .filter((line) => asked(line) > 0)
      .map((line) => ({
        line_id: line.line_id,
        sku: line.sku,
        description: line.description,
        attributes: (line.attributes ?? []).map(({ name, value }) => `${name} ${value}`).join(" · "),
        asked: asked(line),
        have: asked(line),
        reason: undefined,
        note: "",
      })),
  };
}

export function isLowered(line: DraftLine): boolean {
  return line.have < line.asked;
}

/** The next quantity of a line when a person says "one less" or "one more"; whole lines only where the hub wants that. */
export function stepped(draft: Draft, line: DraftLine, by: 1 | -1): number {
  if (draft.grain === "line") {
    return by < 0 ? 0 : line.asked;
  }
  return Math.min(line.asked, Math.max(0, line.have + by));
}

export type DraftGap = "nothing" | "reason" | "note" | "grain";

/** What is still missing before the draft can be sent. */
export function gapOf(draft: Draft): DraftGap | undefined {
  const lowered = draft.lines.filter(isLowered);
  if (draft.kind === "short" && lowered.length === 0) {
    return "nothing";
  }
  if (draft.grain === "line" && lowered.some((line) => line.have > 0)) {
    return "grain";
  }
  if (lowered.some((line) => line.reason === undefined)) {
    return "reason";
  }
  return lowered.some((line) => line.reason === "other" && !line.note.trim()) ? "note" : undefined;
}

function refusalOf(line: DraftLine): LineRefusal[] {
  if (!isLowered(line) || line.reason === undefined) {
    return [];
  }
  const note = line.note.trim();
  return [{ quantity: line.asked - line.have, reason: line.reason, ...(note ? { note } : {}) }];
}

/** True if the hub does not split the order, so that the good lines have to leave too. */
export function takesAllAlong(draft: Draft): boolean {
  return draft.grain === "none" && draft.lines.some(isLowered);
}

/** What the agent is told. */
export function decisionOf(draft: Draft): DecisionLine[] {
  if (takesAllAlong(draft)) {
    return draft.lines.map((line) => {
      const rest: LineRefusal[] = line.have > 0 ? [{ quantity: line.have, reason: "avoid_split" }] : [];
      return { line_id: line.line_id, accepted: 0, refusals: [...refusalOf(line), ...rest] };
    });
  }
  const lines = draft.kind === "short" ? draft.lines.filter(isLowered) : draft.lines;
  return lines.map((line) => {
    const refusals = refusalOf(line);
    return { line_id: line.line_id, accepted: line.have, ...(refusals.length ? { refusals } : {}) };
  });
}

export function wholeRefusal(order: OrderDetail, reason: RefusalReason, note: string): DecisionLine[] {
  const said = note.trim();
  return order.lines.map((line) => ({
    line_id: line.line_id,
    accepted: 0,
    refusals: [{ quantity: line.quantity, reason, ...(said ? { note: said } : {}) }],
  }));
}

export function summaryOf(draft: Draft, journey: OrderDetail["card"]["journey"], word: (reason: RefusalReason) => string): DecisionSummary {
  const lowered = draft.lines.filter(isLowered);
  const refused = lowered.reduce((sum, line) => sum + line.asked - line.have, 0);
  const have = draft.lines.reduce((sum, line) => sum + line.have, 0);
  const unsplit = takesAllAlong(draft) ? have : 0;
  const accepted = have - unsplit;
  const reasons = [...new Set(lowered.flatMap((line) => (line.reason ? [word(line.reason)] : [])))];
  return { kind: draft.kind, accepted, refused, unsplit, isWholeRefusal: accepted === 0, reasons, journey };
}
