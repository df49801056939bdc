#pragma once

#include "common/acceptance/acceptance.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace balcao {

/// What a store has written down since some time, as evidence for the acceptance script. On a
/// connection of its own: it waits for no writer, and no writer waits for it. One question is
/// answered at a time. Thread-safe. Throws LedgerError.
class AcceptanceViews {
public:
    /// So many lines of the journal are read at once, the newest; those of all the agent's stores
    /// count. A day of a busy store has fewer.
    static constexpr std::size_t kMostLines = 20'000;

    /// `most_lines` is for tests.
    explicit AcceptanceViews(
        const std::filesystem::path& folder, std::size_t most_lines = kMostLines
    );
    ~AcceptanceViews();
    AcceptanceViews(const AcceptanceViews&) = delete;
    AcceptanceViews(AcceptanceViews&&) = delete;
    AcceptanceViews& operator=(const AcceptanceViews&) = delete;
    AcceptanceViews& operator=(AcceptanceViews&&) = delete;

    /// What was written down of `store` at `since` or later; all seen at the same moment. The links
    /// to the hub and `now` are the caller's.
    AcceptanceEvidence since(const StoreKey& store, Instant since) const;

    /// Every statement that is kept, for a look at their plans.
    std::vector<std::string> keptStatements() const;

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace balcao
