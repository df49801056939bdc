#pragma once

#include "common/label/printer_address.h"
#include "printing/printers/capability.h"
#include "printing/status/device_status.h"

#include <chrono>
#include <memory>
#include <string>

namespace balcao {

/// Asks one printer how it is. Belongs to the printer's worker, like the printer itself: a probe
/// and a label never meet.
class StatusProbe {
public:
    virtual ~StatusProbe() = default;

    /// Asks once, within a deadline; not known if there is no sound answer. Never throws for what
    /// the network or the device does.
    virtual DeviceStatus read() = 0;
};

struct StatusWishes {
    /// For SNMP at the printer's address; empty: SNMP is not asked.
    std::string snmp_community;
    std::chrono::milliseconds patience{1'500};
};

/// The way in which this printer can be asked, or null. A printer is asked in its language only if
/// a person said which one it is (`has_status`): another would print the question.
std::unique_ptr<StatusProbe> makeStatusProbe(
    const PrinterAddress& address,
    const PrinterCapability& capability,
    const StatusWishes& wishes = {}
);

}  // namespace balcao
