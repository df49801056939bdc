#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace balcao::test {

/// A child process with its output in a file. Killed hard when the object goes, so that a failed
/// test leaves nothing behind.
class Program {
public:
    Program(
        const std::filesystem::path& executable,
        const std::vector<std::string>& arguments,
        std::filesystem::path output
    );
    ~Program();
    Program(const Program&) = delete;
    Program(Program&&) = delete;
    Program& operator=(const Program&) = delete;
    Program& operator=(Program&&) = delete;

    /// SIGKILL: what a power cut does to a process.
    void killHard();

    /// SIGTERM, then waits; the exit code, or 128 + signal. Killed hard after `patience`.
    int stop(std::chrono::seconds patience = std::chrono::seconds{20});

    /// Waits until it ends by itself; nothing if it is still running after `patience`.
    std::optional<int> wait(std::chrono::seconds patience);

    bool isRunning();
    pid_t pid() const { return pid_; }

    /// All that it has written so far.
    std::string output() const;

    /// Waits for the text that follows `marker` in the output, up to the end of that line. Throws
    /// std::runtime_error with the output if the program ends or `patience` passes before.
    std::string waitForText(
        const std::string& marker, std::chrono::seconds patience = std::chrono::seconds{30}
    );

private:
    std::optional<int> reap(bool blocking);

    std::filesystem::path output_;
    pid_t pid_{-1};
    std::optional<int> exit_code_;
};

/// The folder with the built programs: from the environment BALCAO_BUILD, else the build that this
/// test belongs to.
std::filesystem::path programFolder();

/// A TCP port on 127.0.0.1 that nobody listens on just now.
std::uint16_t freePort();

}  // namespace balcao::test
