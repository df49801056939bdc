#include "agent/service/thread_name.h"

#include <algorithm>
#include <array>
#include <pthread.h>

namespace balcao {

void nameThisThread(const std::string& name) noexcept {
    std::array<char, 16> text{};  // the kernel's limit, with the zero at its end
    std::copy_n(name.data(), std::min(name.size(), text.size() - 1), text.data());
    pthread_setname_np(pthread_self(), text.data());
}

}  // namespace balcao
