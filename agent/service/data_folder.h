#pragma once

#include "agent/service/folder_lock.h"

#include <filesystem>

namespace balcao {

/// The agent's data folder: made private if it is not there, checked, and held by this agent
/// alone for as long as the object lives.
///
/// The constructor throws std::runtime_error, with what to do, when the folder cannot be made or
/// used, is open to other users, lies on a network drive or in a folder that a program
/// synchronises, or is in use by another agent.
class DataFolder {
public:
    explicit DataFolder(std::filesystem::path path);

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
    FolderLock lock_;
};

}  // namespace balcao
