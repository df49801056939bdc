#pragma once

#include "agent/json/json_reader.h"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace balcao {

/// A request's body does not say what it must: `slug` for the page, what() for the person who
/// debugs it, naming the field but never its value.
struct BadRequest : std::runtime_error {
    BadRequest(std::string_view slug_of_problem, const std::string& detail)
        : std::runtime_error{detail}
        , slug{slug_of_problem} {}

    std::string_view slug;  // of static life
};

/// The body of a request. Throws BadRequest if it is no JSON.
JsonValue parseBody(JsonReader& reader, std::string_view body, const JsonLimits& limits = {});

/// An object of a request, read so strictly that a typing mistake cannot decide anything: unknown
/// and repeated members, nulls and wrong types are errors. Throws BadRequest.
class StrictObject {
public:
    /// `path` names the object in error texts: empty for the body itself.
    StrictObject(
        const JsonValue& value, std::string path, std::initializer_list<std::string_view> known
    );

    bool has(std::string_view key) const { return find(key) != nullptr; }

    // Members that must be there.
    std::string text(std::string_view key, std::size_t longest) const;
    std::int64_t integer(std::string_view key, std::int64_t lowest, std::int64_t highest) const;
    bool boolean(std::string_view key) const;
    std::vector<JsonValue> elements(std::string_view key, std::size_t most) const;
    /// Of any type.
    const JsonValue& at(std::string_view key) const;

    /// A UUID in its usual form, in lower case.
    std::string uuid(std::string_view key) const;

    /// "lines[3].refusals" for error texts.
    std::string pathOf(std::string_view key) const;

    [[noreturn]] void fail(std::string_view key, const std::string& why) const;

private:
    struct Member {
        std::string_view key;
        JsonValue value;
    };

    const JsonValue* find(std::string_view key) const;

    std::string path_;
    std::vector<Member> members_;
};

/// Characters of a UTF-8 text.
std::size_t countCharacters(std::string_view text);

}  // namespace balcao
