#pragma once

#include "common/base/clock.h"
#include "common/base/enum_text.h"
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
    queued,       // waits for its printer; nothing was sent
    held,         // five misses: still tried every minute, but the page says so
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

/// How an attempt ended, after a claim or before it: a printer that cannot be reached is told
/// without a claim, because the claim comes after the connection.
struct RecordSend {
    SendEnd end{SendEnd::unknown};
    PrintEvidence evidence{PrintEvidence::e0};
    std::int64_t bytes_sent{};  // handed to the system; an upper bound of what the device read
    std::string reason;         // "slug: English sentence" (the page words the slug), or empty
};

struct FindAfterCrash {};  // the agent starts and finds a claimed job
struct CancelJob {};
struct ExpireJob {};
struct ReleaseJob {};  // a person wants a waiting, held or expired job printed now

struct AnswerDoubt {
    bool came_out{true};
};

using PrintCommand = std::
    variant<ClaimJob, RecordSend, FindAfterCrash, CancelJob, ExpireJob, ReleaseJob, AnswerDoubt>;

/// How far a job is: what the rules need to know of it.
struct PrintProgress {
    PrintState state{PrintState::queued};
    PrintEvidence evidence{PrintEvidence::e0};
    std::int64_t attempts{};    // tries to reach the printer, with or without a claim
    Instant wanted_at{};        // when it was made, or a person last wanted it: its age counts
                                // from here
    Instant due_at{};           // not before this
    std::string reason;         // the last thing that went wrong (see RecordSend), or empty
    bool wants_new_job{false};  // set once, when a person says that it did not come out

    bool operator==(const PrintProgress&) const = default;
};

/// A job as it begins: wanted and due now.
PrintProgress newPrintJob(Instant now);

/// Why a print command was refused.
enum class PrintRefusal : std::uint8_t { not_now };

/// Says how `command` moves a job. Pure: no clock, no device.
///
///     queued, held   --ClaimJob-->      submitting
///     queued, held   --RecordSend-->    queued, held (a miss) | rejected | in_doubt
///     submitting     --RecordSend-->    submitted | queued, held (a miss) | in_doubt | rejected
///     submitting     --FindAfterCrash-> in_doubt
///     queued, held   --ExpireJob-->     expired (once it is older than kLabelLife)
///     queued, held, expired --ReleaseJob--> queued;  --CancelJob--> cancelled
///     in_doubt, submitted --AnswerDoubt--> confirmed | not_printed (a new job is wanted)
///
/// Everything else is refused. A miss (zero_bytes) pauses 2, 4, 8 and 16 s; from the fifth on the
/// job is held and tried every 60 s, so that a printer that comes back is found. An outcome that
/// says that bytes may have left always ends in a question or in `submitted`, never in the queue.
Result<PrintProgress, PrintRefusal> decide(
    const PrintProgress& job, const PrintCommand& command, Instant now
);

/// A job that waited longer than this is not printed unasked (labels: 2 h).
constexpr std::chrono::hours kLabelLife{2};

/// The one spelling of each value in SQL, JSON, logs and tests. A value outside the enumeration
/// reads "corrupt".
std::string_view toText(PrintState value);
std::string_view toText(PrintEvidence value);
std::string_view toText(SendEnd value);
std::string_view toText(PrintRefusal value);

template <>
std::optional<PrintState> fromText(std::string_view text);
template <>
std::optional<PrintEvidence> fromText(std::string_view text);
template <>
std::optional<SendEnd> fromText(std::string_view text);

}  // namespace balcao
