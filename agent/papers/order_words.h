#pragma once

#include "common/order/order.h"
#include "printing/documents/words.h"

#include <string_view>

namespace balcao {

/// How papers call what the page calls so too: printing knows no orders.
std::string_view wordOf(OrderState state, Language language);
std::string_view wordOf(RefusalReason reason, Language language);
std::string_view wordOf(Journey journey, Language language);

}  // namespace balcao
