#pragma once

#include <compare>
#include <string>

namespace balcao::simulator {

/// One store of one site; ids are the hub's own text.
struct StoreKey {
    std::string site_id;
    std::string store_id;

    // clang-tidy 14 takes the 0 of a defaulted comparison for a null pointer.
    auto operator<=>(const StoreKey&) const = default;  // NOLINT(modernize-use-nullptr)
};

/// `site/store`, for logs, file records and the command line.
inline std::string toText(const StoreKey& key) {
    return key.site_id + "/" + key.store_id;
}

}  // namespace balcao::simulator
