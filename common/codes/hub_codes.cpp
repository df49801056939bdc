#include "common/codes/hub_codes.h"

#include "common/base/enum_text.h"
#include "common/order/order_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace balcao {

namespace {

std::string upperCase(std::string_view text) {
    std::string upper{text};
    std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return upper;
}

constexpr std::array<std::string_view, 8> kTableWords{
    "statuses",
    "journeys",
    "purposes",
    "refusal_reasons",
    "return_reasons",
    "carriers",
    "services",
    "channels"};

constexpr std::array<std::string_view, 4> kFindingWords{
    "meaning_lost", "not_read_back", "given_code", "seen_unknown"};

/// What an order should say once the hub has taken a status message.
HubStatus statusAfter(StatusPurpose purpose) {
    switch (purpose) {
        case StatusPurpose::in_transit:
            return HubStatus::in_transit;
        case StatusPurpose::delivered:
            return HubStatus::delivered;
        case StatusPurpose::ready_for_pickup:
        case StatusPurpose::handover_reversed:
            return HubStatus::ready_for_pickup;
        case StatusPurpose::not_collected:
            break;
    }
    return HubStatus::not_collected;
}

/// The name takes the place of what stands there, if the table has one.
template <typename Names>
void rename(const Names& names, const std::string& code, std::string& shown) {
    if (const auto found = names.find(code); found != names.end()) {
        shown = found->second;
    }
}

/// A person who sees the code is told what it is, by the table or by the hub.
bool isKnown(const HubCodes& codes, const SeenCode& seen) {
    switch (seen.table) {
        case CodeTable::statuses:
            return codes.statuses.contains(seen.code);
        case CodeTable::carriers:
            return !seen.name.empty() || codes.carriers.contains(seen.code);
        case CodeTable::channels:
            return !seen.name.empty() || codes.channels.contains(seen.code);
        default:  // a service is a name already; the others are not read from orders that are kept
            return true;
    }
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

CodesSource alwaysCodes(HubCodes codes) {
    return
        [kept = std::make_shared<const HubCodes>(std::move(codes))](std::optional<std::int64_t>) {
            return kept;
        };
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

HubOrder readWith(const HubCodes& codes, HubOrder order) {
    order.hub_status = statusOf(codes, order.hub_code);
    rename(codes.channels, order.channel.code, order.channel.name);
    rename(codes.carriers, order.delivery.carrier.code, order.delivery.carrier.name);
    order.delivery.carrier.service_name.clear();
    rename(codes.services, order.delivery.carrier.service, order.delivery.carrier.service_name);
    return order;
}

std::string_view toText(CodeTable table) {
    return wordOf(kTableWords, table);
}

std::string_view toText(CodesFinding::Kind kind) {
    return wordOf(kFindingWords, kind);
}

void markKnown(const HubCodes& codes, std::vector<SeenCode>& seen) {
    for (SeenCode& one : seen) {
        one.is_known = isKnown(codes, one);
    }
}

std::vector<CodesFinding> findingsOf(const HubCodes& codes, const std::vector<SeenCode>& seen) {
    using Kind = CodesFinding::Kind;
    std::vector<CodesFinding> findings;
    const HubCodes usual = defaultHubCodes();
    for (const auto& usual_row : usual.statuses) {
        const HubStatus status = usual_row.second;
        const bool is_read = std::ranges::any_of(codes.statuses, [status](const auto& row) {
            return row.second == status;
        });
        if (!is_read) {
            findings.push_back(
                {.kind = Kind::meaning_lost,
                 .table = CodeTable::statuses,
                 .code = std::string{toText(status)}}
            );
        }
    }
    for (const auto& [purpose, usual_code] : usual.purposes) {
        const std::string code = codeOf(codes, purpose);
        const CodesFinding finding{
            .kind = Kind::not_read_back, .table = CodeTable::purposes, .code = code};
        if (statusOf(codes, code) != statusAfter(purpose) &&
            std::ranges::find(findings, finding) == findings.end()) {
            findings.push_back(finding);
        }
    }
    for (const StatusPurpose purpose : {StatusPurpose::in_transit, StatusPurpose::delivered}) {
        const std::string& given = usual.purposes.at(purpose);
        if (statusOf(codes, given) != statusAfter(purpose)) {
            findings.push_back(
                {.kind = Kind::given_code, .table = CodeTable::statuses, .code = given}
            );
        }
    }
    for (const SeenCode& one : seen) {
        if (!isKnown(codes, one)) {
            findings.push_back({.kind = Kind::seen_unknown, .table = one.table, .code = one.code});
        }
    }
    return findings;
}

}  // namespace balcao
