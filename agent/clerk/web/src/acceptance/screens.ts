import type { AcceptanceStep } from "../../generated/api";
import type { ScreenName } from "../route";

/** Where each step is done, or looked at. */
export const screenOfStep: Record<AcceptanceStep["step"], ScreenName> = {
  hub_answers: "health", token_taken: "health", store_known: "health", clock_right: "health",
  arrived: "new", facts_whole: "new", accept_told: "new",
  invoiced: "pack", label_fetched: "pick", label_printed: "printers", in_transit_told: "carrier", invoice_told: "carrier",
  tracking_seen: "transit", delivered_told: "transit", proof_sent: "transit",
  boxes_told: "pack", box_labels_fetched: "pack", second_invoice: "pack", second_invoice_told: "carrier",
  ready_told: "pack", handover_told: "pickup", part_handover_told: "pickup", not_collected_told: "pickup",
  refusal_told: "new", line_refusal_told: "new", quantity_refusal_told: "new", late_refusal_told: "pick",
  cancel_before_seen: "new", cancel_after_seen: "board", cancel_answer_told: "board", store_cancel_told: "board",
  taken_after_failure: "queue", taken_in_order: "queue", taken_after_rereading: "queue",
  return_told: "returns", coupon_created: "returns", coupon_found: "coupons", coupon_redeemed: "coupons", coupon_cancelled: "coupons",
  stock_told: "stock",
};
