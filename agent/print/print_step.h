#pragma once

#include "agent/ledger/ledger.h"
#include "agent/service/link_status.h"
#include "common/base/clock.h"
#include "common/label/print_job.h"
#include "printing/printers/printer.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace balcao {

/// Carries the due print jobs of one role to its printer, one attempt each step.
///
///     due job -> inspect -> reach the printer -> commit the claim -> send -> record how it went
///
/// The claim comes after the connection and before the first byte: a printer that cannot be reached
/// is proof of zero bytes and is tried again by the rules, and a crash after the claim is found at
/// the next start as a doubt. A job is never sent twice without a person (common/label/print_job.h
/// decides). Without a printer the jobs wait, and the link status says so.
///
/// Belongs to one worker's thread. A step lasts as long as the printer's waits (connect 5 s, send
/// 60 s, close 10 s at most) and never throws.
class PrintStep {
public:
    /// `role` is "label" or "document". `printer` is empty if none is configured for it. The others
    /// outlive this.
    PrintStep(
        std::string role,
        std::unique_ptr<Printer> printer,
        Ledger& ledger,
        LinkStatus& links,
        const Clock& clock
    );

    /// Does at most one attempt and says how long to rest.
    std::chrono::milliseconds step();

private:
    std::chrono::milliseconds work();
    std::chrono::milliseconds attempt(const PrintJob& job);

    /// Why the job can never be sent to this printer, as "slug: sentence".
    std::optional<std::string> whyNever(const PrintJob& job) const;
    void record(std::int64_t job_id, const RecordSend& outcome);
    void report(std::int64_t job_id, const RecordSend& outcome);

    std::string role_;
    std::unique_ptr<Printer> printer_;
    Ledger& ledger_;
    LinkStatus& links_;
    const Clock& clock_;

    /// How a send went that the ledger could not take (a full disk). Nothing else is printed until
    /// it has: the job would stay claimed and nobody would be asked.
    struct Unrecorded {
        std::int64_t job_id{};
        RecordSend outcome;
    };
    std::optional<Unrecorded> unrecorded_;
};

}  // namespace balcao
