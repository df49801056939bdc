#include "agent/service/settings_table.h"

#include "agent/service/default_data_folder.h"
#include "agent/service/secrets.h"
#include "agent/service/setting_rows.h"
#include "agent/service/settings_values.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

namespace balcao {

namespace {

constexpr int kMaxPort = 65535;
constexpr int kMaxPollIntervalSeconds = 3600;
constexpr int kMaxUndoSeconds = 60;
constexpr int kMaxIdleMinutes = 120;
constexpr int kMaxLimitCents = 1'000'000'000;
constexpr int kMaxKeepDays = 3650;
constexpr int kMaxProofDays = 3650;
constexpr int kMaxReturnDays = 3650;
constexpr int kMaxPhotoMegabytes = 10'000;
constexpr int kMaxTrackingMinutes = 1440;
constexpr int kMaxLongPollSeconds = 55;  // hub store API, "Prefer: wait"

std::optional<std::string> hubType(const std::string& text) {
    return text == "rest" ? std::optional{text} : std::nullopt;
}

std::optional<std::filesystem::path> readableFile(const std::string& text) {
    auto path = fullPath(text);
    if (path && !path->empty()) {
        const bool is_readable =
            std::filesystem::is_regular_file(*path) && std::ifstream{*path}.good();
        return is_readable ? path : std::nullopt;
    }
    return path;
}

std::optional<std::filesystem::path> existingFolder(const std::string& text) {
    auto path = fullPath(text);
    if (path && !path->empty() && !std::filesystem::is_directory(*path)) {
        return std::nullopt;
    }
    return path;
}

std::optional<std::filesystem::path> folderToUse(const std::string& text) {
    auto path = fullPath(text);
    return path && !path->empty() ? path : std::nullopt;
}

/// Reads the secret once, so that a file that cannot be used stops the start; it is not kept.
bool takeSecretFile(const std::string& value, Settings& settings) {
    const auto path = fullPath(value);
    if (!path || path->empty()) {
        return false;
    }
    try {
        readSecretFile(*path);
    } catch (const std::exception& problem) {
        throw SettingsError{
            "hub.client_secret_file = \"" + value + "\" cannot be used: " + problem.what()};
    }
    settings.hub.client_secret_file = *path;
    return true;
}

/// Where the hub is and who we are to it.
std::vector<SettingRow> hubRows() {
    return {
        parsedRow(
            {.key = "hub.type",
             .default_value = "rest",
             .help = "The language that the hub speaks: rest is Balcao's own hub store API."},
            "rest",
            hubType,
            [](Settings & settings) -> auto& { return settings.hub.type; }
        ),
        parsedRow(
            {.key = "hub.url",
             .default_value = "",
             .help = "The address of the hub, for example https://hub.example/api.",
             .presence = Presence::required},
            "an https:// address without user, query or fragment (http:// only for a hub on this "
            "computer)",
            hubAddress,
            [](Settings & settings) -> auto& { return settings.hub.url; }
        ),
        parsedRow(
            {.key = "hub.client_id",
             .default_value = "",
             .help = "The name with which the agent logs in at the hub.",
             .presence = Presence::required},
            "1 to 200 printable ASCII characters without blanks",
            clientId,
            [](Settings & settings) -> auto& { return settings.hub.client_id; }
        ),
        row({.key = "hub.client_secret_file",
             .default_value = "",
             .help = "The file whose one line is the secret that belongs to hub.client_id.",
             .presence = Presence::required},
            "the full path of a file that only the agent's user can read",
            takeSecretFile),
        parsedRow(
            {.key = "hub.ca_file",
             .default_value = "",
             .help = "The certificates (PEM) that vouch for the hub; empty: those of this "
                     "computer."},
            "the full path of a file that the agent can read, or nothing",
            readableFile,
            [](Settings & settings) -> auto& { return settings.hub.ca_file; }
        ),
        parsedRow(
            {.key = "hub.label_hosts",
             .default_value = "",
             .help = "Hosts besides the hub's own that labels may be fetched from, by https."},
            "host names in lower case, commas between them; .example.com means all below it",
            hostList,
            [](Settings & settings) -> auto& { return settings.hub.label_hosts; }
        ),
        parsedRow(
            {.key = "hub.photo_hosts",
             .default_value = "",
             .help = "Hosts besides the hub's own that photos of products may be fetched from, by "
                     "https. The page shows them, also without the internet; it asks nobody but "
                     "this agent."},
            "host names in lower case, commas between them; .example.com means all below it",
            hostList,
            [](Settings & settings) -> auto& { return settings.hub.photo_hosts; }
        ),
    };
}

/// What is asked of the hub, and how often.
std::vector<SettingRow> pollRows() {
    return {
        numberRow(
            {.key = "hub.poll_interval_s",
             .default_value = "10",
             .help = "Seconds between two questions to the hub while all is well."},
            {.min = 1, .max = kMaxPollIntervalSeconds},
            [](Settings& settings, int seconds) {
                settings.hub.poll_interval = std::chrono::seconds{seconds};
            }
        ),
        numberRow(
            {.key = "hub.long_poll_s",
             .default_value = "25",
             .help = "Seconds that a hub which can do so may hold a question until something "
                     "changes; 0: answer at once."},
            {.min = 0, .max = kMaxLongPollSeconds},
            [](Settings& settings, int seconds) {
                settings.hub.long_poll = std::chrono::seconds{seconds};
            }
        ),
        parsedRow(
            {.key = "stores",
             .default_value = "",
             .help = "The stores that this agent serves, as the hub names them.",
             .presence = Presence::required},
            "siteId/storeId, several with commas between them, none twice (ids of up to 64 "
            "letters, digits, '.', '_' or '-')",
            storeList,
            [](Settings & settings) -> auto& { return settings.stores; }
        ),
    };
}

std::vector<SettingRow> webRows() {
    return {
        parsedRow(
            {.key = "web.address",
             .default_value = "127.0.0.1",
             .help = "The address at which the page is served."},
            "127.0.0.1 or ::1 (other computers would need TLS, which is not offered yet)",
            loopbackAddress,
            [](Settings & settings) -> auto& { return settings.web.address; }
        ),
        numberRow(
            {.key = "web.port",
             .default_value = "8787",
             .help = "The port at which the page is served; 0: any free one."},
            {.min = 0, .max = kMaxPort},
            [](Settings& settings, int port) {
                settings.web.port = static_cast<std::uint16_t>(port);
            }
        ),
        parsedRow(
            {.key = "web.pages_dir",
             .default_value = "",
             .help = "A folder with the built page, while developing it; empty: the page inside "
                     "the program."},
            "the full path of a folder, or nothing",
            existingFolder,
            [](Settings & settings) -> auto& { return settings.web.pages_dir; }
        ),
        numberRow(
            {.key = "web.undo_s",
             .default_value = "10",
             .help = "Seconds in which an answer given on the page can be taken back, before the "
                     "hub hears it; 0: it leaves at once."},
            {.min = 0, .max = kMaxUndoSeconds},
            [](Settings& settings, int seconds) {
                settings.web.undo = std::chrono::seconds{seconds};
            }
        ),
    };
}

/// Who may work at the page.
std::vector<SettingRow> peopleRows() {
    return {
        parsedRow(
            {.key = "people.required",
             .default_value = "no",
             .help = "Whether everybody must sign in with their PIN before they do anything. Make "
                     "the first manager on the page (Configuração) before switching it on."},
            "yes or no",
            yesOrNo,
            [](Settings & settings) -> auto& { return settings.people.is_required; }
        ),
        numberRow(
            {.key = "people.idle_min",
             .default_value = "10",
             .help = "Minutes without anybody doing anything after which the page asks for the "
                     "PIN again."},
            {.min = 1, .max = kMaxIdleMinutes},
            [](Settings& settings, int minutes) {
                settings.people.idle = std::chrono::minutes{minutes};
            }
        ),
        numberRow(
            {.key = "answers.second_person_over",
             .default_value = "0",
             .help = "Cents. The answer to an order whose total is over this leaves only after a "
                     "second person, a manager, has said yes to it; 0: every answer leaves by "
                     "itself. Needs people.required = yes."},
            {.min = 0, .max = kMaxLimitCents},
            [](Settings& settings, int cents) { settings.answers.second_person_over = cents; }
        ),
    };
}

/// What the store packs into.
std::vector<SettingRow> packingRows() {
    return {
        parsedRow(
            {.key = "packing.boxes",
             .default_value = "",
             .help = "The boxes that the store packs into, by the name that stands on the shelf, "
                     "with outer length, width and height in centimetres: P=20x15x10, "
                     "Envelope=35x25x3. The page offers them at packing, and the hub is told the "
                     "measures."},
            "name=LxWxH in whole centimetres up to 300, commas between them, 30 at most",
            boxKindsIn,
            [](Settings & settings) -> auto& { return settings.packing.box_kinds; }
        ),
    };
}

/// Proofs of delivery.
std::vector<SettingRow> proofRows() {
    return {
        numberRow(
            {.key = "proofs.keep_days",
             .default_value = "90",
             .help = "Days after which the pictures, signatures and papers that prove a delivery "
                     "are erased here; what the hub has yet to get stays until it has it."},
            {.min = 1, .max = kMaxProofDays},
            [](Settings& settings, int days) { settings.proofs.keep = std::chrono::days{days}; }
        ),
    };
}

/// Goods that come back.
std::vector<SettingRow> returnRows() {
    return {
        numberRow(
            {.key = "returns.window_days",
             .default_value = "30",
             .help = "Days after the delivery in which goods without fault may come back to the "
                     "store; a fault always has 90, a change of mind the law's 7."},
            {.min = 7, .max = kMaxReturnDays},
            [](Settings& settings, int days) { settings.returns.window = std::chrono::days{days}; }
        ),
        numberRow(
            {.key = "returns.coupon_days",
             .default_value = "180",
             .help = "Days for which new store credit is valid."},
            {.min = 1, .max = kMaxReturnDays},
            [](Settings& settings, int days) {
                settings.returns.coupon_life = std::chrono::days{days};
            }
        ),
        parsedRow(
            {.key = "returns.marketplace",
             .default_value = "no",
             .help = "Whether the store also takes back goods of marketplaces; most refund their "
                     "goods themselves."},
            "yes or no",
            yesOrNo,
            [](Settings & settings) -> auto& { return settings.returns.takes_marketplace_goods; }
        ),
    };
}

/// Where parcels are.
std::vector<SettingRow> parcelRows() {
    const std::string codes = "codes without blanks, separated by commas";
    return {
        numberRow(
            {.key = "tracking.interval_min",
             .default_value = "60",
             .help = "Minutes between two questions to the hub about one parcel on its way; 0 asks "
                     "only when somebody opens the order."},
            {.min = 0, .max = kMaxTrackingMinutes},
            [](Settings& settings, int minutes) {
                settings.parcels.interval = std::chrono::minutes{minutes};
            }
        ),
        parsedRow(
            {.key = "tracking.delivered_codes",
             .default_value = "",
             .help = "The carriers' codes that say that a parcel was delivered, separated by "
                     "commas: the order is then delivered here too. Empty: people say so."},
            codes,
            codeList,
            [](Settings & settings) -> auto& { return settings.parcels.codes.delivered; }
        ),
        parsedRow(
            {.key = "tracking.incident_codes",
             .default_value = "",
             .help = "The carriers' codes that say that a delivery failed, separated by commas: "
                     "the order then stands among the problems."},
            codes,
            codeList,
            [](Settings & settings) -> auto& { return settings.parcels.codes.incident; }
        ),
    };
}

std::vector<SettingRow> reportRows() {
    return {
        parsedRow(
            {.key = "reports.people",
             .default_value = "no",
             .help = "Whether reports say who gave how many answers. Tell the people of the store "
                     "before switching it on."},
            "yes or no",
            yesOrNo,
            [](Settings & settings) -> auto& { return settings.reports.has_people; }
        ),
    };
}

std::vector<SettingRow> storageRows() {
    return {
        parsedRow(
            {.key = "data.dir",
             .default_value = defaultDataFolder(),
             .help = "Where orders, answers and the log are kept: on a disk of this computer."},
            "the full path of a folder on a disk of this computer",
            folderToUse,
            [](Settings & settings) -> auto& { return settings.data.dir; }
        ),
        numberRow(
            {.key = "papers.keep_days",
             .default_value = "7",
             .help = "Days after the end of its order for which the bytes of a label or paper are "
                     "kept to be printed again; then they are wiped. Backups (the last 7) keep "
                     "them until they are replaced."},
            {.min = 1, .max = kMaxKeepDays},
            [](Settings& settings, int days) {
                settings.data.keep_papers = std::chrono::days{days};
            }
        ),
        numberRow(
            {.key = "photos.max_mb",
             .default_value = "200",
             .help = "Megabytes for the photos of products in the data folder; the oldest make "
                     "room. 0: no photos are fetched."},
            {.min = 0, .max = kMaxPhotoMegabytes},
            [](Settings& settings, int megabytes) {
                settings.data.photo_bytes = static_cast<std::uint64_t>(megabytes) << 20U;
            }
        ),
        parsedRow(
            {.key = "log.level",
             .default_value = "information",
             .help = "How much is logged: each level includes those before it."},
            "error, warning, information or debug",
            logLevel,
            [](Settings & settings) -> auto& { return settings.log.level; }
        ),
    };
}

}  // namespace

const std::vector<SettingRow>& settingsTable() {
    static const std::vector<SettingRow> table = [] {
        std::vector<SettingRow> rows;
        for (auto* const group :
             {hubRows,
              pollRows,
              storeRows,
              webRows,
              peopleRows,
              packingRows,
              proofRows,
              returnRows,
              parcelRows,
              reportRows,
              storageRows,
              printerRows,
              paperRows}) {
            std::ranges::move(group(), std::back_inserter(rows));
        }
        return rows;
    }();
    return table;
}

bool isAllowedSetting(const std::string& key, const std::string& value) {
    const auto& table = settingsTable();
    const auto row = std::ranges::find(table, key, &SettingRow::key);
    Settings nobodys;
    return row != table.end() && row->take(value, nobodys);
}

}  // namespace balcao
