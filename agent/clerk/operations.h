#pragma once

#include "agent/clerk/clerk_parts.h"
#include "agent/json/json_writer.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace balcao {

/// One operation of api.yaml whose answer is worked out in a lane: GET reads, POST writes.
struct Operation {
    std::string_view operation_id;
    std::string_view method;
    std::string_view path;
    Response (*answer)(const ClerkParts&, const Call&);
    std::optional<StaffAction> action{};  // of a write; nothing: the handler asks
};

/// Adds them: a write to the lane of writes, a read to the one that `lane_of_read` says.
void addOperations(
    Router& router,
    const ClerkParts& parts,
    std::span<const Operation> operations,
    LaneKind (*lane_of_read)(const Call&)
);

/// The answer `{<name>: [...], count}`; `write` puts one item down.
template <typename Items, typename Write>
Response listAnswer(std::string_view name, const Items& items, Write write) {
    std::string body;
    JsonWriter json{body};
    json.beginObject();
    json.key(name);
    json.beginArray();
    for (const auto& item : items) {
        write(json, item);
    }
    json.endArray();
    json.member("count", items.size());
    json.endObject();
    return jsonAnswer(std::move(body));
}

}  // namespace balcao
