#include "printing/intake/sniff.h"

#include <boost/test/unit_test.hpp>

#include <array>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace balcao::test {

using namespace std::string_view_literals;

BOOST_AUTO_TEST_SUITE(sniffing)

BOOST_AUTO_TEST_CASE(the_content_tells_the_kind) {
    const std::vector<std::pair<std::string_view, DocumentKind>> examples = {
        {""sv, DocumentKind::empty},
        {" \r\n\t\0"sv, DocumentKind::empty},
        {"\xef\xbb\xbf"sv, DocumentKind::empty},
        {"^XA^FDx^FS^XZ"sv, DocumentKind::zpl},
        {"\xef\xbb\xbf\r\n^xa^xz"sv, DocumentKind::zpl},
        {"CT~~CD,~CC^~CT~\n^XA~TA000"sv, DocumentKind::zpl},
        {"~DGR:LOGO.GRF,192,4,0"sv, DocumentKind::zpl},
        {"~JO^XA^XZ"sv, DocumentKind::zpl},
        {"%PDF-1.4\n"sv, DocumentKind::pdf},
        {"\n%PDF-1.7\n"sv, DocumentKind::pdf},
        {"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"sv, DocumentKind::png},
        {"\xff\xd8\xff\xe0\0\x10JFIF"sv, DocumentKind::jpeg},
        {"GIF89a"sv, DocumentKind::gif},
        {"PK\x03\x04\x14"sv, DocumentKind::zip},
        {"<!DOCTYPE html><html>"sv, DocumentKind::html},
        {"\r\n  <HTML><body>"sv, DocumentKind::html},
        {"\xef\xbb\xbf<!-- login -->"sv, DocumentKind::html},
        {"\nN\nq812\n"sv, DocumentKind::epl},
        {"\r\nN\r\nq812\r\n"sv, DocumentKind::epl},
        {"\x1b@\x1b!0"sv, DocumentKind::escpos},
        {"{\"error\":\"expired\"}"sv, DocumentKind::unknown},
        {"<label/>"sv, DocumentKind::unknown},
        {"^"sv, DocumentKind::unknown},
        {"^12"sv, DocumentKind::unknown},
        {"\x89PNG"sv, DocumentKind::unknown},
    };
    for (const auto& [bytes, kind] : examples) {
        BOOST_TEST(nameOf(sniff(bytes)) == nameOf(kind), "sniffing '" << bytes << "'");
    }
}

BOOST_AUTO_TEST_CASE(every_kind_has_a_name_of_its_own_and_a_file_ending) {
    constexpr std::array kKinds = {
        DocumentKind::empty,
        DocumentKind::zpl,
        DocumentKind::pdf,
        DocumentKind::png,
        DocumentKind::jpeg,
        DocumentKind::gif,
        DocumentKind::zip,
        DocumentKind::html,
        DocumentKind::epl,
        DocumentKind::escpos,
        DocumentKind::unknown};
    std::set<std::string_view> names;
    for (const DocumentKind kind : kKinds) {
        names.insert(nameOf(kind));
        BOOST_TEST(fileEndingOf(kind).starts_with("."));
    }
    BOOST_TEST(names.size() == kKinds.size());
    BOOST_TEST(fileEndingOf(DocumentKind::jpeg) == ".jpg");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
