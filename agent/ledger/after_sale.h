#pragma once

#include "agent/ledger/ledger.h"
#include "common/returns/errand.h"
#include "common/returns/sale.h"
#include "common/returns/tracking.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace balcao {

class AfterDesk;
class ErrandQueue;

/// A parcel whose way the hub is to be asked for.
struct TrackedOrder {
    OrderRef order_ref{};
    OrderId order_id{};
    OrderState state{OrderState::in_transit};
};

/// Goods that a customer brings.
struct OpenReturn {
    CommandId command_id{};  // becomes the return's id
    StoreKey store{};        // that takes them
    Sale sale{};
    std::vector<ReturnLine> lines{};  // line, quantity, reason, note
    ReturnPolicy policy{};
    Actor actor{};
};

/// A step of a return by a person: StartCheck, JudgeReturn (its amount is worked out here),
/// ResolveReturn, StockReturn or CloseReturn.
struct MoveReturn {
    CommandId command_id{};  // of a coupon that is made: its id and Idempotency-Key
    ReturnId return_id{};
    ReturnCommand command{};
    ReturnPolicy policy{};
    Actor actor{};
};

/// A change of a coupon by a person; the hub is asked.
struct MoveCoupon {
    CommandId command_id{};  // becomes the movement's id
    CouponId coupon_id{};
    MovementKind kind{MovementKind::redeem};
    AmountMinor amount_minor{};
    std::optional<Instant> expires_at{};
    std::string reason{};
    Actor actor{};
};

/// What shows that a customer got the goods.
struct TakeProof {
    CommandId command_id{};  // becomes the proof's id
    OrderRef order_ref{};
    ProofKind kind{ProofKind::photo};
    std::string bytes{};
    Actor actor{};
};

/// Somebody counted a product.
struct CountStock {
    CommandId command_id{};
    StoreKey store{};
    std::string sku{};
    std::int64_t quantity{};
    Actor actor{};
};

// --- What came of an errand. -------------------------------------------------------------------

/// The hub has done it. `order` is what it answered with about a return, `coupon` about a coupon.
struct ErrandTaken {
    std::optional<HubOrder> order{};
    std::optional<HubCoupon> coupon{};
    std::vector<std::string> unknown_skus{};  // of a stock update: products that it does not know
};

/// The hub said no and will say no again, or the time for it is over and nothing was done.
struct ErrandRefused {
    std::string slug{};
    std::string detail{};
    std::optional<HubCoupon> coupon{};  // as it stands now
};

/// The slug of a hub that takes no proofs at all: they stay in the store.
inline constexpr std::string_view kHubTakesNone = "not-supported";

using ErrandAnswer = std::variant<ErrandTaken, ErrandRefused>;

/// Returns and coupons: the same ledger, writer, journal and promises as Ledger. Thread-safe;
/// throws LedgerError.
class AfterSale {
public:
    /// The ways to the ledger's writer and to its reading connection.
    struct Door {
        std::function<void(const std::function<void(AfterDesk&)>&)> write;
        std::function<void(const std::function<void(ErrandQueue&)>&)> ask;
        /// Throws DiskFull if little room is left for what somebody is `doing`.
        std::function<void(const char* doing)> refuse_without_room;
    };

    explicit AfterSale(Door door);

    /// Opens a return and begins to check it. A unit that came back before, or that another open
    /// return claims, is refused, in the same transaction that writes. The same command id again
    /// gives the return as it stands.
    Result<Return, ReturnRefusal> openReturn(const OpenReturn& wish);

    /// One step of a return, with what follows: resolving by coupon takes the next number of the
    /// store and asks the hub for the coupon, stocking tells the hub of the return. Repeating a
    /// command id changes nothing.
    Result<Return, ReturnRefusal> moveReturn(const MoveReturn& wish);

    /// Keeps what a person wants of a coupon; the hub is asked at once and decides. Repeating a
    /// command id changes nothing.
    Result<Coupon, CouponRefusal> moveCoupon(const MoveCoupon& wish);

    /// Takes over a coupon that the hub showed, so that it can be used here. `store` is ours.
    Result<Coupon, CouponRefusal> adoptCoupon(const StoreKey& store, const HubCoupon& coupon);

    /// Keeps a proof of delivery, its bytes before anything else, and has it sent once the order's
    /// own messages are through. The same command id with the same bytes again gives the proof as
    /// it stands. Throws DiskFull as Ledger::takeNews does.
    Result<Proof, ProofRefusal> takeProof(const TakeProof& wish);

    /// Erases the bytes of proofs that are settled and were taken before `taken_before`; those the
    /// hub has yet to get stay. Returns how many, at most some hundred at a time.
    std::size_t eraseProofs(Instant taken_before);

    /// Keeps a count of a product that moved before; the hub is told. False if it never moved or
    /// the quantity is out of range. Repeating a command id changes nothing.
    bool countStock(const CountStock& wish);

    /// The hub is told a product once more. False if nobody knows its quantity.
    bool tellStockAgain(const CommandId& command_id, const StoreKey& store, const std::string& sku);

    /// Makes an errand of what the hub has yet to hear of one store's stock and what rests since
    /// `rested_before`, unless one is on its way. The newest quantity of each product counts. True
    /// if there is one more errand now.
    bool gatherStock(Instant rested_before);

    // --- where parcels are ---

    /// A shipped order on its way that was not asked for since its time came, the one that waits
    /// longest first.
    std::optional<TrackedOrder> nextTracked(Instant now) const;
    std::optional<Instant> nextTrackedAt() const;
    /// Keeps what the hub said, for the time without it; the order is due again at `next_at`.
    void keepTracking(OrderRef order_ref, const KeptTracking& kept, Instant next_at);
    /// The hub said nothing now; what was kept before stays.
    void postponeTracking(OrderRef order_ref, Instant next_at);

    // --- errands ---

    std::optional<Errand> nextErrand(Instant now) const;
    std::optional<Instant> nextErrandAt() const;
    void postponeErrand(
        const CommandId& errand_id, Instant next_attempt_at, const std::string& why
    );

    /// Writes down what came of an errand and all that follows. One that has ended is passed over.
    void recordErrand(const CommandId& errand_id, const ErrandAnswer& answer);

    /// A person wants a parked errand sent again. False if there is none.
    bool retryErrand(const CommandId& command_id, const CommandId& errand_id, const Actor& actor);

    /// A person has settled a parked errand otherwise: it leaves the queue. A return counts as
    /// told, a coupon's number is burned, a proof stays in this store. False if there is none.
    bool dropErrand(const CommandId& command_id, const CommandId& errand_id, const Actor& actor);

private:
    Door door_{};
};

}  // namespace balcao
