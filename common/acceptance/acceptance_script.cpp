// The script: which cases there are, and what each is proved by.
#include "common/acceptance/acceptance.h"

#include <array>

namespace balcao {

namespace {

using enum AcceptanceStep;

constexpr std::array kConnection = {
    ScriptStep{hub_answers},
    ScriptStep{token_taken},
    ScriptStep{store_known},
    ScriptStep{clock_right},
};

constexpr std::array kDelivery = {
    ScriptStep{arrived},
    ScriptStep{facts_whole},
    ScriptStep{accept_told},
    ScriptStep{invoiced},
    ScriptStep{label_fetched},
    ScriptStep{label_printed},
    ScriptStep{in_transit_told},
    ScriptStep{invoice_told},
    ScriptStep{.step = tracking_seen, .is_required = false},
    ScriptStep{delivered_told},
    ScriptStep{.step = proof_sent, .is_required = false},
};

constexpr std::array kPickup = {
    ScriptStep{arrived},
    ScriptStep{facts_whole},
    ScriptStep{accept_told},
    ScriptStep{ready_told},
    ScriptStep{handover_told},
    ScriptStep{.step = proof_sent, .is_required = false},
};

constexpr std::array kBoxes = {ScriptStep{boxes_told}, ScriptStep{box_labels_fetched}};
constexpr std::array kInvoiceReplaced = {
    ScriptStep{invoiced}, ScriptStep{second_invoice}, ScriptStep{second_invoice_told}};
constexpr std::array kPartHandedOver = {
    ScriptStep{.step = part_handover_told, .is_required = false}};
constexpr std::array kNotCollected = {ScriptStep{not_collected_told}};
constexpr std::array kRefusedWhole = {ScriptStep{refusal_told}};
constexpr std::array kRefusedLine = {ScriptStep{line_refusal_told}};
constexpr std::array kRefusedQuantity = {ScriptStep{quantity_refusal_told}};
constexpr std::array kRefusedLater = {ScriptStep{.step = late_refusal_told, .is_required = false}};
constexpr std::array kCancelledBefore = {ScriptStep{cancel_before_seen}};
constexpr std::array kCancelledAfter = {ScriptStep{cancel_after_seen}};
constexpr std::array kCancelAsked = {ScriptStep{cancel_answer_told}};
constexpr std::array kCancelledByStore = {ScriptStep{store_cancel_told}};
constexpr std::array kRecovered = {
    ScriptStep{taken_after_failure},
    ScriptStep{taken_in_order},
};
constexpr std::array kReread = {ScriptStep{.step = taken_after_rereading, .is_required = false}};
constexpr std::array kReturned = {ScriptStep{return_told}};
constexpr std::array kCoupon = {
    ScriptStep{coupon_created},
    ScriptStep{.step = coupon_found, .is_required = false},
    ScriptStep{coupon_redeemed},
    ScriptStep{coupon_cancelled},
};
constexpr std::array kStock = {ScriptStep{stock_told}};

constexpr ScriptCase ofStore(AcceptanceCase id, std::span<const ScriptStep> steps) {
    return {.id = id, .is_of_order = false, .journey = {}, .steps = steps};
}

constexpr ScriptCase ofOrder(AcceptanceCase id, std::span<const ScriptStep> steps) {
    return {.id = id, .is_of_order = true, .journey = {}, .steps = steps};
}

constexpr ScriptCase shipped(AcceptanceCase id, std::span<const ScriptStep> steps) {
    return {.id = id, .is_of_order = true, .journey = Journey::ship_from_store, .steps = steps};
}

constexpr ScriptCase collected(AcceptanceCase id, std::span<const ScriptStep> steps) {
    return {.id = id, .is_of_order = true, .journey = Journey::pickup_in_store, .steps = steps};
}

constexpr std::array kScript = {
    ofStore(AcceptanceCase::connection, kConnection),
    shipped(AcceptanceCase::delivery, kDelivery),
    shipped(AcceptanceCase::boxes, kBoxes),
    shipped(AcceptanceCase::invoice_replaced, kInvoiceReplaced),
    collected(AcceptanceCase::pickup, kPickup),
    collected(AcceptanceCase::part_handed_over, kPartHandedOver),
    collected(AcceptanceCase::not_collected, kNotCollected),
    ofOrder(AcceptanceCase::refused_whole, kRefusedWhole),
    ofOrder(AcceptanceCase::refused_line, kRefusedLine),
    ofOrder(AcceptanceCase::refused_quantity, kRefusedQuantity),
    ofOrder(AcceptanceCase::refused_later, kRefusedLater),
    ofOrder(AcceptanceCase::cancelled_before, kCancelledBefore),
    ofOrder(AcceptanceCase::cancelled_after, kCancelledAfter),
    ofOrder(AcceptanceCase::cancel_asked, kCancelAsked),
    ofOrder(AcceptanceCase::cancelled_by_store, kCancelledByStore),
    ofOrder(AcceptanceCase::recovered, kRecovered),
    ofOrder(AcceptanceCase::reread, kReread),
    ofStore(AcceptanceCase::goods_returned, kReturned),
    ofStore(AcceptanceCase::coupon, kCoupon),
    ofStore(AcceptanceCase::stock, kStock),
};

using namespace std::string_view_literals;

// In the order of the values.
constexpr std::array kCaseNames = {
    "connection"sv,
    "delivery"sv,
    "boxes"sv,
    "invoice_replaced"sv,
    "pickup"sv,
    "part_handed_over"sv,
    "not_collected"sv,

    "refused_whole"sv,
    "refused_line"sv,
    "refused_quantity"sv,
    "refused_later"sv,
    "cancelled_before"sv,
    "cancelled_after"sv,
    "cancel_asked"sv,
    "cancelled_by_store"sv,
    "recovered"sv,
    "reread"sv,
    "goods_returned"sv,
    "coupon"sv,
    "stock"sv,
};

constexpr std::array kStepNames = {
    "hub_answers"sv,
    "token_taken"sv,
    "store_known"sv,
    "clock_right"sv,
    "arrived"sv,
    "facts_whole"sv,
    "accept_told"sv,
    "invoiced"sv,
    "label_fetched"sv,
    "label_printed"sv,
    "in_transit_told"sv,
    "invoice_told"sv,
    "tracking_seen"sv,
    "delivered_told"sv,
    "proof_sent"sv,
    "boxes_told"sv,
    "box_labels_fetched"sv,
    "second_invoice"sv,
    "second_invoice_told"sv,
    "ready_told"sv,
    "handover_told"sv,
    "part_handover_told"sv,
    "not_collected_told"sv,

    "refusal_told"sv,
    "line_refusal_told"sv,
    "quantity_refusal_told"sv,
    "late_refusal_told"sv,
    "cancel_before_seen"sv,
    "cancel_after_seen"sv,
    "cancel_answer_told"sv,
    "store_cancel_told"sv,
    "taken_after_failure"sv,
    "taken_in_order"sv,
    "taken_after_rereading"sv,
    "return_told"sv,
    "coupon_created"sv,
    "coupon_found"sv,
    "coupon_redeemed"sv,
    "coupon_cancelled"sv,
    "stock_told"sv,
};

constexpr std::array kStateNames = {"waiting"sv, "failed"sv, "under_way"sv, "passed"sv};

}  // namespace

std::span<const ScriptCase> acceptanceScript() {
    return kScript;
}

std::string_view toText(AcceptanceCase value) {
    return wordOf(kCaseNames, value);
}

std::string_view toText(AcceptanceStep value) {
    return wordOf(kStepNames, value);
}

std::string_view toText(AcceptanceState value) {
    return wordOf(kStateNames, value);
}

}  // namespace balcao
