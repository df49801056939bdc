#include "printing/encode/page_encoders.h"

#include "printing/raster/packing.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <span>
#include <string_view>

namespace balcao {

namespace {

using namespace std::string_view_literals;

std::string_view textOf(std::span<const std::uint8_t> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

bool isWhite(std::span<const std::uint8_t> row) {
    return std::all_of(row.begin(), row.end(), [](std::uint8_t byte) { return byte == 0; });
}

int rowsWithContent(const Bitmap& picture) {
    int rows = picture.height();
    while (rows > 0 && isWhite(picture.row(rows - 1))) {
        --rows;
    }
    return rows;
}

void appendWord(std::string& bytes, std::size_t value) {
    bytes.push_back(static_cast<char>(value & 0xFFU));
    bytes.push_back(static_cast<char>((value >> 8U) & 0xFFU));
}

/// With a point whatever the system's language is; PDF knows no other. Cut, not rounded: a page
/// that is a hair longer than its dots would be drawn with one dot more.
std::string decimal(double value) {
    std::array<char, 40> text{};
    const auto ten_thousandths = static_cast<long long>(value * 10'000);
    const int length = std::snprintf(
        text.data(), text.size(), "%lld.%04lld", ten_thousandths / 10'000, ten_thousandths % 10'000
    );
    return {text.data(), static_cast<std::size_t>(length)};
}

/// Numbers the objects of a PDF file and notes where each begins.
class PdfFile {
public:
    void add(std::string_view content) {
        starts_.push_back(file_.size());
        file_ += std::to_string(starts_.size()) + " 0 obj\n";
        file_ += content;
        file_ += "\nendobj\n";
    }

    void addStream(const std::string& dictionary, std::string_view content) {
        std::string object =
            "<<" + dictionary + "/Length " + std::to_string(content.size()) + ">>\nstream\n";
        object += content;
        object += "\nendstream";
        add(object);
    }

    std::string finish() {
        const std::size_t table = file_.size();
        const std::string count = std::to_string(starts_.size() + 1);
        file_ += "xref\n0 " + count + "\n0000000000 65535 f \n";
        for (const std::size_t start : starts_) {
            const std::string digits = std::to_string(start);
            file_ += std::string(10 - std::min<std::size_t>(digits.size(), 10), '0') + digits +
                     " 00000 n \n";
        }
        file_ += "trailer\n<</Size " + count + "/Root 1 0 R>>\nstartxref\n" +
                 std::to_string(table) + "\n%%EOF\n";
        return std::move(file_);
    }

private:
    std::string file_{"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"};
    std::vector<std::size_t> starts_;
};

}  // namespace

std::string escPosReceiptOf(const Bitmap& picture, bool cuts) {
    constexpr int kBandRows = 240;  // small enough for the buffers of cheap printers
    const int rows = rowsWithContent(picture);
    std::string bytes{"\x1b@"sv};  // as new: no leftovers of the job before
    for (int top = 0; top < rows; top += kBandRows) {
        const int band = std::min(kBandRows, rows - top);
        bytes += "\x1dv0\0"sv;
        appendWord(bytes, picture.rowBytes());
        appendWord(bytes, static_cast<std::size_t>(band));
        for (int y = top; y < top + band; ++y) {
            bytes += textOf(picture.row(y));
        }
    }
    bytes += cuts ? "\x1dVB\0"sv
                  : "\x1b"
                    "d\x04"sv;  // feed to the knife and cut, or 4 lines
    return bytes;
}

std::string eplLabelOf(const Bitmap& picture) {
    constexpr std::uint8_t kWhiteOnes = 0xFF;  // EPL's 0 is black
    std::string bytes = "\nN\nq" + std::to_string(picture.rowBytes() * 8) + "\nGW0,0," +
                        std::to_string(picture.rowBytes()) + ',' +
                        std::to_string(picture.height()) + ',';
    for (const std::uint8_t byte : picture.bytes()) {
        bytes.push_back(static_cast<char>(byte ^ kWhiteOnes));
    }
    return bytes + "\nP1\n";
}

std::string pdfOf(const std::vector<Bitmap>& pages, double dots_per_mm) {
    constexpr double kPointsPerMm = 72 / 25.4;
    constexpr std::size_t kFirstPage = 3;
    constexpr std::size_t kObjectsPerPage = 3;
    const auto reference = [](std::size_t number) {
        return std::to_string(number) + " 0 R";
    };
    PdfFile file;
    file.add("<</Type/Catalog/Pages 2 0 R>>");
    std::string kids;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        kids += reference(kFirstPage + i * kObjectsPerPage) + ' ';
    }
    file.add("<</Type/Pages/Kids[" + kids + "]/Count " + std::to_string(pages.size()) + ">>");
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const Bitmap& page = pages[i];
        const std::size_t first = kFirstPage + i * kObjectsPerPage;
        const std::string width = decimal(page.width() / dots_per_mm * kPointsPerMm);
        const std::string height = decimal(page.height() / dots_per_mm * kPointsPerMm);
        file.add(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 " + width + ' ' + height + "]/Contents " +
            reference(first + 1) + "/Resources<</XObject<</P " + reference(first + 2) + ">>>>>>"
        );
        file.addStream("", "q " + width + " 0 0 " + height + " 0 0 cm /P Do Q");
        file.addStream(
            "/Type/XObject/Subtype/Image/Width " + std::to_string(page.width()) + "/Height " +
                std::to_string(page.height()) +
                "/BitsPerComponent 1/ColorSpace/DeviceGray/Decode[1 0]/Filter/FlateDecode",
            deflated(page.bytes())
        );
    }
    return file.finish();
}

}  // namespace balcao
