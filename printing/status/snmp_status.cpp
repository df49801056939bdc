#include "printing/status/snmp_status.h"

#include <algorithm>
#include <array>
#include <utility>

namespace balcao {

namespace {

const SnmpName kPrinterStatus{1, 3, 6, 1, 2, 1, 25, 3, 5, 1, 1, 1};  // hrPrinterStatus.1
const SnmpName kErrorState{1, 3, 6, 1, 2, 1, 25, 3, 5, 1, 2, 1};  // hrPrinterDetectedErrorState.1
const SnmpName kPageCount{1, 3, 6, 1, 2, 1, 43, 10, 2, 1, 4, 1, 1};  // prtMarkerLifeCount.1.1

constexpr std::int64_t kIdle = 3;

// RFC 2790, hrPrinterDetectedErrorState, with the bits of RFC 3805 behind them.
constexpr std::array kBits = {
    std::pair{0U, DeviceReason::media_low},
    std::pair{1U, DeviceReason::media_empty},
    std::pair{2U, DeviceReason::marker_supply_low},
    std::pair{3U, DeviceReason::marker_supply_empty},
    std::pair{4U, DeviceReason::cover_open},
    std::pair{5U, DeviceReason::media_jam},
    std::pair{6U, DeviceReason::offline},
    std::pair{7U, DeviceReason::other},                 // service requested
    std::pair{8U, DeviceReason::media_empty},           // input tray missing
    std::pair{9U, DeviceReason::other},                 // output tray missing
    std::pair{10U, DeviceReason::marker_supply_empty},  // marker supply missing
    std::pair{11U, DeviceReason::other},                // output near full
    std::pair{12U, DeviceReason::other},                // output full
    std::pair{13U, DeviceReason::media_empty},          // input tray empty
};

const SnmpValue* valueOf(const SnmpAnswer& answer, const SnmpName& name) {
    const auto found = std::ranges::find(answer.values, name, &SnmpValue::name);
    return found == answer.values.end() ? nullptr : &*found;
}

bool hasBit(const std::string& octets, unsigned bit) {
    const std::size_t byte = bit / 8;
    return byte < octets.size() &&
           (static_cast<unsigned char>(octets[byte]) & 0x80U >> bit % 8) != 0;
}

}  // namespace

const std::vector<SnmpName>& snmpQuestions() {
    static const std::vector<SnmpName> questions{kPrinterStatus, kErrorState, kPageCount};
    return questions;
}

DeviceStatus readSnmpStatus(const SnmpAnswer& answer) {
    const SnmpValue* const errors = valueOf(answer, kErrorState);
    if (answer.error != 0 || errors == nullptr || !errors->octets) {
        return {};
    }
    DeviceStatus status{
        .is_known = true, .reasons = {}, .is_idle = false, .pages_made = {}, .source = "snmp"};
    for (const auto& [bit, reason] : kBits) {
        if (hasBit(*errors->octets, bit)) {
            addReason(status, reason);
        }
    }
    const SnmpValue* const state = valueOf(answer, kPrinterStatus);
    status.is_idle = state != nullptr && state->number == kIdle;
    const SnmpValue* const pages = valueOf(answer, kPageCount);
    status.pages_made = pages != nullptr ? pages->number : std::nullopt;
    return status;
}

}  // namespace balcao
