import type { Card, CommandKind } from "../../generated/api";

/** Commands that ask once more before they are sent, because they cannot be taken back by a click. */
export const confirmKinds = ["void_labels", "unpack", "mark_not_collected", "mark_delivered", "take_goods_back", "drop_message"] as const;
export type ConfirmKind = (typeof confirmKinds)[number];

/** Commands that need something from the person first. */
export const formKinds = [
  "report_short", "pack", "attach_invoice", "dispatch", "mark_ready", "hand_over", "report_incident", "reverse_handover", "cancel_by_store", "answer_cancellation", "approve_answer",
] as const;
export type FormKind = (typeof formKinds)[number];

/** What the order panel is busy with; `view` shows the order. */
export type PanelMode = "view" | "part" | "refuse" | FormKind | ConfirmKind;

/** What a decision will do, for the one sentence under the form. */
export interface DecisionSummary {
  kind: "part" | "refuse" | "short";
  accepted: number;
  refused: number;
  /** Good units that leave too because the hub does not split the order. */
  unsplit: number;
  isWholeRefusal: boolean;
  reasons: string[];
  journey: Card["journey"];
}

export function isConfirmKind(kind: string): kind is ConfirmKind {
  return (confirmKinds as readonly string[]).includes(kind);
}

export function isFormKind(kind: CommandKind): kind is FormKind {
  return (formKinds as readonly CommandKind[]).includes(kind);
}
