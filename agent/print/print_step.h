#pragma once

#include "agent/ledger/ledger.h"
#include "agent/print/device_watch.h"
#include "agent/print/job_parts.h"
#include "agent/service/link_status.h"
#include "common/base/clock.h"
#include "common/label/print_job.h"
#include "printing/printers/printer.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace balcao {

/// One printer of the store and the paper that goes to it.
struct PrintPlace {
    std::vector<PrintRoute> routes;      // one at least
    std::unique_ptr<Printer> printer;    // empty: none is configured, the jobs wait
    std::unique_ptr<StatusProbe> probe;  // empty: it cannot be asked
    PrinterCapability capability;
    ZplTuning tuning;
};

/// The name under which the state of a route's printer is shown: the role, with the store behind it
/// if the printer is that store's own.
std::string linkNameOf(const PrintRoute& route);

/// Carries the due print jobs of one printer to it, one part each step.
///
///     settle what is at the device or spooler -> look how the printer is -> due job -> its parts
///     -> reach the printer -> commit the claim -> send -> look again -> record how it went
///
/// The claim comes after the connection and before the first byte: a printer that cannot be reached
/// is proof of zero bytes and is tried again by the rules, and a crash after the claim is found at
/// the next start as a doubt. A part is never sent twice without a person (common/label/print_job.h
/// decides). A printer that says that it has no paper holds its jobs and those only; one that says
/// nothing is used all the same. Without a printer the jobs wait, and the link status says so.
///
/// Belongs to one worker's thread, which owns the device, probes included. A step lasts as long as
/// the printer's waits (connect 5 s, send 60 s, close 10 s at most) and never throws.
class PrintStep {
public:
    struct Parts {
        Ledger& ledger;
        LinkStatus& links;
        const Clock& clock;
        const PdfRasterizer& rasterizer;
    };

    /// What `parts` refers to outlives this.
    PrintStep(PrintPlace place, const Parts& parts);

    /// Does at most one attempt and says how long to rest.
    std::chrono::milliseconds step();

private:
    std::chrono::milliseconds work();
    std::chrono::milliseconds attempt(const PrintJob& job);
    std::optional<RecordSend> sendPart(const PrintJob& job, const JobParts& parts);

    /// The soonest due time over all routes, with the route.
    struct Due {
        PrintRoute route;
        Instant at{};
    };
    std::optional<Due> nextDue() const;
    std::chrono::milliseconds restUntil(Instant due, Instant now) const;

    /// Asks device and spooler about jobs whose bytes they have. True while one of them waits for
    /// the device: nothing else is sent to it then.
    bool settleAtDevice();
    bool settleWaiting(const PrintJob& job);
    bool waitOn(const PrintJob& job, const std::string& reason);
    void settleDoubt(const PrintJob& job);

    /// What the device says after a part was accepted: more evidence, or that it waits.
    void askDeviceAfter(RecordSend& sent, std::optional<std::int64_t> pages_before);
    void holdFor(const PrintJob& job, DeviceReason reason);

    void record(std::int64_t job_id, const RecordSend& outcome);
    void report(std::int64_t job_id, const RecordSend& outcome);
    void show(PrinterLinkState state, const std::string& problem);
    void showDevice();
    /// Looks once whether the printer is set up as it should be, and tells if it is not.
    void complainOnce();

    std::vector<PrintRoute> routes_;
    std::unique_ptr<Printer> printer_;
    Ledger& ledger_;
    LinkStatus& links_;
    const Clock& clock_;
    DeviceWatch watch_;
    PartMaker part_maker_;
    std::map<std::int64_t, Instant> doubts_asked_at_;
    std::string complaint_;
    bool has_complained_{false};

    /// How a send went that the ledger could not take (a full disk). Nothing else is printed until
    /// it has: the job would stay claimed and nobody would be asked.
    struct Unrecorded {
        std::int64_t job_id{};
        RecordSend outcome;
    };
    std::optional<Unrecorded> unrecorded_;
};

}  // namespace balcao
