#pragma once

#include "agent/json/json_reader.h"
#include "common/label/print_job.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace balcao {

// The journal's lines about print jobs and tasks, beside those about the order itself. Like those
// they carry what became of it, so that reading them needs no rules. The same promises as
// order_codec.h.

/// A print job moved; `progress` is how it stands since.
struct PrintMoved {
    std::int64_t job_id{};
    PrintProgress progress;

    bool operator==(const PrintMoved&) const = default;
};

/// A person wants the same bytes once more: a new job that points at this one and begins behind
/// the parts that came out.
struct PrintCopied {
    std::int64_t job_id{};
    std::string reason;
    std::int64_t parts_sent{};
    std::string role{};  // the copy's printer; empty (lines of old): that of the first one

    bool operator==(const PrintCopied&) const = default;
};

/// Paper of ours is wanted: a new job, or a copy of an earlier one with bytes of its own.
struct PrintWanted {
    PaperKind kind{PaperKind::label};
    std::string role;
    std::string format;
    std::string document_sha256;
    PackageId package_id;
    std::string dedupe_key;
    std::int64_t copies{1};
    std::optional<Instant> expires_at;
    std::optional<std::int64_t> reprint_of;
    std::string reason;
    bool is_asked{false};  // it waits for a click

    bool operator==(const PrintWanted&) const = default;
};

/// A person sends an unsent job to the printer of another role.
struct PrintRerouted {
    std::int64_t job_id{};
    std::string role;

    bool operator==(const PrintRerouted&) const = default;
};

struct TaskFinished {
    std::int64_t task_id{};

    bool operator==(const TaskFinished&) const = default;
};

using Step = std::variant<PrintMoved, PrintCopied, PrintWanted, PrintRerouted, TaskFinished>;

/// The kind of the line: print_<state>, print_copied, print_wanted, print_rerouted, task_finished.
std::string kindOf(const Step& step);

/// True for the kinds that kindOf gives, false for those of order events.
bool isStepKind(std::string_view kind);

std::string encodeStep(const Step& step);
Step decodeStep(JsonReader& reader, std::string_view text);

}  // namespace balcao
