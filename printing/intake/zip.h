#pragma once

#include "common/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace balcao {

/// What a ZIP file of labels may hold. More is a mistake, or an attempt to fill the memory.
constexpr std::size_t kMostZipEntries = 20;
constexpr std::size_t kMostZipBytes = std::size_t{50} << 20U;  // unpacked, all together
constexpr std::size_t kMostZipRatio = 100;  // unpacked to packed, for entries above 64 KB

/// Unpacks a ZIP file in memory, in the order of its directory. Entries are stored or deflated;
/// their check sums are checked. Names are never used as paths, and a name that is one is refused,
/// like everything else that no file of labels needs: encryption, several volumes, ZIP64, and more
/// than the limits above. The failure is "slug: English sentence": zip_damaged, zip_refused,
/// password.
Result<std::vector<std::string>, std::string> unzip(std::string_view file);

}  // namespace balcao
