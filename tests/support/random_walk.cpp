#include "tests/support/random_walk.h"

#include "tests/support/every.h"

#include <chrono>
#include <variant>

namespace balcao::test {

std::string AnswersTold::read(
    const Order& before, const Order& after, const std::vector<Effect>& effects
) {
    if (after.lines.empty() || before.lines.empty()) {
        told_.clear();  // not answered, or not yet
    }
    for (const Effect& effect : effects) {
        if (std::holds_alternative<ForgetAllMessages>(effect)) {
            told_.clear();
            is_undone_ = true;
        }
        const auto* const forgotten = std::get_if<ForgetMessage>(&effect);
        if (forgotten != nullptr && forgotten->message_id == first_answer_ && after.lines.empty()) {
            --first_answers_;  // nobody has heard it
        }
        const auto* const sent = std::get_if<SendToHub>(&effect);
        const auto* const decision =
            sent == nullptr ? nullptr : std::get_if<DecideMessage>(&sent->message);
        if (decision != nullptr && !readDecision(*sent, *decision, before)) {
            return "an answer was raised or given twice";
        }
    }
    return {};
}

bool AnswersTold::readDecision(
    const SendToHub& sent, const DecideMessage& decision, const Order& before
) {
    const bool is_first = before.lines.empty();
    if (is_first) {
        ++first_answers_;
        first_answer_ = sent.message_id;
    }
    bool is_kept = !is_first || (decision.lines.size() == before.hub.lines.size() &&
                                 (first_answers_ == 1 || is_undone_));
    for (const LineDecision& line : decision.lines) {
        const auto known = told_.find(line.line_id);
        is_kept = is_kept && (known == told_.end() || line.accepted < known->second);
        told_[line.line_id] = line.accepted;
    }
    return is_kept;
}

RandomWalk::RandomWalk(const Choose& chance)
    : choose{chance}
    , walk{anyOrder(chance).walkTo(oneOf(every<OrderState>(), chance))} {
    outbox.take(walk.allEffects());
    walk.policy.second_person_over = choose(2) == 0 ? 1 : 0;
}

std::string RandomWalk::step() {
    const Order before = walk.order();
    walk.now += std::chrono::minutes{choose(20)};
    const OrderCommand command = anyCommand(before, choose);
    last = std::string{toText(kindOf(command))} + " in " + std::string{toText(before.state)};
    if (walk.refusalOf(command, actorFor(command, before))) {
        return walk.order() == before ? "" : "a refused command changed the order";
    }
    ++taken;
    outbox.take(walk.effects());
    for (const std::string& broken :
         {brokenPromise(walk.order()),
          outbox.differenceTo(walk.order()),
          answers.read(before, walk.order(), walk.effects())}) {
        if (!broken.empty()) {
            return broken;
        }
    }
    return {};
}

}  // namespace balcao::test
