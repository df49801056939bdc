#include "agent/service/files.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <stdexcept>
#include <string>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <system_error>
#include <unistd.h>

namespace balcao {

namespace {

constexpr mode_t kPrivateFile = 0600;
constexpr mode_t kPrivateFolder = 0700;

[[noreturn]] void failed(const std::string& what, const std::filesystem::path& path) {
    throw std::runtime_error{
        what + " " + path.string() + ": " + std::generic_category().message(errno)};
}

/// An open file descriptor.
class Descriptor {
public:
    Descriptor(const std::filesystem::path& path, int flags)
        : number_{::open(path.c_str(), flags | O_CLOEXEC, kPrivateFile)} {
        if (number_ < 0) {
            failed("opening", path);
        }
    }
    ~Descriptor() { ::close(number_); }
    Descriptor(const Descriptor&) = delete;
    Descriptor(Descriptor&&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor& operator=(Descriptor&&) = delete;

    int number() const { return number_; }

private:
    int number_;
};

void syncFolder(const std::filesystem::path& folder) {
    const Descriptor descriptor{folder, O_RDONLY | O_DIRECTORY};
    if (::fsync(descriptor.number()) != 0) {
        failed("making durable the folder", folder);
    }
}

void writeAll(const std::filesystem::path& file, std::string_view content) {
    const Descriptor descriptor{file, O_WRONLY | O_CREAT | O_TRUNC};
    while (!content.empty()) {
        const ssize_t written = ::write(descriptor.number(), content.data(), content.size());
        if (written < 0 && errno != EINTR) {
            failed("writing", file);
        }
        content.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
    }
    if (::fsync(descriptor.number()) != 0) {
        failed("making durable the file", file);
    }
}

std::filesystem::path folderOf(const std::filesystem::path& path) {
    const auto parent = path.parent_path();
    return parent.empty() ? "." : parent;
}

}  // namespace

void writeFileDurably(const std::filesystem::path& file, std::string_view content) {
    std::filesystem::path fresh = file;
    fresh += ".new";
    writeAll(fresh, content);
    if (::rename(fresh.c_str(), file.c_str()) != 0) {
        failed("putting in place", file);
    }
    syncFolder(folderOf(file));
}

void makePrivateFolder(const std::filesystem::path& folder) {
    if (std::filesystem::is_directory(folder)) {
        return;
    }
    if (!std::filesystem::exists(folderOf(folder))) {
        makePrivateFolder(folderOf(folder));
    }
    if (::mkdir(folder.c_str(), kPrivateFolder) != 0) {
        failed("making the folder", folder);
    }
    syncFolder(folderOf(folder));
}

bool isOpenToOthers(const std::filesystem::path& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
        failed("looking at", path);
    }
    // A secret may be handed to the agent through its group (root:balcao 0640, and systemd's
    // credentials look like that); its own folder needs no group.
    const mode_t others = S_ISDIR(status.st_mode) ? S_IRWXG | S_IRWXO : S_IWGRP | S_IRWXO;
    return (status.st_mode & others) != 0;
}

std::string howToClose(const std::filesystem::path& path) {
    return std::filesystem::is_directory(path) ? "chmod 700" : "chmod 600";
}

bool isOnNetworkDrive(const std::filesystem::path& folder) {
    // From statfs(2): NFS, SMB, CIFS, SMB2, Coda, AFS, Ceph, and FUSE, whose file systems (sshfs,
    // sync clients) do not promise what a database needs.
    constexpr std::array<unsigned long, 8> kNotLocal{
        0x6969, 0x517B, 0xFF534D42, 0xFE534D42, 0x73757245, 0x5346414F, 0x00C36400, 0x65735546};
    struct statfs status {};
    if (::statfs(folder.c_str(), &status) != 0) {
        failed("looking at the disk of", folder);
    }
    const auto type = static_cast<unsigned long>(status.f_type) & 0xFFFFFFFFUL;
    return std::ranges::find(kNotLocal, type) != kNotLocal.end();
}

}  // namespace balcao
