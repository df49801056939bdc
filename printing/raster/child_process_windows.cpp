#include "printing/raster/child_process.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <memory>
#include <string_view>
#include <system_error>
#include <windows.h>

namespace balcao {

namespace {

constexpr std::chrono::milliseconds kBetweenLooks{20};

struct CloseHandleLater {
    void operator()(HANDLE handle) const { CloseHandle(handle); }
};
using Handle = std::unique_ptr<void, CloseHandleLater>;

std::string systemWords() {
    return std::system_category().message(static_cast<int>(GetLastError()));
}

ChildEnd notStarted() {
    return {.how = ChildEnd::How::not_started, .code = 0, .problem = systemWords()};
}

/// One word of a command line, so that the program's runtime reads it back as it is.
std::wstring quoted(const std::wstring& word) {
    std::wstring text = L"\"";
    std::size_t backslashes = 0;
    for (const wchar_t letter : word) {
        if (letter == L'\\') {
            ++backslashes;
        } else {
            text.append(letter == L'"' ? backslashes * 2 + 1 : backslashes, L'\\');
            backslashes = 0;
            text.push_back(letter);
            continue;
        }
    }
    text.append(backslashes * 2, L'\\');
    return text + L"\"";
}

std::wstring commandLine(const ChildTask& task) {
    std::wstring line = quoted(task.program.wstring());
    for (const std::string& argument : task.arguments) {
        line += L" " + quoted(std::filesystem::u8path(argument).wstring());
    }
    return line;
}

/// A file that the child inherits.
Handle inheritedFile(const wchar_t* name, DWORD access, DWORD creation) {
    SECURITY_ATTRIBUTES inherited{sizeof(SECURITY_ATTRIBUTES), nullptr, TRUE};
    HANDLE file = CreateFileW(
        name, access, FILE_SHARE_READ, &inherited, creation, FILE_ATTRIBUTE_NORMAL, nullptr
    );
    return Handle{file == INVALID_HANDLE_VALUE ? nullptr : file};
}

/// A job with the limits; everything in it ends with it.
Handle limitedJob(const ChildLimits& limits) {
    constexpr long long kTicksPerSecond = 10'000'000;
    Handle job{CreateJobObjectW(nullptr, nullptr)};
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION rules{};
    rules.BasicLimitInformation.LimitFlags =
        JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE | JOB_OBJECT_LIMIT_ACTIVE_PROCESS |
        JOB_OBJECT_LIMIT_PROCESS_TIME | JOB_OBJECT_LIMIT_PROCESS_MEMORY;
    rules.BasicLimitInformation.ActiveProcessLimit = 1;
    rules.BasicLimitInformation.PerProcessUserTimeLimit.QuadPart =
        limits.cpu.count() * kTicksPerSecond;
    rules.ProcessMemoryLimit = static_cast<SIZE_T>(limits.memory_bytes);
    const bool is_set =
        job != nullptr && SetInformationJobObject(
                              job.get(), JobObjectExtendedLimitInformation, &rules, sizeof(rules)
                          ) != 0;
    return is_set ? std::move(job) : Handle{};
}

/// Waits until the process has ended; false at the deadline.
bool awaitEnd(
    HANDLE process, std::chrono::milliseconds deadline, const std::function<void()>& meanwhile
) {
    const auto end = std::chrono::steady_clock::now() + deadline;
    while (true) {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        const auto patience = std::max(left, std::chrono::milliseconds{0});
        const auto wait = meanwhile ? std::min(patience, kBetweenLooks) : patience;
        if (WaitForSingleObject(process, static_cast<DWORD>(wait.count())) == WAIT_OBJECT_0) {
            return true;
        }
        if (left.count() <= 0) {
            return false;
        }
        if (meanwhile) {
            meanwhile();
        }
    }
}

}  // namespace

ChildEnd runChild(
    const ChildTask& task, const ChildLimits& limits, const std::function<void()>& meanwhile
) {
    const Handle job = limitedJob(limits);
    const Handle input = inheritedFile(L"NUL", GENERIC_READ, OPEN_EXISTING);
    const Handle output = inheritedFile(task.output.c_str(), GENERIC_WRITE, CREATE_ALWAYS);
    const Handle complaints = inheritedFile(task.complaints.c_str(), GENERIC_WRITE, CREATE_ALWAYS);
    if (!job || !input || !output || !complaints) {
        return notStarted();
    }
    STARTUPINFOW start{};
    start.cb = sizeof(start);
    start.dwFlags = STARTF_USESTDHANDLES;
    start.hStdInput = input.get();
    start.hStdOutput = output.get();
    start.hStdError = complaints.get();
    PROCESS_INFORMATION started{};
    std::wstring line = commandLine(task);
    const BOOL is_started = CreateProcessW(
        task.program.c_str(),
        line.data(),
        nullptr,
        nullptr,
        TRUE,
        CREATE_SUSPENDED | CREATE_NO_WINDOW,
        nullptr,
        task.folder.c_str(),
        &start,
        &started
    );
    if (is_started == 0) {
        return notStarted();
    }
    const Handle process{started.hProcess};
    const Handle thread{started.hThread};
    if (AssignProcessToJobObject(job.get(), process.get()) == 0) {
        ChildEnd end = notStarted();
        TerminateProcess(process.get(), 1);
        return end;
    }
    ResumeThread(thread.get());
    if (!awaitEnd(process.get(), limits.deadline, meanwhile)) {
        TerminateJobObject(job.get(), 1);
        WaitForSingleObject(process.get(), INFINITE);
        return {.how = ChildEnd::How::timed_out, .code = 0, .problem = {}};
    }
    constexpr DWORD kFirstCrash = 0xC0000000;  // codes of exceptions
    DWORD code = 0;
    GetExitCodeProcess(process.get(), &code);
    return {
        .how = code >= kFirstCrash ? ChildEnd::How::killed : ChildEnd::How::exited,
        .code = static_cast<int>(code),
        .problem = {}};
}

std::filesystem::path findProgram(const std::filesystem::path& program) {
    std::array<wchar_t, 4096> found{};
    const DWORD length = SearchPathW(
        nullptr, program.c_str(), L".exe", static_cast<DWORD>(found.size()), found.data(), nullptr
    );
    const bool is_found = length > 0 && length < found.size();
    const std::filesystem::path path = is_found ? found.data() : L"";
    std::error_code ignored;
    return std::filesystem::is_regular_file(path, ignored) ? path : std::filesystem::path{};
}

}  // namespace balcao
