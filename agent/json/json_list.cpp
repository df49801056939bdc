#include "agent/json/json_reader.h"
#include "agent/json/json_writer.h"

#include <cstring>
#include <simdjson.h>

namespace balcao {

namespace {

namespace ondemand = simdjson::ondemand;

std::string_view withoutTrailingBlanks(std::string_view text) {
    const auto last = text.find_last_not_of(" \n\r\t");
    return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

/// A value's own bytes. simdjson adds the blanks behind it, which would tell equal values apart.
std::string_view rawText(ondemand::value value) {
    switch (value.type()) {
        case ondemand::json_type::object:
            return withoutTrailingBlanks(ondemand::object{value}.raw_json());
        case ondemand::json_type::array:
            return withoutTrailingBlanks(ondemand::array{value}.raw_json());
        case ondemand::json_type::string:
        case ondemand::json_type::number:
        case ondemand::json_type::boolean:
        case ondemand::json_type::null:
            break;
    }
    return withoutTrailingBlanks(value.raw_json_token());
}

}  // namespace

JsonList splitList(std::string_view text, std::string_view list_key, std::size_t max_bytes) {
    if (text.size() > max_bytes) {
        throw JsonError{"", "is longer than " + std::to_string(max_bytes) + " bytes"};
    }
    const simdjson::padded_string padded{text};  // the parser reads a little past the end
    const auto in_text = [&](std::string_view part) {
        return text.substr(static_cast<std::size_t>(part.data() - padded.data()), part.size());
    };
    JsonList list;
    JsonWriter envelope{list.envelope};
    envelope.beginObject();
    try {
        ondemand::parser parser;
        ondemand::document document = parser.iterate(padded);
        ondemand::object object = document.get_object();
        for (ondemand::field field : object) {
            const std::string_view key = field.unescaped_key();
            if (key != list_key) {
                envelope.rawMember(key, rawText(field.value()));
                continue;
            }
            if (list.has_list) {
                throw JsonError{std::string{list_key}, "is there twice"};
            }
            list.has_list = true;
            for (ondemand::value element : ondemand::array{field.value()}) {
                list.elements.push_back(in_text(rawText(element)));
            }
        }
        const char* behind = nullptr;
        if (document.current_location().get(behind) == simdjson::SUCCESS) {
            throw JsonError{"", "goes on after its end"};
        }
    } catch (const simdjson::simdjson_error& error) {
        throw JsonError{list.has_list ? std::string{list_key} : "", error.what()};
    }
    envelope.endObject();
    return list;
}

}  // namespace balcao
