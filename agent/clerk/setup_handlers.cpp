#include "agent/clerk/clerk_parts.h"
#include "agent/clerk/setup_parts.h"
#include "agent/clerk/shared_answers.h"
#include "agent/clerk/strict_json.h"
#include "agent/json/json_writer.h"
#include "common/label/paper.h"

#include <algorithm>
#include <array>
#include <utility>

namespace balcao {

namespace {

using Findings = SetupSteps::Findings;

constexpr std::size_t kLongestText = 1000;
constexpr std::size_t kLongestSecret = 4096;
constexpr std::size_t kMostPrinters = 3;

/// What a write says besides the answers themselves.
struct Asked {
    SetupAnswers answers;
    std::string language;
    std::string what;  // the step or the role
};

void takePrinters(const StrictObject& body, SetupAnswers& answers) {
    for (const JsonValue& value : body.elements("printers", kMostPrinters)) {
        const StrictObject one{value, body.pathOf("printers"), {"role", "address", "language"}};
        const std::string role = one.text("role", kLongestText);
        if (std::ranges::find(kPrinterRoles, role) == kPrinterRoles.end()) {
            one.fail("role", "is none of label, receipt and document");
        }
        const bool is_new = answers.printers
                                .try_emplace(
                                    role,
                                    SetupAnswers::Printer{
                                        .address = one.text("address", kLongestText),
                                        .language = one.text("language", kLongestText)}
                                )
                                .second;
        if (!is_new) {
            one.fail("role", "stands there twice");
        }
    }
}

/// `what` names the member beside the answers; empty: there is none.
Asked askedIn(const Call& call, std::string_view what) {
    JsonReader reader;
    const JsonValue value = parseBody(reader, call.request.body);
    const StrictObject body{
        value,
        {},
        {"language",
         "hub_url",
         "client_id",
         "secret",
         "stores",
         "is_sign_in_required",
         "printers",
         what.empty() ? "language" : what}};
    Asked asked;
    asked.language = body.text("language", kLongestText);
    asked.answers.hub_url = body.text("hub_url", kLongestText);
    asked.answers.client_id = body.text("client_id", kLongestText);
    asked.answers.secret = body.has("secret") ? body.text("secret", kLongestSecret) : "";
    asked.answers.stores = body.text("stores", kLongestText);
    asked.answers.is_sign_in_required = body.boolean("is_sign_in_required");
    takePrinters(body, asked.answers);
    if (!what.empty()) {
        asked.what = body.text(what, kLongestText);
    }
    return asked;
}

Response given(const SetupParts& parts, const Call&) {
    const SetupAnswers answers = parts.steps.given();
    std::string body;
    JsonWriter json{body};
    json.beginObject();
    json.member("version", parts.version);
    json.member("hub_url", answers.hub_url);
    json.member("client_id", answers.client_id);
    json.member("has_secret", parts.steps.hasSecret());
    json.member("stores", answers.stores);
    json.member("is_sign_in_required", answers.is_sign_in_required);
    json.key("printers");
    json.beginArray();
    for (const auto& [role, printer] : answers.printers) {
        json.beginObject();
        json.member("role", role);
        json.member("address", printer.address);
        json.member("language", printer.language);
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return jsonAnswer(std::move(body));
}

Response check(const SetupParts& parts, const Call& call) {
    const Asked asked = askedIn(call, "step");
    if (asked.what == "hub") {
        return setupAnswer(parts.steps.lookAtHub(asked.answers), asked.language);
    }
    if (asked.what == "credential") {
        return setupAnswer(parts.steps.lookAtCredential(asked.answers), asked.language);
    }
    if (asked.what == "stores") {
        return setupAnswer(parts.steps.lookAtStores(asked.answers), asked.language);
    }
    throw BadRequest{"invalid-value", "step is none of hub, credential and stores"};
}

Response findPrinters(const SetupParts& parts, const Call&) {
    return foundPrintersAnswer(parts.steps.findPrinters());
}

Response printTestPage(const SetupParts& parts, const Call& call) {
    const Asked asked = askedIn(call, "role");
    return setupAnswer(parts.steps.printTestPage(asked.answers, asked.what), asked.language);
}

Response finish(const SetupParts& parts, const Call& call) {
    const Asked asked = askedIn(call, {});
    const Findings findings = parts.steps.finish(asked.answers);
    Response response = setupAnswer(findings, asked.language);
    if (mayGoOn(findings)) {
        parts.on_set_up();
    }
    return response;
}

using Answer = Response (*)(const SetupParts&, const Call&);

struct Operation {
    std::string_view operation_id;
    std::string_view method;
    std::string_view path;
    Answer answer;
};

constexpr std::array kOperations = {
    Operation{"getSetup", "GET", "/api/v1/setup", given},
    Operation{"checkSetup", "POST", "/api/v1/setup/check", check},
    Operation{"findSetupPrinters", "GET", "/api/v1/setup/printers", findPrinters},
    Operation{"printSetupPage", "POST", "/api/v1/setup/test-page", printTestPage},
    Operation{"finishSetup", "POST", "/api/v1/setup/finish", finish},
};

}  // namespace

void addSetupRoutes(Router& router, const SetupParts& parts) {
    router.add(
        {.operation_id = "getSession",
         .method = "GET",
         .path = "/api/v1/session",
         .access = Access::same_origin,
         .handle = [&parts](const Call&) -> Reply {
             return sessionAnswer(parts.wall, parts.version, {}, {});
         }}
    );
    for (const Operation& one : kOperations) {
        const bool is_write = one.method == "POST";
        router.add(
            {.operation_id = one.operation_id,
             .method = one.method,
             .path = one.path,
             .access = is_write ? Access::write : Access::read,
             .handle = [&parts,
                        answer = one.answer,
                        lane = is_write ? LaneKind::writes : LaneKind::reads](const Call& call
                       ) -> Reply {
                 return inLane(lane, call, [&parts, answer](const Call& later) {
                     return orSettingsWrong([&] { return answer(parts, later); });
                 });
             }}
        );
    }
}

}  // namespace balcao
