#pragma once

#include "common/order/order_text.h"

#include <vector>

namespace balcao::test {

/// All values of an enumeration that has a text: 0 and on, up to the first that reads "corrupt".
template <typename Enum>
std::vector<Enum> every() {
    std::vector<Enum> values;
    for (unsigned value = 0; toText(static_cast<Enum>(value)) != "corrupt"; ++value) {
        values.push_back(static_cast<Enum>(value));
    }
    return values;
}

}  // namespace balcao::test
