#include "printing/printers/zpl_tuning.h"

#include <boost/test/unit_test.hpp>

#include <string>

namespace balcao::test {

BOOST_AUTO_TEST_SUITE(zpl_tuning)

BOOST_AUTO_TEST_CASE(without_tuning_a_label_stays_byte_for_byte) {
    BOOST_TEST(tuned("^XA^FDx^FS^XZ", {}) == "^XA^FDx^FS^XZ");
}

BOOST_AUTO_TEST_CASE(darkness_and_margins_stand_at_the_labels_start) {
    const ZplTuning tuning{.darkness = 5, .left_dots = 16, .top_dots = -8};
    BOOST_TEST(
        tuned("~DGR:A.GRF,1,1,80^XA^FDx^FS^XZ", tuning) ==
        "~DGR:A.GRF,1,1,80~SD05^XA^LS-16^LT-8^FDx^FS^XZ"
    );
    BOOST_TEST(tuned("^XA^XZ", {.darkness = 30}) == "~SD30^XA^XZ");
}

BOOST_AUTO_TEST_CASE(what_is_no_label_is_left_alone) {
    BOOST_TEST(tuned("%PDF", {.darkness = 30}) == "%PDF");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
