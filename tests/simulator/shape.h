#pragma once

#include "tests/simulator/json.h"

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>

namespace balcao::simulator {

enum class Need { required, optional };

/// The fewest and the most entries of a list.
struct Count {
    std::size_t fewest;
    std::size_t most;
};

/// Checks the members of one JSON object against its schema. Every check refuses with 422 `schema`
/// and a detail that names the member by its path (`lines[2].accepted`). Members that are not asked
/// for are tolerated. Keeps a reference to the object.
class Shape {
public:
    Shape(const JsonObject& object, std::string path)
        : object_{object}
        , path_{std::move(path)} {}

    void text(const std::string& name, Need need) const;
    void texts(std::initializer_list<const char*> names) const;
    /// An id: 1 to 64 characters without spaces or controls.
    void id(const std::string& name, Need need) const;
    void integer(const std::string& name, Need need, std::int64_t minimum) const;
    void flag(const std::string& name, Need need) const;
    void time(const std::string& name, Need need) const;
    void oneOf(const std::string& name, Need need, std::initializer_list<const char*> allowed)
        const;
    /// The NF-e access key: 44 digits or capital letters; optional.
    void invoiceKey(const std::string& name) const;
    void anyOf(std::initializer_list<const char*> names) const;
    void textMap(const std::string& name) const;
    void textList(const std::string& name) const;

    using Check = std::function<void(const Shape&)>;
    void object(const std::string& name, Need need, const Check& check) const;
    void list(const std::string& name, Need need, Count count, const Check& check) const;

private:
    /// The member, or an empty value if it is missing and may be.
    Poco::Dynamic::Var member(const std::string& name, Need need) const;
    [[noreturn]] void refuseMember(const std::string& name, const std::string& rule) const;

    const JsonObject& object_;
    std::string path_;
};

}  // namespace balcao::simulator
