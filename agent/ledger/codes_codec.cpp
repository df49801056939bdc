#include "agent/ledger/codes_codec.h"

#include "agent/ledger/codec_parts.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace balcao {

namespace {

constexpr std::size_t kMostRows = 500;
constexpr std::size_t kLongestCode = 64;
constexpr std::size_t kLongestName = 80;

constexpr std::array<std::string_view, 8> kTables{
    "statuses",
    "journeys",
    "purposes",
    "refusal_reasons",
    "return_reasons",
    "carriers",
    "services",
    "channels"};

void putRow(JsonWriter& json, std::string_view code, std::string_view means) {
    json.beginObject();
    json.member("code", code);
    json.member("means", means);
    json.endObject();
}

template <typename Rows, typename Put>
void putTable(JsonWriter& json, std::string_view name, const Rows& rows, Put put) {
    json.key(name);
    json.beginArray();
    for (const auto& row : rows) {
        put(row);
    }
    json.endArray();
}

/// A row of a table that is read: code first.
template <typename Means>
void putRead(
    JsonWriter& json, std::string_view name, const std::map<std::string, Means, std::less<>>& rows
) {
    putTable(json, name, rows, [&json](const auto& row) {
        if constexpr (std::is_same_v<Means, std::string>) {
            putRow(json, row.first, row.second);
        } else {
            putRow(json, row.first, toText(row.second));
        }
    });
}

template <typename Word>
void putSent(JsonWriter& json, std::string_view name, const std::map<Word, std::string>& rows) {
    putTable(json, name, rows, [&json](const auto& row) {
        putRow(json, row.second, toText(row.first));
    });
}

/// The words of an enumeration whose values have no gaps, each with the code that goes out for it.
template <typename Word>
std::map<Word, std::string> inForce(const HubCodes& codes) {
    std::map<Word, std::string> rows;
    for (std::uint8_t value = 0;; ++value) {
        const auto word = fromText<Word>(toText(static_cast<Word>(value)));
        if (!word) {
            return rows;
        }
        rows.emplace(*word, codeOf(codes, *word));
    }
}

void writeTables(
    JsonWriter& json,
    const HubCodes& codes,
    const std::map<StatusPurpose, std::string>& purposes,
    const std::map<RefusalReason, std::string>& reasons,
    const std::map<ReturnReason, std::string>& return_reasons
) {
    json.beginObject();
    putRead(json, "statuses", codes.statuses);
    putRead(json, "journeys", codes.journeys);
    putSent(json, "purposes", purposes);
    putSent(json, "refusal_reasons", reasons);
    putSent(json, "return_reasons", return_reasons);
    putRead(json, "carriers", codes.carriers);
    putRead(json, "services", codes.services);
    putRead(json, "channels", codes.channels);
    json.endObject();
}

/// A text that a person or a hub can say: not empty, not too long, without control characters.
std::string textOf(const JsonValue& value, std::size_t longest) {
    const std::string_view text = value.text();
    const auto characters = static_cast<std::size_t>(std::ranges::count_if(text, [](char byte) {
        return (byte & 0xC0) != 0x80;
    }));
    const bool has_control = std::ranges::any_of(text, [](char byte) {
        return static_cast<unsigned char>(byte) < ' ' || byte == '\x7F';
    });
    if (text.empty() || characters > longest || has_control) {
        value.fail(
            "must have 1 to " + std::to_string(longest) + " characters, none of them a control one"
        );
    }
    return std::string{text};
}

struct Row {
    std::string code;
    JsonValue means;
};

std::vector<Row> rowsOf(const JsonValue& tables, std::string_view name) {
    const JsonValue table = tables.at(name);
    const JsonArray elements = table.elements();
    if (elements.size() > kMostRows) {
        table.fail("has more than " + std::to_string(kMostRows) + " rows");
    }
    std::vector<Row> rows;
    rows.reserve(elements.size());
    for (const JsonValue element : elements) {
        for (const auto& [key, ignored] : element.members()) {
            if (key != "code" && key != "means") {
                element.fail("has a member that no row has");
            }
        }
        rows.push_back(
            {.code = textOf(element.at("code"), kLongestCode), .means = element.at("means")}
        );
    }
    return rows;
}

template <typename Means>
void takeRead(
    const JsonValue& tables, std::string_view name, std::map<std::string, Means, std::less<>>& into
) {
    for (Row& row : rowsOf(tables, name)) {
        Means means{};
        if constexpr (std::is_same_v<Means, std::string>) {
            means = textOf(row.means, kLongestName);
        } else {
            means = readEnum<Means>(row.means);
        }
        if (!into.emplace(std::move(row.code), std::move(means)).second) {
            row.means.fail("belongs to a code that stands in its table already");
        }
    }
}

template <typename Word>
void takeSent(const JsonValue& tables, std::string_view name, std::map<Word, std::string>& into) {
    for (Row& row : rowsOf(tables, name)) {
        if (!into.emplace(readEnum<Word>(row.means), std::move(row.code)).second) {
            row.means.fail("stands in its table already");
        }
    }
}

}  // namespace

void writeCodes(JsonWriter& json, const HubCodes& codes) {
    writeTables(json, codes, codes.purposes, codes.reasons, codes.return_reasons);
}

void writeCodesInForce(JsonWriter& json, const HubCodes& codes) {
    writeTables(
        json,
        codes,
        inForce<StatusPurpose>(codes),
        inForce<RefusalReason>(codes),
        inForce<ReturnReason>(codes)
    );
}

std::string encodeCodes(const HubCodes& codes) {
    std::string text;
    JsonWriter json{text};
    writeCodes(json, codes);
    return text;
}

HubCodes readCodes(const JsonValue& tables) {
    for (const auto& [key, ignored] : tables.members()) {
        if (std::ranges::find(kTables, key) == kTables.end()) {
            tables.fail("has a table that Balcão does not know");
        }
    }
    HubCodes codes;
    takeRead(tables, "statuses", codes.statuses);
    const bool has_nothing = std::ranges::any_of(codes.statuses, [](const auto& row) {
        return row.second == HubStatus::unknown;
    });
    if (has_nothing) {
        tables.at("statuses").fail("says of a code that it means nothing: leave the row out");
    }
    takeRead(tables, "journeys", codes.journeys);
    takeSent(tables, "purposes", codes.purposes);
    takeSent(tables, "refusal_reasons", codes.reasons);
    takeSent(tables, "return_reasons", codes.return_reasons);
    takeRead(tables, "carriers", codes.carriers);
    takeRead(tables, "services", codes.services);
    takeRead(tables, "channels", codes.channels);
    return codes;
}

}  // namespace balcao
