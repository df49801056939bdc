#pragma once

#include "common/order/order.h"

#include <string>
#include <string_view>

namespace balcao {

/// The words by which an order can be found, each once, separated by blanks: its numbers, the
/// customer's and recipient's names, phone, SKU, EAN, tracking and pickup codes, and `short_code`.
///
/// Words are folded: lower case, without diacritics ("João" is "joao"). A word with punctuation
/// stands as a whole without it and in its parts ("BR-0012" gives br0012, br, 0012); a phone stands
/// by its last 13, 12, 11, 10, 9, 8 and 4 digits, as people say it.
std::string searchTerms(const HubOrder& hub, std::string_view short_code);

/// `text` as an FTS5 query: every word must begin a word of the order. Empty if no word is in it.
std::string searchQuery(std::string_view text);

}  // namespace balcao
