#include "printing/status/device_status.h"

#include "printing/status/bit_status.h"
#include "printing/status/escpos_status.h"
#include "printing/status/zpl_status.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace balcao::test {

namespace {

using enum DeviceReason;
using Reasons = std::vector<DeviceReason>;

std::string frame(const std::string& content) {
    return "\x02" + content + "\x03\r\n";
}

/// The answer of an idle printer, as the programming guide shows it, with two lines to change.
std::string hostStatus(
    const std::string& first = "030,0,0,1245,000,0,0,0,000,0,0,0",
    const std::string& second = "001,0,0,0,1,2,6,0,00000000,1,000"
) {
    return frame(first) + frame(second) + frame("1234,0");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(device_status)

BOOST_AUTO_TEST_CASE(every_reason_reads_back_from_its_keyword_with_any_ending) {
    for (const DeviceReason reason :
         {media_empty,
          media_low,
          media_jam,
          cover_open,
          marker_supply_empty,
          marker_supply_low,
          paused,
          offline,
          timed_out,
          over_temperature,
          buffer_full,
          other}) {
        const std::string word{toText(reason)};
        for (const char* ending : {"", "-error", "-warning", "-report"}) {
            BOOST_TEST((deviceReason(word + ending) == std::optional{reason}), word << ending);
        }
        BOOST_TEST(reasonText(reason).starts_with(word + ": "));
    }
}

BOOST_AUTO_TEST_CASE(other_words_of_ipp_mean_the_same_and_unknown_ones_are_other) {
    BOOST_TEST((deviceReason("media-needed") == std::optional{media_empty}));
    BOOST_TEST((deviceReason("door-open-error") == std::optional{cover_open}));
    BOOST_TEST((deviceReason("toner-low-warning") == std::optional{marker_supply_low}));
    BOOST_TEST((deviceReason("com.brand-strange") == std::optional{other}));
    BOOST_TEST(!deviceReason("none").has_value());
    BOOST_TEST(!deviceReason("").has_value());
}

BOOST_AUTO_TEST_CASE(the_gravest_reason_is_told_and_unknown_never_blocks) {
    DeviceStatus status{.is_known = true, .reasons = {}, .pages_made = {}, .source = {}};
    addReason(status, media_low);
    BOOST_TEST(!blockingReason(status).has_value());
    addReason(status, paused);
    addReason(status, media_empty);
    addReason(status, paused);
    BOOST_TEST((status.reasons == Reasons{media_empty, paused, media_low}));
    BOOST_TEST((blockingReason(status) == std::optional{media_empty}));
    status.is_known = false;
    BOOST_TEST(!blockingReason(status).has_value());
}

BOOST_AUTO_TEST_CASE(an_idle_zpl_printer_says_so) {
    const DeviceStatus status = readZplStatus(hostStatus());
    BOOST_TEST(status.is_known);
    BOOST_TEST(status.is_idle);
    BOOST_TEST(status.reasons.empty());
    BOOST_TEST(status.source == "~HS");
}

BOOST_AUTO_TEST_CASE(each_flag_of_host_status_has_its_word) {
    const auto reasonsOf = [](const std::string& first, const std::string& second) {
        return readZplStatus(hostStatus(first, second)).reasons;
    };
    const std::string fine = "030,0,0,1245,000,0,0,0,000,0,0,0";
    const std::string good = "001,0,0,0,1,2,6,0,00000000,1,000";
    BOOST_TEST((reasonsOf("030,1,0,1245,000,0,0,0,000,0,0,0", good) == Reasons{media_empty}));
    BOOST_TEST((reasonsOf("030,0,1,1245,000,0,0,0,000,0,0,0", good) == Reasons{paused}));
    BOOST_TEST((reasonsOf("030,0,0,1245,000,1,0,0,000,0,0,0", good) == Reasons{buffer_full}));
    BOOST_TEST((reasonsOf("030,0,0,1245,000,0,0,0,000,0,0,1", good) == Reasons{over_temperature}));
    BOOST_TEST((reasonsOf(fine, "001,0,1,0,1,2,6,0,00000000,1,000") == Reasons{cover_open}));
    BOOST_TEST((reasonsOf(fine, "001,0,0,1,1,2,6,0,00000000,1,000") == Reasons{marker_supply_empty})
    );
}

BOOST_AUTO_TEST_CASE(a_zpl_printer_with_labels_left_is_not_idle) {
    BOOST_TEST(!readZplStatus(hostStatus("030,0,0,1245,002,0,0,0,000,0,0,0")).is_idle);
    BOOST_TEST(
        !readZplStatus(
             hostStatus("030,0,0,1245,000,0,0,0,000,0,0,0", "001,0,0,0,1,2,6,0,00000003,1,000")
        )
             .is_idle
    );
}

BOOST_AUTO_TEST_CASE(half_a_host_status_and_nonsense_are_not_known) {
    const std::string whole = hostStatus();
    for (std::size_t length = 0; length + 3 < whole.size(); ++length) {
        BOOST_TEST(!readZplStatus(whole.substr(0, length)).is_known, length);
        BOOST_TEST(!isWholeZplStatus(whole.substr(0, length)), length);
    }
    BOOST_TEST(isWholeZplStatus(whole));
    BOOST_TEST(!readZplStatus(frame("a,b") + frame("c") + frame("d")).is_known);
    BOOST_TEST(!readZplStatus(frame("030,0,0") + frame("001") + frame("1")).is_known);
    BOOST_TEST(!readZplStatus("\x02"
                              "0,0,oops\x03\r\n\xff")
                    .is_known);
}

BOOST_AUTO_TEST_CASE(host_query_errors_are_read_bit_by_bit) {
    const auto answer = [](const std::string& errors, const std::string& warnings) {
        return "\x02\r\n  PRINTER STATUS\r\n   ERRORS:         1 00000000 " + errors +
               "\r\n   WARNINGS:       1 00000000 " + warnings + "\r\n\x03";
    };
    const DeviceStatus status = readZplErrors(answer("00010005", "00000008"));
    BOOST_TEST((status.reasons == Reasons{media_empty, cover_open, paused, media_low}));
    BOOST_TEST(readZplErrors(answer("00000000", "00000000")).reasons.empty());
    BOOST_TEST(readZplErrors(answer("00000000", "00000000")).is_known);
    BOOST_TEST(!readZplErrors(answer("oops", "00000000")).is_known);
    BOOST_TEST(!readZplErrors("ERRORS:").is_known);
    BOOST_TEST(!readZplErrors("").is_known);
}

BOOST_AUTO_TEST_CASE(an_escpos_answer_keeps_its_fixed_bits) {
    BOOST_TEST(isEscPosAnswer(0x12));
    BOOST_TEST(isEscPosAnswer(0x16));
    BOOST_TEST(!isEscPosAnswer(0x00));
    BOOST_TEST(!isEscPosAnswer(0xFF));
    BOOST_TEST(!isEscPosAnswer('H'));
    BOOST_TEST((escPosQuestion(2) == std::string_view{"\x10\x04\x02", 3}));
}

BOOST_AUTO_TEST_CASE(each_bit_of_dle_eot_has_its_word) {
    BOOST_TEST(readEscPosStatus({0x12, 0x12, 0x12, 0x12}).reasons.empty());
    BOOST_TEST(readEscPosStatus({0x12, 0x12, 0x12, 0x12}).is_known);
    BOOST_TEST((readEscPosStatus({0x1A, 0x16, 0x12, 0x12}).reasons == Reasons{cover_open}));
    BOOST_TEST((readEscPosStatus({0x1A, 0x32, 0x12, 0x72}).reasons == Reasons{media_empty}));
    BOOST_TEST((readEscPosStatus({0x12, 0x12, 0x12, 0x1E}).reasons == Reasons{media_low}));
    BOOST_TEST((readEscPosStatus({0x1A, 0x12, 0x12, 0x12}).reasons == Reasons{offline}));
    BOOST_TEST((readEscPosStatus({0x12, 0x12, 0x1A, 0x12}).reasons == Reasons{other}));
    BOOST_TEST((readEscPosStatus({0x12, 0x12, 0x52, 0x12}).reasons == Reasons{over_temperature}));
}

BOOST_AUTO_TEST_CASE(a_printer_that_does_not_answer_dle_eot_soundly_is_not_known) {
    BOOST_TEST(!readEscPosStatus({}).is_known);
    BOOST_TEST(!readEscPosStatus({std::uint8_t{'X'}, {}, {}, {}}).is_known);
    BOOST_TEST(readEscPosStatus({std::uint8_t{0x12}, {}, {}, {}}).is_known);
    BOOST_TEST(readEscPosStatus({std::uint8_t{0x12}, std::uint8_t{0xFF}, {}, {}}).reasons.empty());
}

BOOST_AUTO_TEST_CASE(the_status_byte_of_a_port_is_read_and_all_or_nothing_says_nothing) {
    BOOST_TEST(readPortStatus(0x18).reasons.empty());
    BOOST_TEST(readPortStatus(0x18).is_known);
    BOOST_TEST((readPortStatus(0x20).reasons == Reasons{media_empty}));
    BOOST_TEST((readPortStatus(0x08).reasons == Reasons{offline}));
    BOOST_TEST((readPortStatus(0x10).reasons == Reasons{other}));
    BOOST_TEST(!readPortStatus(0x00).is_known);
    BOOST_TEST(!readPortStatus(0x38).is_known);
}

BOOST_AUTO_TEST_CASE(the_bits_of_the_windows_spooler_are_read) {
    BOOST_TEST(readWinspoolStatus(0).reasons.empty());
    BOOST_TEST((readWinspoolStatus(0x10 | 0x80).reasons == Reasons{media_empty, offline}));
    BOOST_TEST((readWinspoolStatus(0x00400000).reasons == Reasons{cover_open}));
    BOOST_TEST((readWinspoolStatus(0x00020000).reasons == Reasons{marker_supply_low}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
