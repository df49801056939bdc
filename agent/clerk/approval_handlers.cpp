#include "agent/clerk/operations.h"
#include "agent/clerk/order_answers.h"
#include "agent/clerk/people_answers.h"
#include "agent/clerk/strict_json.h"

#include <array>
#include <limits>
#include <string>

namespace balcao {

namespace {

constexpr std::size_t kLongestText = 64;

/// Who proves with a PIN or badge, at a browser where somebody else is signed in, to be the second
/// person.
Result<StaffPerson, EntryRefused> secondPerson(
    StaffDoor& staff, const Call& call, const StrictObject& object
) {
    if (object.has("badge")) {
        const std::string badge = object.text("badge", kLongestText);
        if (object.has("pin") || object.has("person_id") || !isBadgeCode(badge)) {
            object.fail("badge", "stands alone and has 6 to 64 plain characters");
        }
        return staff.proveBadge(call.request, badge);
    }
    const std::int64_t person_id =
        object.integer("person_id", 1, std::numeric_limits<std::int64_t>::max());
    return staff.prove(call.request, person_id, object.text("pin", kLongestText));
}

Response approveAnswer(const ClerkParts& parts, const Call& call) {
    const auto number = call.number(0);
    if (!number) {
        return noSuchOrder();
    }
    JsonReader reader;
    const JsonValue value = parseBody(reader, call.request.body);
    const StrictObject object{value, {}, {"command_id", "person_id", "pin", "badge"}};
    CommandId command_id{object.uuid("command_id")};
    const auto person = secondPerson(parts.staff, call, object);
    if (!person) {
        return answerTo(person.error(), parts.clock.now());
    }
    if (!mayDo(person->role, StaffAction::approve_answers)) {
        return problem(403, "not-your-role", "This person's role may not do this.");
    }
    const OrderRef order_ref{*number};
    const auto result = parts.ledger.submit(
        {.command_id = std::move(command_id),
         .order_ref = order_ref,
         .command = ApproveAnswer{},
         .actor = {.kind = actorKindOf(person->role), .name = person->name},
         .undo_for = parts.undo_for}
    );
    return answerOf(result, parts.views, order_ref);
}

constexpr std::array kOperations = {
    writing(
        "approveAnswer",
        "/api/v1/orders/{order_ref}/approve",
        approveAnswer,
        StaffAction::answer_orders,
        LaneKind::pins
    ),
};

}  // namespace

void addApprovalRoutes(Router& router, ClerkParts& parts) {
    addOperations(router, parts, kOperations);
}

}  // namespace balcao
