#pragma once

#include "agent/json/json_reader.h"
#include "agent/json/json_writer.h"
#include "common/order/order_command.h"
#include "common/order/order_text.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace balcao {

// Pieces that several of the ledger's codecs share.

/// Our own texts: the hub's were capped when they came in.
constexpr JsonLimits kOwnJson{.bytes = 64U << 20U, .depth = 32};

template <typename Enum>
Enum readEnum(const JsonValue& value) {
    const auto found = fromText<Enum>(value.text());
    if (!found) {
        value.fail("is none of the values that this program knows");
    }
    return *found;
}

template <typename Enum>
Enum enumOr(const JsonValue& object, std::string_view key, Enum otherwise) {
    const auto found = object.find(key);
    return found ? readEnum<Enum>(*found) : otherwise;
}

inline Instant readInstant(const JsonValue& value) {
    return Instant{std::chrono::milliseconds{value.integer()}};
}

inline std::optional<Instant> optionalInstant(const JsonValue& object, std::string_view key) {
    const auto found = object.find(key);
    return found ? std::optional{readInstant(*found)} : std::nullopt;
}

inline std::int64_t toMs(Instant instant) {
    return instant.time_since_epoch().count();
}

inline Instant fromMs(std::int64_t ms) {
    return Instant{std::chrono::milliseconds{ms}};
}

/// Writes a text that is not empty.
inline void putText(JsonWriter& json, std::string_view key, const std::string& text) {
    if (!text.empty()) {
        json.member(key, text);
    }
}

/// Writes what is so; what is not so is left out.
inline void putIfSo(JsonWriter& json, std::string_view key, bool is_so) {
    if (is_so) {
        json.member(key, true);
    }
}

inline void putInstant(JsonWriter& json, std::string_view key, std::optional<Instant> instant) {
    if (instant) {
        json.member(key, toMs(*instant));
    }
}

/// Writes a list that is not empty.
template <typename T, typename Put>
void putList(JsonWriter& json, std::string_view key, const std::vector<T>& items, Put put) {
    if (items.empty()) {
        return;
    }
    json.key(key);
    json.beginArray();
    for (const T& item : items) {
        put(json, item);
    }
    json.endArray();
}

/// Reads a list that may be absent.
template <typename Read>
auto readList(const JsonValue& object, std::string_view key, Read read) {
    std::vector<decltype(read(object))> items;
    if (const auto found = object.find(key)) {
        const JsonArray elements = found->elements();
        items.reserve(elements.size());
        for (const JsonValue element : elements) {
            items.push_back(read(element));
        }
    }
    return items;
}

/// Writes a person of whom anything is known; an absent one is read as nobody.
void putPerson(JsonWriter& json, std::string_view key, const Person& person);
Person readPerson(const JsonValue& object, std::string_view key);

void putRefusal(JsonWriter& json, const LineRefusal& refusal);
LineRefusal readRefusal(const JsonValue& value);

void putLineProgress(JsonWriter& json, const LineProgress& line);
LineProgress readLineProgress(const JsonValue& value);

void putLineDecision(JsonWriter& json, const LineDecision& line);
LineDecision readLineDecision(const JsonValue& value);

void putProposedAnswer(JsonWriter& json, const ProposedAnswer& answer);
ProposedAnswer readProposedAnswer(const JsonValue& value);

void putHandedLine(JsonWriter& json, const HandedLine& line);
HandedLine readHandedLine(const JsonValue& value);

void putBox(JsonWriter& json, const PackedBox& box);
PackedBox readBox(const JsonValue& value);

void putLabel(JsonWriter& json, const PackageLabel& label);
PackageLabel readLabel(const JsonValue& value);

HubOrder readHubOrder(const JsonValue& value);

}  // namespace balcao
