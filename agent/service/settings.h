#pragma once

#include "common/base/ids.h"
#include "common/base/money.h"
#include "common/label/paper.h"
#include "common/label/printer_address.h"
#include "common/order/box_kind.h"
#include "common/returns/sale.h"
#include "common/returns/tracking.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace balcao {

/// How much is logged: everything up to this.
enum class LogLevel { error, warning, information, debug };

/// What a store has said of the printer of one role.
struct PrinterSettings {
    std::optional<PrinterAddress> address;             // nothing: that paper is not printed here
    std::map<StoreKey, PrinterAddress> of_store;       // stores with a printer of their own
    std::map<std::string, PrinterAddress> of_station;  // packing tables with one
    std::string language;  // zpl, epl, escpos, pdf, postscript; or not known
    double dots_per_mm{8};
    int width_mm{};  // of the paper; 0: not known
    int height_mm{};
    bool knows_z64{false};
    bool asks_status{false};     // in its language
    std::string snmp_community;  // empty: not asked by SNMP
    std::optional<int> darkness;
    int left_mm{};
    int top_mm{};
};

/// What the papers say of a store; each may be empty.
struct StorePaperText {
    std::string name;
    std::string cnpj;  // 14 characters, without points and strokes
    std::string address;

    bool operator==(const StorePaperText&) const = default;
};

/// A text of all stores, and those stores that have another.
struct TextOfStores {
    std::string of_all;
    std::map<StoreKey, std::string> of_store;

    const std::string& of(const StoreKey& store) const;
};

/// What the settings file and the command line decided, checked and typed.
struct Settings {
    struct Hub {
        std::string type;
        std::string url;  // without a slash at the end
        std::string client_id;
        std::filesystem::path client_secret_file;
        std::filesystem::path ca_file;      // empty: the CAs of this computer
        std::set<std::string> label_hosts;  // besides the hub's own; ".x" means all below x
        std::set<std::string> photo_hosts;  // likewise
        std::chrono::seconds poll_interval{};
        std::chrono::seconds long_poll{};  // 0: ask and go
    };
    struct Web {
        std::string address;
        std::uint16_t port{};             // 0: any free one
        std::filesystem::path pages_dir;  // empty: the pages inside the program
        std::chrono::seconds undo{};      // an answer leaves after this
    };
    struct People {
        bool is_required{false};
        std::chrono::minutes idle{};
    };
    struct Answers {
        AmountMinor second_person_over{};  // 0: no answer needs a second person
    };
    struct Packing {
        std::vector<BoxKind> box_kinds;
    };
    struct Data {
        std::filesystem::path dir;
        std::chrono::days keep_papers{};  // after the end of their order
        std::uint64_t photo_bytes{};      // of products, all together; 0: none are fetched
    };
    struct Proofs {
        std::chrono::days keep{};
    };
    struct Parcels {
        std::chrono::minutes interval{};  // 0: the hub is not asked
        TrackingCodes codes;
    };
    struct Reports {
        bool has_people{};  // says who gave how many answers
    };
    struct Printer {
        PrinterSettings label;
        PrinterSettings receipt;
        PrinterSettings document;
        std::string pdf_program;
        PaperRules papers;
    };
    /// What stands on the papers.
    struct Store {
        TextOfStores name;
        TextOfStores cnpj;
        TextOfStores address;

        StorePaperText of(const StoreKey& store) const;
    };
    struct Log {
        LogLevel level{};
    };

    Hub hub;
    std::vector<StoreKey> stores;  // at least one, none twice
    Store store;
    Web web;
    People people;
    Answers answers;
    Packing packing;
    Data data;
    Proofs proofs;
    ReturnPolicy returns;
    Parcels parcels;
    Reports reports;
    Printer printer;
    Log log;
};

/// Why the agent cannot start with these settings: one sentence that names the key, the value and
/// what is allowed, for the person who edits the file.
class SettingsError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Where settings come from: later wins, what nobody names has the default of the table.
struct SettingsRequest {
    std::optional<std::filesystem::path> file;
    std::vector<std::string> overrides;  // "key=value", from --set on the command line
};

/// Reads and checks every setting, the files they name included. Throws SettingsError.
Settings loadSettings(const SettingsRequest& request);

/// The text of --help-settings: every key with its default, what is allowed and what it is for.
std::string settingsHelp();

/// The text of config/balcao-agent.properties: every key as a comment with its default.
std::string defaultSettingsFile();

}  // namespace balcao
