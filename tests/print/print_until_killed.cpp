// Prints what a ledger holds until nothing is due or somebody kills it; the kill tests' victim.
//
//     print_until_killed LEDGER_FOLDER PRINTER_ADDRESS [DIE_AT [ATTEMPT [asked]]]
//
// DIE_AT names the step of the machine at which it kills itself (SIGKILL) in its ATTEMPT-th
// attempt, "never" for none.
// "asked": the printer is asked how it is, as one whose language is known.
#include "agent/print/print_step.h"
#include "tests/print/labelled_orders.h"

#include <chrono>
#include <csignal>
#include <exception>
#include <iostream>
#include <memory>
#include <span>
#include <string>
#include <thread>
#include <utility>

namespace {

class SystemClock final : public balcao::Clock {
public:
    balcao::Instant now() const override {
        return std::chrono::time_point_cast<std::chrono::milliseconds>(
            std::chrono::system_clock::now()
        );
    }
};

/// Kills this process at one step of each attempt; otherwise the printer that it wraps.
class DyingPrinter final : public balcao::Printer {
public:
    DyingPrinter(std::unique_ptr<balcao::Printer> printer, std::string die_at, int attempt)
        : printer_{std::move(printer)}
        , die_at_{std::move(die_at)}
        , attempts_left_{attempt} {}

    std::string address() const override { return printer_->address(); }
    std::optional<std::string> whyNot(balcao::DocumentKind kind) const override {
        return printer_->whyNot(kind);
    }
    std::optional<balcao::RecordSend> send(
        const balcao::PrintPayload& payload, const balcao::ClaimCommit& claim
    ) override {
        --attempts_left_;
        dieAt("before_reaching");
        auto outcome = printer_->send(payload, [&](const std::string& spool_id) {
            dieAt("before_claim");
            const bool is_claimed = claim(spool_id);
            dieAt("after_claim");
            return is_claimed;
        });
        dieAt("before_record");
        return outcome;
    }
    balcao::SpoolFinding find(const std::string& spool_id) override {
        return printer_->find(spool_id);
    }
    balcao::SpoolFinding takeBack(const std::string& spool_id) override {
        return printer_->takeBack(spool_id);
    }

private:
    void dieAt(const char* step) const {
        if (die_at_ == step && attempts_left_ <= 0) {
            std::raise(SIGKILL);
        }
    }

    std::unique_ptr<balcao::Printer> printer_;
    std::string die_at_;
    int attempts_left_;
};

balcao::PrintPlace placeFor(std::span<char*> arguments) {
    const auto address = balcao::parsePrinterAddress(arguments[2]).value();
    balcao::PrinterCapability capability;
    capability.language = balcao::PrinterLanguage::zpl;
    capability.has_status = arguments.size() > 5;
    balcao::PrintPlace place;
    place.routes = {{.role = "label"}};
    place.printer = std::make_unique<DyingPrinter>(
        balcao::makePrinter(address, capability),
        arguments.size() > 3 ? arguments[3] : "never",
        arguments.size() > 4 ? std::stoi(arguments[4]) : 1
    );
    place.probe = balcao::makeStatusProbe(address, capability);
    place.capability = capability;
    return place;
}

void printAll(std::span<char*> arguments) {
    const SystemClock clock;
    balcao::Ledger ledger{balcao::test::ledgerOptions(arguments[1]), clock};
    balcao::LinkStatus links;
    const balcao::CommandRasterizer rasterizer{"pdftoppm"};
    balcao::PrintStep step{
        placeFor(arguments),
        {.ledger = ledger, .links = links, .clock = clock, .rasterizer = rasterizer}};
    std::cout << "ready" << std::endl;
    const balcao::PrintRoute route{.role = "label"};
    const auto isWaiting = [&] {
        for (const balcao::PrintJob& job : ledger.printJobsAtDevice(route)) {
            if (job.progress.state == balcao::PrintState::waiting_device) {
                return true;
            }
        }
        return false;
    };
    while (ledger.nextPrintJobAt(route) || isWaiting()) {
        std::this_thread::sleep_for(step.step());
    }
}

}  // namespace

int main(int argc, char** argv) {
    const std::span arguments{argv, static_cast<std::size_t>(argc)};
    try {
        printAll(arguments);
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "print_until_killed: " << error.what() << '\n';
        return 1;
    }
}
