#pragma once

#include "common/order/order_rules.h"
#include "tests/support/order_promises.h"
#include "tests/support/random_orders.h"
#include "tests/support/walk.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace balcao::test {

/// Reads what the store tells the hub about its answer: one first answer to every line, and after
/// it only ever less. A person who undoes an answer, or the hub that gave one, starts anew; an
/// answer that is taken back before it left was none.
class AnswersTold {
public:
    /// The broken promise, or nothing.
    std::string read(const Order& before, const Order& after, const std::vector<Effect>& effects);

private:
    bool readDecision(const SendToHub& sent, const DecideMessage& decision, const Order& before);

    std::map<LineId, std::int64_t> told_;
    CommandId first_answer_;  // the newest one's message
    int first_answers_{};
    bool is_undone_{false};
};

/// A walk of random commands: an order, its outbox, and what the hub was told.
struct RandomWalk {
    explicit RandomWalk(const Choose& chance);

    /// One random command; the broken promise, or nothing.
    std::string step();

    const Choose& choose;
    Walk walk;
    Outbox outbox;
    AnswersTold answers;
    std::string last;
    int taken{};
};

}  // namespace balcao::test
