#pragma once

#include "agent/ledger/ledger.h"
#include "printing/prepare.h"
#include "printing/printers/printer.h"
#include "printing/printers/zpl_tuning.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace balcao {

/// The parts of one job as they are sent, one after the other: each label or page as often as the
/// document and the job want it.
struct JobParts {
    std::int64_t job_id{};
    DocumentKind sent_as{DocumentKind::unknown};
    std::vector<std::string> documents;
    std::vector<std::size_t> order;  // of the parts, into `documents`

    std::int64_t count() const { return static_cast<std::int64_t>(order.size()); }
    std::string_view at(std::int64_t part) const {
        return documents.at(order.at(static_cast<std::size_t>(part)));
    }
};

/// Makes the parts of jobs for one printer. The same job gives the same parts, so that a job can go
/// on behind a part that was sent before a restart. Keeps those of the last job.
class PartMaker {
public:
    /// The references outlive this.
    PartMaker(PrinterCapability capability, ZplTuning tuning, const PdfRasterizer& rasterizer);

    /// The failure is "slug: English sentence": why the job can never be printed on this printer.
    /// The parts are valid until the next call. Throws for what the system does.
    Result<const JobParts*, std::string> partsOf(const PrintJob& job, const Printer& printer);

private:
    Result<JobParts, std::string> make(const PrintJob& job, const Printer& printer) const;

    PrinterCapability capability_;
    ZplTuning tuning_;
    const PdfRasterizer& rasterizer_;
    std::optional<JobParts> last_;
};

}  // namespace balcao
