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
    json.member("part_count", step.progress.part_count);
    json.member("parts_sent", step.progress.parts_sent);
    putText(json, "spool_id", step.progress.spool_id);
    json.member("wanted_at_ms", toMs(step.progress.wanted_at));
    json.member("due_at_ms", toMs(step.progress.due_at));
    putText(json, "reason", step.progress.reason);
    json.member("wants_new_job", step.progress.wants_new_job);
}

void put(JsonWriter& json, const PrintCopied& step) {
    json.member("step", "print_copied");
    json.member("job_id", step.job_id);
    putText(json, "reason", step.reason);
    json.member("parts_sent", step.parts_sent);
    putText(json, "role", step.role);
}

void put(JsonWriter& json, const PrintWanted& step) {
    json.member("step", "print_wanted");
    json.member("kind", toText(step.kind));
    json.member("role", step.role);
    json.member("format", step.format);
    json.member("document_sha256", step.document_sha256);
    putText(json, "package_id", step.package_id.value);
    json.member("dedupe_key", step.dedupe_key);
    json.member("copies", step.copies);
    putInstant(json, "expires_at_ms", step.expires_at);
    if (step.reprint_of) {
        json.member("reprint_of", *step.reprint_of);
    }
    putText(json, "reason", step.reason);
    json.member("is_asked", step.is_asked);
}

void put(JsonWriter& json, const PrintRerouted& step) {
    json.member("step", "print_rerouted");
    json.member("job_id", step.job_id);
    json.member("role", step.role);
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
    if (std::holds_alternative<PrintCopied>(step)) {
        return "print_copied";
    }
    if (std::holds_alternative<PrintWanted>(step)) {
        return "print_wanted";
    }
    return std::holds_alternative<PrintRerouted>(step) ? "print_rerouted" : "task_finished";
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

namespace {

PrintWanted readWanted(const JsonValue& value) {
    const auto original = value.find("reprint_of");
    return {
        .kind = readEnum<PaperKind>(value.at("kind")),
        .role = value.textAt("role"),
        .format = value.textAt("format"),
        .document_sha256 = value.textAt("document_sha256"),
        .package_id = {value.textOr("package_id")},
        .dedupe_key = value.textAt("dedupe_key"),
        .copies = value.integerAt("copies"),
        .expires_at = optionalInstant(value, "expires_at_ms"),
        .reprint_of = original ? std::optional{original->integer()} : std::nullopt,
        .reason = value.textOr("reason"),
        .is_asked = value.booleanAt("is_asked")};
}

}  // namespace

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
                .part_count = value.integerOr("part_count", 0),  // lines of old have none
                .parts_sent = value.integerOr("parts_sent", 0),
                .spool_id = value.textOr("spool_id"),
                .wanted_at = readInstant(value.at("wanted_at_ms")),
                .due_at = readInstant(value.at("due_at_ms")),
                .reason = value.textOr("reason"),
                .wants_new_job = value.booleanAt("wants_new_job")}};
    }
    if (name.text() == "print_copied") {
        return PrintCopied{
            .job_id = value.integerAt("job_id"),
            .reason = value.textOr("reason"),
            .parts_sent = value.integerOr("parts_sent", 0),
            .role = value.textOr("role")};
    }
    if (name.text() == "print_wanted") {
        return readWanted(value);
    }
    if (name.text() == "print_rerouted") {
        return PrintRerouted{.job_id = value.integerAt("job_id"), .role = value.textAt("role")};
    }
    if (name.text() == "task_finished") {
        return TaskFinished{value.integerAt("task_id")};
    }
    name.fail("is no step that this program knows");
}

}  // namespace balcao
