#include "tests/simulator/line_file.h"

#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <stdexcept>
#include <system_error>
#include <unistd.h>

namespace balcao::simulator {

namespace {

[[noreturn]] void fail(const std::string& doing, const std::filesystem::path& path) {
    throw std::runtime_error{
        doing + ": " + path.string() + ": " + std::generic_category().message(errno)};
}

/// Length of the file up to and with its last LF.
std::uintmax_t wholeLength(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary | std::ios::ate};
    auto length = static_cast<std::streamoff>(file.tellg());
    char last = '\0';
    for (; length > 0; --length) {
        file.seekg(length - 1);
        file.get(last);
        if (last == '\n') {
            break;
        }
    }
    return static_cast<std::uintmax_t>(length);
}

}  // namespace

LineFile::LineFile(const std::filesystem::path& path, Durability durability)
    : path_{path}
    , durability_{durability} {
    if (path.has_parent_path()) {
        std::filesystem::create_directories(path.parent_path());
    }
    if (std::filesystem::exists(path) && std::filesystem::file_size(path) > 0) {
        std::filesystem::resize_file(path, wholeLength(path));
    }
    file_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file_ < 0) {
        fail("opening", path);
    }
}

LineFile::~LineFile() {
    ::close(file_);
}

void LineFile::append(const std::string& line) {
    const std::string bytes = line + "\n";
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t count = ::write(file_, bytes.data() + done, bytes.size() - done);
        if (count < 0 && errno != EINTR) {
            fail("writing", path_);
        }
        done += count > 0 ? static_cast<std::size_t>(count) : 0;
    }
    if (durability_ == Durability::synced && ::fdatasync(file_) != 0) {
        fail("syncing", path_);
    }
}

void LineFile::read(
    const std::filesystem::path& path, const std::function<void(const std::string&)>& line
) {
    std::ifstream file{path, std::ios::binary};
    std::string text;
    while (std::getline(file, text)) {
        if (!file.eof()) {  // a last line without LF was torn
            line(text);
        }
    }
}

}  // namespace balcao::simulator
