#pragma once

#include "agent/hub/hub.h"
#include "agent/ledger/after_sale.h"

#include <chrono>
#include <variant>

namespace balcao {

enum class ErrandMode : std::uint8_t {
    send,
    look,  // only find out whether it was done; it is not sent any more
};

using ErrandOutcome = std::variant<ErrandTaken, ErrandRefused, Later, NotAllowed>;

/// The hub, as the sender of errands sees it. The same promises as Hub.
class HubErrands {
public:
    HubErrands() = default;
    virtual ~HubErrands() = default;
    HubErrands(const HubErrands&) = delete;
    HubErrands(HubErrands&&) = delete;
    HubErrands& operator=(const HubErrands&) = delete;
    HubErrands& operator=(HubErrands&&) = delete;

    /// Makes one attempt. From the second on the hub is asked first whether it has done it, by the
    /// errand's id. When looking finds nothing the outcome is ErrandRefused "not-done".
    virtual ErrandOutcome deliver(
        const Errand& errand, ErrandMode mode, std::chrono::milliseconds timeout
    ) = 0;

    virtual void interrupt() = 0;
};

}  // namespace balcao
