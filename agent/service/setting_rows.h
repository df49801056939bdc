#pragma once

#include "agent/service/settings_table.h"
#include "agent/service/settings_values.h"

#include <functional>
#include <string>
#include <utility>
#include <vector>

// How the rows of the settings table are made, for the files that hold some of them each.
namespace balcao {

enum class Presence { optional, required };

/// The text of a row without its value's kind.
struct RowText {
    std::string key;
    std::string default_value;
    std::string help;
    Presence presence{Presence::optional};
    bool is_secret{false};
};

inline SettingRow row(RowText text, std::string allowed, decltype(SettingRow::take) take) {
    return SettingRow{
        .key = std::move(text.key),
        .default_value = std::move(text.default_value),
        .allowed = std::move(allowed),
        .help = std::move(text.help),
        .is_required = text.presence == Presence::required,
        .is_secret = text.is_secret,
        .take = std::move(take)};
}

struct Range {
    int min;
    int max;
};

inline SettingRow numberRow(RowText text, Range range, std::function<void(Settings&, int)> set) {
    auto allowed =
        "a whole number from " + std::to_string(range.min) + " to " + std::to_string(range.max);
    return row(
        std::move(text),
        std::move(allowed),
        [range, set = std::move(set)](const std::string& value, Settings& settings) {
            const auto number = wholeNumber(value, range.min, range.max);
            if (number) {
                set(settings, *number);
            }
            return number.has_value();
        }
    );
}

/// A row whose value `parse` reads and `field` keeps.
template <typename Parse, typename Field>
SettingRow parsedRow(RowText text, std::string allowed, Parse parse, Field field) {
    return row(
        std::move(text),
        std::move(allowed),
        [parse, field](const std::string& value, Settings& settings) {
            auto parsed = parse(value);
            if (!parsed) {
                return false;
            }
            field(settings) = std::move(*parsed);
            return true;
        }
    );
}

/// The printers of each role, and what paper is printed by itself.
std::vector<SettingRow> printerRows();
std::vector<SettingRow> paperRows();

/// What the papers say of the stores.
std::vector<SettingRow> storeRows();

}  // namespace balcao
