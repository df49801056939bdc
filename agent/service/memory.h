#pragma once

namespace balcao {

/// Has the system's allocator hold little memory that nobody uses. Called once, before there are
/// threads.
void keepMemorySmall() noexcept;

/// Gives what was used for a while and is free again back to the system.
void giveMemoryBack() noexcept;

}  // namespace balcao
