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

/// Nothing of the job can have reached a device.
bool isUnsent(PrintState state) {
    return state == PrintState::queued || state == PrintState::held;
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

/// Nothing left this machine: the only end after which the job goes again by itself.
Decision missed(PrintProgress job, const std::string& reason, Instant now) {
    const bool is_held = job.state == PrintState::held || job.attempts >= kMissesUntilHeld;
    job.state = is_held ? PrintState::held : PrintState::queued;
    const auto doublings = std::clamp<std::int64_t>(job.attempts - 1, 0, kMissesUntilHeld);
    job.due_at = now + (is_held ? kHeldPause : kFirstPause * (std::int64_t{1} << doublings));
    job.reason = reason;
    return job;
}

/// What is written if a sender gives no reason for a doubt: the person must be told something.
std::string reasonOr(const std::string& reason, std::string_view fallback) {
    return reason.empty() ? std::string{fallback} : reason;
}

Decision decideOn(const PrintProgress& job, const ClaimJob& /*claim*/, Instant /*now*/) {
    if (!isUnsent(job.state)) {
        return kNotNow;
    }
    PrintProgress next = job;
    ++next.attempts;
    return moved(next, PrintState::submitting);
}

Decision decideOn(const PrintProgress& job, const RecordSend& sent, Instant now) {
    const bool is_claimed = job.state == PrintState::submitting;
    if (!is_claimed && !isUnsent(job.state)) {
        return kNotNow;
    }
    PrintProgress next = job;
    next.attempts += is_claimed ? 0 : 1;  // a claim has counted its attempt
    next.evidence = std::max(job.evidence, sent.evidence);

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
            return moved(next, PrintState::submitted);
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

Decision decideOn(const PrintProgress& job, const CancelJob& /*cancel*/, Instant /*now*/) {
    if (!isUnsent(job.state) && job.state != PrintState::expired) {
        return kNotNow;
    }
    return moved(job, PrintState::cancelled);
}

Decision decideOn(const PrintProgress& job, const ExpireJob& /*expire*/, Instant now) {
    if (!isUnsent(job.state) || now - job.wanted_at <= kLabelLife) {
        return kNotNow;
    }
    return moved(job, PrintState::expired);
}

Decision decideOn(const PrintProgress& job, const ReleaseJob& /*release*/, Instant now) {
    if (!isUnsent(job.state) && job.state != PrintState::expired) {
        return kNotNow;
    }
    PrintProgress next = job;
    next.wanted_at = now;
    next.due_at = now;
    return moved(next, PrintState::queued);
}

Decision decideOn(const PrintProgress& job, const AnswerDoubt& answer, Instant /*now*/) {
    if (job.state != PrintState::in_doubt && job.state != PrintState::submitted) {
        return kNotNow;
    }
    PrintProgress next = job;
    if (!answer.came_out) {
        next.wants_new_job = true;
        return moved(next, PrintState::not_printed);
    }
    next.evidence = PrintEvidence::e5;
    return moved(next, PrintState::confirmed);
}

template <typename Enum>
using TextOf = std::pair<Enum, std::string_view>;

constexpr std::array kStateTexts = {
    TextOf<PrintState>{PrintState::queued, "queued"},
    TextOf<PrintState>{PrintState::held, "held"},
    TextOf<PrintState>{PrintState::submitting, "submitting"},
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
    return {.wanted_at = now, .due_at = now, .reason = {}};
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
