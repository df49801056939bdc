#pragma once

#include "common/base/clock.h"
#include "common/codes/hub_codes.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace balcao {

/// One of the tables of codes that were kept.
struct CodesVersion {
    std::int64_t version{};  // 0: the one that the program brings
    Instant kept_at{};
    std::string by{};  // who kept it; empty: nobody signs in here

    bool operator==(const CodesVersion&) const = default;
};

struct KeptCodes {
    CodesVersion version{};
    HubCodes codes{};
};

/// Questions about the de-para, on a connection of its own: they wait for no writer. Thread-safe.
/// Throws LedgerError.
class CodeViews {
public:
    explicit CodeViews(const std::filesystem::path& folder);
    ~CodeViews();
    CodeViews(const CodeViews&) = delete;
    CodeViews(CodeViews&&) = delete;
    CodeViews& operator=(const CodeViews&) = delete;
    CodeViews& operator=(CodeViews&&) = delete;

    /// The table of a version; of none: the one that counts. Version 0 is defaultHubCodes().
    /// Nothing if it was never kept.
    std::optional<KeptCodes> find(std::optional<std::int64_t> version = {}) const;

    /// What was kept, newest first, at most 50; without version 0.
    std::vector<CodesVersion> versions() const;

    /// The codes in the newest 2,000 orders, unmarked (markKnown).
    std::vector<SeenCode> seen() const;

    /// How many orders of the board would be read otherwise with this table.
    std::size_t countReadOtherwise(const HubCodes& codes) const;

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace balcao
