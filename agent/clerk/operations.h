#pragma once

#include "agent/clerk/clerk_parts.h"
#include "agent/json/json_writer.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace balcao {

using Answer = Response (*)(const ClerkParts&, const Call&);

/// One operation of api.yaml whose answer is worked out in a lane.
struct Operation {
    std::string_view operation_id;
    std::string_view method;
    std::string_view path;
    Answer answer;
    LaneKind lane;
    Access access;
    Door door{Door::staff};
    std::optional<StaffAction> action{};  // as in Route
};

/// A GET.
constexpr Operation reading(
    std::string_view operation_id,
    std::string_view path,
    Answer answer,
    LaneKind lane = LaneKind::reads
) {
    return {
        .operation_id = operation_id,
        .method = "GET",
        .path = path,
        .answer = answer,
        .lane = lane,
        .access = Access::read};
}

/// A POST.
constexpr Operation writing(
    std::string_view operation_id,
    std::string_view path,
    Answer answer,
    std::optional<StaffAction> action,
    LaneKind lane = LaneKind::writes
) {
    return {
        .operation_id = operation_id,
        .method = "POST",
        .path = path,
        .answer = answer,
        .lane = lane,
        .access = Access::write,
        .action = action};
}

/// The same for those who may do `action`, also if it only reads.
constexpr Operation onlyFor(StaffAction action, Operation operation) {
    operation.action = action;
    return operation;
}

/// The same for pages at which nobody is signed in.
constexpr Operation forStrangers(Operation operation) {
    operation.door = Door::strangers;
    return operation;
}

/// The same for programs that watch the agent, which have no session.
constexpr Operation forWatchers(Operation operation) {
    operation.access = Access::open;
    return operation;
}

void addOperations(Router& router, const ClerkParts& parts, std::span<const Operation> operations);

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
