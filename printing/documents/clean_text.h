#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace balcao {

/// Text from strangers made fit for paper, in UTF-8: strict UTF-8 only, accents composed, letters
/// that our fonts lack written with those that they have (Ł as L), everything else as a visible
/// '?'. Controls, line ends and odd spaces become single spaces; invisible and direction marks go.
/// At most `most_characters`, the last being an ellipsis if something was cut.
///
/// What comes back holds characters of cp1252 only, so that every canvas draws all of it.
std::string cleanText(std::string_view text, std::size_t most_characters = 200);

}  // namespace balcao
