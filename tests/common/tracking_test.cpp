// What a carrier's word does to an order.
#include "common/returns/tracking.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <variant>

namespace balcao::test {

namespace {

const TrackingCodes kCodes{.delivered = {"BDE", "OK"}, .incident = {"BDR"}};

Tracking way(const std::vector<std::string>& codes) {
    Tracking tracking;
    for (const std::string& code : codes) {
        tracking.events.push_back({.at = {}, .code = code, .description = "Evento " + code});
    }
    return tracking;
}

bool isDelivered(const std::vector<std::string>& codes, OrderState state) {
    const auto command = commandAfter(way(codes), state, kCodes);
    return command && std::holds_alternative<MarkDelivered>(*command);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tracking)

BOOST_AUTO_TEST_CASE(the_newest_known_code_moves_the_order) {
    BOOST_TEST(isDelivered({"PO", "BDE"}, OrderState::in_transit));
    BOOST_TEST(isDelivered({"BDR", "OK", "??"}, OrderState::incident));
    const auto command = commandAfter(way({"BDE", "BDR"}), OrderState::in_transit, kCodes);
    BOOST_REQUIRE(command.has_value());
    BOOST_TEST(std::get<ReportIncident>(*command).note == "Evento BDR");
}

BOOST_AUTO_TEST_CASE(what_is_known_already_or_means_nothing_moves_nothing) {
    BOOST_TEST(!commandAfter(way({"BDR"}), OrderState::incident, kCodes).has_value());
    BOOST_TEST(!commandAfter(way({"PO", ""}), OrderState::in_transit, kCodes).has_value());
    BOOST_TEST(!commandAfter(way({}), OrderState::in_transit, kCodes).has_value());
    BOOST_TEST(!commandAfter(way({"BDE"}), OrderState::in_transit, {}).has_value());
}

BOOST_AUTO_TEST_CASE(only_orders_on_their_way_are_moved) {
    BOOST_TEST(!isDelivered({"BDE"}, OrderState::awaiting_carrier));
    BOOST_TEST(!isDelivered({"BDE"}, OrderState::delivered));
    BOOST_TEST(!isDelivered({"BDE"}, OrderState::in_return));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
