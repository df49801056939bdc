#pragma once

#include "agent/service/settings.h"

#include <filesystem>
#include <string_view>

// The log, for the person on the phone with the shop. `part` is the folder that speaks ("hub",
// "ledger"); the message says what, with which order, why, and what comes next, without personal
// data. Thread-safe; these never throw: what cannot be logged must not stop an order.
namespace balcao::log {

/// Somebody must act. Goes to the computer's own log too (system_log.h), also before open().
void error(std::string_view part, std::string_view message) noexcept;

/// It will be tried again.
void warning(std::string_view part, std::string_view message) noexcept;

/// A milestone of an order or of the agent.
void information(std::string_view part, std::string_view message) noexcept;

/// Everything else.
void debug(std::string_view part, std::string_view message) noexcept;

/// How much of the log is kept: the file that is being written and `older_files` compressed ones,
/// each of at most `file_kb` before it is compressed.
struct Limits {
    int file_kb{4500};
    int older_files{9};
};

/// Begins to write to the console and to `folder`/balcao-agent.log, which is made if missing. All
/// files together stay under 50 MB, the oldest go. Times are UTC. Before this nothing is written.
/// Throws std::exception if the file cannot be made.
void open(const std::filesystem::path& folder, LogLevel level, Limits limits = {});

/// From now on everything up to `level` is logged, until the next start. Thread-safe.
void setLevel(LogLevel level) noexcept;

/// How much is logged now. Thread-safe.
LogLevel level() noexcept;

/// Ends what open() began.
void close() noexcept;

}  // namespace balcao::log
