#pragma once

#include "agent/hub/hub.h"
#include "agent/hub/link_pace.h"
#include "agent/hub/read_ahead.h"
#include "agent/hub/steady.h"
#include "agent/ledger/ledger.h"
#include "agent/service/link_status.h"
#include "common/base/clock.h"
#include "common/base/mutex.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <optional>
#include <set>
#include <string>

namespace balcao {

/// Brings the outbox to the hub: each step takes one message that is due, tries it once, and writes
/// down how it went. Nothing is ever dropped: what the hub refuses waits for a person. While
/// nothing is due, orders on offer are read ahead at half the rate (ReadAhead).
///
/// Which message goes next, and that those of one order keep their sequence, is the ledger's
/// business. step() belongs to one thread; setLink() is thread-safe.
class Outbound {
public:
    /// What it works with; all outlive it.
    struct Parts {
        Hub& hub;
        Ledger& ledger;
        LinkStatus& link_status;
        const Clock& clock;
        SteadyNow steady_now;
        Jitter jitter;
        std::function<CommandId()> make_id;
    };

    struct Options {
        std::chrono::seconds poll_interval{10};  // never retried faster than polled
        std::chrono::milliseconds timeout{std::chrono::seconds{10}};
        double requests_per_s{20};
    };

    /// `views` are of the same ledger, and outlive it too.
    Outbound(Parts parts, const LedgerViews& views, Options options);

    /// Sends one message if one is due, and says when to come again. Never throws.
    std::chrono::milliseconds step();

    /// The inbound of `store` found the hub again (what waited is then tried at once: wake the
    /// worker), or lost it. The link counts as lost while any store's is.
    void setLink(const StoreKey& store, bool is_up);

private:
    std::chrono::milliseconds sendOne();
    std::chrono::milliseconds readAhead();
    std::optional<OutboxMessage> nextMessage();
    std::chrono::milliseconds restUntilDue();
    void countRequests(std::uint64_t requests_before);
    std::chrono::milliseconds restForRate();

    void record(const OutboxMessage& message, Taken&& taken);
    void record(const OutboxMessage& message, LabelsArrived&& arrived);
    void record(const OutboxMessage& message, RefusedByHub&& refused);
    void record(const OutboxMessage& message, Later&& later);
    void record(const OutboxMessage& message, NotAllowed&& not_allowed);
    void submit(const OutboxMessage& message, OrderCommand command);
    void postpone(
        const OutboxMessage& message, std::chrono::milliseconds pause, const std::string& why
    );
    bool isLinkUp() const;
    void closeGate(std::chrono::milliseconds pause, bool is_hub_asking);
    std::chrono::milliseconds pauseOf(const OutboxMessage& message);

    Parts parts_;
    Options options_;
    LinkPace pace_;
    ReadAhead read_ahead_;
    const Instant started_at_;
    SteadyTime gate_opens_at_;          // nothing is sent before this
    SteadyTime reading_from_;           // nothing is read ahead before this
    bool does_hub_ask_to_wait_{false};  // then the link's return opens nothing
    int failures_in_a_row_{};
    double tokens_;  // requests that may be made now
    SteadyTime tokens_counted_at_;
    mutable Mutex link_mutex_;
    std::set<StoreKey> stores_without_link_ BALCAO_GUARDED_BY(link_mutex_);
    std::atomic<bool> has_link_returned_{false};
};

}  // namespace balcao
