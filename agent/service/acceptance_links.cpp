#include "agent/service/acceptance_links.h"

#include <optional>
#include <string>

namespace balcao {

namespace {

/// The step that a finding is about; nothing: it is about something else, or another store.
std::optional<AcceptanceStep> stepOf(const HealthFinding& finding, const StoreKey& store) {
    if (finding.part == "dns" || finding.part == "tls") {
        return AcceptanceStep::hub_answers;
    }
    if (finding.part == "token") {
        return AcceptanceStep::token_taken;
    }
    if (finding.part == "store" && finding.about == store.site_id + "/" + store.store_id) {
        return AcceptanceStep::store_known;
    }
    return finding.part == "clock" ? std::optional{AcceptanceStep::clock_right} : std::nullopt;
}

}  // namespace

std::vector<AcceptanceLink> acceptanceLinks(
    const HealthReport& report, const StoreKey& store, std::string_view language
) {
    std::vector<AcceptanceLink> links;
    for (const HealthFinding& finding : report.findings) {
        if (const auto step = stepOf(finding, store)) {
            links.push_back(
                {.step = *step,
                 .is_good = finding.grade == HealthGrade::good,
                 .said = sentenceOf(finding, language)}
            );
        }
    }
    return links;
}

}  // namespace balcao
