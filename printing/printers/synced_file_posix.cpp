#include "printing/printers/synced_file.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace balcao {

namespace {

std::error_code lastError() {
    return {errno, std::generic_category()};
}

/// Closes its descriptor; the data was synced before, so that an error of close says nothing new.
class Descriptor {
public:
    explicit Descriptor(int fd)
        : fd_{fd} {}
    ~Descriptor() {
        if (fd_ >= 0) {
            ::close(fd_);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor(Descriptor&&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor& operator=(Descriptor&&) = delete;

    int get() const { return fd_; }
    bool isOpen() const { return fd_ >= 0; }

private:
    int fd_;
};

std::error_code syncDescriptor(const Descriptor& descriptor) {
    while (::fsync(descriptor.get()) != 0) {
        if (errno != EINTR) {
            return lastError();
        }
    }
    return {};
}

}  // namespace

std::error_code writeSynced(const std::filesystem::path& file, std::string_view bytes) {
    constexpr mode_t kOwnerAndGroup = 0640;  // labels name customers
    const Descriptor descriptor{::open(
        file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, kOwnerAndGroup
    )};
    if (!descriptor.isOpen()) {
        return lastError();
    }
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor.get(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            return lastError();
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return syncDescriptor(descriptor);
}

std::error_code renameToNew(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) {
        return {};
    }
    if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP) {
        return lastError();
    }
    // Some network file systems cannot rename without replacing, but can give a second name.
    if (::link(from.c_str(), to.c_str()) != 0) {
        return lastError();
    }
    ::unlink(from.c_str());  // the old name is hidden; if it stays it harms nobody
    return {};
}

std::error_code syncFolder(const std::filesystem::path& folder) {
    const Descriptor descriptor{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    return descriptor.isOpen() ? syncDescriptor(descriptor) : lastError();
}

}  // namespace balcao
