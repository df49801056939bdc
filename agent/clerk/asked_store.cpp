#include "agent/clerk/asked_store.h"

#include "agent/clerk/strict_json.h"

#include <algorithm>

namespace balcao {

const StoreKey& storeAsked(
    const std::vector<StoreKey>& stores, const std::optional<std::string>& store_id
) {
    if (!store_id) {
        return stores.front();
    }
    const auto found = std::ranges::find(stores, *store_id, &StoreKey::store_id);
    if (found == stores.end()) {
        throw BadRequest{"invalid-value", "store_id is no store of this agent"};
    }
    return *found;
}

const StoreKey& storeAsked(
    const std::vector<StoreKey>& stores, const std::map<std::string, std::string>& parameters
) {
    const auto asked = parameters.find("store_id");
    return asked == parameters.end() ? stores.front()
                                     : storeAsked(stores, std::optional{asked->second});
}

}  // namespace balcao
