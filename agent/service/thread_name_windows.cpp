#include "agent/service/thread_name.h"

#include <algorithm>
#include <array>
#include <windows.h>

namespace balcao {

void nameThisThread(const std::string& name) noexcept {
    std::array<wchar_t, 64> text{};  // our names are ASCII; one character becomes one
    std::copy_n(name.data(), std::min(name.size(), text.size() - 1), text.data());
    SetThreadDescription(GetCurrentThread(), text.data());
}

}  // namespace balcao
