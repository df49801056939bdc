#include "agent/care/support_bundle.h"

#include "agent/care/health_check.h"
#include "agent/care/hub_of_settings.h"
#include "agent/care/scrub.h"
#include "agent/care/zip_file.h"
#include "agent/ledger/backup.h"
#include "agent/ledger/ledger_shape.h"
#include "agent/service/secrets.h"
#include "agent/service/system_clock.h"
#include "common/label/paper.h"
#include "common/order/order_text.h"

#include <Poco/Environment.h>
#include <Poco/InflatingStream.h>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <sstream>
#include <vector>

namespace balcao {

namespace {

constexpr std::size_t kMostRows = 2000;
constexpr std::size_t kMostLogBytes = std::size_t{8} << 20U;  // of one log file, unpacked
// A line of log packs to a tenth; one that does not fit any more is left out with all older ones.
constexpr std::size_t kRoomForTheEnd = 20'000;

std::string timeText(Instant at) {
    return utcStamp(at);
}

/// Runs `part` and, if it fails, writes why into `about` in place of what it would have given.
std::string partOrWhy(
    std::string& about, const std::string& name, const std::function<std::string()>& part
) {
    try {
        return part();
    } catch (const std::exception& problem) {
        about += name + " could not be read: " + problem.what() + "\n";
        return {};
    }
}

std::string healthText(const HealthReport& health) {
    std::string text = "Looked at " + timeText(health.at) + "\n";
    for (const HealthFinding& finding : health.findings) {
        text += std::string{toText(finding.grade)} + "\t" + finding.part + "\t" + finding.word +
                "\t" + sentenceOf(finding, "en") + "\n";
    }
    return text;
}

std::string ledgerText(const std::filesystem::path& folder) {
    const LedgerShape shape = shapeOfLedger(folder);
    std::string text = "form " + std::to_string(shape.form) + "\n\nrows:\n";
    for (const auto& [table, count] : shape.rows) {
        text += table + " " + std::to_string(count) + "\n";
    }
    return text + "\n" + shape.schema;
}

std::string queueText(const LedgerViews& views) {
    std::string text = "message_id\torder_ref\tkind\tparked\tattempts\tcreated\tnext\tlast_error\n";
    for (const MessageView& message : views.waitingMessages(kMostRows)) {
        text += message.message_id.value + "\t" + std::to_string(message.order_ref.value) + "\t" +
                std::string{toText(message.kind)} + "\t" + (message.is_parked ? "yes" : "no") +
                "\t" + std::to_string(message.attempts) + "\t" + timeText(message.created_at) +
                "\t" + timeText(message.next_attempt_at) + "\t" + message.last_error + "\n";
    }
    return text;
}

std::string printText(const LedgerViews& views) {
    std::string text = "job_id\torder_ref\tpaper\trole\tformat\tstate\treason\tcreated\n";
    for (const PrintJobView& job : views.openPrintJobs(kMostRows)) {
        text += std::to_string(job.job_id) + "\t" + std::to_string(job.order_ref.value) + "\t" +
                std::string{toText(job.kind)} + "\t" + job.role + "\t" + job.format + "\t" +
                std::string{toText(job.progress.state)} + "\t" + job.progress.reason + "\t" +
                timeText(job.created_at) + "\n";
    }
    return text;
}

std::string contentOf(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    if (!stream) {
        throw std::runtime_error{"it cannot be opened"};
    }
    std::string content;
    std::vector<char> piece(std::size_t{64} * 1024);
    const auto take = [&](std::istream& source) {
        while (content.size() < kMostLogBytes && source) {
            source.read(piece.data(), static_cast<std::streamsize>(piece.size()));
            content.append(piece.data(), static_cast<std::size_t>(source.gcount()));
        }
        if (source.bad()) {
            throw std::runtime_error{"reading it failed"};
        }
    };
    if (file.extension() == ".gz") {
        Poco::InflatingInputStream inflated{stream, Poco::InflatingStreamBuf::STREAM_GZIP};
        take(inflated);
    } else {
        take(stream);
    }
    return content;
}

/// The log's files, the newest first.
std::vector<std::filesystem::path> logFiles(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code missing;
    for (const auto& entry : std::filesystem::directory_iterator{folder, missing}) {
        if (entry.path().filename().string().starts_with("balcao-agent.log")) {
            files.push_back(entry.path());
        }
    }
    // balcao-agent.log, then .0.gz, .1.gz, ... each older than the one before.
    std::ranges::sort(files, {}, [](const std::filesystem::path& file) {
        const std::string name = file.filename().string();
        return std::pair{name.size(), name};
    });
    return files;
}

/// Adds log files while they fit; says which did not.
void addLogs(
    ZipFile& zip,
    std::string& about,
    const std::filesystem::path& folder,
    const std::vector<std::string>& secrets
) {
    for (const auto& file : logFiles(folder)) {
        std::string name = file.filename().string();
        const std::string text =
            partOrWhy(about, name, [&] { return scrubbed(contentOf(file), secrets); });
        ZipFile alone;
        if (name.ends_with(".gz")) {
            name.resize(name.size() - 3);
        }
        alone.add(name, text);
        if (zip.size() + alone.size() + kRoomForTheEnd > kMostBundleBytes) {
            about += name + " and what is older did not fit in\n";
            return;
        }
        zip.add(name, text);
    }
}

/// What may be nowhere in the file.
std::vector<std::string> secretsOf(const Settings& settings) {
    std::vector<std::string> secrets{
        settings.printer.label.snmp_community,
        settings.printer.receipt.snmp_community,
        settings.printer.document.snmp_community};
    std::erase(secrets, "public");  // the name that everybody knows hides more than it guards
    try {
        secrets.push_back(readSecretFile(settings.hub.client_secret_file));
    } catch (const std::exception&) {
        return secrets;  // nobody could read it, so it got nowhere; the health says that it is gone
    }
    return secrets;
}

}  // namespace

std::string SupportBundle::make(const HealthReport& health) const {
    const std::vector<std::string> secrets = secretsOf(parts_.settings);
    const std::filesystem::path& folder = parts_.settings.data.dir;
    ZipFile zip;
    std::string about = "balcao-agent " BALCAO_VERSION "\nmade " + timeText(parts_.clock.now()) +
                        "\non " + Poco::Environment::osDisplayName() + " " +
                        Poco::Environment::osVersion() + " " + Poco::Environment::osArchitecture() +
                        ", " + std::to_string(Poco::Environment::processorCount()) +
                        " processors\n";
    const auto add = [&](const std::string& name, const std::function<std::string()>& part) {
        zip.add(name, scrubbed(partOrWhy(about, name, part), secrets));
    };
    add("settings.txt", [&] {
        return "What somebody wrote; everything else has its default.\n" + parts_.shown_settings;
    });
    add("health.txt", [&] { return healthText(health); });
    if (parts_.views != nullptr) {
        add("ledger.txt", [&] { return ledgerText(folder); });
        add("queue.txt", [&] { return queueText(*parts_.views); });
        add("print_jobs.txt", [&] { return printText(*parts_.views); });
    } else {
        about += "there is no ledger yet\n";
    }
    addLogs(zip, about, folder / "log", secrets);
    zip.add("about.txt", scrubbed(about, secrets));
    return zip.bytes();
}

std::string supportBundleByHand(const Settings& settings, std::string shown_settings) {
    const SystemClock clock;
    std::unique_ptr<LedgerViews> views;
    if (std::filesystem::exists(LedgerFolder{settings.data.dir}.database())) {
        try {
            views = std::make_unique<LedgerViews>(settings.data.dir);
        } catch (const LedgerError&) {
            views.reset();  // the health report in the bundle says why
        }
    }
    const HealthReport health = HealthCheck{
        {.settings = settings,
         .clock = clock,
         .views = views.get(),
         .place = placeOfHub(settings.hub),
         .credentials = credentialsOfHub(settings.hub
         )}}.look();
    const SupportBundle bundle{
        {.settings = settings,
         .shown_settings = std::move(shown_settings),
         .clock = clock,
         .views = views.get()}};
    return bundle.make(health);
}

}  // namespace balcao
