#include "tests/support/orders.h"

#include <chrono>
#include <stdexcept>
#include <utility>

namespace balcao::test {

Decide acceptAll(const Order& order) {
    Decide answer;
    for (const HubLine& line : order.hub.lines) {
        answer.lines.push_back({.line_id = line.line_id, .accepted = line.quantity, .refusals = {}}
        );
    }
    return answer;
}

Decide acceptOnly(const Order& order, const std::map<std::string, std::int64_t>& accepted) {
    Decide answer = acceptAll(order);
    for (LineDecision& line : answer.lines) {
        const auto wished = accepted.find(line.line_id.value);
        if (wished != accepted.end() && wished->second < line.accepted) {
            line.refusals = {
                {.quantity = line.accepted - wished->second,
                 .reason = RefusalReason::out_of_stock,
                 .note = {}}};
            line.accepted = wished->second;
        }
    }
    return answer;
}

Decide refuseAll(const Order& order) {
    std::map<std::string, std::int64_t> nothing;
    for (const HubLine& line : order.hub.lines) {
        nothing[line.line_id.value] = 0;
    }
    return acceptOnly(order, nothing);
}

PackageLabel aLabel(const std::string& package_id) {
    return {
        .package_id = PackageId{package_id},
        .format = "zpl",
        .document_sha256 = std::string(64, 'a'),
        .tracking_code = "BR" + package_id,
        .expires_at = {}};
}

HubOrder shownByHub(const Order& order, HubStatus status) {
    HubOrder shown = order.hub;
    ++shown.version;
    shown.hub_status = status;
    for (std::size_t i = 0; i < shown.lines.size() && i < order.lines.size(); ++i) {
        shown.lines[i].accepted = order.lines[i].accepted;
    }
    return shown;
}

OrderBuilder::OrderBuilder() {
    hub_.store = {.site_id = "rede", .store_id = "17"};
    hub_.order_id = OrderId{"PED-1"};
    hub_.external_order_id = "SITE-1";
    hub_.version = 1;
    hub_.etag = "\"1\"";
    hub_.channel = {.code = "SITE", .name = "Loja virtual", .is_marketplace = false};
    hub_.hub_code = "1";
    hub_.hub_status = HubStatus::assigned;
    hub_.placed_at = kOrderDay - std::chrono::minutes{5};
    hub_.assigned_at = kOrderDay;
    hub_.updated_at = kOrderDay;
    hub_.answer_by = kOrderDay + std::chrono::minutes{30};
    hub_.customer = {.name = "Conceição Araújo", .document = {}, .phone = {}, .email = {}};
    hub_.currency = "BRL";
    hub_.is_paid = true;
}

OrderBuilder& OrderBuilder::id(std::string order_id) {
    hub_.order_id = OrderId{std::move(order_id)};
    return *this;
}

OrderBuilder& OrderBuilder::store(std::string site_id, std::string store_id) {
    hub_.store = {.site_id = std::move(site_id), .store_id = std::move(store_id)};
    return *this;
}

OrderBuilder& OrderBuilder::assignment(std::int64_t number) {
    hub_.assignment = number;
    return *this;
}

OrderBuilder& OrderBuilder::version(std::int64_t number) {
    hub_.version = number;
    hub_.etag = '"' + std::to_string(number) + '"';
    return *this;
}

OrderBuilder& OrderBuilder::shipped() {
    hub_.journey = Journey::ship_from_store;
    return *this;
}

OrderBuilder& OrderBuilder::pickup() {
    hub_.journey = Journey::pickup_in_store;
    return *this;
}

OrderBuilder& OrderBuilder::line(
    const std::string& line_id, std::int64_t quantity, AmountMinor unit_price_minor
) {
    HubLine line;
    line.line_id = LineId{line_id};
    line.sku = "SKU-" + line_id;
    line.description = "Camiseta básica " + line_id;
    line.quantity = quantity;
    line.unit_price_minor = unit_price_minor;
    hub_.lines.push_back(std::move(line));
    return *this;
}

OrderBuilder& OrderBuilder::onRecord(const std::string& line_id, std::int64_t accepted) {
    for (HubLine& line : hub_.lines) {
        if (line.line_id.value == line_id) {
            line.accepted = accepted;
        }
    }
    return *this;
}

OrderBuilder& OrderBuilder::status(HubStatus status) {
    hub_.hub_status = status;
    hub_.hub_code = std::to_string(static_cast<int>(status));
    return *this;
}

OrderBuilder& OrderBuilder::answerBy(std::optional<Instant> at) {
    hub_.answer_by = at;
    return *this;
}

OrderBuilder& OrderBuilder::collectBy(std::optional<Instant> at) {
    hub_.collect_by = at;
    return *this;
}

OrderBuilder& OrderBuilder::unpaid() {
    hub_.is_paid = false;
    return *this;
}

OrderBuilder& OrderBuilder::partial(PartialGrain grain) {
    hub_.capabilities.partial = grain;
    return *this;
}

OrderBuilder& OrderBuilder::noLateRefusal() {
    hub_.capabilities.allows_late_refusal = false;
    return *this;
}

OrderBuilder& OrderBuilder::askedToCancel() {
    hub_.cancellation = CancellationAsked{};
    return *this;
}

HubOrder OrderBuilder::hub() const {
    if (hub_.lines.empty()) {
        return OrderBuilder{*this}.line("1", 2).line("2", 1).hub();
    }
    HubOrder order = hub_;
    for (const HubLine& line : order.lines) {
        const AmountMinor price = times(line.unit_price_minor, line.quantity).value_or(0);
        order.total_minor = plus(order.total_minor, price).value_or(order.total_minor);
    }
    return order;
}

Walk OrderBuilder::walkTo(OrderState state) const {
    OrderBuilder right = *this;
    if (needsPickup(state)) {
        right.pickup();
    } else if (needsShipping(state)) {
        right.shipped();
    }
    Walk walk = right.walk();
    right.go(walk, state);
    return walk;
}

bool OrderBuilder::needsPickup(OrderState state) {
    return state == OrderState::ready_for_pickup || state == OrderState::partly_delivered ||
           state == OrderState::not_collected;
}

bool OrderBuilder::needsShipping(OrderState state) {
    switch (state) {
        case OrderState::labelled:
        case OrderState::awaiting_carrier:
        case OrderState::in_transit:
        case OrderState::incident:
        case OrderState::in_return:
            return true;
        default:  // both journeys pass there
            return false;
    }
}

void OrderBuilder::go(Walk& walk, OrderState state) const {
    switch (state) {
        case OrderState::offered:
            return;
        case OrderState::accepted:
            walk.take(acceptAll(walk.order()));
            return;
        case OrderState::partly_accepted:
            goToPartlyAccepted(walk);
            return;
        case OrderState::refused:
            walk.take(refuseAll(walk.order()));
            return;
        case OrderState::answer_expired:
            goToExpired(walk);
            return;
        case OrderState::denied_by_hub:
            via(walk, OrderState::accepted).take(HubWithdraw{}, kHub);
            return;
        case OrderState::picking:
            via(walk, OrderState::accepted).take(StartPicking{});
            return;
        case OrderState::picked:
            via(walk, OrderState::picking).take(FinishPicking{});
            return;
        case OrderState::packed:
            via(walk, OrderState::picked).take(Pack{});
            return;
        case OrderState::labelled:
            via(walk, OrderState::packed).take(TakeLabels{{aLabel()}}, kAgent);
            return;
        case OrderState::awaiting_carrier:
            via(walk, OrderState::labelled).take(ApplyLabels{});
            return;
        default:
            goBeyondTheStore(walk, state);
            return;
    }
}

void OrderBuilder::goBeyondTheStore(Walk& walk, OrderState state) const {
    switch (state) {
        case OrderState::in_transit:
            via(walk, OrderState::awaiting_carrier).take(Dispatch{.tracking_code = "BR1"});
            return;
        case OrderState::ready_for_pickup:
            via(walk, OrderState::packed).take(MarkReady{.place = "A3"});
            return;
        case OrderState::delivered:
            goToDelivered(walk);
            return;
        case OrderState::partly_delivered:
            goToPartlyDelivered(walk);
            return;
        case OrderState::not_collected:
            via(walk, OrderState::ready_for_pickup).take(MarkNotCollected{});
            return;
        case OrderState::incident:
            via(walk, OrderState::in_transit).take(ReportIncident{.note = "rua sem saída"});
            return;
        case OrderState::in_return:
            via(walk, OrderState::incident).take(TakeGoodsBack{});
            return;
        case OrderState::returned:
            goToReturned(walk);
            return;
        case OrderState::cancelled_by_hub:
            walk.take(HubWithdraw{}, kHub);
            return;
        case OrderState::cancelled_by_store:
            via(walk, OrderState::accepted)
                .take(CancelByStore{.reason = RefusalReason::damaged, .note = {}});
            return;
        default:
            throw std::logic_error{"no way to " + std::string{toText(state)}};
    }
}

Walk& OrderBuilder::via(Walk& walk, OrderState state) const {
    go(walk, state);
    return walk;
}

void OrderBuilder::goToPartlyAccepted(Walk& walk) {
    const HubLine& first = walk.order().hub.lines.front();
    walk.take(acceptOnly(walk.order(), {{first.line_id.value, first.quantity - 1}}));
}

void OrderBuilder::goToExpired(Walk& walk) {
    walk.now = walk.order().hub.answer_by.value() + std::chrono::milliseconds{1};
    walk.take(ExpireAnswer{}, kTimer);
}

void OrderBuilder::goToDelivered(Walk& walk) const {
    if (walk.order().hub.journey == Journey::ship_from_store) {
        via(walk, OrderState::in_transit).take(MarkDelivered{});
    } else {
        via(walk, OrderState::ready_for_pickup).take(HandOver{});
    }
}

void OrderBuilder::goToPartlyDelivered(Walk& walk) const {
    const HubLine first = hub().lines.front();
    via(walk, OrderState::ready_for_pickup)
        .take(HandOver{.lines = {{.line_id = first.line_id, .quantity = 1}}, .received_by = {}});
}

void OrderBuilder::goToReturned(Walk& walk) const {
    go(walk, OrderState::delivered);
    walk.hubTakesAllBut(0);
    walk.take(HubUpdate{shownByHub(walk.order(), HubStatus::returned)}, kHub);
}

OrderBuilder anOrder() {
    return {};
}

}  // namespace balcao::test
