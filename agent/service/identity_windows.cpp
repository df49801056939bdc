#include "agent/service/identity.h"

namespace balcao {

void becomeOwnerOf(const std::filesystem::path&) {
    // The folder's list of rights names both the service and the administrators.
}

}  // namespace balcao
