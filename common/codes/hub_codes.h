#pragma once

#include "common/order/hub_message.h"
#include "common/returns/return.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace balcao {

/// De-para: the hub's codes and what they mean to us. Plain data, which a store may replace by its
/// own. A code that is not in the table is kept as text and means nothing more.
struct HubCodes {
    std::map<std::string, HubStatus, std::less<>> statuses{};  // read from orders
    std::map<std::string, Journey, std::less<>> journeys{};
    std::map<StatusPurpose, std::string> purposes{};  // sent with status messages
    std::map<RefusalReason, std::string> reasons{};   // sent with refusals
    std::map<ReturnReason, std::string> return_reasons{};
    // Names that are shown instead of the hub's own.
    std::map<std::string, std::string, std::less<>> carriers{};
    std::map<std::string, std::string, std::less<>> services{};
    std::map<std::string, std::string, std::less<>> channels{};

    bool operator==(const HubCodes&) const = default;
};

/// The table of a version; of none: the one that counts now. Never empty.
using CodesSource =
    std::function<std::shared_ptr<const HubCodes>(std::optional<std::int64_t> version)>;

/// The table of the hub store API: statuses 1 to 9, of which 3 (in transit) and 4 (delivered) are
/// given by TOTVS Omni; reasons under our own names in upper case, e.g. OUT_OF_STOCK.
HubCodes defaultHubCodes();

/// One table for ever, whatever version is asked for.
CodesSource alwaysCodes(HubCodes codes);

HubStatus statusOf(const HubCodes& codes, std::string_view hub_code);
std::optional<Journey> journeyOf(const HubCodes& codes, std::string_view hub_code);

/// The hub's code, or our own word where the table has none: the hub then says what is missing.
std::string codeOf(const HubCodes& codes, StatusPurpose purpose);
std::string codeOf(const HubCodes& codes, RefusalReason reason);
std::string codeOf(const HubCodes& codes, ReturnReason reason);

/// The hub's first code that means this status; our own word where the table has none.
std::string codeOf(const HubCodes& codes, HubStatus status);

/// The order as this table reads it: what its status means, and the names of its channel and
/// carrier where the table has some. What else the order says stays.
HubOrder readWith(const HubCodes& codes, HubOrder order);

/// Where a code stands.
enum class CodeTable : std::uint8_t {
    statuses,
    journeys,
    purposes,
    refusal_reasons,
    return_reasons,
    carriers,
    services,
    channels,
};

std::string_view toText(CodeTable table);

/// A code that the hub uses.
struct SeenCode {
    CodeTable table{CodeTable::statuses};
    std::string code{};
    std::string name{};     // as the hub calls it; may be empty
    std::int64_t orders{};  // so many of those looked at have it
    bool is_known{false};   // the table says what it is, or the hub gives it a name

    bool operator==(const SeenCode&) const = default;
};

/// What somebody should look at before a table counts.
struct CodesFinding {
    enum class Kind : std::uint8_t {
        meaning_lost,   // no code is read as this status; `code` is our word for it
        not_read_back,  // the status sent with `code` is read with another meaning or none
        given_code,     // 3 in transit, 4 delivered: the hub's contract gives them
        seen_unknown,   // orders have `code`, and nobody says what it is
    };
    Kind kind{Kind::meaning_lost};
    CodeTable table{CodeTable::statuses};
    std::string code{};

    bool operator==(const CodesFinding&) const = default;
};

std::string_view toText(CodesFinding::Kind kind);

/// Marks which of the codes are known with this table.
void markKnown(const HubCodes& codes, std::vector<SeenCode>& seen);

/// What is odd about a table, in the order of the kinds; `seen` are the codes that orders have.
std::vector<CodesFinding> findingsOf(const HubCodes& codes, const std::vector<SeenCode>& seen);

}  // namespace balcao
