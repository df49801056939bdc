#include "printing/status/bit_status.h"

#include <array>
#include <utility>

namespace balcao {

namespace {

constexpr unsigned kPaperOut = 0x20;
constexpr unsigned kSelected = 0x10;
constexpr unsigned kNoError = 0x08;

// Microsoft's documentation of PRINTER_INFO_2, "Status".
constexpr std::array kWinspoolBits = {
    std::pair{0x00000001U, DeviceReason::paused},
    std::pair{0x00000002U, DeviceReason::other},  // error
    std::pair{0x00000008U, DeviceReason::media_jam},
    std::pair{0x00000010U, DeviceReason::media_empty},
    std::pair{0x00000040U, DeviceReason::other},  // paper problem
    std::pair{0x00000080U, DeviceReason::offline},
    std::pair{0x00001000U, DeviceReason::offline},  // not available
    std::pair{0x00020000U, DeviceReason::marker_supply_low},
    std::pair{0x00040000U, DeviceReason::marker_supply_empty},
    std::pair{0x00100000U, DeviceReason::other},  // wants a person
    std::pair{0x00200000U, DeviceReason::other},  // out of memory
    std::pair{0x00400000U, DeviceReason::cover_open},
    std::pair{0x00800000U, DeviceReason::timed_out},  // the server does not know
};

}  // namespace

DeviceStatus readPortStatus(std::uint8_t byte) {
    const unsigned bits = byte & (kPaperOut | kSelected | kNoError);
    if (bits == 0 || bits == (kPaperOut | kSelected | kNoError)) {
        return {};
    }
    DeviceStatus status{
        .is_known = true, .reasons = {}, .is_idle = false, .pages_made = {}, .source = "usb"};
    if ((bits & kPaperOut) != 0) {
        addReason(status, DeviceReason::media_empty);
    } else if ((bits & kSelected) == 0) {
        addReason(status, DeviceReason::offline);
    } else if ((bits & kNoError) == 0) {
        addReason(status, DeviceReason::other);
    }
    return status;
}

DeviceStatus readWinspoolStatus(std::uint32_t bits) {
    DeviceStatus status{
        .is_known = true, .reasons = {}, .is_idle = false, .pages_made = {}, .source = "winspool"};
    for (const auto& [bit, reason] : kWinspoolBits) {
        if ((bits & bit) != 0) {
            addReason(status, reason);
        }
    }
    return status;
}

}  // namespace balcao
