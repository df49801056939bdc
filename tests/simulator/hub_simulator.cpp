#include "tests/simulator/hub_simulator.h"

#include "tests/simulator/http_server.h"
#include "tests/simulator/hub.h"
#include "tests/simulator/problem.h"
#include "tests/simulator/trickle.h"

#include <algorithm>
#include <stdexcept>

namespace balcao::simulator {

namespace {

/// Runs a control call; its refusal becomes an exception that tests print.
template <typename Call>
auto told(const Call& call) {
    try {
        return call();
    } catch (const Problem& problem) {
        throw std::runtime_error{"hub simulator: " + problem.slug + ": " + problem.detail};
    }
}

}  // namespace

HubSimulator::HubSimulator(Options options)
    : hub_{std::make_unique<Hub>(std::move(options))}
    , server_{std::make_unique<HttpServer>(*hub_, hub_->options().port)} {
    if (hub_->options().trickle.count() > 0) {
        trickle_ = std::make_unique<Trickle>(*hub_, hub_->options().trickle);
    }
}

HubSimulator::~HubSimulator() = default;

std::uint16_t HubSimulator::port() const {
    return server_->port();
}

std::string HubSimulator::baseUrl() const {
    return "http://127.0.0.1:" + std::to_string(port()) + "/v1";
}

std::string HubSimulator::addOrder(const OrderWish& wish) {
    return told([&] { return hub_->addOrder(wish); });
}

std::string HubSimulator::addOrderJson(const std::string& json) {
    return told([&] { return hub_->addOrder(*parseObject(json)); });
}

void HubSimulator::changeOrder(const std::string& order_id, const std::string& json) {
    told([&] { hub_->changeOrder(order_id, *parseObject(json)); });
}

void HubSimulator::cancelOrder(const std::string& order_id) {
    told([&] { hub_->forceStatus(order_id, "7"); });
}

void HubSimulator::forceStatus(const std::string& order_id, const std::string& status) {
    told([&] { hub_->forceStatus(order_id, status); });
}

void HubSimulator::askToCancel(const std::string& order_id, const std::string& reason) {
    auto body = makeObject();
    body->set("reason", reason);
    told([&] { hub_->askToCancel(order_id, *body); });
}

void HubSimulator::reassign(const std::string& order_id, const StoreKey& to) {
    told([&] { hub_->reassign(order_id, to); });
}

void HubSimulator::advanceClock(std::chrono::milliseconds step) {
    hub_->advanceClock(step);
}

Instant HubSimulator::now() const {
    return hub_->now();
}

void HubSimulator::expireTokens() {
    hub_->expireTokens();
}

void HubSimulator::forgetKeys() {
    hub_->forgetKeys();
}

void HubSimulator::revokeStore(const StoreKey& store) {
    hub_->setRevoked(store, true);
}

void HubSimulator::restoreStore(const StoreKey& store) {
    hub_->setRevoked(store, false);
}

std::string HubSimulator::armFault(const Fault& fault) {
    return told([&] { return hub_->arm(Fault::parse(*parseObject(fault.toJson()))); });
}

void HubSimulator::disarmFault(const std::string& number) {
    hub_->disarm(number);
}

void HubSimulator::disarmFaults() {
    hub_->disarmAll();
}

std::string HubSimulator::orderJson(const std::string& order_id) const {
    return told([&] { return toText(*objectIn(*parseObject(hub_->orderState(order_id)), "order")); }
    );
}

std::string HubSimulator::orderStatus(const std::string& order_id) const {
    return textIn(*parseObject(orderJson(order_id)), "status");
}

std::vector<std::string> HubSimulator::ordersOf(const StoreKey& store) const {
    return hub_->orders(store);
}

std::vector<std::string> HubSimulator::coupons() const {
    return hub_->coupons();
}

std::optional<std::int64_t> HubSimulator::stockOf(const StoreKey& store, const std::string& product)
    const {
    return hub_->stockOf(store, product);
}

std::vector<LogLine> HubSimulator::effectLog(std::uint64_t from) const {
    return hub_->log().since(from);
}

std::vector<LogLine> HubSimulator::effects(const std::string& verb, const std::string& order_id)
    const {
    std::vector<LogLine> lines = hub_->log().since(0);
    lines.erase(
        std::remove_if(
            lines.begin(),
            lines.end(),
            [&](const LogLine& line) {
                return line.phase != "effect" || line.verb != verb ||
                       (!order_id.empty() && line.order_id != order_id);
            }
        ),
        lines.end()
    );
    return lines;
}

std::size_t HubSimulator::waitingPolls() const {
    return hub_->waitingPolls();
}

std::size_t HubSimulator::requestsInProgress() const {
    return hub_->requestsInProgress();
}

void HubSimulator::endPauses() {
    hub_->endPauses();
}

std::size_t HubSimulator::requestCount(const std::string& verb) const {
    const auto traces = hub_->traces(0);
    return static_cast<std::size_t>(std::count_if(
        traces.begin(), traces.end(), [&](const Trace& trace) { return trace.operation == verb; }
    ));
}

}  // namespace balcao::simulator
