#include "agent/print/printer_places.h"

#include "tests/support/temp_folder.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <fstream>

namespace balcao::test {

namespace {

struct Shop {
    Shop() {
        std::ofstream{folder.path() / "secret"} << "segredo\n";
        std::filesystem::permissions(folder.path() / "secret", std::filesystem::perms::owner_read);
    }

    Settings with(std::vector<std::string> more) const {
        more.insert(
            more.end(),
            {"hub.url=http://127.0.0.1:8790",
             "hub.client_id=agent",
             "hub.client_secret_file=" + (folder.path() / "secret").string(),
             "stores=rede/17,rede/18"}
        );
        return loadSettings({.file = std::nullopt, .overrides = more});
    }

    /// The routes of each place in the places' order: "address: name name, ...".
    static std::vector<std::string> placesOf(const Settings& settings) {
        std::vector<std::string> texts;
        for (const PrintPlace& place : printPlaces(settings)) {
            std::string text = place.printer != nullptr ? place.printer->address() : "nowhere";
            for (const PrintRoute& route : place.routes) {
                text += " [" + linkNameOf(route) + "]";
            }
            texts.push_back(text);
        }
        return texts;
    }

    TempFolder folder;
};

bool holds(const std::vector<std::string>& texts, const std::string& wanted) {
    return std::ranges::find(texts, wanted) != texts.end();
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(printer_places, Shop)

BOOST_AUTO_TEST_CASE(a_role_without_a_printer_has_a_place_whose_jobs_wait) {
    const auto places = placesOf(with({"printer.label=socket://10.0.0.7:9100"}));
    BOOST_TEST(places.size() == 3U);
    BOOST_TEST(holds(places, "socket://10.0.0.7:9100 [label]"));
    BOOST_TEST(holds(places, "nowhere [receipt]"));
}

BOOST_AUTO_TEST_CASE(one_device_has_one_worker_whoever_prints_there) {
    const auto places = placesOf(with(
        {"printer.label=socket://10.0.0.7:9100",
         "printer.label.stations=Mesa 1=socket://10.0.0.7:9100,Mesa 2=socket://10.0.0.8:9100",
         "printer.receipt=socket://10.0.0.8:9100"}
    ));
    BOOST_TEST(places.size() == 3U);
    BOOST_TEST(holds(places, "socket://10.0.0.7:9100 [label] [label@Mesa 1]"));
    BOOST_TEST(holds(places, "socket://10.0.0.8:9100 [label@Mesa 2] [receipt]"));
    BOOST_TEST(holds(places, "nowhere [document]"));
}

BOOST_AUTO_TEST_CASE(printers_of_stores_and_of_tables_stand_side_by_side) {
    const auto places = placesOf(with(
        {"printer.label=socket://10.0.0.7:9100",
         "printer.label.stores=rede/18=socket://10.0.0.8:9100",
         "printer.label.stations=Mesa 1=socket://10.0.0.9:9100"}
    ));
    BOOST_TEST(holds(places, "socket://10.0.0.7:9100 [label rede/17]"));
    BOOST_TEST(holds(places, "socket://10.0.0.8:9100 [label rede/18]"));
    BOOST_TEST(holds(places, "socket://10.0.0.9:9100 [label@Mesa 1]"));
}

BOOST_AUTO_TEST_CASE(the_list_for_people_names_each_table) {
    const auto listed =
        printerDirectory(
            with({"printer.label.stations=Mesa 1=cups://zebra", "printer.label.width_mm=100"})
        )
            .configured;
    BOOST_REQUIRE(listed.size() == 1U);
    BOOST_TEST(listed.front().role == "label@Mesa 1");
    BOOST_TEST(listed.front().address == "cups://zebra");
    BOOST_TEST(listed.front().width_mm == 100);
}

BOOST_AUTO_TEST_CASE(a_tables_address_may_say_more_and_its_name_be_in_any_language) {
    const auto of_station = with({"printer.label.stations=Mesa 1=socket://10.0.0.7:9100?close=never"
                                  " , Expedi\u00e7\u00e3o=cups://zebra"})
                                .printer.label.of_station;
    BOOST_TEST(of_station.size() == 2U);
    BOOST_TEST((of_station.at("Expedi\u00e7\u00e3o") == PrinterAddress{CupsAddress{"zebra"}}));
    BOOST_TEST(!std::get<RawSocketAddress>(of_station.at("Mesa 1")).closes);
    BOOST_TEST(with({"printer.label.stations="}).printer.label.of_station.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
