#include "agent/clerk/after_requests.h"

#include "agent/clerk/http/request_parser.h"
#include "agent/clerk/strict_json.h"

#include <algorithm>

namespace balcao {

namespace {

// The caps of api.yaml.
constexpr std::size_t kMostLines = 500;
constexpr std::size_t kLongestId = 64;
constexpr std::size_t kLongestWord = 40;
constexpr std::size_t kLongestNote = 300;
constexpr std::size_t kLongestParameter = 100;
constexpr std::int64_t kMostUnits = 1'000'000;
constexpr std::int64_t kMostCents = 1'000'000'000'000;
constexpr std::int64_t kLatestMs = 32'503'680'000'000;  // the year 3000

template <typename Enum>
Enum wordAt(const StrictObject& object, std::string_view key) {
    const auto value = fromText<Enum>(object.text(key, kLongestWord));
    if (!value) {
        object.fail(key, "is none of the known words");
    }
    return *value;
}

std::string textOr(const StrictObject& object, std::string_view key, std::size_t longest) {
    return object.has(key) ? object.text(key, longest) : std::string{};
}

std::string placeIn(const std::string& list, std::size_t index) {
    return list + "[" + std::to_string(index) + "]";
}

ReturnLine lineFrom(const JsonValue& value, std::string path) {
    const StrictObject object{
        value, std::move(path), {"line_id", "quantity", "reason", "condition", "note"}};
    ReturnLine line;
    line.line_id = {object.text("line_id", kLongestId)};
    line.quantity = object.integer("quantity", 1, kMostUnits);
    line.reason = wordAt<ReturnReason>(object, "reason");
    if (object.has("condition")) {
        line.condition = wordAt<GoodsCondition>(object, "condition");
    }
    line.note = textOr(object, "note", kLongestNote);
    return line;
}

JudgeReturn::Line judgedFrom(const JsonValue& value, std::string path) {
    const StrictObject object{
        value, std::move(path), {"line_id", "reason", "accepted", "condition"}};
    return {
        .line_id = {object.text("line_id", kLongestId)},
        .reason = wordAt<ReturnReason>(object, "reason"),
        .accepted = object.integer("accepted", 0, kMostUnits),
        .condition = wordAt<GoodsCondition>(object, "condition")};
}

JudgeReturn judgeFrom(const StrictObject& body) {
    JudgeReturn judge;
    const auto elements = body.elements("lines", kMostLines);
    for (std::size_t i = 0; i < elements.size(); ++i) {
        judge.lines.push_back(judgedFrom(elements[i], placeIn("lines", i)));
    }
    judge.note = textOr(body, "note", kLongestNote);
    return judge;
}

/// Members that do not belong to the command decide nothing: they are errors.
void refuseOthers(
    const StrictObject& body, std::string_view command, std::initializer_list<std::string_view> own
) {
    for (const std::string_view key : {"lines", "note", "resolution", "place"}) {
        const bool is_own = std::ranges::find(own, key) != own.end();
        if (!is_own && body.has(key)) {
            body.fail(key, "does not belong to " + std::string{command});
        }
    }
}

ReturnCommand commandFrom(const StrictObject& body) {
    const std::string command = body.text("command", kLongestWord);
    if (command == "judge") {
        refuseOthers(body, command, {"lines", "note"});
        return judgeFrom(body);
    }
    if (command == "resolve") {
        refuseOthers(body, command, {"resolution"});
        return ResolveReturn{wordAt<Resolution>(body, "resolution")};
    }
    if (command == "stock") {
        refuseOthers(body, command, {"place"});
        return StockReturn{wordAt<StockPlace>(body, "place")};
    }
    if (command == "close") {
        refuseOthers(body, command, {});
        return CloseReturn{};
    }
    body.fail("command", "is none of judge, resolve, stock, close");
}

}  // namespace

ReturnWish parseReturnWish(std::string_view text) {
    JsonReader reader;
    const StrictObject body{
        parseBody(reader, text), {}, {"command_id", "order_ref", "order_id", "lines"}};
    ReturnWish wish;
    wish.command_id = {body.uuid("command_id")};
    if (body.has("order_ref") == body.has("order_id")) {
        body.fail("order_ref", "or order_id, one of them, says which order");
    }
    if (body.has("order_ref")) {
        wish.order_ref = {body.integer("order_ref", 1, kMostCents)};
    } else {
        wish.order_id = body.text("order_id", kLongestId);
    }
    const auto elements = body.elements("lines", kMostLines);
    for (std::size_t i = 0; i < elements.size(); ++i) {
        wish.lines.push_back(lineFrom(elements[i], placeIn("lines", i)));
    }
    return wish;
}

ReturnStep parseReturnStep(std::string_view text) {
    JsonReader reader;
    const StrictObject body{
        parseBody(reader, text),
        {},
        {"command_id", "command", "lines", "note", "resolution", "place"}};
    return {.command_id = {body.uuid("command_id")}, .command = commandFrom(body)};
}

MoveCoupon parseCouponWish(std::string_view text) {
    JsonReader reader;
    const StrictObject body{
        parseBody(reader, text),
        {},
        {"command_id", "kind", "amount_minor", "expires_ms", "reason"}};
    MoveCoupon wish;
    wish.command_id = {body.uuid("command_id")};
    wish.kind = wordAt<MovementKind>(body, "kind");
    if (body.has("amount_minor")) {
        wish.amount_minor = body.integer("amount_minor", 1, kMostCents);
    }
    if (body.has("expires_ms")) {
        wish.expires_at =
            Instant{std::chrono::milliseconds{body.integer("expires_ms", 1, kLatestMs)}};
    }
    wish.reason = textOr(body, "reason", kLongestNote);
    return wish;
}

PlainWish parsePlainWish(std::string_view text) {
    JsonReader reader;
    const StrictObject body{parseBody(reader, text), {}, {"command_id", "language", "reason"}};
    PlainWish wish;
    wish.command_id = {body.uuid("command_id")};
    if (body.has("language")) {
        wish.language = body.text("language", kLongestWord);
        if (wish.language != "pt" && wish.language != "en" && wish.language != "es") {
            body.fail("language", "must be pt, en or es");
        }
    }
    wish.reason = textOr(body, "reason", kLongestWord);
    return wish;
}

std::map<std::string, std::string> parametersOf(
    std::string_view query, std::initializer_list<std::string_view> known
) {
    const auto parameters = parseQuery(query);
    if (!parameters) {
        throw BadRequest{"invalid-value", "the query holds a broken escape"};
    }
    std::map<std::string, std::string> values;
    for (const auto& [name, value] : *parameters) {
        if (std::ranges::find(known, name) == known.end()) {
            throw BadRequest{"unknown-member", "the query has an unknown parameter"};
        }
        if (countCharacters(value) > kLongestParameter) {
            throw BadRequest{"invalid-value", name + " is longer than 100 characters"};
        }
        if (!values.emplace(name, value).second) {
            throw BadRequest{"duplicate-member", name + " stands there twice"};
        }
    }
    return values;
}

}  // namespace balcao
