#pragma once

#include "common/order/order_messages.h"
#include "common/order/order_rules.h"
#include "tests/support/orders.h"

#include <set>
#include <string>
#include <utility>

namespace balcao::test {

/// A hub of one order that judges messages as the hub store API says: by their key, then withdrawn,
/// cancelled, stale, state.
class ModelHub {
public:
    explicit ModelHub(HubOrder order)
        : order_{std::move(order)} {}

    const HubOrder& order() const { return order_; }
    bool isWithdrawn() const { return is_withdrawn_; }

    /// How often a decision was refused because another had been taken.
    int contradictions() const { return contradictions_; }

    /// Judges a message that was sent while the store knew `known`; what the store must be told.
    OrderCommand judge(const SendToHub& sent, const HubOrder& known);

    // --- what happens at the hub by itself ---

    void cancel();

    void withdraw() { is_withdrawn_ = order_.hub_status == HubStatus::assigned; }

    void askToCancel();

    void note();

    void carrierDelivers();

private:
    std::string refusalOf(const HubMessage& message, const HubOrder& known);

    std::string take(const DecideMessage& decision, const HubOrder& known);

    std::string take(const StatusMessage& status, const HubOrder&);

    std::string take(const AnswerCancellationMessage& answer, const HubOrder&);

    static std::string take(const VoidLabelMessage&, const HubOrder&) { return {}; }
    static std::string take(const FetchLabelsMessage&, const HubOrder&) { return "no-label"; }
    static std::string take(const DeclarePackagesMessage&, const HubOrder&) { return {}; }

    static HubStatus codeOf(StatusPurpose purpose);

    void become(HubStatus status);

    HubOrder order_;
    std::set<CommandId> done_;
    bool is_withdrawn_{false};
    int contradictions_{};
};

}  // namespace balcao::test
