// What every paper promises, looked at mark by mark.
#include "printing/canvas/zpl_canvas.h"
#include "printing/intake/zpl_guard.h"
#include "tests/printing/documents/marks.h"
#include "tests/printing/documents/sample_papers.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

namespace balcao::test {

namespace {

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

struct LaidOut {
    std::string name;
    PaperSize size;
    std::vector<Page> pages;
};

/// Every paper, size and language, usual and large.
std::vector<LaidOut> layOutEveryPaper() {
    std::vector<LaidOut> all;
    for (const SampleSize sample : {SampleSize::usual, SampleSize::large}) {
        for (const SamplePaper& paper : samplePapers(sample)) {
            for (const PaperSize size : paper.sizes) {
                for (const Language language : {Language::pt, Language::en, Language::es}) {
                    all.push_back(
                        {paper.name + " " + nameOf(size) + " " + nameOf(language),
                         size,
                         paper.lay_out({.size = size, .language = language})}
                    );
                }
            }
        }
    }
    return all;
}

const std::vector<LaidOut>& everyPaper() {
    static const std::vector<LaidOut> all = layOutEveryPaper();
    return all;
}

Area areaOfMark(const Mark& mark) {
    struct Visit {
        Area operator()(const TextMark& text) const { return areaOf(text); }
        Area operator()(const BoxMark& box) const { return box.area; }
        Area operator()(const BarsMark& bars) const { return bars.area; }
        Area operator()(const PictureMark& picture) const { return picture.area; }
    };
    return std::visit(Visit{}, mark);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(layouts)

BOOST_AUTO_TEST_CASE(nothing_lies_outside_of_its_page) {
    std::size_t mark_count = 0;
    for (const LaidOut& paper : everyPaper()) {
        for (const Page& page : paper.pages) {
            for (const Mark& mark : page.marks) {
                ++mark_count;
                const Area area = areaOfMark(mark);
                const bool is_inside = area.x_mm >= -0.01 && area.y_mm >= -0.01 &&
                                       area.rightMm() <= page.width_mm + 0.01 &&
                                       area.bottomMm() <= page.height_mm + 0.01;
                if (!is_inside) {
                    BOOST_ERROR(
                        paper.name << ": " << area.x_mm << " " << area.y_mm << " " << area.rightMm()
                                   << " " << area.bottomMm() << " of " << page.height_mm
                    );
                }
            }
        }
    }
    BOOST_TEST(mark_count > 1000U);
}

BOOST_AUTO_TEST_CASE(no_text_lies_on_another_nor_on_bars) {
    for (const LaidOut& paper : everyPaper()) {
        for (const Page& page : paper.pages) {
            std::vector<std::pair<Area, std::string>> seen;
            for (const Mark& mark : page.marks) {
                const auto* const text = std::get_if<TextMark>(&mark);
                const auto* const bars = std::get_if<BarsMark>(&mark);
                if (text == nullptr && bars == nullptr) {
                    continue;
                }
                const std::string what = text != nullptr ? text->text : "bars " + bars->bars.data;
                const Area area = areaOfMark(mark);
                for (const auto& [other, other_what] : seen) {
                    if (overlap(area, other)) {
                        BOOST_ERROR(paper.name << ": '" << what << "' on '" << other_what << "'");
                    }
                }
                seen.emplace_back(area, what);
            }
            BOOST_TEST(seen.size() > 2U, paper.name);
        }
    }
}

BOOST_AUTO_TEST_CASE(every_page_says_which_it_is_when_and_by_whom_it_was_printed) {
    for (const LaidOut& paper : everyPaper()) {
        const std::string last = std::to_string(paper.pages.size());
        for (const Page& page : paper.pages) {
            const std::string text = textsOf(page);
            BOOST_TEST(contains(text, "Ana"), paper.name);
            BOOST_TEST(contains(text, "4F2A"), paper.name);
            BOOST_TEST(contains(text, "13:05"), paper.name);
            BOOST_TEST(contains(text, "/"), paper.name);
        }
        const bool has_two_copies =
            contains(paper.name, "manifest") || contains(paper.name, "receipt");
        if (!has_two_copies) {
            BOOST_TEST(contains(textsOf(paper.pages.back()), last + "/" + last + "\n"), paper.name);
        }
    }
}

BOOST_AUTO_TEST_CASE(labels_are_one_page_and_a_roll_is_as_long_as_what_is_on_it) {
    for (const LaidOut& paper : everyPaper()) {
        if (contains(paper.name, "-label")) {
            BOOST_TEST(paper.pages.size() == 1U, paper.name);
        }
        if (paper.size == PaperSize::roll_80) {
            for (const Page& page : paper.pages) {
                BOOST_TEST(page.width_mm == 72.0, paper.name);
                BOOST_TEST(page.height_mm < 1600.0, paper.name);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(each_of_forty_lines_stands_there_once) {
    for (const PaperSize size : {PaperSize::a4, PaperSize::label_100x150, PaperSize::roll_80}) {
        PickingList list = samplePickingList(SampleSize::large);
        for (std::size_t index = 0; index < list.lines.size(); ++index) {
            list.lines[index].sku = "SKUNR" + std::to_string(100 + index);
            list.lines[index].ean.clear();
        }
        const std::string text = textsOf(layOut(list, {.size = size, .language = Language::pt}));
        for (const PickingLine& line : list.lines) {
            const auto first = text.find(line.sku);
            BOOST_TEST(
                (first != std::string::npos && text.find(line.sku, first + 1) == std::string::npos),
                line.sku
            );
        }
    }
}

BOOST_AUTO_TEST_CASE(a_picking_list_goes_through_the_store_in_the_order_of_the_places) {
    const auto pages = layOut(samplePickingList(SampleSize::usual), {});
    const std::string text = textsOf(pages);
    BOOST_TEST(text.find("A-01-3") < text.find("B-04-2"));
    BOOST_TEST(text.find("B-04-2") < text.find("C-02-1"));
    BOOST_TEST(text.find("C-02-1") < text.find("Cinto de couro"));  // without a place
    BOOST_TEST(contains(text, "15:30"));
    BOOST_TEST(contains(text, "hoje 17:00"));
    BOOST_TEST(contains(text, "2×"));
    BOOST_TEST(contains(text, "4 itens · 5 unidades"));
    const auto bars = barsOf(pages);
    BOOST_TEST(std::ranges::count(bars, "000123456-01") == 1);
    BOOST_TEST(std::ranges::count(bars, "7891234567895") == 1);
    const auto ticks = std::ranges::count_if(pages.front().marks, [](const Mark& mark) {
        const auto* const box = std::get_if<BoxMark>(&mark);
        return box != nullptr && box->line_mm > 0 && box->area.width_mm == 6;
    });
    BOOST_TEST(ticks == 4);
}

BOOST_AUTO_TEST_CASE(a_gift_has_no_prices) {
    PackingSlip slip = samplePackingSlip(SampleSize::usual);
    for (const PaperSize size : {PaperSize::a4, PaperSize::label_100x150, PaperSize::roll_80}) {
        slip.is_gift = false;
        BOOST_TEST(contains(textsOf(layOut(slip, {.size = size})), "R$ 534,40"));
        slip.is_gift = true;
        BOOST_TEST(!contains(textsOf(layOut(slip, {.size = size})), "R$"));
    }
}

BOOST_AUTO_TEST_CASE(a_pickup_label_tells_no_more_of_the_customer_than_the_counter_needs) {
    for (const PaperSize size :
         {PaperSize::label_100x150, PaperSize::label_100x50, PaperSize::roll_80}) {
        const auto pages = layOut(samplePickupLabel(SampleSize::usual), {.size = size});
        const std::string text = textsOf(pages);
        BOOST_TEST(contains(text, "Maria C."));
        BOOST_TEST(!contains(text, "Conceição"));
        BOOST_TEST(contains(text, "A7"));
        BOOST_TEST(contains(text, "PAGO"));
        BOOST_TEST((barsOf(pages) == std::vector<std::string>{"B-123456-1", "B-123456-1"})
        );  // QR and Code 128
    }
}

BOOST_AUTO_TEST_CASE(documents_of_people_are_masked) {
    const auto voucher = textsOf(layOut(sampleStoreCredit(SampleSize::usual), {}));
    const auto receipt = textsOf(layOut(sampleHandoverReceipt(SampleSize::usual), {}));
    const auto back = textsOf(layOut(sampleReturnReceipt(SampleSize::usual), {}));
    for (const std::string& text : {voucher, receipt, back}) {
        BOOST_TEST(contains(text, "***.456.789-**"));
        BOOST_TEST(!contains(text, "123.456.789"));
        BOOST_TEST(!contains(text, "12345678909"));
    }
}

BOOST_AUTO_TEST_CASE(a_returns_receipt_says_what_the_customer_gets) {
    const auto told = [](std::optional<Resolution> resolution, const std::string& note = {}) {
        ReturnReceipt paper = sampleReturnReceipt(SampleSize::usual);
        paper.resolution = resolution;
        paper.note = note;
        return textsOf(layOut(paper, {}));
    };
    const std::string coupon = told(Resolution::coupon);
    BOOST_TEST(contains(coupon, "Vale-troca VT-8841-2297-K"));
    BOOST_TEST(contains(coupon, "329,80"));
    BOOST_TEST(contains(coupon, "Avaria no transporte"));
    BOOST_TEST(contains(coupon, "Via da loja"));
    BOOST_TEST(contains(coupon, "Via do cliente"));
    BOOST_TEST(contains(told(Resolution::refund_by_hq), "Estorno pela central"));
    BOOST_TEST(contains(told(Resolution::exchange), "Troca por outro produto"));
    const std::string denied = told(std::nullopt, "Produto usado");
    BOOST_TEST(contains(denied, "Nada: devolução não aceita"));
    BOOST_TEST(contains(denied, "Produto usado"));
    BOOST_TEST(!contains(denied, "329,80"));
}

BOOST_AUTO_TEST_CASE(a_returns_reasons_have_words_in_every_language) {
    for (const Language language : {Language::pt, Language::en, Language::es}) {
        for (const std::string_view reason : wordsOf(language).return_reasons) {
            BOOST_TEST(!reason.empty());
        }
        BOOST_TEST(
            wordsOf(language).return_reasons.size() ==
            static_cast<std::size_t>(ReturnReason::other) + 1
        );
    }
}

BOOST_AUTO_TEST_CASE(a_voucher_is_not_money_and_no_tax_receipt) {
    const auto text = textsOf(layOut(sampleStoreCredit(SampleSize::usual), {}));
    BOOST_TEST(contains(text, "Saldo conferido no uso"));
    BOOST_TEST(contains(text, "O papel não é dinheiro"));
    BOOST_TEST(!contains(text, "upom fiscal"));
}

BOOST_AUTO_TEST_CASE(a_voucher_for_a_label_is_one_page_whatever_came_back) {
    for (const Language language : {Language::pt, Language::en, Language::es}) {
        for (const SampleSize size : {SampleSize::usual, SampleSize::large}) {
            StoreCredit paper = sampleStoreCredit(size);
            const PaperForm form{.size = PaperSize::label_100x150, .language = language};
            BOOST_TEST(layOut(paper, form).size() == 1U);
            paper.head.copy = 2;
            paper.head.copy_reason = "lost";
            paper.returned.resize(40, {.quantity = 1, .description = "Vestido midi"});
            const auto pages = layOut(paper, form);
            BOOST_REQUIRE(pages.size() == 1U);
            BOOST_TEST(contains(textsOf(pages), wordsOf(language).balance_checked));
        }
    }
}

BOOST_AUTO_TEST_CASE(lines_that_do_not_fit_on_a_voucher_are_counted) {
    StoreCredit paper = sampleStoreCredit(SampleSize::usual);
    paper.returned.assign(40, {.quantity = 1, .description = "Vestido midi"});
    const auto text = textsOf(layOut(paper, {.size = PaperSize::label_100x150}));
    BOOST_TEST(contains(text, "e mais 3"));
    BOOST_TEST(!contains(textsOf(layOut(paper, {.size = PaperSize::a4})), "e mais"));
}

BOOST_AUTO_TEST_CASE(what_is_signed_comes_in_two_copies) {
    const auto receipt = layOut(sampleHandoverReceipt(SampleSize::usual), {});
    BOOST_TEST(receipt.size() == 2U);
    BOOST_TEST(contains(textsOf(receipt.front()), "Via da loja"));
    BOOST_TEST(contains(textsOf(receipt.back()), "Via do cliente"));
    const auto manifest = layOut(sampleManifest(SampleSize::large), {});
    BOOST_TEST(contains(textsOf(manifest.front()), "Via da loja"));
    BOOST_TEST(contains(textsOf(manifest), "Via da transportadora"));
    BOOST_TEST(contains(textsOf(manifest), "40 pedidos · 40 volumes"));
    BOOST_TEST(contains(textsOf(manifest), "Placa"));  // to be filled in by hand
    const auto typed = layOut(sampleManifest(SampleSize::usual), {});
    BOOST_TEST(contains(textsOf(typed), "Rui Prado"));
    BOOST_TEST(contains(textsOf(typed), "ABC1D23"));
}

BOOST_AUTO_TEST_CASE(a_reprint_says_so_on_every_page_with_who_and_why) {
    PickingList list = samplePickingList(SampleSize::large);
    BOOST_TEST(!contains(textsOf(layOut(list, {})), "2ª VIA"));
    list.head.copy = 2;
    list.head.copy_reason = "lost";
    const auto pages = layOut(list, {});
    BOOST_TEST(pages.size() > 1U);
    for (const Page& page : pages) {
        BOOST_TEST(contains(textsOf(page), "2ª VIA – 2 · papel perdido · Ana"));
    }
}

BOOST_AUTO_TEST_CASE(each_language_has_its_own_words) {
    const auto text = [](Language language) {
        return textsOf(layOut(
            samplePickingList(SampleSize::usual), {.size = PaperSize::a4, .language = language}
        ));
    };
    BOOST_TEST(contains(text(Language::pt), "PRONTO ATÉ"));
    BOOST_TEST(contains(text(Language::en), "READY BY"));
    BOOST_TEST(contains(text(Language::en), "14 Mar 2031"));
    BOOST_TEST(contains(text(Language::es), "LISTO ANTES DE"));
}

BOOST_AUTO_TEST_CASE(a_days_close_names_what_is_left_or_says_that_nothing_is) {
    const auto text = [](SampleSize size) {
        return textsOf(
            layOut(sampleDayClose(size), {.size = PaperSize::a4, .language = Language::pt})
        );
    };
    BOOST_TEST(contains(text(SampleSize::usual), "Nada ficou aberto."));
    BOOST_TEST(contains(text(SampleSize::usual), "R$ 12.345,67"));
    BOOST_TEST(!contains(text(SampleSize::usual), "Só os"));
    BOOST_TEST(contains(text(SampleSize::large), "LV-1234567890-40"));
    BOOST_TEST(contains(text(SampleSize::large), "14/03/2031 17:00 ATRASADO"));
    BOOST_TEST(contains(text(SampleSize::large), "Só os 58 pedidos mais novos foram contados."));
}

BOOST_AUTO_TEST_CASE(the_acceptance_script_has_each_step_a_place_to_tick_and_two_signatures) {
    const auto pages = layOut(sampleAcceptance(SampleSize::large), {});
    BOOST_TEST(pages.size() > 1U);
    const std::string text = textsOf(pages);
    BOOST_TEST(contains(text, "18. Pedido de entrega – Pedido LV-18 – falhou"));
    BOOST_TEST(contains(text, "https://hub.example/api/v1"));
    BOOST_TEST(contains(text, "72839405a6b7"));
    BOOST_TEST(contains(text, "[ ]"));
    BOOST_TEST(contains(text, "Só o mais novo do período foi lido"));
    BOOST_TEST(contains(textsOf(pages.back()), "Pela loja: nome e assinatura"));
    BOOST_TEST(contains(textsOf(pages.back()), "Pelo hub: nome e assinatura"));
    const std::string usual = textsOf(layOut(sampleAcceptance(SampleSize::usual), {}));
    BOOST_TEST(!contains(usual, "Só o mais novo"));
    BOOST_TEST(contains(usual, "1. Pedido de entrega – falhou"));
}

BOOST_AUTO_TEST_CASE(an_empty_order_is_still_a_paper) {
    for (const PaperSize size :
         {PaperSize::a4, PaperSize::label_100x150, PaperSize::label_100x50, PaperSize::roll_80}) {
        BOOST_TEST(!layOut(PickingList{}, {.size = size}).empty());
        BOOST_TEST(!layOut(PackingSlip{}, {.size = size}).empty());
        BOOST_TEST(!layOut(PickupLabel{}, {.size = size}).empty());
        BOOST_TEST(!layOut(BoxLabel{}, {.size = size}).empty());
        BOOST_TEST(!layOut(Manifest{}, {.size = size}).empty());
        BOOST_TEST(!layOut(StoreCredit{}, {.size = size}).empty());
        BOOST_TEST(!layOut(HandoverReceipt{}, {.size = size}).empty());
        BOOST_TEST(!layOut(ReturnReceipt{}, {.size = size}).empty());
        BOOST_TEST(!layOut(DayClose{}, {.size = size}).empty());
        BOOST_TEST(!layOut(AcceptancePaper{}, {.size = size}).empty());
        BOOST_TEST(!layOut(TestPage{}, {.size = size}).empty());
    }
}

BOOST_AUTO_TEST_CASE(our_own_labels_pass_the_filter_for_foreign_ones) {
    for (const LaidOut& paper : everyPaper()) {
        if (paper.size == PaperSize::label_100x150 || paper.size == PaperSize::label_100x50) {
            BOOST_TEST(!whyNotPrintable(toZpl({paper.pages.front()}, 8)).has_value(), paper.name);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
