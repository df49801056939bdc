#pragma once

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>

#include <cstdint>
#include <string>

namespace balcao::simulator {

// The simulator's own reading and writing of JSON. Objects keep the order of their members, so that
// text which is read and written again stays the same text.
using JsonObject = Poco::JSON::Object;
using JsonArray = Poco::JSON::Array;

/// Reads one JSON object (at most 32 levels); throws Poco::Exception with the reason if it is none.
JsonObject::Ptr parseObject(const std::string& text);

JsonObject::Ptr makeObject();
JsonArray::Ptr makeArray();

std::string toText(const JsonObject& object);
std::string toText(const JsonArray& array);

/// A JSON string literal with its quotes.
std::string jsonString(const std::string& text);

// Reading members: the fallback where the member is missing or of another type.
std::string textIn(
    const JsonObject& object, const std::string& name, const std::string& fallback = {}
);
std::int64_t integerIn(
    const JsonObject& object, const std::string& name, std::int64_t fallback = 0
);
double numberIn(const JsonObject& object, const std::string& name, double fallback = 0.0);
bool flagIn(const JsonObject& object, const std::string& name, bool fallback = false);

/// The nested object or array itself (changes show in the parent); null where there is none.
JsonObject::Ptr objectIn(const JsonObject& object, const std::string& name);
JsonArray::Ptr arrayIn(const JsonObject& object, const std::string& name);

/// The nested one, made and put there if it is missing.
JsonObject::Ptr ensureObject(JsonObject& object, const std::string& name);
JsonArray::Ptr ensureArray(JsonObject& object, const std::string& name);

/// True for a JSON integer: no fraction, no exponent, no boolean, no text.
bool isJsonInteger(const Poco::Dynamic::Var& value);

}  // namespace balcao::simulator
