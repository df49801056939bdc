#pragma once

#include "printing/status/device_status.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace balcao {

/// One answer byte for each of DLE EOT 1 to 4: printer, what keeps it off line, error, paper.
/// Nothing where no sound byte came.
using EscPosAnswers = std::array<std::optional<std::uint8_t>, 4>;

/// DLE EOT n, n from 1 to 4.
std::string_view escPosQuestion(int n);

/// True for a byte that can be an answer to DLE EOT: the fixed bits are as they must be
/// ((byte & 0x93) == 0x12). Anything else is another printer's talk.
bool isEscPosAnswer(std::uint8_t byte);

/// Reads what came (Epson's reference, "DLE EOT"). Known if at least the first answer is sound.
DeviceStatus readEscPosStatus(const EscPosAnswers& answers);

}  // namespace balcao
