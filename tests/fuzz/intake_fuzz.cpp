// What a hub or a carrier gives is base64, a ZIP file or the bytes themselves, and may be made to
// harm: whatever it is, the intake answers, keeps its limits, and lets through only what is whole.
#include "printing/encode/base64.h"
#include "printing/intake/intake.h"
#include "printing/intake/zip.h"

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
    const auto documents = balcao::takeIn(bytes);
    require(documents.has_value() || isSlugAndSentence(documents.error()));
    if (documents) {
        require(!documents->empty() && documents->size() <= balcao::kMostZipEntries);
        for (const auto& document : *documents) {
            const auto kind = balcao::identify(document.bytes);
            require(kind.has_value() && *kind == document.kind);
        }
    }
    const auto contents = balcao::unzip(bytes);
    require(contents.has_value() || isSlugAndSentence(contents.error()));
    if (const auto plain = balcao::fromBase64(bytes)) {
        require(balcao::fromBase64(balcao::toBase64(*plain)) == plain);
    }
    return 0;
}
