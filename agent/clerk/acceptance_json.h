#pragma once

#include "common/acceptance/acceptance.h"
#include "common/base/language.h"

#include <string>

namespace balcao {

/// The acceptance script as `Acceptance` of api.yaml, with its sentences in `language`.
std::string acceptanceJson(const AcceptanceResult& result, Language language);

}  // namespace balcao
