// Foreign ZPL is a program of strangers: what the filter leaves must hold nothing that it forbids,
// and must stay the same when it is filtered again.
#include "printing/intake/zpl_commands.h"
#include "printing/intake/zpl_filter.h"
#include "printing/intake/zpl_guard.h"
#include "printing/intake/zpl_scanner.h"

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

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    const auto labels = balcao::splitZpl(bytes);
    if (!labels) {
        require(labels.error().find(": ") != std::string_view::npos);
        return 0;
    }
    require(!labels->empty() && labels->size() <= balcao::kMostZplLabels);
    for (const auto& label : *labels) {
        require(label.copies >= 1 && label.copies <= balcao::kMostZplCopies);
        require(!balcao::whyNotPrintable(label.bytes, balcao::ZplPrefixes::any));
        balcao::ZplScanner scanner{label.bytes};
        while (const auto command = scanner.next()) {
            require(balcao::denialOf(command->name) == nullptr && command->name != "^PQ");
        }
        require(scanner.hasUsualPrefixes());
        const auto again = balcao::splitZpl(label.bytes);
        require(again.has_value() && again->front().removed.empty());
    }
    return 0;
}
