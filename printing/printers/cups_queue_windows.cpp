#include "printing/printers/cups_queue.h"
#include "printing/printers/found_printer.h"

// Windows has no CUPS: no queue is ever open, and the job says so and waits.

namespace balcao {

class CupsQueue::Connection {};

CupsQueue::CupsQueue(const std::string& /*queue*/, std::chrono::milliseconds /*patience*/) {}

CupsQueue::~CupsQueue() = default;

bool CupsQueue::isOpen() const {
    return false;
}

std::string CupsQueue::lastProblem() const {
    return "Windows has no CUPS; use winspool:// with the printer's name";
}

std::optional<CupsQueueFacts> CupsQueue::facts() {
    return std::nullopt;
}

std::optional<int> CupsQueue::createHeld(const std::string& /*name*/) {
    return std::nullopt;
}

bool CupsQueue::sendDocument(
    const CupsJob& /*job*/, const std::string& /*format*/, std::string_view /*bytes*/
) {
    return false;
}

bool CupsQueue::release(int /*job_id*/) {
    return false;
}

bool CupsQueue::cancel(int /*job_id*/) {
    return false;
}

std::optional<CupsJob> CupsQueue::job(int /*job_id*/) {
    return std::nullopt;
}

std::vector<CupsJob> CupsQueue::unfinished(std::string_view /*prefix*/) {
    return {};
}

std::vector<FoundPrinter> findCupsPrinters() {
    return {};
}

}  // namespace balcao
