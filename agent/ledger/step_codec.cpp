#include "agent/ledger/step_codec.h"

#include "agent/ledger/codec_parts.h"

namespace balcao {

namespace {

void put(JsonWriter& json, const PrintMoved& step) {
    json.member("step", "print_moved");
    json.member("job_id", step.job_id);
    json.member("state", toText(step.progress.state));
    json.member("evidence", toText(step.progress.evidence));
    json.member("attempts", step.progress.attempts);
    json.member("wanted_at_ms", toMs(step.progress.wanted_at));
    json.member("due_at_ms", toMs(step.progress.due_at));
    putText(json, "reason", step.progress.reason);
    json.member("wants_new_job", step.progress.wants_new_job);
}

void put(JsonWriter& json, const PrintCopied& step) {
    json.member("step", "print_copied");
    json.member("job_id", step.job_id);
    putText(json, "reason", step.reason);
}

void put(JsonWriter& json, const TaskFinished& step) {
    json.member("step", "task_finished");
    json.member("task_id", step.task_id);
}

}  // namespace

std::string kindOf(const Step& step) {
    if (const auto* const moved = std::get_if<PrintMoved>(&step)) {
        return "print_" + std::string{toText(moved->progress.state)};
    }
    return std::holds_alternative<PrintCopied>(step) ? "print_copied" : "task_finished";
}

bool isStepKind(std::string_view kind) {
    return kind.starts_with("print_") || kind.starts_with("task_");
}

std::string encodeStep(const Step& step) {
    std::string text;
    JsonWriter json{text};
    json.beginObject();
    std::visit([&](const auto& alternative) { put(json, alternative); }, step);
    json.endObject();
    return text;
}

Step decodeStep(JsonReader& reader, std::string_view text) {
    const JsonValue value = reader.parse(text, kOwnJson);
    const JsonValue name = value.at("step");
    if (name.text() == "print_moved") {
        return PrintMoved{
            .job_id = value.integerAt("job_id"),
            .progress = {
                .state = readEnum<PrintState>(value.at("state")),
                .evidence = readEnum<PrintEvidence>(value.at("evidence")),
                .attempts = value.integerAt("attempts"),
                .wanted_at = readInstant(value.at("wanted_at_ms")),
                .due_at = readInstant(value.at("due_at_ms")),
                .reason = value.textOr("reason"),
                .wants_new_job = value.booleanAt("wants_new_job")}};
    }
    if (name.text() == "print_copied") {
        return PrintCopied{.job_id = value.integerAt("job_id"), .reason = value.textOr("reason")};
    }
    if (name.text() == "task_finished") {
        return TaskFinished{value.integerAt("task_id")};
    }
    name.fail("is no step that this program knows");
}

}  // namespace balcao
