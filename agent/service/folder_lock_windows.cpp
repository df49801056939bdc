#include "agent/service/folder_lock.h"

#include <stdexcept>
#include <string>
#include <system_error>
#include <windows.h>

namespace balcao {

// Opening the file without sharing is the lock.
FolderLock::FolderLock(const std::filesystem::path& folder)
    : handle_{reinterpret_cast<std::intptr_t>(CreateFileW(
          (folder / "agent.lock").c_str(),
          GENERIC_READ | GENERIC_WRITE,
          0,
          nullptr,
          OPEN_ALWAYS,
          FILE_ATTRIBUTE_NORMAL,
          nullptr
      ))} {
    if (handle_ != reinterpret_cast<std::intptr_t>(INVALID_HANDLE_VALUE)) {
        return;
    }
    const DWORD problem = GetLastError();
    if (problem == ERROR_SHARING_VIOLATION) {
        throw std::runtime_error{
            "another agent is using the data folder " + folder.string() +
            ": stop it, or give this one its own data.dir"};
    }
    throw std::runtime_error{
        "the agent cannot write in its data folder " + folder.string() + ": " +
        std::system_category().message(static_cast<int>(problem))};
}

FolderLock::~FolderLock() {
    CloseHandle(reinterpret_cast<HANDLE>(handle_));
}

}  // namespace balcao
