#pragma once

#include "agent/ledger/views.h"
#include "common/base/clock.h"
#include "common/order/order_command.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace balcao {

/// A column of the board, in the order of the work.
enum class BoardStage : std::uint8_t {
    new_order,
    to_pick,
    picking,
    to_pack,
    carrier,
    pickup,
    on_the_way,
    problem,
    done,
};

/// The deadline that counts in a stage, in the hub's time.
enum class DeadlineKind : std::uint8_t { answer_by, ready_by, collect_by };

struct Deadline {
    DeadlineKind kind{DeadlineKind::answer_by};
    Instant at{};

    bool operator==(const Deadline&) const = default;
};

/// Where the labels of an order stand, as one word.
enum class LabelState : std::uint8_t {
    none,
    requested,  // the hub is asked for it
    ready,      // its bytes are here
    waiting,    // from here on: of the newest print job of the package that needs most attention
    printing,
    printed,
    ask,     // a person must say whether it came out
    held,    // the printer was not reached, or the job grew too old: a person lets it go on
    failed,  // the bytes can never be printed here
};

std::string_view toText(BoardStage value);
std::string_view toText(DeadlineKind value);
std::string_view toText(LabelState value);

// What the page shows of an order beyond its facts, made from the four axes (state, hub, label,
// sync). Pure.

LabelState labelStateOf(const OrderView& view);

/// `problem` as soon as a person is needed, whatever the preparation says.
BoardStage stageOf(const OrderView& view);

std::optional<Deadline> deadlineOf(const OrderView& view);

/// What the rules let a clerk do now, the next step first.
std::vector<CommandKind> actionsOf(const Order& order);

/// The step that brings the order on, if one can be taken now: nothing while a label is awaited or
/// the parcel is on its way back.
std::optional<CommandKind> nextActionOf(const Order& order);

/// Accepted units once decided, ordered units before.
std::int64_t unitCountOf(const Order& order);

/// The commands that the clerk API knows, the most usual next step first.
const std::vector<CommandKind>& clerkCommands();

}  // namespace balcao
