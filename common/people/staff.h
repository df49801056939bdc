#pragma once

#include "common/base/clock.h"
#include "common/base/enum_text.h"
#include "common/order/order_command.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace balcao {

/// What a person is at the store: perfil vendedor(a), gerente or suporte (who looks after the
/// computers and touches no order).
enum class StaffRole : std::uint8_t { clerk, manager, support };

/// What a person may or may not do, in the grain of the table below.
enum class StaffAction : std::uint8_t {
    answer_orders,     // accept, refuse, in part, and take it back within seconds
    prepare_orders,    // pick, pack, labels, invoice
    release_goods,     // to the carrier, to the shelf, to the customer
    cancel_orders,     // from the store's side, and the answer to the hub's question
    reverse_handover,  // what went to the wrong customer
    settle_messages,   // what the hub refused; what waits, now
    print_papers,
    finish_tasks,
    take_returns,     // goods back, the coupon for them, a coupon as payment
    change_coupons,   // block, unblock, extend, cancel
    approve_answers,  // as the second person, for orders over the store's limit
    manage_people,
    look_after_agent,  // the file for support, how much is logged
};

inline constexpr std::size_t kStaffActionCount = 13;

/// The role table: what is not in it is not allowed.
bool mayDo(StaffRole role, StaffAction action);

/// What a person must be allowed to do for a command of theirs. Commands of the hub, of timers and
/// of the agent are no person's.
std::optional<StaffAction> actionOf(CommandKind command);

/// As whom a person acts in the journal: the state table knows clerks and managers.
ActorKind actorKindOf(StaffRole role);

std::string_view toText(StaffRole value);
std::string_view toText(StaffAction value);
template <>
std::optional<StaffRole> fromText(std::string_view text);

/// Why a PIN cannot be somebody's.
enum class PinFault : std::uint8_t {
    malformed,  // not 6 to 12 digits
    too_easy,   // one of those that are tried first
};
std::optional<PinFault> faultOf(std::string_view pin);

/// A name as it stands on a tile: 1 to 60 bytes of UTF-8 without control characters or outer
/// blanks.
bool isStaffName(std::string_view name);

/// A badge's code: 6 to 64 printable ASCII characters without blanks, as a scanner sends it.
bool isBadgeCode(std::string_view code);

// --- wrong PINs --------------------------------------------------------------------------------

/// How often somebody was wrong since they were right, and when last.
struct FailedTries {
    std::int64_t count{};
    std::optional<Instant> last_at;

    bool operator==(const FailedTries&) const = default;
};

/// So many wrong PINs, and only a manager (or the recovery code) helps.
inline constexpr std::int64_t kMostFailedTries = 10;

/// How long nobody may try after so many failures.
std::chrono::seconds waitAfter(std::int64_t failures);

enum class TryAnswer : std::uint8_t { allowed, wait, locked };

struct TryVerdict {
    TryAnswer answer{TryAnswer::allowed};
    Instant not_before{};  // if wait

    bool operator==(const TryVerdict&) const = default;
};

/// Whether a PIN may be tried at `now`. A clock that was set back does not make the wait longer
/// than it is: it then begins again at `now`, see withClock().
TryVerdict mayTry(const FailedTries& failed, Instant now);

/// The tries as they are to be kept at `now`: never in the future.
FailedTries withClock(FailedTries failed, Instant now);

/// The tries after one more that begins now. It counts before the PIN is looked at, so that a
/// power cut gives nobody a try for free.
FailedTries withOneMore(const FailedTries& failed, Instant now);

}  // namespace balcao
