#include "common/label/printer_address.h"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace balcao::test {

namespace {

RawSocketAddress socketOf(const std::string& text) {
    const auto address = parsePrinterAddress(text);
    BOOST_REQUIRE_MESSAGE(address.has_value(), text);
    BOOST_REQUIRE(std::holds_alternative<RawSocketAddress>(*address));
    return std::get<RawSocketAddress>(*address);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(printer_address)

BOOST_AUTO_TEST_CASE(a_socket_has_host_and_port) {
    const RawSocketAddress address = socketOf("socket://192.168.0.40:6101");
    BOOST_TEST(address.host == "192.168.0.40");
    BOOST_TEST(address.port == 6101);
    BOOST_TEST(address.closes);
}

BOOST_AUTO_TEST_CASE(the_port_is_9100_if_it_is_left_out) {
    BOOST_TEST(socketOf("socket://zebra-balcao").port == 9100);
    BOOST_TEST(socketOf("socket://zebra-balcao/").port == 9100);
    BOOST_TEST(socketOf("socket://[fe80::1]").port == 9100);
}

BOOST_AUTO_TEST_CASE(an_ipv6_address_stands_in_brackets) {
    const RawSocketAddress address = socketOf("socket://[2001:db8::40]:9101");
    BOOST_TEST(address.host == "2001:db8::40");
    BOOST_TEST(address.port == 9101);
}

BOOST_AUTO_TEST_CASE(a_printer_may_be_one_that_never_closes) {
    BOOST_TEST(!socketOf("socket://zebra:9100?close=never").closes);
    BOOST_TEST(!socketOf("socket://zebra?close=never").closes);
}

BOOST_AUTO_TEST_CASE(a_folder_is_a_whole_path) {
    const auto address = parsePrinterAddress("folder:///var/spool/etiquetas da loja");
    BOOST_REQUIRE(address.has_value());
    BOOST_TEST(std::get<FolderAddress>(*address).folder == "/var/spool/etiquetas da loja");
}

BOOST_AUTO_TEST_CASE(every_address_reads_back_from_its_text) {
    for (const std::string text :
         {"socket://10.0.0.9:9100",
          "socket://[2001:db8::40]:9101",
          "socket://zebra:9100?close=never",
          "folder:///var/spool/labels",
          "cups://zebra_balcao",
          "winspool://Zebra ZD220",
          "winspool://\\\\servidor\\Zebra",
          "gdi://HP LaserJet do escritório",
          "usb:///dev/usb/lp0"}) {
        BOOST_TEST(toText(*parsePrinterAddress(text)) == text);
    }
}

BOOST_AUTO_TEST_CASE(two_addresses_are_the_same_printer_if_they_agree_in_everything) {
    const std::vector<std::string> texts = {
        "socket://10.0.0.9:9100",
        "socket://10.0.0.9:9101",
        "socket://10.0.0.9:9100?close=never",
        "folder:///var/spool/labels",
        "folder:///var/spool/papers",
        "cups://zebra",
        "cups://elgin",
        "winspool://Zebra",
        "winspool://Elgin",
        "gdi://Elgin",
        "gdi://Laser",
        "usb:///dev/usb/lp0",
        "usb:///dev/usb/lp1"};
    for (const std::string& one : texts) {
        for (const std::string& other : texts) {
            BOOST_TEST(
                (*parsePrinterAddress(one) == *parsePrinterAddress(other)) == (one == other)
            );
        }
    }
}

BOOST_AUTO_TEST_CASE(a_wrong_address_is_named_with_the_reason_and_what_is_allowed) {
    const std::vector<std::pair<std::string, std::string>> wrong = {
        {"", "is no printer address"},
        {"192.168.0.40:9100", "is no printer address"},
        {"http://192.168.0.40", "is no printer address"},
        {"SOCKET://zebra", "is no printer address"},
        {"cups://", "names no queue"},
        {"cups://ze bra", "names no queue"},
        {"cups://server/zebra", "names no queue"},
        {"cups://-h", "names no queue"},
        {"cups://" + std::string(128, 'a'), "names no queue"},
        {"winspool://", "names no printer of Windows"},
        {"winspool://Zebra\nZD220", "names no printer of Windows"},
        {"gdi://", "names no printer of Windows"},
        {"gdi://" + std::string(1001, 'a'), "names no printer of Windows"},
        {"usb://dev/usb/lp0", "names no device"},
        {"usb:///etc/passwd", "names no device"},
        {"usb:///dev/../etc/passwd", "names no device"},
        {"socket://", "names no printer"},
        {"socket://:9100", "names no printer"},
        {"socket://ze bra:9100", "names no printer"},
        {"socket://user@zebra:9100", "names no printer"},
        {"socket://" + std::string(254, 'a'), "names no printer"},
        {"socket://zebra:", "no port"},
        {"socket://zebra:0", "no port"},
        {"socket://zebra:65536", "no port"},
        {"socket://zebra:91a", "no port"},
        {"socket://zebra:9100:1", "no port"},
        {"socket://[fe80::1", "has no ]"},
        {"socket://[fe80::1]9100", "no port"},
        {"socket://[]:9100", "names no printer"},
        {"socket://zebra:9100?close=always", "option that is not known"},
        {"socket://zebra?close=never&x", "option that is not known"},
        {"folder://labels", "three slashes"},
        {"folder:///", "names no folder"},
        {"folder://", "three slashes"},
    };
    for (const auto& [text, reason] : wrong) {
        const auto address = parsePrinterAddress(text);
        BOOST_TEST_CONTEXT("address '" << text << "'") {
            BOOST_REQUIRE(!address.has_value());
            BOOST_TEST(address.error().find(reason) != std::string::npos);
            BOOST_TEST(address.error().starts_with("'" + text + "'"));
            BOOST_TEST(address.error().find("socket://host:port") != std::string::npos);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_drive_is_a_folder_on_windows_only) {
    const auto address = parsePrinterAddress("folder:///C:/etiquetas");
    BOOST_TEST(address.has_value() == std::filesystem::path{"C:/etiquetas"}.is_absolute());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
