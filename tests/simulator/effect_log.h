#pragma once

#include "common/base/clock.h"
#include "common/base/mutex.h"
#include "tests/simulator/journal.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace balcao::simulator {

/// One line of the effect log. A write leaves three: `before` when it
/// is about to be judged, `effect` once it is in the journal, `reply` when the answer was sent or
/// lost. Only an `effect` line means that something was applied.
struct LogLine {
    std::uint64_t seq = 0;
    Instant at;
    std::string phase;          ///< before, effect, reply
    std::uint64_t request = 0;  ///< joins the lines of one request; 0 for the control
    std::string store;          ///< `site/store`, empty if unknown
    std::string verb;           ///< operationId, or `sim.…` for the control
    std::string order_id;
    std::string key;
    std::string body_sha;
    std::string effect;        ///< effect lines: what happened, e.g. `decided`
    std::uint64_t commit = 0;  ///< effect lines: number of the journal line
    int status = 0;            ///< reply lines: status of the answer
    bool is_replied = false;   ///< reply lines: false if the answer was lost
    bool is_replay = false;    ///< reply lines: a kept answer was given again
    std::string fault;         ///< the fault that was played, or empty

    std::string toJson() const;
    static LogLine parse(const std::string& json);
};

/// Append-only log, in a file if it has one, and in memory for reading. Thread-safe.
class EffectLog {
public:
    /// Takes up the file's lines, so that numbers go on. An empty path keeps the log in memory
    /// only.
    EffectLog(const std::filesystem::path& path, LineFile::Durability durability);

    /// Gives the line its number and keeps it; returns it as kept.
    LogLine append(LogLine line);

    /// Lines with `seq >= from`.
    std::vector<LogLine> since(std::uint64_t from) const;

    /// Number of the last commit whose effect the log has.
    std::uint64_t lastCommit() const;

    /// Number of the last request.
    std::uint64_t lastRequest() const;

private:
    mutable Mutex mutex_;
    std::vector<LogLine> lines_ BALCAO_GUARDED_BY(mutex_);
    std::unique_ptr<LineFile> file_ BALCAO_GUARDED_BY(mutex_);
    std::uint64_t last_commit_ BALCAO_GUARDED_BY(mutex_) = 0;
    std::uint64_t last_request_ BALCAO_GUARDED_BY(mutex_) = 0;
};

}  // namespace balcao::simulator
