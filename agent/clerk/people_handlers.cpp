#include "agent/clerk/after_requests.h"
#include "agent/clerk/operations.h"
#include "agent/clerk/order_json.h"
#include "agent/clerk/people_answers.h"
#include "agent/clerk/query_numbers.h"
#include "agent/clerk/strict_json.h"
#include "agent/json/json_writer.h"

#include <array>
#include <limits>
#include <string>
#include <utility>

namespace balcao {

namespace {

constexpr std::size_t kLongestText = 64;
constexpr std::int64_t kMostPeople = 1'000'000'000;

// --- what the page is told
// -----------------------------------------------------------------------

void writePerson(JsonWriter& json, const StaffPerson& person, Instant now) {
    const TryVerdict verdict = mayTry(person.failed, now);
    json.beginObject();
    json.member("person_id", person.person_id);
    json.member("name", person.name);
    json.member("role", toText(person.role));
    json.member("has_badge", person.has_badge);
    json.member("is_enabled", person.is_enabled);
    json.member("is_locked_out", verdict.answer == TryAnswer::locked);
    if (verdict.answer == TryAnswer::wait) {
        json.member("wait_until_ms", inMs(verdict.not_before));
    }
    json.endObject();
}

void writeMe(JsonWriter& json, const SignedIn& who) {
    json.beginObject();
    json.member("person_id", who.person.person_id);
    json.member("name", who.person.name);
    json.member("role", toText(who.person.role));
    json.member("is_locked", who.is_locked);
    json.key("may");
    json.beginArray();
    for (std::size_t i = 0; i < kStaffActionCount; ++i) {
        const auto action = static_cast<StaffAction>(i);
        if (mayDo(who.person.role, action)) {
            json.value(toText(action));
        }
    }
    json.endArray();
    json.endObject();
}

Response getPeople(const ClerkParts& parts, const Call& call) {
    const StaffDoor& staff = parts.staff;
    std::string body;
    JsonWriter json{body};
    json.beginObject();
    json.member("is_required", staff.isRequired());
    json.member("idle_s", std::chrono::seconds{staff.idle()}.count());
    json.member("is_enrolled", staff.isEnrolled(call.request));
    json.member("has_manager", staff.hasManager());
    json.member("second_person_over", parts.second_person_over);
    json.key("people");
    json.beginArray();
    for (const StaffPerson& person : staff.people()) {
        writePerson(json, person, parts.clock.now());
    }
    json.endArray();
    if (const auto who = staff.whoIs(call.request)) {
        json.key("me");
        writeMe(json, *who);
    }
    json.endObject();
    return jsonAnswer(std::move(body));
}

Response getPeopleLog(const ClerkParts& parts, const Call& call) {
    constexpr std::int64_t kMostLines = 200;
    constexpr std::size_t kUsualLines = 50;
    std::optional<std::int64_t> before;
    std::size_t limit = kUsualLines;
    for (const auto& [name, value] : parametersOf(call.request.query, {"before", "limit"})) {
        if (name == "before") {
            before = numberFrom(name, value, std::numeric_limits<std::int64_t>::max());
        } else {
            limit = static_cast<std::size_t>(numberFrom(name, value, kMostLines));
        }
    }
    const auto lines = parts.views.peopleLog(before, limit);
    std::string body;
    JsonWriter json{body};
    json.beginObject();
    json.key("lines");
    json.beginArray();
    for (const PeopleLogLine& line : lines) {
        json.beginObject();
        json.member("seq", line.seq);
        json.member("person_id", line.person_id);
        json.member("person_name", line.person_name);
        json.member("what", line.what);
        json.member("actor_name", line.actor_name);
        json.member("at_ms", inMs(line.at));
        json.endObject();
    }
    json.endArray();
    json.member("count", lines.size());
    if (lines.size() == limit) {  // the next page may turn out to be empty
        json.member("next_before", lines.back().seq);
    }
    json.endObject();
    return jsonAnswer(std::move(body));
}

// --- what went wrong
// -----------------------------------------------------------------------------

Response answerTo(const Result<std::int64_t, StaffRefusal>& result) {
    if (!result) {
        return answerTo(result.error());
    }
    std::string body;
    JsonWriter json{body};
    json.beginObject();
    json.member("person_id", *result);
    json.endObject();
    return jsonAnswer(std::move(body));
}

/// A cookie that no script reads and no other site sends. Without Max-Age it ends with the browser.
std::string cookieText(const std::string& name, const std::string& value, std::string_view more) {
    std::string text = name;
    text.append("=").append(value).append("; Path=/; HttpOnly; SameSite=Strict").append(more);
    return text;
}

Response plainDone() {
    return jsonAnswer("{}");
}

Response answerTo(const ClerkParts& parts, const Result<EntryCookies, EntryRefused>& entered) {
    if (!entered) {
        return answerTo(entered.error(), parts.clock.now());
    }
    constexpr std::string_view kOneYear = "; Max-Age=31536000";
    Response response = plainDone();
    response.headers.emplace_back(
        "Set-Cookie", cookieText(parts.staff.sessionCookieName(), entered->session, {})
    );
    if (!entered->device.empty()) {
        response.headers.emplace_back(
            "Set-Cookie", cookieText(parts.staff.deviceCookieName(), entered->device, kOneYear)
        );
    }
    return response;
}

// --- what people say
// -----------------------------------------------------------------------------

std::optional<Response> refusePin(const std::string& pin) {
    const auto fault = faultOf(pin);
    if (!fault) {
        return std::nullopt;
    }
    if (*fault == PinFault::malformed) {
        return problem(409, "pin-malformed", "A PIN has 6 to 12 digits.");
    }
    return problem(409, "pin-too-easy", "This PIN is one of the first that anybody tries.");
}

std::string nameFrom(const StrictObject& object) {
    std::string name = object.text("name", kLongestText);
    if (!isStaffName(name)) {
        object.fail("name", "must be 1 to 60 bytes without outer blanks");
    }
    return name;
}

Response signIn(const ClerkParts& parts, const Call& call) {
    JsonReader reader;
    const JsonValue value = parseBody(reader, call.request.body);
    const StrictObject object{value, {}, {"person_id", "pin", "badge"}};
    if (object.has("badge")) {
        const std::string badge = object.text("badge", kLongestText);
        if (object.has("pin") || object.has("person_id") || !isBadgeCode(badge)) {
            object.fail("badge", "stands alone and has 6 to 64 plain characters");
        }
        return answerTo(parts, parts.staff.signInWithBadge(call.request, badge));
    }
    const std::int64_t person_id = object.integer("person_id", 1, kMostPeople);
    return answerTo(
        parts, parts.staff.signIn(call.request, person_id, object.text("pin", kLongestText))
    );
}

Response makeFirstManager(const ClerkParts& parts, const Call& call) {
    JsonReader reader;
    const JsonValue value = parseBody(reader, call.request.body);
    const StrictObject object{value, {}, {"name", "pin", "code"}};
    const std::string name = nameFrom(object);
    const std::string pin = object.text("pin", kLongestText);
    if (auto refused = refusePin(pin)) {
        return std::move(*refused);
    }
    const std::string code = object.has("code") ? object.text("code", kLongestText) : std::string{};
    return answerTo(parts, parts.staff.makeFirstManager(call.request, name, pin, code));
}

/// The members that are there; the PIN is not judged yet.
StaffDoor::Wish wishFrom(const StrictObject& object) {
    StaffDoor::Wish wish;
    if (object.has("name")) {
        wish.name = nameFrom(object);
    }
    if (object.has("role")) {
        wish.role = fromText<StaffRole>(object.text("role", kLongestText));
        if (!wish.role) {
            object.fail("role", "must be clerk, manager or support");
        }
    }
    if (object.has("pin")) {
        wish.pin = object.text("pin", kLongestText);
    }
    if (object.has("badge")) {
        wish.badge = object.text("badge", kLongestText);
        if (!wish.badge->empty() && !isBadgeCode(*wish.badge)) {
            object.fail("badge", "has 6 to 64 plain characters, or none");
        }
    }
    return wish;
}

Response addPerson(const ClerkParts& parts, const Call& call) {
    JsonReader reader;
    const JsonValue value = parseBody(reader, call.request.body);
    const StrictObject object{value, {}, {"name", "role", "pin", "badge"}};
    for (const std::string_view needed : {"name", "role", "pin"}) {
        object.text(needed, kLongestText);
    }
    const StaffDoor::Wish wish = wishFrom(object);
    if (auto refused = refusePin(*wish.pin)) {
        return std::move(*refused);
    }
    return answerTo(parts.staff.add(call.request, wish));
}

Response changePerson(const ClerkParts& parts, const Call& call) {
    const auto person_id = call.number(0);
    if (!person_id) {
        return answerTo(StaffRefusal::no_such_person);
    }
    JsonReader reader;
    const JsonValue value = parseBody(reader, call.request.body);
    const StrictObject object{value, {}, {"name", "role", "pin", "badge", "is_enabled"}};
    StaffDoor::Wish wish = wishFrom(object);
    if (object.has("is_enabled")) {
        wish.is_enabled = object.boolean("is_enabled");
    }
    if (wish.pin) {
        if (auto refused = refusePin(*wish.pin)) {
            return std::move(*refused);
        }
    }
    return answerTo(parts.staff.change(call.request, *person_id, wish));
}

void checkEmpty(const Call& call) {
    JsonReader reader;
    const JsonValue value = parseBody(reader, call.request.body);
    const StrictObject nothing{value, {}, {}};
}

Response keepSession(const ClerkParts& parts, const Call& call) {
    checkEmpty(call);
    parts.staff.keep(call.request);
    return plainDone();
}

Response lockSession(const ClerkParts& parts, const Call& call) {
    checkEmpty(call);
    parts.staff.lock(call.request);
    return plainDone();
}

Response signOut(const ClerkParts& parts, const Call& call) {
    checkEmpty(call);
    parts.staff.signOut(call.request);
    return plainDone();
}

/// A courtesy to the others; nothing is stored.
Response setPresence(const ClerkParts& parts, const Call& call) {
    if (auto refused = parts.staff.refuseReading(call.request)) {
        return std::move(*refused);
    }
    JsonReader reader;
    const JsonValue value = parseBody(reader, call.request.body);
    const StrictObject object{value, {}, {"page_id", "order_ref"}};
    const std::string page_id = object.uuid("page_id");
    const bool is_news =
        object.has("order_ref")
            ? parts.presence.set(
                  page_id,
                  OrderRef{
                      object.integer("order_ref", 1, std::numeric_limits<std::int64_t>::max())},
                  parts.staff.actorOf(call.request).name
              )
            : parts.presence.leave(page_id);
    if (is_news) {
        parts.events.notifyStatus();
    }
    return plainDone();
}

constexpr std::array kOperations = {
    onlyFor(
        StaffAction::manage_people, reading("getPeopleLog", "/api/v1/people/log", getPeopleLog)
    ),
    forStrangers(writing(
        "signIn", "/api/v1/people/sign-in", signIn, StaffAction::manage_people, LaneKind::pins
    )),
    forStrangers(writing("signOut", "/api/v1/people/sign-out", signOut, StaffAction::manage_people)
    ),
    forStrangers(
        writing("lockSession", "/api/v1/people/lock", lockSession, StaffAction::manage_people)
    ),
    forStrangers(
        writing("keepSession", "/api/v1/people/keep", keepSession, StaffAction::manage_people)
    ),
    forStrangers(writing(
        "makeFirstManager",
        "/api/v1/people/first-manager",
        makeFirstManager,
        StaffAction::manage_people,
        LaneKind::pins
    )),
    forStrangers(writing("setPresence", "/api/v1/presence", setPresence, StaffAction::manage_people)
    ),
    writing("addPerson", "/api/v1/people", addPerson, StaffAction::manage_people, LaneKind::pins),
    writing(
        "changePerson",
        "/api/v1/people/{person_id}/change",
        changePerson,
        StaffAction::manage_people,
        LaneKind::pins
    ),
};

}  // namespace

void addPeopleRoutes(Router& router, ClerkParts& parts) {
    router.add(
        {.operation_id = "getPeople",
         .method = "GET",
         .path = "/api/v1/people",
         .access = Access::read,
         .door = Door::strangers,
         .handle = [&parts](const Call& call) -> Reply {
             return getPeople(parts, call);
         }}
    );
    addOperations(router, parts, kOperations);
}

}  // namespace balcao
