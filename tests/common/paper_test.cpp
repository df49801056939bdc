#include "common/label/paper.h"

#include "tests/support/print.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>

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

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
