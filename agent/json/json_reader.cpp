#include "agent/json/json_reader.h"

#include <bit>
#include <simdjson.h>

namespace balcao {

namespace {

using simdjson::dom::element;
using Place = std::array<std::uintptr_t, 2>;

static_assert(sizeof(element) == sizeof(Place));
static_assert(sizeof(simdjson::dom::array::iterator) == sizeof(Place));
static_assert(sizeof(simdjson::dom::object::iterator) == sizeof(Place));
static_assert(std::is_trivially_copyable_v<element>);

template <typename SimdjsonPlace>
SimdjsonPlace unpack(Place place) {
    return std::bit_cast<SimdjsonPlace>(place);
}

std::string sentence(simdjson::error_code code) {
    return simdjson::error_message(code);
}

/// Finds `wanted` below `here` and leaves its path in `path`. Only errors pay for paths.
bool findPath(const element& here, Place wanted, std::string& path) {
    if (std::bit_cast<Place>(here) == wanted) {
        return true;
    }
    const std::size_t length = path.size();
    simdjson::dom::array array;
    simdjson::dom::object object;
    if (here.get(array) == simdjson::SUCCESS) {
        std::size_t index = 0;
        for (const element item : array) {
            path += "[" + std::to_string(index++) + "]";
            if (findPath(item, wanted, path)) {
                return true;
            }
            path.resize(length);
        }
    } else if (here.get(object) == simdjson::SUCCESS) {
        for (const auto member : object) {
            path += (path.empty() ? "" : ".") + std::string{member.key};
            if (findPath(member.value, wanted, path)) {
                return true;
            }
            path.resize(length);
        }
    }
    return false;
}

std::string pathOf(Place place) {
    // place[0] is the document, see unpack(); its root is the value of the whole text.
    const auto* document = std::bit_cast<const simdjson::dom::document*>(place[0]);
    std::string path;
    findPath(document->root(), place, path);
    return path;
}

template <typename T>
T get(Place place, const char* wanted) {
    T value{};
    const auto code = unpack<element>(place).get(value);
    if (code == simdjson::NUMBER_OUT_OF_RANGE) {
        throw JsonError{pathOf(place), "is out of range"};
    }
    if (code != simdjson::SUCCESS) {
        throw JsonError{pathOf(place), std::string{"is not "} + wanted};
    }
    return value;
}

}  // namespace

JsonError::JsonError(std::string at, std::string what_is_wrong)
    : std::runtime_error{(at.empty() ? "the JSON text" : at) + ": " + what_is_wrong}
    , path{std::move(at)}
    , why{std::move(what_is_wrong)} {}

bool JsonValue::isNull() const {
    return unpack<element>(place_).is_null();
}

std::string_view JsonValue::text() const {
    return get<std::string_view>(place_, "a text");
}

std::int64_t JsonValue::integer() const {
    return get<std::int64_t>(place_, "an integer");
}

std::int64_t JsonValue::integerIn(std::int64_t lowest, std::int64_t highest) const {
    const std::int64_t number = integer();
    if (number < lowest || number > highest) {
        fail("is not within " + std::to_string(lowest) + " to " + std::to_string(highest));
    }
    return number;
}

bool JsonValue::boolean() const {
    return get<bool>(place_, "true or false");
}

JsonArray JsonValue::elements() const {
    const auto array = get<simdjson::dom::array>(place_, "an array");
    JsonArray elements;
    elements.first_ = std::bit_cast<Place>(array.begin());
    elements.end_ = std::bit_cast<Place>(array.end());
    elements.size_ = array.size();
    return elements;
}

JsonObject JsonValue::members() const {
    const auto object = get<simdjson::dom::object>(place_, "an object");
    JsonObject members;
    members.first_ = std::bit_cast<Place>(object.begin());
    members.end_ = std::bit_cast<Place>(object.end());
    return members;
}

std::optional<JsonValue> JsonValue::find(std::string_view key) const {
    const auto object = get<simdjson::dom::object>(place_, "an object");
    element found;
    if (object.at_key(key).get(found) != simdjson::SUCCESS || found.is_null()) {
        return std::nullopt;
    }
    return JsonValue{std::bit_cast<Place>(found)};
}

JsonValue JsonValue::at(std::string_view key) const {
    const auto found = find(key);
    if (!found) {
        std::string path = pathOf(place_);
        path += (path.empty() ? "" : ".") + std::string{key};
        throw JsonError{path, "is missing"};
    }
    return *found;
}

std::string JsonValue::textOr(std::string_view key, std::string_view otherwise) const {
    const auto found = find(key);
    return std::string{found ? found->text() : otherwise};
}

std::int64_t JsonValue::integerOr(std::string_view key, std::int64_t otherwise) const {
    const auto found = find(key);
    return found ? found->integer() : otherwise;
}

bool JsonValue::booleanOr(std::string_view key, bool otherwise) const {
    const auto found = find(key);
    return found ? found->boolean() : otherwise;
}

void JsonValue::fail(const std::string& why) const {
    throw JsonError{pathOf(place_), why};
}

JsonArray::Iterator& JsonArray::Iterator::operator++() {
    auto here = unpack<simdjson::dom::array::iterator>(place_);
    place_ = std::bit_cast<JsonValue::Place>(++here);
    return *this;
}

std::pair<std::string_view, JsonValue> JsonObject::Iterator::operator*() const {
    const auto here = unpack<simdjson::dom::object::iterator>(place_);
    return {here.key(), JsonValue{std::bit_cast<JsonValue::Place>(here.value())}};
}

JsonObject::Iterator& JsonObject::Iterator::operator++() {
    auto here = unpack<simdjson::dom::object::iterator>(place_);
    place_ = std::bit_cast<JsonValue::Place>(++here);
    return *this;
}

class JsonReader::Impl {
public:
    element parse(std::string_view text, const JsonLimits& limits) {
        if (text.size() > limits.bytes) {
            throw JsonError{"", "is longer than " + std::to_string(limits.bytes) + " bytes"};
        }
        if (text.size() > parser_.capacity() || limits.depth != parser_.max_depth()) {
            const auto code = parser_.allocate(std::max(text.size(), kSmallest), limits.depth);
            if (code != simdjson::SUCCESS) {
                throw JsonError{"", sentence(code)};
            }
        }
        element root;
        const auto code = parser_.parse(text.data(), text.size()).get(root);
        if (code != simdjson::SUCCESS) {
            throw JsonError{"", sentence(code)};
        }
        return root;
    }

private:
    static constexpr std::size_t kSmallest = 4096;

    simdjson::dom::parser parser_;
};

JsonReader::JsonReader()
    : impl_{std::make_unique<Impl>()} {}

JsonReader::~JsonReader() = default;

JsonValue JsonReader::parse(std::string_view text, const JsonLimits& limits) {
    return JsonValue{std::bit_cast<Place>(impl_->parse(text, limits))};
}

}  // namespace balcao
