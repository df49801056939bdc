#include "agent/service/system_log.h"

namespace balcao {

void tellSystemLog(SystemEvent /*kind*/, const std::string& /*message*/) noexcept {
    // systemd keeps the console's output.
}

}  // namespace balcao
