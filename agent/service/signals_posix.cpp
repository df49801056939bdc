#include "agent/service/signals.h"

#include <array>
#include <csignal>

namespace balcao {

void ignoreWriteSignals() {
    for (const int number : std::array{SIGPIPE, SIGXFSZ}) {
        struct sigaction action {};
        action.sa_handler =
            SIG_IGN;  // NOLINT(cppcoreguidelines-pro-type-cstyle-cast): the system's macro
        sigaction(number, &action, nullptr);
    }
}

}  // namespace balcao
