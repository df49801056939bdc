#include "common/people/staff.h"

#include <algorithm>
#include <array>
#include <string>

namespace balcao {

namespace {

using namespace std::chrono_literals;
using enum StaffAction;

/// One row per action.
struct Right {
    StaffAction action;
    bool clerk;
    bool manager;
    bool support;
};

constexpr std::array kRights = {
    //    action            clerk  manager support
    Right{answer_orders, true, true, false},
    Right{prepare_orders, true, true, false},
    Right{release_goods, true, true, false},
    Right{cancel_orders, true, true, false},
    Right{reverse_handover, false, true, false},
    Right{settle_messages, true, true, true},
    Right{print_papers, true, true, true},
    Right{finish_tasks, true, true, false},
    Right{take_returns, true, true, false},
    Right{change_coupons, false, true, false},
    Right{approve_answers, false, true, false},
    Right{manage_people, false, true, false},
    Right{look_after_agent, false, true, true},
};
static_assert(kRights.size() == kStaffActionCount);

constexpr std::array<std::string_view, kStaffActionCount> kActionNames{
    "answer_orders",
    "prepare_orders",
    "release_goods",
    "cancel_orders",
    "reverse_handover",
    "settle_messages",
    "print_papers",
    "finish_tasks",
    "take_returns",
    "change_coupons",
    "approve_answers",
    "manage_people",
    "look_after_agent"};

constexpr std::array<std::string_view, 3> kRoleNames{"clerk", "manager", "support"};

// After the n-th failure nobody tries for so long.
constexpr std::array<std::chrono::seconds, 9> kWaits{0s, 0s, 5s, 15s, 30s, 1min, 2min, 5min, 15min};

constexpr std::size_t kShortestPin = 6;
constexpr std::size_t kLongestPin = 12;
constexpr std::size_t kLongestName = 60;
constexpr std::size_t kShortestBadge = 6;
constexpr std::size_t kLongestBadge = 64;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// Each digit is the one before it plus `step`; 9 is followed by 0.
bool isRun(std::string_view pin, int step) {
    constexpr int kDigits = 10;
    for (std::size_t i = 1; i < pin.size(); ++i) {
        if ((pin[i] - pin[i - 1] + kDigits) % kDigits != (step + kDigits) % kDigits) {
            return false;
        }
    }
    return true;
}

/// The same one, two or three digits again and again: 111111, 121212, 123123.
bool isRepetition(std::string_view pin) {
    for (std::size_t period = 1; period <= 3; ++period) {
        bool is_same = true;
        for (std::size_t i = period; i < pin.size(); ++i) {
            is_same = is_same && pin[i] == pin[i - period];
        }
        if (is_same) {
            return true;
        }
    }
    return false;
}

/// Patterns of the keys that people draw, and dates of the world.
constexpr std::array<std::string_view, 8> kDrawn{
    "159753", "147258", "147852", "258456", "112233", "102030", "010203", "123654"};

}  // namespace

bool mayDo(StaffRole role, StaffAction action) {
    const auto* const right = std::ranges::find(kRights, action, &Right::action);
    if (right == kRights.end()) {
        return false;
    }
    switch (role) {
        case StaffRole::clerk:
            return right->clerk;
        case StaffRole::manager:
            return right->manager;
        case StaffRole::support:
            return right->support;
    }
    return false;
}

std::optional<StaffAction> actionOf(CommandKind command) {
    switch (command) {
        case CommandKind::decide:
        case CommandKind::report_short:
        case CommandKind::undo_decision:
        case CommandKind::drop_proposal:
            return answer_orders;
        case CommandKind::approve_answer:
            return approve_answers;
        case CommandKind::start_picking:
        case CommandKind::pause_picking:
        case CommandKind::resume_picking:
        case CommandKind::finish_picking:
        case CommandKind::pack:
        case CommandKind::attach_invoice:
        case CommandKind::apply_labels:
        case CommandKind::void_labels:
        case CommandKind::unpack:
            return prepare_orders;
        case CommandKind::dispatch:
        case CommandKind::mark_ready:
        case CommandKind::hand_over:
        case CommandKind::mark_not_collected:
        case CommandKind::mark_delivered:
        case CommandKind::report_incident:
        case CommandKind::take_goods_back:
            return release_goods;
        case CommandKind::cancel_by_store:
        case CommandKind::answer_cancellation:
            return cancel_orders;
        case CommandKind::reverse_handover:
            return reverse_handover;
        case CommandKind::retry_message:
        case CommandKind::drop_message:
            return settle_messages;
        case CommandKind::hub_update:
        case CommandKind::hub_withdraw:
        case CommandKind::expire_answer:
        case CommandKind::take_labels:
        case CommandKind::confirm_message:
        case CommandKind::refuse_message:
            break;
    }
    return std::nullopt;
}

ActorKind actorKindOf(StaffRole role) {
    return role == StaffRole::manager ? ActorKind::manager : ActorKind::clerk;
}

std::string_view toText(StaffRole value) {
    return wordOf(kRoleNames, value);
}

std::string_view toText(StaffAction value) {
    return wordOf(kActionNames, value);
}

template <>
std::optional<StaffRole> fromText(std::string_view text) {
    return valueOf<StaffRole>(kRoleNames, text);
}

std::optional<PinFault> faultOf(std::string_view pin) {
    if (pin.size() < kShortestPin || pin.size() > kLongestPin ||
        !std::ranges::all_of(pin, isDigit)) {
        return PinFault::malformed;
    }
    const bool is_drawn = std::ranges::any_of(kDrawn, [&](std::string_view one) {
        return pin.substr(0, one.size()) == one;
    });
    if (isRun(pin, 1) || isRun(pin, -1) || isRepetition(pin) || is_drawn) {
        return PinFault::too_easy;
    }
    return std::nullopt;
}

bool isStaffName(std::string_view name) {
    constexpr char kDelete = 127;
    return !name.empty() && name.size() <= kLongestName && name.front() != ' ' &&
           name.back() != ' ' && std::ranges::none_of(name, [](char c) {
               return static_cast<unsigned char>(c) < ' ' || c == kDelete;
           });
}

bool isBadgeCode(std::string_view code) {
    return code.size() >= kShortestBadge && code.size() <= kLongestBadge &&
           std::ranges::all_of(code, [](char c) { return c > ' ' && c <= '~'; });
}

std::chrono::seconds waitAfter(std::int64_t failures) {
    if (failures <= 0) {
        return std::chrono::seconds{0};
    }
    const auto index = static_cast<std::size_t>(failures) - 1;
    return kWaits.at(std::min(index, kWaits.size() - 1));
}

TryVerdict mayTry(const FailedTries& failed, Instant now) {
    if (failed.count >= kMostFailedTries) {
        return {.answer = TryAnswer::locked};
    }
    if (!failed.last_at) {
        return {};
    }
    const Instant not_before = std::min(*failed.last_at, now) + waitAfter(failed.count);
    if (now >= not_before) {
        return {};
    }
    return {.answer = TryAnswer::wait, .not_before = not_before};
}

FailedTries withClock(FailedTries failed, Instant now) {
    if (failed.last_at && *failed.last_at > now) {
        failed.last_at = now;
    }
    return failed;
}

FailedTries withOneMore(const FailedTries& failed, Instant now) {
    return {.count = failed.count + 1, .last_at = now};
}

}  // namespace balcao
