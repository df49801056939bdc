#include "tests/clerk/api_description.h"

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Parser.h>
#include <Poco/RegularExpression.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string_view>

namespace balcao::test {

namespace {

using Poco::Dynamic::Var;
using Poco::JSON::Array;
using Poco::JSON::Object;

Object::Ptr readDescription() {
    std::ifstream file{BALCAO_API_JSON};
    std::ostringstream text;
    text << file.rdbuf();
    return Poco::JSON::Parser{}.parse(text.str()).extract<Object::Ptr>();
}

bool isObject(const Var& value) {
    return value.type() == typeid(Object::Ptr);
}

bool isArray(const Var& value) {
    return value.type() == typeid(Array::Ptr);
}

bool hasType(const Var& value, const std::string& type) {
    if (type == "object") {
        return isObject(value);
    }
    if (type == "array") {
        return isArray(value);
    }
    if (type == "string") {
        return value.isString();
    }
    if (type == "boolean") {
        return value.isBoolean();
    }
    if (type == "integer") {
        return value.isInteger() && !value.isBoolean();
    }
    throw std::logic_error{"this reader does not know the type " + type};
}

/// Words of a schema that say nothing about a value.
bool isOnlyForPeople(const std::string& word) {
    return word == "description" || word == "examples" || word == "default" || word == "summary";
}

bool contains(const Array::Ptr& values, const Var& value) {
    return std::any_of(values->begin(), values->end(), [&](const Var& one) {
        return one.toString() == value.toString();
    });
}

}  // namespace

ApiDescription::ApiDescription()
    : root_{readDescription()} {
    const auto paths = root_->getObject("paths");
    for (const std::string& path : paths->getNames()) {
        const auto item = paths->getObject(path);
        for (const char* method : {"get", "post", "put", "patch", "delete"}) {
            if (item->has(method)) {
                const auto description = item->getObject(method);
                std::string upper{method};
                std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) {
                    return static_cast<char>(c - 'a' + 'A');
                });
                operations_.push_back(
                    {description->getValue<std::string>("operationId"), upper, path, description}
                );
            }
        }
    }
}

const ApiDescription::Operation& ApiDescription::operation(const std::string& operation_id) const {
    const auto found =
        std::find_if(operations_.begin(), operations_.end(), [&](const Operation& one) {
            return one.operation_id == operation_id;
        });
    if (found == operations_.end()) {
        throw std::logic_error{"api.yaml has no operation " + operation_id};
    }
    return *found;
}

std::vector<std::string> ApiDescription::faultsOf(
    const std::string& operation_id, const HttpReply& reply
) const {
    const auto responses = operation(operation_id).description->getObject("responses");
    const std::string status = std::to_string(reply.status);
    if (!responses->has(status)) {
        return {operation_id + " does not describe status " + status + ": " + reply.body};
    }
    const auto response = resolved(responses->getObject(status));
    if (!response->has("content")) {
        return reply.body.empty() ? std::vector<std::string>{}
                                  : std::vector<std::string>{"a body where none is described"};
    }
    const auto content = response->getObject("content");
    const auto type = reply.headers.find("content-type");
    if (type == reply.headers.end() || !content->has(type->second)) {
        return {"the content type is not described"};
    }
    const auto media = content->getObject(type->second);
    if (!media->has("schema") || !type->second.ends_with("json")) {
        return {};
    }
    std::vector<std::string> faults;
    check(Poco::JSON::Parser{}.parse(reply.body), media->getObject("schema"), "", faults);
    return faults;
}

std::vector<std::string> ApiDescription::faultsOfText(
    const std::string& schema_name, const std::string& text
) const {
    std::vector<std::string> faults;
    const auto schemas = root_->getObject("components")->getObject("schemas");
    check(Poco::JSON::Parser{}.parse(text), schemas->getObject(schema_name), "", faults);
    return faults;
}

ApiDescription::Object ApiDescription::resolved(Object node) const {
    while (node->has("$ref")) {
        std::istringstream reference{node->getValue<std::string>("$ref").substr(2)};  // after "#/"
        node = root_;
        std::string word;
        while (std::getline(reference, word, '/')) {
            node = node->getObject(word);
        }
    }
    return node;
}

void ApiDescription::check(
    const Var& value, Object schema, const std::string& path, std::vector<std::string>& faults
) const {
    schema = resolved(schema);
    const auto fault = [&](const std::string& what) {
        faults.push_back(path + " " + what);
    };
    for (const std::string& word : schema->getNames()) {
        if (isOnlyForPeople(word) || word == "required" || word == "properties" ||
            word == "format") {
            continue;
        }
        const Var rule = schema->get(word);
        if (word == "type") {
            if (!hasType(value, rule.toString())) {
                fault("is not of type " + rule.toString());
                return;
            }
        } else if (word == "enum") {
            if (!contains(rule.extract<Array::Ptr>(), value)) {
                fault("is none of the allowed values: " + value.toString());
            }
        } else if (word == "items") {
            std::size_t index = 0;
            for (const Var& element : *value.extract<Array::Ptr>()) {
                check(
                    element,
                    rule.extract<Object>(),
                    path + "[" + std::to_string(index++) + "]",
                    faults
                );
            }
        } else if (word == "minimum") {
            if (value.convert<Poco::Int64>() < rule.convert<Poco::Int64>()) {
                fault("is too small");
            }
        } else if (word == "maximum") {
            if (value.convert<Poco::Int64>() > rule.convert<Poco::Int64>()) {
                fault("is too large");
            }
        } else if (word == "maxLength") {
            if (value.toString().size() > rule.convert<std::size_t>()) {
                fault("is too long");
            }
        } else if (word == "maxItems") {
            if (value.extract<Array::Ptr>()->size() > rule.convert<std::size_t>()) {
                fault("has too many elements");
            }
        } else if (word == "pattern") {
            if (!Poco::RegularExpression{rule.toString()}.match(value.toString())) {
                fault("does not fit " + rule.toString());
            }
        } else {
            throw std::logic_error{"this reader does not know the word " + word};
        }
    }
    if (isObject(value)) {
        checkObject(value.extract<Object>(), schema, path, faults);
    }
}

/// Members that the schema does not name are faults too: the page could come to rest on them.
void ApiDescription::checkObject(
    Object value, Object schema, const std::string& path, std::vector<std::string>& faults
) const {
    if (schema->has("required")) {
        for (const Var& name : *schema->getArray("required")) {
            if (!value->has(name.toString())) {
                faults.push_back(path + "." + name.toString() + " is missing");
            }
        }
    }
    const auto properties = schema->getObject("properties");
    for (const std::string& name : value->getNames()) {
        if (properties.isNull() || !properties->has(name)) {
            faults.push_back(path + "." + name + " is not described");
        } else {
            check(value->get(name), properties->getObject(name), path + "." + name, faults);
        }
    }
}

}  // namespace balcao::test
