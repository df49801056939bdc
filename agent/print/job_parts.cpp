#include "agent/print/job_parts.h"

#include <Poco/SHA2Engine.h>

#include <utility>

namespace balcao {

namespace {

constexpr std::size_t kMostParts = 500;  // of one job: whoever wants more wants something else

std::string sha256Of(std::string_view bytes) {
    Poco::SHA2Engine engine{Poco::SHA2Engine::SHA_256};
    engine.update(bytes.data(), bytes.size());
    return Poco::DigestEngine::digestToHex(engine.digest());
}

}  // namespace

PartMaker::PartMaker(
    PrinterCapability capability, ZplTuning tuning, const PdfRasterizer& rasterizer
)
    : capability_{std::move(capability)}
    , tuning_{tuning}
    , rasterizer_{rasterizer} {}

Result<const JobParts*, std::string> PartMaker::partsOf(
    const PrintJob& job, const Printer& printer
) {
    if (last_ && last_->job_id == job.job_id) {
        return &*last_;
    }
    auto made = make(job, printer);
    if (!made) {
        return Failure{made.error()};
    }
    last_ = *std::move(made);
    return &*last_;
}

Result<JobParts, std::string> PartMaker::make(const PrintJob& job, const Printer& printer) const {
    if (job.bytes.empty()) {
        return Failure{std::string{
            "document_wiped: the kept bytes were wiped, because the order ended long ago "
            "(papers.keep_days); fetch the label from the hub or the carrier again"}};
    }
    if (sha256Of(job.bytes) != job.document_sha256) {
        return Failure{std::string{
            "document_damaged: the kept document is not the one that was taken; fetch it again"}};
    }
    auto prepared = prepare(job.bytes, capability_, rasterizer_);
    if (!prepared) {
        return Failure{prepared.error()};
    }
    if (auto why = printer.whyNot(prepared->sent_as)) {
        return Failure{*std::move(why)};
    }
    JobParts parts{
        .job_id = job.job_id, .sent_as = prepared->sent_as, .documents = {}, .order = {}};
    for (const PreparedPart& part : prepared->parts) {
        const std::size_t place = parts.documents.size();
        parts.documents.push_back(
            prepared->sent_as == DocumentKind::zpl ? tuned(part.bytes, tuning_) : part.bytes
        );
        parts.order.insert(parts.order.end(), static_cast<std::size_t>(part.copies), place);
    }
    // A set after a set, as somebody would lay out copies.
    const std::vector<std::size_t> one_set = parts.order;
    for (std::int64_t copy = 1; copy < job.copies; ++copy) {
        parts.order.insert(parts.order.end(), one_set.begin(), one_set.end());
    }
    if (parts.order.empty() || parts.order.size() > kMostParts) {
        return Failure{
            "too_many_parts: the job would be " + std::to_string(parts.order.size()) +
            " pieces of paper; print fewer copies at once"};
    }
    return parts;
}

}  // namespace balcao
