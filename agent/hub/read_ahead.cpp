#include "agent/hub/read_ahead.h"

#include <utility>

namespace balcao {

namespace {

/// True if what failed is the way to the hub and not this one order.
bool concernsEveryOrder(const Later& later) {
    return later.cause == Later::Cause::link || later.cause == Later::Cause::hub_busy;
}

}  // namespace

ReadAhead::ReadAhead(Hub& hub, const LedgerViews& views)
    : hub_{hub}
    , views_{views} {}

ReadAhead::Look ReadAhead::lookAtNext() {
    if (!does_hub_give_tags_) {
        return NothingToRead{};
    }
    lookAtBoard();
    if (to_read_.empty()) {
        return NothingToRead{};
    }
    const auto next = to_read_.begin();
    Look look = read(next->first, next->second);
    const auto* const later = std::get_if<Later>(&look);
    const bool comes_again = std::holds_alternative<NotAllowed>(look) ||
                             (later != nullptr && concernsEveryOrder(*later));
    if (!comes_again) {
        to_read_.erase(next);
    }
    return look;
}

/// Finds out which orders are on offer now, and forgets those that left the board.
void ReadAhead::lookAtBoard() {
    const BoardChanges changes = views_.boardSince(revision_);
    for (const OrderView& view : changes.shown) {
        const HubOrder& hub = view.order.hub;
        const auto tag = tags_.find(view.order_ref);
        const bool is_known =
            !hub.etag.empty() || (tag != tags_.end() && tag->second.version == hub.version);
        if (view.order.state != OrderState::offered || is_known) {
            to_read_.erase(view.order_ref);
        } else {
            to_read_.insert_or_assign(
                view.order_ref,
                Offered{
                    .store = hub.store,
                    .order_id = hub.order_id,
                    .assignment = hub.assignment,
                    .version = hub.version}
            );
        }
    }
    for (const OrderRef order_ref : changes.gone) {
        to_read_.erase(order_ref);
        tags_.erase(order_ref);
    }
    revision_ = changes.revision;
}

ReadAhead::Look ReadAhead::read(OrderRef order_ref, const Offered& offered) {
    auto outcome = hub_.readOrder(offered.store, offered.order_id, {}).outcome;
    if (auto* const later = std::get_if<Later>(&outcome)) {
        return std::move(*later);
    }
    if (auto* const not_allowed = std::get_if<NotAllowed>(&outcome)) {
        return std::move(*not_allowed);
    }
    if (auto* const news = std::get_if<HubNews>(&outcome)) {
        HubOrder& order = news->order;
        does_hub_give_tags_ = !order.etag.empty();
        // Of an order that has changed since, the poll brings what there is to see first.
        if (order.assignment == offered.assignment && order.version == offered.version) {
            tags_.insert_or_assign(
                order_ref, Tag{.version = order.version, .etag = std::move(order.etag)}
            );
        }
    }
    return Looked{};  // also if it is gone: the poll finds that out, and why
}

std::string ReadAhead::tagOf(OrderRef order_ref) const {
    const auto tag = tags_.find(order_ref);
    if (tag == tags_.end()) {
        return {};
    }
    const auto view = views_.order(order_ref);
    const bool is_same = view && view->order.hub.version == tag->second.version;
    return is_same ? tag->second.etag : std::string{};
}

}  // namespace balcao
