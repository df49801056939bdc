#pragma once

#include "agent/hub/hub.h"
#include "agent/hub/hub_clock.h"
#include "agent/hub/link_pace.h"
#include "agent/hub/steady.h"
#include "agent/ledger/ledger.h"
#include "agent/service/link_status.h"
#include "common/base/clock.h"

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>

namespace balcao {

/// Brings a store's orders from the hub into the ledger.
///
/// Each step is one poll at most. What the hub's list says is stored before anything is remembered
/// of it, so that an answer that could not be stored comes again. An order that left the list is
/// read once more by its id, to learn why. One per store; step() belongs to one thread.
class Inbound {
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
        StoreKey store;
        std::chrono::seconds poll_interval{10};
        std::chrono::seconds long_poll{0};  // 0: ask and go
        /// Told when the hub is found again and when it is lost; must return at once. May be empty.
        std::function<void(bool is_up)> on_link;
    };

    Inbound(Parts parts, Options options);

    /// Polls if it is time, and says when to come again. Never throws.
    std::chrono::milliseconds step();

private:
    struct Read;

    void guard(const std::function<void()>& work);
    void poll();
    void take(Listed listed, Read& read);
    void readMissing();
    bool readOneMissing(const KnownOrder& known);
    void withdraw(const KnownOrder& known, const std::string& slug);
    void expireAnswers();

    void succeeded(bool is_changed, SteadyTime started);
    void failed(const Later& later);
    void refusedByHub(const NotAllowed& not_allowed);
    void cannotStore(const std::string& why);
    void reportProblem(HubLinkState state, const std::string& problem);
    void tellLink(bool is_up);

    Parts parts_;
    Options options_;
    LinkPace pace_;
    HubClock hub_clock_;
    SteadyTime next_poll_at_;
    ListMark mark_;                              // of the last list that is stored whole
    std::map<OrderId, KnownOrder> missing_;      // left the list, not read yet
    std::map<OrderId, std::int64_t> explained_;  // left the list, read: by id, the assignment
    std::optional<bool> is_link_up_;
    std::string told_problem_;  // in the log; repeated only when it changes
};

}  // namespace balcao
