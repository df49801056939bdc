#pragma once

#include "agent/ledger/ledger.h"

#include <chrono>
#include <filesystem>

namespace balcao {

/// Looks after the books while nobody does: a checked copy once a day. One worker owns it.
class Upkeep {
public:
    /// `folder` is the ledger's. Both outlive it.
    Upkeep(Ledger& ledger, std::filesystem::path folder);

    /// Does what is due and says when to come again. Never throws.
    std::chrono::milliseconds step();

private:
    std::chrono::milliseconds untilNextBackup() const;

    Ledger& ledger_;
    std::filesystem::path folder_;
};

}  // namespace balcao
