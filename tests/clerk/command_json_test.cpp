#include "agent/clerk/command_json.h"

#include "agent/clerk/card.h"
#include "common/order/order_text.h"
#include "tests/support/print.h"

#include <boost/test/unit_test.hpp>

#include <map>
#include <string>
#include <variant>

namespace balcao::test {

namespace {

constexpr const char* kId = "0c8f4f50-1f0d-4b3e-9d42-7d6a3e1c2b00";

std::string body(const std::string& command, const std::string& more = {}) {
    return std::string{R"({"command_id":")"} + kId + R"(","command":")" + command + "\"" +
           (more.empty() ? "" : "," + more) + "}";
}

/// The slug with which a body is refused; empty if it is understood.
template <typename Parse>
std::string slugOf(Parse parse, const std::string& text) {
    try {
        parse(text);
        return {};
    } catch (const BadRequest& bad) {
        return std::string{bad.slug};
    }
}

std::string slugOf(const std::string& text) {
    return slugOf(parseClerkCommand, text);
}

std::string detailOf(const std::string& text) {
    try {
        parseClerkCommand(text);
        return {};
    } catch (const BadRequest& bad) {
        return bad.what();
    }
}

template <typename Command>
Command parsed(const std::string& text) {
    return std::get<Command>(parseClerkCommand(text).command);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(command_json)

BOOST_AUTO_TEST_CASE(every_command_of_the_clerk_can_be_said) {
    const std::map<CommandKind, std::string> members{
        {CommandKind::decide, R"("lines":[])"},
        {CommandKind::report_short, R"("lines":[])"},
        {CommandKind::attach_invoice, R"("invoice_key":")" + std::string(44, 'A') + "\""},
        {CommandKind::cancel_by_store, R"("reason":"damaged")"},
        {CommandKind::answer_cancellation, R"("is_accepted":true)"}};
    for (const CommandKind kind : clerkCommands()) {
        const auto more = members.find(kind);
        const std::string text =
            body(std::string{toText(kind)}, more == members.end() ? "" : more->second);
        const ClerkCommand command = parseClerkCommand(text);
        BOOST_TEST(kindOf(command.command) == kind);
        BOOST_TEST(command.command_id.value == kId);
    }
}

BOOST_AUTO_TEST_CASE(a_decision_keeps_lines_refusals_and_notes) {
    const auto decide = parsed<Decide>(body(
        "decide",
        R"("lines":[{"line_id":"1","accepted":1,"refusals":[{"quantity":2,"reason":"other",)"
        R"("note":"caiu ção"}]},{"line_id":"2","accepted":0}])"
    ));
    BOOST_REQUIRE(decide.lines.size() == 2U);
    BOOST_TEST(decide.lines[0].line_id.value == "1");
    BOOST_TEST(decide.lines[0].accepted == 1);
    BOOST_TEST(decide.lines[0].refusals.at(0).quantity == 2);
    BOOST_TEST(decide.lines[0].refusals.at(0).reason == RefusalReason::other);
    BOOST_TEST(decide.lines[0].refusals.at(0).note == "caiu ção");
    BOOST_TEST(decide.lines[1].refusals.empty());
}

BOOST_AUTO_TEST_CASE(boxes_say_what_they_hold_and_weigh_as_far_as_somebody_knows) {
    const auto pack = parsed<Pack>(body(
        "pack",
        R"("package_count":3,"boxes":[{"weight_g":1250,"lines":[{"line_id":"1","quantity":2}]},)"
        R"({"lines":[]},{}])"
    ));
    const std::vector<PackedBox> boxes{
        {.weight_g = 1250, .lines = {{.line_id = {"1"}, .quantity = 2}}}, {}, {}};
    BOOST_TEST(pack.package_count == 3);
    BOOST_TEST((pack.boxes == boxes));
}

BOOST_AUTO_TEST_CASE(what_may_be_left_out_has_its_default) {
    BOOST_TEST(parsed<Pack>(body("pack")).package_count == 1);
    BOOST_TEST(parsed<Pack>(body("pack", R"("package_count":99)")).package_count == 99);
    const auto plain = parsed<Dispatch>(body("dispatch"));
    BOOST_TEST((plain.tracking_code + plain.driver + plain.plate).empty());
    const auto dispatch =
        parsed<Dispatch>(body("dispatch", R"("driver":"Rui Prado","plate":"ABC1D23")"));
    BOOST_TEST(dispatch.driver == "Rui Prado");
    BOOST_TEST(dispatch.plate == "ABC1D23");
    BOOST_TEST(parsed<MarkReady>(body("mark_ready", R"("place":"A3")")).place == "A3");
    const auto handed = parsed<HandOver>(body("hand_over"));
    BOOST_TEST(handed.lines.empty());
    const auto part = parsed<HandOver>(
        body("hand_over", R"("handed":[{"line_id":"1","quantity":1}],"received_by":"Ana")")
    );
    BOOST_TEST(part.lines.at(0).quantity == 1);
    BOOST_TEST(part.received_by == "Ana");
    BOOST_TEST(part.checked_by.empty());
    BOOST_TEST(
        parsed<HandOver>(body("hand_over", R"("checked_by":"document")")).checked_by == "document"
    );
}

BOOST_AUTO_TEST_CASE(an_id_in_capitals_is_the_same_id) {
    std::string text = body("unpack");
    for (char& c : text) {
        c = c == 'f' ? 'F' : c;
    }
    BOOST_TEST(parseClerkCommand(text).command_id.value == kId);
}

BOOST_AUTO_TEST_CASE(what_is_not_json_decides_nothing) {
    for (const char* text :
         {"",
          " ",
          "x",
          "{",
          "}",
          "{}x",
          "[1",
          "{\"a\":1,}",
          "{'a':1}",
          "{\"a\":01}",
          "nul",
          "{\"command_id\":\"\xff\"}",
          "\xef\xbb\xbf{}"}) {
        BOOST_TEST(slugOf(std::string{text}) == "invalid-json", text);
    }
    BOOST_TEST(slugOf(std::string(40, '[') + std::string(40, ']')) == "invalid-json");
    for (const char* text : {"[]", "1", "\"a\"", "null", "true"}) {
        BOOST_TEST(slugOf(std::string{text}) == "wrong-type", text);
    }
}

BOOST_AUTO_TEST_CASE(every_mistake_has_its_slug) {
    const std::string id = std::string{R"("command_id":")"} + kId + "\"";
    const std::map<std::string, std::string> slugs{
        {"{}", "missing-member"},
        {"{" + id + "}", "missing-member"},
        {R"({"command":"unpack"})", "missing-member"},
        {R"({"command_id":"7","command":"unpack"})", "invalid-value"},
        {R"({"command_id":7,"command":"unpack"})", "wrong-type"},
        {R"({"command_id":"0c8f4f50x1f0d-4b3e-9d42-7d6a3e1c2b00","command":"unpack"})",
         "invalid-value"},
        {body("dance"), "invalid-value"},
        {body("hub_update"), "invalid-value"},
        {body("confirm_message"), "invalid-value"},
        {body("reverse_handover", R"("reason":"damaged")"), "unknown-member"},
        {body("take_goods_back", R"("note":"x")"), "unknown-member"},
        {body("report_incident", R"("note":7)"), "wrong-type"},
        {body("unpack", R"("command":"pack")"), "duplicate-member"},
        {body("unpack", R"("Note":"x")"), "unknown-member"},
        {body("unpack", R"("note":"x")"), "unknown-member"},
        {body("start_picking", R"("lines":[])"), "unknown-member"},
        {body("pack", R"("package_count":0)"), "invalid-value"},
        {body("pack", R"("package_count":100)"), "invalid-value"},
        {body("pack", R"("package_count":"2")"), "wrong-type"},
        {body("pack", R"("package_count":1.5)"), "wrong-type"},
        {body("pack", R"("package_count":null)"), "wrong-type"},
        {body("pack", R"("boxes":{})"), "wrong-type"},
        {body("pack", R"("boxes":[{"weight_g":0}])"), "invalid-value"},
        {body("pack", R"("boxes":[{"weight_g":1000001}])"), "invalid-value"},
        {body("pack", R"("boxes":[{"weight":1}])"), "unknown-member"},
        {body("pack", R"("boxes":[{"size":7}])"), "wrong-type"},
        {body("pack", R"("boxes":[{"size":{"length_mm":1,"width_mm":1}}])"), "missing-member"},
        {body("pack", R"("boxes":[{"size":{"length_mm":1,"width_mm":1,"height_mm":3001}}])"),
         "invalid-value"},
        {body("pack", R"("boxes":[{"lines":[{"line_id":"1"}]}])"), "missing-member"},
        {body("pack", R"("boxes":[{"lines":[{"line_id":"1","quantity":0}]}])"), "invalid-value"},
        {body("decide"), "missing-member"},
        {body("decide", R"("lines":{})"), "wrong-type"},
        {body("decide", R"("lines":[1])"), "wrong-type"},
        {body("decide", R"("lines":[{"line_id":"1"}])"), "missing-member"},
        {body("decide", R"("lines":[{"line_id":"1","accepted":-1}])"), "invalid-value"},
        {body("decide", R"("lines":[{"line_id":"1","accepted":1,"x":1}])"), "unknown-member"},
        {body("decide", R"("lines":[{"line_id":"1","accepted":1,"accepted":2}])"),
         "duplicate-member"},
        {body(
             "decide",
             R"("lines":[{"line_id":"1","accepted":0,"refusals":[{"quantity":0,)"
             R"("reason":"damaged"}]}])"
         ),
         "invalid-value"},
        {body(
             "decide",
             R"("lines":[{"line_id":"1","accepted":0,"refusals":[{"quantity":1,)"
             R"("reason":"lazy"}]}])"
         ),
         "invalid-value"},
        {body("attach_invoice", R"("invoice_key":"123")"), "invalid-value"},
        {body("attach_invoice", R"("invoice_key":")" + std::string(44, 'a') + "\""),
         "invalid-value"},
        {body("dispatch", R"("tracking_code":")" + std::string(65, 'x') + "\""), "invalid-value"},
        {body("dispatch", R"("plate":")" + std::string(17, 'x') + "\""), "invalid-value"},
        {body("hand_over", R"("handed":[])"), "invalid-value"},
        {body("hand_over", R"("checked_by":"his face")"), "invalid-value"},
        {body("hand_over", R"("handed":[{"line_id":"1","quantity":0}])"), "invalid-value"},
        {body("cancel_by_store"), "missing-member"},
        {body("cancel_by_store", R"("reason":"")"), "invalid-value"},
        {body("cancel_by_store", R"("reason":"other","note":")" + std::string(501, 'x') + "\""),
         "invalid-value"},
        {body("answer_cancellation"), "missing-member"},
        {body("answer_cancellation", R"("is_accepted":1)"), "wrong-type"},
        {body("answer_cancellation", R"("is_accepted":"true")"), "wrong-type"}};
    for (const auto& [text, slug] : slugs) {
        BOOST_TEST(slugOf(text) == slug, text);
    }
}

BOOST_AUTO_TEST_CASE(the_detail_names_the_field_and_never_its_value) {
    const std::string detail = detailOf(body(
        "decide", R"("lines":[{"line_id":"1","accepted":1},{"line_id":"2","accepted":"segredo"}])"
    ));
    BOOST_TEST(detail == "lines[1].accepted must be a whole number");
    BOOST_TEST(
        detailOf(body("cancel_by_store", R"("reason":"segredo")")) == "reason is not a known reason"
    );
}

BOOST_AUTO_TEST_CASE(lists_and_texts_are_capped) {
    std::string lines;
    for (int i = 0; i < 501; ++i) {
        lines += (i == 0 ? "" : ",") + std::string{R"({"line_id":"1","accepted":1})"};
    }
    BOOST_TEST(slugOf(body("decide", "\"lines\":[" + lines + "]")) == "invalid-value");
    std::string accents;
    for (int i = 0; i < 500; ++i) {
        accents += "ã";
    }
    BOOST_TEST(
        slugOf(body("cancel_by_store", R"("reason":"other","note":")" + accents + "\"")) == ""
    );
}

BOOST_AUTO_TEST_CASE(a_print_answer_is_one_of_four_words) {
    const std::string id = std::string{R"({"command_id":")"} + kId + "\"";
    const auto answerOf = [&](const std::string& word) {
        return parsePrintJobAnswer(id + R"(,"answer":")" + word + "\"}").answer;
    };
    BOOST_TEST((answerOf("came_out") == PrintAnswer::came_out));
    BOOST_TEST((answerOf("did_not") == PrintAnswer::did_not));
    BOOST_TEST((answerOf("print_now") == PrintAnswer::print_now));
    BOOST_TEST((answerOf("cancel") == PrintAnswer::cancel));
    BOOST_TEST(slugOf(parsePrintJobAnswer, id + R"(,"answer":"maybe"})") == "invalid-value");
    BOOST_TEST(slugOf(parsePrintJobAnswer, id + "}") == "missing-member");
    BOOST_TEST(
        slugOf(parsePrintJobAnswer, id + R"(,"answer":"cancel","x":1})") == "unknown-member"
    );
}

BOOST_AUTO_TEST_CASE(a_reprint_has_a_reason) {
    const std::string id = std::string{R"({"command_id":")"} + kId + "\"";
    for (const std::string reason : {"jam", "lost", "damaged", "other"}) {
        BOOST_TEST(parseReprintWish(id + R"(,"reason":")" + reason + "\"}").reason == reason);
    }
    BOOST_TEST(slugOf(parseReprintWish, id + R"(,"reason":"fun"})") == "invalid-value");
    BOOST_TEST(slugOf(parseReprintWish, id + "}") == "missing-member");
}

BOOST_AUTO_TEST_CASE(a_finished_task_says_only_its_id) {
    BOOST_TEST(parseCommandId(std::string{R"({"command_id":")"} + kId + "\"}").value == kId);
    BOOST_TEST(slugOf(parseCommandId, "{}") == "missing-member");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
