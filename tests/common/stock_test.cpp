// What refusals say of the stock, and how a level follows its movements.
#include "common/stock/stock.h"

#include "tests/support/every.h"
#include "tests/support/orders.h"
#include "tests/support/print.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace balcao::test {

namespace {

using enum RefusalReason;

LineDecision refusing(const std::string& line_id, std::vector<LineRefusal> refusals) {
    return {.line_id = {line_id}, .accepted = 0, .refusals = std::move(refusals)};
}

StockMove changeBy(std::int64_t units) {
    StockMove move;
    move.change = units;
    return move;
}

StockMove setTo(std::int64_t units) {
    StockMove move;
    move.set_to = units;
    return move;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(stock)

BOOST_AUTO_TEST_CASE(every_reason_has_its_effect) {
    const std::vector<RefusalReason> lowering{
        not_found, damaged, display_item, mismatch, expired, sold_now};
    for (const RefusalReason reason : every<RefusalReason>()) {
        const bool is_lowering = std::ranges::find(lowering, reason) != lowering.end();
        const StockEffect expected = reason == out_of_stock ? StockEffect::to_zero
                                     : is_lowering          ? StockEffect::less
                                                            : StockEffect::none;
        BOOST_TEST((stockEffectOf(reason) == expected), toText(reason));
        BOOST_TEST(wantsCount(reason) == (reason == not_found || reason == mismatch));
    }
}

BOOST_AUTO_TEST_CASE(a_level_follows_its_movements_and_is_never_below_zero) {
    BOOST_TEST(!levelAfter(std::nullopt, changeBy(-1)).has_value());
    BOOST_TEST(!levelAfter(std::nullopt, changeBy(3)).has_value());
    BOOST_TEST(levelAfter(std::nullopt, setTo(4)).value() == 4);
    BOOST_TEST(levelAfter(7, setTo(0)).value() == 0);
    BOOST_TEST(levelAfter(7, changeBy(-2)).value() == 5);
    BOOST_TEST(levelAfter(1, changeBy(-2)).value() == 0);
    BOOST_TEST(levelAfter(1, changeBy(2)).value() == 3);
}

BOOST_AUTO_TEST_CASE(an_answer_moves_what_is_not_there_and_nothing_else) {
    const HubOrder order = anOrder().hub();
    const std::vector<LineDecision> decision{
        refusing(
            "1",
            {{.quantity = 1, .reason = not_found, .note = {}},
             {.quantity = 1, .reason = carrier, .note = {}}}
        ),
        refusing("2", {{.quantity = 1, .reason = out_of_stock, .note = {}}}),
        refusing("unknown", {{.quantity = 1, .reason = damaged, .note = {}}})};
    const auto moves = stockMovesOf(order, decision);
    BOOST_REQUIRE(moves.size() == 2U);
    BOOST_TEST(moves[0].sku == order.lines[0].sku);
    BOOST_TEST(moves[0].change == -1);
    BOOST_TEST(moves[0].wants_count);
    BOOST_TEST(moves[0].reason == "not_found");
    BOOST_TEST(!moves[0].set_to.has_value());
    BOOST_TEST(moves[1].set_to.value() == 0);
    BOOST_TEST(!moves[1].wants_count);
}

BOOST_AUTO_TEST_CASE(causes_are_read_back_and_no_others) {
    for (const StockCause cause : every<StockCause>()) {
        BOOST_TEST(fromText<StockCause>(toText(cause)).value() == cause);
    }
    BOOST_TEST(!fromText<StockCause>("stolen").has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
