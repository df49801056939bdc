#include "tests/support/random_orders.h"

#include "common/order/order_table.h"
#include "tests/support/every.h"
#include "tests/support/order_samples.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace balcao::test {

HubOrder anyNews(const Order& order, const Choose& choose) {
    HubOrder news = order.hub;
    news.version += static_cast<std::int64_t>(choose(4)) - 1;
    news.hub_status = oneOf(every<HubStatus>(), choose);
    switch (choose(8)) {
        case 0:
            news.cancellation = CancellationAsked{};
            break;
        case 1:
            news.is_paid = choose(2) == 0;
            break;
        case 2:
            news.journey = oneOf(every<Journey>(), choose);
            break;
        case 3:
            news.capabilities.partial = oneOf(every<PartialGrain>(), choose);
            break;
        case 4:
            news.invoice_key = std::string(44, '1');
            break;
        case 5:
            ++news.assignment;
            break;
        default:
            news.cancellation.reset();
            break;
    }
    for (HubLine& line : news.lines) {
        if (choose(3) == 0) {
            line.accepted = static_cast<std::int64_t>(choose(6)) - 1;
        }
        if (order.lines.empty() && choose(5) == 0) {
            line.quantity = static_cast<std::int64_t>(choose(5)) + 1;
        }
    }
    return news;
}

CommandKind anyKind(OrderState state, const Choose& choose) {
    static const std::vector<CommandKind> kKinds = every<CommandKind>();
    for (int attempt = 0; attempt < 6; ++attempt) {
        const CommandKind kind = oneOf(kKinds, choose);
        if (findTransition(state, kind) != nullptr) {
            return kind;
        }
    }
    return oneOf(kKinds, choose);
}

OrderCommand anyCommand(const Order& order, const Choose& choose) {
    const CommandKind kind = anyKind(order.state, choose);
    if (kind == CommandKind::hub_update) {
        return HubUpdate{anyNews(order, choose)};
    }
    std::optional<HubOrder> news;
    if (choose(2) == 0) {
        news = anyNews(order, choose);
    }
    if (kind == CommandKind::confirm_message) {
        const WaitingMessage message = oneOf(repliedTo(order), choose);
        return ConfirmMessage{
            .message_id = message.message_id, .kind = message.kind, .order = std::move(news)};
    }
    if (kind == CommandKind::refuse_message) {
        const WaitingMessage message = oneOf(repliedTo(order), choose);
        return RefuseMessage{
            .message_id = message.message_id,
            .kind = message.kind,
            .slug = oneOf(kSlugs, choose),
            .detail = choose(2) == 0 ? "porque sim" : "",
            .order = std::move(news)};
    }
    return oneOf(samplesOf(kind, order), choose);
}

Actor actorFor(const OrderCommand& command, const Order& order) {
    const Transition* const row = findTransition(order.state, kindOf(command));
    const auto everyone = every<ActorKind>();
    const auto found = std::ranges::find_if(everyone, [&](ActorKind kind) {
        return row != nullptr && row->by.contains(kind);
    });
    return found == everyone.end()
               ? kClerk
               : Actor{.kind = *found, .name = *found == ActorKind::manager ? "grace" : "ada"};
}

OrderBuilder anyOrder(const Choose& choose) {
    OrderBuilder builder = anOrder();
    const std::size_t lines = 1 + choose(3);
    for (std::size_t i = 0; i < lines; ++i) {
        builder.line(std::to_string(i + 1), 2 + static_cast<std::int64_t>(choose(4)));
    }
    if (choose(2) == 0) {
        builder.pickup();
    }
    if (choose(8) == 0) {
        builder.noLateRefusal();
    }
    return builder;
}

}  // namespace balcao::test
