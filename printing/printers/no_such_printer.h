#pragma once

#include "printing/printers/printer.h"

#include <string>
#include <utility>

namespace balcao {

/// Stands for a printer that this system cannot have (a Windows spooler on Linux): its jobs wait
/// and say why.
class NoSuchPrinter final : public Printer {
public:
    /// `why` is "slug: English sentence".
    NoSuchPrinter(std::string address, std::string why)
        : address_{std::move(address)}
        , why_{std::move(why)} {}

    std::string address() const override { return address_; }
    std::optional<std::string> whyNot(DocumentKind /*kind*/) const override { return std::nullopt; }
    std::optional<RecordSend> send(const PrintPayload& /*payload*/, const ClaimCommit& /*claim*/)
        override {
        return RecordSend{.end = SendEnd::zero_bytes, .reason = why_};
    }
    std::optional<std::string> complaint() override { return why_; }

private:
    std::string address_;
    std::string why_;
};

}  // namespace balcao
