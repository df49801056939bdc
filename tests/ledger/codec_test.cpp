// The texts of tests/golden/ledger/ are on disks in shops: a member may be added to them, nothing
// may be renamed or taken away. A new member gets a new line there; the old lines stay, and must
// go on being read.
#include "tests/ledger/after_samples.h"
#include "tests/ledger/golden_samples.h"
#include "tests/support/every.h"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <set>

namespace balcao::test {

namespace {

std::vector<std::string> goldenLines(const std::string& name) {
    const auto path = std::filesystem::path{BALCAO_SOURCE_DIR} / "tests/golden/ledger" / name;
    std::ifstream file{path, std::ios::binary};
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) {
        lines.push_back(line);
    }
    return lines;
}

/// The text with a member that this program does not know, as a newer one may write it.
std::string withMore(const std::string& text) {
    return R"({"from_the_future":{"a":[1,"x"]},)" + text.substr(1);
}

/// Each line reads as its value, also with unknown members, and each value writes as its line.
template <typename Value, typename Encode, typename Decode>
void checkGolden(
    const std::string& file, const std::vector<Value>& values, Encode encode, Decode decode
) {
    JsonReader reader;
    const auto lines = goldenLines(file);
    BOOST_REQUIRE_EQUAL(lines.size(), values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        BOOST_TEST(encode(values[i]) == lines[i]);
        BOOST_TEST((decode(reader, lines[i]) == values[i]), lines[i]);
        BOOST_TEST((decode(reader, withMore(lines[i])) == values[i]), lines[i]);
    }
}

/// No alternative of the variant is missing among the values.
template <typename Variant>
void checkEveryAlternative(const std::vector<Variant>& values) {
    std::set<std::size_t> alternatives;
    for (const Variant& value : values) {
        alternatives.insert(value.index());
    }
    BOOST_TEST(alternatives.size() == std::variant_size_v<Variant>);
}

template <typename Enum>
std::string wordsOf(const std::string& name) {
    std::string words = name + ":";
    for (const Enum value : every<Enum>()) {
        words += " " + std::string{toText(value)};
    }
    return words;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(codec)

BOOST_AUTO_TEST_CASE(every_event_is_on_disks_as_the_golden_lines_say) {
    checkEveryAlternative(everyEvent());
    checkGolden("events.jsonl", everyEvent(), encodeEvent, decodeEvent);
}

BOOST_AUTO_TEST_CASE(every_message_is_on_disks_as_the_golden_lines_say) {
    checkEveryAlternative(everyMessage());
    checkGolden("messages.jsonl", everyMessage(), encodeMessage, decodeMessage);
}

BOOST_AUTO_TEST_CASE(every_step_is_on_disks_as_the_golden_lines_say) {
    checkEveryAlternative(everyStep());
    checkGolden("steps.jsonl", everyStep(), encodeStep, decodeStep);
}

BOOST_AUTO_TEST_CASE(every_step_of_returns_and_coupons_is_on_disks_as_the_golden_lines_say) {
    checkEveryAlternative(everyAfterStep());
    checkGolden("after_steps.jsonl", everyAfterStep(), encodeAfterStep, decodeAfterStep);
}

BOOST_AUTO_TEST_CASE(steps_of_old_go_on_being_read) {
    JsonReader reader;
    const auto lines = goldenLines("steps_of_old.jsonl");
    const auto steps = stepsOfOld();
    BOOST_REQUIRE_EQUAL(lines.size(), steps.size());
    for (std::size_t i = 0; i < steps.size(); ++i) {
        BOOST_TEST((decodeStep(reader, lines[i]) == steps[i]), lines[i]);
    }
}

BOOST_AUTO_TEST_CASE(the_hubs_order_is_on_disks_as_the_golden_lines_say) {
    checkGolden(
        "hub_orders.jsonl",
        std::vector{fullHubOrder(), bareHubOrder(), renamedHubOrder()},
        encodeHubOrder,
        decodeHubOrder
    );
}

BOOST_AUTO_TEST_CASE(what_the_store_did_is_on_disks_as_the_golden_lines_say) {
    checkGolden(
        "progress.jsonl",
        std::vector{
            fullProgress(),
            Order{},
            proposedProgress(),
            boxedProgress(),
            toldAnewProgress(),
            measuredProgress()},
        encodeProgress,
        decodeProgress
    );
}

BOOST_AUTO_TEST_CASE(every_word_that_stands_in_a_column_or_text_is_the_golden_one) {
    const std::vector<std::string> words = {
        wordsOf<Journey>("Journey"),
        wordsOf<HubStatus>("HubStatus"),
        wordsOf<OrderState>("OrderState"),
        wordsOf<RefusalReason>("RefusalReason"),
        wordsOf<PartialGrain>("PartialGrain"),
        wordsOf<SyncState>("SyncState"),
        wordsOf<ActorKind>("ActorKind"),
        wordsOf<CommandKind>("CommandKind"),
        wordsOf<MessageKind>("MessageKind"),
        wordsOf<StatusPurpose>("StatusPurpose"),
        wordsOf<CancellationAnswer>("CancellationAnswer"),
        wordsOf<TaskKind>("TaskKind"),
        wordsOf<PaperKind>("PaperKind"),
        wordsOf<PrintState>("PrintState"),
        wordsOf<PrintEvidence>("PrintEvidence"),
        wordsOf<ReturnState>("ReturnState"),
        wordsOf<ReturnReason>("ReturnReason"),
        wordsOf<GoodsCondition>("GoodsCondition"),
        wordsOf<Resolution>("Resolution"),
        wordsOf<StockPlace>("StockPlace"),
        wordsOf<CouponState>("CouponState"),
        wordsOf<MovementKind>("MovementKind"),
        wordsOf<MovementState>("MovementState"),
        wordsOf<ErrandKind>("ErrandKind"),
        wordsOf<ProofKind>("ProofKind"),
        wordsOf<ProofFormat>("ProofFormat"),
        wordsOf<ProofState>("ProofState"),
        wordsOf<StockCause>("StockCause")};
    BOOST_TEST(words == goldenLines("words.txt"), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(no_event_is_taken_for_a_step) {
    for (const OrderEvent& event : everyEvent()) {
        BOOST_TEST(!isStepKind(nameOf(event)));
        BOOST_TEST(!isAfterStepKind(nameOf(event)));
    }
    for (const Step& step : everyStep()) {
        BOOST_TEST(isStepKind(kindOf(step)));
        BOOST_TEST(!isAfterStepKind(kindOf(step)));
    }
    for (const AfterStep& step : everyAfterStep()) {
        BOOST_TEST(isAfterStepKind(kindOf(step)));
        BOOST_TEST(!isStepKind(kindOf(step)));
    }
}

BOOST_AUTO_TEST_CASE(an_order_that_is_encoded_already_makes_the_same_line) {
    for (const HubOrder& hub : {fullHubOrder(), bareHubOrder()}) {
        const std::string text = encodeHubOrder(hub);
        BOOST_TEST(encodeOffered(text) == encodeEvent(Offered{hub}));
        BOOST_TEST(encodeFactsChanged(text) == encodeEvent(FactsChanged{hub}));
    }
}

BOOST_AUTO_TEST_CASE(a_text_that_is_none_of_ours_says_where_and_why) {
    JsonReader reader;
    BOOST_CHECK_EXCEPTION(
        decodeEvent(reader, R"({"event":"moved","because":"decide","to":"nirvana"})"),
        JsonError,
        [](const JsonError& error) { return error.path == "to"; }
    );
    BOOST_CHECK_EXCEPTION(
        decodeEvent(reader, R"({"event":"exploded"})"),
        JsonError,
        [](const JsonError& error) { return error.path == "event"; }
    );
    BOOST_CHECK_THROW(decodeStep(reader, R"({"step":"back"})"), JsonError);
    BOOST_CHECK_THROW(decodeMessage(reader, R"({"kind":"status"})"), JsonError);
    BOOST_CHECK_THROW(decodeHubOrder(reader, "{}"), JsonError);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
