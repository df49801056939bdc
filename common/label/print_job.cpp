#include "common/label/print_job.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace balcao {

namespace {

using namespace std::chrono_literals;

using Decision = Result<PrintProgress, PrintRefusal>;

constexpr std::int64_t kMissesUntilHeld = 5;
constexpr std::chrono::seconds kFirstPause = 2s;
constexpr std::chrono::seconds kHeldPause = 60s;

const Failure kNotNow{PrintRefusal::not_now};

/// Nothing of the next part can have reached a device.
bool isUnsent(PrintState state) {
    return state == PrintState::queued || state == PrintState::held;
}

/// A person may let it go on or drop it.
bool waitsForWish(PrintState state) {
    return isUnsent(state) || state == PrintState::expired || state == PrintState::asked;
}

Decision moved(PrintProgress job, PrintState to) {
    job.state = to;
    return job;
}

Decision inDoubt(PrintProgress job, std::string reason) {
    job.state = PrintState::in_doubt;
    job.reason = std::move(reason);
    return job;
}

/// Nothing left this machine: the only end after which the part goes again by itself.
Decision missed(PrintProgress job, const std::string& reason, Instant now) {
    const bool is_held = job.state == PrintState::held || job.attempts >= kMissesUntilHeld;
    job.state = is_held ? PrintState::held : PrintState::queued;
    const auto doublings = std::clamp<std::int64_t>(job.attempts - 1, 0, kMissesUntilHeld);
    job.due_at = now + (is_held ? kHeldPause : kFirstPause * (std::int64_t{1} << doublings));
    job.reason = reason;
    return job;
}

/// The part is out as far as `evidence` tells. A job is as certain as its least certain part.
Decision partSent(PrintProgress job, PrintEvidence evidence, PrintState at_the_end, Instant now) {
    job.evidence = job.parts_sent == 0 ? evidence : std::min(job.evidence, evidence);
    job.parts_sent = std::min(job.parts_sent + 1, std::max(job.part_count, std::int64_t{1}));
    if (job.parts_sent >= job.part_count) {
        return moved(job, at_the_end);
    }
    job.attempts = 0;
    job.due_at = now;
    return moved(job, PrintState::queued);
}

/// What is written if a sender gives no reason for a doubt: the person must be told something.
std::string reasonOr(const std::string& reason, std::string_view fallback) {
    return reason.empty() ? std::string{fallback} : reason;
}

Decision decideOn(const PrintProgress& job, const ClaimJob& claim, Instant /*now*/) {
    // Parts that were sent were counted in the same whole; with another one nobody knows which is
    // next.
    const bool is_other_whole = job.parts_sent > 0 && claim.part_count != job.part_count;
    if (!isUnsent(job.state) || claim.part_count <= job.parts_sent || is_other_whole) {
        return kNotNow;
    }
    PrintProgress next = job;
    ++next.attempts;
    next.part_count = claim.part_count;
    next.spool_id = claim.spool_id;
    return moved(next, PrintState::submitting);
}

/// The end of a wait for the device: the bytes are there, so that nothing but yes or a question is
/// left.
Decision afterWaiting(const PrintProgress& job, const RecordSend& sent, Instant now) {
    if (sent.end != SendEnd::all_accepted) {
        return inDoubt(
            job, reasonOr(sent.reason, "unclear: the device never said that it printed")
        );
    }
    if (sent.device_waits) {
        return kNotNow;
    }
    PrintProgress next = job;
    next.reason = sent.reason;
    return partSent(next, sent.evidence, PrintState::submitted, now);
}

Decision decideOn(const PrintProgress& job, const RecordSend& sent, Instant now) {
    if (job.state == PrintState::waiting_device) {
        return afterWaiting(job, sent, now);
    }
    const bool is_claimed = job.state == PrintState::submitting;
    if (!is_claimed && !isUnsent(job.state)) {
        return kNotNow;
    }
    PrintProgress next = job;
    next.attempts += is_claimed ? 0 : 1;  // a claim has counted its attempt

    const bool says_nothing_left =
        sent.end == SendEnd::zero_bytes || sent.end == SendEnd::impossible;
    if (says_nothing_left && sent.bytes_sent != 0) {
        return inDoubt(
            next, reasonOr(sent.reason, "unclear: the sender counts bytes that it says it kept")
        );
    }
    switch (sent.end) {
        case SendEnd::zero_bytes:
            return missed(next, sent.reason, now);
        case SendEnd::impossible:
            next.reason = sent.reason;
            return moved(next, PrintState::rejected);
        case SendEnd::all_accepted:
            if (!is_claimed) {
                break;  // a promise was broken: never the queue, so that it is never sent again
            }
            next.reason = sent.reason;
            if (sent.device_waits) {
                next.due_at = now;  // the wait is counted from here
                return moved(next, PrintState::waiting_device);
            }
            return partSent(next, sent.evidence, PrintState::submitted, now);
        case SendEnd::unknown:
            break;
    }
    return inDoubt(next, reasonOr(sent.reason, "unclear: the sending did not end in order"));
}

Decision decideOn(const PrintProgress& job, const FindAfterCrash& /*find*/, Instant /*now*/) {
    if (job.state != PrintState::submitting) {
        return kNotNow;
    }
    return inDoubt(job, "interrupted: the agent stopped while the job was being sent");
}

Decision decideOn(const PrintProgress& job, const AdoptSpoolJob& found, Instant now) {
    if (job.state != PrintState::in_doubt || job.spool_id.empty()) {
        return kNotNow;
    }
    PrintProgress next = job;
    next.reason = found.reason;
    if (found.is_done) {
        return partSent(next, PrintEvidence::e1, PrintState::submitted, now);
    }
    next.due_at = now;
    return moved(next, PrintState::waiting_device);
}

Decision decideOn(const PrintProgress& job, const ProveUnsent& proof, Instant now) {
    if (job.state != PrintState::in_doubt || job.spool_id.empty()) {
        return kNotNow;
    }
    PrintProgress next = job;
    next.spool_id.clear();
    return missed(next, proof.reason, now);
}

Decision decideOn(const PrintProgress& job, const HoldJob& hold, Instant now) {
    const bool is_held_so = job.state == PrintState::held && job.reason == hold.reason;
    if (!isUnsent(job.state) || is_held_so) {
        return kNotNow;
    }
    PrintProgress next = job;
    next.reason = hold.reason;
    next.due_at = now;  // whoever sees the printer ready may try at once
    return moved(next, PrintState::held);
}

Decision decideOn(const PrintProgress& job, const AskFirst& /*ask*/, Instant /*now*/) {
    if (job.state != PrintState::queued || job.attempts > 0 || job.parts_sent > 0) {
        return kNotNow;
    }
    return moved(job, PrintState::asked);
}

Decision decideOn(const PrintProgress& job, const CancelJob& /*cancel*/, Instant /*now*/) {
    if (!waitsForWish(job.state)) {
        return kNotNow;
    }
    return moved(job, PrintState::cancelled);
}

Decision decideOn(const PrintProgress& job, const ExpireJob& expire, Instant now) {
    const bool is_too_old = now - job.wanted_at > expire.life;
    const bool is_worthless = expire.expires_at && now > *expire.expires_at;
    if (!isUnsent(job.state) || (!is_too_old && !is_worthless)) {
        return kNotNow;
    }
    return moved(job, PrintState::expired);
}

Decision decideOn(const PrintProgress& job, const ReleaseJob& /*release*/, Instant now) {
    if (!waitsForWish(job.state)) {
        return kNotNow;
    }
    PrintProgress next = job;
    next.wanted_at = now;
    next.due_at = now;
    return moved(next, PrintState::queued);
}

Decision decideOn(const PrintProgress& job, const AnswerDoubt& answer, Instant now) {
    if (job.state != PrintState::in_doubt && job.state != PrintState::submitted) {
        return kNotNow;
    }
    PrintProgress next = job;
    if (!answer.came_out) {
        next.wants_new_job = true;
        return moved(next, PrintState::not_printed);
    }
    if (job.state == PrintState::in_doubt && job.parts_sent + 1 < job.part_count) {
        return partSent(next, PrintEvidence::e5, PrintState::confirmed, now);
    }
    next.parts_sent = std::max(next.part_count, next.parts_sent);
    next.evidence = PrintEvidence::e5;
    return moved(next, PrintState::confirmed);
}

template <typename Enum>
using TextOf = std::pair<Enum, std::string_view>;

constexpr std::array kStateTexts = {
    TextOf<PrintState>{PrintState::asked, "asked"},
    TextOf<PrintState>{PrintState::queued, "queued"},
    TextOf<PrintState>{PrintState::held, "held"},
    TextOf<PrintState>{PrintState::submitting, "submitting"},
    TextOf<PrintState>{PrintState::waiting_device, "waiting_device"},
    TextOf<PrintState>{PrintState::submitted, "submitted"},
    TextOf<PrintState>{PrintState::in_doubt, "in_doubt"},
    TextOf<PrintState>{PrintState::confirmed, "confirmed"},
    TextOf<PrintState>{PrintState::not_printed, "not_printed"},
    TextOf<PrintState>{PrintState::rejected, "rejected"},
    TextOf<PrintState>{PrintState::cancelled, "cancelled"},
    TextOf<PrintState>{PrintState::expired, "expired"},
};

constexpr std::array kEvidenceTexts = {
    TextOf<PrintEvidence>{PrintEvidence::e0, "e0"},
    TextOf<PrintEvidence>{PrintEvidence::e1, "e1"},
    TextOf<PrintEvidence>{PrintEvidence::e2, "e2"},
    TextOf<PrintEvidence>{PrintEvidence::e3, "e3"},
    TextOf<PrintEvidence>{PrintEvidence::e4, "e4"},
    TextOf<PrintEvidence>{PrintEvidence::e5, "e5"},
};

constexpr std::array kEndTexts = {
    TextOf<SendEnd>{SendEnd::zero_bytes, "zero_bytes"},
    TextOf<SendEnd>{SendEnd::all_accepted, "all_accepted"},
    TextOf<SendEnd>{SendEnd::unknown, "unknown"},
    TextOf<SendEnd>{SendEnd::impossible, "impossible"},
};

constexpr std::array kRefusalTexts = {
    TextOf<PrintRefusal>{PrintRefusal::not_now, "not_now"},
};

template <typename Table, typename Enum>
std::string_view textIn(const Table& table, Enum value) {
    const auto found = std::find_if(table.begin(), table.end(), [value](const auto& row) {
        return row.first == value;
    });
    return found == table.end() ? "corrupt" : found->second;
}

template <typename Enum, std::size_t count>
std::optional<Enum> valueIn(const std::array<TextOf<Enum>, count>& table, std::string_view text) {
    const auto found = std::find_if(table.begin(), table.end(), [text](const auto& row) {
        return row.second == text;
    });
    return found == table.end() ? std::nullopt : std::optional<Enum>{found->first};
}

}  // namespace

PrintProgress newPrintJob(Instant now) {
    return {.spool_id = {}, .wanted_at = now, .due_at = now, .reason = {}};
}

Result<PrintProgress, PrintRefusal> decide(
    const PrintProgress& job, const PrintCommand& command, Instant now
) {
    return std::visit([&](const auto& wish) { return decideOn(job, wish, now); }, command);
}

std::string_view toText(PrintState value) {
    return textIn(kStateTexts, value);
}

std::string_view toText(PrintEvidence value) {
    return textIn(kEvidenceTexts, value);
}

std::string_view toText(SendEnd value) {
    return textIn(kEndTexts, value);
}

std::string_view toText(PrintRefusal value) {
    return textIn(kRefusalTexts, value);
}

template <>
std::optional<PrintState> fromText(std::string_view text) {
    return valueIn(kStateTexts, text);
}

template <>
std::optional<PrintEvidence> fromText(std::string_view text) {
    return valueIn(kEvidenceTexts, text);
}

template <>
std::optional<SendEnd> fromText(std::string_view text) {
    return valueIn(kEndTexts, text);
}

}  // namespace balcao
