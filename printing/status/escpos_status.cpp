#include "printing/status/escpos_status.h"

namespace balcao {

namespace {

constexpr std::array<std::string_view, 4> kQuestions = {
    std::string_view{"\x10\x04\x01", 3},
    std::string_view{"\x10\x04\x02", 3},
    std::string_view{"\x10\x04\x03", 3},
    std::string_view{"\x10\x04\x04", 3},
};

constexpr unsigned kOffline = 0x08;         // answer 1
constexpr unsigned kCoverOpen = 0x04;       // answer 2
constexpr unsigned kStoppedByPaper = 0x20;  // answer 2
constexpr unsigned kSomeError = 0x40;       // answer 2
constexpr unsigned kCutterError = 0x08;     // answer 3
constexpr unsigned kFatalError = 0x20;      // answer 3
constexpr unsigned kRecoverable = 0x40;     // answer 3: the head is too hot
constexpr unsigned kPaperNearEnd = 0x0C;    // answer 4
constexpr unsigned kPaperEnd = 0x60;        // answer 4

}  // namespace

std::string_view escPosQuestion(int n) {
    return kQuestions.at(static_cast<std::size_t>(n - 1));
}

bool isEscPosAnswer(std::uint8_t byte) {
    return (byte & 0x93U) == 0x12U;
}

DeviceStatus readEscPosStatus(const EscPosAnswers& answers) {
    EscPosAnswers sound;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        sound.at(i) =
            answers.at(i) && isEscPosAnswer(*answers.at(i)) ? answers.at(i) : std::nullopt;
    }
    if (!sound[0]) {
        return {};
    }
    DeviceStatus status{
        .is_known = true, .reasons = {}, .is_idle = false, .pages_made = {}, .source = "DLE EOT"};
    const auto has = [&sound](std::size_t answer, unsigned bits) {
        return (sound.at(answer).value_or(0) & bits) != 0;
    };
    if (has(1, kCoverOpen)) {
        addReason(status, DeviceReason::cover_open);
    }
    if (has(1, kStoppedByPaper) || has(3, kPaperEnd)) {
        addReason(status, DeviceReason::media_empty);
    } else if (has(3, kPaperNearEnd)) {
        addReason(status, DeviceReason::media_low);
    }
    if (has(2, kRecoverable)) {
        addReason(status, DeviceReason::over_temperature);
    }
    if (has(1, kSomeError) || has(2, kCutterError) || has(2, kFatalError)) {
        addReason(status, DeviceReason::other);
    }
    const bool is_explained = blockingReason(status).has_value();
    if (has(0, kOffline) && !is_explained) {
        addReason(status, DeviceReason::offline);
    }
    return status;
}

}  // namespace balcao
