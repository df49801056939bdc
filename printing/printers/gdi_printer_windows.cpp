#include "printing/printers/gdi_printer.h"
#include "printing/raster/png.h"
#include "printing/raster/private_folder.h"

#include <Poco/UnicodeConverter.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <ostream>
#include <span>
#include <system_error>
#include <vector>
#include <windows.h>
#include <wingdi.h>

namespace balcao {

namespace {

constexpr double kMmPerInch = 25.4;
constexpr double kToleranceMm = 3;
constexpr ULONGLONG kPatienceMs = 20'000;  // for the agent's word; it commits in between

std::wstring wide(const std::string& text) {
    std::wstring converted;
    Poco::UnicodeConverter::convert(text, converted);
    return converted;
}

std::string systemProblem() {
    return "Windows error " + std::to_string(::GetLastError());
}

/// The drawing surface of one printer, for one page.
class PrinterContext {
public:
    explicit PrinterContext(const std::string& printer)
        : context_{::CreateDCW(nullptr, wide(printer).c_str(), nullptr, nullptr)} {}
    ~PrinterContext() {
        if (context_ != nullptr) {
            ::DeleteDC(context_);
        }
    }
    PrinterContext(const PrinterContext&) = delete;
    PrinterContext(PrinterContext&&) = delete;
    PrinterContext& operator=(const PrinterContext&) = delete;
    PrinterContext& operator=(PrinterContext&&) = delete;

    bool isOpen() const { return context_ != nullptr; }
    HDC get() const { return context_; }
    int capability(int index) const { return ::GetDeviceCaps(context_, index); }

private:
    HDC context_;
};

/// Where the page lies on the sheet, in dots of the device, counted from the printable corner.
struct Place {
    int left{};
    int top{};
    int width{};
    int height{};
};

Place placeOf(const Bitmap& page, double dots_per_mm, const PrinterContext& device) {
    const auto onDevice = [&](int dots, int dpi_index) {
        return static_cast<int>(
            std::lround(dots / dots_per_mm / kMmPerInch * device.capability(dpi_index))
        );
    };
    return {
        .left = -device.capability(PHYSICALOFFSETX),
        .top = -device.capability(PHYSICALOFFSETY),
        .width = onDevice(page.width(), LOGPIXELSX),
        .height = onDevice(page.height(), LOGPIXELSY)};
}

/// Whether the page is not larger than the sheet that the driver is set to; a driver that does not
/// say it is believed.
bool fits(const Place& place, const PrinterContext& device) {
    const auto reaches = [&](int dots, int sheet_index, int dpi_index) {
        const int sheet = device.capability(sheet_index);
        const double tolerance = kToleranceMm / kMmPerInch * device.capability(dpi_index);
        return sheet <= 0 || dots <= sheet + tolerance;
    };
    return reaches(place.width, PHYSICALWIDTH, LOGPIXELSX) &&
           reaches(place.height, PHYSICALHEIGHT, LOGPIXELSY);
}

/// The rows as a device-independent bitmap wants them: each a multiple of four bytes.
std::vector<std::uint8_t> alignedRows(const Bitmap& page) {
    const std::size_t stride = (page.rowBytes() + 3) / 4 * 4;
    std::vector<std::uint8_t> rows(stride * static_cast<std::size_t>(page.height()));
    for (int y = 0; y < page.height(); ++y) {
        const auto row = page.row(y);
        std::copy(
            row.begin(),
            row.end(),
            rows.begin() + static_cast<std::ptrdiff_t>(stride * static_cast<std::size_t>(y))
        );
    }
    return rows;
}

bool draw(const Bitmap& page, const Place& place, HDC context) {
    struct {
        BITMAPINFOHEADER header;
        std::array<RGBQUAD, 2> colours;
    } const form{
        .header =
            {.biSize = sizeof(BITMAPINFOHEADER),
             .biWidth = page.width(),
             .biHeight = -page.height(),  // the first row is the upper one
             .biPlanes = 1,
             .biBitCount = 1,
             .biCompression = BI_RGB,
             .biSizeImage = 0,
             .biXPelsPerMeter = 0,
             .biYPelsPerMeter = 0,
             .biClrUsed = 2,
             .biClrImportant = 2},
        .colours = {RGBQUAD{255, 255, 255, 0}, RGBQUAD{0, 0, 0, 0}}};
    const auto rows = alignedRows(page);
    ::SetStretchBltMode(context, COLORONCOLOR);
    const int lines = ::StretchDIBits(
        context,
        place.left,
        place.top,
        place.width,
        place.height,
        0,
        0,
        page.width(),
        page.height(),
        rows.data(),
        reinterpret_cast<const BITMAPINFO*>(&form),
        DIB_RGB_COLORS,
        SRCCOPY
    );
    return lines != 0 && static_cast<unsigned>(lines) != GDI_ERROR;
}

/// Whole or not at all: the agent reads it as soon as it is there.
void sayJob(const std::filesystem::path& folder, int job_id) {
    writeWhole(folder / "job.part", std::to_string(job_id));
    std::filesystem::rename(folder / "job.part", folder / "job.txt");
}

/// Waits for the agent's word: true for "go", false for "stop" and for none.
bool mayGo(const std::filesystem::path& folder) {
    const ULONGLONG end = ::GetTickCount64() + kPatienceMs;
    std::error_code ignored;
    while (::GetTickCount64() < end) {
        if (std::filesystem::exists(folder / "go", ignored)) {
            return true;
        }
        if (std::filesystem::exists(folder / "stop", ignored)) {
            return false;
        }
        ::Sleep(10);
    }
    return false;
}

/// The child's work once everything is known.
GdiEnd printPage(
    const std::filesystem::path& folder,
    const GdiOrder& order,
    const Bitmap& given,
    std::ostream& complaint
) {
    const PrinterContext device{order.printer};
    if (!device.isOpen()) {
        complaint << "opening it to draw on: " << systemProblem()
                  << "; is it installed for all users of this computer?\n";
        return GdiEnd::not_begun;
    }
    Bitmap page = given;
    Place place = placeOf(page, order.dots_per_mm, device);
    if (!fits(place, device)) {
        page = given.turned();
        place = placeOf(page, order.dots_per_mm, device);
    }
    if (!fits(place, device)) {
        complaint << "the page is larger than the paper that the printer is set to in Windows\n";
        return GdiEnd::not_begun;
    }
    const std::wstring name = wide(order.document);
    const DOCINFOW document{
        .cbSize = sizeof(DOCINFOW),
        .lpszDocName = name.c_str(),
        .lpszOutput = nullptr,
        .lpszDatatype = nullptr,
        .fwType = 0};
    const int job_id = ::StartDocW(device.get(), &document);
    if (job_id <= 0) {
        complaint << "beginning a document: " << systemProblem() << "; look at its queue\n";
        return GdiEnd::not_begun;
    }
    sayJob(folder, job_id);
    if (!mayGo(folder)) {
        ::AbortDoc(device.get());
        complaint << "it was taken back before its first page\n";
        return GdiEnd::taken_back;
    }
    const bool is_drawn = ::StartPage(device.get()) > 0 && draw(page, place, device.get()) &&
                          ::EndPage(device.get()) > 0 && ::EndDoc(device.get()) > 0;
    if (!is_drawn) {
        complaint << "drawing: " << systemProblem() << '\n';
        ::AbortDoc(device.get());
        return GdiEnd::broken_off;
    }
    return GdiEnd::drawn;
}

}  // namespace

int drawGdiPage(const std::filesystem::path& folder, std::ostream& complaint) {
    const auto order = readGdiOrder(readWhole(folder / "order.txt"));
    const auto page = bitmapFromPng(readWhole(folder / "page.png"));
    if (!order || !page) {
        complaint << "there is no page to draw in this folder; the agent itself makes it\n";
        return static_cast<int>(GdiEnd::not_begun);
    }
    return static_cast<int>(printPage(folder, *order, *page, complaint));
}

std::unique_ptr<Printer> makeGdiPrinter(const GdiAddress& address, double dots_per_mm) {
    std::array<wchar_t, 4096> program{};
    ::GetModuleFileNameW(nullptr, program.data(), static_cast<DWORD>(program.size() - 1));
    ChildLimits limits;
    limits.deadline = std::chrono::seconds{60};
    limits.cpu = std::chrono::seconds{30};
    return std::make_unique<GdiPrinter>(
        address,
        dots_per_mm,
        GdiPrinter::Child{
            .program = program.data(), .arguments = {"--gdi-print=."}, .limits = limits}
    );
}

}  // namespace balcao
