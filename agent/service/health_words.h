#pragma once

#include <span>
#include <string_view>

namespace balcao {

/// The sentence of one finding in the three languages; {0} is what it is about, {1} and on are its
/// facts. A fact that is one of our codes is said in words: {4:state} is an order's state,
/// {1:message} a kind of message, {0:printer} a printer's role with or without its store. Each
/// sentence says what to do next, unless all is well.
struct HealthWords {
    std::string_view part;
    std::string_view word;
    std::string_view pt;
    std::string_view en;
    std::string_view es;
};

/// All of them.
std::span<const HealthWords> healthWords();

}  // namespace balcao
