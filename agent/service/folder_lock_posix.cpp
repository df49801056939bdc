#include "agent/service/folder_lock.h"

#include <cerrno>
#include <fcntl.h>
#include <stdexcept>
#include <string>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>

namespace balcao {

FolderLock::FolderLock(const std::filesystem::path& folder)
    : handle_{::open((folder / "agent.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)} {
    if (handle_ < 0) {
        throw std::runtime_error{
            "the agent cannot write in its data folder " + folder.string() + ": " +
            std::generic_category().message(errno)};
    }
    if (::flock(static_cast<int>(handle_), LOCK_EX | LOCK_NB) != 0) {
        ::close(static_cast<int>(handle_));
        throw std::runtime_error{
            "another agent is using the data folder " + folder.string() +
            ": stop it, or give this one its own data.dir"};
    }
}

FolderLock::~FolderLock() {
    ::close(static_cast<int>(handle_));
}

}  // namespace balcao
