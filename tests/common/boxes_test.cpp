// What lies in which box, and what it weighs.
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
