#pragma once

#include "agent/ledger/after_sale.h"
#include "agent/ledger/books.h"
#include "agent/ledger/journal_store.h"

#include <functional>

namespace balcao {

/// A refusal as it is kept with what was refused.
std::string sentenceOf(const ErrandRefused& refused);

/// What AfterSale's writes do, each inside the transaction that its caller has open. Runs on the
/// writer thread only.
class AfterDesk {
public:
    /// All that it works with belongs to the Desk. `tell_order` takes the hub's word about an
    /// order of this ledger.
    struct Parts {
        const Clock& clock;
        JournalStore& journal;
        Books& books;
        std::function<void(OrderRef, const HubOrder&)> tell_order;
    };

    explicit AfterDesk(Parts parts)
        : parts_{std::move(parts)} {}

    Result<Return, ReturnRefusal> openReturn(const OpenReturn& wish);
    Result<Return, ReturnRefusal> moveReturn(const MoveReturn& wish);
    Result<Coupon, CouponRefusal> moveCoupon(const MoveCoupon& wish);
    Result<Coupon, CouponRefusal> adoptCoupon(const StoreKey& store, const HubCoupon& hub);
    void postponeErrand(
        const CommandId& errand_id, Instant next_attempt_at, const std::string& why
    );
    void recordErrand(const CommandId& errand_id, const ErrandAnswer& answer);
    bool retryErrand(const CommandId& command_id, const CommandId& errand_id, const Actor& actor);
    bool dropErrand(const CommandId& command_id, const CommandId& errand_id, const Actor& actor);

    /// `sha256` is that of the wish's bytes.
    Result<Proof, ProofRefusal> takeProof(const TakeProof& wish, const std::string& sha256);
    std::size_t eraseProofs(Instant taken_before);

    /// What a line of an order says of the stock; call it once the order is saved.
    void followStock(const JournalEntry& entry, OrderRef order_ref, const HubOrder& hub);
    bool countStock(const CountStock& wish);
    bool tellStockAgain(const CommandId& command_id, const StoreKey& store, const std::string& sku);
    bool gatherStock(Instant rested_before);

    void keepTracking(OrderRef order_ref, const KeptTracking& kept, Instant next_at) {
        parts_.books.sales.tracking().keep(order_ref, kept, next_at);
    }
    void postponeTracking(OrderRef order_ref, Instant next_at) {
        parts_.books.sales.tracking().postpone(order_ref, next_at);
    }

private:
    /// Who acts, for which store, about which order, by which command.
    struct Doing {
        CommandId command_id;
        StoreKey store;
        OrderRef order_ref;
        Actor actor;
    };

    void record(const AfterStep& step, const Doing& doing);
    bool isUsed(const CommandId& command_id);
    void draftCoupon(Return& one, const MoveReturn& wish, const Doing& doing);
    void closeIfDone(const ReturnId& return_id, const Doing& doing);
    void finishTelling(const ReturnId& return_id, const Doing& doing);
    void park(const Errand& errand, const std::string& why, const Doing& doing);
    void keepProof(const Proof& before, const ProofCommand& command, const Doing& doing);

    // What an answer means, one overload per errand.
    void settle(const Errand& errand, const ReturnErrand& about, const ErrandAnswer& answer);
    void settle(const Errand& errand, const IssueErrand& about, const ErrandAnswer& answer);
    void settle(const Errand& errand, const MovementErrand& about, const ErrandAnswer& answer);
    void settle(const Errand& errand, const ProofErrand& about, const ErrandAnswer& answer);
    void settle(const Errand& errand, const StockErrand& about, const ErrandAnswer& answer);
    /// Goods that came back and are sold again.
    void stockReturned(const Return& one, const Doing& doing);
    void burn(const Coupon& coupon, const std::string& why, const Doing& doing);

    Parts parts_;
};

}  // namespace balcao
