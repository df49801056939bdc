#include "agent/service/service_host.h"

#include <stdexcept>

namespace balcao {

void giveStandardOutput() noexcept {
    // Whoever starts a program gives it one.
}

bool hasServiceManager() noexcept {
    return false;
}

int runAsService(ServiceWork /*work*/) {
    throw std::runtime_error{"there is no service manager here: systemd needs none"};
}

}  // namespace balcao
