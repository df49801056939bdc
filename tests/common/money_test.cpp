#include "common/base/money.h"

#include <boost/test/unit_test.hpp>

#include <limits>
#include <optional>

namespace balcao::test {

namespace {

constexpr AmountMinor kMost = std::numeric_limits<AmountMinor>::max();
constexpr AmountMinor kLeast = std::numeric_limits<AmountMinor>::min();

}  // namespace

BOOST_AUTO_TEST_SUITE(money)

BOOST_AUTO_TEST_CASE(a_price_times_a_quantity_is_exact) {
    BOOST_TEST((times(4990, 3) == 14970));
    BOOST_TEST((times(0, kMost) == 0));
    BOOST_TEST((times(kMost, 0) == 0));
    BOOST_TEST((times(kMost, 1) == kMost));
    BOOST_TEST((times(1, kMost) == kMost));
    BOOST_TEST((times(kMost / 2, 2) == kMost - 1));
}

BOOST_AUTO_TEST_CASE(a_product_out_of_range_is_nothing_rather_than_wrong) {
    BOOST_TEST((times(kMost / 2 + 1, 2) == std::nullopt));
    BOOST_TEST((times(kMost, kMost) == std::nullopt));
    BOOST_TEST((times(-1, 1) == std::nullopt));
    BOOST_TEST((times(1, -1) == std::nullopt));
    BOOST_TEST((times(kLeast, kLeast) == std::nullopt));
}

BOOST_AUTO_TEST_CASE(a_sum_is_exact_up_to_the_edge_and_nothing_beyond) {
    BOOST_TEST((plus(1, 2) == 3));
    BOOST_TEST((plus(kMost, 0) == kMost));
    BOOST_TEST((plus(kMost - 1, 1) == kMost));
    BOOST_TEST((plus(kMost, 1) == std::nullopt));
    BOOST_TEST((plus(1, kMost) == std::nullopt));
    BOOST_TEST((plus(-1, 2) == std::nullopt));
    BOOST_TEST((plus(2, -1) == std::nullopt));
    BOOST_TEST((plus(kLeast, kLeast) == std::nullopt));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
