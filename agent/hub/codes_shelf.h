#pragma once

#include "common/base/mutex.h"
#include "common/codes/hub_codes.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace balcao {

/// The tables of codes in use, read once each: every request to the hub asks for one. Thread-safe.
class CodesShelf {
public:
    /// A table that was kept, or of no number the newest: its version and it. Nothing if it was
    /// never kept; what it throws passes through.
    using Load = std::function<
        std::optional<std::pair<std::int64_t, HubCodes>>(std::optional<std::int64_t> version)>;

    /// Loads the newest at once.
    explicit CodesShelf(Load load);

    /// The table of a version; of none: the newest. Never empty: where a version was never kept,
    /// which nothing that this program writes can bring about, it is the newest.
    std::shared_ptr<const HubCodes> find(std::optional<std::int64_t> version) const;

    /// A newer table was kept.
    void take(std::int64_t version, HubCodes codes);

    /// What asks this shelf, which outlives it.
    CodesSource source() const;

private:
    Load load_;
    mutable Mutex mutex_;
    mutable std::map<std::int64_t, std::shared_ptr<const HubCodes>> kept_ BALCAO_GUARDED_BY(mutex_);
};

}  // namespace balcao
