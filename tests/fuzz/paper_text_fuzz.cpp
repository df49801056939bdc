// Texts on our papers come from strangers: whatever they are, a label stays one label of our own
// commands, and cleaning them twice changes nothing.
#include "printing/canvas/zpl_canvas.h"
#include "printing/documents/clean_text.h"
#include "printing/documents/papers.h"
#include "printing/fonts/cp1252.h"
#include "printing/intake/zpl_guard.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

void require(bool holds) {
    if (!holds) {
        std::abort();  // the fuzzer keeps the input
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace balcao;
    const std::string text{reinterpret_cast<const char*>(data), size};
    const std::string cleaned = cleanText(text);
    require(cleanText(cleaned) == cleaned);
    require(cp1252Of(cleaned).size() <= 200);

    BoxLabel label;
    label.head.order_code = text;
    label.head.short_code = text;
    label.head.store_name = text;
    label.package_code = text;
    label.carrier = text;
    label.destination = text;
    const std::string zpl =
        toZpl(layOut(label, {.size = PaperSize::label_100x50, .language = Language::pt}), 8);
    require(zpl.find("^XA", 1) == std::string::npos);
    require(zpl.find("^XZ") == zpl.size() - 4);
    require(zpl.find('~') == std::string::npos);
    require(!whyNotPrintable(zpl));
    return 0;
}
