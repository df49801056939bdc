// The store's own papers, as the page asks for them.
#include "printing/intake/zpl_guard.h"
#include "printing/raster/png.h"
#include "tests/clerk/clerk_shop.h"
#include "tests/printing/documents/nfe_sample.h"

namespace balcao::test {

namespace {

struct PaperShop : ClerkShop {
    HttpReply print(
        OrderRef order_ref, const std::string& members, const CommandId& command_id = {}
    ) {
        const CommandId id = command_id.empty() ? newId() : command_id;
        return call(
            "printPaper",
            {.path = {{"order_ref", std::to_string(order_ref.value)}},
             .body = R"({"command_id":")" + id.value + "\"," + members + "}"}
        );
    }

    HttpReply preview(OrderRef order_ref, const std::string& file, const std::string& query = {}) {
        return call(
            "previewPaper",
            {.path = {{"order_ref", std::to_string(order_ref.value)}, {"file", file}},
             .query = query}
        );
    }

    std::string typeOf(const HttpReply& reply) {
        return reply.json()->getValue<std::string>("type");
    }

    PrintJob dueJob(const std::string& role) {
        const auto job = ledger->nextPrintJob({.role = role}, clock.now());
        BOOST_REQUIRE(job.has_value());
        return *job;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(paper_api, PaperShop)

BOOST_AUTO_TEST_CASE(a_picking_list_becomes_a_job_with_its_bytes) {
    const OrderRef order_ref = offer(anOrder().hub());
    const HttpReply done = print(order_ref, R"("kind":"picking_list")");
    BOOST_TEST(done.status == 200);
    const PrintJob job = dueJob("document");
    BOOST_TEST(job.job_id == done.json()->getValue<std::int64_t>("job_id"));
    BOOST_TEST((job.kind == PaperKind::picking_list));
    BOOST_TEST(job.format == "pdf");
    BOOST_TEST(job.bytes.starts_with("%PDF-"));
    BOOST_TEST(job.copy == 1);
}

BOOST_AUTO_TEST_CASE(labels_are_zpl_that_the_filter_takes_one_for_each_box) {
    const OrderRef order_ref = packedOrder();
    BOOST_TEST(print(order_ref, R"("kind":"package_label")").status == 200);
    const PrintJob job = dueJob("label");
    BOOST_TEST(job.format == "zpl");
    BOOST_TEST(!whyNotPrintable(job.bytes).has_value());
    BOOST_TEST(job.bytes.find("V" + std::to_string(order_ref.value) + "-1") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_receipt_is_one_strip_of_dots_as_wide_as_the_head) {
    const OrderRef order_ref = offer(anOrder().pickup().hub());
    BOOST_TEST(print(order_ref, R"("kind":"receipt","language":"en")").status == 200);
    const PrintJob job = dueJob("receipt");
    BOOST_TEST(job.format == "png");
    BOOST_TEST(bitmapFromPng(job.bytes)->width() == 576);
}

BOOST_AUTO_TEST_CASE(the_same_click_twice_is_one_job) {
    const OrderRef order_ref = offer(anOrder().hub());
    const CommandId click = newId();
    const auto first = print(order_ref, R"("kind":"picking_list")", click).json();
    const auto second = print(order_ref, R"("kind":"picking_list")", click).json();
    BOOST_TEST(!first->getValue<bool>("is_repeated"));
    BOOST_TEST(second->getValue<bool>("is_repeated"));
    BOOST_TEST(first->getValue<std::int64_t>("job_id") == second->getValue<std::int64_t>("job_id"));
}

BOOST_AUTO_TEST_CASE(the_same_paper_again_is_a_marked_reprint_that_points_at_the_first) {
    const OrderRef order_ref = offer(anOrder().hub());
    const auto first = print(order_ref, R"("kind":"picking_list")").json();
    const auto again = print(order_ref, R"("kind":"picking_list","reason":"lost")").json();
    BOOST_TEST(again->getValue<int>("copy") == 2);
    const auto jobs = view(order_ref).print_jobs;
    BOOST_REQUIRE(jobs.size() == 2U);
    BOOST_TEST((jobs[1].reprint_of == first->getValue<std::int64_t>("job_id")));
    BOOST_TEST(jobs[1].asked_why == "lost");
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(the_danfe_label_needs_the_file_of_this_orders_invoice) {
    const OrderRef order_ref = packedOrder();
    const auto wish = [](const std::string& xml) {
        std::string text = R"("kind":"danfe_label","nfe_xml":")";
        for (const char c : xml) {
            text += c == '"' ? "\\\"" : (c == '\n' ? "\\n" : std::string(1, c));
        }
        return text + "\"";
    };
    BOOST_TEST(print(order_ref, wish(nfeXml())).status == 200);
    BOOST_TEST(dueJob("label").bytes.find(kDigitsKey) != std::string::npos);
    BOOST_TEST(typeOf(print(order_ref, wish("<a/>"))) == "nfe_unreadable");
    take(order_ref, AttachInvoice{.invoice_key = std::string(44, '1')});
    BOOST_TEST(typeOf(print(order_ref, wish(nfeXml()))) == "nfe_of_another_order");
    BOOST_TEST(print(order_ref, R"("kind":"danfe_label")").status == 400);
    BOOST_TEST(print(order_ref, R"("kind":"manifest","nfe_xml":"<a/>")").status == 400);
}

BOOST_AUTO_TEST_CASE(wishes_that_say_nonsense_are_refused) {
    const OrderRef order_ref = offer(anOrder().hub());
    for (const char* const members :
         {R"("kind":"label")",
          R"("kind":"test_page")",
          R"("kind":"picking_list","copies":0)",
          R"("kind":"picking_list","copies":21)",
          R"("kind":"picking_list","language":"fr")",
          R"("kind":"picking_list","reason":"whim")",
          R"("kind":"picking_list","printer":"x")"}) {
        BOOST_TEST(print(order_ref, members).status == 400, members);
    }
    BOOST_TEST(print(OrderRef{999}, R"("kind":"picking_list")").status == 404);
    BOOST_TEST(view(order_ref).print_jobs.empty());
}

BOOST_AUTO_TEST_CASE(a_preview_shows_the_paper_and_prints_nothing) {
    const OrderRef order_ref = packedOrder();
    const HttpReply png = preview(order_ref, "pickup_label.png");
    BOOST_TEST(png.status == 200);
    BOOST_TEST(bitmapFromPng(png.body)->width() == 800);  // the dots of the label printer
    BOOST_TEST(preview(order_ref, "content_list.pdf", "?language=es").body.starts_with("%PDF-"));
    for (const char* const kind :
         {"picking_list", "content_list", "pickup_label", "package_label", "manifest", "receipt"}) {
        BOOST_TEST(preview(order_ref, std::string{kind} + ".png").status == 200, kind);
    }
    BOOST_TEST(view(order_ref).print_jobs.empty());
}

BOOST_AUTO_TEST_CASE(a_test_page_goes_to_the_printer_of_its_role) {
    const auto testPage = [&](const std::string& role, const std::string& body) {
        return call("printTestPage", {.path = {{"role", role}}, .body = body});
    };
    const std::string click = R"({"command_id":")" + newId().value + "\"}";
    BOOST_TEST(testPage("label", click).status == 200);
    BOOST_TEST(testPage("label", click).json()->getValue<bool>("is_repeated"));
    const PrintJob job = dueJob("label");
    BOOST_TEST((job.kind == PaperKind::test_page));
    BOOST_TEST(!whyNotPrintable(job.bytes).has_value());
    BOOST_TEST(testPage("oven", click).status == 404);
    BOOST_TEST(testPage("label", "{}").status == 400);
}

BOOST_AUTO_TEST_CASE(the_paper_fits_what_is_known_of_the_printer) {
    using Format = PaperPrinter::Format;
    using Paper = PaperPrinter::Paper;
    BOOST_TEST((paperPrinterFor("label", {}) == PaperPrinter{Format::zpl, Paper::label_100x150, 8})
    );
    BOOST_TEST((paperPrinterFor("receipt", {}) == PaperPrinter{Format::png, Paper::roll_80, 8}));
    BOOST_TEST((paperPrinterFor("document", {}).paper == Paper::a4));
    const PrinterFacts small{.language = "epl", .width_mm = 100, .height_mm = 50, .dots_per_mm = 8};
    BOOST_TEST(
        (paperPrinterFor("label", small) == PaperPrinter{Format::pdf, Paper::label_100x50, 8})
    );
    const PrinterFacts roll{.language = "escpos", .width_mm = 80};
    BOOST_TEST((paperPrinterFor("document", roll) == PaperPrinter{Format::png, Paper::roll_80, 8}));
}

BOOST_AUTO_TEST_CASE(other_previews_are_not_found) {
    const OrderRef order_ref = packedOrder();
    for (const char* const file :
         {"picking_list", "picking_list.exe", "label.png", "x.png", ".png", "danfe_label.png"}) {
        BOOST_TEST(preview(order_ref, file).status == 404, file);
    }
    BOOST_TEST(preview(order_ref, "manifest.png", "?language=fr").status == 400);
    BOOST_TEST(preview(OrderRef{999}, "manifest.png").status == 404);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
