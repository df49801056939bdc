// What the handlers of the clerk API share.
#include "agent/clerk/clerk_parts.h"
#include "agent/clerk/strict_json.h"
#include "agent/json/json_writer.h"
#include "agent/service/log.h"

#include <utility>

namespace balcao {

LaneWork inLane(LaneKind lane, Call call, std::function<Response(const Call&)> work) {
    return {lane, [call = std::move(call), work = std::move(work)]() -> Response {
                try {
                    return work(call);
                } catch (const BadRequest& bad) {
                    return problem(400, bad.slug, "The request was not understood.", bad.what());
                } catch (const LedgerError& failure) {
                    log::error("clerk", failure.what());
                    return problem(
                        503,
                        "ledger-failing",
                        "The agent cannot use its disk. Nothing was changed; call support.",
                        failure.what()
                    );
                }
            }};
}

Response jsonAnswer(std::string body) {
    Response response;
    response.content_type = kJsonType;
    response.body = std::move(body);
    return response;
}

Response storedAnswer(const Ledger& ledger) {
    std::string body;
    JsonWriter json{body};
    json.beginObject();
    json.member("is_repeated", false);
    json.member("revision", ledger.revision());
    json.endObject();
    return jsonAnswer(std::move(body));
}

Response notFound(std::string_view slug, std::string_view title) {
    return problem(404, slug, title);
}

}  // namespace balcao
