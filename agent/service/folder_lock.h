#pragma once

#include <cstdint>
#include <filesystem>

namespace balcao {

/// Holds a folder for this process by a lock on the file `agent.lock` in it. The system lets go of
/// it when the process ends, however it ends; the file stays.
class FolderLock {
public:
    /// Throws std::runtime_error when another process holds the folder or the file cannot be made.
    explicit FolderLock(const std::filesystem::path& folder);
    ~FolderLock();
    FolderLock(const FolderLock&) = delete;
    FolderLock(FolderLock&&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    FolderLock& operator=(FolderLock&&) = delete;

private:
    std::intptr_t handle_;  // file descriptor or HANDLE
};

}  // namespace balcao
