// Labels come from strangers: whatever the bytes are, the intake must answer, and what it lets
// through must be whole and free of the commands that it names.
#include "printing/intake/intake.h"
#include "printing/intake/zpl_guard.h"

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

bool isSlugAndSentence(std::string_view reason) {
    const std::size_t colon = reason.find(": ");
    return colon != std::string_view::npos && colon > 0 &&
           reason.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == colon;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    const auto kind = balcao::inspect(bytes);
    require(kind.has_value() || isSlugAndSentence(kind.error()));

    const auto refusal = balcao::whyNotPrintable(bytes);
    require(!refusal || isSlugAndSentence(*refusal));
    // The bytes of a binary picture (^GF) may look like commands.
    const bool may_hold_pictures = bytes.find_first_of("Gg") != std::string_view::npos;
    if (!refusal && !may_hold_pictures) {
        for (const std::string_view denied : {"^JU", "~JR", "^NS", "~DY", "^DF", "! U1", "^CM"}) {
            require(bytes.find(denied) == std::string_view::npos);
        }
    }
    return 0;
}
