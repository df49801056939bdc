#include "printing/raster/pdf_rasterizer.h"

#include "printing/encode/page_encoders.h"
#include "tests/support/temp_folder.h"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace balcao::test {

using namespace std::chrono_literals;

namespace {

std::string slugOf(const Result<std::vector<Bitmap>, std::string>& pages) {
    return pages.has_value() ? "" : pages.error().substr(0, pages.error().find(':'));
}

Bitmap box(int width, int height) {
    Bitmap picture{width, height};
    picture.fill(width / 4, height / 4, width / 2, height / 2);
    return picture;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pdf_rasterizer)

BOOST_AUTO_TEST_CASE(a_page_becomes_its_dots_one_for_one) {
    const std::vector<Bitmap> pages = {box(400, 600), box(600, 400)};
    const auto drawn = CommandRasterizer{"pdftoppm"}.rasterize(pdfOf(pages, 8), 8);
    BOOST_REQUIRE_MESSAGE(drawn.has_value(), slugOf(drawn));
    BOOST_REQUIRE(drawn->size() == 2U);
    BOOST_TEST((drawn->at(0) == pages[0]));
    BOOST_TEST((drawn->at(1) == pages[1]));
}

BOOST_AUTO_TEST_CASE(a_bar_that_is_a_hair_off_the_dots_keeps_its_width) {
    // 72 points are 203.2 dots: bars of two dots, each a third of a dot too far right.
    std::string bars;
    for (int i = 0; i < 20; ++i) {
        std::ostringstream bar;
        bar << (10 + 5 * i + 0.3) * 72 / 203.2 << " 0 " << 2 * 72 / 203.2 << " 20 re f\n";
        bars += bar.str();
    }
    const std::string pdf =
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 20]/Contents 4 0 R>>"
        "endobj\n4 0 obj<</Length " +
        std::to_string(bars.size()) + ">>stream\n" + bars +
        "endstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
    const auto drawn = CommandRasterizer{"pdftoppm"}.rasterize(pdf, 8);
    BOOST_REQUIRE_MESSAGE(drawn.has_value(), slugOf(drawn));
    Bitmap expected{drawn->at(0).width(), 1};
    for (int i = 0; i < 20; ++i) {
        expected.fill(10 + 5 * i, 0, 2, 1);
    }
    BOOST_TEST((drawn->at(0).cropped(expected.width(), 1) == expected));
}

BOOST_AUTO_TEST_CASE(what_is_no_pdf_is_damaged) {
    BOOST_TEST(
        slugOf(CommandRasterizer{"pdftoppm"}.rasterize("%PDF-1.4 nothing", 8)) == "pdf_damaged"
    );
    BOOST_TEST(slugOf(CommandRasterizer{"pdftoppm"}.rasterize("", 8)) == "pdf_damaged");
}

BOOST_AUTO_TEST_CASE(a_file_of_too_many_pages_is_refused) {
    const std::vector<Bitmap> pages(kMostPages + 1, Bitmap{8, 8});
    const CommandRasterizer rasterizer{"pdftoppm"};
    BOOST_TEST(slugOf(rasterizer.rasterize(pdfOf(pages, 8), 1)) == "too_large");
    const std::vector<Bitmap> fewer(kMostPages, Bitmap{8, 8});
    BOOST_TEST(slugOf(rasterizer.rasterize(pdfOf(fewer, 8), 1)).empty());
}

BOOST_AUTO_TEST_CASE(without_the_program_it_says_so) {
    for (const auto* const program : {"/nowhere/pdftoppm", "no-such-program-at-all", ""}) {
        BOOST_TEST(
            slugOf(CommandRasterizer{program}.rasterize("%PDF-1.4", 8)) == "rasterizer_missing"
        );
    }
}

BOOST_AUTO_TEST_CASE(a_program_that_does_not_end_is_ended) {
    const TempFolder folder;
    const auto program = folder.path() / "slow";
    std::ofstream{program} << "#!/bin/sh\nexec sleep 600\n";
    std::filesystem::permissions(program, std::filesystem::perms::owner_all);
    const CommandRasterizer rasterizer{program, ChildLimits{.deadline = 50ms}};
    BOOST_TEST(slugOf(rasterizer.rasterize("%PDF-1.4", 8)) == "pdf_too_slow");
}

BOOST_AUTO_TEST_CASE(a_program_that_complains_of_a_password_tells_the_reason) {
    const TempFolder folder;
    const auto program = folder.path() / "locked";
    std::ofstream{program} << "#!/bin/sh\necho 'Incorrect password' >&2\nexit 1\n";
    std::filesystem::permissions(program, std::filesystem::perms::owner_all);
    BOOST_TEST(slugOf(CommandRasterizer{program}.rasterize("%PDF-1.4", 8)) == "password");
}

BOOST_AUTO_TEST_CASE(a_program_may_not_write_more_than_its_limit) {
    const TempFolder folder;
    const auto program = folder.path() / "flood";
    std::ofstream{program} << "#!/bin/sh\nexec cat /dev/zero\n";
    std::filesystem::permissions(program, std::filesystem::perms::owner_all);
    const CommandRasterizer rasterizer{program, ChildLimits{.file_bytes = 100'000}};
    BOOST_TEST(slugOf(rasterizer.rasterize("%PDF-1.4", 8)) == "pdf_damaged");
}

BOOST_AUTO_TEST_CASE(nothing_is_left_behind) {
    const TempFolder folder;
    const auto program = folder.path() / "where";
    // Leaves the folder that it worked in where the test finds it.
    std::ofstream{program} << "#!/bin/sh\npwd > " << (folder.path() / "place").string()
                           << "\nenv > " << (folder.path() / "environment").string() << '\n';
    std::filesystem::permissions(program, std::filesystem::perms::owner_all);
    BOOST_TEST(slugOf(CommandRasterizer{program}.rasterize("%PDF-1.4", 8)) == "pdf_damaged");
    std::ifstream place_file{folder.path() / "place"};
    std::string place;
    BOOST_REQUIRE(std::getline(place_file, place));
    BOOST_TEST(!std::filesystem::exists(place));
    std::ifstream environment{folder.path() / "environment"};
    for (std::string line; std::getline(environment, line);) {
        const std::string name = line.substr(0, line.find('='));
        BOOST_TEST(
            (name == "PATH" || name == "HOME" || name == "LC_ALL" || name == "PWD" ||
             name == "OLDPWD" || name == "SHLVL" || name == "_"),
            line
        );
    }
}

BOOST_AUTO_TEST_CASE(pages_that_are_none_are_refused) {
    using namespace std::string_literals;
    BOOST_TEST(readGreyPages("P5 2 1 255\n\x01\xff"s)->at(0).at(0, 0));
    BOOST_TEST(!readGreyPages("P5\n# made by hand\n2 1\n255\n\x01\xff"s)->at(0).at(1, 0));
    for (const std::string& text :
         {"P6 1 1 255\nx"s,
          "P5 2 2 255\nxxx"s,
          "P5 1 1 65535\nxx"s,
          "P5 0 1 255\n"s,
          "P5 -1 1 255\n"s,
          "P5 99999 1 255\n"s,
          "P5 20000 20000 255\n"s,
          "P5"s,
          "P5 1 1 255"s,
          "P5 #"s}) {
        BOOST_TEST(!readGreyPages(text).has_value(), text);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
