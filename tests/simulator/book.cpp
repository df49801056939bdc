#include "tests/simulator/book.h"

#include "tests/simulator/text.h"

#include <array>
#include <utility>

namespace balcao::simulator {

namespace {

StoreKey storeOf(const JsonObject& doc) {
    return {.site_id = textIn(doc, "siteId"), .store_id = textIn(doc, "storeId")};
}

Instant timeIn(const JsonObject& doc, const std::string& name) {
    return parseTime(textIn(doc, name)).value_or(Instant{});
}

std::set<StoreKey> formerStores(const std::string& hidden) {
    std::set<StoreKey> stores;
    if (hidden.empty()) {
        return stores;
    }
    const auto former = arrayIn(*parseObject(hidden), "former_stores");
    for (unsigned i = 0; !former.isNull() && i < former->size(); ++i) {
        stores.insert(storeOf(*former->getObject(i)));
    }
    return stores;
}

void storeDoc(JsonObject& doc, const StoreKey& store) {
    doc.set("siteId", store.site_id);
    doc.set("storeId", store.store_id);
}

std::string stockId(const StoreKey& store, const std::string& product) {
    return Book::keyId(store, product);
}

}  // namespace

bool OrderRecord::isOpen() const {
    constexpr std::array kFinal{"3", "4", "6", "7", "8", "9"};
    for (const char* code : kFinal) {
        if (status == code) {
            return false;
        }
    }
    return true;
}

void Book::apply(const Put& put, std::uint64_t commit) {
    if (put.kind == "order") {
        applyOrder(put, commit);
    } else if (put.kind == "coupon") {
        applyCoupon(put);
    } else if (put.kind == "key") {
        applyKey(put);
    } else if (put.kind == "token") {
        applyToken(put);
    } else if (put.kind == "store") {
        applyStore(put);
    } else if (put.kind == "shelf") {
        applyShelf(put);
    } else if (put.kind == "stock") {
        applyStock(put);
    } else if (put.kind == "product") {
        const auto doc = parseObject(put.doc);
        products_[put.id] = put.doc;
        known_products_.insert(put.id);
        known_products_.insert(productId(textIn(*doc, "siteId"), textIn(*doc, "ean")));
    } else if (put.kind == "fault") {
        faults_[put.id] = put.doc;
    } else if (put.kind == "setting") {
        settings_[put.id] = textIn(*parseObject(put.doc), "value");
    } else if (put.kind == "forget") {
        forget(put.id);
    } else if (put.kind == "disarm") {
        faults_.erase(put.id);
    }
}

void Book::applyOrder(const Put& put, std::uint64_t commit) {
    const auto doc = parseObject(put.doc);
    OrderRecord& record = orders_[put.id];
    if (record.json == put.doc) {  // only what the hub keeps to itself
        record.hidden = put.hidden;
        record.former_stores = formerStores(put.hidden);
        return;
    }
    if (!record.order_id.empty()) {
        Shelf& left = shelves_[record.store];
        const Shelf::Place place{record.assigned_at, record.order_id};
        left.all.erase(place);
        left.all_changed = commit;
        if (left.open.erase(place) > 0) {
            left.open_changed = commit;
        }
    }
    record.order_id = put.id;
    record.store = storeOf(*doc);
    record.status = textIn(*doc, "status");
    record.version = integerIn(*doc, "version", 1);
    record.assignment = integerIn(*doc, "assignment", 1);
    record.placed_at = timeIn(*doc, "placedAt");
    record.assigned_at = timeIn(*doc, "assignedAt");
    record.updated_at = timeIn(*doc, "updatedAt");
    record.former_stores = formerStores(put.hidden);
    record.previous_json = std::exchange(record.json, put.doc);
    record.hidden = put.hidden;
    Shelf& shelf = shelves_[record.store];
    const Shelf::Place place{record.assigned_at, record.order_id};
    shelf.all[place] = &record;
    shelf.all_changed = commit;
    if (record.isOpen()) {
        shelf.open[place] = &record;
        shelf.open_changed = commit;
    }
    learnProducts(record, *doc);
}

void Book::learnProducts(const OrderRecord& record, const JsonObject& order) {
    const auto lines = arrayIn(order, "lines");
    for (unsigned i = 0; !lines.isNull() && i < lines->size(); ++i) {
        const auto line = lines->getObject(i);
        known_products_.insert(productId(record.store.site_id, textIn(*line, "sku")));
        known_products_.insert(productId(record.store.site_id, textIn(*line, "ean")));
    }
}

void Book::applyCoupon(const Put& put) {
    const auto doc = parseObject(put.doc);
    const auto hidden = parseObject(put.hidden);
    CouponRecord& record = coupons_[put.id];
    record.code = put.id;
    record.order_id = textIn(*doc, "orderId");
    record.site_id = textIn(*hidden, "siteId");
    record.serial = integerIn(*hidden, "serial");
    const auto customer = objectIn(*doc, "customer");
    record.document = customer.isNull() ? "" : textIn(*customer, "document");
    record.version = integerIn(*doc, "version", 1);
    record.json = put.doc;
}

void Book::applyKey(const Put& put) {
    const auto doc = parseObject(put.doc);
    keys_[put.id] = KeyRecord{
        .request_sha = textIn(*doc, "request_sha"),
        .status = static_cast<int>(integerIn(*doc, "status")),
        .content_type = textIn(*doc, "content_type"),
        .body = textIn(*doc, "body"),
        .etag = textIn(*doc, "etag")};
}

void Book::applyToken(const Put& put) {
    const auto doc = parseObject(put.doc);
    tokens_[put.id] = TokenRecord{
        .client_id = textIn(*doc, "client_id"), .expires_at = timeIn(*doc, "expires_at")};
}

void Book::applyStore(const Put& put) {
    const auto doc = parseObject(put.doc);
    stores_[storeOf(*doc)] = flagIn(*doc, "is_revoked");
}

void Book::applyShelf(const Put& put) {
    const auto doc = parseObject(put.doc);
    Shelf& shelf = shelves_[storeOf(*doc)];
    shelf.all_changed = static_cast<std::uint64_t>(integerIn(*doc, "all_changed"));
    shelf.open_changed = static_cast<std::uint64_t>(integerIn(*doc, "open_changed"));
}

void Book::applyStock(const Put& put) {
    const auto doc = parseObject(put.doc);
    stock_[put.id] = StockRecord{
        .quantity = integerIn(*doc, "quantity"), .updated_at = timeIn(*doc, "updatedAt")};
}

void Book::forget(const std::string& kind) {
    if (kind == "key") {
        keys_.clear();
    } else if (kind == "fault") {
        faults_.clear();
    } else if (kind == "token") {
        for (auto& [text, token] : tokens_) {
            token.expires_at = Instant{};
        }
    }
}

std::vector<Put> Book::snapshot() const {
    std::vector<Put> puts;
    for (const auto& [name, value] : settings_) {
        puts.push_back(settingPut(name, value));
    }
    for (const auto& [store, is_revoked] : stores_) {
        puts.push_back(storePut(store, is_revoked));
    }
    for (const auto& [id, doc] : products_) {
        puts.push_back({.kind = "product", .id = id, .doc = doc});
    }
    for (const auto& [id, record] : stock_) {
        auto doc = makeObject();
        doc->set("quantity", record.quantity);
        doc->set("updatedAt", formatTime(record.updated_at));
        puts.push_back({.kind = "stock", .id = id, .doc = toText(*doc)});
    }
    for (const auto& [id, record] : orders_) {
        puts.push_back({.kind = "order", .id = id, .doc = record.json, .hidden = record.hidden});
    }
    for (const auto& [code, record] : coupons_) {
        auto hidden = makeObject();
        hidden->set("siteId", record.site_id);
        hidden->set("serial", record.serial);
        puts.push_back({.kind = "coupon", .id = code, .doc = record.json, .hidden = toText(*hidden)}
        );
    }
    for (const auto& [id, record] : keys_) {
        Put put = keyPut({}, "", record);
        put.id = id;
        puts.push_back(put);
    }
    for (const auto& [token, record] : tokens_) {
        puts.push_back(tokenPut(token, record));
    }
    for (const auto& [id, doc] : faults_) {
        puts.push_back({.kind = "fault", .id = id, .doc = doc});
    }
    for (const auto& [store, shelf] : shelves_) {
        auto doc = makeObject();
        storeDoc(*doc, store);
        doc->set("all_changed", shelf.all_changed);
        doc->set("open_changed", shelf.open_changed);
        puts.push_back({.kind = "shelf", .id = toText(store), .doc = toText(*doc)});
    }
    return puts;
}

const OrderRecord* Book::findOrder(const std::string& order_id) const {
    const auto found = orders_.find(order_id);
    return found == orders_.end() ? nullptr : &found->second;
}

const CouponRecord* Book::findCoupon(const std::string& code) const {
    const auto found = coupons_.find(code);
    return found == coupons_.end() ? nullptr : &found->second;
}

const KeyRecord* Book::findKey(const StoreKey& store, const std::string& key) const {
    const auto found = keys_.find(keyId(store, key));
    return found == keys_.end() ? nullptr : &found->second;
}

const TokenRecord* Book::findToken(const std::string& token) const {
    const auto found = tokens_.find(token);
    return found == tokens_.end() ? nullptr : &found->second;
}

const StockRecord* Book::findStock(const StoreKey& store, const std::string& product) const {
    const auto found = stock_.find(stockId(store, product));
    return found == stock_.end() ? nullptr : &found->second;
}

const Shelf& Book::shelf(const StoreKey& store) const {
    static const Shelf empty;
    const auto found = shelves_.find(store);
    return found == shelves_.end() ? empty : found->second;
}

bool Book::isRevoked(const StoreKey& store) const {
    const auto found = stores_.find(store);
    return found != stores_.end() && found->second;
}

bool Book::knowsProduct(const StoreKey& site_store, const std::string& sku, const std::string& ean)
    const {
    return (!sku.empty() && known_products_.contains(productId(site_store.site_id, sku))) ||
           (!ean.empty() && known_products_.contains(productId(site_store.site_id, ean)));
}

bool Book::hasProduct(const std::string& site_id, const std::string& sku) const {
    return products_.contains(productId(site_id, sku));
}

std::string Book::setting(const std::string& name) const {
    const auto found = settings_.find(name);
    return found == settings_.end() ? std::string{} : found->second;
}

std::string Book::keyId(const StoreKey& store, const std::string& key) {
    return store.site_id + "\n" + store.store_id + "\n" + key;
}

std::string Book::productId(const std::string& site_id, const std::string& sku) {
    return site_id + "\n" + sku;
}

Put Book::settingPut(const std::string& name, const std::string& value) {
    return {.kind = "setting", .id = name, .doc = R"({"value":)" + jsonString(value) + "}"};
}

Put Book::keyPut(const StoreKey& store, const std::string& key, const KeyRecord& record) {
    auto doc = makeObject();
    doc->set("request_sha", record.request_sha);
    doc->set("status", record.status);
    doc->set("content_type", record.content_type);
    doc->set("body", record.body);
    doc->set("etag", record.etag);
    return {.kind = "key", .id = keyId(store, key), .doc = toText(*doc)};
}

Put Book::tokenPut(const std::string& token, const TokenRecord& record) {
    auto doc = makeObject();
    doc->set("client_id", record.client_id);
    doc->set("expires_at", formatTime(record.expires_at));
    return {.kind = "token", .id = token, .doc = toText(*doc)};
}

Put Book::storePut(const StoreKey& store, bool is_revoked) {
    auto doc = makeObject();
    storeDoc(*doc, store);
    doc->set("is_revoked", is_revoked);
    return {.kind = "store", .id = toText(store), .doc = toText(*doc)};
}

}  // namespace balcao::simulator
