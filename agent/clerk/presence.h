#pragma once

#include "agent/json/json_writer.h"
#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/mutex.h"

#include <chrono>
#include <cstddef>
#include <map>
#include <string>

namespace balcao {

/// Which page is on which order, so that two people do not do the same work. In memory only: it is
/// a courtesy, not a lock, and a page that is closed is forgotten soon. Thread-safe.
class Presence {
public:
    explicit Presence(const Clock& clock)
        : clock_{clock} {}

    /// The page is on this order now; `name` is that of its person, or empty. Says whether that is
    /// news to the others. Pages beyond the cap are not kept.
    bool set(const std::string& page_id, OrderRef order_ref, const std::string& name);

    /// The page is on no order any more; says whether it was on one.
    bool leave(const std::string& page_id);

    /// The list as Status (api.yaml) has it, without those that have been silent for too long.
    void write(JsonWriter& json);

    static constexpr std::chrono::seconds kForgottenAfter{60};
    static constexpr std::size_t kMostPages = 200;

private:
    struct Page {
        OrderRef order_ref;
        std::string name;
        Instant seen_at{};
    };

    void forgetSilent() BALCAO_REQUIRES(mutex_);

    const Clock& clock_;
    Mutex mutex_;
    std::map<std::string, Page> pages_ BALCAO_GUARDED_BY(mutex_);
};

}  // namespace balcao
