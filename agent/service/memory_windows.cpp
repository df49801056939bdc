#include "agent/service/memory.h"

#include <windows.h>

namespace balcao {

void keepMemorySmall() noexcept {
    // The heap of Windows shares its blocks among threads already.
}

void giveMemoryBack() noexcept {
    HeapCompact(GetProcessHeap(), 0);
}

}  // namespace balcao
