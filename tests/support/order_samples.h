#pragma once

#include "common/order/order_rules.h"

#include <array>
#include <vector>

namespace balcao::test {

// Commands of every kind for an order as it stands: good ones, bad ones, and those in between.

/// The last path segments of the problems that a hub answers with, and one that it invents.
inline constexpr std::array kSlugs = {
    "cancelled",
    "withdrawn",
    "already-decided",
    "stale",
    "illegal-transition",
    "not-asked",
    "no-label",
    "not-accepted",
    "not-supported",
    "already-collected",
    "partial-not-allowed",
    "late-refusal-not-allowed",
    "unknown-code",
    "made-up-by-this-hub"};

/// The hub's order, newer, in each status and once as old news.
std::vector<HubOrder> newsOf(const Order& order);

std::vector<OrderCommand> answersOf(const Order& order);

/// Lowers the first line of which something is left by one unit, then everything to nothing.
std::vector<OrderCommand> shortagesOf(const Order& order);

std::vector<OrderCommand> handoversOf(const Order& order);

/// The messages that wait, and one that nobody sent.
std::vector<WaitingMessage> repliedTo(const Order& order);

std::vector<OrderCommand> confirmationsOf(const Order& order);

std::vector<OrderCommand> refusalsOf(const Order& order);

std::vector<OrderCommand> updatesOf(const Order& order);

/// Commands of one kind.
std::vector<OrderCommand> samplesOf(CommandKind kind, const Order& order);

}  // namespace balcao::test
