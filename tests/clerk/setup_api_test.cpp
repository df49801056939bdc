// The operations of the first start, seen over HTTP. Every answer is held against api.yaml. What
// the steps look at in the world is tested with the set-up's desk.
#include "agent/clerk/setup_server.h"
#include "common/base/mutex.h"
#include "tests/clerk/api_description.h"
#include "tests/support/http_json.h"

#include <Poco/JSON/Array.h>
#include <boost/test/unit_test.hpp>

#include <array>
#include <atomic>
#include <string>

namespace balcao::test {

namespace {

/// Steps whose every look finds the same, and that remember what they were asked.
class TellingSteps final : public SetupSteps {
public:
    SetupAnswers given() const override {
        SetupAnswers answers;
        answers.hub_url = "https://hub.example/v1";
        answers.secret = "never told";
        answers.printers["label"] = {.address = "cups://zebra", .language = "zpl"};
        return answers;
    }
    bool hasSecret() const override { return true; }
    Findings lookAtHub(const SetupAnswers& answers) const override { return note("hub", answers); }
    Findings lookAtCredential(const SetupAnswers& answers) const override {
        return note("credential", answers);
    }
    Findings lookAtStores(const SetupAnswers& answers) const override {
        return note("stores", answers);
    }
    Findings printTestPage(const SetupAnswers& answers, const std::string& role) const override {
        return note("page " + role, answers);
    }
    std::vector<PrinterSighting> findPrinters() const override {
        return {{.address = "cups://zebra", .name = "Zebra", .about = "counter"}};
    }
    Findings finish(const SetupAnswers& answers) const override { return note("finish", answers); }

    Findings note(const std::string& what, const SetupAnswers& answers) const {
        const Lock lock{mutex_};
        asked_ = what;
        answers_ = answers;
        return {
            {.part = "tls",
             .word = is_well ? "ok" : "unreachable",
             .grade = is_well ? HealthGrade::good : HealthGrade::bad,
             .facts = {"https://hub.example", "why"}}};
    }

    std::string asked() const {
        const Lock lock{mutex_};
        return asked_;
    }
    SetupAnswers answers() const {
        const Lock lock{mutex_};
        return answers_;
    }

    std::atomic<bool> is_well{true};

private:
    mutable Mutex mutex_;
    mutable std::string asked_ BALCAO_GUARDED_BY(mutex_);
    mutable SetupAnswers answers_ BALCAO_GUARDED_BY(mutex_);
};

struct NewAgent {
    NewAgent() { token = call("getSession").json()->getValue<std::string>("token"); }

    HttpReply call(const std::string& operation_id, const std::string& body = {}) {
        const auto& operation = api.operation(operation_id);
        HttpPeer::Headers headers{{"X-Balcao-Token", token}};
        if (operation.method == "POST") {
            headers.emplace("Content-Type", "application/json");
            headers.emplace("Origin", "http://127.0.0.1:" + std::to_string(server.port()));
        }
        const HttpReply reply = peer.send(operation.method, operation.path, body, headers);
        for (const std::string& fault : api.faultsOf(operation_id, reply)) {
            BOOST_ERROR(operation_id << ": " << fault);
        }
        return reply;
    }

    /// All answers, with `more` members behind them.
    static std::string answers(const std::string& more = {}) {
        return R"({"language":"en","hub_url":"https://hub.example/v1","client_id":"loja",)"
               R"("secret":"s3cret","stores":"rede/17","is_sign_in_required":true,)"
               R"("printers":[{"role":"label","address":"cups://zebra","language":"zpl"}])" +
               more + "}";
    }

    ApiDescription api;
    TellingSteps steps;
    std::atomic<int> times_set_up{0};
    std::array<EmbeddedFile, 2> page_files{
        EmbeddedFile{"index.html", "<title>board</title>"},
        EmbeddedFile{"setup.html", "<title>first start</title>"}};
    SetupServer server{
        {.address = "127.0.0.1",
         .port = 0,
         .pages_dir = {},
         .pages = page_files,
         .version = "1.2.3",
         .on_set_up =
             [this] {
                 ++times_set_up;
             }},
        steps};
    HttpPeer peer{server.port()};
    std::string token;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(setup_api, NewAgent)

BOOST_AUTO_TEST_CASE(the_address_shows_the_page_of_the_first_start) {
    BOOST_TEST(peer.get("/").body == "<title>first start</title>");
}

BOOST_AUTO_TEST_CASE(getSetup_says_what_is_known_and_never_the_secret) {
    const HttpReply reply = call("getSetup");
    BOOST_TEST(reply.status == 200);
    BOOST_TEST(reply.json()->getValue<std::string>("hub_url") == "https://hub.example/v1");
    BOOST_TEST(reply.json()->getValue<bool>("has_secret"));
    BOOST_TEST(reply.json()->getArray("printers")->size() == 1U);
    BOOST_TEST(reply.body.find("never told") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(checkSetup_asks_the_step_that_is_meant_with_all_answers) {
    for (const std::string step : {"hub", "credential", "stores"}) {
        const HttpReply reply = call("checkSetup", answers(R"(,"step":")" + step + "\""));
        BOOST_TEST(reply.status == 200);
        BOOST_TEST(reply.json()->getValue<bool>("may_go_on"));
        BOOST_TEST(steps.asked() == step);
    }
    const SetupAnswers heard = steps.answers();
    BOOST_TEST(heard.hub_url == "https://hub.example/v1");
    BOOST_TEST(heard.client_id == "loja");
    BOOST_TEST(heard.secret == "s3cret");
    BOOST_TEST(heard.stores == "rede/17");
    BOOST_TEST(heard.is_sign_in_required);
    BOOST_TEST(heard.printers.at("label").address == "cups://zebra");
    BOOST_TEST(heard.printers.at("label").language == "zpl");
}

BOOST_AUTO_TEST_CASE(what_was_found_is_told_in_the_language_asked_for) {
    steps.is_well = false;
    const HttpReply reply = call("checkSetup", answers(R"(,"step":"hub")"));
    BOOST_TEST(!reply.json()->getValue<bool>("may_go_on"));
    const auto finding = reply.json()->getArray("findings")->getObject(0);
    BOOST_TEST(finding->getValue<std::string>("grade") == "bad");
    BOOST_TEST(finding->getValue<std::string>("text").starts_with("The hub does not answer"));
}

BOOST_AUTO_TEST_CASE(a_body_that_says_something_else_is_refused) {
    for (const std::string& body :
         {answers(R"(,"step":"coffee")"),
          answers(),
          answers(R"(,"step":"hub","more":1)"),
          std::string{R"({"step":"hub"})"},
          std::string{"step"}}) {
        BOOST_TEST(call("checkSetup", body).status == 400, body);
    }
    BOOST_TEST(call("printSetupPage", answers()).status == 400);
    BOOST_TEST(call("finishSetup", answers(R"(,"role":"label")")).status == 400);
    BOOST_TEST(steps.asked().empty());
    BOOST_TEST(times_set_up == 0);
}

BOOST_AUTO_TEST_CASE(printers_that_are_none_or_twice_are_refused) {
    const auto with = [](const std::string& printers) {
        return R"({"language":"en","hub_url":"","client_id":"","stores":"",)"
               R"("is_sign_in_required":false,"step":"hub","printers":[)" +
               printers + "]}";
    };
    const std::string label = R"({"role":"label","address":"","language":""})";
    BOOST_TEST(call("checkSetup", with(label)).status == 200);
    BOOST_TEST(call("checkSetup", with(label + "," + label)).status == 400);
    const std::string oven = R"({"role":"oven","address":"","language":""})";
    BOOST_TEST(call("checkSetup", with(oven)).status == 400);
}

BOOST_AUTO_TEST_CASE(findSetupPrinters_lists_what_this_computer_knows) {
    const auto printers = call("findSetupPrinters").json()->getArray("printers");
    BOOST_REQUIRE(printers->size() == 1U);
    BOOST_TEST(printers->getObject(0)->getValue<std::string>("address") == "cups://zebra");
}

BOOST_AUTO_TEST_CASE(printSetupPage_prints_on_the_printer_of_the_role) {
    BOOST_TEST(call("printSetupPage", answers(R"(,"role":"label")")).status == 200);
    BOOST_TEST(steps.asked() == "page label");
}

BOOST_AUTO_TEST_CASE(finishSetup_lets_the_agent_start_once_all_of_it_holds) {
    steps.is_well = false;
    BOOST_TEST(!call("finishSetup", answers()).json()->getValue<bool>("may_go_on"));
    BOOST_TEST(times_set_up == 0);
    steps.is_well = true;
    BOOST_TEST(call("finishSetup", answers()).json()->getValue<bool>("may_go_on"));
    BOOST_TEST(times_set_up == 1);
}

BOOST_AUTO_TEST_CASE(the_wall_stands_before_the_set_up_too) {
    const std::string path = api.operation("finishSetup").path;
    const std::string own = "http://127.0.0.1:" + std::to_string(server.port());
    const HttpPeer::Headers usual{
        {"X-Balcao-Token", token}, {"Content-Type", "application/json"}, {"Origin", own}};
    const auto with = [&](const std::string& name, const std::string& value) {
        HttpPeer::Headers headers = usual;
        headers.erase(name);
        headers.emplace(name, value);
        return peer.send("POST", path, answers(), headers).status;
    };
    BOOST_TEST(with("X-Balcao-Token", "another") == 401);
    BOOST_TEST(with("Origin", "http://evil.example") == 403);
    BOOST_TEST(with("Content-Type", "text/plain") == 415);
    BOOST_TEST(with("Host", "evil.example") == 421);
    BOOST_TEST(times_set_up == 0);
}

BOOST_AUTO_TEST_CASE(what_the_page_at_work_does_is_not_there_yet) {
    BOOST_TEST(peer.get("/api/v1/board", {{"X-Balcao-Token", token}}).status == 404);
    BOOST_TEST(peer.get("/health").status == 404);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
