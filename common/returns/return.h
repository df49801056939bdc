#pragma once

#include "common/base/enum_text.h"
#include "common/base/result.h"
#include "common/order/order.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace balcao {

/// A return, as the store's counter named it when it was opened.
using ReturnId = Id<struct ReturnIdTag>;

/// What the store does with goods that come back over the counter. The order of the values is the
/// order of the work.
enum class ReturnState : std::uint8_t {
    open,             // named, not looked at yet
    checking,         // somebody looks at the goods
    accepted,         // all that was brought
    partly_accepted,  // some of it
    denied,           // nothing: the customer takes it home, told why
    resolved,         // the customer has, or gets, what is due
    stocked,          // the goods have their place
    sent_to_hub,      // the hub knows
    closed,
};

enum class ReturnReason : std::uint8_t {
    size,
    colour_or_model,
    defect,
    wrong_product,
    transport_damage,
    disliked,
    regret,  // the law's seven days for what was bought online
    gift,
    other,
};

/// How the goods are; the hub's contract has the same two.
enum class GoodsCondition : std::uint8_t { resalable, damaged };

/// What the customer gets.
enum class Resolution : std::uint8_t { coupon, refund_by_hq, exchange };

/// Where the goods go.
enum class StockPlace : std::uint8_t { restock, damaged, to_warehouse };

/// Units of one line that come back for one reason.
struct ReturnLine {
    LineId line_id{};
    std::string sku{};
    std::string ean{};
    std::string description{};
    std::int64_t quantity{};  // brought by the customer
    std::int64_t accepted{};  // kept by the store, once it was judged
    ReturnReason reason{ReturnReason::other};
    GoodsCondition condition{GoodsCondition::resalable};
    std::string note{};

    bool operator==(const ReturnLine&) const = default;
};

/// Goods that come back: one visit of one customer with things of one order.
struct Return {
    ReturnId return_id{};
    StoreKey store{};      // that takes the goods back
    OrderRef order_ref{};  // 0: the order is another store's, or older than this ledger
    OrderId order_id{};    // the hub's
    std::string order_store_id{};
    std::string currency{};
    Person customer{};
    std::vector<ReturnLine> lines{};
    ReturnState state{ReturnState::open};
    AmountMinor amount_minor{};  // what the customer paid for the accepted units
    std::optional<Resolution> resolution{};
    std::optional<StockPlace> place{};
    std::string coupon_id{};  // of the coupon that stands for it; empty: none
    std::string note{};       // why it was denied
    std::string opened_by{};
    Instant opened_at{};
    Instant changed_at{};

    bool operator==(const Return&) const = default;
};

// --- Commands. ---------------------------------------------------------------------------------

struct StartCheck {};

/// What the store keeps of each line; 0 of all is a denial and needs a note.
struct JudgeReturn {
    struct Line {
        LineId line_id;
        ReturnReason reason{ReturnReason::other};  // with the line, what the customer brought
        std::int64_t accepted{};
        GoodsCondition condition{GoodsCondition::resalable};

        bool operator==(const Line&) const = default;
    };
    std::vector<Line> lines{};
    AmountMinor amount_minor{};  // what was paid for the accepted units (return_money.h)
    std::string note{};
};

struct ResolveReturn {
    Resolution resolution{Resolution::coupon};
};

struct StockReturn {
    StockPlace place{StockPlace::restock};
};

struct TellHub {};      // the hub has taken the return
struct CloseReturn {};  // nothing is left to be done

using ReturnCommand =
    std::variant<StartCheck, JudgeReturn, ResolveReturn, StockReturn, TellHub, CloseReturn>;

/// The alternatives of ReturnCommand by name, in the same order (checked at compile time).
enum class ReturnCommandKind : std::uint8_t { start_check, judge, resolve, stock, tell_hub, close };

inline ReturnCommandKind kindOf(const ReturnCommand& command) {
    return static_cast<ReturnCommandKind>(command.index());
}

/// Why a return was not opened or a command changed nothing.
enum class ReturnRefusal : std::uint8_t {
    not_now,             // the state does not allow it
    line_unknown,        // no such line, or named twice
    quantity_mismatch,   // more than the customer can bring
    note_missing,        // a denial must be explained
    not_delivered,       // the customer never had these units
    already_returned,    // these units came back before, here or elsewhere
    window_over,         // too late for this reason
    marketplace_policy,  // the marketplace refunds its goods itself
    amount_zero,         // nothing was paid for them: no coupon can be made
    coupon_alive,        // the coupon of this return still stands
    amount_too_large,    // no such sum can be worked out
    unknown,             // no such order or return
    id_used,             // the command's id belongs to another click
};

/// A row says: in a state of `from` this command leads to one of `to`.
struct ReturnTransition {
    std::vector<ReturnState> from{};
    ReturnCommandKind command{ReturnCommandKind::start_check};
    std::vector<ReturnState> to{};
};

/// The whole machine of domain.md, section 3. A state and a command stand in one row at most.
std::span<const ReturnTransition> returnTransitions();

/// Says how the return stands after the command. Pure. What is not in the table is refused.
Result<Return, ReturnRefusal> decide(
    const Return& before, const ReturnCommand& command, Instant now
);

/// Units of a line that this return speaks for: what is claimed while it is open, what was accepted
/// after it was judged.
std::int64_t unitsOf(const Return& one, const LineId& line_id);

std::string_view toText(ReturnState value);
std::string_view toText(ReturnReason value);
std::string_view toText(GoodsCondition value);
std::string_view toText(Resolution value);
std::string_view toText(StockPlace value);
std::string_view toText(ReturnCommandKind value);
std::string_view toText(ReturnRefusal value);

template <>
std::optional<ReturnState> fromText(std::string_view text);
template <>
std::optional<ReturnReason> fromText(std::string_view text);
template <>
std::optional<GoodsCondition> fromText(std::string_view text);
template <>
std::optional<Resolution> fromText(std::string_view text);
template <>
std::optional<StockPlace> fromText(std::string_view text);

}  // namespace balcao
