#pragma once

#include "agent/hub/hub.h"
#include "agent/ledger/views.h"

#include <cstdint>
#include <map>
#include <string>
#include <variant>

namespace balcao {

/// Reads orders on offer by their id while the hub has nothing better to do, so that their answers
/// need no reading before.
///
///     ledger: an order on offer -> hub: read it -> its tag, remembered with its version
///     clerk's answer -> outbox -> sender: next message, without a tag
///     the order still has that version -> If-Match, one request; if not -> read before, as ever
///
/// A version grows with every change of the order (hub store API), so the tag of a version is the
/// tag of what the ledger has in it. The tags live in memory only: what a start finds in the outbox
/// is read before it goes anyway. Not thread-safe.
class ReadAhead {
public:
    /// Both outlive it.
    ReadAhead(Hub& hub, const LedgerViews& views);

    struct NothingToRead {};
    struct Looked {};
    using Look = std::variant<NothingToRead, Looked, Later, NotAllowed>;

    /// Reads one order if one is on offer that was not read yet. One that cannot be read is passed
    /// over until it changes, unless it is the hub that cannot be reached.
    Look lookAtNext();

    /// The tag that the hub gave for the order as the ledger has it now; empty if it is not known.
    std::string tagOf(OrderRef order_ref) const;

private:
    struct Offered {
        StoreKey store;
        OrderId order_id;
        std::int64_t assignment{};
        std::int64_t version{};
    };
    struct Tag {
        std::int64_t version{};
        std::string etag;
    };

    void lookAtBoard();
    Look read(OrderRef order_ref, const Offered& offered);

    Hub& hub_;
    const LedgerViews& views_;
    std::int64_t revision_{};  // of the board that was looked at
    bool does_hub_give_tags_{true};
    std::map<OrderRef, Offered> to_read_;
    std::map<OrderRef, Tag> tags_;  // of orders on the board
};

}  // namespace balcao
