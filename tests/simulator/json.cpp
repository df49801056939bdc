#include "tests/simulator/json.h"

#include <Poco/JSON/JSONException.h>
#include <Poco/JSON/ParseHandler.h>
#include <Poco/JSON/Parser.h>
#include <Poco/JSONString.h>

#include <sstream>

namespace balcao::simulator {

namespace {

constexpr std::size_t kDepth = 32;

}  // namespace

JsonObject::Ptr parseObject(const std::string& text) {
    Poco::JSON::ParseHandler::Ptr handler{new Poco::JSON::ParseHandler{true}};
    Poco::JSON::Parser parser{handler};
    parser.setDepth(kDepth);
    const Poco::Dynamic::Var value = parser.parse(text);
    if (value.type() != typeid(JsonObject::Ptr)) {
        throw Poco::JSON::JSONException{"the text is not a JSON object"};
    }
    return value.extract<JsonObject::Ptr>();
}

JsonObject::Ptr makeObject() {
    return new JsonObject{Poco::JSON_PRESERVE_KEY_ORDER};
}

JsonArray::Ptr makeArray() {
    return new JsonArray;
}

std::string toText(const JsonObject& object) {
    std::ostringstream text;
    object.stringify(text);
    return text.str();
}

std::string toText(const JsonArray& array) {
    std::ostringstream text;
    array.stringify(text);
    return text.str();
}

std::string jsonString(const std::string& text) {
    return Poco::toJSON(text, Poco::JSON_WRAP_STRINGS);
}

std::string textIn(const JsonObject& object, const std::string& name, const std::string& fallback) {
    const auto value = object.get(name);
    return value.isString() ? value.extract<std::string>() : fallback;
}

std::int64_t integerIn(const JsonObject& object, const std::string& name, std::int64_t fallback) {
    const auto value = object.get(name);
    return isJsonInteger(value) ? value.convert<std::int64_t>() : fallback;
}

double numberIn(const JsonObject& object, const std::string& name, double fallback) {
    const auto value = object.get(name);
    return !value.isEmpty() && value.isNumeric() ? value.convert<double>() : fallback;
}

bool flagIn(const JsonObject& object, const std::string& name, bool fallback) {
    const auto value = object.get(name);
    return value.isBoolean() ? value.extract<bool>() : fallback;
}

JsonObject::Ptr objectIn(const JsonObject& object, const std::string& name) {
    return object.getObject(name);
}

JsonArray::Ptr arrayIn(const JsonObject& object, const std::string& name) {
    return object.getArray(name);
}

JsonObject::Ptr ensureObject(JsonObject& object, const std::string& name) {
    JsonObject::Ptr nested = object.getObject(name);
    if (nested.isNull()) {
        nested = makeObject();
        object.set(name, nested);
    }
    return nested;
}

JsonArray::Ptr ensureArray(JsonObject& object, const std::string& name) {
    JsonArray::Ptr nested = object.getArray(name);
    if (nested.isNull()) {
        nested = makeArray();
        object.set(name, nested);
    }
    return nested;
}

bool isJsonInteger(const Poco::Dynamic::Var& value) {
    return !value.isEmpty() && !value.isBoolean() && !value.isString() && value.isInteger();
}

}  // namespace balcao::simulator
