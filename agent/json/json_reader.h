#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace balcao {

/// A text is not the JSON that was expected. `path` names the place ("orders[3].lines[0].sku",
/// empty for the whole text), `why` says what is wrong there; neither repeats the value, which may
/// be personal data.
struct JsonError : std::runtime_error {
    JsonError(std::string at, std::string what_is_wrong);

    std::string path;
    std::string why;
};

/// Larger or deeper texts are refused before they are read.
struct JsonLimits {
    std::size_t bytes{1U << 20U};
    std::size_t depth{32};
};

class JsonArray;
class JsonObject;

/// One value of a parsed text. Cheap to copy; valid until its JsonReader parses again or ends.
///
/// Each getter throws JsonError with the path if the value is of another type. Numbers are integers
/// only: 1.0 and 1e3 are refused.
class JsonValue {
public:
    bool isNull() const;

    std::string_view text() const;
    std::int64_t integer() const;
    std::int64_t integerIn(std::int64_t lowest, std::int64_t highest) const;
    bool boolean() const;

    /// Iterates over the elements: `for (const JsonValue element : value.elements())`.
    JsonArray elements() const;
    /// Iterates over the members: `for (const auto& [key, content] : value.members())`.
    JsonObject members() const;

    /// The member `key`, or nothing if it is absent or null.
    std::optional<JsonValue> find(std::string_view key) const;
    /// The member `key`; it must be there and not be null.
    JsonValue at(std::string_view key) const;

    // Members that must be there.
    std::string textAt(std::string_view key) const { return std::string{at(key).text()}; }
    std::int64_t integerAt(std::string_view key) const { return at(key).integer(); }
    bool booleanAt(std::string_view key) const { return at(key).boolean(); }

    // Members that may be absent or null.
    std::string textOr(std::string_view key, std::string_view otherwise = {}) const;
    std::int64_t integerOr(std::string_view key, std::int64_t otherwise) const;
    bool booleanOr(std::string_view key, bool otherwise) const;

    /// Throws JsonError for this value: for rules that only the codec knows.
    [[noreturn]] void fail(const std::string& why) const;

private:
    friend class JsonArray;
    friend class JsonObject;
    friend class JsonReader;

    // simdjson's place in its tape; its header stays out of ours because it costs 2 s per file.
    using Place = std::array<std::uintptr_t, 2>;

    explicit JsonValue(Place place)
        : place_{place} {}

    Place place_{};
};

/// The elements of an array, in order.
class JsonArray {
public:
    class Iterator {
    public:
        JsonValue operator*() const { return JsonValue{place_}; }
        Iterator& operator++();
        bool operator==(const Iterator&) const = default;

    private:
        friend class JsonArray;
        explicit Iterator(JsonValue::Place place)
            : place_{place} {}
        JsonValue::Place place_;
    };

    Iterator begin() const { return Iterator{first_}; }
    Iterator end() const { return Iterator{end_}; }
    std::size_t size() const { return size_; }

private:
    friend class JsonValue;
    JsonValue::Place first_{};
    JsonValue::Place end_{};
    std::size_t size_{};
};

/// The members of an object, in the order of the text.
class JsonObject {
public:
    class Iterator {
    public:
        std::pair<std::string_view, JsonValue> operator*() const;
        Iterator& operator++();
        bool operator==(const Iterator&) const = default;

    private:
        friend class JsonObject;
        explicit Iterator(JsonValue::Place place)
            : place_{place} {}
        JsonValue::Place place_;
    };

    Iterator begin() const { return Iterator{first_}; }
    Iterator end() const { return Iterator{end_}; }

private:
    friend class JsonValue;
    JsonValue::Place first_{};
    JsonValue::Place end_{};
};

/// Parses texts, keeping its memory from one to the next. Every byte is checked: grammar, UTF-8,
/// depth. Not thread-safe.
class JsonReader {
public:
    JsonReader();
    ~JsonReader();
    JsonReader(const JsonReader&) = delete;
    JsonReader(JsonReader&&) = delete;
    JsonReader& operator=(const JsonReader&) = delete;
    JsonReader& operator=(JsonReader&&) = delete;

    /// The value of the whole text. `text` need not outlive the call.
    JsonValue parse(std::string_view text, const JsonLimits& limits = {});

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

/// An object with one long list in it, taken apart without reading the list's elements, so that
/// those that did not change (same bytes) need no parsing.
struct JsonList {
    std::string envelope;                    // the object without the list
    std::vector<std::string_view> elements;  // raw texts, inside the text given
    bool has_list{false};
};

/// Takes `text` apart at its member `list_key`. Throws JsonError if the text is too large, cut off,
/// not an object, or its `list_key` is not an array. The grammar within an element is checked when
/// it is parsed.
JsonList splitList(std::string_view text, std::string_view list_key, std::size_t max_bytes);

}  // namespace balcao
