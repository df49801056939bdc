// What papers cost: our own label as a PDF, a PDF made into ZPL, its bytes, and their way to a
// printer on the network.
#include "common/base/clock.h"
#include "printing/canvas/pdf_canvas.h"
#include "printing/encode/zpl_graphic.h"
#include "printing/intake/sniff.h"
#include "printing/prepare.h"
#include "printing/printers/raw_socket_printer.h"
#include "printing/raster/pdf_rasterizer.h"
#include "tests/bench/bench.h"
#include "tests/printing/documents/sample_papers.h"
#include "tests/printing/raw_printer_simulator.h"

#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StreamSocket.h>
#include <Poco/Process.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace balcao::bench {

namespace {

using test::RawPrinterSimulator;
using test::sampleBoxLabel;
using test::SampleSize;

constexpr double kDotsPerMm = 8;
constexpr int kRounds = 31;

std::string labelPdf() {
    const PaperForm form{.size = PaperSize::label_100x150, .language = Language::pt};
    return toPdf(layOut(sampleBoxLabel(SampleSize::usual), form), "package_label", kDotsPerMm);
}

/// Medians of two works, run in turns.
struct Pair {
    double ours{};
    double theirs{};
};

template <typename Ours, typename Theirs>
Pair inTurns(const Ours& ours, const Theirs& theirs) {
    std::vector<double> our_times;
    std::vector<double> their_times;
    for (int round = 0; round < kRounds; ++round) {
        our_times.push_back(millisecondsOf(ours));
        their_times.push_back(millisecondsOf(theirs));
    }
    return {.ours = median(our_times), .theirs = median(their_times)};
}

PrinterCapability zebra() {
    PrinterCapability printer;
    printer.language = PrinterLanguage::zpl;
    printer.dots_per_mm = kDotsPerMm;
    printer.width_dots = 832;
    printer.media_width_mm = 100;
    printer.media_height_mm = 150;
    printer.knows_z64 = true;
    return printer;
}

/// The command that the rasterizer runs, and nothing around it.
void rasterizeAlone(const std::filesystem::path& pdf, const std::filesystem::path& picture) {
    const Poco::ProcessHandle child = Poco::Process::launch(
        "pdftoppm",
        {"-r",
         "203.2",
         "-gray",
         "-aa",
         "yes",
         "-aaVector",
         "yes",
         "-cropbox",
         pdf.string(),
         picture.string()}
    );
    if (child.wait() != 0) {
        throw std::runtime_error{"pdftoppm cannot draw " + pdf.string()};
    }
}

std::string preparedZpl(const std::string& pdf) {
    const CommandRasterizer rasterizer{"pdftoppm"};
    const auto prepared = prepare(pdf, zebra(), rasterizer);
    if (!prepared) {
        throw std::runtime_error{prepared.error()};
    }
    return prepared->parts.at(0).bytes;
}

void benchEncoding(const std::filesystem::path& folder, const std::string& pdf) {
    const auto file = folder / "label.pdf";
    std::ofstream{file, std::ios::binary} << pdf;
    const Pair times =
        inTurns([&] { preparedZpl(pdf); }, [&] { rasterizeAlone(file, folder / "picture"); });
    report(
        "L2",
        "PDF of 100 x 150 mm to ZPL",
        times.ours,
        "ms",
        {"pdftoppm alone", times.theirs, "1.3"}
    );
    const CommandRasterizer rasterizer{"pdftoppm"};
    const Bitmap picture = rasterizer.rasterize(pdf, kDotsPerMm)->at(0);
    const double plain = 2.0 * ((picture.width() + 7) / 8) * picture.height();
    for (const auto& [name, form] :
         {std::pair{"Z64", ZplGraphicForm::z64}, std::pair{"ACS", ZplGraphicForm::acs}}) {
        const auto bytes = static_cast<double>(zplGraphic(picture, form).size());
        report(
            "L3",
            std::string{"bytes of that label as "} + name,
            bytes,
            "B",
            {"plain hex", plain, "1/10"}
        );
    }
}

/// What any program would do: connect, send, close its side, wait for the printer's.
void sendBare(std::uint16_t port, const std::string& bytes) {
    Poco::Net::StreamSocket socket{Poco::Net::SocketAddress{"127.0.0.1", port}};
    for (std::size_t sent = 0; sent < bytes.size();) {
        sent += static_cast<std::size_t>(
            socket.sendBytes(bytes.data() + sent, static_cast<int>(bytes.size() - sent))
        );
    }
    socket.shutdownSend();
    std::array<char, 1024> answer{};
    while (socket.receiveBytes(answer.data(), static_cast<int>(answer.size())) > 0) {
    }
}

void benchSending(const std::string& zpl) {
    const RawPrinterSimulator simulator;
    RawSocketPrinter printer{
        {.host = "127.0.0.1", .port = simulator.port()}, {}, PrinterLanguage::zpl};
    const auto send = [&] {
        const PrintPayload payload{
            .job_id = 1,
            .part = 1,
            .name = "bench",
            .at = Instant{},
            .kind = DocumentKind::zpl,
            .bytes = zpl};
        const auto outcome = printer.send(payload, [](const std::string&) { return true; });
        if (!outcome || outcome->end != SendEnd::all_accepted) {
            throw std::runtime_error{"the label was not taken"};
        }
    };
    const Pair times = inTurns(send, [&] { sendBare(simulator.port(), zpl); });
    report(
        "L4",
        "a label of " + std::to_string(zpl.size() / 1000) + " kB at a listener on port 9100",
        times.ours,
        "ms",
        {"a bare socket", times.theirs, "1.3"}
    );
}

}  // namespace

void benchPapers(const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    const std::string pdf = labelPdf();
    benchEncoding(folder, pdf);
    const std::string zpl = preparedZpl(pdf);
    benchSending(zpl);
    benchCups(folder, zpl);
}

void benchLabel(const std::filesystem::path& /*folder*/) {
    constexpr int kWarmUp = 20;
    constexpr int kLabels = 200;
    for (int i = 0; i < kWarmUp; ++i) {
        labelPdf();
    }
    const double all = millisecondsOf([] {
        for (int i = 0; i < kLabels; ++i) {
            labelPdf();
        }
    });
    std::printf("%.5f %zu\n", all / kLabels, labelPdf().size());
}

}  // namespace balcao::bench
