#include "agent/hub/rest/http_exchange.h"

#include "tests/hub/scripted_server.h"

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <string>
#include <thread>

namespace balcao::test {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using Kind = HttpFailure::Kind;
using Then = ScriptedReply::Then;

const std::string kOk = jsonAnswer("{}");

HttpRequest get(const std::string& path = "/x") {
    return {.method = "GET", .path = path, .headers = {}, .body = {}};
}

struct Fixture {
    Result<HttpAnswer, HttpFailure> send(
        const ScriptedServer& server, const HttpRequest& request, milliseconds timeout = seconds{20}
    ) {
        return exchange.send(
            readWebAddress(server.url())->origin,
            request,
            {.timeout = timeout, .max_body_bytes = 1000}
        );
    }

    Kind failureOf(const ScriptedReply& reply, milliseconds timeout = seconds{20}) {
        const ScriptedServer server{[&](const std::string&) {
            return reply;
        }};
        const auto answer = send(server, get(), timeout);
        BOOST_REQUIRE(!answer);
        BOOST_TEST_MESSAGE(answer.error().why);
        return answer.error().kind;
    }

    HttpExchange exchange{""};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(http_exchange, Fixture)

BOOST_AUTO_TEST_CASE(a_request_says_what_it_must_and_no_more) {
    const ScriptedServer server{[](const std::string&) {
        return ScriptedReply{kOk};
    }};
    const HttpRequest request{
        .method = "POST", .path = "/a%2Fb?c=d", .headers = {{"X-One", "1"}}, .body = "{\"a\":1}"};
    BOOST_REQUIRE(send(server, request));
    BOOST_TEST(
        server.requests().at(0) ==
        "POST /a%2Fb?c=d HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server.port()) +
            "\r\nUser-Agent: balcao-agent/" BALCAO_VERSION
            "\r\nAccept-Encoding: identity\r\nX-One: 1\r\nContent-Length: 7\r\n\r\n{\"a\":1}"
    );
}

BOOST_AUTO_TEST_CASE(a_connection_is_kept_for_the_next_request) {
    const ScriptedServer server{[](const std::string&) {
        return ScriptedReply{kOk};
    }};
    for (int i = 0; i < 5; ++i) {
        BOOST_REQUIRE(send(server, get()));
    }
    BOOST_TEST(server.connections() == 1);
    BOOST_TEST(exchange.requestsMade() == 5U);
}

BOOST_AUTO_TEST_CASE(a_connection_that_the_server_closed_is_replaced_unnoticed) {
    const ScriptedServer server{[](const std::string&) {
        return ScriptedReply{kOk, Then::close};
    }};
    for (int i = 0; i < 5; ++i) {
        const auto answer = send(server, get());
        BOOST_TEST_REQUIRE(answer.has_value());
    }
    BOOST_TEST(server.connections() == 5);
    BOOST_TEST(server.requests().size() == 5U);  // nothing was sent twice
}

BOOST_AUTO_TEST_CASE(bytes_that_nobody_asked_for_are_never_the_next_answer) {
    const ScriptedServer server{[](const std::string&) {
        return ScriptedReply{kOk + jsonAnswer("{\"false\":1}")};
    }};
    BOOST_TEST(send(server, get())->body == "{}");
    BOOST_TEST(send(server, get())->body == "{}");
    BOOST_TEST(server.connections() == 2);
}

BOOST_AUTO_TEST_CASE(a_short_body_is_cut_off) {
    BOOST_TEST((failureOf({kOk.substr(0, kOk.size() - 1), Then::close}) == Kind::cut_off));
}

BOOST_AUTO_TEST_CASE(a_connection_that_ends_before_the_answer_is_cut_off) {
    BOOST_TEST((failureOf({"", Then::close}) == Kind::cut_off));
}

BOOST_AUTO_TEST_CASE(something_else_than_http_is_malformed) {
    BOOST_TEST((failureOf({"SSH-2.0-x\r\n\r\n", Then::close}) == Kind::malformed));
}

BOOST_AUTO_TEST_CASE(a_silent_server_ends_at_the_deadline) {
    BOOST_TEST((failureOf({"", Then::stall}, milliseconds{50}) == Kind::timed_out));
    BOOST_TEST((failureOf({kOk.substr(0, 30), Then::stall}, milliseconds{50}) == Kind::timed_out));
}

BOOST_AUTO_TEST_CASE(nobody_there_is_unreachable) {
    std::string url;
    {
        const ScriptedServer gone{[](const std::string&) {
            return ScriptedReply{};
        }};
        url = gone.url();
    }
    const auto answer = exchange.send(readWebAddress(url)->origin, get(), {});
    BOOST_REQUIRE(!answer);
    BOOST_TEST((answer.error().kind == Kind::unreachable));
}

BOOST_AUTO_TEST_CASE(a_private_address_is_not_even_connected_to_where_only_public_ones_may_be) {
    const ScriptedServer server{[](const std::string&) {
        return ScriptedReply{kOk};
    }};
    HttpLimits limits;
    limits.is_public_only = true;
    for (const std::string host : {"127.0.0.1", "localhost"}) {
        const Origin place{.is_tls = false, .host = host, .port = server.port()};
        const auto answer = exchange.send(place, get(), limits);
        BOOST_REQUIRE(!answer);
        BOOST_TEST((answer.error().kind == Kind::unreachable));
    }
    BOOST_TEST(server.connections() == 0);
}

BOOST_AUTO_TEST_CASE(a_line_break_in_a_header_is_never_sent) {
    const ScriptedServer server{[](const std::string&) {
        return ScriptedReply{kOk};
    }};
    HttpRequest request = get();
    request.headers.emplace_back("If-None-Match", "\"a\"\r\nX: y");
    BOOST_TEST((send(server, request).error().kind == Kind::malformed));
    BOOST_TEST((send(server, get("/a b")).error().kind == Kind::malformed));
    BOOST_TEST(server.requests().empty());
}

BOOST_AUTO_TEST_CASE(interrupt_ends_a_wait_and_everything_after_it) {
    const ScriptedServer server{[this](const std::string&) {
        exchange.interrupt();  // while the answer is waited for
        return ScriptedReply{"", Then::stall};
    }};
    BOOST_TEST((send(server, get()).error().kind == Kind::interrupted));
    BOOST_TEST((send(server, get()).error().kind == Kind::interrupted));
    BOOST_TEST(server.requests().size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
