// The counter's operations of api.yaml over HTTP with a real ledger. A case's name begins with the
// operation that it tests; api_cases_test fails if an operation of api.yaml is called nowhere.
#include "tests/clerk/clerk_shop.h"

#include <Poco/InflatingStream.h>
#include <Poco/JSON/Array.h>
#include <Poco/StreamCopier.h>
#include <boost/test/unit_test.hpp>

#include <sstream>
#include <string>
#include <vector>

namespace balcao::test {

namespace {

using Poco::JSON::Object;

std::string typeOf(const HttpReply& reply) {
    return reply.json()->getValue<std::string>("type");
}

std::string acceptAllLines() {
    return R"("lines":[{"line_id":"1","accepted":2},{"line_id":"2","accepted":1}])";
}

/// Board's orders, in their order.
Poco::JSON::Array::Ptr cardsOf(const HttpReply& reply) {
    return reply.json()->getArray("orders");
}

std::string stateOf(const HttpReply& reply) {
    return reply.json()->getObject("order")->getObject("card")->getValue<std::string>("state");
}

struct Counter : ClerkShop {
    /// A job for a label that is in doubt.
    std::int64_t doubtfulJob(OrderRef& order_ref) {
        order_ref = packedOrder();
        BOOST_REQUIRE(takeLabel(nextMessage()).has_value());
        const auto job = ledger->nextPrintJob({.role = "label"}, clock.now());
        BOOST_REQUIRE(job.has_value());
        BOOST_REQUIRE(ledger->claimPrintJob(job->job_id));
        ledger->recordSend(
            job->job_id,
            {.end = SendEnd::unknown,
             .evidence = PrintEvidence::e0,
             .bytes_sent = 7,
             .reason = "cut"}
        );
        return job->job_id;
    }

    HttpReply answerJob(std::int64_t job_id, const std::string& answer, const CommandId& id) {
        return call(
            "answerPrintJob",
            {.path = {{"job_id", std::to_string(job_id)}},
             .body = R"({"command_id":")" + id.value + R"(","answer":")" + answer + "\"}"}
        );
    }

    HttpReply getOrder(const std::string& order_ref) {
        return call("getOrder", {.path = {{"order_ref", order_ref}}});
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(clerk_api, Counter)

BOOST_AUTO_TEST_CASE(getHealth_is_open_and_says_ok) {
    const HttpReply reply = call("getHealth", {.with_token = false});
    BOOST_TEST(reply.json()->getValue<std::string>("status") == "ok");
    BOOST_TEST(reply.json()->getValue<std::string>("version") == "1.2.3");
}

BOOST_AUTO_TEST_CASE(getSession_gives_a_token_that_nobody_can_guess) {
    const HttpReply reply = call("getSession", {.with_token = false});
    BOOST_TEST(reply.json()->getValue<std::string>("token").size() == 32U);
    BOOST_TEST(reply.json()->getArray("stores")->size() == 1U);
}

BOOST_AUTO_TEST_CASE(getStatus_shows_hub_outbox_printers_and_disk) {
    links.hubFailed(kStore, HubLinkState::offline, clock.now(), "connection refused");
    links.setPrinter(
        "label",
        {.is_configured = true,
         .state = PrinterLinkState::unreachable,
         .problem = "refused",
         .role = "label"}
    );
    const OrderRef order_ref = offer(anOrder().hub());
    take(order_ref, acceptAll(order(order_ref)));
    const auto status = call("getStatus").json();
    BOOST_TEST(status->getObject("hub")->getValue<std::string>("state") == "offline");
    BOOST_TEST(status->getObject("outbox")->getValue<int>("waiting") >= 1);
    const auto label = status->getArray("printers")->getObject(0);
    BOOST_TEST(label->getValue<std::string>("state") == "unreachable");
    BOOST_TEST(status->getObject("disk")->getValue<std::string>("state") == "ok");
}

BOOST_AUTO_TEST_CASE(getBoard_gives_every_open_order_once) {
    for (int i = 0; i < 20; ++i) {
        offer(anOrder().id("PED-" + std::to_string(i)).hub());
    }
    const HttpReply reply = call("getBoard");
    BOOST_TEST(cardsOf(reply)->size() == 20U);
    BOOST_TEST(reply.json()->getValue<int>("count") == 20);
}

BOOST_AUTO_TEST_CASE(getBoard_is_304_until_something_changes) {
    const OrderRef order_ref = offer(anOrder().hub());
    const std::string etag = call("getBoard").headers.at("etag");
    const Ask again{.headers = {{"If-None-Match", etag}}};
    BOOST_TEST(call("getBoard", again).status == 304);
    take(order_ref, acceptAll(order(order_ref)));
    const HttpReply fresh = call("getBoard", again);
    BOOST_TEST(fresh.status == 200);
    BOOST_TEST(cardsOf(fresh)->getObject(0)->getValue<std::string>("state") == "accepted");
}

BOOST_AUTO_TEST_CASE(getBoard_is_compressed_for_who_takes_that) {
    offer(anOrder().hub());
    const std::string plain = call("getBoard").body;
    const auto& operation = api().operation("getBoard");
    const HttpReply packed = peer.send(
        operation.method,
        operation.path,
        {},
        {{"X-Balcao-Token", token}, {"Accept-Encoding", "gzip"}}
    );
    BOOST_TEST(packed.headers.at("content-encoding") == "gzip");
    BOOST_TEST(packed.headers.at("vary") == "Accept-Encoding");
    std::istringstream bytes{packed.body};
    Poco::InflatingInputStream unpacking{bytes, Poco::InflatingStreamBuf::STREAM_GZIP};
    std::string text;
    Poco::StreamCopier::copyToString(unpacking, text);
    BOOST_TEST(text == plain);
}

BOOST_AUTO_TEST_CASE(getBoard_drops_what_is_over) {
    const OrderRef order_ref = offer(anOrder().hub());
    take(order_ref, refuseAll(order(order_ref)));
    BOOST_TEST(cardsOf(call("getBoard"))->size() == 1U);  // its message waits
    confirmNext();
    BOOST_TEST(cardsOf(call("getBoard"))->size() == 0U);
}

BOOST_AUTO_TEST_CASE(getBoard_shows_every_state_as_described) {
    int number = 0;
    for (const bool is_pickup : {false, true}) {
        OrderBuilder builder = anOrder().id("PED-" + std::to_string(++number));
        const OrderRef order_ref = offer((is_pickup ? builder.pickup() : builder.shipped()).hub());
        take(order_ref, acceptAll(order(order_ref)));
        const auto step = [&](const OrderCommand& command) {
            take(order_ref, command);
            call("getBoard");
            getOrder(std::to_string(order_ref.value));
        };
        step(StartPicking{});
        step(PausePicking{});
        step(ResumePicking{});
        step(FinishPicking{});
        step(Pack{});
        if (is_pickup) {
            step(MarkReady{.place = "A3"});
            step(HandOver{.lines = {}, .received_by = "Ana"});
        } else {
            step(CancelByStore{.reason = RefusalReason::damaged, .note = {}});
        }
    }
}

BOOST_AUTO_TEST_CASE(findOrders_finds_and_pages) {
    for (int i = 0; i < 7; ++i) {
        offer(anOrder().id("PED-" + std::to_string(i)).hub());
    }
    const auto query = [&](const std::string& text) {
        return call("findOrders", {.query = text}).json();
    };
    auto page = query("?limit=3");
    std::size_t seen = page->getArray("orders")->size();
    int pages = 1;
    while (page->has("next_before")) {
        page = query("?limit=3&before=" + page->getValue<std::string>("next_before"));
        seen += page->getArray("orders")->size();
        ++pages;
    }
    BOOST_TEST(seen == 7U);
    BOOST_TEST(pages == 3);
    BOOST_TEST(query("?q=PED-3")->getArray("orders")->size() == 1U);
    BOOST_TEST(query("?q=PED-3&open=true")->getValue<int>("count") == 1);
    BOOST_TEST(query("?q=ninguem")->getValue<int>("count") == 0);
}

BOOST_AUTO_TEST_CASE(findOrders_refuses_a_query_that_it_does_not_know) {
    for (const std::string query :
         {"?x=1",
          "?limit=0",
          "?limit=201",
          "?limit=a",
          "?before=0",
          "?before=-1",
          "?open=yes",
          "?q=%zz",
          "?limit=1&limit=2"}) {
        BOOST_TEST(call("findOrders", {.query = query}).status == 400, query);
    }
    const std::string too_long(101, 'a');
    BOOST_TEST(call("findOrders", {.query = "?q=" + too_long}).status == 400);
}

BOOST_AUTO_TEST_CASE(getOrder_shows_everything_about_one) {
    const OrderRef order_ref = offer(anOrder().hub());
    take(order_ref, acceptOnly(order(order_ref), {{"1", 1}}));
    const auto detail = getOrder(std::to_string(order_ref.value)).json();
    BOOST_TEST(detail->getArray("lines")->getObject(0)->getValue<int>("accepted") == 1);
    BOOST_TEST(detail->getArray("timeline")->size() >= 2U);
    BOOST_TEST(detail->getArray("messages")->size() >= 1U);
}

BOOST_AUTO_TEST_CASE(getOrder_that_nobody_knows_is_404) {
    for (const std::string unknown : {"999", "0", "abc", "-1", "99999999999999999999"}) {
        BOOST_TEST(getOrder(unknown).status == 404, unknown);
    }
}

BOOST_AUTO_TEST_CASE(commandOrder_decides_once_however_often_it_is_sent) {
    const OrderRef order_ref = offer(anOrder().hub());
    const CommandId click = newId();
    const HttpReply first = command(order_ref, "decide", acceptAllLines(), click);
    BOOST_TEST(first.status == 200);
    BOOST_TEST(stateOf(first) == "accepted");
    BOOST_TEST(!first.json()->getValue<bool>("is_repeated"));
    const HttpReply again = command(order_ref, "decide", acceptAllLines(), click);
    BOOST_TEST(again.status == 200);
    BOOST_TEST(again.json()->getValue<bool>("is_repeated"));
    const HttpReply other = command(order_ref, "decide", acceptAllLines());
    BOOST_TEST(other.status == 409);
    BOOST_TEST(typeOf(other) == "already-decided");
    BOOST_TEST(stateOf(other) == "accepted");
}

BOOST_AUTO_TEST_CASE(commandOrder_walks_an_order_through_the_counter) {
    const OrderRef order_ref = offer(anOrder().pickup().hub());
    BOOST_TEST(stateOf(command(order_ref, "decide", acceptAllLines())) == "accepted");
    BOOST_TEST(stateOf(command(order_ref, "start_picking")) == "picking");
    BOOST_TEST(stateOf(command(order_ref, "pause_picking")) == "picking");
    BOOST_TEST(typeOf(command(order_ref, "finish_picking")) == "paused");
    BOOST_TEST(stateOf(command(order_ref, "resume_picking")) == "picking");
    BOOST_TEST(
        stateOf(command(
            order_ref,
            "report_short",
            R"("lines":[{"line_id":"1","accepted":1,"refusals":[{"quantity":1,"reason":"damaged"}]}])"
        )) == "picking"
    );
    BOOST_TEST(stateOf(command(order_ref, "finish_picking")) == "picked");
    BOOST_TEST(stateOf(command(order_ref, "pack", R"("package_count":2)")) == "packed");
    BOOST_TEST(typeOf(command(order_ref, "dispatch")) == "not-now");
    BOOST_TEST(stateOf(command(order_ref, "mark_ready", R"("place":"A3")")) == "ready_for_pickup");
    BOOST_TEST(stateOf(command(order_ref, "hand_over", R"("received_by":"Ana")")) == "delivered");
}

BOOST_AUTO_TEST_CASE(commandOrder_with_a_mistake_changes_nothing) {
    const OrderRef order_ref = offer(anOrder().hub());
    const HttpReply typo = command(order_ref, "decide", R"("linse":[])");
    BOOST_TEST(typo.status == 400);
    BOOST_TEST(typeOf(typo) == "unknown-member");
    const HttpReply short_of_a_line =
        command(order_ref, "decide", R"("lines":[{"line_id":"1","accepted":2}])");
    BOOST_TEST(short_of_a_line.status == 409);
    BOOST_TEST(typeOf(short_of_a_line) == "line-missing");
    BOOST_TEST((order(order_ref).state == OrderState::offered));
}

BOOST_AUTO_TEST_CASE(commandOrder_for_an_unknown_order_is_404) {
    BOOST_TEST(command(OrderRef{999}, "start_picking").status == 404);
}

BOOST_AUTO_TEST_CASE(commandOrder_with_the_id_of_another_order_is_a_conflict) {
    const OrderRef first = offer(anOrder().id("PED-1").hub());
    const OrderRef second = offer(anOrder().id("PED-2").hub());
    const CommandId click = newId();
    BOOST_TEST(command(first, "decide", acceptAllLines(), click).status == 200);
    const HttpReply reply = command(second, "decide", acceptAllLines(), click);
    BOOST_TEST(reply.status == 409);
    BOOST_TEST(typeOf(reply) == "id-used");
}

BOOST_AUTO_TEST_CASE(commandOrder_settles_what_the_hub_refused) {
    const OrderRef order_ref = offer(anOrder().hub());
    take(order_ref, acceptAll(order(order_ref)));
    const OutboxMessage message = nextMessage();
    take(
        order_ref,
        RefuseMessage{
            .message_id = message.message_id,
            .kind = kindOf(message.message),
            .slug = "invalid",
            .detail = "no such line",
            .order = {}},
        kAgent
    );
    const auto card = cardsOf(call("getBoard"))->getObject(0);
    BOOST_TEST(card->getValue<std::string>("stage") == "problem");
    BOOST_TEST(card->getArray("actions")->getElement<std::string>(0) == "retry_message");
    BOOST_TEST(command(order_ref, "retry_message").status == 200);
    BOOST_TEST(typeOf(command(order_ref, "drop_message")) == "no-problem");
}

BOOST_AUTO_TEST_CASE(getLabel_gives_the_bytes_as_they_came) {
    const OrderRef order_ref = packedOrder();
    BOOST_REQUIRE(takeLabel(nextMessage(), std::string("^XA\0^XZ", 7)).has_value());
    const std::string ref = std::to_string(order_ref.value);
    const HttpReply label = call("getLabel", {.path = {{"order_ref", ref}, {"package_id", "1"}}});
    BOOST_TEST(label.body == std::string("^XA\0^XZ", 7));
    BOOST_TEST(
        label.headers.at("content-disposition") ==
        "attachment; filename=\"label-" + ref + "-1.zpl\""
    );
    BOOST_TEST(call("getLabel", {.path = {{"order_ref", ref}, {"package_id", "9"}}}).status == 404);
}

BOOST_AUTO_TEST_CASE(answerPrintJob_with_no_makes_a_new_job_once) {
    OrderRef order_ref;
    const std::int64_t job_id = doubtfulJob(order_ref);
    const CommandId click = newId();
    BOOST_TEST(answerJob(job_id, "did_not", click).status == 200);
    BOOST_TEST(answerJob(job_id, "did_not", click).json()->getValue<bool>("is_repeated"));
    BOOST_TEST(view(order_ref).print_jobs.size() == 2U);
    const HttpReply late = answerJob(job_id, "came_out", newId());
    BOOST_TEST(late.status == 409);
    BOOST_TEST(typeOf(late) == "not-now");
}

BOOST_AUTO_TEST_CASE(answerPrintJob_with_yes_settles_the_question) {
    OrderRef order_ref;
    const std::int64_t job_id = doubtfulJob(order_ref);
    const HttpReply reply = answerJob(job_id, "came_out", newId());
    BOOST_TEST(reply.status == 200);
    const auto card = reply.json()->getObject("order")->getObject("card");
    BOOST_TEST(card->getValue<std::string>("label") == "printed");
    BOOST_TEST(answerJob(999, "came_out", newId()).status == 404);
}

BOOST_AUTO_TEST_CASE(reprint_is_a_new_job_that_points_at_the_old_one) {
    OrderRef order_ref;
    const std::int64_t job_id = doubtfulJob(order_ref);
    answerJob(job_id, "came_out", newId());
    const auto reprintOf = [&](const std::string& number, const std::string& reason) {
        return call(
            "reprint",
            {.path = {{"job_id", number}},
             .body = R"({"command_id":")" + newId().value + R"(","reason":")" + reason + "\"}"}
        );
    };
    const auto detail = reprintOf(std::to_string(job_id), "jam").json()->getObject("order");
    const auto jobs = detail->getArray("print_jobs");
    BOOST_REQUIRE(jobs->size() == 2U);
    BOOST_TEST(jobs->getObject(1)->getValue<std::int64_t>("reprint_of") == job_id);
    BOOST_TEST(jobs->getObject(1)->getValue<int>("copy") == 2);
    BOOST_TEST(reprintOf("999", "jam").status == 404);
}

BOOST_AUTO_TEST_CASE(finishTask_takes_the_task_off_the_board) {
    const OrderRef order_ref = offer(anOrder().hub());
    take(order_ref, acceptAll(order(order_ref)));
    confirmNext();
    take(order_ref, StartPicking{});
    take(order_ref, HubWithdraw{}, kHub);
    const auto task = call("getProblems").json()->getArray("tasks")->getObject(0);
    BOOST_TEST(task->getValue<std::string>("kind") == "put_away");
    const std::string task_id = task->getValue<std::string>("task_id");
    const auto finish = [&](const std::string& number) {
        return call(
            "finishTask",
            {.path = {{"task_id", number}}, .body = R"({"command_id":")" + newId().value + "\"}"}
        );
    };
    BOOST_TEST(finish(task_id).status == 200);
    BOOST_TEST(call("getProblems").json()->getArray("tasks")->size() == 0U);
    BOOST_TEST(finish("999").status == 404);
}

BOOST_AUTO_TEST_CASE(getProblems_lists_messages_jobs_and_tasks) {
    OrderRef order_ref;
    doubtfulJob(order_ref);
    const OrderRef waiting = offer(anOrder().id("PED-2").hub());
    take(waiting, acceptAll(order(waiting)));
    const auto problems = call("getProblems").json();
    BOOST_TEST(problems->getArray("messages")->size() >= 1U);
    BOOST_TEST(problems->getArray("print_jobs")->size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_message_that_the_hub_refused_shows_the_hubs_reason) {
    const OrderRef order_ref = offer(anOrder().hub());
    take(order_ref, acceptAll(order(order_ref)));
    take(
        order_ref,
        RefuseMessage{
            .message_id = nextMessage().message_id,
            .kind = MessageKind::decide,
            .slug = "partial-not-allowed",
            .detail = "só o pedido inteiro",
            .order = {}},
        kAgent
    );
    const auto listed = call("getProblems").json()->getArray("messages")->getObject(0);
    BOOST_TEST(listed->getValue<bool>("is_parked"));
    const std::string reason = "partial-not-allowed: só o pedido inteiro";
    BOOST_TEST(listed->getValue<std::string>("last_error") == reason);
    const auto detail = getOrder(std::to_string(order_ref.value)).json();
    const auto message = detail->getArray("messages")->getObject(0);
    BOOST_TEST(message->getValue<std::string>("last_error") == reason);
}

BOOST_AUTO_TEST_CASE(streamEvents_tells_two_pages_what_a_third_one_did) {
    const OrderRef order_ref = offer(anOrder().hub());
    std::vector<std::unique_ptr<RawClient>> pages;
    for (int i = 0; i < 2; ++i) {
        pages.push_back(std::make_unique<RawClient>(server.port()));
        pages.back()->send(
            "GET /api/v1/events?token=" + token +
            " HTTP/1.1\r\nHost: localhost:" + std::to_string(server.port()) + "\r\n\r\n"
        );
        const std::string hello = pages.back()->textUntil("event: status\ndata: ");
        BOOST_TEST(hello.find("Content-Type: text/event-stream") != std::string::npos);
        BOOST_TEST(hello.find("event: hello\n") != std::string::npos);
        pages.back()->textUntil("\n\n");
    }
    BOOST_TEST(command(order_ref, "decide", acceptAllLines()).status == 200);
    for (const auto& page : pages) {
        page->textUntil("event: board\ndata: ");
        const std::string change = page->textUntil("\n\n");
        BOOST_TEST(change.find("\"state\":\"accepted\"") != std::string::npos);
        for (const std::string& fault : api().faultsOfText("BoardChange", change)) {
            BOOST_ERROR(fault);
        }
        page->textUntil("event: status\ndata: ");
        for (const std::string& fault : api().faultsOfText("Status", page->textUntil("\n\n"))) {
            BOOST_ERROR(fault);
        }
    }
}

BOOST_AUTO_TEST_CASE(streamEvents_goes_on_where_it_broke) {
    const OrderRef order_ref = offer(anOrder().hub());
    const auto revision = call("getBoard").json()->getValue<std::string>("revision");
    take(order_ref, acceptAll(order(order_ref)));
    RawClient page{server.port()};
    page.send(
        "GET /api/v1/events HTTP/1.1\r\nHost: localhost:" + std::to_string(server.port()) +
        "\r\nX-Balcao-Token: " + token + "\r\nLast-Event-ID: " + revision + "\r\n\r\n"
    );
    page.textUntil("event: board\ndata: ");
    BOOST_TEST(page.textUntil("\n\n").find("\"state\":\"accepted\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(streamEvents_tells_when_the_hub_is_lost) {
    RawClient page{server.port()};
    page.send(
        "GET /api/v1/events?token=" + token +
        " HTTP/1.1\r\nHost: localhost:" + std::to_string(server.port()) + "\r\n\r\n"
    );
    page.textUntil("event: status\ndata: ");
    page.textUntil("\n\n");
    links.hubFailed(kStore, HubLinkState::offline, clock.now(), "connection refused");
    page.textUntil("event: status\ndata: ");
    BOOST_TEST(page.textUntil("\n\n").find("\"state\":\"offline\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(streamEvents_is_503_when_too_many_are_open_and_requests_go_on) {
    std::vector<std::unique_ptr<RawClient>> pages;
    const std::string wish = "GET /api/v1/events?token=" + token +
                             " HTTP/1.1\r\nHost: localhost:" + std::to_string(server.port()) +
                             "\r\n\r\n";
    for (int i = 0; i < 200; ++i) {
        pages.push_back(std::make_unique<RawClient>(server.port()));
        pages.back()->send(wish);
        BOOST_TEST(pages.back()->answer(false).status == 200);
    }
    BOOST_TEST(call("streamEvents").status == 503);
    BOOST_TEST(call("getStatus").status == 200);
    const OrderRef order_ref = offer(anOrder().hub());
    BOOST_TEST(command(order_ref, "decide", acceptAllLines()).status == 200);
    for (const auto& page : pages) {
        page->textUntil("\"state\":\"accepted\"");
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
