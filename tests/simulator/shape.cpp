#include "tests/simulator/shape.h"

#include "tests/simulator/problem.h"
#include "tests/simulator/text.h"

#include <algorithm>

namespace balcao::simulator {

Poco::Dynamic::Var Shape::member(const std::string& name, Need need) const {
    if (!object_.has(name)) {
        if (need == Need::required) {
            refuseMember(name, "is missing");
        }
        return {};
    }
    auto value = object_.get(name);
    if (value.isEmpty()) {
        refuseMember(name, "must not be null");
    }
    return value;
}

void Shape::refuseMember(const std::string& name, const std::string& rule) const {
    refuse(422, "schema", path_ + name + " " + rule);
}

void Shape::text(const std::string& name, Need need) const {
    const auto value = member(name, need);
    if (!value.isEmpty() && !value.isString()) {
        refuseMember(name, "must be text");
    }
}

void Shape::texts(std::initializer_list<const char*> names) const {
    for (const char* name : names) {
        text(name, Need::optional);
    }
}

void Shape::id(const std::string& name, Need need) const {
    text(name, need);
    const std::string value = textIn(object_, name);
    const bool has_bad_character = std::any_of(value.begin(), value.end(), [](char c) {
        return static_cast<unsigned char>(c) <= ' ' || c == '\x7f';
    });
    if (object_.has(name) && (value.empty() || value.size() > 64 || has_bad_character)) {
        refuseMember(name, "must have 1 to 64 characters without spaces");
    }
}

void Shape::integer(const std::string& name, Need need, std::int64_t minimum) const {
    const auto value = member(name, need);
    if (value.isEmpty()) {
        return;
    }
    if (!isJsonInteger(value)) {
        refuseMember(name, "must be an integer");
    }
    if (integerIn(object_, name) < minimum) {
        refuseMember(name, "must be at least " + std::to_string(minimum));
    }
}

void Shape::flag(const std::string& name, Need need) const {
    const auto value = member(name, need);
    if (!value.isEmpty() && !value.isBoolean()) {
        refuseMember(name, "must be true or false");
    }
}

void Shape::time(const std::string& name, Need need) const {
    text(name, need);
    if (object_.has(name) && !parseTime(textIn(object_, name))) {
        refuseMember(name, "must be an RFC 3339 time with an offset");
    }
}

void Shape::oneOf(const std::string& name, Need need, std::initializer_list<const char*> allowed)
    const {
    text(name, need);
    const std::string value = textIn(object_, name);
    const bool is_allowed =
        std::any_of(allowed.begin(), allowed.end(), [&](const char* one) { return value == one; });
    if (object_.has(name) && !is_allowed) {
        refuseMember(name, "is not one of the allowed words");
    }
}

void Shape::invoiceKey(const std::string& name) const {
    text(name, Need::optional);
    const std::string value = textIn(object_, name);
    const bool fits = value.size() == 44 && std::all_of(value.begin(), value.end(), [](char c) {
                          return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
                      });
    if (object_.has(name) && !fits) {
        refuseMember(name, "must have 44 digits or capital letters");
    }
}

void Shape::anyOf(std::initializer_list<const char*> names) const {
    const bool has_one = std::any_of(names.begin(), names.end(), [this](const char* name) {
        return object_.has(name);
    });
    if (!has_one) {
        refuseMember(*names.begin(), "or its alternative is missing");
    }
}

void Shape::textMap(const std::string& name) const {
    object(name, Need::optional, [](const Shape& map) {
        for (const auto& key : map.object_.getNames()) {
            map.text(key, Need::required);
        }
    });
}

void Shape::textList(const std::string& name) const {
    const auto value = member(name, Need::optional);
    if (value.isEmpty()) {
        return;
    }
    const auto entries = arrayIn(object_, name);
    if (entries.isNull()) {
        refuseMember(name, "must be a list");
    }
    for (const auto& entry : *entries) {
        if (!entry.isString()) {
            refuseMember(name, "must hold only text");
        }
    }
}

void Shape::object(const std::string& name, Need need, const Check& check) const {
    const auto value = member(name, need);
    if (value.isEmpty()) {
        return;
    }
    const auto nested = objectIn(object_, name);
    if (nested.isNull()) {
        refuseMember(name, "must be an object");
    }
    check(Shape{*nested, path_ + name + "."});
}

void Shape::list(const std::string& name, Need need, Count count, const Check& check) const {
    const auto value = member(name, need);
    if (value.isEmpty()) {
        return;
    }
    const auto entries = arrayIn(object_, name);
    if (entries.isNull()) {
        refuseMember(name, "must be a list");
    }
    if (entries->size() < count.fewest || entries->size() > count.most) {
        refuseMember(
            name,
            "must have " + std::to_string(count.fewest) + " to " + std::to_string(count.most) +
                " entries"
        );
    }
    for (std::size_t i = 0; i < entries->size(); ++i) {
        const std::string path = name + "[" + std::to_string(i) + "]";
        const auto entry = entries->getObject(static_cast<unsigned>(i));
        if (entry.isNull()) {
            refuseMember(path, "must be an object");
        }
        check(Shape{*entry, path_ + path + "."});
    }
}

}  // namespace balcao::simulator
