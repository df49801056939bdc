#include "agent/service/thread_name.h"

#include <algorithm>
#include <array>
#include <windows.h>

namespace balcao {

void nameThisThread(const std::string& name) noexcept {
    // Looked up by name: mingw-w64's headers do not have it yet.
    using SetDescription = HRESULT(WINAPI*)(HANDLE, PCWSTR);
    void* const found = reinterpret_cast<void*>(
        GetProcAddress(GetModuleHandleW(L"kernel32.dll"), "SetThreadDescription")
    );
    const auto set_description = reinterpret_cast<SetDescription>(found);
    if (set_description == nullptr) {
        return;
    }
    std::array<wchar_t, 64> text{};  // our names are ASCII; one character becomes one
    std::copy_n(name.data(), std::min(name.size(), text.size() - 1), text.data());
    set_description(GetCurrentThread(), text.data());
}

}  // namespace balcao
