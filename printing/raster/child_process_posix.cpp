#include "printing/raster/child_process.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace balcao {

namespace {

using SteadyTime = std::chrono::steady_clock::time_point;

constexpr long kBetweenLooksMs = 20;

std::string systemWords() {
    return std::system_category().message(errno);
}

/// Everything that the child needs, made before the fork: between fork and exec a process that had
/// threads may not allocate.
struct Prepared {
    std::vector<std::string> words;
    std::vector<char*> argv;
    std::vector<std::string> settings;
    std::vector<char*> environment;
    std::string folder;
    std::string output;
    std::string complaints;
};

void pointAt(std::vector<std::string>& words, std::vector<char*>& pointers) {
    for (std::string& word : words) {
        pointers.push_back(word.data());
    }
    pointers.push_back(nullptr);
}

void limit(int resource, std::uint64_t most) {
    const rlimit limits{.rlim_cur = most, .rlim_max = most};
    setrlimit(static_cast<__rlimit_resource>(resource), &limits);
}

bool redirect(const char* file, int flags, int target) {
    constexpr mode_t kOnlyOurs = 0600;
    const int opened = open(file, flags, kOnlyOurs);  // NOLINT(*-vararg): the system's interface
    return opened >= 0 && (opened == target || dup2(opened, target) == target);
}

/// The child's side, up to the exec. Only calls that are safe after fork().
[[noreturn]] void becomeProgram(const Prepared& prepared, const ChildLimits& limits, int life) {
    constexpr int kFailed = 127;
    constexpr int kAboveStandard = 10;
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);        // NOLINT(*-vararg): the system's interface
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);  // NOLINT(*-vararg)
    // Without a network of its own; systems that forbid this still have the other limits.
    static_cast<void>(unshare(CLONE_NEWUSER | CLONE_NEWNET));
    limit(RLIMIT_CPU, static_cast<std::uint64_t>(limits.cpu.count()));
    limit(RLIMIT_AS, limits.memory_bytes);
    limit(RLIMIT_FSIZE, limits.file_bytes);
    limit(RLIMIT_CORE, 0);
    constexpr int kWrite = O_WRONLY | O_CREAT | O_TRUNC;
    const bool is_ready = chdir(prepared.folder.c_str()) == 0 &&
                          redirect("/dev/null", O_RDONLY, 0) &&
                          redirect(prepared.output.c_str(), kWrite, 1) &&
                          redirect(prepared.complaints.c_str(), kWrite, 2);
    // Stays open until the program and its children have ended, and tells so.
    const int kept = fcntl(life, F_DUPFD, kAboveStandard);  // NOLINT(*-vararg)
    if (is_ready && kept >= kAboveStandard) {
        close_range(3, static_cast<unsigned>(kept) - 1, 0);
        close_range(static_cast<unsigned>(kept) + 1, ~0U, 0);
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, nullptr);
        execve(prepared.argv.front(), prepared.argv.data(), prepared.environment.data());
    }
    _exit(kFailed);
}

/// Waits until the other end of the pipe is closed, that is until nobody of the child's family
/// lives any more. False at the deadline.
bool awaitEnd(int pipe_end, SteadyTime deadline, const std::function<void()>& meanwhile) {
    while (true) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now()
        );
        pollfd waiting{.fd = pipe_end, .events = POLLIN, .revents = 0};
        const long patience =
            meanwhile ? std::min<long>(left.count(), kBetweenLooksMs) : left.count();
        const int ready = poll(&waiting, 1, static_cast<int>(std::max<long>(patience, 0)));
        if (ready > 0) {
            return true;
        }
        if (ready == 0 && left.count() <= 0) {
            return false;
        }
        if (meanwhile) {
            meanwhile();
        }
    }
}

/// Ends the whole family and takes the child's status. `was_closed`: the pipe says that it ended.
ChildEnd endOf(pid_t child, bool was_closed, SteadyTime deadline) {
    int status = 0;
    bool has_ended = false;
    // A program may close what it does not know and live on.
    while (was_closed && !has_ended && std::chrono::steady_clock::now() < deadline) {
        has_ended = waitpid(child, &status, WNOHANG) == child;
        if (!has_ended) {
            poll(nullptr, 0, 1);
        }
    }
    if (!has_ended) {
        kill(-child, SIGKILL);
        kill(child, SIGKILL);  // if it had no time yet to lead a group
        while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
        }
        return {.how = ChildEnd::How::timed_out, .code = 0, .problem = {}};
    }
    if (WIFEXITED(status)) {
        return {.how = ChildEnd::How::exited, .code = WEXITSTATUS(status), .problem = {}};
    }
    return {.how = ChildEnd::How::killed, .code = WTERMSIG(status), .problem = {}};
}

}  // namespace

ChildEnd runChild(
    const ChildTask& task, const ChildLimits& limits, const std::function<void()>& meanwhile
) {
    const SteadyTime deadline = std::chrono::steady_clock::now() + limits.deadline;
    Prepared prepared{
        .words = {task.program.string()},
        .argv = {},
        .settings = {"PATH=/usr/bin:/bin", "LC_ALL=C", "HOME=" + task.folder.string()},
        .environment = {},
        .folder = task.folder.string(),
        .output = task.output.string(),
        .complaints = task.complaints.string()};
    prepared.words.insert(prepared.words.end(), task.arguments.begin(), task.arguments.end());
    pointAt(prepared.words, prepared.argv);
    pointAt(prepared.settings, prepared.environment);

    std::array<int, 2> life{};
    if (pipe2(life.data(), O_CLOEXEC) != 0) {
        return {.how = ChildEnd::How::not_started, .code = 0, .problem = systemWords()};
    }
    const pid_t child = fork();
    if (child == 0) {
        becomeProgram(prepared, limits, life[1]);
    }
    const std::string problem = child < 0 ? systemWords() : std::string{};
    close(life[1]);
    if (child < 0) {
        close(life[0]);
        return {.how = ChildEnd::How::not_started, .code = 0, .problem = problem};
    }
    const bool was_closed = awaitEnd(life[0], deadline, meanwhile);
    close(life[0]);
    return endOf(child, was_closed, deadline);
}

std::filesystem::path findProgram(const std::filesystem::path& program) {
    const auto isRunnable = [](const std::filesystem::path& file) {
        std::error_code ignored;
        return std::filesystem::is_regular_file(file, ignored) && access(file.c_str(), X_OK) == 0;
    };
    if (program.has_parent_path()) {
        return program.is_absolute() && isRunnable(program) ? program : std::filesystem::path{};
    }
    for (const auto* const folder : {"/usr/bin", "/usr/local/bin", "/bin"}) {
        if (!program.empty() && isRunnable(std::filesystem::path{folder} / program)) {
            return std::filesystem::path{folder} / program;
        }
    }
    return {};
}

}  // namespace balcao
