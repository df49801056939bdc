#include "tests/simulator/hub.h"
#include "tests/simulator/problem.h"
#include "tests/simulator/text.h"
#include "tests/simulator/validation.h"

#include <algorithm>

namespace balcao::simulator {

namespace {

/// Objects are merged member by member; everything else replaces what was there; null removes.
void merge(JsonObject& target, const JsonObject& changes) {
    for (const auto& name : changes.getNames()) {
        const auto value = changes.get(name);
        const auto nested = objectIn(changes, name);
        if (value.isEmpty()) {
            target.remove(name);
        } else if (!nested.isNull() && !objectIn(target, name).isNull()) {
            merge(*objectIn(target, name), *nested);
        } else {
            target.set(name, value);
        }
    }
}

Put orderPut(const JsonObject& order, const JsonObject& hidden) {
    return {
        .kind = "order",
        .id = textIn(order, "orderId"),
        .doc = toText(order),
        .hidden = toText(hidden)};
}

/// Takes the answers of the store before out of the lines.
void forgetAnswers(const JsonObject& order) {
    const auto lines = arrayIn(order, "lines");
    for (unsigned i = 0; i < lines->size(); ++i) {
        for (const char* name : {"accepted", "refused", "delivered", "returned"}) {
            lines->getObject(i)->remove(name);
        }
    }
}

}  // namespace

OrderDraft Hub::draft(const std::string& order_id) const {
    const OrderRecord* record = book_.findOrder(order_id);
    if (record == nullptr) {
        refuse(404, "unknown-order", "there is no order " + order_id);
    }
    return draftOf(*record);
}

std::string Hub::addGenerated(const OrderWish& wish) {
    OrderWish filled = wish;
    if (!filled.store) {
        filled.store = options_.stores.front();
    }
    const auto serial = parseInteger(book_.setting("orders_made")).value_or(0) + 1;
    auto order =
        generateOrder(options_.seed, static_cast<std::uint64_t>(serial), nowLocked(), filled);
    const std::string order_id = textIn(*order, "orderId");
    if (book_.findOrder(order_id) != nullptr) {
        refuse(409, "order-exists", "there is an order " + order_id + " already");
    }
    commitControl(
        "addOrder",
        "assigned",
        {orderPut(*order, *makeObject()), Book::settingPut("orders_made", std::to_string(serial))}
    );
    return order_id;
}

std::string Hub::addOrder(const OrderWish& wish) {
    const Lock lock{mutex_};
    return addGenerated(wish);
}

std::string Hub::addOrder(const JsonObject& document) {
    const Lock lock{mutex_};
    const auto serial = parseInteger(book_.setting("orders_made")).value_or(0) + 1;
    auto order = generateOrder(
        options_.seed,
        static_cast<std::uint64_t>(serial),
        nowLocked(),
        {.store = options_.stores.front()}
    );
    for (const auto& name : document.getNames()) {
        order->set(name, document.get(name));
    }
    checkOrder(*order);
    const OrderRecord* kept = book_.findOrder(textIn(*order, "orderId"));
    if (kept != nullptr) {
        order->set("version", std::max(kept->version + 1, integerIn(*order, "version")));
    }
    commitControl(
        "addOrder",
        kept == nullptr ? "assigned" : "replaced",
        {orderPut(*order, kept == nullptr ? *makeObject() : *draftOf(*kept).hidden),
         Book::settingPut("orders_made", std::to_string(serial))}
    );
    return textIn(*order, "orderId");
}

void Hub::changeOrder(const std::string& order_id, const JsonObject& changes) {
    const Lock lock{mutex_};
    OrderDraft changed = draft(order_id);
    merge(*changed.order, changes);
    changed.order->set("orderId", order_id);
    checkOrder(*changed.order);
    commitControl("changeOrder", "changed", {changedOrder(changed, nowLocked())});
}

void Hub::forceStatus(const std::string& order_id, const std::string& status) {
    const Lock lock{mutex_};
    OrderDraft changed = draft(order_id);
    moveTo(changed, status);
    if (status == "7") {
        changed.order->remove("cancellation");
    }
    commitControl("forceStatus", "status:" + status, {changedOrder(changed, nowLocked())});
}

void Hub::askToCancel(const std::string& order_id, const JsonObject& cancellation) {
    const Lock lock{mutex_};
    OrderDraft changed = draft(order_id);
    auto asked = makeObject();
    asked->set("askedBy", textIn(cancellation, "askedBy", "hub"));
    asked->set("askedAt", formatTime(nowLocked()));
    asked->set("reason", textIn(cancellation, "reason", "Cliente desistiu da compra"));
    asked->set(
        "answerBy",
        textIn(cancellation, "answerBy", formatTime(nowLocked() + std::chrono::hours{2}))
    );
    changed.order->set("cancellation", asked);
    commitControl("askToCancel", "cancellation-asked", {changedOrder(changed, nowLocked())});
}

void Hub::reassign(const std::string& order_id, const StoreKey& to) {
    const Lock lock{mutex_};
    OrderDraft changed = draft(order_id);
    const StoreKey from = book_.findOrder(order_id)->store;
    const Instant now = nowLocked();
    auto former = makeArray();
    const auto add = [&](const StoreKey& store) {
        auto entry = makeObject();
        entry->set("siteId", store.site_id);
        entry->set("storeId", store.store_id);
        former->add(entry);
    };
    for (const StoreKey& store : book_.findOrder(order_id)->former_stores) {
        if (store != to && store != from) {
            add(store);
        }
    }
    if (from != to) {
        add(from);
    }
    // Assignments are counted per store: coming back is a new offer there.
    auto counts = ensureObject(*changed.hidden, "assignments");
    counts->set(toText(from), integerIn(*changed.order, "assignment", 1));
    const std::int64_t assignment = integerIn(*counts, toText(to), 0) + 1;
    changed.hidden->set("former_stores", former);
    changed.hidden->remove("passed");
    changed.hidden->remove("labels_asked");
    changed.order->set("siteId", to.site_id);
    changed.order->set("storeId", to.store_id);
    changed.order->set("assignment", assignment);
    changed.order->set("assignedAt", formatTime(now));
    changed.order->set("answerBy", formatTime(now + std::chrono::minutes{30}));
    changed.order->set("status", "1");
    changed.order->remove("cancellation");
    changed.order->remove("packages");
    forgetAnswers(*changed.order);
    commitControl("reassign", "assigned", {changedOrder(changed, now)});
}

void Hub::addTracking(const std::string& order_id, const JsonObject& event) {
    const Lock lock{mutex_};
    OrderDraft changed = draft(order_id);
    const auto at = parseTime(textIn(event, "at")).value_or(nowLocked());
    addTrackingEvent(
        changed, at, textIn(event, "code", "TRN"), textIn(event, "description", "Em trânsito")
    );
    commitControl("addTracking", "tracking", {orderPut(*changed.order, *changed.hidden)});
}

void Hub::advanceClock(std::chrono::milliseconds step) {
    const Lock lock{mutex_};
    const auto offset = parseInteger(book_.setting("clock_offset_ms")).value_or(0) + step.count();
    commitControl(
        "clock", "clock-moved", {Book::settingPut("clock_offset_ms", std::to_string(offset))}
    );
}

void Hub::expireTokens() {
    const Lock lock{mutex_};
    commitControl("expireTokens", "tokens-expired", {{.kind = "forget", .id = "token", .doc = {}}});
}

void Hub::forgetKeys() {
    const Lock lock{mutex_};
    commitControl("forgetKeys", "keys-forgotten", {{.kind = "forget", .id = "key", .doc = {}}});
}

void Hub::setRevoked(const StoreKey& store, bool is_revoked) {
    const Lock lock{mutex_};
    commitControl(
        "revoke",
        is_revoked ? "store-revoked" : "store-restored",
        {Book::storePut(store, is_revoked)}
    );
    ring({store});
}

std::string Hub::arm(const Fault& fault) {
    const Lock lock{mutex_};
    const auto serial = parseInteger(book_.setting("faults_made")).value_or(0) + 1;
    // Padded, so that they are tried in the order in which they were armed.
    std::string number = std::to_string(serial);
    number.insert(0, 6 - std::min<std::size_t>(6, number.size()), '0');
    commit(
        {{.kind = "fault", .id = number, .doc = fault.toJson()},
         Book::settingPut("faults_made", std::to_string(serial))},
        LogLine{}
    );
    return number;
}

void Hub::disarm(const std::string& number) {
    const Lock lock{mutex_};
    commit({{.kind = "disarm", .id = number, .doc = {}}}, LogLine{});
}

void Hub::disarmAll() {
    const Lock lock{mutex_};
    commit({{.kind = "forget", .id = "fault", .doc = {}}}, LogLine{});
}

std::vector<std::string> Hub::orders(const std::optional<StoreKey>& store) const {
    const Lock lock{mutex_};
    std::vector<std::string> orders;
    for (const auto& [order_id, record] : book_.orders()) {
        if (!store || record.store == *store) {
            orders.push_back(record.json);
        }
    }
    return orders;
}

std::string Hub::orderState(const std::string& order_id) const {
    const Lock lock{mutex_};
    const OrderRecord* record = book_.findOrder(order_id);
    if (record == nullptr) {
        refuse(404, "unknown-order", "there is no order " + order_id);
    }
    return R"({"order":)" + record->json + R"(,"hidden":)" +
           (record->hidden.empty() ? "{}" : record->hidden) + R"(,"etag":)" +
           jsonString(record->etag()) + "}";
}

std::vector<std::string> Hub::coupons() const {
    const Lock lock{mutex_};
    std::vector<std::string> coupons;
    for (const auto& [code, record] : book_.coupons()) {
        coupons.push_back(record.json);
    }
    return coupons;
}

std::optional<std::int64_t> Hub::stockOf(const StoreKey& store, const std::string& product) const {
    const Lock lock{mutex_};
    const StockRecord* const kept = book_.findStock(store, product);
    return kept == nullptr ? std::nullopt : std::optional{kept->quantity};
}

std::vector<StoreKey> Hub::stores() const {
    const Lock lock{mutex_};
    std::vector<StoreKey> stores;
    for (const auto& [store, is_revoked] : book_.stores()) {
        stores.push_back(store);
    }
    return stores;
}

std::vector<std::pair<std::string, std::string>> Hub::faults() const {
    const Lock lock{mutex_};
    return {book_.faults().begin(), book_.faults().end()};
}

std::size_t Hub::waitingPolls() const {
    const Lock lock{mutex_};
    return waiting_polls_;
}

std::size_t Hub::requestsInProgress() const {
    const Lock lock{mutex_};
    return in_progress_.size();
}

std::vector<Trace> Hub::traces(std::uint64_t from) const {
    const Lock lock{mutex_};
    std::vector<Trace> traces;
    std::copy_if(traces_.begin(), traces_.end(), std::back_inserter(traces), [&](const Trace& one) {
        return one.number >= from;
    });
    return traces;
}

}  // namespace balcao::simulator
