#include "tests/support/walk.h"

#include <array>
#include <cstdio>

namespace balcao::test {

CommandId commandId(std::uint64_t n) {
    std::array<char, 37> text{};
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): the plainest way to pad
    std::snprintf(
        text.data(),
        text.size(),
        "00000000-0000-4000-8000-%010llx00",
        static_cast<unsigned long long>(n)
    );
    return CommandId{text.data()};
}

std::optional<Refusal> Walk::refusalOf(const OrderCommand& command, const Actor& actor) {
    const auto events = decide(order_, command, actor, now, policy);
    if (!events) {
        return events.error();
    }
    const auto* const labels = std::get_if<TakeLabels>(&command);
    write(*events, labels != nullptr ? labelsRequest() : nextId(), actor);
    return std::nullopt;
}

Walk& Walk::take(const OrderCommand& command, const Actor& actor) {
    if (const auto refusal = refusalOf(command, actor)) {
        throw std::logic_error{
            std::string{toText(kindOf(command))} + " in " + std::string{toText(state())} +
            " was refused: " + std::string{toText(*refusal)}};
    }
    return *this;
}

Walk& Walk::hubConfirms(const std::optional<HubOrder>& shown) {
    const Sync& sync = order_.sync;
    return take(
        ConfirmMessage{.message_id = sync.command_id, .kind = sync.kind, .order = shown}, kAgent
    );
}

Walk& Walk::hubRefuses(const std::string& slug, const std::optional<HubOrder>& shown) {
    return hubRefuses({order_.sync.command_id, order_.sync.kind, 0, {}}, slug, shown);
}

Walk& Walk::hubRefuses(
    const WaitingMessage& message, const std::string& slug, const std::optional<HubOrder>& shown
) {
    return take(
        RefuseMessage{
            .message_id = message.message_id,
            .kind = message.kind,
            .slug = slug,
            .detail = "porque sim",
            .order = shown},
        kAgent
    );
}

Walk& Walk::hubRefusesLabels(const std::string& slug) {
    return hubRefuses({labels_request_, MessageKind::fetch_labels, 0, {}}, slug);
}

Walk& Walk::hubTakesAllBut(std::size_t but) {
    while (statements().size() > but) {
        const WaitingMessage first = statements().front();
        take(
            ConfirmMessage{.message_id = first.message_id, .kind = first.kind, .order = {}}, kAgent
        );
    }
    return *this;
}

std::vector<WaitingMessage> Walk::statements() const {
    std::vector<WaitingMessage> messages = order_.waiting;
    std::erase_if(messages, [](const WaitingMessage& message) {
        return message.kind == MessageKind::fetch_labels;
    });
    return messages;
}

std::vector<SendToHub> Walk::sent() const {
    std::vector<SendToHub> messages;
    for (const Effect& effect : effects_) {
        if (const auto* const message = std::get_if<SendToHub>(&effect)) {
            messages.push_back(*message);
        }
    }
    return messages;
}

void Walk::write(
    const std::vector<OrderEvent>& events, const CommandId& command_id, const Actor& actor
) {
    effects_.clear();
    for (const OrderEvent& event : events) {
        const JournalEntry entry{
            .event = event, .command_id = command_id, .actor = actor, .at = now};
        const Order before = order_;
        order_ = apply(before, entry);
        for (Effect& effect : consequences(before, order_, entry)) {
            effects_.push_back(std::move(effect));
        }
        journal_.push_back(entry);
    }
    all_effects_.insert(all_effects_.end(), effects_.begin(), effects_.end());
    for (const SendToHub& message : sent()) {
        if (std::holds_alternative<FetchLabelsMessage>(message.message)) {
            labels_request_ = message.message_id;
        }
    }
}

}  // namespace balcao::test
