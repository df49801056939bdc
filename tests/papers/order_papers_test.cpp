// What the store's own papers say of an order's boxes.
#include "agent/papers/order_papers.h"

#include "agent/papers/local_time.h"
#include "tests/clerk/views.h"
#include "tests/support/print.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>
#include <vector>

namespace balcao::test {

namespace {

/// An order in two boxes: two of line "1" and one of line "2" at 49.90, packed as said.
OrderView packedIn(std::vector<PackedBox> boxes) {
    Walk walk = anOrder().shipped().line("1", 2).line("2", 1).walkTo(OrderState::picked);
    const auto count = static_cast<std::int64_t>(boxes.size());
    walk.take(Pack{.package_count = count, .boxes = std::move(boxes)});
    return viewOf(walk.order());
}

PackedBox box(std::int64_t weight_g, std::vector<BoxLine> lines = {}) {
    return {.weight_g = weight_g, .lines = std::move(lines)};
}

std::vector<std::int64_t> quantitiesOf(const PackingSlip& slip) {
    std::vector<std::int64_t> quantities;
    for (const SlipLine& line : slip.lines) {
        quantities.push_back(line.quantity);
    }
    return quantities;
}

std::vector<PackingSlip> slipsOf(const OrderView& view) {
    return OrderPapers{.view = view, .head = {}, .to_local = localTimeOf}.packingSlips();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(order_papers)

BOOST_AUTO_TEST_CASE(each_box_has_a_list_of_what_lies_in_it) {
    const auto slips = slipsOf(packedIn({box(0, {{{"1"}, 1}, {{"2"}, 1}}), box(0, {{{"1"}, 1}})}));
    BOOST_REQUIRE(slips.size() == 2U);
    BOOST_TEST((quantitiesOf(slips[0]) == std::vector<std::int64_t>{1, 1}));
    BOOST_TEST((quantitiesOf(slips[1]) == std::vector<std::int64_t>{1}));
    BOOST_TEST(slips[0].package_number == 1);
    BOOST_TEST(slips[1].package_number == 2);
    BOOST_TEST(slips[1].package_count == 2);
    BOOST_TEST(!slips[0].total_minor.has_value());  // the order's sum is no box's sum
}

BOOST_AUTO_TEST_CASE(one_box_has_the_orders_whole_list_with_its_sums) {
    const auto slips = slipsOf(packedIn({box(0, {{{"1"}, 2}, {{"2"}, 1}})}));
    BOOST_REQUIRE(slips.size() == 1U);
    BOOST_TEST((quantitiesOf(slips[0]) == std::vector<std::int64_t>{2, 1}));
    BOOST_TEST(slips[0].total_minor.has_value());
}

BOOST_AUTO_TEST_CASE(a_unit_whose_box_nobody_said_is_on_one_list_for_all_boxes) {
    const auto slips = slipsOf(packedIn({box(0, {{{"1"}, 2}}), box(0)}));
    BOOST_REQUIRE(slips.size() == 1U);
    BOOST_TEST((quantitiesOf(slips[0]) == std::vector<std::int64_t>{2, 1}));
    BOOST_TEST(slips[0].package_count == 2);
}

BOOST_AUTO_TEST_CASE(labels_and_the_manifest_say_what_a_box_weighs_if_somebody_weighed_it) {
    const OrderView view = packedIn({box(1250), box(0), box(40)});
    const OrderPapers papers{.view = view, .head = {}, .to_local = localTimeOf};
    const auto labels = papers.boxLabels();
    BOOST_REQUIRE(labels.size() == 3U);
    BOOST_TEST(labels[0].weight == "1,250 kg");
    BOOST_TEST(labels[1].weight.empty());
    BOOST_TEST(labels[2].weight == "0,040 kg");
    const Manifest manifest = papers.manifest({view}, "Rui", "ABC1D23");
    BOOST_TEST(manifest.driver == "Rui");
    BOOST_TEST(manifest.plate == "ABC1D23");
    BOOST_REQUIRE(manifest.rows.size() == 3U);
    BOOST_TEST(manifest.rows[0].weight == "1,250 kg");
    BOOST_TEST(manifest.rows[2].weight == "0,040 kg");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
