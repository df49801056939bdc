// A packing table with a printer of its own: what is wanted at its browser comes out there.
#include "tests/clerk/clerk_shop.h"

#include <Poco/JSON/Array.h>

#include <string>

namespace balcao::test {

namespace {

struct TableShop : ClerkShop {
    TableShop()
        : ClerkShop{{.has_table = true}} {}

    HttpReply ask(
        const std::string& operation_id,
        std::map<std::string, std::string> path,
        const std::string& members,
        const std::string& table
    ) {
        HttpPeer::Headers headers;
        if (!table.empty()) {
            headers.emplace("Balcao-Station", table);
        }
        return call(
            operation_id,
            {.path = std::move(path),
             .body = R"({"command_id":")" + newId().value + "\"" + members + "}",
             .headers = std::move(headers)}
        );
    }

    HttpReply answer(
        std::int64_t job_id, const std::string& members, const std::string& table = {}
    ) {
        return ask("answerPrintJob", {{"job_id", std::to_string(job_id)}}, members, table);
    }

    HttpReply print(OrderRef order_ref, const std::string& kind, const std::string& table) {
        return ask(
            "printPaper",
            {{"order_ref", std::to_string(order_ref.value)}},
            R"(,"kind":")" + kind + "\"",
            table
        );
    }

    std::optional<PrintJob> dueAt(const std::string& printer) {
        return ledger->nextPrintJob({.role = printer}, clock.now());
    }

    /// The carrier's label of a packed order, which nobody has asked for at a table.
    PrintJob label() {
        packedOrder();
        BOOST_REQUIRE(takeLabel(nextMessage()).has_value());
        return dueAt("label").value();
    }

    void comesOut(const PrintJob& job) {
        BOOST_REQUIRE(ledger->claimPrintJob(job.job_id, {.part_count = 1, .spool_id = {}}));
        ledger->recordSend(
            job.job_id,
            {.end = SendEnd::all_accepted,
             .evidence = PrintEvidence::e2,
             .bytes_sent = 7,
             .reason = {}}
        );
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(station_api, TableShop)

BOOST_AUTO_TEST_CASE(paper_that_is_wanted_at_a_table_comes_out_of_its_own_printer) {
    const OrderRef order_ref = packedOrder();
    BOOST_TEST(print(order_ref, "package_label", "Mesa%202").status == 200);
    BOOST_TEST(dueAt("label@Mesa 2").has_value());
    BOOST_TEST(!dueAt("label").has_value());
    const auto job = view(order_ref).print_jobs.back();
    const auto shown = call("getOrder", {.path = {{"order_ref", std::to_string(order_ref.value)}}})
                           .json()
                           ->getArray("print_jobs")
                           ->getObject(0);
    BOOST_TEST(shown->getValue<std::string>("role") == "label");
    BOOST_TEST(shown->getValue<std::string>("station") == "Mesa 2");
}

BOOST_AUTO_TEST_CASE(a_table_without_one_and_a_name_that_is_none_get_the_stores) {
    const OrderRef order_ref = packedOrder();
    for (const std::string table : {"", "Mesa%203", "%ff%", "Mesa%2F2", "label%40x"}) {
        BOOST_TEST(print(order_ref, "package_label", table).status == 200, table);
        const auto job = dueAt("label");
        BOOST_REQUIRE(job.has_value());
        comesOut(*job);
    }
    BOOST_TEST(print(order_ref, "picking_list", "Mesa%202").status == 200);
    BOOST_TEST(dueAt("document").has_value());  // the table has a printer for labels only
}

BOOST_AUTO_TEST_CASE(a_label_that_waits_is_printed_where_somebody_wants_it_now) {
    const PrintJob job = label();
    BOOST_TEST(answer(job.job_id, R"(,"answer":"print_now")", "Mesa%202").status == 200);
    BOOST_TEST(!dueAt("label").has_value());
    BOOST_TEST(dueAt("label@Mesa 2")->job_id == job.job_id);
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(the_same_click_again_prints_nothing_twice) {
    const PrintJob job = label();
    const std::string body = R"({"command_id":")" + newId().value + R"(","answer":"print_now"})";
    const Ask click{
        .path = {{"job_id", std::to_string(job.job_id)}},
        .body = body,
        .headers = {{"Balcao-Station", "Mesa%202"}}};
    BOOST_TEST(call("answerPrintJob", click).status == 200);
    BOOST_TEST(call("answerPrintJob", click).json()->getValue<bool>("is_repeated"));
}

BOOST_AUTO_TEST_CASE(a_job_is_sent_to_a_tables_printer_by_name) {
    const PrintJob job = label();
    const std::string to_table = R"(,"answer":"print_elsewhere","role":"label","station":"Mesa 2")";
    BOOST_TEST(answer(job.job_id, to_table).status == 200);
    BOOST_TEST(dueAt("label@Mesa 2").has_value());
    const std::string nowhere = R"(,"answer":"print_elsewhere","role":"label","station":"Mesa 9")";
    BOOST_TEST(answer(job.job_id, nowhere).status == 404);
    BOOST_TEST(
        answer(job.job_id, R"(,"answer":"print_elsewhere","role":"label","station":"a/b")")
            .status == 400
    );
    BOOST_TEST(answer(job.job_id, R"(,"answer":"cancel","station":"Mesa 2")").status == 400);
    BOOST_TEST(answer(job.job_id, R"(,"answer":"print_elsewhere","role":"label")").status == 200);
    BOOST_TEST(dueAt("label").has_value());
}

BOOST_AUTO_TEST_CASE(a_second_copy_comes_out_at_the_table_or_where_the_first_did) {
    const PrintJob job = label();
    comesOut(job);
    const std::map<std::string, std::string> path{{"job_id", std::to_string(job.job_id)}};
    BOOST_TEST(ask("reprint", path, R"(,"reason":"jam")", "Mesa%202").status == 200);
    const PrintJob second = dueAt("label@Mesa 2").value();
    BOOST_TEST(second.bytes == job.bytes);
    comesOut(second);
    BOOST_TEST(
        ask("reprint", {{"job_id", std::to_string(second.job_id)}}, R"(,"reason":"jam")", "")
            .status == 200
    );
    BOOST_TEST(dueAt("label@Mesa 2").has_value());
}

BOOST_AUTO_TEST_CASE(an_own_paper_is_made_again_for_the_table) {
    const OrderRef order_ref = packedOrder();
    print(order_ref, "package_label", "");
    const PrintJob first = dueAt("label").value();
    comesOut(first);
    const std::map<std::string, std::string> path{{"job_id", std::to_string(first.job_id)}};
    BOOST_TEST(ask("reprint", path, R"(,"reason":"jam")", "Mesa%202").status == 200);
    BOOST_TEST(dueAt("label@Mesa 2")->copy == 2);
}

BOOST_AUTO_TEST_CASE(a_test_page_from_a_table_tries_its_own_printer) {
    BOOST_TEST(ask("printTestPage", {{"role", "label"}}, "", "Mesa%202").status == 200);
    BOOST_TEST(dueAt("label@Mesa 2").has_value());
    BOOST_TEST(ask("printTestPage", {{"role", "document"}}, "", "Mesa%202").status == 200);
    BOOST_TEST(dueAt("document").has_value());
}

BOOST_AUTO_TEST_CASE(the_printers_are_listed_with_their_table_and_what_waits_there) {
    print(packedOrder(), "package_label", "Mesa%202");
    links.setPrinter(
        "label@Mesa 2",
        {.is_configured = true,
         .state = PrinterLinkState::ok,
         .problem = "",
         .reasons = {},
         .role = "label@Mesa 2",
         .store = {}}
    );
    const auto printers = call("getPrinters").json()->getArray("printers");
    BOOST_REQUIRE(printers->size() == 3U);
    BOOST_TEST(printers->getObject(2)->getValue<std::string>("role") == "label");
    BOOST_TEST(printers->getObject(2)->getValue<std::string>("station") == "Mesa 2");
    BOOST_TEST(printers->getObject(2)->getValue<int>("waiting") == 1);
    BOOST_TEST(printers->getObject(0)->getValue<int>("waiting") == 0);
    const auto status = call("getStatus").json()->getArray("printers");
    bool is_shown = false;
    for (unsigned n = 0; n < status->size(); ++n) {
        is_shown |= status->getObject(n)->optValue<std::string>("station", "") == "Mesa 2";
    }
    BOOST_TEST(is_shown);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
