// What the list of orders gives, and that no bad answer gives anything.
#include "tests/hub/hub_fixture.h"
#include "tests/hub/order_samples.h"
#include "tests/hub/scripted_server.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>
#include <variant>
#include <vector>

namespace balcao::test {

namespace {

using Then = ScriptedReply::Then;

const std::string kEtag = "ETag: \"list-1\"\r\n";

/// Serves a token and then `pages`, one for each request of the list.
class ListServer {
public:
    explicit ListServer(std::vector<ScriptedReply> pages)
        : pages_{std::move(pages)} {}

    ListAnswer list(const ListRequest& request = wholeList()) {
        return client_.hub.listOpen(request, reader);
    }

    std::string requestOfList(std::size_t index) const {
        std::vector<std::string> found;
        for (const std::string& request : server_.requests()) {
            if (request.find("/oauth/token") == std::string::npos) {
                found.push_back(request);
            }
        }
        return found.at(index);
    }

    KeepingReader reader;

private:
    ScriptedReply answer(const std::string& request) {
        if (request.find("/oauth/token") != std::string::npos) {
            return {jsonAnswer(tokenJson())};
        }
        return pages_.at(std::min(next_++, pages_.size() - 1));
    }

    std::vector<ScriptedReply> pages_;
    std::size_t next_{};
    ScriptedServer server_{[this](const std::string& request) {
        return answer(request);
    }};
    HubUnderTest client_{server_.url() + "/v1"};
};

const Listed& listedOf(const ListAnswer& answer) {
    if (const auto* const later = std::get_if<Later>(&answer.outcome)) {
        BOOST_TEST_MESSAGE(later->why);
    }
    BOOST_REQUIRE(std::holds_alternative<Listed>(answer.outcome));
    return std::get<Listed>(answer.outcome);
}

std::vector<std::string> idsOf(const KeepingReader& reader) {
    std::vector<std::string> ids;
    for (const HubNews& news : reader.taken) {
        ids.push_back(news.order.order_id.value);
    }
    return ids;
}

using Ids = std::vector<std::string>;

std::string twoOrders() {
    return smallOrderJson("A-1") + "," + smallOrderJson("A-2");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rest_hub_list)

BOOST_AUTO_TEST_CASE(a_list_gives_its_orders_and_what_to_remember) {
    ListServer server{{{jsonAnswer(
        pageJson(twoOrders(), 2), kEtag + "Date: Tue, 14 Nov 2023 22:13:20 GMT\r\n"
    )}}};
    const ListAnswer answer = server.list();
    const Listed& listed = listedOf(answer);
    BOOST_TEST((idsOf(server.reader) == Ids{"A-1", "A-2"}));
    BOOST_TEST(listed.mark.etag == "\"list-1\"");
    BOOST_TEST(listed.defects.empty());
    BOOST_TEST((answer.hub_time == Instant{std::chrono::milliseconds{1'700'000'000'000}}));
    const std::string request = server.requestOfList(0);
    BOOST_TEST(
        request.starts_with("GET /v1/sites/1/stores/101/orders?status=open&limit=500 HTTP/1.1")
    );
    BOOST_TEST(request.find("Authorization: Bearer t0k\r\n") != std::string::npos);
    BOOST_TEST(request.find("If-None-Match") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(pages_are_followed_to_the_last) {
    ListServer server{
        {{jsonAnswer(pageJson(smallOrderJson("A-1"), 1, R"("nextCursor":"c/1",)"), kEtag)},
         {jsonAnswer(pageJson(smallOrderJson("A-2"), 1, R"("nextCursor":"c2",)"))},
         {jsonAnswer(pageJson("", 0))}}};
    const ListAnswer answer = server.list();
    BOOST_TEST(listedOf(answer).mark.pages.size() == 3U);
    BOOST_TEST((idsOf(server.reader) == Ids{"A-1", "A-2"}));
    BOOST_TEST(server.reader.pages == 2);
    BOOST_TEST(server.requestOfList(1).find("&cursor=c%2F1 ") != std::string::npos);
    BOOST_TEST(server.requestOfList(2).find("&cursor=c2 ") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_was_seen_is_named_and_304_changes_nothing) {
    ListServer server{{{"HTTP/1.1 304 Not Modified\r\n\r\n"}}};
    ListRequest request = wholeList();
    request.seen.etag = "\"list-1\"";
    request.wait = std::chrono::seconds{25};
    BOOST_TEST(std::holds_alternative<Unchanged>(server.list(request).outcome));
    BOOST_TEST(server.requestOfList(0).find("If-None-Match: \"list-1\"\r\n") != std::string::npos);
    BOOST_TEST(server.requestOfList(0).find("Prefer: wait=25\r\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_304_that_nobody_asked_for_is_an_error) {
    ListServer server{{{"HTTP/1.1 304 Not Modified\r\n\r\n"}}};
    BOOST_TEST(std::holds_alternative<Later>(server.list().outcome));
}

BOOST_AUTO_TEST_CASE(the_same_bytes_again_change_nothing_without_an_etag_too) {
    ListServer server{{{jsonAnswer(pageJson(twoOrders(), 2))}}};
    ListRequest request = wholeList();
    request.seen = listedOf(server.list()).mark;
    BOOST_TEST(request.seen.etag.empty());
    BOOST_TEST(std::holds_alternative<Unchanged>(server.list(request).outcome));
    BOOST_TEST(server.reader.taken.size() == 2U);
}

BOOST_AUTO_TEST_CASE(only_changed_orders_are_read_again) {
    ListServer server{
        {{jsonAnswer(pageJson(twoOrders(), 2))},
         {jsonAnswer(pageJson(smallOrderJson("A-1") + "," + smallOrderJson("A-2", 2), 2))}}};
    ListRequest request = wholeList();
    request.seen = listedOf(server.list()).mark;
    server.reader.taken.clear();
    const ListAnswer answer = server.list(request);
    BOOST_TEST((idsOf(server.reader) == Ids{"A-2"}));
    BOOST_TEST(listedOf(answer).mark.pages.at(0)->order_ids.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_page_that_is_as_before_keeps_its_orders_in_the_list) {
    const auto page = [](const std::string& id, const std::string& more) {
        return ScriptedReply{jsonAnswer(pageJson(smallOrderJson(id), 1, more))};
    };
    const std::string next = R"("nextCursor":"c",)";
    ListServer server{{page("A-1", next), page("A-2", ""), page("A-1", next), page("A-3", "")}};
    ListRequest request = wholeList();
    request.seen = listedOf(server.list()).mark;
    server.reader.taken.clear();
    const ListAnswer answer = server.list(request);
    BOOST_TEST((idsOf(server.reader) == Ids{"A-3"}));
    BOOST_TEST(listedOf(answer).mark.pages.at(0)->order_ids.at(0).value == "A-1");
}

BOOST_AUTO_TEST_CASE(the_same_order_twice_with_the_same_bytes_is_taken_once) {
    ListServer server{{{jsonAnswer(pageJson(smallOrderJson() + "," + smallOrderJson(), 2))}}};
    const ListAnswer answer = server.list();
    BOOST_TEST(listedOf(answer).mark.pages.at(0)->order_ids.size() == 1U);
    BOOST_TEST((idsOf(server.reader) == Ids{"A-1"}));
}

BOOST_AUTO_TEST_CASE(a_fingerprint_of_another_order_does_not_hide_one) {
    ListServer server{{{jsonAnswer(pageJson(smallOrderJson("A-1"), 1))}}};
    (void)server.list();
    for (auto& [print, order_id] : server.reader.stored) {
        order_id = OrderId{"B-9"};  // as if two orders had one fingerprint
    }
    server.reader.taken.clear();
    (void)server.list();
    BOOST_TEST((idsOf(server.reader) == Ids{"A-1"}));
}

BOOST_AUTO_TEST_CASE(an_order_that_breaks_the_contract_is_named_and_stops_no_other) {
    const std::string bad = replaced(smallOrderJson("A-2"), R"("quantity":2)", R"("quantity":-2)");
    ListServer server{{{jsonAnswer(pageJson(bad + "," + smallOrderJson("A-1"), 2), kEtag)}}};
    const ListAnswer answer = server.list();
    BOOST_TEST((idsOf(server.reader) == Ids{"A-1"}));
    BOOST_REQUIRE(listedOf(answer).defects.size() == 1U);
    BOOST_TEST(listedOf(answer).defects[0].find("A-2") != std::string::npos);
    BOOST_TEST(listedOf(answer).defects[0].find("quantity") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_order_that_is_too_large_stops_no_other) {
    const std::string large = replaced(
        smallOrderJson("A-2"),
        R"("version":1)",
        R"("version":1,"notes":")" + std::string(1 << 20, 'x') + "\""
    );
    ListServer server{{{jsonAnswer(pageJson(large + "," + smallOrderJson("A-1"), 2))}}};
    const ListAnswer answer = server.list();
    BOOST_TEST((idsOf(server.reader) == Ids{"A-1"}));
    BOOST_TEST(listedOf(answer).defects.size() == 1U);
}

// --- R11: nothing of these may be taken, and nothing remembered ------------------------------

struct BadCase {
    std::string name;
    ScriptedReply reply;
    friend std::ostream& operator<<(std::ostream& out, const BadCase& bad) {
        return out << bad.name;
    }
};

std::string withOrder(const std::string& from, const std::string& to) {
    return jsonAnswer(pageJson(replaced(smallOrderJson(), from, to), 1), kEtag);
}

std::string chunked(const std::string& body, bool is_ended) {
    const auto half = body.size() / 2;
    const auto chunk = [](const std::string& part) {
        char size[20];
        std::snprintf(static_cast<char*>(size), sizeof size, "%zx\r\n", part.size());
        return static_cast<char*>(size) + part + "\r\n";
    };
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: "
           "chunked\r\n\r\n" +
           chunk(body.substr(0, half)) +
           (is_ended ? chunk(body.substr(half)) + "0\r\n\r\n" : std::string{});
}

const std::string kGoodPage = pageJson(smallOrderJson(), 1);
const std::string kGood = jsonAnswer(kGoodPage, kEtag);
const std::string kHtml = "<!DOCTYPE html><html><body>Aceite os termos</body></html>";

const std::vector<BadCase> kBadAnswers{
    // the wire
    {"nothing", {"", Then::close}},
    {"half a head", {kGood.substr(0, 40), Then::close}},
    {"a body cut in the middle", {kGood.substr(0, kGood.size() - 300), Then::close}},
    {"a body short of one byte", {kGood.substr(0, kGood.size() - 1), Then::close}},
    {"chunks cut between two", {chunked(kGoodPage, false), Then::close}},
    {"chunks without their end",
     {chunked(kGoodPage, true).substr(0, chunked(kGoodPage, true).size() - 5), Then::close}},
    {"a length that is too small",
     {replaced(
         kGood, "Content-Length: " + std::to_string(kGoodPage.size()), "Content-Length: 100"
     )}},
    {"a length that is too large",
     {replaced(
          kGood, "Content-Length: " + std::to_string(kGoodPage.size()), "Content-Length: 9999"
      ),
      Then::close}},
    {"no length",
     {"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n" + kGoodPage, Then::close}},
    {"a length of 100 MB",
     {"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000000\r\n\r\n"}},
    {"compressed although not offered", {jsonAnswer(kGoodPage, "Content-Encoding: gzip\r\n")}},
    {"something else than HTTP", {"220 smtp ready\r\n", Then::close}},
    // not the hub
    {"HTML with 200", {httpAnswer(200, "text/html", kHtml)}},
    {"HTML called JSON", {jsonAnswer(kHtml)}},
    {"no content type", {"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"}},
    {"a redirection",
     {"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n"}},
    {"a proxy that wants a password", {httpAnswer(407, "text/html", kHtml)}},
    {"HTML with 403", {httpAnswer(403, "text/html", kHtml)}},
    {"204", {"HTTP/1.1 204 No Content\r\n\r\n"}},
    // the text
    {"an empty body", {jsonAnswer("")}},
    {"not JSON", {jsonAnswer("orders")}},
    {"JSON cut off", {jsonAnswer(kGoodPage.substr(0, kGoodPage.size() - 10))}},
    {"two texts", {jsonAnswer(kGoodPage + kGoodPage)}},
    {"a comma too many", {jsonAnswer(kGoodPage.substr(0, kGoodPage.size() - 1) + ",}")}},
    {"a broken order in a whole list", {jsonAnswer(pageJson(R"({"orderId":})", 1))}},
    {"invalid UTF-8", {jsonAnswer(replaced(kGoodPage, "Camisa", "Cami\xFFsa"))}},
    {"a list of lists", {jsonAnswer("[" + kGoodPage + "]")}},
    {"nested 2,000 deep",
     {withOrder(
         R"("version":1)", R"("version":1,"x":)" + std::string(2000, '[') + std::string(2000, ']')
     )}},
    {"a number beyond all bounds",
     {withOrder(R"("version":1)", R"("version":1,"x":1)" + std::string(400, '0'))}},
    // the envelope
    {"no orders", {jsonAnswer(R"({"siteId":"1","storeId":"101","count":0})")}},
    {"orders that are no list",
     {jsonAnswer(R"({"siteId":"1","storeId":"101","orders":{},"count":0})")}},
    {"no count", {jsonAnswer(replaced(kGoodPage, R"(,"count":1)", ""))}},
    {"a wrong count", {jsonAnswer(pageJson(smallOrderJson(), 2))}},
    {"a count as text", {jsonAnswer(replaced(kGoodPage, R"("count":1)", R"("count":"1")"))}},
    {"another store's list",
     {jsonAnswer(replaced(kGoodPage, R"("storeId":"101")", R"("storeId":"102")"))}},
    {"another site's list",
     {jsonAnswer(replaced(kGoodPage, R"("siteId":"1")", R"("siteId":"2")"))}},
    {"an empty cursor", {jsonAnswer(pageJson(smallOrderJson(), 1, R"("nextCursor":"",)"))}},
    {"a list without end", {jsonAnswer(pageJson("", 0, R"("nextCursor":"again",)"))}},
    // an order that makes the whole list doubtful
    {"another store's order",
     {withOrder(
         R"("siteId":"1","storeId":"101","journey")", R"("siteId":"1","storeId":"102","journey")"
     )}},
    {"an order twice with two contents",
     {jsonAnswer(pageJson(smallOrderJson("A-1") + "," + smallOrderJson("A-1", 2), 2))}},
    {"an id of 65 characters", {withOrder(R"("A-1")", "\"" + std::string(65, 'x') + "\"")}},
    {"an order without an id", {withOrder(R"("orderId":"A-1",)", "")}},
    // errors
    {"500", {jsonAnswer(R"({"type":"/p/internal","title":"x","status":500})", "", 500)}},
    {"502 from a gateway", {httpAnswer(502, "text/html", kHtml)}},
    {"503", {jsonAnswer(R"({"type":"/p/unavailable","title":"x","status":503})", "", 503)}},
    {"429", {jsonAnswer(R"({"type":"/p/busy","title":"x","status":429})", "", 429)}},
    {"404", {jsonAnswer(R"({"type":"/p/unknown","title":"x","status":404})", "", 404)}},
    {"400 for a cursor that is over",
     {jsonAnswer(R"({"type":"/p/cursor-expired","title":"x","status":400})", "", 400)}},
};

BOOST_DATA_TEST_CASE(a_bad_answer_gives_nothing, kBadAnswers, bad) {
    ListServer server{{bad.reply}};
    const ListAnswer answer = server.list();
    BOOST_REQUIRE(std::holds_alternative<Later>(answer.outcome));
    BOOST_TEST(!std::get<Later>(answer.outcome).why.empty());
    BOOST_TEST_MESSAGE(bad.name << ": " << std::get<Later>(answer.outcome).why);
    BOOST_TEST(server.reader.taken.empty());
}

// An order like these is left out: it is not stored, and the list is not remembered.
const std::vector<BadCase> kBadOrders{
    {"negative money", {withOrder(R"("amount":1000)", R"("amount":-1000)")}},
    {"money with a fraction", {withOrder(R"("amount":1000)", R"("amount":10.00)")}},
    {"money as text", {withOrder(R"("amount":1000)", R"("amount":"1000")")}},
    {"two currencies", {withOrder(R"("currency":"BRL"}}])", R"("currency":"USD"}}])")}},
    {"a quantity of 0", {withOrder(R"("quantity":2)", R"("quantity":0)")}},
    {"a time without a zone",
     {withOrder(R"("placedAt":"2023-11-14T22:13:20Z")", R"("placedAt":"2023-11-14T22:13:20")")}},
    {"no lines", {withOrder(R"("lines":[)", R"("lines":[],"x":[)")}},
    {"an id with a space as line", {withOrder(R"("lineId":"1")", R"("lineId":"1 2")")}},
    {"a version as text", {withOrder(R"("version":1)", R"("version":"1")")}},
    {"a huge version", {withOrder(R"("version":1)", R"("version":18446744073709551616)")}},
};

BOOST_DATA_TEST_CASE(a_bad_order_is_not_taken, kBadOrders, bad) {
    ListServer server{{bad.reply}};
    const ListAnswer answer = server.list();
    const bool is_refused_whole = std::holds_alternative<Later>(answer.outcome);
    BOOST_TEST((is_refused_whole || listedOf(answer).defects.size() == 1U));
    BOOST_TEST(server.reader.taken.empty());
}

BOOST_AUTO_TEST_CASE(a_bad_second_page_makes_the_list_bad) {
    ListServer server{
        {{jsonAnswer(pageJson(smallOrderJson(), 1, R"("nextCursor":"c",)"), kEtag)},
         {jsonAnswer(pageJson(smallOrderJson("A-2"), 5))}}};
    BOOST_TEST(std::holds_alternative<Later>(server.list().outcome));
    BOOST_TEST((idsOf(server.reader) == Ids{"A-1"}));  // the first page was whole and right
}

BOOST_AUTO_TEST_CASE(a_busy_hub_says_when_to_come_again) {
    const auto retryAfter = [](const std::string& headers) {
        ListServer server{{{jsonAnswer("{}", headers, 429)}}};
        const ListAnswer answer = server.list();
        const Later& later = std::get<Later>(answer.outcome);
        BOOST_TEST((later.cause == Later::Cause::hub_busy));
        return later.retry_after;
    };
    BOOST_TEST((retryAfter("Retry-After: 7\r\n") == std::chrono::seconds{7}));
    BOOST_TEST(
        (retryAfter("Date: Tue, 14 Nov 2023 22:13:20 GMT\r\n"
                    "Retry-After: Tue, 14 Nov 2023 22:14:00 GMT\r\n") == std::chrono::seconds{40})
    );
    BOOST_TEST(!retryAfter("Retry-After: Tue, 14 Nov 2023 22:14:00 GMT\r\n").has_value());
    BOOST_TEST(!retryAfter("").has_value());
}

BOOST_AUTO_TEST_CASE(the_clock_of_a_bad_answer_counts_too_if_it_is_credible) {
    const auto hubTime = [](const std::string& date) {
        ListServer server{{{jsonAnswer("{}", "Date: " + date + "\r\n", 500)}}};
        return server.list().hub_time;
    };
    BOOST_TEST(hubTime("Tue, 14 Nov 2023 22:13:20 GMT").has_value());
    BOOST_TEST(!hubTime("Thu, 01 Jan 1970 00:00:00 GMT").has_value());
    BOOST_TEST(!hubTime("yesterday").has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
