#include "agent/clerk/command_json.h"
#include "agent/clerk/http/request_parser.h"
#include "agent/clerk/operations.h"
#include "agent/clerk/order_answers.h"
#include "agent/clerk/paper_answers.h"
#include "agent/clerk/stations.h"
#include "agent/clerk/strict_json.h"
#include "agent/json/json_writer.h"
#include "agent/service/log.h"

#include <algorithm>
#include <array>
#include <exception>
#include <string>
#include <utility>

namespace balcao {

namespace {

Response answerTo(const PaperAdded& added) {
    std::string body;
    JsonWriter json{body};
    json.beginObject();
    if (added.job_id) {
        json.member("job_id", *added.job_id);
    }
    json.member("copy", added.copy);
    json.member("is_repeated", added.is_repeated);
    json.member("revision", added.revision);
    json.endObject();
    return jsonAnswer(std::move(body));
}

Response paperFault(const std::exception& fault) {
    log::error("papers", std::string{"make a paper of an order: "} + fault.what());
    return problem(500, "paper-failed", "The paper could not be made; call support.", fault.what());
}

Response printPaper(const ClerkParts& parts, const Call& call) {
    const auto number = call.number(0);
    if (!number || parts.papers == nullptr) {
        return noSuchOrder();
    }
    const PaperPrintWish wish = parsePaperPrintWish(call.request.body);
    const PaperWish paper{
        .order_ref = OrderRef{*number},
        .kind = wish.kind,
        .language = wish.language,
        .nfe_xml = wish.nfe_xml,
        .driver = wish.driver,
        .plate = wish.plate,
        .station = stationOf(call.request)};
    try {
        const auto added = parts.papers->print(
            wish.command_id, paper, wish.copies, wish.reason, parts.staff.actorOf(call.request)
        );
        if (!added) {
            return answerOf(added.error());
        }
        return answerTo(*added);
    } catch (const LedgerError&) {
        throw;  // worded where every operation's are
    } catch (const BadRequest&) {
        throw;
    } catch (const std::exception& fault) {
        return paperFault(fault);
    }
}

Response printTestPage(const ClerkParts& parts, const Call& call) {
    const std::string& role = call.path_values.at(0);
    const CommandId command_id = parseCommandId(call.request.body);
    const bool is_known = std::ranges::find(kPrinterRoles, role) != kPrinterRoles.end();
    if (!is_known || parts.papers == nullptr || parts.stores.empty()) {
        return notFound("no-such-printer", "There is no printer of this role.");
    }
    try {
        const auto added = parts.papers->printTestPage(
            command_id,
            parts.stores.front(),
            printerAt(parts, role, stationOf(call.request)),
            parts.staff.actorOf(call.request)
        );
        return added ? answerTo(*added) : answerOf(added.error());
    } catch (const LedgerError&) {
        throw;
    } catch (const std::exception& fault) {
        return paperFault(fault);
    }
}

std::string languageFrom(std::string_view query) {
    const auto parameters = parseQuery(query);
    if (!parameters) {
        throw BadRequest{"invalid-value", "the query holds a broken escape"};
    }
    std::string language = "pt";
    for (const auto& [name, value] : *parameters) {
        if (name != "language" || (value != "pt" && value != "en" && value != "es")) {
            throw BadRequest{"invalid-value", "only language may stand there: pt, en or es"};
        }
        language = value;
    }
    return language;
}

Response noSuchPaper() {
    return notFound("no-such-paper", "There is no such paper.");
}

/// `{file}` is the paper's kind with .png or .pdf behind it.
Response previewPaper(const ClerkParts& parts, const Call& call) {
    const auto number = call.number(0);
    if (!number || parts.papers == nullptr) {
        return noSuchOrder();
    }
    const std::string& file = call.path_values.at(1);
    const auto dot = std::min(file.rfind('.'), file.size());
    const std::string ending = file.substr(dot);
    const auto kind = orderPaperKind(file.substr(0, dot));
    if (!kind || (ending != ".png" && ending != ".pdf")) {
        return noSuchPaper();
    }
    const PaperWish wish{
        .order_ref = OrderRef{*number},
        .kind = *kind,
        .language = languageFrom(call.request.query)};
    try {
        const bool is_png = ending == ".png";
        auto preview = parts.papers->preview(
            wish, is_png ? PaperDesk::PreviewAs::png : PaperDesk::PreviewAs::pdf
        );
        if (!preview) {
            return answerOf(preview.error());
        }
        Response response;
        response.content_type = is_png ? "image/png" : "application/pdf";
        response.body = preview->bytes;
        return response;
    } catch (const LedgerError&) {
        throw;
    } catch (const std::exception& fault) {
        return paperFault(fault);
    }
}

constexpr std::array kOperations = {
    writing(
        "printPaper", "/api/v1/orders/{order_ref}/papers", printPaper, StaffAction::print_papers
    ),
    writing(
        "printTestPage",
        "/api/v1/printers/{role}/test-page",
        printTestPage,
        StaffAction::print_papers
    ),
    reading("previewPaper", "/api/v1/orders/{order_ref}/papers/{file}", previewPaper),
};

}  // namespace

void addPaperRoutes(Router& router, ClerkParts& parts) {
    addOperations(router, parts, kOperations);
}

}  // namespace balcao
