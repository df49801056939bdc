#pragma once

#include <string>

namespace balcao::test {

// The least that is a whole file of each kind; `body` makes two of them differ.

inline std::string aJpeg(const std::string& body = "photo") {
    return "\xff\xd8\xff\xe0" + body + "\xff\xd9";
}

inline std::string aPng(const std::string& body = "signature") {
    return std::string{"\x89PNG\r\n\x1a\n"} + body + "IEND\xae\x42\x60\x82";
}

inline std::string aPdf(const std::string& body = "paper") {
    return "%PDF-1.4\n" + body + "\n%%EOF\n";
}

}  // namespace balcao::test
