#include "agent/clerk/strict_json.h"

#include <algorithm>
#include <utility>

namespace balcao {

namespace {

bool isHexDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isUuid(std::string_view text) {
    constexpr std::string_view kForm = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    return std::equal(text.begin(), text.end(), kForm.begin(), kForm.end(), [](char c, char form) {
        return form == '-' ? c == '-' : isHexDigit(c);
    });
}

template <typename Read>
auto readOr(const StrictObject& object, std::string_view key, Read read, const char* wanted) {
    try {
        return read();
    } catch (const JsonError&) {
        throw BadRequest{"wrong-type", object.pathOf(key) + " must be " + wanted};
    }
}

}  // namespace

JsonValue parseBody(JsonReader& reader, std::string_view body, const JsonLimits& limits) {
    try {
        return reader.parse(body, limits);
    } catch (const JsonError& error) {
        throw BadRequest{"invalid-json", "the body is not JSON: " + error.why};
    }
}

StrictObject::StrictObject(
    const JsonValue& value, std::string path, std::initializer_list<std::string_view> known
)
    : path_{std::move(path)} {
    const auto where = path_.empty() ? std::string{"the body"} : path_;
    try {
        for (const auto& [key, content] : value.members()) {
            members_.push_back({.key = key, .value = content});
        }
    } catch (const JsonError&) {
        throw BadRequest{"wrong-type", where + " must be an object"};
    }
    for (auto member = members_.begin(); member != members_.end(); ++member) {
        if (std::find(known.begin(), known.end(), member->key) == known.end()) {
            // The name is the client's own text: cut short, and quoted as JSON by the writer.
            constexpr std::size_t kShown = 40;
            throw BadRequest{
                "unknown-member",
                pathOf(member->key.substr(0, kShown)) + " is not known, or not for this command"};
        }
        const bool is_repeated = std::any_of(members_.begin(), member, [&](const Member& earlier) {
            return earlier.key == member->key;
        });
        if (is_repeated) {
            throw BadRequest{"duplicate-member", pathOf(member->key) + " stands there twice"};
        }
        if (member->value.isNull()) {
            throw BadRequest{
                "wrong-type", pathOf(member->key) + " is null: leave it out if there is none"};
        }
    }
}

const JsonValue* StrictObject::find(std::string_view key) const {
    const auto found = std::find_if(members_.begin(), members_.end(), [key](const Member& member) {
        return member.key == key;
    });
    return found == members_.end() ? nullptr : &found->value;
}

const JsonValue& StrictObject::at(std::string_view key) const {
    const JsonValue* const found = find(key);
    if (found == nullptr) {
        throw BadRequest{"missing-member", pathOf(key) + " is missing"};
    }
    return *found;
}

std::string StrictObject::text(std::string_view key, std::size_t longest) const {
    const JsonValue& value = at(key);
    std::string text = readOr(
        *this, key, [&] { return std::string{value.text()}; }, "a text"
    );
    if (countCharacters(text) > longest) {
        fail(key, "is longer than " + std::to_string(longest) + " characters");
    }
    return text;
}

std::int64_t StrictObject::integer(std::string_view key, std::int64_t lowest, std::int64_t highest)
    const {
    const JsonValue& value = at(key);
    const std::int64_t number = readOr(
        *this, key, [&] { return value.integer(); }, "a whole number"
    );
    if (number < lowest || number > highest) {
        fail(key, "must be from " + std::to_string(lowest) + " to " + std::to_string(highest));
    }
    return number;
}

bool StrictObject::boolean(std::string_view key) const {
    const JsonValue& value = at(key);
    return readOr(
        *this, key, [&] { return value.boolean(); }, "true or false"
    );
}

std::vector<JsonValue> StrictObject::elements(std::string_view key, std::size_t most) const {
    const JsonValue& value = at(key);
    std::vector<JsonValue> elements;
    readOr(
        *this,
        key,
        [&] {
            for (const JsonValue element : value.elements()) {
                elements.push_back(element);
            }
            return true;
        },
        "a list"
    );
    if (elements.size() > most) {
        fail(key, "has more than " + std::to_string(most) + " elements");
    }
    return elements;
}

std::string StrictObject::uuid(std::string_view key) const {
    constexpr std::size_t kLength = 36;
    std::string id = text(key, kLength);
    if (!isUuid(id)) {
        fail(key, "must be a UUID");
    }
    std::transform(id.begin(), id.end(), id.begin(), [](char c) {
        return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return id;
}

std::string StrictObject::pathOf(std::string_view key) const {
    std::string path = path_;
    path.append(path.empty() ? "" : ".").append(key);
    return path;
}

void StrictObject::fail(std::string_view key, const std::string& why) const {
    throw BadRequest{"invalid-value", pathOf(key) + " " + why};
}

std::size_t countCharacters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    }));
}

}  // namespace balcao
