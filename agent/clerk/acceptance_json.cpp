#include "agent/clerk/acceptance_json.h"

#include "agent/clerk/order_json.h"
#include "agent/json/json_writer.h"
#include "common/acceptance/acceptance_words.h"

namespace balcao {

namespace {

void writeStep(JsonWriter& json, const StepResult& step, Language language) {
    json.beginObject();
    json.member("step", toText(step.step));
    json.member("is_required", step.is_required);
    json.member("state", toText(step.state));
    json.member("title", titleOf(step.step, language));
    json.member("task", taskOf(step.step, language));
    json.member("look", lookOf(step.step, language));
    if (step.at) {
        json.member("at_ms", inMs(*step.at));
    }
    if (!step.message_id.empty()) {
        json.member("message_id", step.message_id.value);
    }
    if (!step.problem.empty()) {
        json.member("problem", step.problem);
    }
    json.endObject();
}

void writeCase(JsonWriter& json, const CaseResult& one, Language language) {
    json.beginObject();
    json.member("case", toText(one.id));
    json.member("title", titleOf(one.id, language));
    json.member("is_required", one.isRequired());
    json.member("state", toText(one.state()));
    if (one.order_ref.value != 0) {
        json.member("order_ref", one.order_ref.value);
        json.member("order_id", one.order_id.value);
    }
    if (!one.external_order_id.empty()) {
        json.member("external_order_id", one.external_order_id);
    }
    json.key("steps");
    json.beginArray();
    for (const StepResult& step : one.steps) {
        writeStep(json, step, language);
    }
    json.endArray();
    json.endObject();
}

}  // namespace

std::string acceptanceJson(const AcceptanceResult& result, Language language) {
    const AcceptanceCount count = result.count();
    std::string body;
    JsonWriter json{body};
    json.beginObject();
    json.member("since_ms", inMs(result.since));
    json.member("at_ms", inMs(result.until));
    json.member("is_passed", result.isPassed());
    json.member("is_whole", result.is_whole);
    json.member("passed", count.passed);
    json.member("required", count.required);
    json.key("cases");
    json.beginArray();
    for (const CaseResult& one : result.cases) {
        writeCase(json, one, language);
    }
    json.endArray();
    json.endObject();
    return body;
}

}  // namespace balcao
