#pragma once

#include "printing/printers/printer.h"

#include <chrono>

namespace balcao {

/// The longest each wait may take; together they bound one attempt (host names are looked up by
/// the system, which has a limit of its own).
struct RawSocketLimits {
    std::chrono::milliseconds connecting{5'000};
    std::chrono::milliseconds without_progress{10'000};  // no byte taken for so long
    std::chrono::milliseconds sending{60'000};           // all bytes
    std::chrono::milliseconds closing{10'000};           // from the half-close to the peer's close
    std::chrono::milliseconds settling{500};  // close=never: quiet for so long after the last ack
};

/// A label printer on a raw TCP port (usually 9100).
///
/// send() succeeding says only that this machine holds the bytes. So: connect, claim, send, close
/// our direction, and read until the printer closes its own: only that proves that it read
/// everything (E2). A refused or unanswered connection is zero bytes; a
/// reset, a stop or silence after the first byte is unknown. What the printer answers is read and
/// dropped, up to 64 KB. Takes what its language is; ZPL while that is not known.
class RawSocketPrinter final : public Printer {
public:
    explicit RawSocketPrinter(
        RawSocketAddress address,
        RawSocketLimits limits = {},
        PrinterLanguage language = PrinterLanguage::unknown
    );

    std::string address() const override;
    std::optional<std::string> whyNot(DocumentKind kind) const override;
    std::optional<RecordSend> send(const PrintPayload& payload, const ClaimCommit& claim) override;

private:
    RawSocketAddress address_;
    RawSocketLimits limits_;
    PrinterLanguage language_;
};

}  // namespace balcao
