#pragma once

#include "agent/json/json_reader.h"
#include "common/label/print_job.h"

#include <cstdint>
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

/// A person wants the same bytes once more: a new job that points at this one.
struct PrintCopied {
    std::int64_t job_id{};
    std::string reason;

    bool operator==(const PrintCopied&) const = default;
};

struct TaskFinished {
    std::int64_t task_id{};

    bool operator==(const TaskFinished&) const = default;
};

using Step = std::variant<PrintMoved, PrintCopied, TaskFinished>;

/// The kind of the line: print_<state>, print_copied, task_finished.
std::string kindOf(const Step& step);

/// True for the kinds that kindOf gives, false for those of order events.
bool isStepKind(std::string_view kind);

std::string encodeStep(const Step& step);
Step decodeStep(JsonReader& reader, std::string_view text);

}  // namespace balcao
