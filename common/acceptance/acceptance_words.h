#pragma once

#include "common/acceptance/acceptance.h"
#include "common/base/language.h"

#include <string_view>

namespace balcao {

// The acceptance script in words: the same on the page, on paper and at the command line.

std::string_view titleOf(AcceptanceCase id, Language language);
std::string_view titleOf(AcceptanceStep step, Language language);
std::string_view wordOf(AcceptanceState state, Language language);

/// "se o hub oferece": of a step that is not required.
std::string_view optionalWord(Language language);

/// What somebody does in the store to get the step done, in one sentence.
std::string_view taskOf(AcceptanceStep step, Language language);

/// What the hub's people look at on their side, in one sentence.
std::string_view lookOf(AcceptanceStep step, Language language);

}  // namespace balcao
