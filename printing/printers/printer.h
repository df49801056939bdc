#pragma once

#include "common/base/clock.h"
#include "common/label/print_job.h"
#include "common/label/printer_address.h"
#include "printing/intake/sniff.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace balcao {

/// One label or document on its way to a device. `bytes` were inspected (printing/intake) and
/// outlive the call.
struct PrintPayload {
    std::int64_t job_id{};
    Instant at{};
    DocumentKind kind{DocumentKind::unknown};
    std::string_view bytes;
};

/// Commits the claim of the job; false if the job is no longer there to be claimed. May throw, and
/// then nothing was claimed.
using ClaimCommit = std::function<bool()>;

/// A device that takes bytes. Not thread-safe: one worker owns one printer.
class Printer {
public:
    virtual ~Printer() = default;

    /// Where it is, for logs and reasons; the text of its setting.
    virtual std::string address() const = 0;

    /// Why this printer cannot take documents of this kind, as "slug: English sentence"; nothing if
    /// it takes them as they are.
    virtual std::optional<std::string> whyNot(DocumentKind kind) const = 0;

    /// Makes one attempt, in this order: reach the device so far that nothing printable has left
    /// (connect, write a hidden file), call `claim`, then let the bytes go. Every wait has a
    /// deadline.
    ///
    /// Before the claim every failure ends as zero_bytes. After it, zero_bytes is said only with
    /// proof; `unknown` is not failure, it is not knowing. Nothing is
    /// returned if `claim` said no. Throws only what `claim` throws, with nothing sent.
    virtual std::optional<RecordSend> send(
        const PrintPayload& payload, const ClaimCommit& claim
    ) = 0;
};

std::unique_ptr<Printer> makePrinter(const PrinterAddress& address);

}  // namespace balcao
