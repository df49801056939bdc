#include "agent/service/setting_rows.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace balcao {

namespace {

using Role = PrinterSettings Settings::Printer::*;

constexpr int kMostCopies = 20;
constexpr int kMaxPaperMm = 600;
constexpr int kMaxMarginMm = 20;
constexpr double kMmOfInch = 25.4;

struct RoleText {
    std::string name;
    std::string paper;  // what comes out, for the help
    Role role;
};

/// Blank for "not known", or one of the languages that prepare() makes.
std::optional<std::string> language(const std::string& text) {
    constexpr std::array<std::string_view, 6> kKnown{
        "", "zpl", "epl", "escpos", "pdf", "postscript"};
    const bool is_known = std::ranges::find(kKnown, text) != kKnown.end();
    return is_known ? std::optional{text} : std::nullopt;
}

/// Heads of "203 dpi" have 8 dots a millimetre.
std::optional<double> dotsPerMm(const std::string& text) {
    if (text == "203") {
        return 8.0;
    }
    const auto dpi = wholeNumber(text, 100, 1200);
    return dpi ? std::optional{*dpi / kMmOfInch} : std::nullopt;
}

/// An SNMP community: a word that travels in clear.
std::optional<std::string> community(const std::string& text) {
    const bool is_plain = text.size() <= 64 && std::ranges::all_of(text, [](char letter) {
                              return letter > ' ' && letter <= '~';
                          });
    return is_plain ? std::optional{text} : std::nullopt;
}

std::optional<std::optional<int>> darkness(const std::string& text) {
    if (text.empty()) {
        return std::optional<int>{};
    }
    std::optional<int> number = wholeNumber(text, 0, 30);
    if (!number) {
        return std::nullopt;
    }
    return std::make_optional(number);  // braces would copy it instead of wrapping it
}

std::optional<int> signedMm(const std::string& text) {
    const bool is_negative = text.starts_with('-');
    const auto number =
        wholeNumber(is_negative ? std::string_view{text}.substr(1) : text, 0, kMaxMarginMm);
    return number ? std::optional{is_negative ? -*number : *number} : std::nullopt;
}

/// "name=address", several with commas between them; `whose` makes a key of the name.
template <typename Key>
std::optional<std::map<Key, PrinterAddress>> printersOf(
    const std::string& text, std::optional<Key> (*whose)(const std::string&)
) {
    std::map<Key, PrinterAddress> printers;
    for (std::string_view rest = text; !trimmed(rest).empty();) {
        const std::size_t comma = rest.find(',');
        const std::string_view one = trimmed(rest.substr(0, comma));
        rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
        const std::size_t equals = one.find('=');
        if (equals == std::string_view::npos) {
            return std::nullopt;
        }
        const auto key = whose(std::string{trimmed(one.substr(0, equals))});
        const auto address = parsePrinterAddress(trimmed(one.substr(equals + 1)));
        if (!key || !address || !printers.emplace(*key, *address).second) {
            return std::nullopt;
        }
    }
    return printers;
}

std::optional<StoreKey> oneStore(const std::string& text) {
    const auto stores = storeList(text);
    return stores && stores->size() == 1 ? std::optional{stores->front()} : std::nullopt;
}

std::optional<std::string> station(const std::string& text) {
    return isStationName(text) ? std::optional{text} : std::nullopt;
}

std::optional<std::map<StoreKey, PrinterAddress>> ofStores(const std::string& text) {
    return printersOf<StoreKey>(text, oneStore);
}

std::optional<std::map<std::string, PrinterAddress>> ofStations(const std::string& text) {
    return printersOf<std::string>(text, station);
}

std::optional<PaperRule> paperRule(const std::string& text) {
    const std::size_t blank = text.find(' ');
    const auto mode = fromText<PrintMode>(std::string_view{text}.substr(0, blank));
    PaperRule rule{.mode = mode.value_or(PrintMode::automatic), .copies = 1};
    if (blank != std::string::npos) {
        const std::string_view copies = trimmed(std::string_view{text}.substr(blank));
        const auto number =
            copies.starts_with('x') ? wholeNumber(copies.substr(1), 1, kMostCopies) : std::nullopt;
        if (!number) {
            return std::nullopt;
        }
        rule.copies = *number;
    }
    return mode ? std::optional{rule} : std::nullopt;
}

/// Where the paper comes out.
std::vector<SettingRow> placeRows(const RoleText& role) {
    const std::string key = "printer." + role.name;
    return {
        parsedRow(
            {.key = key, .default_value = "", .help = "Where " + role.paper + " come out."},
            "socket://host[:port][?close=never], cups://queue, usb:///dev/usb/lp0, "
            "winspool://name, gdi://name (a Windows printer whose driver takes no labels as they "
            "are), folder:/// with a full path, or nothing for no printer",
            printerAddress,
            [field = role.role](Settings & settings) -> auto& {
                return (settings.printer.*field).address;
            }
        ),
        parsedRow(
            {.key = key + ".stores",
             .default_value = "",
             .help = "Stores whose printer for this is another one."},
            "siteId/storeId=address, several with commas between them, none twice",
            ofStores,
            [field = role.role](Settings & settings) -> auto& {
                return (settings.printer.*field).of_store;
            }
        ),
        parsedRow(
            {.key = key + ".stations",
             .default_value = "",
             .help = "Packing tables with a printer of their own for this, of the same kind: paper "
                     "that is wanted at a browser of the table comes out there."},
            "table=address, several with commas between them, none twice; a table's name has 1 to "
            "24 letters, digits, blanks, '-', '_' or '.'",
            ofStations,
            [field = role.role](Settings & settings) -> auto& {
                return (settings.printer.*field).of_station;
            }
        ),
    };
}

/// What the printer can do.
std::vector<SettingRow> abilityRows(const RoleText& role, const std::string& usual_language) {
    const std::string key = "printer." + role.name;
    const auto of = [field = role.role](Settings& settings) -> PrinterSettings& {
        return settings.printer.*field;
    };
    return {
        parsedRow(
            {.key = key + ".language",
             .default_value = usual_language,
             .help = "What the printer reads; empty: not known, and it is sent what comes."},
            "zpl, epl, escpos, pdf, postscript or nothing",
            language,
            [of](Settings & settings) -> auto& { return of(settings).language; }
        ),
        parsedRow(
            {.key = key + ".dpi", .default_value = "203", .help = "Dots per inch of its head."},
            "203, 300, 600 or another number from 100 to 1200",
            dotsPerMm,
            [of](Settings & settings) -> auto& { return of(settings).dots_per_mm; }
        ),
        numberRow(
            {.key = key + ".width_mm",
             .default_value = "0",
             .help = "Width of the paper in it; documents of another size are refused. 0: not "
                     "known."},
            {.min = 0, .max = kMaxPaperMm},
            [of](Settings& settings, int mm) { of(settings).width_mm = mm; }
        ),
        numberRow(
            {.key = key + ".height_mm",
             .default_value = "0",
             .help = "Height of the paper in it; 0: not known, or a roll without end."},
            {.min = 0, .max = kMaxPaperMm},
            [of](Settings& settings, int mm) { of(settings).height_mm = mm; }
        ),
        parsedRow(
            {.key = key + ".z64",
             .default_value = "no",
             .help = "Whether a ZPL printer reads graphics as :Z64: (Zebra does, clones may not)."},
            "yes or no",
            yesOrNo,
            [of](Settings & settings) -> auto& { return of(settings).knows_z64; }
        ),
    };
}

/// How it is asked and set.
std::vector<SettingRow> careRows(const RoleText& role) {
    const std::string key = "printer." + role.name;
    const auto of = [field = role.role](Settings& settings) -> PrinterSettings& {
        return settings.printer.*field;
    };
    const std::string margin = "a whole number from -" + std::to_string(kMaxMarginMm) + " to " +
                               std::to_string(kMaxMarginMm);
    return {
        parsedRow(
            {.key = key + ".status",
             .default_value = "no",
             .help = "Whether a network printer is asked how it is in its language; only where the "
                     "language is certain, another printer would print the question."},
            "yes or no",
            yesOrNo,
            [of](Settings & settings) -> auto& { return of(settings).asks_status; }
        ),
        parsedRow(
            {.key = key + ".snmp",
             .default_value = "",
             .help = "The SNMP community with which a network printer is asked how it is (usually "
                     "public); empty: it is not asked so.",
             .is_secret = true},
            "up to 64 printable ASCII characters without blanks, or nothing",
            community,
            [of](Settings & settings) -> auto& { return of(settings).snmp_community; }
        ),
        parsedRow(
            {.key = key + ".darkness",
             .default_value = "",
             .help = "How dark a ZPL printer prints; empty: as the printer is set."},
            "a whole number from 0 to 30, or nothing",
            darkness,
            [of](Settings & settings) -> auto& { return of(settings).darkness; }
        ),
        parsedRow(
            {.key = key + ".left_mm",
             .default_value = "0",
             .help = "Moves labels on a ZPL printer to the right by so much."},
            margin,
            signedMm,
            [of](Settings & settings) -> auto& { return of(settings).left_mm; }
        ),
        parsedRow(
            {.key = key + ".top_mm",
             .default_value = "0",
             .help = "Moves labels on a ZPL printer down by so much."},
            margin,
            signedMm,
            [of](Settings & settings) -> auto& { return of(settings).top_mm; }
        ),
    };
}

void append(std::vector<SettingRow>& rows, std::vector<SettingRow> more) {
    std::ranges::move(more, std::back_inserter(rows));
}

std::string helpFor(PaperKind kind) {
    std::string name{toText(kind)};
    std::ranges::replace(name, '_', ' ');
    return "Whether paper of the kind " + name +
           " is printed by itself, after a click or only when somebody asks for it; and how often.";
}

}  // namespace

std::vector<SettingRow> printerRows() {
    const RoleText label{"label", "labels", &Settings::Printer::label};
    const RoleText receipt{"receipt", "receipts and vouchers", &Settings::Printer::receipt};
    const RoleText document{
        "document", "picking lists, slips and other pages", &Settings::Printer::document};
    std::vector<SettingRow> rows;
    append(rows, placeRows(label));
    append(rows, abilityRows(label, ""));
    append(rows, careRows(label));
    append(rows, placeRows(receipt));
    append(rows, abilityRows(receipt, ""));
    append(rows, careRows(receipt));
    append(rows, placeRows(document));
    append(rows, abilityRows(document, ""));
    append(rows, careRows(document));
    rows.push_back(
        row({.key = "printer.pdf_program",
             .default_value = "pdftoppm",
             .help = "The program that draws PDFs for printers that read no PDF."},
            "a program's name on the search path, or its full path",
            [](const std::string& value, Settings& settings) {
                settings.printer.pdf_program = value;
                return !value.empty();
            })
    );
    return rows;
}

std::vector<SettingRow> paperRows() {
    constexpr const char* kForEachSide = "auto x2";  // one for the driver, one for the store
    std::vector<SettingRow> rows;
    for (const PaperKind kind : kPaperKinds) {
        rows.push_back(
            row({.key = "print." + std::string{toText(kind)},
                 .default_value = kind == PaperKind::manifest ? kForEachSide : "auto",
                 .help = helpFor(kind)},
                "auto, ask or never, and x2 behind it for two copies (up to x" +
                    std::to_string(kMostCopies) + "; labels come once)",
                [kind](const std::string& value, Settings& settings) {
                    const auto rule = paperRule(value);
                    if (rule) {
                        settings.printer.papers[kind] = *rule;
                    }
                    return rule.has_value();
                })
        );
    }
    return rows;
}

}  // namespace balcao
