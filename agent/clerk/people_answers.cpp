#include "agent/clerk/people_answers.h"

#include "agent/clerk/clerk_parts.h"
#include "agent/clerk/order_json.h"
#include "agent/json/json_writer.h"

#include <chrono>
#include <string>

namespace balcao {

namespace {

Response waitAnswer(const EntryRefused& refused, Instant now) {
    Response response;
    response.status = 403;
    response.content_type = kProblemType;
    const auto left = std::chrono::ceil<std::chrono::seconds>(refused.not_before - now);
    response.headers.emplace_back("Retry-After", std::to_string(left.count()));
    JsonWriter json{response.body};
    json.beginObject();
    json.member("type", "pin-wait");
    json.member("title", "Too many were wrong: wait before the next try.");
    json.member("status", 403);
    json.member("not_before_ms", inMs(refused.not_before));
    json.endObject();
    return response;
}

}  // namespace

Response answerTo(StaffRefusal refusal) {
    switch (refusal) {
        case StaffRefusal::no_such_person:
            return notFound("no-such-person", "There is no such person.");
        case StaffRefusal::name_taken:
            return problem(409, "name-taken", "Another person has this name.");
        case StaffRefusal::badge_taken:
            return problem(409, "badge-taken", "Another person has this badge.");
        case StaffRefusal::last_manager:
            break;
    }
    return problem(409, "last-manager", "Nobody would be left who may manage people.");
}

Response answerTo(const EntryRefused& refused, Instant now) {
    switch (refused.why) {
        case EntryRefused::Why::wrong:
            return problem(403, "pin-wrong", "This PIN or badge is wrong.");
        case EntryRefused::Why::wait:
            return waitAnswer(refused, now);
        case EntryRefused::Why::locked:
            return problem(403, "pin-locked", "Too many were wrong: a manager must help.");
        case EntryRefused::Why::device_unknown:
            return problem(
                403, "device-unknown", "A manager must sign in at this browser before it is used."
            );
        case EntryRefused::Why::not_first:
            return problem(403, "not-first", "There is a manager, or the code is wrong.");
        case EntryRefused::Why::refused_by_books:
            break;
    }
    return answerTo(refused.books);
}

}  // namespace balcao
