#include "printing/intake/zip.h"

#include "tests/printing/zip_writer.h"

#include <boost/test/unit_test.hpp>

#include <random>
#include <string>
#include <vector>

namespace balcao::test {

namespace {

std::string slugOf(const std::string& file) {
    const auto contents = unzip(file);
    return contents.has_value() ? "" : contents.error().substr(0, contents.error().find(':'));
}

std::string noise(std::size_t size) {
    std::mt19937 random{20231114};  // NOLINT(cert-msc51-cpp): the same bytes in every run
    std::string bytes;
    while (bytes.size() < size) {
        bytes.push_back(static_cast<char>(random() & 0xFFU));
    }
    return bytes;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(zip)

BOOST_AUTO_TEST_CASE(every_entry_comes_out_as_it_went_in) {
    const std::vector<std::string> contents = {"^XA^XZ", "", noise(70'000), std::string(3000, 'x')};
    for (const bool is_deflated : {true, false}) {
        std::vector<ZipWriter::Entry> entries;
        for (const std::string& content : contents) {
            entries.push_back({.name = "a.zpl", .content = content, .is_deflated = is_deflated});
        }
        const auto found = unzip(ZipWriter::fileOf(entries));
        BOOST_REQUIRE(found.has_value());
        BOOST_TEST((*found == contents));
    }
    BOOST_TEST(unzip(ZipWriter::fileOf({}))->empty());
}

BOOST_AUTO_TEST_CASE(a_file_that_was_cut_or_changed_is_damaged) {
    const std::string file = ZipWriter::fileOf({{.content = noise(50)}});
    for (std::size_t length = 0; length < file.size(); ++length) {
        BOOST_REQUIRE(slugOf(file.substr(0, length)) == "zip_damaged");
    }
    std::string changed = file;
    changed[40] ^= 0x01;
    BOOST_TEST(slugOf(changed) == "zip_damaged");
}

BOOST_AUTO_TEST_CASE(a_file_that_unpacks_to_far_too_much_is_refused) {
    BOOST_TEST(
        slugOf(ZipWriter::fileOf({{.content = std::string(1'000'000, ' ')}})) == "zip_refused"
    );
    std::vector<ZipWriter::Entry> entries(
        6, {.name = "a", .content = std::string(9'000'000, 'x'), .is_deflated = false}
    );
    BOOST_TEST(slugOf(ZipWriter::fileOf(entries)) == "zip_refused");  // 54 MB
    entries.pop_back();
    BOOST_TEST(slugOf(ZipWriter::fileOf(entries)).empty());
}

BOOST_AUTO_TEST_CASE(a_directory_that_lies_about_a_size_is_damaged) {
    BOOST_TEST(
        slugOf(ZipWriter::fileOf({{.content = "^XA^XZ", .size_off_by = 1}})) == "zip_damaged"
    );
    BOOST_TEST(
        slugOf(ZipWriter::fileOf({{.content = "^XA^XZ", .size_off_by = std::size_t{0} - 1}})) ==
        "zip_damaged"
    );
}

BOOST_AUTO_TEST_CASE(what_no_file_of_labels_needs_is_refused) {
    for (const std::string name :
         {"../a.zpl", "/etc/passwd", "labels/a.zpl", "a\\b.zpl", "C:a.zpl", ".."}) {
        BOOST_TEST(
            slugOf(ZipWriter::fileOf({{.name = name, .content = "x"}})) == "zip_refused", name
        );
    }
    BOOST_TEST(slugOf(ZipWriter::fileOf({{.content = "x", .flags = 1}})) == "password");
    const std::vector<ZipWriter::Entry> many(kMostZipEntries + 1, {.content = "x"});
    BOOST_TEST(slugOf(ZipWriter::fileOf(many)) == "zip_refused");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
