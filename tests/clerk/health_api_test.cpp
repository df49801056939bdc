// What a probe, a collector of figures and the health screen are answered; of the same program as
// clerk_api_test.cpp.
#include "agent/service/log.h"
#include "tests/clerk/clerk_shop.h"

#include <Poco/JSON/Array.h>

#include <string>

namespace balcao::test {

BOOST_FIXTURE_TEST_SUITE(health_api, ClerkShop)

BOOST_AUTO_TEST_CASE(getHealthReport_says_each_finding_in_the_language_asked_for) {
    health = {
        .at = clock.now(),
        .version = "1.2.3",
        .findings = {
            {.part = "dns", .word = "ok", .facts = {"hub.example"}},
            {.part = "store", .word = "refused", .grade = HealthGrade::bad, .about = "rede/17"}}};
    const auto spanish = call("getHealthReport", {.query = "?language=es"}).json();
    BOOST_TEST(spanish->getValue<std::string>("grade") == "bad");
    BOOST_TEST(spanish->getValue<std::int64_t>("at_ms") == 1'700'000'000'000);
    const auto findings = spanish->getArray("findings");
    BOOST_REQUIRE(findings->size() == 2U);
    const auto name = findings->getObject(0)->getValue<std::string>("text");
    BOOST_TEST(name.find("Se encontró el nombre del hub, hub.example") == 0U, name);
    BOOST_TEST(findings->getObject(1)->getValue<std::string>("about") == "rede/17");
    const auto usual = call("getHealthReport").json()->getArray("findings")->getObject(0);
    BOOST_TEST(usual->getValue<std::string>("text").starts_with("O nome do hub"));
}

BOOST_AUTO_TEST_CASE(getHealthReport_before_the_first_look_is_empty) {
    const auto report = call("getHealthReport").json();
    BOOST_TEST(report->getValue<std::int64_t>("at_ms") == 0);
    BOOST_TEST(report->getArray("findings")->empty());
}

BOOST_AUTO_TEST_CASE(getMetrics_has_the_figures_of_hub_queue_printers_and_disk) {
    packedOrder();  // its label is asked for
    links.hubAnswered(kStore, clock.now(), 250);
    links.setPrinter(
        "label",
        {.is_configured = true,
         .state = PrinterLinkState::stopped,
         .problem = {},
         .role = "label",
         .store = {}}
    );
    health.findings = {
        {.part = "printer",
         .word = "stopped",
         .grade = HealthGrade::bad,
         .about = "label \"quoted\""}};
    const std::string text = call("getMetrics", {.with_token = false}).body;
    for (const char* const line :
         {"balcao_info{version=\"1.2.3\"} 1\n",
          "balcao_hub_up{site=\"rede\",store=\"17\"} 1\n",
          "balcao_hub_last_answer_seconds{site=\"rede\",store=\"17\"} 1700000000\n",
          "balcao_hub_clock_offset_milliseconds 250\n",
          "# TYPE balcao_messages_waiting gauge\nbalcao_messages_waiting 1\n",
          "balcao_parked{kind=\"message\"} 0\n",
          "balcao_printer_up{role=\"label\",store=\"\"} 0\n",
          "balcao_disk_state{state=\"ok\"} 1\n",
          "balcao_disk_state{state=\"full\"} 0\n",
          "balcao_health{part=\"printer\",about=\"label \\\"quoted\\\"\",found=\"stopped\"} 2\n"}) {
        BOOST_TEST(text.find(line) != std::string::npos, line << " is not in\n" << text);
    }
}

BOOST_AUTO_TEST_CASE(setLogLevel_holds_at_once_and_is_shown) {
    BOOST_TEST(call("setLogLevel", {.body = R"({"level":"debug"})"}).status == 200);
    BOOST_TEST(call("getHealthReport").json()->getValue<std::string>("log_level") == "debug");
    BOOST_TEST(call("setLogLevel", {.body = R"({"level":"loud"})"}).status == 400);
    BOOST_TEST(call("setLogLevel", {.body = R"({"level":"information"})"}).status == 200);
    BOOST_TEST((log::level() == LogLevel::information));
}

BOOST_AUTO_TEST_CASE(traceOrder_says_where_an_order_is) {
    const auto answer = call("traceOrder", {.query = "?number=PED%2D9&language=en"}).json();
    const auto finding = answer->getArray("findings")->getObject(0);
    BOOST_TEST(
        finding->getValue<std::string>("text") ==
        "No order with the number PED-9 has come to this computer."
    );
    BOOST_TEST(call("traceOrder").status == 400);
    BOOST_TEST(call("traceOrder", {.query = "?number=" + std::string(65, '9')}).status == 400);
}

BOOST_AUTO_TEST_CASE(makeSupportBundle_gives_the_file) {
    const HttpReply reply = call("makeSupportBundle", {.body = "{}"});
    BOOST_TEST(reply.status == 200);
    BOOST_TEST(reply.body == "PK of the test");
    BOOST_TEST(call("makeSupportBundle", {.body = R"({"all":true})"}).status == 400);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
