#pragma once

#include "common/base/ids.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace balcao {

/// The store of this agent that is meant by `store_id`; the first if none is named, because most
/// agents have one. Throws BadRequest for a store that is not this agent's.
const StoreKey& storeAsked(
    const std::vector<StoreKey>& stores, const std::optional<std::string>& store_id
);

/// The same of the query's parameter `store_id`, which may be missing.
const StoreKey& storeAsked(
    const std::vector<StoreKey>& stores, const std::map<std::string, std::string>& parameters
);

}  // namespace balcao
