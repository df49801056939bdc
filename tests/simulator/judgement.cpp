#include "tests/simulator/judgement.h"

#include "tests/simulator/problem.h"
#include "tests/simulator/text.h"

#include <algorithm>

namespace balcao::simulator {

namespace {

constexpr std::chrono::minutes kCursorLife{10};

/// True if a list of ETags (`"v1", W/"v2"` or `*`) names this one.
bool names(const std::string& header, const std::string& etag) {
    for (const std::string& part : split(header, ',')) {
        std::string one = trimmed(part);
        if (one.starts_with("W/")) {
            one.erase(0, 2);
        }
        if (one == "*" || one == etag) {
            return true;
        }
    }
    return false;
}

}  // namespace

bool speaksFor(const Book& book, const Caller& caller, const StoreKey& store) {
    return caller.only ? *caller.only == store : book.isServed(store);
}

bool isOwn(const Book& book, const Caller& caller, const StoreKey& store) {
    return speaksFor(book, caller, store) &&
           (caller.only || caller.polled.empty() || caller.polled.contains(store));
}

void requireStore(const Book& book, const Caller& caller, const StoreKey& store) {
    if (!speaksFor(book, caller, store)) {
        refuse(403, "wrong-store", "this credential is not for store " + toText(store));
    }
    if (book.isRevoked(store)) {
        refuse(403, "store-revoked", "the credential of store " + toText(store) + " was withdrawn");
    }
}

void requireSite(const Book& book, const Caller& caller, const std::string& site_id) {
    const bool has_store =
        std::any_of(book.stores().begin(), book.stores().end(), [&](const auto& store) {
            return store.first.site_id == site_id && speaksFor(book, caller, store.first);
        });
    if (!has_store) {
        refuse(403, "wrong-store", "this credential has no store of site " + site_id);
    }
    if (caller.only && book.isRevoked(*caller.only)) {
        refuse(403, "store-revoked", "the credential of this store was withdrawn");
    }
}

std::optional<StoreKey> someStoreOf(const Book& book, const Caller& caller) {
    if (caller.only) {
        return caller.only;
    }
    if (!caller.polled.empty()) {
        return *caller.polled.begin();
    }
    if (book.stores().empty()) {
        return std::nullopt;
    }
    return book.stores().begin()->first;
}

const OrderRecord& ownOrder(const Book& book, const Call& call) {
    const OrderRecord* record = book.findOrder(call.route.order_id);
    if (record != nullptr && isOwn(book, call.caller, record->store)) {
        requireStore(book, call.caller, record->store);
        return *record;
    }
    if (record != nullptr) {
        for (const StoreKey& former : record->former_stores) {
            if (isOwn(book, call.caller, former)) {
                requireStore(book, call.caller, former);
                refuse(410, "withdrawn", "the order was given to another store");
            }
        }
    }
    refuse(404, "unknown-order", "there is no such order for this store");
}

const OrderRecord& siteOrder(const Book& book, const Caller& caller, const std::string& order_id) {
    const OrderRecord* record = book.findOrder(order_id);
    const auto& stores = book.stores();
    const bool is_of_site =
        record != nullptr && std::any_of(stores.begin(), stores.end(), [&](const auto& store) {
            return store.first.site_id == record->store.site_id &&
                   speaksFor(book, caller, store.first);
        });
    if (!is_of_site) {
        refuse(404, "unknown-order", "there is no such order in this site");
    }
    requireSite(book, caller, record->store.site_id);
    return *record;
}

void requireNotCancelled(const OrderRecord& record) {
    if (record.status == "7") {
        refuseWithOrder(409, "cancelled", "the order is cancelled", record.json);
    }
}

void requireFresh(const OrderRecord& record, const Request& request) {
    const std::string wanted = request.header("if-match");
    if (!wanted.empty() && !names(wanted, record.etag())) {
        refuseWithOrder(412, "stale", "the order has changed since " + wanted, record.json);
    }
}

bool isUnchanged(const Request& request, const std::string& etag) {
    const std::string known = request.header("if-none-match");
    return !known.empty() && names(known, etag);
}

Reply readReply(const Request& request, const std::string& json, const std::string& etag) {
    Reply reply;
    reply.set("ETag", etag);
    if (isUnchanged(request, etag)) {
        reply.status = 304;
        return reply;
    }
    reply.content_type = "application/json";
    reply.body = json;
    return reply;
}

OrderDraft draftOf(const OrderRecord& record) {
    return {
        .order = parseObject(record.json),
        .hidden = record.hidden.empty() ? makeObject() : parseObject(record.hidden)};
}

Put changedOrder(OrderDraft& draft, Instant now) {
    draft.order->set("version", integerIn(*draft.order, "version") + 1);
    draft.order->set("updatedAt", formatTime(now));
    return {
        .kind = "order",
        .id = textIn(*draft.order, "orderId"),
        .doc = toText(*draft.order),
        .hidden = toText(*draft.hidden)};
}

Reply orderReply(const Put& put) {
    const auto version = integerIn(*parseObject(put.doc), "version");
    Reply reply;
    reply.content_type = "application/json";
    reply.body = put.doc;
    reply.set("ETag", etagText("v" + std::to_string(version)));
    return reply;
}

Reply orderReply(const OrderRecord& record) {
    Reply reply;
    reply.content_type = "application/json";
    reply.body = record.json;
    reply.set("ETag", record.etag());
    return reply;
}

void moveTo(OrderDraft& draft, const std::string& status) {
    ensureArray(*draft.hidden, "passed")->add(textIn(*draft.order, "status"));
    draft.order->set("status", status);
}

bool hasOrPassed(const OrderRecord& record, const std::string& status) {
    if (record.status == status) {
        return true;
    }
    const auto passed =
        record.hidden.empty() ? JsonArray::Ptr{} : arrayIn(*parseObject(record.hidden), "passed");
    return !passed.isNull() && std::any_of(passed->begin(), passed->end(), [&](const auto& code) {
        return code.isString() && code.template extract<std::string>() == status;
    });
}

void addTrackingEvent(
    OrderDraft& draft, Instant at, const std::string& code, const std::string& description
) {
    auto event = makeObject();
    event->set("at", formatTime(at));
    event->set("code", code);
    event->set("description", description);
    ensureArray(*draft.hidden, "tracking")->add(event);
}

std::int64_t limitIn(const Request& request) {
    const auto limit = parseInteger(queryText(request, "limit", "100"));
    if (!limit || *limit < 1 || *limit > 500) {
        refuse(400, "bad-parameter", "limit must be a number from 1 to 500");
    }
    return *limit;
}

std::string queryText(
    const Request& request, const std::string& name, const std::string& fallback
) {
    const auto found = request.query.find(name);
    return found == request.query.end() ? fallback : found->second;
}

std::string writeCursor(const Cursor& cursor, Instant now) {
    auto json = makeObject();
    json->set("until", formatTime(now + kCursorLife));
    json->set("query", cursor.query);
    json->set("place", cursor.place);
    return base64Url(toText(*json));
}

std::optional<std::string> cursorPlace(
    const Request& request, const std::string& query, Instant now
) {
    const std::string cursor = queryText(request, "cursor", "");
    if (cursor.empty()) {
        return std::nullopt;
    }
    JsonObject::Ptr json;
    try {
        json = parseObject(decodeBase64Url(cursor).value_or(""));
    } catch (const Poco::Exception&) {
        refuse(400, "bad-parameter", "this is not a cursor of this hub");
    }
    if (textIn(*json, "query") != query) {
        refuse(400, "bad-parameter", "the cursor belongs to another query");
    }
    if (parseTime(textIn(*json, "until")).value_or(Instant{}) < now) {
        refuse(400, "cursor-expired", "the cursor is older than ten minutes: start again");
    }
    return textIn(*json, "place");
}

}  // namespace balcao::simulator
