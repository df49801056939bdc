#include "tests/simulator/judgement.h"
#include "tests/simulator/problem.h"
#include "tests/simulator/text.h"

#include <algorithm>

namespace balcao::simulator {

namespace {

StoreKey storeOf(const Route& route) {
    return {.site_id = route.site_id, .store_id = route.store_id};
}

/// What a list is asked for, its parameters judged.
struct ListQuery {
    bool is_open_only = true;
    std::optional<Instant> updated_since;
    std::int64_t limit = 100;
    std::string text;  ///< names the query in cursors and ETags
};

ListQuery readListQuery(const Request& request) {
    ListQuery query;
    const std::string status = queryText(request, "status", "open");
    if (status != "open" && status != "all") {
        refuse(400, "bad-parameter", "status must be open or all");
    }
    query.is_open_only = status == "open";
    const std::string since = queryText(request, "updatedSince", "");
    if (!since.empty()) {
        query.updated_since = parseTime(since);
        if (!query.updated_since) {
            refuse(400, "bad-parameter", "updatedSince must be an RFC 3339 time");
        }
    }
    query.limit = limitIn(request);
    query.text = request.path[2] + "\n" + request.path[4] + "\n" + status + "\n" + since;
    return query;
}

std::string placeText(const Shelf::Place& place) {
    return std::to_string(place.first.time_since_epoch().count()) + " " + place.second;
}

Shelf::Place readPlace(const std::string& text) {
    const auto space = text.find(' ');
    const auto millis = parseInteger(text.substr(0, space));
    if (space == std::string::npos || !millis) {
        refuse(400, "bad-parameter", "this is not a cursor of this hub");
    }
    return {Instant{std::chrono::milliseconds{*millis}}, text.substr(space + 1)};
}

std::string listEtag(const Shelf& shelf, const ListQuery& query) {
    const auto changed = query.is_open_only ? shelf.open_changed : shelf.all_changed;
    // The query is part of it, so that two queries never share an ETag.
    return etagText("l" + std::to_string(changed) + "-" + sha256Hex(query.text).substr(0, 8));
}

}  // namespace

Outcome listOrders(const Book& book, const Call& call) {
    const StoreKey store = storeOf(call.route);
    requireStore(book, call.caller, store);
    const ListQuery query = readListQuery(call.request);
    const auto place = cursorPlace(call.request, query.text, call.now);
    const Shelf& shelf = book.shelf(store);
    const std::string etag = listEtag(shelf, query);
    Outcome outcome{.reply = {}};
    outcome.reply.set("ETag", etag);
    if (isUnchanged(call.request, etag)) {
        outcome.reply.status = 304;
        return outcome;
    }
    const auto& places = query.is_open_only ? shelf.open : shelf.all;
    auto next = place ? places.upper_bound(readPlace(*place)) : places.begin();
    const bool is_stale = call.fault != nullptr && call.fault->kind == "stale_list";
    std::string orders;
    std::string next_cursor;
    std::int64_t count = 0;
    Shelf::Place last;
    for (; next != places.end(); ++next) {
        if (query.updated_since && next->second->updated_at < *query.updated_since) {
            continue;
        }
        if (count == query.limit) {
            next_cursor = writeCursor({.query = query.text, .place = placeText(last)}, call.now);
            break;
        }
        const OrderRecord& record = *next->second;
        const bool shows_past = is_stale && !record.previous_json.empty();
        orders += (count == 0 ? "" : ",") + (shows_past ? record.previous_json : record.json);
        last = next->first;
        ++count;
    }
    outcome.reply.content_type = "application/json";
    outcome.reply.body =
        R"({"siteId":)" + jsonString(store.site_id) + R"(,"storeId":)" +
        jsonString(store.store_id) + R"(,"orders":[)" + orders + R"(],"count":)" +
        std::to_string(count) +
        (next_cursor.empty() ? "" : R"(,"nextCursor":)" + jsonString(next_cursor)) + "}";
    return outcome;
}

Outcome getDigest(const Book& book, const Call& call) {
    const StoreKey store = storeOf(call.route);
    requireStore(book, call.caller, store);
    const std::string day = queryText(call.request, "day", "");
    const auto from = parseDay(day);
    if (!from) {
        refuse(400, "bad-parameter", "day must be a date like 2026-01-31");
    }
    if (!call.options.can_digest) {
        refuse(501, "not-supported", "this hub has no digest");
    }
    const auto& places = book.shelf(store).all;
    std::vector<std::string> lines;
    const auto end = places.lower_bound({*from + std::chrono::days{1}, ""});
    for (auto next = places.lower_bound({*from, ""}); next != end; ++next) {
        const OrderRecord& record = *next->second;
        lines.push_back(
            record.order_id + " " + std::to_string(record.assignment) + " " + record.status + "\n"
        );
    }
    std::sort(lines.begin(), lines.end());
    std::string text;
    for (const std::string& line : lines) {
        text += line;
    }
    auto json = makeObject();
    json->set("day", day);
    json->set("orders", lines.size());
    json->set("sha256", sha256Hex(text));
    return {.reply = readReply(call.request, toText(*json), contentEtag(text))};
}

Outcome getOrder(const Book& book, const Call& call) {
    const OrderRecord& record = ownOrder(book, call);
    return {.reply = readReply(call.request, record.json, record.etag())};
}

}  // namespace balcao::simulator
