// The printers' part of the API; of the same program as clerk_api_test.cpp, which looks whether
// every operation has its cases.
#include "tests/clerk/clerk_shop.h"

#include <Poco/JSON/Array.h>

#include <string>

namespace balcao::test {

BOOST_FIXTURE_TEST_SUITE(printers_api, ClerkShop)

BOOST_AUTO_TEST_CASE(getPrinters_shows_what_is_set_and_what_is_known) {
    links.setPrinter(
        "label",
        {.is_configured = true,
         .state = PrinterLinkState::stopped,
         .problem = "media-empty: the printer has no paper",
         .reasons = {"media-empty", "media-low"},
         .role = "label",
         .store = {}}
    );
    packedOrder();
    BOOST_REQUIRE(takeLabel(nextMessage()).has_value());
    const auto printers = call("getPrinters").json()->getArray("printers");
    BOOST_REQUIRE(printers->size() == 2U);
    const auto label = printers->getObject(0);
    BOOST_TEST(label->getValue<std::string>("state") == "stopped");
    BOOST_TEST(label->getArray("reasons")->getElement<std::string>(0) == "media-empty");
    BOOST_TEST(label->getValue<std::string>("address") == "socket://10.0.0.7:9100");
    BOOST_TEST(label->getValue<int>("dpi") == 203);
    BOOST_TEST(label->getValue<int>("waiting") == 1);
    BOOST_TEST(printers->getObject(1)->getValue<std::string>("store_id") == kStore.store_id);
    BOOST_TEST(!printers->getObject(1)->getValue<bool>("is_configured"));  // not started yet
}

BOOST_AUTO_TEST_CASE(findPrinters_lists_what_this_computer_knows) {
    const auto printers = call("findPrinters").json()->getArray("printers");
    BOOST_REQUIRE(printers->size() == 1U);
    BOOST_TEST(printers->getObject(0)->getValue<std::string>("address") == "cups://zebra");
}

BOOST_AUTO_TEST_CASE(answerPrintJob_sends_an_unsent_job_to_another_printer) {
    packedOrder();
    BOOST_REQUIRE(takeLabel(nextMessage()).has_value());
    const std::int64_t job_id = ledger->nextPrintJob({.role = "label"}, clock.now())->job_id;
    const auto elsewhere = [&](const std::string& role) {
        return call(
            "answerPrintJob",
            {.path = {{"job_id", std::to_string(job_id)}},
             .body = R"({"command_id":")" + newId().value + R"(","answer":"print_elsewhere")" +
                     role + "}"}
        );
    };
    BOOST_TEST(elsewhere(R"(,"role":"document")").status == 200);
    BOOST_TEST(ledger->nextPrintJob({.role = "document"}, clock.now())->job_id == job_id);
    BOOST_TEST(elsewhere(R"(,"role":"fax")").status == 400);
    BOOST_TEST(elsewhere("").status == 400);
}

BOOST_AUTO_TEST_CASE(getPrinterSettings_tells_what_may_be_changed) {
    const auto settings = call("getPrinterSettings").json()->getArray("settings");
    BOOST_REQUIRE(settings->size() == 2U);
    BOOST_TEST(settings->getObject(0)->getValue<std::string>("value") == "cups://zebra");
    BOOST_TEST(settings->getObject(1)->getValue<bool>("is_fixed"));
    shelf_printers.is_spoilt = true;
    const HttpReply reply = call("getPrinterSettings");
    BOOST_TEST(reply.status == 503);
    BOOST_TEST(reply.body.find("hub.ulr") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(tryPrinter_prints_before_anything_is_kept) {
    const auto page = call(
        "tryPrinter",
        {.body = R"({"language":"pt","role":"label","changes":)"
                 R"([{"key":"printer.label","value":"cups://zebra-2"}]})"}
    );
    BOOST_TEST(page.json()->getValue<bool>("may_go_on"));
    BOOST_TEST(shelf_printers.asked == "label");
    BOOST_TEST(shelf_printers.given.at("printer.label") == "cups://zebra-2");
    BOOST_TEST(printer_changes == 0);
    BOOST_TEST(call("tryPrinter", {.body = R"({"language":"pt","changes":[]})"}).status == 400);
    call(
        "tryPrinter",
        {.body = R"({"language":"pt","role":"label","station":"Mesa 2","changes":[]})"}
    );
    BOOST_TEST(shelf_printers.asked == "label@Mesa 2");
}

BOOST_AUTO_TEST_CASE(changePrinters_begins_anew_only_with_what_holds) {
    const auto change = [this](const std::string& changes) {
        return call("changePrinters", {.body = R"({"language":"pt","changes":[)" + changes + "]}"});
    };
    const auto refused = change(R"({"key":"printer.label","value":"fax"})");
    BOOST_TEST(!refused.json()->getValue<bool>("may_go_on"));
    BOOST_TEST(refused.body.find("não é o endereço de uma impressora") != std::string::npos);
    BOOST_TEST(printer_changes == 0);
    BOOST_TEST(
        change(R"({"key":"a","value":"cups://a"},{"key":"a","value":"cups://b"})").status == 400
    );
    BOOST_TEST(change(R"({"key":"a"})").status == 400);
    const auto kept = change(R"({"key":"printer.label","value":"cups://b"})");
    BOOST_TEST(kept.json()->getValue<bool>("may_go_on"));
    BOOST_TEST(printer_changes == 1);
}

BOOST_AUTO_TEST_SUITE_END()

struct ShopWithFixedPrinters : ClerkShop {
    ShopWithFixedPrinters()
        : ClerkShop{{.can_change_printers = false}} {}
};

BOOST_FIXTURE_TEST_SUITE(fixed_printers_api, ShopWithFixedPrinters)

BOOST_AUTO_TEST_CASE(printers_of_the_settings_file_alone_are_not_changed) {
    BOOST_TEST(call("getPrinterSettings").status == 404);
    BOOST_TEST(call("changePrinters", {.body = R"({"language":"pt","changes":[]})"}).status == 404);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
