#include "printing/intake/intake.h"

#include "printing/encode/base64.h"
#include "printing/encode/page_encoders.h"
#include "printing/intake/zpl_guard.h"
#include "printing/raster/png.h"
#include "tests/printing/zip_writer.h"

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

const std::string kPdf = pdfOf({Bitmap{8, 8}}, 8);
const std::string kPng = toPng(Bitmap{8, 8}, 8);

/// The markers of a picture; what they hold is left to whoever draws it.
const std::string kJpeg =
    "\xff\xd8\xff\xe0\0\x04\xff\xd9\xff\xc0\0\x0b\x08\0\x10\0\x10\x01\x01\x11\0"
    "\xff\xda\0\x08\x01\x01\0\0\x3f\0\x12\xff\0\x34\xff\xd0\x56\xff\xff\xd9"s;

std::string labelWith(const std::string& commands) {
    return "^XA" + commands + "^FO10,10^A0N,30^FDx^FS^XZ";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(intake)

BOOST_AUTO_TEST_CASE(commands_for_another_kind_of_printer_are_refused_in_words) {
    for (const std::string bytes : {"\nN\nq812\nA10,10,0,1,1,1,N,\"x\"\nP1\n", "\x1b@\x1bp0"}) {
        const auto kind = identify(bytes);
        BOOST_REQUIRE(!kind);
        BOOST_TEST(kind.error().starts_with("printer_commands: "));
        BOOST_TEST(kind.error().ends_with("ask the hub for ZPL, PDF or a picture"));
        BOOST_TEST(!takeIn(bytes).has_value());
    }
}

BOOST_AUTO_TEST_CASE(what_can_never_be_a_label_is_refused_by_its_kind) {
    BOOST_TEST(slugOf("") == "empty_document");
    BOOST_TEST(slugOf("<html>Sessão expirada</html>") == "html_instead_of_label");
    BOOST_TEST(slugOf("PK\x03\x04") == "zip_refused");
    BOOST_TEST(slugOf("{}") == "unknown_format");
    BOOST_TEST(slugOf("^XA" + std::string(kLargestDocumentBytes, ' ') + "^XZ") == "too_large");
}

BOOST_AUTO_TEST_CASE(a_document_of_exactly_10_mb_is_taken) {
    std::string label = "^XA^FDx^FX";
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

BOOST_AUTO_TEST_CASE(whole_pictures_and_pdfs_pass) {
    BOOST_TEST(nameOf(*inspect(kPdf)) == "PDF");
    BOOST_TEST(nameOf(*inspect(kPdf + "\r\n" + std::string(5000, '\0'))) == "PDF");
    BOOST_TEST(nameOf(*inspect(kPng)) == "PNG");
    BOOST_TEST(nameOf(*inspect(kJpeg)) == "JPEG");
}

BOOST_AUTO_TEST_CASE(pictures_and_pdfs_that_were_cut_are_refused) {
    for (const std::string& whole : {kPng, kJpeg}) {
        for (std::size_t length = 12; length < whole.size(); ++length) {
            BOOST_TEST_CONTEXT("the first " << length << " bytes") {
                BOOST_TEST(slugOf(whole.substr(0, length)) == "document_truncated");
            }
        }
    }
    BOOST_TEST(slugOf(kPdf.substr(0, kPdf.size() - 2)) == "document_truncated");
    BOOST_TEST(slugOf("%PDF-1.4\n%%EOF" + std::string(2000, 'x')) == "document_truncated");
}

BOOST_AUTO_TEST_CASE(a_preview_within_a_jpeg_is_not_its_end) {
    const std::string with_preview = "\xff\xd8\xff\xe1\0\x06\xff\xd8\xff\xd9"s;
    BOOST_TEST(slugOf(with_preview) == "document_truncated");
    BOOST_TEST(slugOf(with_preview + "\xff\xd9").empty());
}

BOOST_AUTO_TEST_CASE(a_damaged_or_huge_picture_is_refused_by_its_blocks) {
    std::string changed = kPng;
    changed[20] ^= 0x01;
    BOOST_TEST(slugOf(changed) == "picture_damaged");
    const std::string huge = "\xff\xd8\xff\xc0\0\x0b\x08\xff\xff\xff\xff\x01\x01\x11\0\xff\xd9"s;
    BOOST_TEST(slugOf(huge) == "picture_too_large");
}

BOOST_AUTO_TEST_CASE(wrapped_documents_are_unwrapped) {
    const std::vector<std::string> wrapped = {
        kPng,
        toBase64(kPng),
        "  " + toBase64(kPng) + "\r\n",
        "data:image/png;base64," + toBase64(kPng),
        "data:text/html;base64," + toBase64(kPng),  // what it says of itself does not count
        ZipWriter::fileOf({{.content = kPng}}),
        toBase64(ZipWriter::fileOf({{.content = kPng}})),
        ZipWriter::fileOf({{.content = toBase64(kPng)}}),
    };
    for (const std::string& received : wrapped) {
        const auto documents = takeIn(received);
        BOOST_REQUIRE(documents.has_value());
        BOOST_REQUIRE(documents->size() == 1U);
        BOOST_TEST(nameOf(documents->front().kind) == "PNG");
        BOOST_TEST((documents->front().bytes == kPng));
    }
}

BOOST_AUTO_TEST_CASE(a_zip_file_gives_all_its_documents_in_order) {
    const auto documents =
        takeIn(ZipWriter::fileOf({{.content = kPdf}, {.content = labelWith("^JUS")}}));
    BOOST_REQUIRE(documents.has_value());
    BOOST_REQUIRE(documents->size() == 2U);
    BOOST_TEST(nameOf(documents->at(0).kind) == "PDF");
    BOOST_TEST(nameOf(documents->at(1).kind) == "ZPL");
    BOOST_TEST(documents->at(1).bytes == labelWith("^JUS"));  // the original is kept
}

BOOST_AUTO_TEST_CASE(what_is_wrong_inside_makes_the_whole_refused) {
    const auto slug = [](const std::string& received) {
        const auto documents = takeIn(received);
        return documents.has_value() ? ""
                                     : documents.error().substr(0, documents.error().find(':'));
    };
    const std::string zip = ZipWriter::fileOf({{.content = kPng}});
    BOOST_TEST(slug(ZipWriter::fileOf({{.content = zip}})) == "zip_refused");
    BOOST_TEST(
        slug(ZipWriter::fileOf({{.content = kPng}, {.content = "<html>"}})) ==
        "html_instead_of_label"
    );
    BOOST_TEST(slug("PK\x03\x04" + ZipWriter::fileOf({})) == "empty_document");
    BOOST_TEST(slug("data:application/pdf;base64,") == "empty_document");
    BOOST_TEST(slug("data:application/pdf;base64," + toBase64("hello")) == "unknown_format");
    BOOST_TEST(slug(toBase64("hello world, no label")) == "unknown_format");
    BOOST_TEST(slug("PDF") == "unknown_format");
    BOOST_TEST(slug("") == "empty_document");
    BOOST_TEST(slug(std::string(kLargestDocumentBytes * 2, 'A')) == "too_large");
    BOOST_TEST(slug(std::string(kLargestDocumentBytes + 1, '^')) == "too_large");
}

BOOST_AUTO_TEST_CASE(usual_labels_pass) {
    const std::vector<std::string> usual = {
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
