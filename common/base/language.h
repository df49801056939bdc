#pragma once

#include <cstdint>
#include <string_view>

namespace balcao {

/// The languages of screens and papers.
enum class Language : std::uint8_t { pt, en, es };

/// The language with the code pt, en or es; Portuguese for anything else.
constexpr Language languageOf(std::string_view code) {
    return code == "en" ? Language::en : (code == "es" ? Language::es : Language::pt);
}

/// One text in every language.
struct Said {
    std::string_view pt, en, es;

    constexpr std::string_view in(Language language) const {
        switch (language) {
            case Language::en:
                return en;
            case Language::es:
                return es;
            case Language::pt:
                break;
        }
        return pt;
    }
};

}  // namespace balcao
