// Our papers read by tools that we did not write: zbarimg, pdftotext, pdffonts, qpdf.
#include "printing/canvas/pdf_canvas.h"
#include "printing/canvas/raster_canvas.h"
#include "printing/documents/nfe.h"
#include "printing/raster/png.h"
#include "tests/printing/documents/marks.h"
#include "tests/printing/documents/nfe_sample.h"
#include "tests/printing/documents/sample_papers.h"
#include "tests/support/program.h"
#include "tests/support/temp_folder.h"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;

constexpr double kCoarse = 8;
constexpr double kFine = 300 / 25.4;

struct Tools {
    TempFolder folder;

    std::filesystem::path write(const std::string& name, const std::string& bytes) const {
        const auto file = folder.path() / name;
        std::ofstream{file, std::ios::binary} << bytes;
        return file;
    }

    /// What a tool of Debian says; it must end well.
    std::string ask(const std::string& tool, const std::vector<std::string>& arguments) const {
        std::filesystem::remove(folder.path() / "answer");  // a program adds to its file
        Program program{"/usr/bin/" + tool, arguments, folder.path() / "answer"};
        const auto code = program.wait(60s);
        BOOST_TEST((code && *code == 0), tool << ": " << program.output());
        return program.output();
    }

    /// The codes in a picture of the page, as zbarimg reads them, on white like that of a roll's
    /// edge.
    std::set<std::string> codesOf(const Page& page, double dots_per_mm) const {
        const Bitmap picture = toBitmap(page, dots_per_mm);
        const int margin = static_cast<int>(4 * dots_per_mm);
        Bitmap framed{picture.width() + 2 * margin, picture.height() + 2 * margin};
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x) {
                if (picture.at(x, y)) {
                    framed.set(x + margin, y + margin);
                }
            }
        }
        const auto file = write("page.png", toPng(framed, dots_per_mm));
        std::set<std::string> codes;
        std::istringstream lines{
            ask("zbarimg",
                {"--quiet",
                 "--nodbus",
                 "--raw",
                 "-Sdisable",
                 "-Scode128.enable",
                 "-Sqrcode.enable",
                 "-Sean13.enable",
                 file.string()})};
        for (std::string line; std::getline(lines, line);) {
            codes.insert(line);
        }
        return codes;
    }
};

void checkCodes(const Tools& tools, const std::string& name, const std::vector<Page>& pages) {
    for (const double dots_per_mm : {kCoarse, kFine}) {
        std::set<std::string> read;
        for (const Page& page : pages) {
            if (!barsOf({page}).empty()) {
                read.merge(tools.codesOf(page, dots_per_mm));
            }
        }
        for (const std::string& wanted : barsOf(pages)) {
            BOOST_TEST(
                read.contains(wanted),
                name << " at " << dots_per_mm << ": " << wanted << " cannot be read"
            );
        }
    }
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(paper_tools, Tools)

BOOST_AUTO_TEST_CASE(a_scanner_reads_every_code_of_every_paper_at_203_and_300_dpi) {
    for (const SamplePaper& paper : samplePapers(SampleSize::usual)) {
        for (const PaperSize size : paper.sizes) {
            if (size != PaperSize::a4) {
                checkCodes(*this, paper.name + " " + nameOf(size), paper.lay_out({.size = size}));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_scanner_reads_the_access_key_with_and_without_letters) {
    for (const char* const key : {kDigitsKey, kLettersKey}) {
        for (const PaperSize size : {PaperSize::label_100x150, PaperSize::roll_80}) {
            const auto pages = layOutDanfe(*readNfe(nfeXml(key)), sampleHead(), size);
            checkCodes(*this, "danfe " + nameOf(size), *pages);
        }
    }
}

BOOST_AUTO_TEST_CASE(other_readers_find_sound_pdfs_with_our_fonts_and_all_texts) {
    for (const SamplePaper& paper : samplePapers(SampleSize::large)) {
        for (const PaperSize size : paper.sizes) {
            const auto pages = paper.lay_out({.size = size, .language = Language::pt});
            const auto file = write("paper.pdf", toPdf(pages, paper.name, kFine)).string();
            BOOST_TEST(
                ask("qpdf", {"--check", file}).find("No syntax or stream encoding errors") !=
                std::string::npos
            );
            std::istringstream fonts{ask("pdffonts", {file})};
            int count = 0;
            for (std::string line; std::getline(fonts, line);) {
                if (line.find("Balcao-Sans") != std::string::npos) {
                    ++count;
                    BOOST_TEST(
                        line.find("TrueType          WinAnsi          yes") != std::string::npos,
                        line
                    );
                }
            }
            BOOST_TEST(count == 2);
            const std::string text = ask("pdftotext", {"-layout", file, "-"});
            for (const Page& page : pages) {
                for (const Mark& mark : page.marks) {
                    if (const auto* const written = std::get_if<TextMark>(&mark)) {
                        const std::string word = written->text.substr(0, written->text.find(' '));
                        if (text.find(word) == std::string::npos) {
                            BOOST_ERROR(
                                paper.name << ": '" << word << "' is not in the PDF's text"
                            );
                        }
                    }
                }
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(the_codes_of_a_pdf_can_be_read_when_others_draw_it) {
    const auto pages =
        layOut(samplePickupLabel(SampleSize::usual), {.size = PaperSize::label_100x150});
    const auto file = write("label.pdf", toPdf(pages, "label", kCoarse)).string();
    for (const char* const dpi : {"203.2", "300"}) {
        ask("pdftoppm",
            {"-r", dpi, "-png", "-singlefile", file, (folder.path() / "drawn").string()});
        const auto codes =
            ask("zbarimg",
                {"--quiet", "--nodbus", "--raw", (folder.path() / "drawn.png").string()});
        BOOST_TEST(codes == "B-123456-1\nB-123456-1\n");
    }
}

BOOST_AUTO_TEST_CASE(a_picture_in_a_pdf_is_black_where_it_was) {
    Bitmap picture{40, 20};
    picture.fill(0, 0, 20, 10);  // the upper left quarter
    const Page page{
        .width_mm = 40,
        .height_mm = 20,
        .marks = {PictureMark{.area = {0, 0, 40, 20}, .picture = picture}}};
    const auto file = write("picture.pdf", toPdf({page}, "picture", kCoarse)).string();
    ask("pdftoppm",
        {"-r", "25.4", "-png", "-singlefile", file, (folder.path() / "drawn").string()});
    std::ostringstream drawn;
    drawn << std::ifstream{folder.path() / "drawn.png", std::ios::binary}.rdbuf();
    const Bitmap seen = bitmapFromPng(drawn.str()).value();
    BOOST_TEST(seen.at(5, 5));
    BOOST_TEST(!seen.at(30, 5));
    BOOST_TEST(!seen.at(5, 15));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
