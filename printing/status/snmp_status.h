#pragma once

#include "printing/status/device_status.h"
#include "printing/status/snmp_codec.h"

namespace balcao {

/// What is asked of a printer: its state and error bits (host resources MIB, RFC 2790) and its page
/// counter (printer MIB, RFC 3805).
const std::vector<SnmpName>& snmpQuestions();

/// Reads the answer. hrPrinterDetectedErrorState is a string of bits, the first of which is 0x80 of
/// the first byte. Not known without it.
DeviceStatus readSnmpStatus(const SnmpAnswer& answer);

}  // namespace balcao
