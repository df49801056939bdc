#include "agent/hub/codes_shelf.h"

#include <utility>

namespace balcao {

CodesShelf::CodesShelf(Load load)
    : load_{std::move(load)} {
    auto [version, codes] =
        load_(std::nullopt).value_or(std::pair{std::int64_t{0}, defaultHubCodes()});
    take(version, std::move(codes));
}

std::shared_ptr<const HubCodes> CodesShelf::find(std::optional<std::int64_t> version) const {
    const Lock lock{mutex_};
    if (!version) {
        return kept_.rbegin()->second;
    }
    if (const auto found = kept_.find(*version); found != kept_.end()) {
        return found->second;
    }
    auto loaded = load_(version);
    if (!loaded) {
        return kept_.rbegin()->second;
    }
    auto table = std::make_shared<const HubCodes>(std::move(loaded->second));
    kept_.emplace(*version, table);
    return table;
}

void CodesShelf::take(std::int64_t version, HubCodes codes) {
    const Lock lock{mutex_};
    kept_.insert_or_assign(version, std::make_shared<const HubCodes>(std::move(codes)));
}

CodesSource CodesShelf::source() const {
    return [this](std::optional<std::int64_t> version) {
        return find(version);
    };
}

}  // namespace balcao
