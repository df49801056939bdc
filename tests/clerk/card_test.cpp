#include "agent/clerk/card.h"

#include "common/order/order_table.h"
#include "common/order/order_text.h"
#include "tests/clerk/views.h"
#include "tests/support/every.h"
#include "tests/support/print.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

namespace balcao::test {

namespace {

using enum OrderState;

constexpr std::array kStates{
    offered,           accepted,   partly_accepted,  refused,   answer_expired,
    denied_by_hub,     picking,    picked,           packed,    labelled,
    awaiting_carrier,  in_transit, ready_for_pickup, delivered, partly_delivered,
    not_collected,     incident,   in_return,        returned,  cancelled_by_hub,
    cancelled_by_store};

const std::map<OrderState, BoardStage> kStageOf{
    {offered, BoardStage::new_order},
    {accepted, BoardStage::to_pick},
    {partly_accepted, BoardStage::to_pick},
    {refused, BoardStage::done},
    {answer_expired, BoardStage::problem},
    {denied_by_hub, BoardStage::done},
    {picking, BoardStage::picking},
    {picked, BoardStage::to_pack},
    {packed, BoardStage::carrier},
    {labelled, BoardStage::carrier},
    {awaiting_carrier, BoardStage::carrier},
    {in_transit, BoardStage::on_the_way},
    {ready_for_pickup, BoardStage::pickup},
    {delivered, BoardStage::done},
    {partly_delivered, BoardStage::done},
    {not_collected, BoardStage::done},
    {incident, BoardStage::problem},
    {in_return, BoardStage::on_the_way},
    {returned, BoardStage::done},
    {cancelled_by_hub, BoardStage::done},
    {cancelled_by_store, BoardStage::done}};

const std::map<OrderState, CommandKind> kNextStep{
    {offered, CommandKind::decide},
    {answer_expired, CommandKind::decide},
    {accepted, CommandKind::start_picking},
    {partly_accepted, CommandKind::start_picking},
    {picking, CommandKind::finish_picking},
    {picked, CommandKind::pack},
    {labelled, CommandKind::apply_labels},
    {awaiting_carrier, CommandKind::dispatch},
    {ready_for_pickup, CommandKind::hand_over},
    {in_transit, CommandKind::mark_delivered},
    {incident, CommandKind::mark_delivered}};

bool offers(const Order& order, CommandKind kind) {
    const auto actions = actionsOf(order);
    return std::find(actions.begin(), actions.end(), kind) != actions.end();
}

LabelState labelWith(const std::vector<PrintJobView>& jobs) {
    OrderView view = viewOf(anOrder().in(labelled));
    view.print_jobs = jobs;
    return labelStateOf(view);
}

Order withProblem(Order order) {
    order.sync.state = SyncState::needs_person;
    order.sync.problem = "illegal-transition: no";
    return order;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(card)

BOOST_AUTO_TEST_CASE(every_state_has_its_column) {
    BOOST_TEST(kStageOf.size() == kStates.size());
    for (const OrderState state : kStates) {
        BOOST_TEST(stageOf(viewOf(anOrder().in(state))) == kStageOf.at(state), toText(state));
    }
}

BOOST_AUTO_TEST_CASE(a_packed_pickup_order_stands_with_the_pickups) {
    BOOST_TEST(stageOf(viewOf(anOrder().pickup().in(packed))) == BoardStage::pickup);
}

BOOST_AUTO_TEST_CASE(whatever_needs_a_person_is_a_problem_in_every_state) {
    for (const OrderState state : kStates) {
        OrderView view = viewOf(withProblem(anOrder().in(state)));
        BOOST_TEST(stageOf(view) == BoardStage::problem, toText(state));

        view = viewOf(anOrder().in(state));
        view.tasks.push_back({.task_id = 1, .order_ref = OrderRef{1}, .created_at = kOrderDay});
        BOOST_TEST(stageOf(view) == BoardStage::problem, toText(state));

        view = viewOf(anOrder().in(state));
        view.print_jobs.push_back(aJob(PrintState::in_doubt));
        BOOST_TEST(stageOf(view) == BoardStage::problem, toText(state));
    }
}

BOOST_AUTO_TEST_CASE(a_label_that_cannot_be_printed_is_a_problem_only_while_it_is_needed) {
    for (const PrintState state : {PrintState::held, PrintState::rejected, PrintState::expired}) {
        OrderView open = viewOf(anOrder().in(labelled));
        open.print_jobs.push_back(aJob(state));
        BOOST_TEST(stageOf(open) == BoardStage::problem);
        OrderView done = viewOf(anOrder().shipped().in(delivered));
        done.print_jobs.push_back(aJob(state));
        BOOST_TEST(stageOf(done) == BoardStage::done);
    }
}

BOOST_AUTO_TEST_CASE(an_asked_cancellation_is_a_problem_until_the_order_is_over) {
    BOOST_TEST(stageOf(viewOf(anOrder().askedToCancel().in(picking))) == BoardStage::problem);
    BOOST_TEST(stageOf(viewOf(anOrder().askedToCancel().in(delivered))) == BoardStage::done);
}

BOOST_AUTO_TEST_CASE(the_deadline_is_the_one_that_counts_in_the_stage) {
    for (const OrderState state : kStates) {
        Order order = anOrder().in(state);
        order.hub.answer_by = kOrderDay + std::chrono::minutes{1};
        order.hub.ready_by = kOrderDay + std::chrono::minutes{2};
        order.hub.collect_by = kOrderDay + std::chrono::minutes{3};
        const auto deadline = deadlineOf(viewOf(order));
        std::optional<DeadlineKind> wanted;
        switch (state) {
            case offered:
            case answer_expired:
                wanted = DeadlineKind::answer_by;
                break;
            case accepted:
            case partly_accepted:
            case picking:
            case picked:
            case packed:
                wanted = DeadlineKind::ready_by;
                break;
            case labelled:
            case awaiting_carrier:
            case ready_for_pickup:
                wanted = DeadlineKind::collect_by;
                break;
            default:
                break;
        }
        BOOST_TEST((deadline.has_value() == wanted.has_value()), toText(state));
        if (deadline && wanted) {
            BOOST_TEST(deadline->kind == *wanted, toText(state));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_deadline_that_the_hub_does_not_give_is_none) {
    BOOST_TEST(!deadlineOf(viewOf(anOrder().answerBy({}).offered())));
}

BOOST_AUTO_TEST_CASE(every_print_state_has_its_word) {
    const std::map<PrintState, LabelState> words{
        {PrintState::queued, LabelState::waiting},
        {PrintState::held, LabelState::held},
        {PrintState::submitting, LabelState::printing},
        {PrintState::submitted, LabelState::printed},
        {PrintState::in_doubt, LabelState::ask},
        {PrintState::confirmed, LabelState::printed},
        {PrintState::not_printed, LabelState::ready},
        {PrintState::rejected, LabelState::failed},
        {PrintState::cancelled, LabelState::ready},
        {PrintState::expired, LabelState::held}};
    for (const auto& [state, word] : words) {
        BOOST_TEST(labelWith({aJob(state)}) == word, toText(state));
    }
}

BOOST_AUTO_TEST_CASE(without_a_job_the_label_is_none_requested_or_ready) {
    BOOST_TEST(labelStateOf(viewOf(anOrder().offered())) == LabelState::none);
    BOOST_TEST(labelStateOf(viewOf(anOrder().shipped().in(accepted))) == LabelState::requested);
    BOOST_TEST(labelStateOf(viewOf(anOrder().pickup().in(accepted))) == LabelState::none);
    BOOST_TEST(labelStateOf(viewOf(anOrder().in(labelled))) == LabelState::ready);
}

BOOST_AUTO_TEST_CASE(of_two_jobs_for_a_box_the_newer_counts) {
    BOOST_TEST(
        labelWith({aJob(PrintState::submitted, 2), aJob(PrintState::in_doubt, 1)}) ==
        LabelState::printed
    );
    BOOST_TEST(
        labelWith({aJob(PrintState::not_printed, 1), aJob(PrintState::queued, 2)}) ==
        LabelState::waiting
    );
}

BOOST_AUTO_TEST_CASE(of_two_boxes_the_one_that_needs_more_attention_counts) {
    BOOST_TEST(
        labelWith({aJob(PrintState::submitted, 1, "1"), aJob(PrintState::queued, 2, "2")}) ==
        LabelState::waiting
    );
    BOOST_TEST(
        labelWith({aJob(PrintState::rejected, 1, "1"), aJob(PrintState::in_doubt, 2, "2")}) ==
        LabelState::ask
    );
}

BOOST_AUTO_TEST_CASE(documents_are_not_labels) {
    PrintJobView job = aJob(PrintState::in_doubt);
    job.kind = PaperKind::picking_list;
    BOOST_TEST(labelWith({job}) == LabelState::ready);
}

BOOST_AUTO_TEST_CASE(only_what_the_table_lets_a_clerk_do_is_offered) {
    for (const OrderState state : kStates) {
        for (const bool has_problem : {false, true}) {
            const Order order =
                has_problem ? withProblem(anOrder().in(state)) : anOrder().in(state);
            for (const CommandKind kind : actionsOf(order)) {
                const Transition* const row = findTransition(state, kind);
                BOOST_REQUIRE_MESSAGE(row != nullptr, toText(state) << " " << toText(kind));
                const bool is_managers = kind == CommandKind::reverse_handover;
                BOOST_TEST(row->by.contains(is_managers ? ActorKind::manager : ActorKind::clerk));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(the_next_step_brings_the_order_on) {
    for (const OrderState state : kStates) {
        const auto wanted = kNextStep.find(state);
        if (wanted != kNextStep.end()) {
            const auto next = nextActionOf(anOrder().in(state));
            BOOST_TEST((next == wanted->second), toText(state));
        }
    }
    BOOST_TEST((nextActionOf(anOrder().pickup().in(packed)) == CommandKind::mark_ready));
}

BOOST_AUTO_TEST_CASE(while_the_label_is_awaited_there_is_no_next_step_but_an_invoice_may_come) {
    Order order = anOrder().in(packed);
    order.labels.clear();
    order.are_labels_asked = true;
    BOOST_TEST(!nextActionOf(order).has_value());
    BOOST_TEST(std::ranges::count(actionsOf(order), CommandKind::attach_invoice) == 1);
}

BOOST_AUTO_TEST_CASE(what_is_over_offers_nothing) {
    for (const OrderState state : {refused, delivered, returned, cancelled_by_hub, denied_by_hub}) {
        BOOST_TEST(actionsOf(anOrder().in(state)).empty(), toText(state));
    }
}

BOOST_AUTO_TEST_CASE(a_handover_over_the_counter_can_be_reversed_and_a_carriers_cannot) {
    for (const OrderState state : {delivered, partly_delivered}) {
        BOOST_TEST(offers(anOrder().pickup().in(state), CommandKind::reverse_handover));
    }
    BOOST_TEST(!offers(anOrder().in(delivered), CommandKind::reverse_handover));
}

BOOST_AUTO_TEST_CASE(a_parcel_on_its_way_may_meet_an_incident_and_come_back) {
    BOOST_TEST(offers(anOrder().in(in_transit), CommandKind::report_incident));
    BOOST_TEST(!offers(anOrder().in(in_transit), CommandKind::take_goods_back));
    BOOST_TEST(offers(anOrder().in(incident), CommandKind::take_goods_back));
    BOOST_TEST(!offers(anOrder().in(incident), CommandKind::report_incident));
}

BOOST_AUTO_TEST_CASE(a_problem_offers_its_two_ways_out) {
    const Order order = withProblem(anOrder().in(picking));
    BOOST_TEST(actionsOf(order).front() == CommandKind::retry_message);
    BOOST_TEST(offers(order, CommandKind::drop_message));
    BOOST_TEST(!offers(anOrder().in(picking), CommandKind::retry_message));
    BOOST_TEST(!offers(anOrder().in(picking), CommandKind::drop_message));
}

BOOST_AUTO_TEST_CASE(a_cancellation_is_answered_only_when_asked) {
    BOOST_TEST(
        actionsOf(anOrder().askedToCancel().in(picking)).front() == CommandKind::answer_cancellation
    );
    BOOST_TEST(!offers(anOrder().in(picking), CommandKind::answer_cancellation));
}

BOOST_AUTO_TEST_CASE(a_paused_picking_is_resumed_and_not_finished) {
    Order order = anOrder().in(picking);
    BOOST_TEST(offers(order, CommandKind::pause_picking));
    BOOST_TEST(!offers(order, CommandKind::resume_picking));
    order.is_paused = true;
    BOOST_TEST(actionsOf(order).front() == CommandKind::resume_picking);
    BOOST_TEST(!offers(order, CommandKind::pause_picking));
    BOOST_TEST(!offers(order, CommandKind::finish_picking));
}

BOOST_AUTO_TEST_CASE(each_journey_leaves_in_its_own_way) {
    const Order pickup = anOrder().pickup().in(packed);
    BOOST_TEST(!offers(pickup, CommandKind::apply_labels));
    BOOST_TEST(!offers(pickup, CommandKind::dispatch));
    BOOST_TEST(!offers(anOrder().shipped().in(packed), CommandKind::mark_ready));
}

BOOST_AUTO_TEST_CASE(an_unpaid_order_can_still_be_refused_but_not_given_away) {
    BOOST_TEST(offers(anOrder().unpaid().offered(), CommandKind::decide));
    Order ready = anOrder().in(ready_for_pickup);
    ready.hub.is_paid = false;
    BOOST_TEST(!offers(ready, CommandKind::hand_over));
}

BOOST_AUTO_TEST_CASE(a_shortage_is_offered_as_the_hub_allows_it) {
    BOOST_TEST(offers(anOrder().in(picking), CommandKind::report_short));
    BOOST_TEST(!offers(anOrder().noLateRefusal().in(picking), CommandKind::report_short));
    BOOST_TEST(offers(anOrder().partial(PartialGrain::line).in(picking), CommandKind::report_short)
    );
}

BOOST_AUTO_TEST_CASE(units_are_the_ordered_ones_until_the_decision) {
    BOOST_TEST(unitCountOf(anOrder().line("1", 3).line("2", 2).offered()) == 5);
    BOOST_TEST(unitCountOf(anOrder().line("1", 3).line("2", 2).in(partly_accepted)) == 4);
}

BOOST_AUTO_TEST_CASE(words_are_written_as_in_the_api) {
    const std::array stages{
        "new",
        "to_pick",
        "picking",
        "to_pack",
        "carrier",
        "pickup",
        "on_the_way",
        "problem",
        "done"};
    for (std::size_t i = 0; i < stages.size(); ++i) {
        BOOST_TEST(toText(static_cast<BoardStage>(i)) == stages.at(i));
    }
    const std::array labels{
        "none", "requested", "ready", "waiting", "printing", "printed", "ask", "held", "failed"};
    for (std::size_t i = 0; i < labels.size(); ++i) {
        BOOST_TEST(toText(static_cast<LabelState>(i)) == labels.at(i));
    }
    const std::array deadlines{"answer_by", "ready_by", "collect_by"};
    for (std::size_t i = 0; i < deadlines.size(); ++i) {
        BOOST_TEST(toText(static_cast<DeadlineKind>(i)) == deadlines.at(i));
    }
}

BOOST_AUTO_TEST_CASE(an_answer_that_waits_for_a_second_person_is_confirmed_or_taken_back) {
    Walk walk = anOrder().walkTo(offered);
    walk.policy.second_person_over = 1;
    walk.take(acceptAll(walk.order()));
    BOOST_TEST(nextActionOf(walk.order()).value() == CommandKind::approve_answer);
    BOOST_TEST(offers(walk.order(), CommandKind::drop_proposal));
    BOOST_TEST(!offers(walk.order(), CommandKind::decide));
    BOOST_TEST(stageOf(viewOf(walk.order())) == BoardStage::new_order);
    BOOST_TEST(!offers(anOrder().in(offered), CommandKind::approve_answer));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
