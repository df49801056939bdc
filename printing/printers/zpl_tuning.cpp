#include "printing/printers/zpl_tuning.h"

namespace balcao {

namespace {

constexpr std::string_view kLabelStart = "^XA";

}  // namespace

std::string tuned(std::string_view label, const ZplTuning& tuning) {
    const std::size_t start = label.find(kLabelStart);
    if (tuning == ZplTuning{} || start == std::string_view::npos) {
        return std::string{label};
    }
    std::string bytes{label.substr(0, start)};
    if (tuning.darkness) {
        bytes += "~SD" + std::string(*tuning.darkness < 10 ? "0" : "") +
                 std::to_string(*tuning.darkness);
    }
    bytes += kLabelStart;
    if (tuning.left_dots != 0) {
        bytes += "^LS" + std::to_string(-tuning.left_dots);  // ^LS counts to the left
    }
    if (tuning.top_dots != 0) {
        bytes += "^LT" + std::to_string(tuning.top_dots);
    }
    bytes += label.substr(start + kLabelStart.size());
    return bytes;
}

}  // namespace balcao
