#include "printing/intake/intake.h"

#include "printing/intake/zpl_guard.h"

#include <boost/test/unit_test.hpp>

#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace balcao::test {

using namespace std::string_literals;

namespace {

/// The slug of the reason; empty if the document may be printed.
std::string slugOf(std::string_view bytes) {
    const auto kind = inspect(bytes);
    return kind.has_value() ? "" : kind.error().substr(0, kind.error().find(':'));
}

/// As a printer driver writes it.
const std::string kDriverLabel =
    "CT~~CD,~CC^~CT~\r\n"
    "^XA~TA000~JSN^LT0^MNW^MTT^PON^PMN^LH0,0^JMA^PR4,4~SD15^LRN^CI0^XZ\r\n"
    "^XA^MMT^PW812^LL1218^LS0^FT50,50^A0N,28,28^FH\\^FDS\\C6o^FS^PQ1,0,1,Y^XZ";

std::string labelWith(const std::string& commands) {
    return "^XA" + commands + "^FO10,10^A0N,30^FDx^FS^XZ";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(intake)

BOOST_AUTO_TEST_CASE(what_can_never_be_a_label_is_refused_by_its_kind) {
    BOOST_TEST(slugOf("") == "empty_document");
    BOOST_TEST(slugOf("<html>Sessão expirada</html>") == "html_instead_of_label");
    BOOST_TEST(slugOf("PK\x03\x04") == "zip_not_supported");
    BOOST_TEST(slugOf("{}") == "unknown_format");
    BOOST_TEST(slugOf("^XA" + std::string(kLargestDocumentBytes, ' ') + "^XZ") == "too_large");
}

BOOST_AUTO_TEST_CASE(a_document_of_exactly_10_mb_is_taken) {
    std::string label = "^XA^FX";
    label.append(kLargestDocumentBytes - label.size() - 3, ' ');
    label += "^XZ";
    BOOST_TEST(label.size() == kLargestDocumentBytes);
    BOOST_TEST(slugOf(label).empty());
}

BOOST_AUTO_TEST_CASE(every_reason_is_a_slug_and_a_sentence) {
    for (const auto* const bytes : {"", "<html>", "PK\x03\x04", "{}", "^XA", "^XA^JUS^XZ"}) {
        const std::string reason = inspect(bytes).error();
        const auto colon = reason.find(": ");
        BOOST_REQUIRE(colon != std::string::npos);
        BOOST_TEST(reason.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == colon);
        BOOST_TEST(reason.size() > colon + 20);
    }
}

BOOST_AUTO_TEST_CASE(pictures_and_pdfs_pass_and_are_left_to_the_printer) {
    BOOST_TEST(nameOf(*inspect("%PDF-1.4\n")) == "PDF");
    BOOST_TEST(nameOf(*inspect("\x89PNG\r\n\x1a\n...")) == "PNG");
    BOOST_TEST(nameOf(*inspect("\xff\xd8\xff...")) == "JPEG");
}

BOOST_AUTO_TEST_CASE(usual_labels_pass) {
    const std::vector<std::string> usual = {
        "^XA^XZ",
        "\xef\xbb\xbf^xa^fdx^fs^xz\r\n\0"s,
        "\r\n~JO^XA^FDx^FS^XZ\r\n",
        kDriverLabel,
        "~DGR:IMG1.GRF,8,2,007F007F\n^XA^XGR:IMG1.GRF^FS^IDR:IMG1.GRF^FS^XZ",
        "~DGIMG1,8,2,007F007F^XA^XGIMG1^FS^XZ",
        labelWith("^PQ20"),
        labelWith("^GFA,8,8,2,007F007F007F007F"),
        labelWith("^FD50% off! Um presente^FS"),
        labelWith("^FH_^FD_5EJUS^FS"),
    };
    for (const std::string& label : usual) {
        BOOST_TEST(whyNotPrintable(label).value_or("") == "", "label: " << label);
    }
}

BOOST_AUTO_TEST_CASE(a_label_that_was_cut_off_is_refused) {
    const std::string label = labelWith("^FX a comment");
    for (std::size_t length = 0; length < label.size(); ++length) {
        const auto why = whyNotPrintable(label.substr(0, length));
        BOOST_REQUIRE_MESSAGE(why.has_value(), "the first " << length << " bytes");
        BOOST_TEST(why->starts_with("zpl_incomplete: "));
    }
    BOOST_TEST(slugOf("^FDno beginning^XZ") == "zpl_incomplete");
}

BOOST_AUTO_TEST_CASE(a_command_that_outlives_the_label_is_refused_and_named) {
    const std::vector<std::string> denied = {
        "^JUS",     "^juS",     "~JR",
        "~JA",      "~JX",      "^KP1234",
        "^KDx",     "^ST01,01", "^NS1",
        "^NBx",     "^ND2",     "~NR",
        "^SC9600",  "^SXA",     "^DFR:F",
        "~DYE:F",   "~DUE:F",   "~DTE:F",
        "^HWE:*",   "^HFE:F",   "^HYE:F",
        "~WC",      "^WE0",     "^IDE:*.*",
        "^ID E:*",  "^ISE:F",   "~DGE:L,",
        "^CMB,E,R", "^CC-",     "~CT+",
        "^CD;",     "^PQ21",    "^PQ99999999999999999999",
        "^TOE:*",   "^JBE",     "~JD",
        "^EF",      "~RO1",
    };
    for (const std::string& command : denied) {
        const auto why = whyNotPrintable(labelWith(command));
        BOOST_TEST_CONTEXT("command " << command) {
            BOOST_REQUIRE(why.has_value());
            BOOST_TEST(why->starts_with("zpl_forbidden: "));
            BOOST_TEST(why->find(command.substr(0, 3)) != std::string::npos);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_denied_command_is_found_wherever_it_hides) {
    const std::vector<std::string> hidden = {
        "^JUS^XA^XZ",
        "^XA^XZ^JUS^XA^XZ",
        labelWith("^FDtext^JUS"),
        labelWith("^^JUS"),
        labelWith("^A^JUS"),
        labelWith("^\r\nJ\nUS"),
        labelWith("^PQ\n99"),
        labelWith("^ID\nE\n:*.*"),
        labelWith("^FX comment ~JR"),
        labelWith("^GFA,8,8,2,00^JUS"),
        labelWith("^GFB,4,4,1,\x01\x02\x03\x04^JUS"),
        "CT~JR~~CD,~CC^~CT~^XA^XZ",  // found by the fuzzer
        "! U1 setvar \"ip.addr\" \"1.2.3.4\"\r\n^XA^XZ",
        "^XA^XZ\r\n! U1 do \"device.reset\" \"\"\r\n^XA^XZ",
    };
    for (const std::string& label : hidden) {
        BOOST_TEST(slugOf("\n" + label) != "", "label: " << label);
        BOOST_TEST(whyNotPrintable(label).value_or("").starts_with("zpl_forbidden: "));
    }
}

BOOST_AUTO_TEST_CASE(the_bytes_of_a_binary_picture_are_no_commands) {
    BOOST_TEST(slugOf(labelWith("^GFB,6,6,1,\x01^JUS\x02")).empty());
    BOOST_TEST(slugOf(labelWith("^GFC,6,6,1,\x01^JUS\x02")).empty());
}

BOOST_AUTO_TEST_CASE(a_binary_picture_that_says_a_wrong_length_is_refused) {
    for (const std::string length : {"999999", "-1", "x", "99999999999999999999", ""}) {
        BOOST_TEST(slugOf(labelWith("^GFB," + length + ",6,1,data")) == "zpl_incomplete");
    }
    BOOST_TEST(slugOf("^XA^GFB^XZ") == "zpl_incomplete");
}

BOOST_AUTO_TEST_CASE(random_bytes_between_the_ends_of_a_label_never_hide_a_command) {
    std::mt19937 random{20231114};  // NOLINT(cert-msc51-cpp): the same bytes in every run
    std::uniform_int_distribution<int> byte{0, 255};
    for (int round = 0; round < 2000; ++round) {
        std::string noise;
        for (int i = 0; i < 40; ++i) {
            const char letter = static_cast<char>(byte(random));
            noise.push_back(letter == 'G' || letter == 'g' ? 'x' : letter);  // no binary pictures
        }
        BOOST_REQUIRE(whyNotPrintable("^XA" + noise + "^JUS^XZ").has_value());
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
