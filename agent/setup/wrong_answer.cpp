#include "agent/setup/wrong_answer.h"

#include <algorithm>
#include <utility>

namespace balcao {

HealthFinding wrongAnswer(std::string word, std::vector<std::string> facts) {
    return {
        .part = "setup",
        .word = std::move(word),
        .grade = HealthGrade::bad,
        .facts = std::move(facts)};
}

bool isPlain(std::string_view text) {
    return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < ' '; });
}

}  // namespace balcao
