#include "tests/simulator/brazil.h"
#include "tests/simulator/coupon.h"
#include "tests/simulator/judgement.h"
#include "tests/simulator/problem.h"
#include "tests/simulator/text.h"

#include <algorithm>

namespace balcao::simulator {

namespace {

/// What a report asks for, its parameters judged.
struct ReportQuery {
    std::string site_id;
    std::string store_id;
    Instant from;
    Instant until;  ///< first instant after the last day
    std::string status;
    std::string sku;
    std::string document;
    std::string text;  ///< names the query in cursors
};

ReportQuery readReportQuery(const Request& request) {
    ReportQuery query;
    query.site_id = queryText(request, "siteId", "");
    query.store_id = queryText(request, "storeId", "");
    const auto from = parseDay(queryText(request, "from", ""));
    const auto to = parseDay(queryText(request, "to", ""));
    if (query.site_id.empty()) {
        refuse(400, "bad-parameter", "siteId is needed");
    }
    if (!from || !to || *from > *to) {
        refuse(400, "bad-parameter", "from and to must be days like 2026-01-31, in this order");
    }
    query.from = *from;
    query.until = *to + std::chrono::days{1};
    query.status = queryText(request, "status", "");
    query.sku = queryText(request, "sku", "");
    query.document = queryText(request, "document", "");
    query.text = query.site_id + "\n" + query.store_id + "\n" + formatTime(query.from) +
                 formatTime(query.until) + "\n" + query.status + "\n" + query.sku + "\n" +
                 query.document;
    return query;
}

bool hasSku(const JsonObject& order, const std::string& sku) {
    const auto lines = arrayIn(order, "lines");
    for (unsigned i = 0; i < lines->size(); ++i) {
        if (textIn(*lines->getObject(i), "sku") == sku) {
            return true;
        }
    }
    return false;
}

bool isMeant(const ReportQuery& query, const OrderRecord& record) {
    const bool is_cheap_match =
        record.store.site_id == query.site_id &&
        (query.store_id.empty() || record.store.store_id == query.store_id) &&
        (query.status.empty() || record.status == query.status) && record.placed_at >= query.from &&
        record.placed_at < query.until;
    if (!is_cheap_match || (query.sku.empty() && query.document.empty())) {
        return is_cheap_match;
    }
    const auto order = parseObject(record.json);
    const auto customer = objectIn(*order, "customer");
    return (query.sku.empty() || hasSku(*order, query.sku)) &&
           (query.document.empty() ||
            (!customer.isNull() && textIn(*customer, "document") == query.document));
}

JsonObject::Ptr namedProduct(const JsonObject& item) {
    auto named = makeObject();
    for (const char* name : {"sku", "ean"}) {
        if (item.has(name)) {
            named->set(name, textIn(item, name));
        }
    }
    return named;
}

/// Why the hub does not take a product; empty if it does.
std::string rejection(const JsonObject& product) {
    const std::string ean = textIn(product, "ean");
    if (!ean.empty() && !isEan13(ean)) {
        return "ean-invalid";
    }
    if (currencyIn(product, "price") != currencyIn(product, "salePrice")) {
        return "currencies-differ";
    }
    return amountIn(product, "salePrice") > amountIn(product, "price") ? "sale-price-above-price"
                                                                       : "";
}

}  // namespace

Outcome reportOrders(const Book& book, const Call& call) {
    const ReportQuery query = readReportQuery(call.request);
    const std::int64_t limit = limitIn(call.request);
    const auto place = cursorPlace(call.request, query.text, call.now);
    requireSite(book, call.caller, query.site_id);
    std::map<std::string, const OrderRecord*> found;  // by placedAt, then id
    for (const auto& [order_id, record] : book.orders()) {
        if (isMeant(query, record)) {
            found[formatTime(record.placed_at) + " " + order_id] = &record;
        }
    }
    std::int64_t amount = 0;
    std::string currency = "BRL";
    for (const auto& [key, record] : found) {
        const auto order = parseObject(record->json);
        amount += amountIn(*order, "total");
        currency = currencyIn(*order, "total");
    }
    std::string orders;
    std::string next_cursor;
    std::string last;
    std::int64_t count = 0;
    for (auto next = place ? found.upper_bound(*place) : found.begin(); next != found.end();
         ++next) {
        if (count == limit) {
            next_cursor = writeCursor({.query = query.text, .place = last}, call.now);
            break;
        }
        orders += (count == 0 ? "" : ",") + next->second->json;
        last = next->first;
        ++count;
    }
    const std::string text =
        R"({"siteId":)" + jsonString(query.site_id) + R"(,"orders":[)" + orders +
        R"(],"totals":{"orders":)" + std::to_string(found.size()) + R"(,"amount":)" +
        toText(*moneyOf(amount, currency)) + R"(},"count":)" + std::to_string(count) +
        (next_cursor.empty() ? "" : R"(,"nextCursor":)" + jsonString(next_cursor)) + "}";
    return {.reply = readReply(call.request, text, contentEtag(text))};
}

Outcome updateStock(const Book& book, const Call& call) {
    const StoreKey store{
        .site_id = textIn(*call.body, "siteId"), .store_id = textIn(*call.body, "storeId")};
    requireStore(book, call.caller, store);
    const auto items = arrayIn(*call.body, "items");
    auto unknown = makeArray();
    auto stale = makeArray();
    Outcome outcome{.reply = {}};
    std::map<std::string, Instant> newest;  // of this message, for an item that is in it twice
    for (unsigned i = 0; i < items->size(); ++i) {
        const auto item = items->getObject(i);
        const std::string sku = textIn(*item, "sku");
        const std::string product = sku.empty() ? textIn(*item, "ean") : sku;
        if (!book.knowsProduct(store, sku, textIn(*item, "ean"))) {
            unknown->add(namedProduct(*item));
            continue;
        }
        const Instant at = parseTime(textIn(*item, "updatedAt")).value_or(call.now);
        const StockRecord* kept = book.findStock(store, product);
        const auto seen = newest.find(product);
        const bool is_old = (kept != nullptr && at < kept->updated_at) ||
                            (seen != newest.end() && at < seen->second);
        if (is_old) {
            stale->add(namedProduct(*item));
            continue;
        }
        newest[product] = at;
        auto doc = makeObject();
        doc->set("quantity", integerIn(*item, "quantity"));
        doc->set("updatedAt", formatTime(at));
        outcome.puts.push_back(
            {.kind = "stock", .id = Book::keyId(store, product), .doc = toText(*doc)}
        );
    }
    auto json = makeObject();
    json->set("updated", outcome.puts.size());
    json->set("unknown", unknown);
    json->set("stale", stale);
    json->set("count", items->size());
    outcome.effect = outcome.puts.empty() ? "" : "stock-updated";
    outcome.reply.content_type = "application/json";
    outcome.reply.body = toText(*json);
    return outcome;
}

Outcome upsertProducts(const Book& book, const Call& call) {
    const std::string site_id = textIn(*call.body, "siteId");
    requireSite(book, call.caller, site_id);
    const auto products = arrayIn(*call.body, "products");
    auto rejected = makeArray();
    std::set<std::string> seen;
    std::int64_t created = 0;
    std::int64_t updated = 0;
    Outcome outcome{.reply = {}};
    for (unsigned i = 0; i < products->size(); ++i) {
        auto product = products->getObject(i);
        const std::string sku = textIn(*product, "sku");
        const std::string reason = rejection(*product);
        if (!reason.empty()) {
            auto entry = makeObject();
            entry->set("sku", sku);
            entry->set("reason", reason);
            rejected->add(entry);
            continue;
        }
        const bool is_known = book.hasProduct(site_id, sku) || !seen.insert(sku).second;
        (is_known ? updated : created) += 1;
        product->set("siteId", site_id);
        outcome.puts.push_back(
            {.kind = "product", .id = Book::productId(site_id, sku), .doc = toText(*product)}
        );
    }
    auto json = makeObject();
    json->set("created", created);
    json->set("updated", updated);
    json->set("rejected", rejected);
    json->set("count", products->size());
    outcome.effect = outcome.puts.empty() ? "" : "products-kept";
    outcome.reply.content_type = "application/json";
    outcome.reply.body = toText(*json);
    return outcome;
}

}  // namespace balcao::simulator
