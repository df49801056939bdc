// Two people for one answer, over HTTP; of the same program as people_api_test.cpp.
#include "tests/clerk/staff_shop.h"

#include <chrono>
#include <string>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;

/// A shop where answers over 100.00 need two. The orders of these tests cost 149.70.
struct CarefulShop : StaffShop {
    CarefulShop()
        : StaffShop{ShopOptions{
              .undo_for = 10s, .is_sign_in_required = true, .second_person_over = 100'00}} {
        ada = openShop();
        BOOST_REQUIRE(signIn(ada, kOtherPin).status == 200);
    }

    HttpReply approve(const std::string& members, const CommandId& command_id = {}) {
        const CommandId id = command_id.empty() ? newId() : command_id;
        return call(
            "approveAnswer",
            {.path = {{"order_ref", std::to_string(ref.value)}},
             .body = R"({"command_id":")" + id.value + "\"," + members + "}",
             .headers = browser.headers()}
        );
    }

    HttpReply say(const std::string& name) {
        return call(
            "commandOrder",
            {.path = {{"order_ref", std::to_string(ref.value)}},
             .body = R"({"command_id":")" + newId().value + R"(","command":")" + name + "\"}",
             .headers = browser.headers()}
        );
    }

    static std::string grace(const std::string& pin = kPin) {
        return R"("person_id":1,"pin":")" + pin + "\"";
    }

    static Poco::JSON::Object::Ptr cardOf(const HttpReply& reply) {
        return reply.json()->getObject("order")->getObject("card");
    }

    std::int64_t ada{};
    OrderRef ref = offer(anOrder().hub());
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(approval_api, CarefulShop)

BOOST_AUTO_TEST_CASE(an_answer_over_the_limit_waits_and_the_card_says_for_whom) {
    BOOST_TEST(people()->getValue<std::int64_t>("second_person_over") == 100'00);
    const HttpReply kept = accept(ref);
    BOOST_TEST(kept.status == 200);
    const auto card = cardOf(kept);
    BOOST_TEST(card->getValue<std::string>("state") == "offered");
    BOOST_TEST(card->getValue<std::string>("next_action") == "approve_answer");
    const auto proposed = card->getObject("proposed");
    BOOST_TEST(proposed->getValue<std::string>("by") == "Ada");
    BOOST_TEST(proposed->getValue<std::int64_t>("accepted") == 3);
    BOOST_TEST(proposed->getValue<std::int64_t>("refused") == 0);
    BOOST_TEST(kept.json()->getObject("order")->getArray("proposed_lines")->size() == 2U);
    BOOST_TEST(!ledger->nextMessageAt().has_value());
}

BOOST_AUTO_TEST_CASE(a_manager_says_yes_by_pin_and_the_clerk_stays_signed_in) {
    accept(ref);
    const CommandId click = newId();
    const HttpReply approved = approve(grace(), click);
    BOOST_TEST(approved.status == 200);
    BOOST_TEST(cardOf(approved)->getValue<std::string>("state") == "accepted");
    BOOST_TEST(cardOf(approved)->getObject("sync")->has("undo_until_ms"));
    BOOST_TEST(whoAmI() == "Ada");
    const auto timeline = approved.json()->getObject("order")->getArray("timeline");
    const auto last = timeline->getObject(static_cast<unsigned>(timeline->size() - 1));
    BOOST_TEST(last->getValue<std::string>("actor_name") == "Grace");
    BOOST_TEST(last->getValue<std::string>("proposed_by") == "Ada");
    BOOST_TEST(approve(grace(), click).json()->getValue<bool>("is_repeated"));
    clock.advance(10s);
    BOOST_TEST(ledger->nextMessage(clock.now()).has_value());
}

BOOST_AUTO_TEST_CASE(a_badge_will_do) {
    BOOST_REQUIRE(signIn(1, kPin).status == 200);
    BOOST_TEST(change(1, R"("badge":"BAL-00001")").status == 200);
    BOOST_REQUIRE(signIn(ada, kOtherPin).status == 200);
    accept(ref);
    BOOST_TEST(typeOf(approve(R"("badge":"BAL-99999")")) == "pin-wrong");
    BOOST_TEST(approve(R"("badge":"BAL-00001")").status == 200);
    BOOST_TEST(order(ref).state == OrderState::accepted);
}

BOOST_AUTO_TEST_CASE(a_wrong_pin_or_a_clerks_says_nothing_and_is_counted) {
    accept(ref);
    BOOST_TEST(typeOf(approve(grace("999999"))) == "pin-wrong");
    BOOST_TEST(
        typeOf(approve(R"("person_id":)" + std::to_string(ada) + R"(,"pin":")" + kOtherPin + "\"")
        ) == "not-your-role"
    );
    BOOST_TEST(typeOf(approve(grace("999999"))) == "pin-wrong");
    BOOST_TEST(typeOf(approve(grace("999999"))) == "pin-wrong");
    BOOST_TEST(typeOf(approve(grace())) == "pin-wait");
    BOOST_TEST(order(ref).state == OrderState::offered);
    clock.advance(5s);
    BOOST_TEST(approve(grace()).status == 200);
}

BOOST_AUTO_TEST_CASE(nobody_says_yes_to_themselves) {
    BOOST_REQUIRE(signIn(1, kPin).status == 200);
    accept(ref);
    BOOST_TEST(typeOf(approve(grace())) == "same-person");
    BOOST_TEST(typeOf(say("approve_answer")) == "same-person");
    BOOST_TEST(typeOf(accept(ref)) == "second-person-waits");
    BOOST_TEST(order(ref).state == OrderState::offered);
}

BOOST_AUTO_TEST_CASE(who_is_signed_in_may_say_yes_without_another_pin) {
    accept(ref);
    BOOST_TEST(typeOf(say("approve_answer")) == "not-your-role");
    BOOST_REQUIRE(signIn(1, kPin).status == 200);
    BOOST_TEST(say("approve_answer").status == 200);
    BOOST_TEST(order(ref).state == OrderState::accepted);
}

BOOST_AUTO_TEST_CASE(an_answer_is_taken_back_before_anybody_says_yes) {
    accept(ref);
    const HttpReply dropped = say("drop_proposal");
    BOOST_TEST(!cardOf(dropped)->has("proposed"));
    BOOST_TEST(cardOf(dropped)->getValue<std::string>("next_action") == "decide");
    BOOST_TEST(typeOf(approve(grace())) == "nothing-proposed");
}

BOOST_AUTO_TEST_CASE(what_says_nonsense_is_said_so) {
    accept(ref);
    BOOST_TEST(approve(R"("badge":"BAL-00001","pin":"274019")").status == 400);
    BOOST_TEST(approve(R"("person_id":1)").status == 400);
    ref = OrderRef{99'999};
    BOOST_TEST(approve(grace()).status == 404);
}

BOOST_AUTO_TEST_CASE(a_browser_that_nobody_knows_proves_nothing) {
    accept(ref);
    browser.jar.clear();
    BOOST_TEST(typeOf(approve(grace())) == "sign-in-needed");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
