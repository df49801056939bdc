#include "agent/clerk/operations.h"
#include "agent/clerk/shared_answers.h"
#include "agent/clerk/status_json.h"

#include <array>

namespace balcao {

namespace {

Response status(const ClerkParts& parts, const Call&) {
    const std::int64_t revision = parts.ledger.revision();
    const std::string facts = statusFacts(parts.links, parts.views.counts(), parts.presence);
    return jsonAnswer(statusJson(facts, revision, parts.clock.now()));
}

constexpr std::array kOperations = {
    reading("getStatus", "/api/v1/status", status),
};

}  // namespace

void addSessionRoutes(Router& router, ClerkParts& parts) {
    router.add(
        {.operation_id = "getSession",
         .method = "GET",
         .path = "/api/v1/session",
         .access = Access::same_origin,
         .handle = [&parts](const Call&) -> Reply {
             return sessionAnswer(parts.wall, parts.version, parts.stores, parts.box_kinds);
         }}
    );
    addOperations(router, parts, kOperations);
}

}  // namespace balcao
