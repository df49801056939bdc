#include "agent/service/health.h"

#include "agent/service/health_words.h"
#include "common/label/paper.h"
#include "common/order/order_text.h"
#include "common/order/order_words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace balcao {

namespace {

/// The same part of the same store or printer.
bool isSameThing(const HealthFinding& left, const HealthFinding& right) {
    return left.part == right.part && left.about == right.about;
}

// In the order of kPrinterRoles.
constexpr std::array kPrinterWords = {
    Said{"de etiquetas", "for labels", "de etiquetas"},
    Said{"de recibos", "for receipts", "de recibos"},
    Said{"de documentos", "for documents", "de documentos"},
};

/// "label", "label rede/17" or "label@Mesa 2".
std::string printerWord(const std::string& about, Language language) {
    const std::string_view role = std::string_view{about}.substr(0, about.find_first_of(" @"));
    const auto* const found = std::ranges::find(kPrinterRoles, role);
    if (found == kPrinterRoles.end()) {
        return about;
    }
    const auto place = static_cast<std::size_t>(found - kPrinterRoles.begin());
    const std::string_view whose = std::string_view{about}.substr(role.size());
    return std::string{kPrinterWords.at(place).in(language)}
        .append(whose.starts_with('@') ? ", " : "")
        .append(whose.starts_with('@') ? whose.substr(1) : whose);
}

/// A value of `Enum` in words; anything else as it is.
template <typename Enum>
std::string codeWord(const std::string& code, Language language) {
    const auto value = fromText<Enum>(code);
    return value ? std::string{wordOf(*value, language)} : code;
}

std::string inWords(const std::string& fact, std::string_view kind, Language language) {
    if (kind == "state") {
        return codeWord<OrderState>(fact, language);
    }
    if (kind == "message") {
        return codeWord<MessageKind>(fact, language);
    }
    return kind == "printer" ? printerWord(fact, language) : fact;
}

/// Fills each place of the sentence, {0} or {0:kind}.
std::string filled(std::string_view text, const HealthFinding& finding, Language language) {
    std::string sentence;
    while (!text.empty()) {
        const std::size_t open = std::min(text.find('{'), text.size());
        sentence += text.substr(0, open);
        text.remove_prefix(open);
        if (text.empty()) {
            break;
        }
        const std::string_view place = text.substr(1, text.find('}') - 1);
        text.remove_prefix(place.size() + 2);
        const auto number = static_cast<std::size_t>(place.front() - '0');
        const std::string_view kind = place.size() > 2 ? place.substr(2) : std::string_view{};
        if (number == 0) {
            sentence += inWords(finding.about, kind, language);
        } else if (number <= finding.facts.size()) {
            sentence += inWords(finding.facts[number - 1], kind, language);
        }
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

std::string sentenceOf(const HealthFinding& finding, std::string_view code) {
    const auto words = healthWords();
    const auto found = std::ranges::find_if(words, [&](const HealthWords& one) {
        return one.part == finding.part && one.word == finding.word;
    });
    if (found != words.end()) {
        const Language language = languageOf(code);
        const Said said{.pt = found->pt, .en = found->en, .es = found->es};
        return filled(said.in(language), finding, language);
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
