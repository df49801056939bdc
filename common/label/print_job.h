#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace balcao {

/// Where a print job stands. Once one byte may have reached a device, no machine repeats the job:
/// unknown is not failed, a person decides.
enum class PrintState : std::uint8_t {
    queued,  // waits for its printer; nothing was sent
    held,    // five tries to reach the printer failed; goes on when a person or a new try says so
    submitting,   // the claim is committed; bytes may be on their way
    submitted,    // all bytes were sent and the peer closed in order, or the spooler took them
    in_doubt,     // the page asks: did it come out?
    confirmed,    // a person saw it
    not_printed,  // a person says that it did not come out; a new job points at this one
    rejected,     // the bytes can never be printed here; says why
    cancelled,    // not wanted any more, before its first byte
    expired,      // too old to be printed unasked
};

/// What is known about paper. E0 nothing, E1 a spooler took it, E2 all bytes sent and the peer
/// closed in order, E5 a person saw it (E3 and E4 come from printers that report).
enum class PrintEvidence : std::uint8_t { e0, e1, e2, e3, e4, e5 };

/// How one send ended.
enum class SendEnd : std::uint8_t {
    zero_bytes,    // proven: nothing left this machine. The only end that is retried unasked
    all_accepted,  // every byte taken and the peer closed in order
    unknown,       // an error after the first byte, or a time-out
    impossible,    // the job can never be sent: unknown scheme, missing bytes, wrong format
};

// What may happen to a job.
struct ClaimJob {};  // committed before the first byte

struct RecordSend {
    SendEnd end{SendEnd::unknown};
    PrintEvidence evidence{PrintEvidence::e0};
    std::int64_t bytes_sent{};
    std::string reason;  // for the person: what went wrong, empty if nothing
};

struct FindAfterCrash {};  // the agent starts and finds a claimed job
struct CancelJob {};
struct ExpireJob {};
struct ReleaseJob {};  // a person wants a held or expired job printed now

struct AnswerDoubt {
    bool came_out{true};
};

using PrintCommand = std::
    variant<ClaimJob, RecordSend, FindAfterCrash, CancelJob, ExpireJob, ReleaseJob, AnswerDoubt>;

/// How far a job is: what the rules need to know of it.
struct PrintProgress {
    PrintState state{PrintState::queued};
    PrintEvidence evidence{PrintEvidence::e0};
    std::int64_t attempts{};
    Instant due_at{};           // not before this
    std::string reason;         // the last thing that went wrong, empty if nothing
    bool wants_new_job{false};  // set once, when a person says that it did not come out

    bool operator==(const PrintProgress&) const = default;
};

/// Why a print command was refused.
enum class PrintRefusal : std::uint8_t { not_now };

/// Says how `command` moves a job. Pure. The pauses after a proven miss double from 2 s to 60 s;
/// after five misses the job is held and tried every 60 s, so that a printer that comes back is
/// found.
Result<PrintProgress, PrintRefusal> decide(
    const PrintProgress& job, const PrintCommand& command, Instant now
);

/// A job that waited longer than this is not printed unasked (labels: 2 h).
constexpr std::chrono::hours kLabelLife{2};

std::string_view toText(PrintState value);
std::string_view toText(PrintEvidence value);
std::string_view toText(SendEnd value);
std::string_view toText(PrintRefusal value);

}  // namespace balcao
