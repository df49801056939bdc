#include "common/returns/return.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace balcao {

namespace {

using namespace std::string_view_literals;

// In the order of the values; reading and writing share each table.
constexpr std::array kStates = {
    "open"sv,
    "checking"sv,
    "accepted"sv,
    "partly_accepted"sv,
    "denied"sv,
    "resolved"sv,
    "stocked"sv,
    "sent_to_hub"sv,
    "closed"sv};
constexpr std::array kReasons = {
    "size"sv,
    "colour_or_model"sv,
    "defect"sv,
    "wrong_product"sv,
    "transport_damage"sv,
    "disliked"sv,
    "regret"sv,
    "gift"sv,
    "other"sv};
constexpr std::array kConditions = {"resalable"sv, "damaged"sv};
constexpr std::array kResolutions = {"coupon"sv, "refund_by_hq"sv, "exchange"sv};
constexpr std::array kPlaces = {"restock"sv, "damaged"sv, "to_warehouse"sv};
constexpr std::array kCommands = {
    "start_check"sv, "judge"sv, "resolve"sv, "stock"sv, "tell_hub"sv, "close"sv};
constexpr std::array kRefusals = {
    "not_now"sv,
    "line_unknown"sv,
    "quantity_mismatch"sv,
    "note_missing"sv,
    "not_delivered"sv,
    "already_returned"sv,
    "window_over"sv,
    "marketplace_policy"sv,
    "amount_zero"sv,
    "coupon_alive"sv,
    "amount_too_large"sv,
    "unknown"sv,
    "id_used"sv};

}  // namespace

std::string_view toText(ReturnState value) {
    return wordOf(kStates, value);
}
std::string_view toText(ReturnReason value) {
    return wordOf(kReasons, value);
}
std::string_view toText(GoodsCondition value) {
    return wordOf(kConditions, value);
}
std::string_view toText(Resolution value) {
    return wordOf(kResolutions, value);
}
std::string_view toText(StockPlace value) {
    return wordOf(kPlaces, value);
}
std::string_view toText(ReturnCommandKind value) {
    return wordOf(kCommands, value);
}
std::string_view toText(ReturnRefusal value) {
    return wordOf(kRefusals, value);
}

template <>
std::optional<ReturnState> fromText(std::string_view text) {
    return valueOf<ReturnState>(kStates, text);
}
template <>
std::optional<ReturnReason> fromText(std::string_view text) {
    return valueOf<ReturnReason>(kReasons, text);
}
template <>
std::optional<GoodsCondition> fromText(std::string_view text) {
    return valueOf<GoodsCondition>(kConditions, text);
}
template <>
std::optional<Resolution> fromText(std::string_view text) {
    return valueOf<Resolution>(kResolutions, text);
}
template <>
std::optional<StockPlace> fromText(std::string_view text) {
    return valueOf<StockPlace>(kPlaces, text);
}

}  // namespace balcao
