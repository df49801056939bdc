// The file of an NF-e comes from outside: whatever it is, it is read or refused in words, and what
// is read can be laid out.
#include "printing/documents/nfe.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace balcao;
    const auto nfe = readNfe({reinterpret_cast<const char*>(data), size});
    if (!nfe) {
        if (nfe.error().find(": ") == std::string::npos) {
            std::abort();  // the fuzzer keeps the input
        }
        return 0;
    }
    if (!isAccessKey(nfe->access_key) || !layOutDanfe(*nfe, {}, PaperSize::roll_80)) {
        std::abort();
    }
    return 0;
}
