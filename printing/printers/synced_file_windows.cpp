#include "printing/printers/synced_file.h"

#include <algorithm>
#include <windows.h>

namespace balcao {

namespace {

std::error_code lastError() {
    const DWORD code = ::GetLastError();
    if (code == ERROR_ALREADY_EXISTS || code == ERROR_FILE_EXISTS) {
        return std::make_error_code(std::errc::file_exists);
    }
    return {static_cast<int>(code), std::system_category()};
}

class Handle {
public:
    explicit Handle(HANDLE handle)
        : handle_{handle} {}
    ~Handle() {
        if (isOpen()) {
            ::CloseHandle(handle_);
        }
    }
    Handle(const Handle&) = delete;
    Handle(Handle&&) = delete;
    Handle& operator=(const Handle&) = delete;
    Handle& operator=(Handle&&) = delete;

    HANDLE get() const { return handle_; }
    bool isOpen() const { return handle_ != INVALID_HANDLE_VALUE; }

private:
    HANDLE handle_;
};

}  // namespace

std::error_code writeSynced(const std::filesystem::path& file, std::string_view bytes) {
    constexpr DWORD kNotShared = 0;
    const Handle handle{::CreateFileW(
        file.c_str(),
        GENERIC_WRITE,
        kNotShared,
        nullptr,
        CREATE_ALWAYS,
        FILE_ATTRIBUTE_HIDDEN,
        nullptr
    )};
    if (!handle.isOpen()) {
        return lastError();
    }
    while (!bytes.empty()) {
        constexpr std::size_t kMostAtOnce = std::size_t{1} << 20U;
        const DWORD wanted = static_cast<DWORD>(std::min(bytes.size(), kMostAtOnce));
        DWORD written = 0;
        if (::WriteFile(handle.get(), bytes.data(), wanted, &written, nullptr) == 0) {
            return lastError();
        }
        bytes.remove_prefix(written);
    }
    return ::FlushFileBuffers(handle.get()) != 0 ? std::error_code{} : lastError();
}

std::error_code renameToNew(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (::MoveFileExW(from.c_str(), to.c_str(), MOVEFILE_WRITE_THROUGH) == 0) {
        return lastError();
    }
    // The name is there and on the disk; a file that stays hidden would still be found by programs.
    ::SetFileAttributesW(to.c_str(), FILE_ATTRIBUTE_NORMAL);
    return {};
}

std::error_code syncFolder(const std::filesystem::path& /*folder*/) {
    return {};  // MOVEFILE_WRITE_THROUGH has waited for the disk
}

}  // namespace balcao
