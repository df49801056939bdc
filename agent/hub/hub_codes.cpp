#include "agent/hub/hub_codes.h"

#include "common/order/order_text.h"

#include <algorithm>

namespace balcao {

namespace {

std::string upperCase(std::string_view text) {
    std::string upper{text};
    std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return upper;
}

}  // namespace

HubCodes defaultHubCodes() {
    return HubCodes{
        .statuses =
            {{"1", HubStatus::assigned},
             {"2", HubStatus::accepted},
             {"3", HubStatus::in_transit},
             {"4", HubStatus::delivered},
             {"5", HubStatus::ready_for_pickup},
             {"6", HubStatus::returned},
             {"7", HubStatus::cancelled},
             {"8", HubStatus::refused},
             {"9", HubStatus::not_collected}},
        .journeys =
            {{"ship-from-store", Journey::ship_from_store},
             {"pickup-in-store", Journey::pickup_in_store}},
        .purposes =
            {{StatusPurpose::in_transit, "3"},
             {StatusPurpose::delivered, "4"},
             {StatusPurpose::ready_for_pickup, "5"},
             {StatusPurpose::not_collected, "9"},
             {StatusPurpose::handover_reversed, "5"}},
        .reasons = {}};
}

HubStatus statusOf(const HubCodes& codes, std::string_view hub_code) {
    const auto found = codes.statuses.find(hub_code);
    return found == codes.statuses.end() ? HubStatus::unknown : found->second;
}

std::optional<Journey> journeyOf(const HubCodes& codes, std::string_view hub_code) {
    const auto found = codes.journeys.find(hub_code);
    return found == codes.journeys.end() ? std::nullopt : std::optional{found->second};
}

std::string codeOf(const HubCodes& codes, StatusPurpose purpose) {
    const auto found = codes.purposes.find(purpose);
    return found == codes.purposes.end() ? std::string{toText(purpose)} : found->second;
}

std::string codeOf(const HubCodes& codes, ReturnReason reason) {
    const auto found = codes.return_reasons.find(reason);
    return found == codes.return_reasons.end() ? upperCase(toText(reason)) : found->second;
}

std::string codeOf(const HubCodes& codes, HubStatus status) {
    const auto found =
        std::ranges::find_if(codes.statuses, [&](const auto& one) { return one.second == status; });
    return found == codes.statuses.end() ? std::string{toText(status)} : found->first;
}

std::string codeOf(const HubCodes& codes, RefusalReason reason) {
    const auto found = codes.reasons.find(reason);
    return found == codes.reasons.end() ? upperCase(toText(reason)) : found->second;
}

}  // namespace balcao
