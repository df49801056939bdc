#include "agent/acceptance_command.h"

#include "agent/care/health_check.h"
#include "agent/care/hub_of_settings.h"
#include "agent/ledger/acceptance_views.h"
#include "agent/ledger/backup.h"
#include "agent/papers/acceptance_paper.h"
#include "agent/papers/local_time.h"
#include "agent/papers/paper_pages.h"
#include "agent/service/acceptance_links.h"
#include "agent/service/system_clock.h"
#include "common/acceptance/acceptance_words.h"

#include <Poco/Util/Application.h>
#include <Poco/Util/Option.h>

#include <fstream>
#include <iostream>
#include <memory>

namespace balcao {

namespace {

using Poco::Util::Application;

/// What a line begins with, as --check has it; dots for what nobody has done yet.
std::string_view markOf(AcceptanceState state) {
    switch (state) {
        case AcceptanceState::passed:
            return "ok  ";
        case AcceptanceState::failed:
            return "!!  ";
        case AcceptanceState::under_way:
            return " ?  ";
        case AcceptanceState::waiting:
            break;
    }
    return " .  ";
}

void writeStep(std::ostream& out, const StepResult& step, Language language) {
    out << "      " << markOf(step.state) << titleOf(step.step, language);
    if (!step.is_required) {
        out << " (" << optionalWord(language) << ")";
    }
    if (step.at) {
        out << " · " << timeText(localTimeOf(*step.at), language);
    }
    if (!step.message_id.empty()) {
        out << " · " << step.message_id.value;
    }
    if (!step.problem.empty()) {
        out << " · " << step.problem;
    }
    if (step.state == AcceptanceState::waiting || step.state == AcceptanceState::failed) {
        out << "\n            " << taskOf(step.step, language);
    }
    out << '\n';
}

void writeResult(
    std::ostream& out, const StoreKey& store, const AcceptanceResult& result, Language language
) {
    const AcceptanceCount count = result.count();
    out << store.site_id << "/" << store.store_id << " · "
        << timeText(localTimeOf(result.since), language) << " – "
        << timeText(localTimeOf(result.until), language) << " · " << count.passed << " / "
        << count.required << '\n';
    for (const CaseResult& one : result.cases) {
        out << markOf(one.state()) << titleOf(one.id, language);
        if (one.order_ref.value != 0) {
            out << " · " << one.order_id.value;
        }
        out << '\n';
        for (const StepResult& step : one.steps) {
            writeStep(out, step, language);
        }
    }
}

/// The look at the way to the hub, made now.
HealthReport lookAt(const Settings& settings, const Clock& clock) {
    const HealthCheck check{
        {.settings = settings,
         .clock = clock,
         .place = placeOfHub(settings.hub),
         .credentials = credentialsOfHub(settings.hub)}};
    return check.look();
}

bool writePaper(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream file{path, std::ios::binary | std::ios::trunc};
    file << bytes << std::flush;
    return static_cast<bool>(file);
}

}  // namespace

void AcceptanceCommand::addOptions(
    Poco::Util::OptionSet& options, const Poco::Util::AbstractOptionCallback& callback
) {
    using Poco::Util::Option;
    options.addOption(Option{
        "acceptance", "", "say how the acceptance script of the integration stands, step by step"}
                          .callback(callback));
    options.addOption(Option{
        "since", "", "when the run of --acceptance began: 2026-11-23 or \"2026-11-23 14:30\""}
                          .argument("time")
                          .callback(callback));
    options.addOption(Option{"pdf", "", "the paper of --acceptance, for store and hub to sign"}
                          .argument("file")
                          .callback(callback));
}

void AcceptanceCommand::take(const std::string& name, const std::string& value) {
    if (name == "acceptance") {
        is_wanted_ = true;
    } else if (name == "since") {
        since_ = value;
    } else {
        pdf_ = value;
    }
}

std::filesystem::path AcceptanceCommand::paperOf(const Settings& settings, const StoreKey& store)
    const {
    std::filesystem::path path{pdf_};
    if (settings.stores.size() > 1) {
        path.replace_filename(
            path.stem().string() + "-" + store.store_id + path.extension().string()
        );
    }
    return path;
}

int AcceptanceCommand::run(const Settings& settings, const std::string& language) const {
    if (!is_wanted_) {
        std::cerr << "balcao-agent: --since and --pdf belong to --acceptance: give it, too\n";
        return Application::EXIT_USAGE;
    }
    const SystemClock clock;
    const auto since = since_.empty() ? startOfDay(clock.now()) : instantFrom(since_);
    if (!since) {
        std::cerr << "balcao-agent: --since=" << since_
                  << " is no time: give 2026-11-23 or \"2026-11-23 14:30\", by the store's clock\n";
        return Application::EXIT_USAGE;
    }
    const HealthReport look = lookAt(settings, clock);
    std::unique_ptr<AcceptanceViews> views;
    if (std::filesystem::exists(LedgerFolder{settings.data.dir}.database())) {
        views = std::make_unique<AcceptanceViews>(settings.data.dir);
    }
    bool is_passed = true;
    for (const StoreKey& store : settings.stores) {
        AcceptanceEvidence evidence =
            views ? views->since(store, *since) : AcceptanceEvidence{.since = *since};
        evidence.now = clock.now();
        evidence.links_seen_at = look.at;
        evidence.links = acceptanceLinks(look, store, language);
        const AcceptanceWish wish{
            .store = store,
            .result = acceptanceOf(evidence),
            .hub = settings.hub.url,
            .version = BALCAO_VERSION,
            .language = language};
        writeResult(std::cout, store, wish.result, languageOf(language));
        is_passed = is_passed && wish.result.isPassed();
        if (pdf_.empty()) {
            continue;
        }
        const PaperHead head = headOfStore(store, settings.store.of(store), {}, clock.now());
        const auto path = paperOf(settings, store);
        if (!writePaper(path, acceptancePdf(wish, head).bytes)) {
            std::cerr << "balcao-agent: cannot write " << path.string()
                      << ": give a file in a folder with room that you may write to\n";
            return Application::EXIT_CANTCREAT;
        }
    }
    return is_passed ? Application::EXIT_OK : Application::EXIT_UNAVAILABLE;
}

}  // namespace balcao
