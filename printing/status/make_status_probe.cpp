#include "printing/printers/cups_printer.h"
#include "printing/printers/usb_printer.h"
#include "printing/printers/winspool_printer.h"
#include "printing/status/network_probes.h"
#include "printing/status/status_probe.h"

namespace balcao {

namespace {

using Made = std::unique_ptr<StatusProbe>;

struct Make {
    const PrinterCapability& capability;
    const StatusWishes& wishes;

    Made operator()(const RawSocketAddress& address) const {
        const bool answers = capability.language == PrinterLanguage::zpl ||
                             capability.language == PrinterLanguage::escpos;
        if (capability.has_status && answers) {
            return std::make_unique<RawPortProbe>(address, capability.language, wishes.patience);
        }
        if (!wishes.snmp_community.empty()) {
            return std::make_unique<SnmpProbe>(
                address.host, SnmpProbe::kPort, wishes.snmp_community, wishes.patience
            );
        }
        return nullptr;
    }
    Made operator()(const FolderAddress& /*address*/) const { return nullptr; }
    Made operator()(const CupsAddress& address) const { return makeCupsProbe(address); }
    Made operator()(const WinspoolAddress& address) const { return makeWinspoolProbe(address); }
    Made operator()(const GdiAddress& address) const {
        return makeWinspoolProbe(WinspoolAddress{address.name});
    }
    Made operator()(const UsbAddress& address) const { return makeUsbProbe(address); }
};

}  // namespace

std::unique_ptr<StatusProbe> makeStatusProbe(
    const PrinterAddress& address, const PrinterCapability& capability, const StatusWishes& wishes
) {
    return std::visit(Make{capability, wishes}, address);
}

}  // namespace balcao
