#include "agent/clerk/http/web_server.h"

#include "tests/clerk/bad_requests.h"
#include "tests/clerk/raw_client.h"

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <future>
#include <list>
#include <memory>
#include <string>
#include <vector>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;

/// Answers what the tests ask: /kept (a large shared body), /slow (held until released), /echo.
class Answers final : public RequestTaker {
public:
    Reply take(const Request& request) override {
        ++taken;
        Response response;
        response.content_type = "text/plain";
        if (request.path == "/kept") {
            response.kept = large;
            return response;
        }
        if (request.path == "/held") {
            return LaneWork{LaneKind::writes, [this]() -> Response {
                                ++held;
                                release.wait();
                                Response late;
                                late.content_type = "text/plain";
                                late.body = "released";
                                return late;
                            }};
        }
        if (request.path == "/throws") {
            return LaneWork{LaneKind::reads, []() -> Response {
                                throw std::runtime_error{"boom"};
                            }};
        }
        if (request.path == "/echo") {
            return LaneWork{LaneKind::reads, [&request]() -> Response {
                                Response echo;
                                echo.content_type = "text/plain";
                                echo.body = std::string{request.body};
                                return echo;
                            }};
        }
        response.body = request.path;
        return response;
    }

    std::atomic<int> taken{0};
    std::atomic<int> held{0};
    /// Whoever is held is answered, now and from now on.
    void letGo() {
        if (!is_let_go.exchange(true)) {
            releaser.set_value();
        }
    }

    std::atomic<bool> is_let_go{false};
    std::promise<void> releaser;
    std::shared_future<void> release{releaser.get_future()};
    std::shared_ptr<const std::string> large =
        std::make_shared<const std::string>(8 * 1024 * 1024, 'x');
};

WebServer::Limits quickLimits() {
    WebServer::Limits limits;
    limits.request_time = 300ms;
    limits.idle_time = 300ms;
    limits.answer_time = 300ms;
    return limits;
}

/// Files come to /echo, one at a time.
WebServer::Limits fileLimits() {
    WebServer::Limits limits;
    limits.request.file_path_end = "/echo";
    limits.request.file_bytes = 800'000;
    limits.files = 1;
    return limits;
}

struct Shop {
    explicit Shop(const WebServer::Limits& limits = {})
        : server{{"127.0.0.1", 0}, limits} {
        server.start(answers);
    }
    ~Shop() { answers.letGo(); }  // or a test that fails would wait for its own answers
    Shop(const Shop&) = delete;
    Shop(Shop&&) = delete;
    Shop& operator=(const Shop&) = delete;
    Shop& operator=(Shop&&) = delete;

    Answers answers;
    WebServer server;
};

std::string get(const std::string& path, const std::string& more = {}) {
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n";
}

std::string post(const std::string& path, const std::string& body) {
    return "POST " + path +
           " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(web_server)

BOOST_AUTO_TEST_CASE(a_connection_serves_many_requests) {
    Shop shop;
    RawClient client{shop.server.port()};
    for (int i = 0; i < 50; ++i) {
        const std::string path = "/" + std::to_string(i);
        client.send(get(path));
        const RawAnswer answer = client.answer();
        BOOST_TEST(answer.status == 200);
        BOOST_TEST(answer.body == path);
    }
}

BOOST_AUTO_TEST_CASE(requests_sent_at_once_are_answered_in_their_order) {
    Shop shop;
    RawClient client{shop.server.port()};
    client.send(get("/a") + post("/echo", "b") + get("/c") + post("/echo", "d"));
    for (const char* wanted : {"/a", "b", "/c", "d"}) {
        BOOST_TEST(client.answer().body == wanted);
    }
}

BOOST_AUTO_TEST_CASE(a_body_may_come_in_pieces) {
    Shop shop;
    RawClient client{shop.server.port()};
    const std::string body(200'000, 'y');
    const std::string bytes = post("/echo", body);
    for (std::size_t at = 0; at < bytes.size(); at += 7001) {
        client.send(bytes.substr(at, 7001));
    }
    BOOST_TEST((client.answer().body == body));
}

BOOST_AUTO_TEST_CASE(a_file_may_be_longer_than_other_bodies_where_files_come) {
    Shop shop{fileLimits()};
    const std::string file(700'000, 'f');
    RawClient client{shop.server.port()};
    client.send(post("/echo", file));
    BOOST_TEST((client.answer().body == file));
    client.send(get("/a"));  // the connection goes on
    BOOST_TEST(client.answer().body == "/a");
    RawClient elsewhere{shop.server.port()};
    elsewhere.trySend(post("/other", file));
    BOOST_TEST(elsewhere.answer().status == 413);
    RawClient too_long{shop.server.port()};
    too_long.trySend(post("/echo", std::string(900'000, 'f')));
    BOOST_TEST(too_long.answer().status == 413);
}

BOOST_AUTO_TEST_CASE(only_so_many_files_are_read_at_the_same_time) {
    Shop shop{fileLimits()};
    const std::string file(700'000, 'f');
    const std::string request = post("/echo", file);
    RawClient first{shop.server.port()};
    first.send(request.substr(0, 1000));
    RawClient between{shop.server.port()};
    between.send(get("/a"));
    BOOST_TEST(between.answer().status == 200);  // so the first one's head was seen
    RawClient second{shop.server.port()};
    second.trySend(request.substr(0, 1000));
    BOOST_TEST(second.answer().status == 503);
    first.send(request.substr(1000));
    BOOST_TEST((first.answer().body == file));
    RawClient third{shop.server.port()};
    third.send(request);
    BOOST_TEST(third.answer().status == 200);
}

BOOST_AUTO_TEST_CASE(a_large_answer_arrives_whole) {
    Shop shop;
    RawClient client{shop.server.port()};
    client.send(get("/kept"));
    BOOST_TEST((client.answer().body == *shop.answers.large));
    client.send(get("/after"));
    BOOST_TEST(client.answer().body == "/after");
}

BOOST_AUTO_TEST_CASE(head_gives_the_length_without_the_body) {
    Shop shop;
    RawClient client{shop.server.port()};
    client.send("HEAD /kept HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const RawAnswer answer = client.answer(false);
    BOOST_TEST(answer.header("Content-Length") == std::to_string(shop.answers.large->size()));
    client.send(get("/after"));
    BOOST_TEST(client.answer().body == "/after");
}

BOOST_AUTO_TEST_CASE(every_answer_carries_the_walls_headers) {
    Shop shop;
    RawClient client{shop.server.port()};
    client.send(get("/"));
    const RawAnswer answer = client.answer();
    BOOST_TEST(
        answer.header("Content-Security-Policy") ==
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'"
    );
    BOOST_TEST(answer.header("X-Frame-Options") == "DENY");
    BOOST_TEST(answer.header("X-Content-Type-Options") == "nosniff");
    BOOST_TEST(answer.header("Referrer-Policy") == "no-referrer");
    BOOST_TEST(answer.header("Cache-Control") == "no-store");
    BOOST_TEST(!answer.header("Date").empty());
    BOOST_TEST(answer.header("Server").empty());
    BOOST_TEST(answer.head.find("Access-Control") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_close_is_kept_and_http_1_0_is_closed) {
    Shop shop;
    for (const std::string& request :
         {get("/", "Connection: close\r\n"),
          std::string{"GET / HTTP/1.0\r\nHost: localhost\r\n\r\n"}}) {
        RawClient client{shop.server.port()};
        client.send(request);
        const RawAnswer answer = client.answer();
        BOOST_TEST(answer.status == 200);
        BOOST_TEST(answer.header("Connection") == "close");
        BOOST_TEST(client.isClosed());
    }
}

BOOST_AUTO_TEST_CASE(bad_requests_are_answered_closed_and_never_reach_the_application) {
    Shop shop;
    for (const BadRequestText& bad : badRequests()) {
        RawClient client{shop.server.port()};
        client.trySend(bad.bytes);
        const RawAnswer answer = client.answer();
        const bool is_refused =
            (answer.status >= 400 && answer.status < 500) || answer.status == 505;
        BOOST_TEST(is_refused, bad.what << " gave " << answer.status);
        BOOST_TEST(client.isClosed());
    }
    BOOST_TEST(shop.answers.taken == 0);
}

BOOST_AUTO_TEST_CASE(a_cut_off_request_is_dropped_in_silence) {
    Shop shop;
    const std::string whole = post("/echo", "body");
    for (std::size_t size = 1; size < whole.size(); ++size) {
        RawClient client{shop.server.port()};
        client.send(whole.substr(0, size));
        client.socket().shutdownSend();
        BOOST_TEST(client.answer().status == 0);
    }
    BOOST_TEST(shop.answers.taken == 0);
}

BOOST_AUTO_TEST_CASE(a_request_that_is_not_whole_in_time_is_408) {
    Shop shop{quickLimits()};
    RawClient head{shop.server.port()};
    head.send("GET / HTTP/1.1\r\nHost: local");
    RawClient body{shop.server.port()};
    body.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nbo");
    BOOST_TEST(head.answer().status == 408);
    BOOST_TEST(body.answer().status == 408);
    RawClient silent{shop.server.port()};
    BOOST_TEST(silent.answer().status == 0);
}

BOOST_AUTO_TEST_CASE(dripping_bytes_do_not_buy_time) {
    Shop shop{quickLimits()};
    RawClient client{shop.server.port()};
    std::atomic<bool> is_over{false};
    std::thread dripper{[&] {
        client.trySend("GET / HTTP/1.1\r\nHost: localhost\r\nX: ");
        while (!is_over) {
            client.trySend("a");
            std::this_thread::sleep_for(20ms);  // what a slow client does, not a synchronisation
        }
    }};
    RawAnswer answer = client.answer();
    is_over = true;
    dripper.join();
    BOOST_TEST(answer.status == 408);
}

BOOST_AUTO_TEST_CASE(a_client_that_does_not_read_its_answer_is_closed) {
    Shop shop{quickLimits()};
    RawClient client{shop.server.port()};
    client.send(get("/kept"));
    std::this_thread::sleep_for(600ms);  // not reading is what this client does
    BOOST_TEST(client.answer().body.size() < shop.answers.large->size());
}

BOOST_AUTO_TEST_CASE(an_idle_connection_is_closed) {
    Shop shop{quickLimits()};
    RawClient client{shop.server.port()};
    client.send(get("/"));
    BOOST_TEST(client.answer().status == 200);
    BOOST_TEST(client.isClosed());
}

BOOST_AUTO_TEST_CASE(half_sent_requests_make_room_for_whole_ones) {
    WebServer::Limits limits;
    limits.connections = 20;
    Shop shop{limits};
    RawClient working{shop.server.port()};
    working.send(get("/held"));
    std::list<RawClient> slow;
    for (int i = 0; i < 100; ++i) {
        slow.emplace_back(shop.server.port()).trySend("GET / HTTP/1.1\r\nHost:");
        if (i % 10 == 0) {
            RawClient honest{shop.server.port()};
            honest.send(get("/honest"));
            BOOST_TEST(honest.answer().body == "/honest");
        }
    }
    shop.answers.letGo();
    BOOST_TEST(working.answer().body == "released");
}

BOOST_AUTO_TEST_CASE(reads_do_not_wait_behind_writes) {
    Shop shop;
    std::list<RawClient> writers;
    for (int i = 0; i < 30; ++i) {
        writers.emplace_back(shop.server.port()).send(get("/held"));
    }
    RawClient reader{shop.server.port()};
    reader.send(post("/echo", "here"));
    BOOST_TEST(reader.answer().body == "here");
    shop.answers.letGo();
    for (RawClient& writer : writers) {
        BOOST_TEST(writer.answer().body == "released");
    }
}

BOOST_AUTO_TEST_CASE(a_full_lane_says_so) {
    WebServer::Limits limits;
    limits.writes = {.threads = 1, .queued = 2};
    Shop shop{limits};
    std::list<RawClient> writers;
    for (int i = 1; i <= 3; ++i) {
        writers.emplace_back(shop.server.port()).send(get("/held"));
        // The first is at work before the next comes, or it would still have a place in the queue.
        while (shop.answers.taken < i || shop.answers.held == 0) {
            std::this_thread::yield();
        }
    }
    RawClient last{shop.server.port()};
    last.send(get("/held"));
    const RawAnswer answer = last.answer();
    BOOST_TEST(answer.status == 503);
    BOOST_TEST(answer.header("Retry-After") == "1");
    shop.answers.letGo();
    for (RawClient& writer : writers) {
        BOOST_TEST(writer.answer().body == "released");
    }
}

BOOST_AUTO_TEST_CASE(a_handler_that_throws_is_a_503_and_the_connection_goes_on) {
    Shop shop;
    RawClient client{shop.server.port()};
    client.send(get("/throws"));
    BOOST_TEST(client.answer().status == 503);
    client.send(get("/after"));
    BOOST_TEST(client.answer().status == 200);
}

BOOST_AUTO_TEST_CASE(a_client_that_leaves_during_its_request_harms_nobody) {
    Shop shop;
    {
        RawClient client{shop.server.port()};
        client.send(get("/held"));
        client.socket().setLinger(true, 0);  // leaves with a reset
        while (shop.answers.held == 0) {
            std::this_thread::yield();
        }
    }
    shop.answers.letGo();
    RawClient next{shop.server.port()};
    next.send(get("/next"));
    BOOST_TEST(next.answer().status == 200);
}

BOOST_AUTO_TEST_CASE(a_taken_port_is_told_with_what_to_do) {
    Shop shop;
    try {
        const WebServer second{{"127.0.0.1", shop.server.port()}, {}};
        BOOST_FAIL("two servers on one port");
    } catch (const WebServerError& error) {
        const std::string text = error.what();
        BOOST_TEST(text.find(std::to_string(shop.server.port())) != std::string::npos);
        BOOST_TEST(text.find("web.port") != std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(a_stop_finishes_the_request_in_progress) {
    Shop shop;
    RawClient client{shop.server.port()};
    client.send(get("/held"));
    while (shop.answers.held == 0) {
        std::this_thread::yield();
    }
    shop.answers.letGo();
    shop.server.stop();
    BOOST_TEST(client.answer().body == "released");
    BOOST_TEST(client.isClosed());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
