#include "agent/clerk/command_json.h"

#include "agent/clerk/card.h"
#include "common/label/paper.h"
#include "common/order/box_kind.h"
#include "common/order/order_text.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

namespace balcao {

namespace {

// The caps of api.yaml.
constexpr std::size_t kMostLines = 500;
constexpr std::size_t kMostRefusals = 16;
constexpr std::size_t kLongestId = 64;
constexpr std::size_t kLongestNote = 500;
constexpr std::size_t kLongestReceiver = 120;
constexpr std::size_t kLongestPlate = 16;
constexpr std::size_t kInvoiceKeyLength = 44;
constexpr std::int64_t kMostPackages = 99;
constexpr std::int64_t kHeaviestBox = 1'000'000;  // grams
constexpr std::int64_t kMostUnits = 1'000'000'000;
constexpr std::size_t kLongestWord = 40;
constexpr std::int64_t kMostPaperCopies = 20;
constexpr std::size_t kLongestNfe = 200'000;  // characters, of a body of 256 KB

RefusalReason reasonOf(const StrictObject& object) {
    const auto reason = fromText<RefusalReason>(object.text("reason", kLongestWord));
    if (!reason) {
        object.fail("reason", "is not a known reason");
    }
    return *reason;
}

void checkReprintReason(const StrictObject& object, const std::string& reason) {
    if (reason != "jam" && reason != "lost" && reason != "damaged" && reason != "other") {
        object.fail("reason", "must be jam, lost, damaged or other");
    }
}

std::string textOr(const StrictObject& object, std::string_view key, std::size_t longest) {
    return object.has(key) ? object.text(key, longest) : std::string{};
}

std::string placeIn(const std::string& list, std::size_t index) {
    return list + "[" + std::to_string(index) + "]";
}

LineRefusal refusalFrom(const JsonValue& value, std::string path) {
    const StrictObject object{value, std::move(path), {"quantity", "reason", "note"}};
    return {
        .quantity = object.integer("quantity", 1, kMostUnits),
        .reason = reasonOf(object),
        .note = textOr(object, "note", kLongestNote)};
}

LineDecision decisionFrom(const JsonValue& value, std::string path) {
    const StrictObject object{value, std::move(path), {"line_id", "accepted", "refusals"}};
    LineDecision line{
        .line_id = LineId{object.text("line_id", kLongestId)},
        .accepted = object.integer("accepted", 0, kMostUnits),
        .refusals = {}};
    if (object.has("refusals")) {
        const auto refusals = object.elements("refusals", kMostRefusals);
        for (std::size_t i = 0; i < refusals.size(); ++i) {
            line.refusals.push_back(refusalFrom(refusals[i], placeIn(object.pathOf("refusals"), i))
            );
        }
    }
    return line;
}

std::vector<LineDecision> decisionsFrom(const StrictObject& body) {
    std::vector<LineDecision> lines;
    const auto elements = body.elements("lines", kMostLines);
    for (std::size_t i = 0; i < elements.size(); ++i) {
        lines.push_back(decisionFrom(elements[i], placeIn("lines", i)));
    }
    return lines;
}

std::vector<HandedLine> handedFrom(const StrictObject& body) {
    std::vector<HandedLine> lines;
    const auto elements = body.elements("handed", kMostLines);
    for (std::size_t i = 0; i < elements.size(); ++i) {
        const StrictObject object{elements[i], placeIn("handed", i), {"line_id", "quantity"}};
        lines.push_back(
            {.line_id = LineId{object.text("line_id", kLongestId)},
             .quantity = object.integer("quantity", 1, kMostUnits)}
        );
    }
    if (lines.empty()) {
        body.fail("handed", "is empty: leave it out if everything was handed over");
    }
    return lines;
}

BoxSize sizeFrom(const JsonValue& value, std::string path) {
    const StrictObject object{value, std::move(path), {"length_mm", "width_mm", "height_mm"}};
    const auto side = [&](std::string_view key) {
        return object.integer(key, 1, kLongestSide);
    };
    return {
        .length_mm = side("length_mm"),
        .width_mm = side("width_mm"),
        .height_mm = side("height_mm")};
}

PackedBox boxFrom(const JsonValue& value, std::string path) {
    const StrictObject object{value, std::move(path), {"weight_g", "lines", "size"}};
    PackedBox box;
    if (object.has("size")) {
        box.size = sizeFrom(object.at("size"), object.pathOf("size"));
    }
    if (object.has("weight_g")) {
        box.weight_g = object.integer("weight_g", 1, kHeaviestBox);
    }
    if (object.has("lines")) {
        const auto lines = object.elements("lines", kMostLines);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const StrictObject line{
                lines[i], placeIn(object.pathOf("lines"), i), {"line_id", "quantity"}};
            box.lines.push_back(
                {.line_id = LineId{line.text("line_id", kLongestId)},
                 .quantity = line.integer("quantity", 1, kMostUnits)}
            );
        }
    }
    return box;
}

std::vector<PackedBox> boxesFrom(const StrictObject& body) {
    std::vector<PackedBox> boxes;
    const auto elements = body.elements("boxes", static_cast<std::size_t>(kMostPackages));
    for (std::size_t i = 0; i < elements.size(); ++i) {
        boxes.push_back(boxFrom(elements[i], placeIn("boxes", i)));
    }
    return boxes;
}

std::string invoiceKeyFrom(const StrictObject& body) {
    std::string key = body.text("invoice_key", kInvoiceKeyLength);
    const bool is_valid =
        key.size() == kInvoiceKeyLength && std::all_of(key.begin(), key.end(), [](char c) {
            return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
        });
    if (!is_valid) {
        body.fail("invoice_key", "must be 44 digits or capital letters");
    }
    return key;
}

/// The key, or the file that holds it, or both.
AttachInvoice invoiceFrom(const StrictObject& body) {
    const bool has_key = body.has("invoice_key") || !body.has("nfe_xml");
    return {.invoice_key = has_key ? invoiceKeyFrom(body) : std::string{}};
}

std::string languageFrom(const StrictObject& object) {
    std::string language = object.has("language") ? object.text("language", kLongestWord) : "pt";
    if (language != "pt" && language != "en" && language != "es") {
        object.fail("language", "must be pt, en or es");
    }
    return language;
}

/// How a person was checked at the counter; empty if the page did not say.
std::string checkFrom(const StrictObject& body) {
    std::string check = textOr(body, "checked_by", kLongestWord);
    if (!check.empty() && check != "pickup_code" && check != "document" && check != "known") {
        body.fail("checked_by", "must be pickup_code, document or known");
    }
    return check;
}

/// Reads again with only the members of this command allowed.
class Body {
public:
    explicit Body(const JsonValue& value)
        : value_{value} {}

    StrictObject with(
        std::string_view first = "command",
        std::string_view second = "command",
        std::string_view third = "command"
    ) const {
        return StrictObject{value_, {}, {"command_id", "command", first, second, third}};
    }

private:
    const JsonValue& value_;
};

/// Commands that need no words.
std::optional<OrderCommand> plainCommand(CommandKind kind) {
    switch (kind) {
        case CommandKind::start_picking:
            return StartPicking{};
        case CommandKind::pause_picking:
            return PausePicking{};
        case CommandKind::resume_picking:
            return ResumePicking{};
        case CommandKind::finish_picking:
            return FinishPicking{};
        case CommandKind::apply_labels:
            return ApplyLabels{};
        case CommandKind::void_labels:
            return VoidLabels{};
        case CommandKind::unpack:
            return Unpack{};
        case CommandKind::mark_not_collected:
            return MarkNotCollected{};
        case CommandKind::mark_delivered:
            return MarkDelivered{};
        case CommandKind::take_goods_back:
            return TakeGoodsBack{};
        case CommandKind::retry_message:
            return RetryMessage{};
        case CommandKind::drop_message:
            return DropMessage{};
        case CommandKind::undo_decision:
            return UndoDecision{};
        case CommandKind::approve_answer:
            return ApproveAnswer{};
        case CommandKind::drop_proposal:
            return DropProposal{};
        default:
            return std::nullopt;
    }
}

Dispatch dispatchFrom(const StrictObject& object) {
    return {
        .tracking_code = textOr(object, "tracking_code", kLongestId),
        .driver = textOr(object, "driver", kLongestReceiver),
        .plate = textOr(object, "plate", kLongestPlate)};
}

OrderCommand commandFrom(const Body& body, CommandKind kind) {
    if (auto plain = plainCommand(kind)) {
        body.with();
        return *plain;
    }
    switch (kind) {
        case CommandKind::decide:
            return Decide{decisionsFrom(body.with("lines"))};
        case CommandKind::report_short:
            return ReportShort{decisionsFrom(body.with("lines"))};
        case CommandKind::pack: {
            const StrictObject object = body.with("package_count", "boxes");
            const bool has_count = object.has("package_count");
            return Pack{
                .package_count = has_count ? object.integer("package_count", 1, kMostPackages) : 1,
                .boxes = object.has("boxes") ? boxesFrom(object) : std::vector<PackedBox>{}};
        }
        case CommandKind::attach_invoice:
            return invoiceFrom(body.with("invoice_key", "nfe_xml"));
        case CommandKind::dispatch:
            return dispatchFrom(body.with("tracking_code", "driver", "plate"));
        case CommandKind::mark_ready:
            return MarkReady{textOr(body.with("place"), "place", kLongestId)};
        case CommandKind::hand_over: {
            const StrictObject object = body.with("handed", "received_by", "checked_by");
            return HandOver{
                .lines = object.has("handed") ? handedFrom(object) : std::vector<HandedLine>{},
                .received_by = textOr(object, "received_by", kLongestReceiver),
                .checked_by = checkFrom(object)};
        }
        case CommandKind::report_incident:
            return ReportIncident{.note = textOr(body.with("note"), "note", kLongestNote)};
        case CommandKind::reverse_handover:
            return ReverseHandover{.note = textOr(body.with("note"), "note", kLongestNote)};
        case CommandKind::cancel_by_store: {
            const StrictObject object = body.with("reason", "note");
            return CancelByStore{
                .reason = reasonOf(object), .note = textOr(object, "note", kLongestNote)};
        }
        case CommandKind::answer_cancellation:
            return AnswerCancellation{body.with("is_accepted").boolean("is_accepted")};
        default:
            throw BadRequest{"invalid-value", "command is not one of the clerk's commands"};
    }
}

}  // namespace

ClerkCommand parseClerkCommand(std::string_view body) {
    JsonReader reader;
    const JsonValue value = parseBody(reader, body);
    const StrictObject all{
        value,
        {},
        {"command_id",
         "command",
         "lines",
         "package_count",
         "boxes",
         "invoice_key",
         "nfe_xml",
         "tracking_code",
         "driver",
         "plate",
         "place",
         "handed",
         "received_by",
         "checked_by",
         "reason",
         "note",
         "is_accepted"}};
    CommandId command_id{all.uuid("command_id")};
    const auto kind = fromText<CommandKind>(all.text("command", kLongestWord));
    const auto& known = clerkCommands();
    if (!kind || std::find(known.begin(), known.end(), *kind) == known.end()) {
        all.fail("command", "is not one of the clerk's commands");
    }
    ClerkCommand wish{
        .command_id = std::move(command_id), .command = commandFrom(Body{value}, *kind)};
    wish.nfe_xml = textOr(all, "nfe_xml", kLongestNfe);
    return wish;
}

PrintJobAnswer parsePrintJobAnswer(std::string_view body) {
    JsonReader reader;
    const JsonValue value = parseBody(reader, body);
    const StrictObject object{value, {}, {"command_id", "answer", "role", "station", "language"}};
    PrintJobAnswer answer{
        .command_id = CommandId{object.uuid("command_id")},
        .role = {},
        .language = languageFrom(object)};
    const std::string word = object.text("answer", kLongestWord);
    if (word == "came_out") {
        answer.answer = PrintAnswer::came_out;
    } else if (word == "did_not") {
        answer.answer = PrintAnswer::did_not;
    } else if (word == "print_now") {
        answer.answer = PrintAnswer::print_now;
    } else if (word == "print_elsewhere") {
        answer.answer = PrintAnswer::print_elsewhere;
        const std::string role = object.text("role", kLongestWord);
        const std::string station = textOr(object, "station", kLongestWord);
        answer.role = toText(PrinterName{.role = role, .station = station});
    } else if (word == "cancel") {
        answer.answer = PrintAnswer::cancel;
    } else {
        object.fail("answer", "must be came_out, did_not, print_now, print_elsewhere or cancel");
    }
    const bool has_role = object.has("role");
    if (has_role != (answer.answer == PrintAnswer::print_elsewhere) ||
        (has_role && !isPrinterName(answer.role))) {
        object.fail("role", "must be label, receipt or document, with print_elsewhere only");
    }
    if (object.has("station") && !has_role) {
        object.fail("station", "goes with role only");
    }
    return answer;
}

ReprintWish parseReprintWish(std::string_view body) {
    JsonReader reader;
    const JsonValue value = parseBody(reader, body);
    const StrictObject object{value, {}, {"command_id", "reason", "language"}};
    ReprintWish wish{
        .command_id = CommandId{object.uuid("command_id")},
        .reason = object.text("reason", kLongestWord),
        .language = languageFrom(object)};
    checkReprintReason(object, wish.reason);
    return wish;
}

std::optional<PaperKind> orderPaperKind(std::string_view text) {
    const auto kind = fromText<PaperKind>(text);
    const bool is_of_order = kind && *kind != PaperKind::label && *kind != PaperKind::voucher &&
                             *kind != PaperKind::return_receipt && *kind != PaperKind::test_page;
    return is_of_order ? kind : std::nullopt;
}

PaperPrintWish parsePaperPrintWish(std::string_view body) {
    JsonReader reader;
    const JsonValue value = parseBody(reader, body);
    const StrictObject object{
        value,
        {},
        {"command_id", "kind", "copies", "language", "reason", "nfe_xml", "driver", "plate"}};
    PaperPrintWish wish;
    wish.command_id = CommandId{object.uuid("command_id")};
    const auto kind = orderPaperKind(object.text("kind", kLongestWord));
    if (!kind) {
        object.fail("kind", "must be a paper that is made from an order");
    }
    wish.kind = *kind;
    if (object.has("copies")) {
        wish.copies = object.integer("copies", 1, kMostPaperCopies);
    }
    wish.language = languageFrom(object);
    if (object.has("reason")) {
        wish.reason = object.text("reason", kLongestWord);
        checkReprintReason(object, wish.reason);
    }
    wish.nfe_xml = textOr(object, "nfe_xml", kLongestNfe);
    if (wish.kind != PaperKind::danfe_label && object.has("nfe_xml")) {
        object.fail("nfe_xml", "goes with the DANFE label, and with nothing else");
    }
    wish.driver = textOr(object, "driver", kLongestReceiver);
    wish.plate = textOr(object, "plate", kLongestPlate);
    if (wish.kind != PaperKind::manifest && (object.has("driver") || object.has("plate"))) {
        object.fail("driver", "goes, like plate, with the manifest, and with nothing else");
    }
    return wish;
}

CommandId parseCommandId(std::string_view body) {
    JsonReader reader;
    const JsonValue value = parseBody(reader, body);
    return CommandId{StrictObject{value, {}, {"command_id"}}.uuid("command_id")};
}

}  // namespace balcao
