#include "agent/service/health.h"

#include "agent/service/health_words.h"

#include <algorithm>
#include <utility>

namespace balcao {

namespace {

/// The same part of the same store or printer.
bool isSameThing(const HealthFinding& left, const HealthFinding& right) {
    return left.part == right.part && left.about == right.about;
}

std::string_view textIn(const HealthWords& words, std::string_view language) {
    if (language == "en") {
        return words.en;
    }
    return language == "es" ? words.es : words.pt;
}

/// Fills {0} with what the finding is about, {1} and on with its facts.
std::string filled(std::string_view text, const HealthFinding& finding) {
    std::string sentence;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_place = text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}';
        if (!is_place) {
            sentence += text[i];
            continue;
        }
        const auto number = static_cast<std::size_t>(text[i + 1] - '0');
        if (number == 0) {
            sentence += finding.about;
        } else if (number <= finding.facts.size()) {
            sentence += finding.facts[number - 1];
        }
        i += 2;
    }
    return sentence;
}

}  // namespace

HealthGrade HealthReport::grade() const {
    HealthGrade gravest = HealthGrade::good;
    for (const HealthFinding& finding : findings) {
        gravest = std::max(gravest, finding.grade);
    }
    return gravest;
}

std::string_view toText(HealthGrade value) {
    switch (value) {
        case HealthGrade::good:
            return "good";
        case HealthGrade::attention:
            return "attention";
        case HealthGrade::bad:
            return "bad";
    }
    return "bad";
}

std::string sentenceOf(const HealthFinding& finding, std::string_view language) {
    const auto words = healthWords();
    const auto found = std::ranges::find_if(words, [&](const HealthWords& one) {
        return one.part == finding.part && one.word == finding.word;
    });
    if (found != words.end()) {
        return filled(textIn(*found, language), finding);
    }
    std::string plain = finding.part + " " + finding.about + ": " + finding.word;
    for (const std::string& fact : finding.facts) {
        plain += " " + fact;
    }
    return plain;
}

std::string spanText(std::chrono::seconds span) {
    using namespace std::chrono;
    const seconds length = std::max(span, seconds{0});
    if (length < minutes{2}) {
        return std::to_string(length.count()) + " s";
    }
    if (length < hours{2}) {
        return std::to_string(duration_cast<minutes>(length).count()) + " min";
    }
    if (length < days{2}) {
        return std::to_string(duration_cast<hours>(length).count()) + " h";
    }
    return std::to_string(duration_cast<days>(length).count()) + " d";
}

std::vector<HealthFinding> HealthBook::take(HealthReport report) {
    const Lock lock{mutex_};
    std::vector<HealthFinding> news;
    for (const HealthFinding& finding : report.findings) {
        const auto before = std::ranges::find_if(report_.findings, [&](const HealthFinding& one) {
            return isSameThing(one, finding);
        });
        const bool was_bad = before != report_.findings.end() && before->grade == HealthGrade::bad;
        const bool is_bad = finding.grade == HealthGrade::bad;
        if (was_bad != is_bad || (is_bad && before->word != finding.word)) {
            news.push_back(finding);
        }
    }
    report_ = std::move(report);
    return news;
}

HealthReport HealthBook::last() const {
    const Lock lock{mutex_};
    return report_;
}

}  // namespace balcao
