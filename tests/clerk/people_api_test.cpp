// People over HTTP: signing in, who may do what, and wrong PINs.
#include "tests/clerk/staff_shop.h"

#include <Poco/JSON/Array.h>

#include <chrono>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;
using Poco::JSON::Object;

struct FreeShop : StaffShop {
    FreeShop()
        : StaffShop{false} {}
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(people_api, StaffShop)

BOOST_AUTO_TEST_CASE(the_first_manager_enrols_the_browser_and_there_is_only_one_first) {
    BOOST_TEST(!people()->getValue<bool>("has_manager"));
    BOOST_TEST(makeFirst().status == 200);
    BOOST_TEST(whoAmI() == "Grace");
    BOOST_TEST(people()->getValue<bool>("is_enrolled"));
    BOOST_TEST(typeOf(makeFirst("Mallory")) == "not-first");
    BOOST_TEST(typeOf(makeFirst("Mallory", "GUESSED")) == "not-first");
}

BOOST_AUTO_TEST_CASE(the_recovery_code_makes_one_more_manager_and_only_one) {
    openShop();
    const std::string code = newRecoveryCode(options().folder);
    browser.jar.clear();
    BOOST_TEST(makeFirst("Ida", code).status == 200);
    BOOST_TEST(whoAmI() == "Ida");
    BOOST_TEST(typeOf(makeFirst("Eva", code)) == "not-first");
}

BOOST_AUTO_TEST_CASE(people_sign_in_with_their_pin_and_act_under_their_name) {
    const std::int64_t ada = openShop();
    BOOST_TEST(signIn(ada, kOtherPin).status == 200);
    BOOST_TEST(whoAmI() == "Ada");
    const OrderRef order_ref = offer(anOrder().hub());
    BOOST_TEST(accept(order_ref).status == 200);
    const JournalEntry decided = views().journal(order_ref).back().entry;
    BOOST_TEST(decided.actor.name == "Ada");
    BOOST_TEST((decided.actor.kind == ActorKind::clerk));
    say("signOut", "{}");
    BOOST_TEST(whoAmI() == "nobody");
}

BOOST_AUTO_TEST_CASE(nobody_acts_without_being_signed_in_where_that_is_required) {
    openShop();
    const OrderRef order_ref = offer(anOrder().hub());
    say("signOut", "{}");
    BOOST_TEST(typeOf(accept(order_ref)) == "sign-in-needed");
    BOOST_TEST(order(order_ref).state == OrderState::offered);
    BOOST_TEST(call("getBoard", {.headers = browser.headers()}).status == 200);  // still enrolled
    BOOST_TEST(typeOf(call("getBoard")) == "device-unknown");
    BOOST_TEST(typeOf(call("getOrder", {.path = {{"order_ref", "1"}}})) == "device-unknown");
}

BOOST_AUTO_TEST_CASE(the_right_pin_at_a_browser_that_nobody_enrolled_is_refused) {
    const std::int64_t ada = openShop();
    browser.jar.clear();
    BOOST_TEST(typeOf(signIn(ada, kOtherPin)) == "device-unknown");
    BOOST_TEST(whoAmI() == "nobody");
}

BOOST_AUTO_TEST_CASE(a_stolen_session_is_worth_nothing_at_another_browser) {
    openShop();
    Browser thief;
    for (const auto& [name, value] : browser.jar) {
        if (name.starts_with("balcao_session")) {
            thief.jar[name] = value;
        }
    }
    browser = thief;
    BOOST_TEST(whoAmI() == "nobody");
}

BOOST_AUTO_TEST_CASE(roles_may_do_what_the_table_says) {
    openShop();
    const std::int64_t eva = idIn(add("Eva", "support"));
    const OrderRef order_ref = offer(anOrder().hub());
    signIn(eva, kOtherPin);
    BOOST_TEST(typeOf(accept(order_ref)) == "not-your-role");
    BOOST_TEST(typeOf(add("Mallory", "manager")) == "not-your-role");
    BOOST_TEST(say("sendWaitingNow", R"({"command_id":")" + newId().value + "\"}").status == 200);
}

BOOST_AUTO_TEST_CASE(wrong_pins_make_people_wait_and_then_lock_them_out) {
    const std::int64_t ada = openShop();
    for (int i = 0; i < 3; ++i) {
        BOOST_TEST(typeOf(signIn(ada, "999999")) == "pin-wrong");
    }
    const HttpReply waits = signIn(ada, kOtherPin);
    BOOST_TEST(typeOf(waits) == "pin-wait");
    BOOST_TEST(waits.headers.at("retry-after") == "5");
    for (int i = 3; i < 10; ++i) {
        clock.advance(20min);
        BOOST_TEST(typeOf(signIn(ada, "999999")) == "pin-wrong");
    }
    clock.advance(400h);
    BOOST_TEST(typeOf(signIn(ada, kOtherPin)) == "pin-locked");
    BOOST_TEST(typeOf(signIn(4711, kOtherPin)) == "pin-wrong");
}

BOOST_AUTO_TEST_CASE(a_manager_ends_a_lock_out_with_a_new_pin) {
    const std::int64_t ada = openShop();
    for (int i = 0; i < 10; ++i) {
        signIn(ada, "999999");
        clock.advance(15min);
    }
    BOOST_TEST(typeOf(signIn(ada, kOtherPin)) == "pin-locked");
    signIn(1, kPin);
    BOOST_TEST(change(ada, R"("pin":"718394")").status == 200);
    BOOST_TEST(signIn(ada, "718394").status == 200);
}

BOOST_AUTO_TEST_CASE(without_anybody_the_session_locks_and_the_pin_opens_it) {
    const std::int64_t ada = openShop();
    signIn(ada, kOtherPin);
    const OrderRef order_ref = offer(anOrder().hub());
    clock.advance(9min);
    say("keepSession", "{}");
    clock.advance(9min);
    BOOST_TEST(!people()->getObject("me")->getValue<bool>("is_locked"));
    clock.advance(2min);
    BOOST_TEST(typeOf(accept(order_ref)) == "session-locked");
    say("keepSession", "{}");  // comes too late
    BOOST_TEST(typeOf(accept(order_ref)) == "session-locked");
    BOOST_TEST(call("getBoard", {.headers = browser.headers()}).status == 200);
    BOOST_TEST(signIn(ada, kOtherPin).status == 200);
    BOOST_TEST(accept(order_ref).status == 200);
}

BOOST_AUTO_TEST_CASE(a_session_is_locked_by_hand_and_ends_after_a_working_day) {
    const std::int64_t ada = openShop();
    signIn(ada, kOtherPin);
    say("lockSession", "{}");
    BOOST_TEST(people()->getObject("me")->getValue<bool>("is_locked"));
    signIn(ada, kOtherPin);
    for (int i = 0; i < 100; ++i) {
        clock.advance(8min);
        say("keepSession", "{}");
    }
    BOOST_TEST(whoAmI() == "nobody");
}

BOOST_AUTO_TEST_CASE(a_badge_signs_in_at_an_enrolled_browser_only) {
    openShop();
    BOOST_TEST(idIn(add("Bia", "clerk", R"(,"badge":"BAL-00417")")) == 3);
    BOOST_TEST(say("signIn", R"({"badge":"BAL-00417"})").status == 200);
    BOOST_TEST(whoAmI() == "Bia");
    BOOST_TEST(typeOf(say("signIn", R"({"badge":"BAL-00418"})")) == "pin-wrong");
    BOOST_TEST(say("signIn", R"({"badge":"BAL-00417","person_id":1})").status == 400);
    browser.jar.clear();
    BOOST_TEST(typeOf(say("signIn", R"({"badge":"BAL-00417"})")) == "device-unknown");
}

BOOST_AUTO_TEST_CASE(people_are_changed_by_managers_and_mistakes_have_their_words) {
    const std::int64_t ada = openShop();
    BOOST_TEST(typeOf(add("Ada", "clerk")) == "name-taken");
    BOOST_TEST(typeOf(change(ada, R"("pin":"123456")")) == "pin-too-easy");
    BOOST_TEST(typeOf(change(ada, R"("pin":"12")")) == "pin-malformed");
    BOOST_TEST(typeOf(change(1, R"("is_enabled":false)")) == "last-manager");
    BOOST_TEST(typeOf(change(4711, R"("name":"X")")) == "no-such-person");
    BOOST_TEST(change(ada, R"("role":"owner")").status == 400);
    BOOST_TEST(change(ada, R"("name":"Ada L.","badge":"BAL-00417")").status == 200);
    BOOST_TEST(typeOf(add("Bia", "clerk", R"(,"badge":"BAL-00417")")) == "badge-taken");
    BOOST_TEST(change(ada, R"("is_enabled":false)").status == 200);
    BOOST_TEST(typeOf(signIn(ada, kOtherPin)) == "pin-wrong");
    signIn(1, kPin);
    say("signOut", "{}");
    BOOST_TEST(typeOf(change(ada, R"("is_enabled":true)")) == "sign-in-needed");
}

BOOST_AUTO_TEST_CASE(who_is_on_an_order_is_seen_by_the_others) {
    openShop();
    const std::string page = newId().value;
    const auto on = [&](const std::string& more) {
        return say("setPresence", R"({"page_id":")" + page + "\"" + more + "}");
    };
    BOOST_TEST(on(R"(,"order_ref":7)").status == 200);
    const auto present = [&] {
        return call("getStatus", {.headers = browser.headers()}).json()->getArray("presence");
    };
    BOOST_REQUIRE(present()->size() == 1U);
    BOOST_TEST(present()->getObject(0)->getValue<std::string>("name") == "Grace");
    BOOST_TEST(present()->getObject(0)->getValue<int>("order_ref") == 7);
    BOOST_TEST(on("").status == 200);
    BOOST_TEST(present()->size() == 0U);
    BOOST_TEST(on(R"(,"order_ref":0)").status == 400);
    browser.jar.clear();
    BOOST_TEST(typeOf(on(R"(,"order_ref":7)")) == "device-unknown");
}

BOOST_AUTO_TEST_CASE(the_pin_of_nobody_stands_in_the_ledger_or_the_answers) {
    openShop();
    const std::string shown = call("getPeople", {.headers = browser.headers()}).body;
    BOOST_TEST(shown.find("argon2") == std::string::npos);
    BOOST_TEST(shown.find(kPin) == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_handover_says_how_the_customer_was_checked) {
    openShop();
    const OrderRef ref = readyAtCounter();
    const auto hand_over = [&](const std::string& more) {
        return call(
            "commandOrder",
            {.path = {{"order_ref", std::to_string(ref.value)}},
             .body =
                 R"({"command_id":")" + newId().value + R"(","command":"hand_over")" + more + "}",
             .headers = browser.headers()}
        );
    };
    BOOST_TEST(typeOf(hand_over("")) == "check-missing");
    BOOST_TEST(order(ref).state == OrderState::ready_for_pickup);
    BOOST_TEST(hand_over(R"(,"checked_by":"document")").status == 200);
}

BOOST_AUTO_TEST_CASE(a_manager_reverses_a_handover_and_a_clerk_does_not) {
    const std::int64_t ada = openShop();  // Grace, the manager, is there
    const OrderRef ref = atCustomer();
    const Browser grace = browser;
    signIn(ada, kOtherPin);
    BOOST_TEST(typeOf(reverse(ref)) == "not-your-role");
    BOOST_TEST(order(ref).state == OrderState::delivered);
    browser = grace;
    say("signOut", "{}");
    BOOST_TEST(typeOf(reverse(ref)) == "sign-in-needed");
    signIn(1, kPin);
    BOOST_TEST(reverse(ref).status == 200);
    BOOST_TEST(order(ref).state == OrderState::ready_for_pickup);
    BOOST_TEST((views().journal(ref).back().entry.actor.kind == ActorKind::manager));
}

BOOST_FIXTURE_TEST_CASE(where_nobody_signs_in_everybody_reverses_a_handover, FreeShop) {
    const OrderRef ref = atCustomer();
    BOOST_TEST(reverse(ref).status == 200);
    BOOST_TEST(order(ref).state == OrderState::ready_for_pickup);
}

BOOST_AUTO_TEST_CASE(what_looks_after_the_agent_is_not_for_clerks) {
    signIn(openShop(), kOtherPin);
    for (const char* const operation_id : {"getAcceptance", "getAcceptancePaper"}) {
        const HttpReply reply =
            call(operation_id, {.query = "?since_ms=1", .headers = browser.headers()});
        BOOST_TEST(
            reply.body.find("not-your-role") != std::string::npos, operation_id << reply.body
        );
    }
    for (const char* const operation_id : {"changeCodes", "makeSupportBundle", "setLogLevel"}) {
        const HttpReply reply = say(operation_id, "{}");
        BOOST_TEST(
            reply.body.find("not-your-role") != std::string::npos, operation_id << reply.body
        );
    }
    signIn(1, kPin);
    const HttpReply managers =
        call("getAcceptance", {.query = "?since_ms=1", .headers = browser.headers()});
    BOOST_TEST(managers.status == 200);
}

BOOST_AUTO_TEST_CASE(managers_read_what_became_of_people_and_nobody_else_does) {
    const std::int64_t ada = openShop();
    change(ada, R"("pin":")" + kPin + "\"");
    signIn(ada, kPin);
    const auto log = [&](const std::string& query) {
        return call("getPeopleLog", {.query = query, .headers = browser.headers()});
    };
    BOOST_TEST(typeOf(log("")) == "not-your-role");
    signIn(1, kPin);
    const auto page = log("?limit=4").json();
    const auto lines = page->getArray("lines");
    BOOST_REQUIRE(lines->size() == 4U);
    const std::vector<std::pair<std::string, std::string>> expected{
        {"signed_in", "Grace"}, {"signed_in", "Ada"}, {"pin_changed", "Ada"}, {"added", "Ada"}};
    for (unsigned i = 0; i < expected.size(); ++i) {
        const auto line = lines->getObject(i);
        BOOST_TEST(line->getValue<std::string>("what") == expected[i].first);
        BOOST_TEST(line->getValue<std::string>("person_name") == expected[i].second);
    }
    BOOST_TEST(lines->getObject(2)->getValue<std::string>("actor_name") == "Grace");
    const auto rest =
        log("?limit=4&before=" + std::to_string(page->getValue<std::int64_t>("next_before")))
            .json();
    BOOST_TEST(rest->getValue<std::int64_t>("count") == 3);  // signed in, browser opened, added
    BOOST_TEST(!rest->has("next_before"));
    BOOST_TEST(
        rest->getArray("lines")->getObject(1)->getValue<std::string>("what") == "device_enrolled"
    );
    BOOST_TEST(log("?before=0").status == 400);
    BOOST_TEST(log("?page=1").status == 400);
    BOOST_TEST(log("?limit=4&limit=5").status == 400);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(people_optional, FreeShop)

BOOST_AUTO_TEST_CASE(where_nobody_must_sign_in_the_nameless_clerk_goes_on) {
    const OrderRef order_ref = offer(anOrder().hub());
    BOOST_TEST(accept(order_ref).status == 200);
    BOOST_TEST(views().journal(order_ref).back().entry.actor.name.empty());
    BOOST_TEST(typeOf(add("Mallory", "manager")) == "sign-in-needed");
}

BOOST_AUTO_TEST_CASE(who_signs_in_all_the_same_acts_under_their_name) {
    openShop();
    const OrderRef order_ref = offer(anOrder().hub());
    BOOST_TEST(accept(order_ref).status == 200);
    const JournalEntry decided = views().journal(order_ref).back().entry;
    BOOST_TEST(decided.actor.name == "Grace");
    BOOST_TEST((decided.actor.kind == ActorKind::manager));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
