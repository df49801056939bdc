#include "agent/care/check_command.h"

#include "agent/care/health_check.h"
#include "agent/care/hub_of_settings.h"
#include "agent/care/lines.h"
#include "agent/care/local_agent.h"
#include "agent/json/json_reader.h"
#include "agent/ledger/backup.h"
#include "agent/service/system_clock.h"

#include <algorithm>
#include <exception>
#include <memory>
#include <optional>
#include <ostream>

namespace balcao {

namespace {

HealthGrade gradeOf(std::string_view text) {
    for (const HealthGrade grade : {HealthGrade::good, HealthGrade::attention}) {
        if (text == toText(grade)) {
            return grade;
        }
    }
    return HealthGrade::bad;
}

HealthFinding presenceFinding(LocalAgent::Presence presence, const LocalAgent& agent) {
    HealthFinding finding{.part = "agent", .word = "running"};
    switch (presence) {
        case LocalAgent::Presence::at_work:
            finding.facts = {BALCAO_VERSION, agent.address()};
            return finding;
        case LocalAgent::Presence::away:
            finding.word = "away";
            break;
        case LocalAgent::Presence::stranger:
            finding.word = "port_taken";
            break;
    }
    finding.grade = HealthGrade::bad;
    finding.facts = {agent.address()};
    return finding;
}

/// What the running agent found; nothing if it does not say, or has not looked yet.
std::optional<HealthGrade> writeItsReport(
    LocalAgent& agent, const std::string& language, std::ostream& out
) {
    const auto answer = agent.get("/api/v1/health?language=" + language);
    if (!answer) {
        return std::nullopt;
    }
    JsonReader reader;
    const JsonValue report = reader.parse(*answer);
    if (report.at("at_ms").integer() == 0) {
        return std::nullopt;
    }
    for (const JsonValue finding : report.at("findings").elements()) {
        writeLine(out, gradeOf(finding.textAt("grade")), finding.textAt("text"));
    }
    return gradeOf(report.textAt("grade"));
}

/// A look of our own, without the agent's workers.
HealthGrade writeOwnReport(
    const Settings& settings, const std::string& language, std::ostream& out
) {
    const SystemClock clock;
    std::unique_ptr<LedgerViews> views;
    std::optional<HealthFinding> unreadable;
    if (std::filesystem::exists(LedgerFolder{settings.data.dir}.database())) {
        try {
            views = std::make_unique<LedgerViews>(settings.data.dir);
        } catch (const std::exception& problem) {
            unreadable = HealthFinding{
                .part = "database",
                .word = "failing",
                .grade = HealthGrade::bad,
                .facts = {problem.what()}};
        }
    }
    const HealthCheck check{
        {.settings = settings,
         .clock = clock,
         .views = views.get(),
         .place = placeOfHub(settings.hub),
         .credentials = credentialsOfHub(settings.hub)}};
    HealthReport report = check.look();
    if (unreadable) {
        std::erase_if(report.findings, [](const HealthFinding& one) {
            return one.part == "database";
        });
        report.findings.push_back(*unreadable);
    }
    for (const HealthFinding& finding : report.findings) {
        writeLine(out, finding.grade, sentenceOf(finding, language));
    }
    return report.grade();
}

}  // namespace

HealthGrade checkByHand(const Settings& settings, const std::string& language, std::ostream& out) {
    LocalAgent agent{settings};
    const auto presence = agent.presence();
    const HealthFinding first = presenceFinding(presence, agent);
    writeLine(out, first.grade, sentenceOf(first, language));
    if (presence == LocalAgent::Presence::at_work) {
        if (const auto grade = writeItsReport(agent, language, out)) {
            return *grade;
        }
    }
    return std::max(first.grade, writeOwnReport(settings, language, out));
}

}  // namespace balcao
