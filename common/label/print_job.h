#pragma once

#include "common/base/clock.h"
#include "common/base/enum_text.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/label/paper.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace balcao {

/// Where a print job stands. A job is one or several parts (labels, copies) that are sent one after
/// the other; the states speak of the part that is next, `parts_sent` of those before it. Once one
/// byte of a part may have reached a device, no machine repeats that part: unknown is not failed, a
/// person decides.
enum class PrintState : std::uint8_t {
    asked,           // ready; waits until a person wants it printed
    queued,          // waits for its printer; nothing of the next part was sent
    held,            // five misses, or the printer says that it cannot: still tried every minute
    submitting,      // the claim is committed; bytes may be on their way
    waiting_device,  // all bytes are there, and the device says why it does not print them yet
    submitted,       // all bytes were sent and the peer closed in order, or the spooler took them
    in_doubt,        // the page asks: did it come out?
    confirmed,       // a person saw it
    not_printed,     // a person says that it did not come out; a new job points at this one
    rejected,        // the bytes can never be printed here; says why
    cancelled,       // what was not sent yet is not wanted any more
    expired,         // too old to be printed unasked
};

/// What is known about paper. E0 nothing, E1 a spooler took it, E2 all bytes sent and the peer
/// closed in order, E3 the device says that it is idle and without an error, E4 its counter went up
/// by as many pages, E5 a person saw it.
enum class PrintEvidence : std::uint8_t { e0, e1, e2, e3, e4, e5 };

/// How one send ended.
enum class SendEnd : std::uint8_t {
    zero_bytes,    // proven: nothing left this machine. The only end that is retried unasked
    all_accepted,  // every byte taken and the peer closed in order
    unknown,       // an error after the first byte, or a time-out
    impossible,    // the job can never be sent: unknown scheme, missing bytes, wrong format
};

// What may happen to a job.

/// Committed before the first byte of the next part.
struct ClaimJob {
    std::int64_t part_count{1};  // of the whole job, as it was prepared
    std::string spool_id;        // of the held spooler job that is about to be released, or empty
};

/// How an attempt ended, after a claim or before it: a printer that cannot be reached is told
/// without a claim, because the claim comes after the connection.
struct RecordSend {
    SendEnd end{SendEnd::unknown};
    PrintEvidence evidence{PrintEvidence::e0};
    std::int64_t bytes_sent{};  // handed to the system; an upper bound of what the device read
    std::string reason;         // "slug: English sentence" (the page words the slug), or empty
    bool device_waits{false};   // with all_accepted: the device holds the bytes and says why
};

struct FindAfterCrash {};  // the agent starts and finds a claimed job

/// The spooler still knows the job in doubt: it is done (E1), or it waits for the device.
struct AdoptSpoolJob {
    bool is_done{true};
    std::string reason;  // what it waits for
};

/// The spooler proves that the job in doubt was never released to the device.
struct ProveUnsent {
    std::string reason;
};

/// The printer says that it cannot print now (no paper, open); nothing was sent to it.
struct HoldJob {
    std::string reason;
};

struct AskFirst {};  // the store prints this kind of paper only after a click
struct CancelJob {};

struct ExpireJob {
    std::chrono::minutes life{lifeOf(PaperKind::label)};
    std::optional<Instant> expires_at;  // the paper itself is worth nothing after this
};

struct ReleaseJob {};  // a person wants a waiting, held or expired job printed now

/// A person looked. With several parts the question is about the one in doubt; those behind it
/// follow after a "yes".
struct AnswerDoubt {
    bool came_out{true};
};

using PrintCommand = std::variant<
    ClaimJob,
    RecordSend,
    FindAfterCrash,
    AdoptSpoolJob,
    ProveUnsent,
    HoldJob,
    AskFirst,
    CancelJob,
    ExpireJob,
    ReleaseJob,
    AnswerDoubt>;

/// How far a job is: what the rules need to know of it.
struct PrintProgress {
    PrintState state{PrintState::queued};
    PrintEvidence evidence{PrintEvidence::e0};
    std::int64_t attempts{};    // tries to send the next part, with or without a claim
    std::int64_t part_count{};  // 0 until the job was prepared for its printer
    std::int64_t
        parts_sent{};      // these came out as far as `evidence` tells; the next is in question
    std::string spool_id;  // of the last claim, where a spooler has one
    Instant wanted_at{};   // when it was made, or a person last wanted it: its age counts
                           // from here
    Instant due_at{};      // not before this
    std::string reason;    // the last thing that went wrong (see RecordSend), or empty
    bool wants_new_job{false};  // set once, when a person says that it did not come out

    bool operator==(const PrintProgress&) const = default;
};

/// A job as it begins: wanted and due now.
PrintProgress newPrintJob(Instant now);

/// Why a print command was refused.
enum class PrintRefusal : std::uint8_t { not_now };

/// Says how `command` moves a job. Pure: no clock, no device.
///
///     queued          --AskFirst-->       asked (before its first attempt)
///     queued, held    --ClaimJob-->       submitting
///     queued, held    --RecordSend-->     queued, held (a miss) | rejected | in_doubt
///     queued, held    --HoldJob-->        held
///     submitting      --RecordSend-->     submitted | waiting_device | queued (the next part, or a
///                                         miss) | held | in_doubt | rejected
///     submitting      --FindAfterCrash->  in_doubt
///     waiting_device  --RecordSend-->     submitted | queued (the next part) | in_doubt
///     in_doubt        --AdoptSpoolJob-->  submitted | queued (the next part) | waiting_device
///     in_doubt        --ProveUnsent-->    queued, held (a miss)
///     queued, held    --ExpireJob-->      expired (older than its life, or worth nothing any more)
///     asked, queued, held, expired --ReleaseJob--> queued;  --CancelJob--> cancelled
///     in_doubt, submitted --AnswerDoubt--> confirmed | queued (the next part) | not_printed (a new
///                                          job is wanted)
///
/// Everything else is refused. A miss (zero_bytes) pauses 2, 4, 8 and 16 s; from the fifth on the
/// job is held and tried every 60 s, so that a printer that comes back is found. An outcome that
/// says that bytes may have left always ends in a question or counts the part as sent: the same
/// part never returns to the queue without proof or a person.
Result<PrintProgress, PrintRefusal> decide(
    const PrintProgress& job, const PrintCommand& command, Instant now
);

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
