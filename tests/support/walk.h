#pragma once

#include "common/order/order_rules.h"
#include "common/order/order_text.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace balcao::test {

/// 14 November 2023, 22:13:20 UTC: where a FakeClock starts, and when every built order came.
inline constexpr Instant kOrderDay{std::chrono::milliseconds{1'700'000'000'000}};

inline const Actor kClerk{.kind = ActorKind::clerk, .name = "ada"};
inline const Actor kManager{.kind = ActorKind::manager, .name = "grace"};
inline const Actor kAgent{.kind = ActorKind::agent, .name = {}};
inline const Actor kHub{.kind = ActorKind::hub, .name = {}};
inline const Actor kTimer{.kind = ActorKind::timer, .name = {}};
inline const Actor kCarrier{.kind = ActorKind::carrier, .name = {}};

/// The n-th id: a UUID whose last two digits are 00, so that ids derived from one never meet those
/// of another.
CommandId commandId(std::uint64_t n);

/// An order with its journal, moved through the rules and nothing else.
class Walk {
public:
    explicit Walk(const HubOrder& offered) { write(firstEvents(offered), nextId(), kHub); }

    const Order& order() const { return order_; }
    const std::vector<JournalEntry>& journal() const { return journal_; }
    OrderState state() const { return order_.state; }

    /// What followed from the last command that was taken.
    const std::vector<Effect>& effects() const { return effects_; }

    /// What followed from all of them.
    const std::vector<Effect>& allEffects() const { return all_effects_; }

    /// The time at which the next command is decided.
    Instant now{kOrderDay};

    /// Under which the commands are decided.
    AnswerPolicy policy{};

    /// Submits under a new id; nothing if it was taken, else why not.
    std::optional<Refusal> refusalOf(const OrderCommand& command, const Actor& actor = kClerk);

    /// Submits what must be taken.
    Walk& take(const OrderCommand& command, const Actor& actor = kClerk);

    /// The hub's yes to the message that the badge speaks of.
    Walk& hubConfirms(const std::optional<HubOrder>& shown = {});

    /// The hub's no to the message that the badge speaks of.
    Walk& hubRefuses(const std::string& slug, const std::optional<HubOrder>& shown = {});

    Walk& hubRefuses(
        const WaitingMessage& message,
        const std::string& slug,
        const std::optional<HubOrder>& shown = {}
    );

    Walk& hubRefusesLabels(const std::string& slug);

    /// The hub takes every message that waits but the newest `but`, showing nothing in return.
    Walk& hubTakesAllBut(std::size_t but);

    /// The messages that wait, but for the request for labels.
    std::vector<WaitingMessage> statements() const;

    /// The messages that the last command sent.
    std::vector<SendToHub> sent() const;

    /// What the last command told the hub with a message of this kind.
    template <typename Message>
    Message said() const {
        for (const SendToHub& message : sent()) {
            if (const auto* const found = std::get_if<Message>(&message.message)) {
                return *found;
            }
        }
        throw std::logic_error{"the last command said nothing of the kind"};
    }

    /// How many effects of this kind the last command had.
    template <typename Wanted>
    std::size_t count() const {
        std::size_t found = 0;
        for (const Effect& effect : effects_) {
            found += std::holds_alternative<Wanted>(effect) ? 1U : 0U;
        }
        return found;
    }

    /// The message that last asked for labels.
    const CommandId& labelsRequest() const { return labels_request_; }

private:
    CommandId nextId() { return commandId(++last_id_); }

    void write(
        const std::vector<OrderEvent>& events, const CommandId& command_id, const Actor& actor
    );

    Order order_;
    std::vector<JournalEntry> journal_;
    std::vector<Effect> effects_;
    std::vector<Effect> all_effects_;
    CommandId labels_request_{commandId(0)};
    std::uint64_t last_id_{};
};

}  // namespace balcao::test
