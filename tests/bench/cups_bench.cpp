// What a spooler costs a label: its way to the same listener on port 9100 over our own socket, and
// through one raw queue of CUPS by us and by the command that everybody else would run.
#include "common/label/printer_address.h"
#include "printing/printers/cups_printer.h"
#include "printing/printers/raw_socket_printer.h"
#include "tests/bench/bench.h"
#include "tests/printing/private_cups.h"
#include "tests/printing/raw_printer_simulator.h"

#include <Poco/Process.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <future>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace balcao::bench {

namespace {

using namespace std::chrono_literals;
using SteadyClock = std::chrono::steady_clock;
using test::PrivateCups;
using test::RawPrinterSimulator;

constexpr std::size_t kRounds = 31;
constexpr const char* kQueue = "zebra";

/// Milliseconds from the beginning of `send` until the listener has read the last of `size` bytes.
double millisecondsToPrinter(
    RawPrinterSimulator& simulator, std::size_t size, const std::function<void()>& send
) {
    const auto arrived = std::make_shared<std::promise<SteadyClock::time_point>>();
    auto arrival = arrived->get_future();
    simulator.onBytes(size, [arrived] { arrived->set_value(SteadyClock::now()); });
    const auto begin = SteadyClock::now();
    send();
    if (arrival.wait_for(20s) != std::future_status::ready) {
        throw std::runtime_error{"a label did not come to the printer"};
    }
    return std::chrono::duration<double, std::milli>{arrival.get() - begin}.count();
}

void sendBy(Printer& printer, const std::string& zpl) {
    const PrintPayload payload{
        .job_id = 1,
        .part = 1,
        .name = "balcao-bench",
        .at = Instant{},
        .kind = DocumentKind::zpl,
        .bytes = zpl};
    const auto sent = printer.send(payload, [](const std::string&) { return true; });
    if (!sent || sent->end != SendEnd::all_accepted) {
        throw std::runtime_error{
            "the label was not taken" + (sent ? ": " + sent->reason : std::string{})};
    }
}

void sendByLp(const std::filesystem::path& file) {
    const Poco::ProcessHandle lp =
        Poco::Process::launch("lp", {"-s", "-d", kQueue, "-o", "raw", file.string()});
    if (lp.wait() != 0) {
        throw std::runtime_error{"lp does not take " + file.string()};
    }
}

/// CUPS is busy with a job for a moment after its last byte: the next one must not wait for that.
void waitUntilIdle(const PrivateCups& cups) {
    constexpr int kMostLooks = 1000;
    for (int i = 0; i < kMostLooks; ++i) {
        if (cups.openJobs().empty()) {
            return;
        }
        std::this_thread::sleep_for(5ms);
    }
    throw std::runtime_error{"CUPS does not end its jobs: " + cups.openJobs()};
}

}  // namespace

void benchCups(const std::filesystem::path& folder, const std::string& zpl) {
    if (!PrivateCups::canRun()) {
        std::puts("L5 | not measured: a cupsd of our own needs root and Debian's package cups");
        return;
    }
    const auto file = folder / "label.zpl";
    std::ofstream{file, std::ios::binary} << zpl;
    RawPrinterSimulator simulator;
    PrivateCups cups;
    const RawSocketAddress address{.host = "127.0.0.1", .port = simulator.port()};
    // Without snmp=false CUPS asks the printer how it is, and a silent one costs it seconds a job.
    cups.addQueue(kQueue, toText(PrinterAddress{address}) + "/?snmp=false");
    RawSocketPrinter own_socket{address, {}, PrinterLanguage::zpl};
    const auto own_cups = makeCupsPrinter({.queue = kQueue}, PrinterLanguage::zpl);

    const std::array<std::function<void()>, 3> ways{
        [&] { sendBy(own_socket, zpl); },
        [&] { sendBy(*own_cups, zpl); },
        [&] {
            sendByLp(file);
        }};
    std::array<std::vector<double>, 3> times;
    for (std::size_t round = 0; round < kRounds; ++round) {
        for (std::size_t way = 0; way < ways.size(); ++way) {
            times[way].push_back(millisecondsToPrinter(simulator, zpl.size(), ways[way]));
            const bool has_come = simulator.waitFor(round * ways.size() + way + 1);
            if (!has_come || simulator.received().back().bytes != zpl) {
                throw std::runtime_error{"the printer did not get the label as it is"};
            }
            waitUntilIdle(cups);
        }
    }
    const double lp = median(times[2]);
    const std::string what =
        std::to_string(zpl.size() / 1000) + " kB, to its last byte at a listener";
    report(
        "L5", "a label of " + what + ", socket://", median(times[0]), "ms", {"lp -o raw", lp, "-"}
    );
    report(
        "L5",
        "the same by cups:// to a raw queue",
        median(times[1]),
        "ms",
        {"lp -o raw", lp, "0.85"}
    );
}

}  // namespace balcao::bench
