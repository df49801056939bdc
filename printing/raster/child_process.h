#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace balcao {

/// A program of others that reads what strangers sent. It is never a shell, and it gets no more
/// than it needs.
struct ChildTask {
    std::filesystem::path program;       // a full path
    std::vector<std::string> arguments;  // without the program's name
    std::filesystem::path folder;        // where it works; nobody else may read there
    std::filesystem::path output;        // where its standard output goes
    std::filesystem::path complaints;    // where its standard error goes
};

/// What it may use. The system enforces each.
struct ChildLimits {
    std::chrono::milliseconds deadline{10'000};
    std::chrono::seconds cpu{10};
    std::uint64_t memory_bytes{std::uint64_t{1} << 30U};
    std::uint64_t file_bytes{std::uint64_t{256} << 20U};
};

/// How it ended.
struct ChildEnd {
    enum class How : std::uint8_t {
        exited,       // with `code`
        killed,       // it crashed or met a limit
        timed_out,    // it was ended at the deadline
        not_started,  // `problem` says why
    };
    How how{How::not_started};
    int code{};
    std::string problem;
};

/// Runs a program to its end or the deadline. Its environment is empty but for a path and a home in
/// its folder, it inherits no files, and where the system allows it has no network. On return it is
/// gone, and so are its children. Never throws for what the program does.
///
/// While it runs `meanwhile`, if there is one, is called some times a second; it must not throw.
ChildEnd runChild(
    const ChildTask& task, const ChildLimits& limits, const std::function<void()>& meanwhile = {}
);

/// The full path of a program that is named by its path, or by its name on the system's search
/// path; empty if there is none that can be run.
std::filesystem::path findProgram(const std::filesystem::path& program);

}  // namespace balcao
