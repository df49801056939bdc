// The acceptance script's result becomes its paper.
#include "agent/papers/acceptance_paper.h"

#include "agent/papers/local_time.h"
#include "tests/support/orders.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <string>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;

/// A clock on the wall that shows the minutes since the order day began.
LocalTime minutesSince(Instant at) {
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(at - kOrderDay).count();
    return {.year = 2031, .month = 1, .day = 1, .hour = 0, .minute = static_cast<int>(minutes)};
}

/// One order that was refused; the hub has heard of it.
AcceptanceWish wishFor(const std::string& language) {
    Walk walk = anOrder().id("PED-1").walkTo(OrderState::refused);
    walk.now = kOrderDay + 5min;
    walk.hubTakesAllBut(0);
    AcceptanceEvidence evidence;
    evidence.since = kOrderDay;
    evidence.now = kOrderDay + 59min;
    evidence.links = {
        {.step = AcceptanceStep::hub_answers, .is_good = false, .said = "não responde"}};
    evidence.orders.push_back(
        {.order_ref = {1},
         .order_id = {"PED-1"},
         .external_order_id = {},
         .journey = Journey::ship_from_store,
         .journal = walk.journal(),
         .messages = {},
         .label_printed_at = {},
         .tracked_at = {}}
    );
    return {
        .store = {.site_id = "rede", .store_id = "17"},
        .result = acceptanceOf(evidence),
        .hub = "https://hub.example/v1",
        .version = "1.2.3",
        .language = language};
}

AcceptanceBlock blockIn(const AcceptancePaper& paper, const std::string& title) {
    return *std::ranges::find(paper.blocks, title, &AcceptanceBlock::title);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(acceptance_paper)

BOOST_AUTO_TEST_CASE(each_case_has_its_order_its_state_and_what_proves_its_steps) {
    const AcceptanceWish wish = wishFor("pt");
    const AcceptancePaper paper = acceptancePaperOf(wish, {}, minutesSince);
    BOOST_TEST(paper.store == "rede/17");
    BOOST_TEST(paper.hub == "https://hub.example/v1");
    BOOST_TEST(paper.version == "Balcão 1.2.3");
    BOOST_TEST(paper.result == "1 / " + std::to_string(wish.result.count().required));
    BOOST_TEST(paper.to.minute == 59);
    BOOST_TEST(paper.blocks.size() == acceptanceScript().size());
    const AcceptanceBlock refused = blockIn(paper, "Recusa do pedido inteiro");
    BOOST_TEST(refused.order_code == "PED-1");
    BOOST_TEST(refused.result == "feito");
    const AcceptanceRow& row = refused.rows.at(0);
    BOOST_TEST(row.step == "Recusa inteira");
    BOOST_TEST(row.proved.starts_with("01/01/2031 00:05 · 00000000-0000-4000-8000-"));
    BOOST_TEST(row.look == "Recusa com o motivo do de-para.");
    const AcceptanceBlock link = blockIn(paper, "Ligação com o hub");
    BOOST_TEST(link.order_code.empty());
    BOOST_TEST(link.result == "falhou");
    BOOST_TEST(link.rows.at(0).proved == "não responde");
    BOOST_TEST(link.rows.at(1).proved.empty());
    const AcceptanceBlock later = blockIn(paper, "Falta depois do aceite");
    BOOST_TEST(later.rows.at(0).step == "Falta avisada (se o hub oferece)");
}

BOOST_AUTO_TEST_CASE(no_customer_stands_on_it) {
    for (const char* const language : {"pt", "en", "es"}) {
        const AcceptanceWish wish = wishFor(language);
        for (const AcceptanceBlock& block : acceptancePaperOf(wish, {}, minutesSince).blocks) {
            for (const AcceptanceRow& row : block.rows) {
                const std::string text = block.title + row.step + row.proved + row.look;
                BOOST_TEST(text.find("Conceição") == std::string::npos, text);
            }
        }
        const PaperPreview pdf = acceptancePdf(wish, {});
        BOOST_TEST(pdf.content_type == "application/pdf");
        BOOST_TEST(pdf.bytes.starts_with("%PDF-"));
    }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(local_time)

BOOST_AUTO_TEST_CASE(a_time_of_the_wall_is_an_instant_and_back) {
    const LocalTime noon{.year = 2031, .month = 3, .day = 14, .hour = 12, .minute = 30};
    BOOST_TEST((localTimeOf(instantOf(noon)) == noon));
    const LocalTime midnight{.year = 2031, .month = 3, .day = 14, .hour = 0, .minute = 0};
    BOOST_TEST((startOfDay(instantOf(noon)) == instantOf(midnight)));
    BOOST_TEST((startOfDay(instantOf(midnight)) == instantOf(midnight)));
}

BOOST_AUTO_TEST_CASE(a_text_is_a_day_or_a_time_of_it) {
    const LocalTime noon{.year = 2031, .month = 3, .day = 14, .hour = 12, .minute = 30};
    BOOST_TEST((instantFrom("2031-03-14 12:30") == instantOf(noon)));
    BOOST_TEST((instantFrom("2031-03-14T12:30") == instantOf(noon)));
    BOOST_TEST((instantFrom("2031-03-14") == startOfDay(instantOf(noon))));
    for (const char* const text :
         {"", "today", "2031-3-14", "2031-02-30", "2031-03-14 25:00", "2031-03-14 12:30 "}) {
        BOOST_TEST(!instantFrom(text).has_value(), text);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
