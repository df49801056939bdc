#include "agent/clerk/clerk_parts.h"
#include "agent/clerk/static_pages.h"

#include <charconv>
#include <optional>

namespace balcao {

namespace {

BoardCache::Form formFor(const Request& request) {
    return acceptsGzip(request.header("accept-encoding")) ? BoardCache::Form::gzip
                                                          : BoardCache::Form::plain;
}

Response boardAnswer(const Request& request, const BoardCache::List& list) {
    Response response;
    response.headers.emplace_back("ETag", list.etag);
    response.headers.emplace_back("Cache-Control", "no-cache");
    response.headers.emplace_back("Vary", "Accept-Encoding");
    if (request.header("if-none-match") == list.etag) {
        response.status = 304;
        return response;
    }
    response.content_type = kJsonType;
    if (formFor(request) == BoardCache::Form::gzip) {
        response.headers.emplace_back("Content-Encoding", "gzip");
    }
    response.kept = list.bytes;
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
             const auto form = formFor(call.request);
             if (const auto list = parts.board.listAt(parts.ledger.revision(), form)) {
                 return boardAnswer(call.request, *list);
             }
             return inLane(LaneKind::reads, call, [&parts, form](const Call& later) {
                 return boardAnswer(later.request, *parts.board.list(form));
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
