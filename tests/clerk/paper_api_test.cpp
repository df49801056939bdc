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

    /// The member nfe_xml with this file.
    static std::string memberOf(const std::string& xml) {
        std::string text = R"("nfe_xml":")";
        for (const char c : xml) {
            text += c == '"' ? "\\\"" : (c == '\n' ? "\\n" : std::string(1, c));
        }
        return text + "\"";
    }

    HttpReply reprint(std::int64_t job_id, const CommandId& command_id = {}) {
        const CommandId id = command_id.empty() ? newId() : command_id;
        return call(
            "reprint",
            {.path = {{"job_id", std::to_string(job_id)}},
             .body = R"({"command_id":")" + id.value + R"(","reason":"jam"})"}
        );
    }

    HttpReply didNotComeOut(std::int64_t job_id) {
        return call(
            "answerPrintJob",
            {.path = {{"job_id", std::to_string(job_id)}},
             .body = R"({"command_id":")" + newId().value + R"(","answer":"did_not"})"}
        );
    }

    void sendPart(const PrintJob& job, const ClaimJob& claim, SendEnd end) {
        BOOST_REQUIRE(ledger->claimPrintJob(job.job_id, claim));
        ledger->recordSend(
            job.job_id, {.end = end, .evidence = PrintEvidence::e2, .bytes_sent = 100, .reason = {}}
        );
    }

    /// Prints the job that is due, as far as its end says.
    PrintJob sent(const std::string& role, SendEnd end = SendEnd::all_accepted) {
        const PrintJob job = dueJob(role);
        sendPart(job, {.part_count = 1, .spool_id = {}}, end);
        return job;
    }

    static Voucher aVoucher() {
        return {
            .store = kStore,
            .order_code = "000123456-01",
            .code = "VT-7QK2",
            .amount_minor = 15990,
            .balance_minor = 15990,
            .currency = "BRL",
            .valid_until = Instant{std::chrono::hours{24 * 400}},
            .customer = "Maria da Conceição",
            .document = "12345678909",
            .returned = {{.quantity = 1, .description = "Camisa de linho"}}};
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

BOOST_AUTO_TEST_CASE(a_voucher_is_one_job_however_often_the_click_arrives) {
    const CommandId click = newId();
    const Actor ana{.kind = ActorKind::clerk, .name = "Ana"};
    const auto first = papers.printVoucher(click, aVoucher(), {}, ana);
    BOOST_REQUIRE(first);
    BOOST_TEST(first->copy == 1);
    BOOST_TEST(papers.printVoucher(click, aVoucher(), {}, ana)->is_repeated);
    const PrintJob job = dueJob("receipt");
    BOOST_TEST((job.kind == PaperKind::voucher));
    BOOST_TEST(job.package_id.value == "VT-7QK2");
    BOOST_TEST(job.order_ref.value == 0);
}

BOOST_AUTO_TEST_CASE(a_voucher_that_is_on_paper_comes_again_as_a_marked_reprint_only) {
    const Actor ana{.kind = ActorKind::clerk, .name = "Ana"};
    const auto first = papers.printVoucher(newId(), aVoucher(), {}, ana);
    const CommandId click = newId();
    const auto again = papers.printVoucher(click, aVoucher(), "lost", ana);
    BOOST_TEST(again->copy == 2);
    BOOST_TEST((again->job_id != first->job_id));
    BOOST_TEST((papers.printVoucher(click, aVoucher(), "lost", ana)->job_id == again->job_id));
    BOOST_TEST(papers.printVoucher(newId(), aVoucher(), "jam", ana)->copy == 3);
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(a_voucher_can_be_looked_at_and_needs_its_code) {
    const auto png = papers.previewVoucher(aVoucher(), PaperDesk::PreviewAs::png);
    BOOST_TEST(png->content_type == "image/png");
    BOOST_TEST(
        papers.previewVoucher(aVoucher(), PaperDesk::PreviewAs::pdf)->bytes.starts_with("%PDF-")
    );
    Voucher blank = aVoucher();
    blank.code.clear();
    BOOST_TEST(papers.previewVoucher(blank, PaperDesk::PreviewAs::png)
                   .error()
                   .reason.starts_with("voucher_without_code: "));
}

BOOST_AUTO_TEST_CASE(the_papers_name_the_store_as_the_settings_do) {
    PaperDesk named{
        *ledger,
        read_views,
        clock,
        {.printers = {{"document", {.format = PaperPrinter::Format::zpl}}},
         .stores = {{kStore, {.name = "Loja da Praça", .cnpj = "11222333000181", .address = {}}}}}};
    const OrderRef order_ref = offer(anOrder().hub());
    const Actor ana{.kind = ActorKind::clerk, .name = "Ana"};
    BOOST_REQUIRE(
        named.print(newId(), {.order_ref = order_ref, .kind = PaperKind::picking_list}, 0, {}, ana)
    );
    const std::string zpl = dueJob("document").bytes;
    BOOST_TEST(zpl.find("Loja da Pra") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_danfe_label_needs_the_file_of_this_orders_invoice) {
    const OrderRef order_ref = packedOrder();
    const auto wish = [](const std::string& xml) {
        return R"("kind":"danfe_label",)" + memberOf(xml);
    };
    BOOST_TEST(print(order_ref, wish(nfeXml())).status == 200);
    BOOST_TEST(dueJob("label").bytes.find(kDigitsKey) != std::string::npos);
    BOOST_TEST(typeOf(print(order_ref, wish("<a/>"))) == "nfe_unreadable");
    take(order_ref, AttachInvoice{.invoice_key = std::string(44, '1')});
    BOOST_TEST(typeOf(print(order_ref, wish(nfeXml()))) == "nfe_of_another_order");
    BOOST_TEST(typeOf(print(order_ref, R"("kind":"danfe_label")")) == "nfe_missing");
    BOOST_TEST(print(order_ref, R"("kind":"manifest","nfe_xml":"<a/>")").status == 400);
    BOOST_TEST(print(order_ref, R"("kind":"receipt","driver":"Rui")").status == 400);
}

BOOST_AUTO_TEST_CASE(the_file_of_the_invoice_stays_with_the_order_and_makes_its_danfe_label) {
    const OrderRef order_ref = packedOrder();
    BOOST_TEST(typeOf(print(order_ref, R"("kind":"danfe_label")")) == "nfe_missing");
    const auto done = command(order_ref, "attach_invoice", memberOf(nfeXml())).json();
    const auto order = done->getObject("order");
    BOOST_TEST(order->getValue<std::string>("invoice_key") == kDigitsKey);
    BOOST_TEST(order->getValue<bool>("has_invoice_file"));
    BOOST_TEST(preview(order_ref, "danfe_label.png").status == 200);
    BOOST_TEST(print(order_ref, R"("kind":"danfe_label")").status == 200);
    BOOST_TEST(dueJob("label").bytes.find(kDigitsKey) != std::string::npos);
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(a_file_that_is_not_of_this_orders_invoice_is_not_kept) {
    const OrderRef order_ref = packedOrder();
    BOOST_TEST(typeOf(command(order_ref, "attach_invoice", memberOf("<a/>"))) == "nfe_unreadable");
    const std::string other_key = R"("invoice_key":")" + std::string(44, '1') + "\"";
    const std::string both = other_key + "," + memberOf(nfeXml());
    BOOST_TEST(typeOf(command(order_ref, "attach_invoice", both)) == "nfe_of_another_order");
    BOOST_TEST(command(order_ref, "attach_invoice", other_key).status == 200);
    BOOST_TEST(
        typeOf(command(order_ref, "attach_invoice", memberOf(nfeXml()))) == "nfe_of_another_order"
    );
    BOOST_TEST(command(order_ref, "pack", memberOf(nfeXml())).status == 400);
    BOOST_TEST(view(order_ref).order.invoice_sha256.empty());
}

BOOST_AUTO_TEST_CASE(a_second_copy_of_an_own_paper_is_marked_with_why_and_who) {
    const OrderRef order_ref = offer(anOrder().hub());
    print(order_ref, R"("kind":"picking_list")");
    const PrintJob first = sent("document");
    const CommandId click = newId();
    BOOST_TEST(reprint(first.job_id, click).status == 200);
    BOOST_TEST(reprint(first.job_id, click).json()->getValue<bool>("is_repeated"));
    const PrintJob second = dueJob("document");
    BOOST_TEST(second.copy == 2);
    BOOST_TEST(second.bytes != first.bytes);
    BOOST_TEST(view(order_ref).print_jobs.back().asked_why == "jam");
    BOOST_TEST(view(order_ref).print_jobs.size() == 2U);
    BOOST_TEST(typeOf(reprint(second.job_id)) == "not-now");  // it still comes out by itself
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(an_own_paper_that_did_not_come_out_is_made_anew_and_marked) {
    const OrderRef order_ref = offer(anOrder().hub());
    print(order_ref, R"("kind":"picking_list")");
    const PrintJob first = sent("document", SendEnd::unknown);
    BOOST_TEST(didNotComeOut(first.job_id).status == 200);
    const PrintJob second = dueJob("document");
    BOOST_TEST(second.copy == 2);
    BOOST_TEST(second.bytes != first.bytes);
    const auto jobs = view(order_ref).print_jobs;
    BOOST_TEST((jobs.front().progress.state == PrintState::not_printed));
    BOOST_TEST(jobs.back().asked_why == "not_printed");
    BOOST_TEST(didNotComeOut(first.job_id).status == 409);
    BOOST_TEST(view(order_ref).print_jobs.size() == 2U);
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(the_rest_of_a_paper_that_stopped_half_way_is_still_its_first_copy) {
    const OrderRef order_ref = packedOrder();
    take(order_ref, Unpack{});
    take(order_ref, Pack{.package_count = 2});
    print(order_ref, R"("kind":"package_label")");
    const PrintJob job = dueJob("label");
    for (const SendEnd end : {SendEnd::all_accepted, SendEnd::unknown}) {
        sendPart(job, {.part_count = 2, .spool_id = {}}, end);
    }
    BOOST_TEST(didNotComeOut(job.job_id).status == 200);
    const PrintJob rest = dueJob("label");
    BOOST_TEST(rest.bytes == job.bytes);
    BOOST_TEST(rest.progress.parts_sent == 1);
}

BOOST_AUTO_TEST_CASE(a_voucher_is_not_printed_again_from_its_job) {
    const Actor ana{.kind = ActorKind::clerk, .name = "Ana"};
    const auto voucher = papers.printVoucher(newId(), aVoucher(), {}, ana);
    sent("receipt");
    BOOST_TEST(typeOf(reprint(voucher->job_id.value_or(0))) == "voucher-asks-hub");
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
         {"picking_list", "picking_list.exe", "label.png", "x.png", ".png"}) {
        BOOST_TEST(preview(order_ref, file).status == 404, file);
    }
    BOOST_TEST(preview(order_ref, "manifest.png", "?language=fr").status == 400);
    BOOST_TEST(preview(OrderRef{999}, "manifest.png").status == 404);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
