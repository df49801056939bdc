#pragma once

#include "common/base/money.h"
#include "printing/documents/words.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace balcao {

/// A time as the store's wall clock shows it: paper knows local time only.
struct LocalTime {
    int year{};
    int month{};
    int day{};
    int hour{};
    int minute{};

    bool operator==(const LocalTime&) const = default;
};

/// 21/11/2026 in Portuguese and Spanish, 21 Nov 2026 in English (where the numbers alone mislead).
std::string dateText(const LocalTime& time, Language language);

/// 15:30
std::string clockText(const LocalTime& time);

/// The date and the time of day.
std::string timeText(const LocalTime& time, Language language);

/// R$ 1.234,56 (1,234.56 in English). Other currencies by their code; minor units are hundredths.
std::string moneyText(AmountMinor amount_minor, std::string_view currency, Language language);

/// A CPF as ***.456.789-**, a CNPJ as 12.345.678/0001-95 (a company's is public), another document
/// with its last three characters only; nothing stays nothing. Letters and digits count, other
/// signs do not.
std::string documentOnPaper(std::string_view document);

/// First name and the initial of the last: enough to call somebody, not to find them.
std::string nameToCall(std::string_view name);

/// `text` with `value` where the # stands.
std::string filledIn(std::string_view text, std::string_view value);

/// "1 item", "3 itens".
std::string countText(std::int64_t count, std::string_view one, std::string_view many);

}  // namespace balcao
