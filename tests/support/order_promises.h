#pragma once

#include "common/order/order_rules.h"

#include <set>
#include <string>
#include <vector>

namespace balcao::test {

/// What is wrong with `order`, in words, of what holds for every order whatever was done to it; or
/// nothing.
std::string brokenPromise(const Order& order);

/// The outbox as the effects make it.
class Outbox {
public:
    void take(const std::vector<Effect>& effects);

    /// What differs from the messages that the order says wait, or nothing.
    std::string differenceTo(const Order& order) const;

    struct Message {
        SendToHub sent;
        bool is_parked{false};
    };

    const std::vector<Message>& messages() const { return messages_; }

private:
    void carryOut(const SendToHub& effect);
    void carryOut(const ForgetMessage& effect);
    void carryOut(const ParkMessage& effect) { park(effect.message_id, true); }
    void carryOut(const ResendMessage& effect) { park(effect.message_id, false); }
    void carryOut(const ForgetAllMessages&) { messages_.clear(); }
    void carryOut(const StopLabels&);
    void carryOut(const PrintLabel&) {}
    void carryOut(const CreateTask&) {}

    void park(const CommandId& message_id, bool is_parked);

    std::vector<Message> messages_;
    std::set<CommandId> ids_;
    bool sent_twice_{false};
};

}  // namespace balcao::test
