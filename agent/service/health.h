#pragma once

#include "common/base/clock.h"
#include "common/base/mutex.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace balcao {

/// How grave a finding is. The order of the values is from harmless to grave.
enum class HealthGrade : std::uint8_t {
    good,
    attention,  // works; somebody should look when there is time
    bad,        // orders, answers or papers do not get where they should: somebody must act
};

/// One look at one part of the agent or of what it depends on.
struct HealthFinding {
    std::string part;  // settings, dns, tls, token, store, clock, last_poll, queue, disk, ...
    std::string word;  // what was found; with `part` it names the sentence
    HealthGrade grade{HealthGrade::good};
    std::string about{};               // which of several: a store, a printer's role
    std::vector<std::string> facts{};  // fill the sentence; without personal data and secrets

    bool operator==(const HealthFinding&) const = default;
};

/// Everything that was found at one time, in the order of the chain from the hub to the paper.
struct HealthReport {
    Instant at{};
    std::string version{};
    std::vector<HealthFinding> findings{};

    /// The gravest of all.
    HealthGrade grade() const;
};

/// The spelling in JSON, metrics and logs.
std::string_view toText(HealthGrade value);

/// The finding as one or two sentences for a person of the shop, with the next step if there is
/// one. `code` is pt, en or es; anything else is pt. A finding that the table does not know is
/// its words and facts.
std::string sentenceOf(const HealthFinding& finding, std::string_view code);

/// How long ago, for a sentence: "45 s", "12 min", "3 h", "2 d".
std::string spanText(std::chrono::seconds span);

/// The last report, for whoever asks. Thread-safe.
class HealthBook {
public:
    /// Takes a new report and gives back the findings that have become grave, or have come right,
    /// since the one before: what the log should say.
    std::vector<HealthFinding> take(HealthReport report);

    /// The last report; without findings before the first.
    HealthReport last() const;

private:
    mutable Mutex mutex_;
    HealthReport report_ BALCAO_GUARDED_BY(mutex_);
};

}  // namespace balcao
