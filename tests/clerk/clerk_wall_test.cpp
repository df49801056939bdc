// The wall around the whole server: what wall_test proves of the rules, proven of every address.
#include "tests/clerk/clerk_shop.h"

#include <string>
#include <vector>

namespace balcao::test {

namespace {

struct Fortress : ClerkShop {
    std::string ours() const { return "127.0.0.1:" + std::to_string(server.port()); }

    RawAnswer send(const std::string& first_line, const std::string& headers) {
        RawClient client{server.port()};
        client.send(first_line + " HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n");
        return client.answer();
    }

    /// Every path that the server knows, and some that it does not.
    std::vector<std::string> everyPath() const {
        std::vector<std::string> paths{
            "/", "/app.js", "/favicon.ico", "/x", "/api/v1/x", "/metrics"};
        for (const auto& operation : api().operations()) {
            std::string path = operation.path;
            while (path.find('{') != std::string::npos) {
                path.replace(path.find('{'), path.find('}') - path.find('{') + 1, "1");
            }
            paths.push_back(path);
        }
        return paths;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(clerk_wall, Fortress)

BOOST_AUTO_TEST_CASE(a_foreign_host_gets_421_and_nothing_else_on_every_path) {
    for (const std::string& path : everyPath()) {
        for (const char* method : {"GET ", "POST ", "HEAD ", "OPTIONS ", "DELETE "}) {
            const RawAnswer answer =
                send(method + path, "Host: evil.example:" + std::to_string(server.port()) + "\r\n");
            BOOST_TEST(answer.status == 421, method << path);
            BOOST_TEST(answer.body.empty());
        }
    }
}

BOOST_AUTO_TEST_CASE(every_operation_but_three_needs_the_token_and_those_of_the_set_up_are_gone) {
    for (const auto& operation : api().operations()) {
        std::string path = operation.path;
        while (path.find('{') != std::string::npos) {
            path.replace(path.find('{'), path.find('}') - path.find('{') + 1, "1");
        }
        const bool is_open = operation.operation_id == "getHealth" ||
                             operation.operation_id == "getMetrics" ||
                             operation.operation_id == "getSession";
        const RawAnswer answer = send(
            operation.method + " " + path,
            "Host: " + ours() + "\r\nOrigin: http://" + ours() +
                "\r\nContent-Type: application/json\r\nContent-Length: 0\r\n"
        );
        // Who is set up cannot be set up again over the page.
        const int refusal = path.starts_with("/api/v1/setup") ? 404 : 401;
        BOOST_TEST(answer.status == (is_open ? 200 : refusal), operation.operation_id);
    }
}

BOOST_AUTO_TEST_CASE(attack_pages_have_no_effect) {
    // What a page of another site can make a browser send (T2): forms, fetch without CORS, other
    // ports of this computer. Even with the token in hand none of it passes.
    const OrderRef order_ref = offer(anOrder().hub());
    const std::string path = "POST /api/v1/orders/" + std::to_string(order_ref.value) + "/commands";
    const std::string body = R"({"command_id":")" + newId().value +
                             R"(","command":"decide","lines":[{"line_id":"1","accepted":2},)"
                             R"({"line_id":"2","accepted":1}]})";
    const std::vector<std::string> attacks{
        "Origin: http://evil.example\r\nSec-Fetch-Site: cross-site\r\nContent-Type: text/plain\r\n",
        "Origin: http://evil.example\r\nContent-Type: application/json\r\n",
        "Origin: null\r\nContent-Type: application/json\r\n",
        "Origin: http://localhost:3000\r\nContent-Type: application/json\r\n",
        "Origin: https://" + ours() + "\r\nContent-Type: application/json\r\n",
        "Sec-Fetch-Site: same-site\r\nContent-Type: application/json\r\n",
        "Sec-Fetch-Site: cross-site\r\nContent-Type: application/json\r\n",
        "Content-Type: application/json\r\n"};
    for (const std::string& attack : attacks) {
        RawClient client{server.port()};
        client.send(
            path + " HTTP/1.1\r\nHost: " + ours() + "\r\nX-Balcao-Token: " + token + "\r\n" +
            attack + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body
        );
        const RawAnswer answer = client.answer();
        BOOST_TEST(answer.status == 403, attack);
        BOOST_TEST(answer.head.find("Access-Control") == std::string::npos);
    }
    BOOST_TEST((order(order_ref).state == OrderState::offered));
}

BOOST_AUTO_TEST_CASE(nothing_happens_on_get) {
    const OrderRef order_ref = offer(anOrder().hub());
    const std::int64_t before = ledger->revision();
    for (const std::string& path : everyPath()) {
        if (path != "/api/v1/events") {
            send("GET " + path, "Host: " + ours() + "\r\nX-Balcao-Token: " + token + "\r\n");
        }
    }
    BOOST_TEST(ledger->revision() == before);
    BOOST_TEST((order(order_ref).state == OrderState::offered));
}

BOOST_AUTO_TEST_CASE(wrong_methods_are_405_with_the_right_ones) {
    const std::string headers = "Host: " + ours() + "\r\nX-Balcao-Token: " + token + "\r\n";
    const RawAnswer answer = send("DELETE /api/v1/board", headers);
    BOOST_TEST(answer.status == 405);
    BOOST_TEST(answer.header("Allow") == "GET, HEAD");
    BOOST_TEST(send("GET /api/v1/orders/1/commands", headers).status == 405);
    BOOST_TEST(send("OPTIONS /api/v1/board", headers).status == 405);
    BOOST_TEST(send("POST /", headers + "Content-Length: 0\r\n").status == 405);
    BOOST_TEST(send("TRACE /", headers).status == 405);
}

BOOST_AUTO_TEST_CASE(a_write_needs_a_length_and_a_read_has_no_body) {
    const std::string ours_headers = "Host: " + ours() + "\r\nX-Balcao-Token: " + token +
                                     "\r\nOrigin: http://" + ours() +
                                     "\r\nContent-Type: application/json\r\n";
    BOOST_TEST(send("POST /api/v1/orders/1/commands", ours_headers).status == 411);
    RawClient client{server.port()};
    client.send("GET /api/v1/board HTTP/1.1\r\n" + ours_headers + "Content-Length: 2\r\n\r\n{}");
    BOOST_TEST(client.answer().status == 400);
}

BOOST_AUTO_TEST_CASE(the_page_is_served_and_the_rest_is_404) {
    const std::string headers = "Host: " + ours() + "\r\n";
    BOOST_TEST(send("GET /", headers).body == "<!doctype html><title>Balcão</title>");
    BOOST_TEST(send("GET /nothing", headers).status == 404);
    BOOST_TEST(send("GET /api/nothing", headers).status == 404);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
