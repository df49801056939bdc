#pragma once

#include "printing/status/status_probe.h"

#include <cstdint>
#include <string>

namespace balcao {

/// Asks a printer at its raw port in its own language: ~HS, then ~HQES where the printer answers
/// it, or DLE EOT. A connection of its own, which prints nothing.
class RawPortProbe final : public StatusProbe {
public:
    RawPortProbe(
        RawSocketAddress address, PrinterLanguage language, std::chrono::milliseconds patience
    );

    DeviceStatus read() override;

private:
    RawSocketAddress address_;
    PrinterLanguage language_;
    std::chrono::milliseconds patience_;
};

/// Asks a printer by SNMP over UDP.
class SnmpProbe final : public StatusProbe {
public:
    static constexpr std::uint16_t kPort = 161;

    SnmpProbe(
        std::string host,
        std::uint16_t port,
        std::string community,
        std::chrono::milliseconds patience
    );

    DeviceStatus read() override;

private:
    std::string host_;
    std::uint16_t port_;
    std::string community_;
    std::chrono::milliseconds patience_;
    std::int32_t last_request_{0};
};

}  // namespace balcao
