// The outbox as the page sees it; of the same program as people_api_test.cpp.
#include "tests/clerk/clerk_shop.h"

#include <Poco/JSON/Array.h>

#include <chrono>
#include <string>

namespace balcao::test {

namespace {

/// A shop whose answers can be taken back for ten seconds.
struct PatientShop : ClerkShop {
    PatientShop()
        : ClerkShop{
              ShopOptions{.undo_for = std::chrono::seconds{10}, .is_sign_in_required = false}} {}

    std::string all() const {
        return R"("lines":[{"line_id":"1","accepted":2},{"line_id":"2","accepted":1}])";
    }
};

std::string typeOf(const HttpReply& reply) {
    return reply.json()->getValue<std::string>("type");
}

Poco::JSON::Object::Ptr cardOf(const HttpReply& reply) {
    return reply.json()->getObject("order")->getObject("card");
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(queue_api, ClerkShop)

BOOST_AUTO_TEST_CASE(sendWaitingNow_lets_what_was_put_off_go_at_once) {
    const OrderRef order_ref = offer(anOrder().hub());
    take(order_ref, acceptAll(order(order_ref)));
    const auto message = nextMessage();
    ledger->postponeMessage(message.message_id, clock.now() + std::chrono::hours{1}, "503");
    BOOST_TEST(!ledger->nextMessage(clock.now()).has_value());
    const auto send_now = [&] {
        return call("sendWaitingNow", {.body = R"({"command_id":")" + newId().value + "\"}"});
    };
    BOOST_TEST(send_now().status == 200);
    BOOST_REQUIRE(ledger->nextMessage(clock.now()).has_value());
    BOOST_TEST(ledger->nextMessage(clock.now())->attempts == 1);  // what was tried stays counted
    BOOST_TEST(send_now().status == 200);
}

BOOST_AUTO_TEST_CASE(the_timeline_says_how_a_customer_was_checked) {
    const OrderRef order_ref = offer(anOrder().pickup().hub());
    take(order_ref, acceptAll(order(order_ref)));
    take(order_ref, StartPicking{});
    take(order_ref, FinishPicking{});
    take(order_ref, Pack{});
    take(order_ref, MarkReady{.place = "A3"});
    const HttpReply handed =
        command(order_ref, "hand_over", R"("received_by":"Ana","checked_by":"document")");
    BOOST_TEST(cardOf(handed)->getValue<std::string>("state") == "delivered");
    const auto timeline = handed.json()->getObject("order")->getArray("timeline");
    const auto last = timeline->getObject(static_cast<unsigned>(timeline->size() - 1));
    BOOST_TEST(last->getValue<std::string>("name") == "handed_over");
    BOOST_TEST(last->getValue<std::string>("note") == "Ana");
    BOOST_TEST(last->getValue<std::string>("checked_by") == "document");
}

BOOST_AUTO_TEST_CASE(an_answer_leaves_at_once_where_nothing_is_taken_back) {
    const OrderRef order_ref = offer(anOrder().hub());
    take(order_ref, acceptAll(order(order_ref)));
    BOOST_TEST(ledger->nextMessage(clock.now()).has_value());
    BOOST_TEST(typeOf(command(order_ref, "undo_decision")) == "already-sent");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(undo_api, PatientShop)

BOOST_AUTO_TEST_CASE(undo_decision_takes_the_answer_back_while_the_card_says_so) {
    const OrderRef order_ref = offer(anOrder().hub());
    const HttpReply accepted = command(order_ref, "decide", all());
    BOOST_TEST(
        cardOf(accepted)->getObject("sync")->getValue<std::int64_t>("undo_until_ms") ==
        (clock.now() + std::chrono::seconds{10}).time_since_epoch() / std::chrono::milliseconds{1}
    );
    BOOST_TEST(!ledger->nextMessage(clock.now()).has_value());

    const HttpReply undone = command(order_ref, "undo_decision");
    BOOST_TEST(cardOf(undone)->getValue<std::string>("state") == "offered");
    BOOST_TEST(cardOf(undone)->getObject("sync")->getValue<std::string>("state") == "none");
    clock.advance(std::chrono::hours{1});
    BOOST_TEST(!ledger->nextMessage(clock.now()).has_value());
    const auto timeline = undone.json()->getObject("order")->getArray("timeline");
    BOOST_TEST(
        timeline->getObject(static_cast<unsigned>(timeline->size() - 1))
            ->getValue<std::string>("name") == "decision_undone"
    );
}

BOOST_AUTO_TEST_CASE(sending_what_waits_does_not_send_what_can_be_taken_back) {
    const OrderRef order_ref = offer(anOrder().hub());
    command(order_ref, "decide", all());
    call("sendWaitingNow", {.body = R"({"command_id":")" + newId().value + "\"}"});
    BOOST_TEST(!ledger->nextMessage(clock.now()).has_value());
    BOOST_TEST(command(order_ref, "undo_decision").status == 200);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
