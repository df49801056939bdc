#pragma once

#include <string>

namespace balcao::simulator {

// Check digits as Brazil and GS1 define them. The arguments are the digits without the check
// digits.

/// 9 digits to a CPF of 11.
std::string withCpfCheck(const std::string& nine_digits);

/// 12 digits to a CNPJ of 14.
std::string withCnpjCheck(const std::string& twelve_digits);

/// 12 digits to an EAN-13.
std::string withEanCheck(const std::string& twelve_digits);

bool isEan13(const std::string& text);

}  // namespace balcao::simulator
