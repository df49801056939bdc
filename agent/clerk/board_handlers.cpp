#include "agent/clerk/clerk_parts.h"
#include "agent/clerk/order_json.h"

#include <charconv>
#include <optional>

namespace balcao {

namespace {

Response boardAnswer(
    const ClerkParts& parts, const Request& request, const BoardCache::List& list
) {
    Response response;
    response.headers.emplace_back("ETag", list.etag);
    response.headers.emplace_back("Cache-Control", "no-cache");
    if (request.header("if-none-match") == list.etag) {
        response.status = 304;
        return response;
    }
    response.content_type = kJsonType;
    response.body = "{\"now_ms\":" + std::to_string(inMs(parts.clock.now())) +
                    ",\"hub_offset_ms\":" + std::to_string(parts.links.hubOffsetMs()) + ",";
    response.kept = list.members;
    return response;
}

/// The revision that a returning stream knows. A text that is none counts as a very old one: the
/// client is told to load the board anew.
std::optional<std::int64_t> lastId(const Request& request) {
    const std::string_view text = request.header("last-event-id");
    if (text.empty()) {
        return std::nullopt;
    }
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? value : -1;
}

Reply stream(ClerkParts& parts, const Call& call) {
    if (call.request.method == "HEAD") {
        return bare(405);
    }
    if (!parts.events.reserve()) {
        Response response = problem(
            503, "too-many-streams", "Too many pages are open. Close one and load this one anew."
        );
        response.headers.emplace_back("Retry-After", "10");
        return response;
    }
    return StreamWish{
        [&parts, last_id = lastId(call.request)](Poco::Net::StreamSocket socket, std::string head) {
            parts.events.adopt(std::move(socket), std::move(head), last_id);
        }};
}

}  // namespace

void addBoardRoutes(Router& router, ClerkParts& parts) {
    router.add(
        {.operation_id = "getBoard",
         .method = "GET",
         .path = "/api/v1/board",
         .access = Access::read,
         .handle = [&parts](const Call& call) -> Reply {
             // Unchanged, the list is answered at once from its kept bytes.
             if (const auto list = parts.board.listAt(parts.ledger.revision())) {
                 return boardAnswer(parts, call.request, *list);
             }
             return inLane(LaneKind::reads, call, [&parts](const Call& later) {
                 return boardAnswer(parts, later.request, *parts.board.list());
             });
         }}
    );
    router.add(
        {.operation_id = "streamEvents",
         .method = "GET",
         .path = "/api/v1/events",
         .access = Access::stream,
         .handle =
             [&parts](const Call& call) {
                 return stream(parts, call);
             }}
    );
}

}  // namespace balcao
