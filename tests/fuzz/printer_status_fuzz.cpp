// What printers answer comes from the network: whatever the bytes are, the status parsers must
// answer, never outside what they were given, and say nothing that is not in the vocabulary.
#include "printing/status/bit_status.h"
#include "printing/status/escpos_status.h"
#include "printing/status/snmp_status.h"
#include "printing/status/zpl_status.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

void require(bool holds) {
    if (!holds) {
        std::abort();  // the fuzzer keeps the input
    }
}

void checkStatus(const balcao::DeviceStatus& status) {
    require(status.is_known || status.reasons.empty());
    require(status.is_known || !balcao::blockingReason(status));
    for (const balcao::DeviceReason reason : status.reasons) {
        require(std::ranges::count(status.reasons, reason) == 1);
        require(balcao::deviceReason(balcao::toText(reason)) == reason);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    checkStatus(balcao::readZplStatus(bytes));
    checkStatus(balcao::readZplErrors(bytes));
    balcao::deviceReason(bytes);
    if (const auto answer = balcao::decodeSnmpAnswer(bytes)) {
        require(answer->values.size() <= size);
        checkStatus(balcao::readSnmpStatus(*answer));
    }
    balcao::EscPosAnswers answers;
    for (std::size_t i = 0; i < std::min(size, answers.size()); ++i) {
        answers.at(i) = data[i];
    }
    checkStatus(balcao::readEscPosStatus(answers));
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(size, 4); ++i) {
        bits = bits << 8U | data[i];
    }
    checkStatus(balcao::readWinspoolStatus(bits));
    checkStatus(balcao::readPortStatus(static_cast<std::uint8_t>(bits & 0xFFU)));
    return 0;
}
