#include "common/order/order_rules.h"
#include "common/order/order_table.h"
#include "tests/support/every.h"
#include "tests/support/model_hub.h"
#include "tests/support/order_promises.h"
#include "tests/support/order_samples.h"
#include "tests/support/print.h"
#include "tests/support/random_orders.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <deque>
#include <random>
#include <set>
#include <string>
#include <utility>

namespace balcao::test {

namespace {

using enum OrderState;

/// A store and a hub of good manners with a bad line between them: messages and replies get lost
/// or come late and twice, while both sides go on with their work.
class StoreAndHub {
public:
    explicit StoreAndHub(const Choose& choose)
        : choose_{choose}
        , walk_{anyOrder(choose).walk()}
        , hub_{walk_.order().hub} {}

    const Order& order() const { return walk_.order(); }
    const ModelHub& hub() const { return hub_; }

    void step() {
        switch (choose_(8)) {
            case 0:
                hubDoes();
                break;
            case 1:
                poll();
                break;
            case 2:
            case 3:
                post(static_cast<Line>(choose_(4)));
                break;
            case 4:
                lateReply();
                break;
            default:
                for (std::size_t i = 0; i < 5; ++i) {
                    storeDoes();
                }
                break;
        }
    }

    /// The line is good again, and a person answers what waits for one.
    void settle() {
        for (int round = 0; round < 60; ++round) {
            poll();
            post(Line::good);
            if (order().sync.state == SyncState::needs_person) {
                give(round % 2 == 0 ? OrderCommand{RetryMessage{}} : DropMessage{}, kClerk);
            }
        }
        poll();
    }

private:
    enum class Line { good, loses_message, loses_reply, holds_reply };

    void give(const OrderCommand& command, const Actor& actor) {
        if (!walk_.refusalOf(command, actor)) {
            outbox_.take(walk_.effects());
        }
    }

    void storeDoes() {
        const CommandKind kind = anyKind(order().state, choose_);
        constexpr std::array kOthers{
            CommandKind::hub_update,
            CommandKind::hub_withdraw,
            CommandKind::confirm_message,
            CommandKind::refuse_message,
            CommandKind::undo_decision};  // only before it left, which the ledger knows
        constexpr std::array kRare{
            CommandKind::cancel_by_store, CommandKind::unpack, CommandKind::drop_message};
        const bool is_rare = std::ranges::find(kRare, kind) != kRare.end();
        if (std::ranges::find(kOthers, kind) == kOthers.end() && (!is_rare || choose_(8) == 0)) {
            const OrderCommand command = oneOf(samplesOf(kind, order()), choose_);
            give(command, actorFor(command, order()));
        }
    }

    void hubDoes() {
        switch (choose_(40)) {
            case 0:
                hub_.cancel();
                break;
            case 1:
                hub_.withdraw();
                break;
            case 2:
            case 3:
                hub_.askToCancel();
                break;
            case 4:
            case 5:
                hub_.carrierDelivers();
                break;
            default:
                hub_.note();
                break;
        }
        seen_.push_back(hub_.order());
    }

    void poll() {
        if (hub_.isWithdrawn()) {
            give(HubWithdraw{}, kHub);
        } else {
            give(HubUpdate{hub_.order()}, kHub);
        }
        if (!seen_.empty() && choose_(4) == 0) {
            give(HubUpdate{oneOf(seen_, choose_)}, kHub);  // a page from before
        }
    }

    void post(Line line) {
        if (order().are_labels_asked && choose_(2) == 0) {
            give(TakeLabels{{aLabel()}}, kAgent);
        }
        const auto& messages = outbox_.messages();
        const auto held = std::ranges::find_if(messages, [](const Outbox::Message& message) {
            return kindOf(message.sent.message) != MessageKind::fetch_labels;
        });
        if (held == messages.end() || held->is_parked) {
            return;
        }
        const SendToHub sent = held->sent;
        if (line == Line::loses_message) {
            return;
        }
        const OrderCommand reply = hub_.judge(sent, order().hub);
        seen_.push_back(hub_.order());
        if (line == Line::holds_reply || line == Line::good) {
            late_replies_.push_back(reply);
        }
        if (line == Line::good) {
            give(reply, kAgent);
        }
    }

    void lateReply() {
        if (!late_replies_.empty()) {
            give(oneOf(late_replies_, choose_), kAgent);
        }
    }

    const Choose& choose_;
    Walk walk_;
    ModelHub hub_;
    Outbox outbox_;
    std::deque<HubOrder> seen_;
    std::deque<OrderCommand> late_replies_;
};

/// Where the store may stand when the hub has `status` on record and nothing is on its way.
States agreeing(HubStatus status) {
    constexpr States kBench{
        accepted, partly_accepted, picking, picked, packed, labelled, awaiting_carrier};
    constexpr States kOut{in_transit, incident, in_return};
    constexpr States kHandedOver{delivered, partly_delivered};
    switch (status) {
        case HubStatus::assigned:
            return {offered, answer_expired};
        case HubStatus::accepted:
            return kBench | States{ready_for_pickup};
        case HubStatus::in_transit:
            return kOut;
        case HubStatus::ready_for_pickup:  // taken back to the bench, the hub is not told
            return kBench | States{ready_for_pickup};
        case HubStatus::delivered:
            return kHandedOver | States{in_return};
        case HubStatus::not_collected:
            return {not_collected};
        case HubStatus::refused:
            return {refused};
        case HubStatus::cancelled:
            return kOut | kHandedOver |
                   States{cancelled_by_hub, cancelled_by_store, refused, not_collected};
        case HubStatus::unknown:
        case HubStatus::returned:
            return {};
    }
    return {};
}

/// What the two do not agree on, or nothing.
std::string disagreement(const Order& order, const ModelHub& hub) {
    if (std::ranges::any_of(order.waiting, [](const WaitingMessage& message) {
            return message.kind != MessageKind::fetch_labels;
        })) {
        return "something waits for ever";
    }
    if (hub.isWithdrawn()) {
        return isOpen(order.state) ? "withdrawn, but open here" : "";
    }
    if (!agreeing(hub.order().hub_status).contains(order.state)) {
        return std::string{toText(order.state)} + " here, " +
               std::string{toText(hub.order().hub_status)} + " at the hub";
    }
    const bool is_compared = isInHand(order.state) || order.state == OrderState::in_transit;
    for (std::size_t i = 0; is_compared && i < order.lines.size(); ++i) {
        if (order.lines[i].accepted != hub.order().lines[i].accepted) {
            return "other quantities";
        }
    }
    return {};
}

/// 700, or what the command line says: `order_agreement_test -- 200000`.
int wantedWalks() {
    const auto& suite = boost::unit_test::framework::master_test_suite();
    return suite.argc > 1 ? std::stoi(suite.argv[1]) : 700;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(order_agreement)

BOOST_AUTO_TEST_CASE(store_and_hub_agree_once_the_line_is_good_whatever_was_lost) {
    std::mt19937 dice{20231115};  // NOLINT(cert-msc51-cpp): the same walks in every run
    const Choose choose = [&](std::size_t below) {
        return dice() % below;
    };
    std::set<HubStatus> ends;
    for (int number = 0; number < wantedWalks(); ++number) {
        StoreAndHub both{choose};
        for (int step = 0; step < 60; ++step) {
            both.step();
        }
        both.settle();
        BOOST_REQUIRE_MESSAGE(
            disagreement(both.order(), both.hub()).empty(),
            "walk " << number << ": " << disagreement(both.order(), both.hub())
        );
        BOOST_REQUIRE_EQUAL(both.hub().contradictions(), 0);
        ends.insert(both.hub().order().hub_status);
    }
    BOOST_TEST(ends.size() == 8U);  // every status but unknown and returned
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
