// What lies in which box, and what it weighs.
#include "common/order/box_kind.h"
#include "common/order/line_rules.h"
#include "common/order/order_rules.h"
#include "tests/support/orders.h"
#include "tests/support/print.h"

#include <boost/test/unit_test.hpp>

#include <vector>

namespace balcao::test {

namespace {

using enum OrderState;

PackedBox box(std::int64_t weight_g, std::vector<BoxLine> lines = {}) {
    return {.weight_g = weight_g, .lines = std::move(lines)};
}

/// The order has two of line "1" and one of line "2".
std::optional<Refusal> refusalOf(std::int64_t count, std::vector<PackedBox> boxes) {
    Walk walk = anOrder().walkTo(picked);
    return walk.refusalOf(Pack{.package_count = count, .boxes = std::move(boxes)});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(boxes)

BOOST_AUTO_TEST_CASE(an_order_keeps_what_is_in_its_boxes_until_they_are_opened) {
    const std::vector<PackedBox> two{box(1250, {{{"1"}, 1}, {{"2"}, 1}}), box(0, {{{"1"}, 1}})};
    Walk walk = anOrder().pickup().walkTo(picked);
    walk.take(Pack{.package_count = 2, .boxes = two});
    BOOST_TEST((walk.order().boxes == two));
    BOOST_TEST(walk.order().package_count == 2);
    walk.take(Unpack{});
    BOOST_TEST(walk.order().boxes.empty());
}

BOOST_AUTO_TEST_CASE(opening_boxes_with_labels_forgets_them_too) {
    Walk walk = anOrder().shipped().walkTo(picked);
    walk.take(Pack{.package_count = 1, .boxes = {box(900)}});
    walk.take(TakeLabels{{aLabel()}}, kAgent);
    BOOST_TEST(walk.order().boxes.size() == 1U);
    walk.take(Unpack{});
    BOOST_TEST(walk.order().boxes.empty());
}

BOOST_AUTO_TEST_CASE(nobody_has_to_say_more_than_how_many) {
    BOOST_TEST(!refusalOf(3, {}).has_value());
    BOOST_TEST(!refusalOf(1, {box(0)}).has_value());
    BOOST_TEST(!refusalOf(1, {box(0, {{{"1"}, 1}})}).has_value());  // the rest nobody said
}

BOOST_AUTO_TEST_CASE(a_side_of_a_box_is_a_millimetre_at_least_and_three_metres_at_most) {
    const auto refusalFor = [](const BoxSize& size) {
        return refusalOf(1, {{.weight_g = 0, .lines = {}, .size = size}});
    };
    BOOST_TEST(!refusalFor({1, 3000, 1}).has_value());
    BOOST_TEST((refusalFor({0, 10, 10}) == Refusal::invalid_value));
    BOOST_TEST((refusalFor({10, -1, 10}) == Refusal::invalid_value));
    BOOST_TEST((refusalFor({10, 10, 3001}) == Refusal::invalid_value));
}

BOOST_AUTO_TEST_CASE(kinds_of_boxes_are_read_as_they_are_written) {
    const auto kinds = boxKindsIn(" P=20x15x10 , Caixa 2 = 300 x 1 x 12,").value();
    BOOST_REQUIRE(kinds.size() == 2U);
    BOOST_TEST((kinds[0] == BoxKind{.name = "P", .size = {200, 150, 100}}));
    BOOST_TEST((kinds[1] == BoxKind{.name = "Caixa 2", .size = {3000, 10, 120}}));
    BOOST_TEST(boxKindsIn("").value().empty());
    BOOST_TEST(boxKindsIn("  ").value().empty());
    std::string many;
    for (int i = 1; i <= 30; ++i) {
        many += "K" + std::to_string(i) + "=1x1x1,";
    }
    BOOST_TEST(boxKindsIn(many).value().size() == 30U);
    for (const std::string& wrong : {
             std::string{"P"},
             std::string{"P="},
             std::string{"=1x1x1"},
             std::string{"P=1x1"},
             std::string{"P=1x1x1x1"},
             std::string{"P=0x1x1"},
             std::string{"P=1x301x1"},
             std::string{"P=1x1x1.5"},
             std::string{"P=1x1x"},
             std::string{"P=1x1x1,,M=1x1x1"},
             std::string{"P=1x1x1,P=2x2x2"},
             std::string{"P\x01=1x1x1"},
             std::string(21, 'P') + "=1x1x1",
             many + "last=1x1x1",
         }) {
        BOOST_TEST(!boxKindsIn(wrong).has_value(), wrong);
    }
}

BOOST_AUTO_TEST_CASE(boxes_that_cannot_be_are_refused) {
    BOOST_TEST((refusalOf(2, {box(1)}) == Refusal::invalid_value));
    BOOST_TEST((refusalOf(1, {box(-1)}) == Refusal::invalid_value));
    BOOST_TEST((refusalOf(1, {box(1'000'001)}) == Refusal::invalid_value));
    BOOST_TEST((refusalOf(1, {box(1, {{{"nobody's"}, 1}})}) == Refusal::line_unknown));
    BOOST_TEST((refusalOf(1, {box(1, {{{"1"}, 1}, {{"1"}, 1}})}) == Refusal::line_unknown));
    BOOST_TEST((refusalOf(1, {box(1, {{{"1"}, 0}})}) == Refusal::quantity_mismatch));
    BOOST_TEST((refusalOf(1, {box(1, {{{"1"}, 3}})}) == Refusal::quantity_mismatch));
    BOOST_TEST(
        (refusalOf(2, {box(1, {{{"2"}, 1}}), box(1, {{{"2"}, 1}})}) == Refusal::quantity_mismatch)
    );
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
