#pragma once

#include "common/base/language.h"
#include "common/order/order.h"

#include <string_view>

namespace balcao {

/// How papers, the command line and the look at the agent call what the page calls so too.
std::string_view wordOf(OrderState state, Language language);
std::string_view wordOf(RefusalReason reason, Language language);
std::string_view wordOf(Journey journey, Language language);
std::string_view wordOf(MessageKind kind, Language language);

}  // namespace balcao
