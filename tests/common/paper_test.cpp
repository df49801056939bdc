#include "common/label/paper.h"

#include "tests/support/print.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <string>

namespace balcao::test {

using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(paper)

BOOST_AUTO_TEST_CASE(each_kind_reads_back_from_its_text_and_has_a_role_that_exists) {
    for (const PaperKind kind : kPaperKinds) {
        BOOST_TEST((fromText<PaperKind>(toText(kind)) == std::optional{kind}));
        BOOST_TEST((std::ranges::find(kPrinterRoles, usualRoleOf(kind)) != kPrinterRoles.end()));
        BOOST_TEST((lifeOf(kind) >= 10min));
    }
    BOOST_TEST(!fromText<PaperKind>("romaneio").has_value());
    BOOST_TEST(toText(PaperKind{200}) == "corrupt");
}

BOOST_AUTO_TEST_CASE(a_label_lives_two_hours_a_receipt_ten_minutes_a_list_half_a_day) {
    BOOST_TEST(lifeOf(PaperKind::label).count() == 120);
    BOOST_TEST(lifeOf(PaperKind::receipt).count() == 10);
    BOOST_TEST(lifeOf(PaperKind::picking_list).count() == 720);
}

BOOST_AUTO_TEST_CASE(each_mode_reads_back_from_its_text) {
    for (const PrintMode mode : {PrintMode::automatic, PrintMode::ask, PrintMode::never}) {
        BOOST_TEST((fromText<PrintMode>(toText(mode)) == std::optional{mode}));
    }
    BOOST_TEST(!fromText<PrintMode>("always").has_value());
    BOOST_TEST(toText(PrintMode{200}) == "corrupt");
}

BOOST_AUTO_TEST_CASE(a_damaged_kind_is_printed_soon_on_a_page_or_not_at_all) {
    BOOST_TEST(lifeOf(PaperKind{200}).count() == 10);
    BOOST_TEST(usualRoleOf(PaperKind{200}) == "document");
}

BOOST_AUTO_TEST_CASE(a_printers_name_is_a_role_or_that_of_a_packing_table) {
    for (const std::string name : {"label", "receipt", "document"}) {
        BOOST_TEST(isPrinterName(name));
        BOOST_TEST(toText(printerNameIn(name)) == name);
        BOOST_TEST(printerNameIn(name).station.empty());
    }
    const std::string of_table = toText(PrinterName{.role = "label", .station = "Mesa 2"});
    BOOST_TEST(of_table == "label@Mesa 2");
    BOOST_TEST(isPrinterName(of_table));
    BOOST_TEST(printerNameIn(of_table).role == "label");
    BOOST_TEST(printerNameIn(of_table).station == "Mesa 2");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_a_printers_name_is_none) {
    for (const std::string name :
         {"",
          "zebra",
          "label@",
          "zebra@Mesa 2",
          "label@Mesa@2",
          "label@a=b",
          "label@a,b",
          "label@ Mesa",
          "label@Mesa ",
          "label@a\nb"}) {
        BOOST_TEST(!isPrinterName(name), name);
    }
}

BOOST_AUTO_TEST_CASE(a_packing_table_may_be_named_in_24_letters_of_any_language) {
    BOOST_TEST(isStationName("Expedi\u00e7\u00e3o_1.b-2"));
    std::string longest;
    for (int letter = 0; letter < 24; ++letter) {
        longest += "\u00e7";
    }
    BOOST_TEST(isStationName(longest));
    BOOST_TEST(!isStationName(longest + "x"));
    BOOST_TEST(!isStationName(""));
    BOOST_TEST(!isStationName("Mesa/2"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
