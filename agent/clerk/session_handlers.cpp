#include "agent/clerk/clerk_parts.h"
#include "agent/clerk/status_json.h"
#include "agent/json/json_writer.h"

namespace balcao {

namespace {

Response session(const ClerkParts& parts) {
    std::string body;
    JsonWriter json{body};
    json.beginObject();
    json.member("token", parts.wall.token());
    json.member("version", parts.version);
    json.key("stores");
    json.beginArray();
    for (const StoreKey& store : parts.stores) {
        json.beginObject();
        json.member("site_id", store.site_id);
        json.member("store_id", store.store_id);
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return jsonAnswer(std::move(body));
}

}  // namespace

void addSessionRoutes(Router& router, ClerkParts& parts) {
    router.add(
        {.operation_id = "getSession",
         .method = "GET",
         .path = "/api/v1/session",
         .access = Access::same_origin,
         .handle = [&parts](const Call&) -> Reply {
             return session(parts);
         }}
    );
    router.add(
        {.operation_id = "getStatus",
         .method = "GET",
         .path = "/api/v1/status",
         .access = Access::read,
         .handle = [&parts](const Call& call) -> Reply {
             return inLane(LaneKind::reads, call, [&parts](const Call&) {
                 const std::int64_t revision = parts.ledger.revision();
                 const std::string facts =
                     statusFacts(parts.links, parts.views.counts(), parts.presence);
                 return jsonAnswer(statusJson(facts, revision, parts.clock.now()));
             });
         }}
    );
}

}  // namespace balcao
