#include "agent/service/files.h"

#include <windows.h>
// after windows.h, which they need
#include <aclapi.h>
#include <algorithm>
#include <array>
#include <memory>
#include <sddl.h>
#include <stdexcept>
#include <string>
#include <system_error>

namespace balcao {

namespace {

// Full control for the system, the administrators and the folder's owner, inherited by what is
// made inside; nothing from the folder above ("P").
constexpr const wchar_t* kPrivate = L"D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;FA;;;OW)";

[[noreturn]] void failed(
    const std::string& what, const std::filesystem::path& path, DWORD problem = GetLastError()
) {
    throw std::runtime_error{
        what + " " + path.string() + ": " +
        std::system_category().message(static_cast<int>(problem))};
}

struct LocalMemory {
    void operator()(void* memory) const { LocalFree(memory); }
};
using SecurityDescriptor = std::unique_ptr<void, LocalMemory>;

/// An open file.
class Handle {
public:
    explicit Handle(HANDLE handle)
        : handle_{handle} {}
    ~Handle() { CloseHandle(handle_); }
    Handle(const Handle&) = delete;
    Handle(Handle&&) = delete;
    Handle& operator=(const Handle&) = delete;
    Handle& operator=(Handle&&) = delete;

    HANDLE get() const { return handle_; }

private:
    HANDLE handle_;
};

void writeAll(const std::filesystem::path& file, std::string_view content) {
    const Handle handle{CreateFileW(
        file.c_str(), GENERIC_WRITE, 0, nullptr, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr
    )};
    if (handle.get() == INVALID_HANDLE_VALUE) {
        failed("opening", file);
    }
    while (!content.empty()) {
        constexpr std::size_t kMaxWrite = 1U << 20U;
        DWORD written = 0;
        const auto size = static_cast<DWORD>(std::min(content.size(), kMaxWrite));
        if (WriteFile(handle.get(), content.data(), size, &written, nullptr) == 0) {
            failed("writing", file);
        }
        content.remove_prefix(written);
    }
    if (FlushFileBuffers(handle.get()) == 0) {
        failed("making durable the file", file);
    }
}

bool isEverybody(PSID sid) {
    constexpr std::array kGroups{
        WinWorldSid,
        WinAuthenticatedUserSid,
        WinInteractiveSid,
        WinNetworkSid,
        WinAnonymousSid,
        WinBuiltinUsersSid,
        WinBuiltinGuestsSid};
    return std::ranges::any_of(kGroups, [&](WELL_KNOWN_SID_TYPE group) {
        return IsWellKnownSid(sid, group) != 0;
    });
}

}  // namespace

void writeFileDurably(const std::filesystem::path& file, std::string_view content) {
    std::filesystem::path fresh = file;
    fresh += ".new";
    writeAll(fresh, content);
    if (MoveFileExW(
            fresh.c_str(), file.c_str(), MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH
        ) == 0) {
        failed("putting in place", file);
    }
}

void makePrivateFolder(const std::filesystem::path& folder) {
    if (std::filesystem::is_directory(folder)) {
        return;
    }
    const auto parent = folder.parent_path();
    if (!parent.empty() && !std::filesystem::exists(parent)) {
        makePrivateFolder(parent);
    }
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    if (ConvertStringSecurityDescriptorToSecurityDescriptorW(
            kPrivate, SDDL_REVISION_1, &descriptor, nullptr
        ) == 0) {
        failed("making the access list of", folder);
    }
    const SecurityDescriptor owner{descriptor};
    SECURITY_ATTRIBUTES attributes{
        .nLength = sizeof(SECURITY_ATTRIBUTES),
        .lpSecurityDescriptor = descriptor,
        .bInheritHandle = FALSE};
    if (CreateDirectoryW(folder.c_str(), &attributes) == 0) {
        failed("making the folder", folder);
    }
}

bool isOpenToOthers(const std::filesystem::path& path) {
    PACL list = nullptr;
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    const DWORD problem = GetNamedSecurityInfoW(
        path.c_str(),
        SE_FILE_OBJECT,
        DACL_SECURITY_INFORMATION,
        nullptr,
        nullptr,
        &list,
        nullptr,
        &descriptor
    );
    if (problem != ERROR_SUCCESS) {
        failed("looking at", path, problem);
    }
    const SecurityDescriptor owner{descriptor};
    if (list == nullptr) {
        return true;  // no list at all: everybody may do everything
    }
    for (DWORD index = 0; index < list->AceCount; ++index) {
        void* entry = nullptr;
        if (GetAce(list, index, &entry) == 0) {
            failed("reading the access list of", path);
        }
        auto* allowed = static_cast<ACCESS_ALLOWED_ACE*>(entry);
        if (allowed->Header.AceType == ACCESS_ALLOWED_ACE_TYPE && isEverybody(&allowed->SidStart)) {
            return true;
        }
    }
    return false;
}

std::string howToClose(const std::filesystem::path& path) {
    // *S-1-5-18, *S-1-5-32-544: SYSTEM and the administrators, whatever Windows calls them here.
    const std::string rights = std::filesystem::is_directory(path) ? ":(OI)(CI)F" : ":F";
    return "icacls \"" + path.string() + "\" /inheritance:r /grant:r *S-1-5-18" + rights +
           " *S-1-5-32-544" + rights + ", then \"NT SERVICE\\balcao-agent" + rights +
           "\" in the same way if it runs as a service";
}

bool isOnNetworkDrive(const std::filesystem::path& folder) {
    const auto root = std::filesystem::absolute(folder).root_path();
    return GetDriveTypeW(root.c_str()) == DRIVE_REMOTE;
}

}  // namespace balcao
