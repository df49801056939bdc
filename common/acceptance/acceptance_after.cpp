// The steps of the way to the hub, of errands and of coupons, and what an order must say of itself.
#include "common/acceptance/acceptance_look.h"

namespace balcao {

namespace {

using enum AcceptanceState;

StepResult ofErrand(const AcceptanceErrand& errand) {
    StepResult result;
    result.state = errand.ended_at ? passed : under_way;
    result.at = errand.ended_at.value_or(errand.at);
    result.message_id = errand.errand_id;
    if (!errand.problem.empty()) {
        result.state = failed;
        result.problem = errand.problem;
    }
    return result;
}

template <typename IsWanted>
StepResult errandTold(const AcceptanceLook& look, IsWanted is_wanted) {
    StepResult best;
    for (const AcceptanceErrand& errand : look.evidence.errands) {
        if (is_wanted(errand)) {
            keepBetter(best, ofErrand(errand));
        }
    }
    return best;
}

StepResult errandTold(const AcceptanceLook& look, ErrandKind kind) {
    return errandTold(look, [&](const AcceptanceErrand& errand) { return errand.kind == kind; });
}

StepResult ofMovement(const AcceptanceMovement& movement) {
    StepResult result;
    switch (movement.state) {
        case MovementState::asked:
            result.state = under_way;
            break;
        case MovementState::done:
            result.state = passed;
            break;
        case MovementState::refused:
            result.state = failed;
            result.problem = movement.problem;
            break;
    }
    result.at = movement.at;
    result.message_id = movement.movement_id;
    return result;
}

StepResult movementDone(const AcceptanceLook& look, MovementKind kind) {
    StepResult best;
    for (const AcceptanceMovement& movement : look.evidence.movements) {
        if (movement.kind == kind) {
            keepBetter(best, ofMovement(movement));
        }
    }
    return best;
}

/// Names of what is missing, with commas.
class MissingList {
public:
    void expect(bool is_there, const std::string& name) {
        if (!is_there) {
            names_ += (names_.empty() ? "" : ", ") + name;
        }
    }
    std::string take() { return std::move(names_); }

private:
    std::string names_;
};

}  // namespace

/// All links of this kind must be good: an agent may serve several stores.
StepResult ofLink(const AcceptanceLook& look) {
    StepResult result;
    for (const AcceptanceLink& link : look.evidence.links) {
        if (link.step == look.step && result.state != failed) {
            result.state = link.is_good ? passed : failed;
            result.at = look.evidence.links_seen_at;
            result.problem = link.is_good ? std::string{} : link.said;
        }
    }
    return result;
}

StepResult proofSent(const AcceptanceLook& look) {
    return errandTold(look, [&](const AcceptanceErrand& errand) {
        return errand.kind == ErrandKind::send_proof && errand.order_id == look.order.order_id;
    });
}

StepResult returnTold(const AcceptanceLook& look) {
    return errandTold(look, ErrandKind::tell_return);
}

StepResult stockTold(const AcceptanceLook& look) {
    return errandTold(look, ErrandKind::send_stock);
}

StepResult couponCreated(const AcceptanceLook& look) {
    return movementDone(look, MovementKind::issue);
}

StepResult couponFound(const AcceptanceLook& look) {
    return ofTime(look.evidence.foreign_coupon_at);
}

StepResult couponRedeemed(const AcceptanceLook& look) {
    return movementDone(look, MovementKind::redeem);
}

StepResult couponCancelled(const AcceptanceLook& look) {
    return movementDone(look, MovementKind::cancel);
}

std::string missingFacts(const HubOrder& order) {
    MissingList missing;
    missing.expect(!order.customer.name.empty(), "customer.name");
    missing.expect(order.answer_by.has_value(), "answer_by");
    missing.expect(!order.currency.empty(), "currency");
    missing.expect(order.total_minor > 0, "total");
    if (order.journey == Journey::ship_from_store) {
        const Address& address = order.delivery.address;
        missing.expect(!address.street.empty(), "delivery.address.street");
        missing.expect(!address.city.empty(), "delivery.address.city");
        missing.expect(!address.state.empty(), "delivery.address.state");
        missing.expect(!address.postal_code.empty(), "delivery.address.postal_code");
    }
    missing.expect(!order.lines.empty(), "lines");
    for (const HubLine& line : order.lines) {
        const std::string name = "lines." + line.line_id.value + ".";
        missing.expect(line.quantity > 0, name + "quantity");
        missing.expect(!line.sku.empty() || !line.ean.empty(), name + "sku");
        missing.expect(!line.description.empty(), name + "description");
    }
    return missing.take();
}

}  // namespace balcao
