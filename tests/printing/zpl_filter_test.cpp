#include "printing/intake/zpl_filter.h"

#include "printing/intake/zpl_guard.h"

#include <boost/test/unit_test.hpp>

#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace balcao::test {

using namespace std::string_literals;

namespace {

/// The bytes of each label, or one text with the slug of the refusal.
std::vector<std::string> split(const std::string& zpl) {
    const auto labels = splitZpl(zpl);
    if (!labels) {
        return {labels.error().substr(0, labels.error().find(':'))};
    }
    std::vector<std::string> texts;
    for (const ZplLabel& label : *labels) {
        texts.push_back(label.bytes);
    }
    return texts;
}

void expect(const std::string& zpl, const std::vector<std::string>& labels) {
    const auto found = split(zpl);
    BOOST_TEST_CONTEXT("the file " << zpl) {
        BOOST_CHECK_EQUAL_COLLECTIONS(found.begin(), found.end(), labels.begin(), labels.end());
    }
}

std::string labelWith(const std::string& commands) {
    return "^XA" + commands + "^FO10,10^A0N,30^FDx^FS^XZ";
}

const std::string kPlain = labelWith("");

}  // namespace

BOOST_AUTO_TEST_SUITE(zpl_filter)

BOOST_AUTO_TEST_CASE(a_harmless_label_stays_as_it_is) {
    for (const std::string commands :
         {"",
          "^PW812^LL1218^CI28",
          "^FX a comment\r\n",
          "^FH_^FD_5EJUS^FS",
          "^GFA,8,8,2,007F007F007F007F",
          "^FD50% ~ off^FS",
          "^XGR:LOGO.GRF,1,1^FS",
          "^IDR:LOGO.GRF^FS",
          "~SD15~TA000"}) {
        expect(labelWith(commands), {labelWith(commands)});
    }
    expect(labelWith("^GFB,6,6,1,\x01^JUS\x02"), {labelWith("^GFB,6,6,1,\x01^JUS\x02")});
}

BOOST_AUTO_TEST_CASE(what_reaches_past_the_label_is_taken_out_and_named) {
    for (const std::string command :
         {"^JUS",
          "^juS",
          "~JR",
          "~JA",
          "^KP1234",
          "^ST01,01,2024",
          "^NS",
          "^SX*",
          "~HS",
          "^HH",
          "^IDE:*.*",
          "~WC",
          "^SC9600",
          "^PP",
          "^\r\nJ\nUS"}) {
        expect(labelWith(command), {kPlain});
        const auto labels = splitZpl(labelWith(command));
        BOOST_REQUIRE(labels.has_value());
        BOOST_TEST(labels->front().removed.size() == 1U, command);
    }
    BOOST_TEST(splitZpl(labelWith("^JUS^JUS~JR"))->front().removed.size() == 2U);
}

BOOST_AUTO_TEST_CASE(nothing_that_is_taken_out_makes_its_neighbours_a_command) {
    expect(labelWith("^~JRJUS"), {labelWith("^")});
    expect(labelWith("~J^JUSR"), {labelWith("~J")});
    expect(labelWith("^^JUS"), {labelWith("^")});
    expect(labelWith("^FDtext^JUS^FS"), {labelWith("^FDtext^FS")});
    expect(
        labelWith("^GFB,4,4,1,\x01\x02\x03\x04^JUS"), {labelWith("^GFB,4,4,1,\x01\x02\x03\x04")}
    );
}

BOOST_AUTO_TEST_CASE(each_format_is_a_label_of_its_own) {
    expect(kPlain + "\r\n" + labelWith("^FDy^FS") + "\r\n", {kPlain, labelWith("^FDy^FS")});
    expect("noise ~JR^FDz^JUS" + kPlain + "^JUS~HS", {kPlain});
    expect("\xef\xbb\xbf" + kPlain, {kPlain});
}

BOOST_AUTO_TEST_CASE(copies_are_counted_and_no_longer_asked_of_the_printer) {
    const auto labels = splitZpl(labelWith("^PQ3,0,1,Y") + labelWith("^PQ\n2") + kPlain);
    BOOST_REQUIRE(labels.has_value());
    BOOST_TEST(labels->at(0).copies == 3);
    BOOST_TEST(labels->at(1).copies == 2);
    BOOST_TEST(labels->at(2).copies == 1);
    for (const ZplLabel& label : *labels) {
        BOOST_TEST(label.bytes == kPlain);
    }
    BOOST_TEST(splitZpl(labelWith("^PQ0"))->front().copies == 1);
    expect(labelWith("^PQ21"), {"zpl_forbidden"});
    expect(labelWith("^PQ99999999999999999999"), {"zpl_forbidden"});
    expect(labelWith("^PQ2^SN001,1,Y"), {"zpl_forbidden"});
    expect(labelWith("^SN001,1,Y"), {labelWith("^SN001,1,Y")});
}

BOOST_AUTO_TEST_CASE(a_drivers_settings_stay_with_the_labels_after_them) {
    const std::string settings = "^XA~TA000^MNW^PON^LH0,0^PR4,4~SD15^CI0^XZ";
    const auto labels = splitZpl(
        "CT~~CD,~CC^~CT~\r\n^XA~TA000^MNW^PON^LH0,0^PR4,4~SD15^JUS^CI0^XZ\r\n" + kPlain + kPlain
    );
    BOOST_REQUIRE(labels.has_value());
    BOOST_REQUIRE(labels->size() == 2U);
    BOOST_TEST(labels->at(0).bytes == settings + kPlain);
    BOOST_TEST(labels->at(1).bytes == settings + kPlain);
    BOOST_TEST(labels->at(0).removed == std::vector<std::string>{"^JU"});
}

BOOST_AUTO_TEST_CASE(a_stored_picture_goes_with_each_label_that_prints_it) {
    const std::string logo = "~DGR:LOGO.GRF,8,2,007F007F\n";
    const std::string with_logo = labelWith("^XGlogo^FS");
    expect(logo + kPlain + with_logo + with_logo, {kPlain, logo + with_logo, logo + with_logo});
    expect(
        logo + with_logo + "^XA^IDR:LOGO.GRF^FS^XZ", {logo + with_logo + "^XA^IDR:LOGO.GRF^FS^XZ"}
    );
    expect(labelWith(logo + "^XGR:LOGO.GRF^FS"), {labelWith(logo + "^XGR:LOGO.GRF^FS")});
    expect("~DGE:LOGO.GRF,8,2,007F" + with_logo, {"zpl_forbidden"});
}

BOOST_AUTO_TEST_CASE(a_label_that_needs_what_it_may_not_have_is_refused) {
    for (const std::string command :
         {"^DFR:FORM.ZPL^FS",
          "^XFR:FORM.ZPL^FS",
          "~DYE:X.TTF,A,T,2,,00",
          "~DUR:X,1,00",
          "^CMB,E",
          "^JI",
          "^CD;",
          "^CCx",
          "^CC ",
          "^CC~",
          "! U1 setvar \"ip.addr\" \"1.2.3.4\""}) {
        expect(labelWith(command), {"zpl_forbidden"});
        expect(command + kPlain, {"zpl_forbidden"});
    }
}

BOOST_AUTO_TEST_CASE(changed_prefixes_are_followed_until_they_are_restored) {
    expect(labelWith("^CC--FD#^{|}~-FS-JUS-CC^"), {labelWith("^CC--FD#^{|}~-FS-CC^")});
    expect("^XA^CC--FDx-FS-XZ", {"zpl_forbidden"});
    // A printer that does not know ^CC would see these.
    expect(labelWith("^CC--FD^JUS-FS-CC^"), {"zpl_forbidden"});
    expect(labelWith("^CT#^FD~JR^FS^CT~"), {"zpl_forbidden"});
    expect("~CC#" + kPlain, {"zpl_incomplete"});
    expect("CT~JR~~CD,~CC^~CT~" + kPlain, {kPlain});
}

BOOST_AUTO_TEST_CASE(a_label_that_was_cut_off_is_refused) {
    const std::string whole = kPlain + labelWith("^GFB,4,4,1,abcd");
    for (std::size_t length = 0; length < whole.size(); ++length) {
        if (length != kPlain.size()) {  // a file of one whole label
            expect(whole.substr(0, length), {"zpl_incomplete"});
        }
    }
}

BOOST_AUTO_TEST_CASE(a_file_that_prints_nothing_is_empty) {
    expect("^XA^XZ", {"empty_document"});
    expect("^XA^JUS^XZ", {"empty_document"});
}

BOOST_AUTO_TEST_CASE(the_size_is_what_the_label_says_or_the_one_before_it) {
    const auto labels =
        splitZpl("^XA^PW812^LL1218^XZ" + kPlain + labelWith("^PW400^LL0") + labelWith("^LL99"));
    BOOST_REQUIRE(labels.has_value());
    BOOST_TEST(labels->at(0).width_dots.value() == 812);
    BOOST_TEST(labels->at(0).height_dots.value() == 1218);
    BOOST_TEST(labels->at(1).width_dots.value() == 400);
    BOOST_TEST(labels->at(1).height_dots.value() == 1218);
    BOOST_TEST(labels->at(2).height_dots.value() == 99);
    BOOST_TEST(!splitZpl(kPlain)->front().width_dots.has_value());
}

BOOST_AUTO_TEST_CASE(what_no_paper_holds_is_refused) {
    expect(labelWith("^LL7201"), {"too_large"});
    expect(labelWith("^LL7200"), {labelWith("^LL7200")});
    expect(labelWith("^GFA,9,4194305,1,00"), {"too_large"});
    expect("~DGX,4194305,1,00" + kPlain, {"too_large"});
    std::string many;
    for (std::size_t i = 0; i < kMostZplLabels; ++i) {
        many += kPlain;
    }
    BOOST_TEST(split(many).size() == kMostZplLabels);
    expect(many + kPlain, {"too_large"});
}

BOOST_AUTO_TEST_CASE(whatever_the_noise_what_is_left_is_safe) {
    std::mt19937 random{20231114};  // NOLINT(cert-msc51-cpp): the same bytes in every run
    const std::string letters = "^~^~CJUTRDGSXAZ,;-B:1\n";
    int kept = 0;
    for (int round = 0; round < 20000; ++round) {
        std::string noise;
        for (int i = 0; i < 30; ++i) {
            noise.push_back(letters[random() % letters.size()]);
        }
        const auto labels = splitZpl(labelWith(noise) + kPlain);
        if (labels) {
            ++kept;
            for (const ZplLabel& label : *labels) {
                const auto again = splitZpl(label.bytes);
                BOOST_REQUIRE(again.has_value());
                BOOST_REQUIRE(again->front().removed.empty());
            }
        }
    }
    BOOST_TEST(kept > 1000);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
