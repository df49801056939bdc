// What a report reads out of the ledger.
#include "agent/ledger/report_views.h"

#include "tests/ledger/ledger_fixture.h"

namespace balcao::test {

namespace {

using namespace std::chrono_literals;

struct ReportRoom : LedgerFixture {
    ReportViews::Found find(const ReportQuery& query) const {
        return ReportViews{folder.path() / "dados de operação"}.find(query);
    }

    ReportQuery ofTheDay() const {
        return {.store = kStore, .from = kOrderDay - 1h, .to = kOrderDay + 24h};
    }

    ReportViews::Found found() const { return find(ofTheDay()); }

    HubOrder hubOrder(const std::string& order_id, std::optional<Instant> ready_by) const {
        HubOrder order = anOrder().id(order_id).hub();
        order.ready_by = ready_by;
        return order;
    }

    CommandId submitHeldBack(OrderRef order_ref, const OrderCommand& command) {
        OrderSubmission submission{
            .command_id = newId(), .order_ref = order_ref, .command = command, .actor = kClerk};
        submission.undo_for = 10s;
        BOOST_REQUIRE(ledger->submit(submission).has_value());
        return submission.command_id;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(report_views, ReportRoom)

BOOST_AUTO_TEST_CASE(each_step_of_an_order_has_its_time_and_pauses_are_known) {
    const OrderRef ref = offer(hubOrder("PED-1", kOrderDay + 5h));
    clock.advance(2min);
    take(ref, acceptAll(order(ref)));
    clock.advance(1min);
    take(ref, StartPicking{});
    clock.advance(3min);
    take(ref, PausePicking{});
    clock.advance(10min);
    take(ref, ResumePicking{});
    clock.advance(4min);
    take(ref, FinishPicking{});
    clock.advance(5min);
    take(ref, Pack{});
    const auto orders = found().orders;
    BOOST_REQUIRE(orders.size() == 1U);
    const ReportedOrder& one = orders.front();
    BOOST_TEST((one.assigned_at == kOrderDay));
    BOOST_TEST((one.answer_by == order(ref).hub.answer_by));
    BOOST_TEST((one.ready_by == kOrderDay + 5h));
    BOOST_TEST((one.answered_at == kOrderDay + 2min));
    BOOST_TEST((one.picking_at == kOrderDay + 3min));
    BOOST_TEST((one.picked_at == kOrderDay + 20min));
    BOOST_TEST((one.paused == 10min));
    BOOST_TEST((one.packed_at == kOrderDay + 25min));
    BOOST_TEST(one.answered_by == kClerk.name);
    BOOST_TEST(one.unit_count == 3);
}

BOOST_AUTO_TEST_CASE(what_is_opened_again_keeps_its_first_times_and_an_open_pause_is_none_yet) {
    const OrderRef ref = packedOrder();
    const auto first = found().orders.front().packed_at;
    clock.advance(1h);
    take(ref, Unpack{});
    clock.advance(1h);
    take(ref, Pack{});
    BOOST_TEST((found().orders.front().packed_at == first));
    const OrderRef paused = offer(anOrder().id("PED-2").hub());
    take(paused, acceptAll(order(paused)));
    take(paused, StartPicking{});
    take(paused, PausePicking{});
    BOOST_TEST((found().orders.front().paused == 0ms));
}

BOOST_AUTO_TEST_CASE(an_answer_that_was_taken_back_is_none_until_it_is_given_again) {
    const OrderRef ref = offer(anOrder().hub());
    submitHeldBack(ref, refuseAll(order(ref)));
    take(ref, UndoDecision{});
    BOOST_TEST(!found().orders.front().answered_at.has_value());
    BOOST_TEST(found().orders.front().answered_by.empty());
    BOOST_TEST(found().refusals.empty());
    clock.advance(7min);
    take(ref, acceptAll(order(ref)));
    BOOST_TEST((found().orders.front().answered_at == kOrderDay + 7min));
}

BOOST_AUTO_TEST_CASE(refused_units_are_named_by_product_and_reason_as_they_stand_now) {
    const OrderRef ref = offer(anOrder().hub());
    take(ref, acceptOnly(order(ref), {{"1", 1}}));
    confirmNext();
    take(ref, StartPicking{});
    const auto refusals = found().refusals;
    BOOST_REQUIRE(refusals.size() == 1U);
    BOOST_TEST((refusals.front().order_ref == ref));
    BOOST_TEST((refusals.front().reason == RefusalReason::out_of_stock));
    BOOST_TEST(refusals.front().quantity == 1);
    BOOST_TEST(refusals.front().sku == order(ref).hub.lines[0].sku);
    BOOST_TEST(refusals.front().description == order(ref).hub.lines[0].description);
    // An order where nothing was refused is not taken apart.
    offer(anOrder().id("PED-2").hub());
    BOOST_TEST(found().refusals.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_report_is_of_its_days_store_state_and_words) {
    offer(anOrder().id("PED-1").hub());
    HubOrder later = anOrder().id("PED-2").hub();
    later.assigned_at = kOrderDay + 24h;
    later.customer.name = "Zuleica Antônia";
    offer(later);
    BOOST_TEST(found().orders.size() == 1U);
    ReportQuery query = ofTheDay();
    query.to = kOrderDay + 48h;
    BOOST_TEST(find(query).orders.size() == 2U);
    query.text = "antonia";
    BOOST_REQUIRE(find(query).orders.size() == 1U);
    BOOST_TEST(find(query).orders.front().order_id.value == "PED-2");
    query.text = "...";
    BOOST_TEST(find(query).orders.empty());
    query.text = " ";
    query.state = OrderState::accepted;
    BOOST_TEST(find(query).orders.empty());
    query.state = OrderState::offered;
    BOOST_TEST(find(query).orders.size() == 2U);
    query.store.store_id = "18";
    BOOST_TEST(find(query).orders.empty());
}

BOOST_AUTO_TEST_CASE(pages_join_without_a_gap) {
    for (const char* const id : {"PED-1", "PED-2", "PED-3"}) {
        offer(anOrder().id(id).hub());
    }
    ReportQuery query = ofTheDay();
    query.limit = 2;
    const auto first = find(query);
    BOOST_TEST(!first.is_whole);
    BOOST_REQUIRE(first.orders.size() == 2U);
    BOOST_TEST(first.orders.front().order_id.value == "PED-3");
    query.before = first.orders.back().order_ref.value;
    const auto second = find(query);
    BOOST_TEST(second.is_whole);
    BOOST_REQUIRE(second.orders.size() == 1U);
    BOOST_TEST(second.orders.front().order_id.value == "PED-1");
}

BOOST_AUTO_TEST_CASE(there_is_no_report_where_there_is_no_ledger) {
    BOOST_CHECK_THROW(ReportViews{folder.path() / "nada"}, LedgerError);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
