#pragma once

#include "common/base/clock.h"
#include "common/label/print_job.h"
#include "common/label/printer_address.h"
#include "printing/intake/sniff.h"
#include "printing/printers/capability.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace balcao {

/// One part of a job (a label, a page, a document) on its way to a device. `bytes` were inspected
/// (printing/intake) and outlive the call.
struct PrintPayload {
    std::int64_t job_id{};
    std::int64_t part{1};  // from 1
    std::string name{};    // of this attempt alone: how a spooler's job is found again
    Instant at{};
    DocumentKind kind{DocumentKind::unknown};
    std::string_view bytes;
};

/// Commits the claim of the part; false if the job is no longer there to be claimed. `spool_id` is
/// that of the spooler's held job, or empty. May throw, and then nothing was claimed.
using ClaimCommit = std::function<bool(const std::string& spool_id)>;

/// What a spooler says of a job that was claimed with its spool_id.
enum class SpoolFate : std::uint8_t {
    cannot_tell,     // it does not know the job, or cannot be asked
    never_released,  // proven: it was held and has been taken back; nothing went to the device
    waiting,         // still on its way; `reason` says what it waits for
    done,            // handed over whole
    stopped,         // ended before its end: a part of it may be on paper
};

struct SpoolFinding {
    SpoolFate fate{SpoolFate::cannot_tell};
    std::string reason;  // "slug: English sentence", or empty
};

/// A device that takes bytes. Not thread-safe: one worker owns one printer.
class Printer {
public:
    virtual ~Printer() = default;

    /// Where it is, for logs and reasons; the text of its setting.
    virtual std::string address() const = 0;

    /// Why this printer cannot take documents of this kind, as "slug: English sentence"; nothing if
    /// it takes them as they are.
    virtual std::optional<std::string> whyNot(DocumentKind kind) const = 0;

    /// Makes one attempt at one part, in this order: reach the device so far that nothing printable
    /// has left (connect, write a hidden file, make a held spooler job), call `claim`, then let the
    /// bytes go. Every wait has a deadline.
    ///
    /// Before the claim every failure ends as zero_bytes. After it, zero_bytes is said only with
    /// proof; `unknown` is not failure, it is not knowing. Nothing is returned if `claim` said no.
    /// Throws only what `claim` throws, with nothing sent.
    virtual std::optional<RecordSend> send(
        const PrintPayload& payload, const ClaimCommit& claim
    ) = 0;

    /// What became of a claimed part; a job that is found held is taken back, so that it can never
    /// print by itself. Only spoolers can tell.
    virtual SpoolFinding find(const std::string& /*spool_id*/) { return {}; }

    /// Stops a claimed part that still waits, so that it will not come out after a person was
    /// asked. The finding says how far it had come.
    virtual SpoolFinding takeBack(const std::string& /*spool_id*/) { return {}; }

    /// What a person should change about the printer or its queue, as "slug: English sentence".
    virtual std::optional<std::string> complaint() { return std::nullopt; }
};

std::unique_ptr<Printer> makePrinter(
    const PrinterAddress& address, const PrinterCapability& capability = {}
);

}  // namespace balcao
