#include "agent/service/disk_space.h"

namespace balcao {

std::uint64_t freeBytes(const std::filesystem::path& folder) {
    return std::filesystem::space(folder).available;
}

}  // namespace balcao
