#include "agent/service/identity.h"

#include <array>
#include <cerrno>
#include <grp.h>
#include <pwd.h>
#include <stdexcept>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace balcao {

namespace {

[[noreturn]] void failed(const std::string& what) {
    throw std::runtime_error{what + ": " + std::generic_category().message(errno)};
}

/// A user without a name has no groups but the folder's.
void takeGroups(uid_t user, gid_t group) {
    constexpr std::size_t kEnough = 16384;
    std::array<char, kEnough> texts{};
    passwd entry{};
    passwd* found = nullptr;
    const bool is_known =
        getpwuid_r(user, &entry, texts.data(), texts.size(), &found) == 0 && found != nullptr;
    const int taken = is_known ? initgroups(entry.pw_name, entry.pw_gid) : setgroups(0, nullptr);
    if (taken != 0 || setgid(is_known ? entry.pw_gid : group) != 0) {
        failed("taking the groups of the data folder's owner");
    }
}

}  // namespace

void becomeOwnerOf(const std::filesystem::path& data_folder) {
    struct stat status {};
    if (geteuid() != 0 || ::stat(data_folder.c_str(), &status) != 0 || status.st_uid == 0) {
        return;
    }
    takeGroups(status.st_uid, status.st_gid);
    if (setuid(status.st_uid) != 0) {
        failed("becoming the owner of " + data_folder.string());
    }
}

}  // namespace balcao
