#pragma once

#include <string>
#include <string_view>

namespace balcao {

// How much of a person the page shows: enough to find the right box,
// no more. Pure.

/// First name and initial of the last: "Maria da Silva" becomes "Maria S.".
std::string shortName(std::string_view name);

/// A CPF as ***.456.789-**, a CNPJ as **.345.678/****-**; anything else becomes stars only.
std::string maskedDocument(std::string_view document);

/// Stars but for the last four digits.
std::string maskedPhone(std::string_view phone);

}  // namespace balcao
