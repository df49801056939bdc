#include "agent/service/service_host.h"

#include <mutex>
#include <stdexcept>
#include <string>
#include <utility>
#include <windows.h>

namespace balcao {

namespace {

// How long the manager need not worry. A start may copy and migrate a large ledger; a label that is
// being sent is finished (60 s at most), everything else is on the disk already.
constexpr DWORD kStartHintMs = 120'000;
constexpr DWORD kStopHintMs = 90'000;
constexpr const wchar_t* kName = L"balcao-agent";

/// The service as its manager knows it: told of each change, whatever thread it comes from.
class Service {
public:
    explicit Service(ServiceWork work)
        : work_{std::move(work)} {}

    /// On the thread that the manager made for the service.
    void run() {
        const SERVICE_STATUS_HANDLE handle =
            ::RegisterServiceCtrlHandlerExW(kName, &Service::onControl, this);
        if (handle == nullptr) {
            return;  // nobody could ever be told anything
        }
        {
            const std::lock_guard lock{mutex_};
            handle_ = handle;
        }
        tell(SERVICE_START_PENDING, kStartHintMs);
        exit_code_ = work_.run([this] { sayRunning(); });
        tell(SERVICE_STOPPED, 0);
    }

    /// After the dispatcher has come back, which it does once the service has stopped.
    int exitCode() const { return exit_code_; }

private:
    static DWORD WINAPI onControl(DWORD control, DWORD /*type*/, void* /*data*/, void* context) {
        auto* const service = static_cast<Service*>(context);
        switch (control) {
            case SERVICE_CONTROL_STOP:
            case SERVICE_CONTROL_PRESHUTDOWN:
            case SERVICE_CONTROL_SHUTDOWN:
                service->tell(SERVICE_STOP_PENDING, kStopHintMs);
                service->work_.stop();
                return NO_ERROR;
            case SERVICE_CONTROL_INTERROGATE:
                return NO_ERROR;
            default:
                return ERROR_CALL_NOT_IMPLEMENTED;
        }
    }

    void sayRunning() {
        const std::lock_guard lock{mutex_};
        if (state_ == SERVICE_START_PENDING) {  // it may have been told to stop meanwhile
            tellLocked(SERVICE_RUNNING, 0);
        }
    }

    void tell(DWORD state, DWORD hint_ms) {
        const std::lock_guard lock{mutex_};
        tellLocked(state, hint_ms);
    }

    void tellLocked(DWORD state, DWORD hint_ms) {
        if (state_ == SERVICE_STOPPED && state != SERVICE_START_PENDING) {
            return;  // nothing may be said behind the last word
        }
        state_ = state;
        const bool has_end = state == SERVICE_STOPPED;
        // Also while it starts: a computer that goes down does not wait for the page.
        constexpr DWORD kStops =
            SERVICE_ACCEPT_STOP | SERVICE_ACCEPT_SHUTDOWN | SERVICE_ACCEPT_PRESHUTDOWN;
        SERVICE_STATUS status{
            .dwServiceType = SERVICE_WIN32_OWN_PROCESS,
            .dwCurrentState = state,
            .dwControlsAccepted = has_end || state == SERVICE_STOP_PENDING ? 0 : kStops,
            .dwWin32ExitCode = NO_ERROR,
            .dwServiceSpecificExitCode = 0,
            .dwCheckPoint = hint_ms > 0 ? ++check_point_ : 0,
            .dwWaitHint = hint_ms};
        if (has_end && exit_code_ != 0) {
            status.dwWin32ExitCode = ERROR_SERVICE_SPECIFIC_ERROR;
            status.dwServiceSpecificExitCode = static_cast<DWORD>(exit_code_);
        }
        ::SetServiceStatus(handle_, &status);
    }

    ServiceWork work_;
    std::mutex mutex_;
    SERVICE_STATUS_HANDLE handle_{};
    DWORD state_{SERVICE_STOPPED};
    DWORD check_point_{0};
    int exit_code_{0};  // of the service's thread, and of main's once that has ended
};

// The manager calls a bare function: there is one service in a process, and this is where it is.
Service* the_service = nullptr;

void WINAPI serviceMain(DWORD /*count*/, LPWSTR* /*words*/) {
    the_service->run();
}

}  // namespace

void giveStandardOutput() noexcept {
    const HANDLE output = ::GetStdHandle(STD_OUTPUT_HANDLE);
    if (output == nullptr || output == INVALID_HANDLE_VALUE) {
        ::SetStdHandle(
            STD_OUTPUT_HANDLE,
            ::CreateFileW(
                L"NUL", GENERIC_WRITE, FILE_SHARE_WRITE, nullptr, OPEN_EXISTING, 0, nullptr
            )
        );
    }
}

bool hasServiceManager() noexcept {
    return true;
}

int runAsService(ServiceWork work) {
    Service service{std::move(work)};
    the_service = &service;
    std::wstring name{kName};
    const SERVICE_TABLE_ENTRYW table[]{
        {.lpServiceName = name.data(), .lpServiceProc = &serviceMain},
        {.lpServiceName = nullptr, .lpServiceProc = nullptr}};
    if (::StartServiceCtrlDispatcherW(table) == 0) {
        const DWORD problem = ::GetLastError();
        throw std::runtime_error{
            problem == ERROR_FAILED_SERVICE_CONTROLLER_CONNECT
                ? "--service is for the service manager of Windows: start it with \"sc start "
                  "balcao-agent\", or leave --service away to run it in this console"
                : "the service manager does not take the agent: Windows error " +
                      std::to_string(problem)};
    }
    return service.exitCode();
}

}  // namespace balcao
