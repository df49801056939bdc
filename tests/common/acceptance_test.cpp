// What the acceptance script makes of its evidence as a whole.
#include "common/acceptance/acceptance.h"

#include "common/acceptance/acceptance_findings.h"
#include "common/acceptance/acceptance_words.h"
#include "tests/support/every.h"
#include "tests/support/orders.h"
#include "tests/support/print.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;
using enum AcceptanceStep;

AcceptanceOrder orderOf(const Walk& walk, std::int64_t order_ref = 1) {
    return {
        .order_ref = {order_ref},
        .order_id = walk.order().hub.order_id,
        .external_order_id = walk.order().hub.external_order_id,
        .journey = walk.order().hub.journey,
        .journal = walk.journal(),
        .messages = {},
        .label_printed_at = {},
        .tracked_at = {}};
}

/// What became of a message.
enum class Answer { none, no, queued };

const CaseResult& caseIn(const AcceptanceResult& result, AcceptanceCase id) {
    return *std::ranges::find(result.cases, id, &CaseResult::id);
}

AcceptanceEvidence evidenceOf(std::vector<AcceptanceOrder> orders) {
    AcceptanceEvidence evidence;
    evidence.orders = std::move(orders);
    return evidence;
}

AcceptanceErrand anErrand(ErrandKind kind) {
    return {
        .errand_id = commandId(5),
        .kind = kind,
        .order_id = {"PED-1"},
        .at = kOrderDay,
        .ended_at = kOrderDay + 1min,
        .problem = {}};
}

StepResult ofErrand(AcceptanceStep step, const AcceptanceErrand& errand) {
    AcceptanceEvidence evidence;
    evidence.errands = {errand};
    AcceptanceOrder order;
    order.order_id = {"PED-1"};
    return findingOf(step, evidence, order);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(acceptance)

BOOST_AUTO_TEST_CASE(a_link_is_good_if_all_of_its_kind_are) {
    AcceptanceEvidence evidence;
    const auto found = [&](AcceptanceStep step) {
        return findingOf(step, evidence, {});
    };
    BOOST_TEST(found(hub_answers).state == AcceptanceState::waiting);
    evidence.links_seen_at = kOrderDay;
    evidence.links = {
        {.step = hub_answers, .is_good = true, .said = "resolvido"},
        {.step = hub_answers, .is_good = false, .said = "não responde"},
        {.step = hub_answers, .is_good = true, .said = {}},
        {.step = token_taken, .is_good = true, .said = "aceita"}};
    BOOST_TEST(found(hub_answers).state == AcceptanceState::failed);
    BOOST_TEST(found(hub_answers).problem == "não responde");
    BOOST_TEST(found(token_taken).state == AcceptanceState::passed);
    BOOST_TEST(found(token_taken).problem.empty());
    BOOST_TEST((found(token_taken).at == kOrderDay));
    BOOST_TEST(found(store_known).state == AcceptanceState::waiting);
}

BOOST_AUTO_TEST_CASE(an_errand_passes_its_own_step_when_the_hub_has_it) {
    const std::vector<std::pair<ErrandKind, AcceptanceStep>> kinds{
        {ErrandKind::tell_return, return_told},
        {ErrandKind::send_proof, proof_sent},
        {ErrandKind::send_stock, stock_told}};
    for (const auto& [kind, step] : kinds) {
        for (const auto& [other_kind, other_step] : kinds) {
            const bool is_same = kind == other_kind;
            const auto state = ofErrand(other_step, anErrand(kind)).state;
            BOOST_TEST(
                (state == AcceptanceState::passed) == is_same, toText(step) << toText(other_step)
            );
        }
        AcceptanceErrand waits = anErrand(kind);
        waits.ended_at.reset();
        BOOST_TEST(ofErrand(step, waits).state == AcceptanceState::under_way);
        BOOST_TEST((ofErrand(step, waits).at == kOrderDay));
        AcceptanceErrand refused = anErrand(kind);
        refused.problem = "unknown-code: não";
        BOOST_TEST(ofErrand(step, refused).state == AcceptanceState::failed);
        BOOST_TEST(ofErrand(step, refused).problem == "unknown-code: não");
    }
    AcceptanceErrand of_another = anErrand(ErrandKind::send_proof);
    of_another.order_id = {"PED-2"};
    BOOST_TEST(ofErrand(proof_sent, of_another).state == AcceptanceState::waiting);
}

BOOST_AUTO_TEST_CASE(a_coupons_movements_pass_their_own_steps) {
    const std::vector<std::pair<MovementKind, AcceptanceStep>> kinds{
        {MovementKind::issue, coupon_created},
        {MovementKind::redeem, coupon_redeemed},
        {MovementKind::cancel, coupon_cancelled},
        {MovementKind::block, coupon_found}};  // which a movement never passes
    for (const auto& [kind, own_step] : kinds) {
        AcceptanceEvidence evidence;
        evidence.movements = {
            {.movement_id = commandId(6),
             .kind = kind,
             .state = MovementState::done,
             .problem = {},
             .at = kOrderDay}};
        const auto state = [&](AcceptanceStep step) {
            return findingOf(step, evidence, {}).state;
        };
        for (const auto& [other_kind, step] : kinds) {
            const bool is_passed = step == own_step && step != coupon_found;
            BOOST_TEST((state(step) == AcceptanceState::passed) == is_passed, toText(step));
        }
        if (own_step == coupon_found) {
            continue;
        }
        evidence.movements.front().state = MovementState::asked;
        BOOST_TEST(state(own_step) == AcceptanceState::under_way);
        evidence.movements.front().state = MovementState::refused;
        evidence.movements.front().problem = "insufficient-balance: pouco";
        BOOST_TEST(state(own_step) == AcceptanceState::failed);
        BOOST_TEST(findingOf(own_step, evidence, {}).problem == "insufficient-balance: pouco");
    }
    AcceptanceEvidence evidence;
    evidence.foreign_coupon_at = kOrderDay;
    BOOST_TEST(findingOf(coupon_found, evidence, {}).state == AcceptanceState::passed);
}

BOOST_AUTO_TEST_CASE(the_order_that_proves_most_stands_for_its_case) {
    const auto walked = [](OrderState state, std::int64_t order_ref, const char* order_id) {
        Walk walk = anOrder().id(order_id).walkTo(state);
        walk.hubTakesAllBut(0);
        return orderOf(walk, order_ref);
    };
    const AcceptanceResult result = acceptanceOf(evidenceOf(
        {walked(OrderState::accepted, 1, "PED-1"),
         walked(OrderState::delivered, 2, "PED-2"),
         walked(OrderState::accepted, 3, "PED-3"),
         walked(OrderState::ready_for_pickup, 4, "PED-4")}
    ));
    BOOST_TEST(caseIn(result, AcceptanceCase::delivery).order_id.value == "PED-2");
    BOOST_TEST(caseIn(result, AcceptanceCase::delivery).order_ref.value == 2);
    BOOST_TEST(caseIn(result, AcceptanceCase::delivery).external_order_id == "SITE-1");
    BOOST_TEST(caseIn(result, AcceptanceCase::pickup).order_id.value == "PED-4");
    BOOST_TEST(caseIn(result, AcceptanceCase::refused_whole).order_ref.value == 0);
    BOOST_TEST(result.cases.size() == acceptanceScript().size());
}

BOOST_AUTO_TEST_CASE(among_equal_orders_fewer_failures_then_more_under_way_then_the_newest_counts) {
    const auto accepted = [](std::int64_t order_ref, Answer answer) {
        Walk walk = anOrder().walkTo(OrderState::accepted);
        const CommandId message_id = walk.statements().front().message_id;
        if (answer == Answer::no) {
            walk.hubRefuses("illegal-transition");
        }
        AcceptanceOrder order = orderOf(walk, order_ref);
        if (answer == Answer::queued) {
            order.messages = {{.message_id = message_id, .last_error = {}}};
        }
        return order;
    };
    const auto best = [](std::vector<AcceptanceOrder> orders) {
        const auto result = acceptanceOf(evidenceOf(std::move(orders)));
        return caseIn(result, AcceptanceCase::delivery).order_ref.value;
    };
    const auto failed = accepted(1, Answer::no);
    const auto waits = accepted(2, Answer::none);
    const auto queued = accepted(3, Answer::queued);
    const auto queued_later = accepted(4, Answer::queued);
    BOOST_TEST(best({failed, waits}) == 2);
    BOOST_TEST(best({waits, failed}) == 2);
    BOOST_TEST(best({queued, waits}) == 3);
    BOOST_TEST(best({queued, queued_later}) == 4);
    BOOST_TEST(best({}) == 0);
}

BOOST_AUTO_TEST_CASE(a_case_passes_by_its_required_steps_and_the_whole_by_its_required_cases) {
    using enum AcceptanceState;
    const auto step = [](AcceptanceState state, bool is_required) {
        StepResult result;
        result.state = state;
        result.is_required = is_required;
        return result;
    };
    CaseResult one;
    one.steps = {step(passed, true), step(waiting, false)};
    BOOST_TEST(one.isRequired());
    BOOST_TEST(one.isPassed());
    BOOST_TEST(one.state() == passed);
    one.steps = {step(passed, false), step(waiting, true)};
    BOOST_TEST(!one.isPassed());
    BOOST_TEST(one.state() == waiting);
    one.steps = {step(under_way, true), step(waiting, true)};
    BOOST_TEST(one.state() == under_way);
    one.steps = {step(under_way, true), step(failed, true)};
    BOOST_TEST(one.state() == failed);
    CaseResult optional;
    optional.steps = {step(waiting, false)};
    BOOST_TEST(!optional.isRequired());
    BOOST_TEST(!optional.isPassed());
    CaseResult done = one;
    done.steps = {step(passed, true)};

    AcceptanceResult result;
    result.cases = {done, optional};
    BOOST_TEST(result.isPassed());
    BOOST_TEST(result.count().passed == 1U);
    BOOST_TEST(result.count().required == 1U);
    result.cases.push_back(one);
    BOOST_TEST(!result.isPassed());
    BOOST_TEST(result.count().required == 2U);
}

BOOST_AUTO_TEST_CASE(the_result_says_of_when_it_is_and_whether_all_was_read) {
    AcceptanceEvidence evidence;
    evidence.since = kOrderDay;
    evidence.now = kOrderDay + 1h;
    evidence.is_whole = false;
    const AcceptanceResult result = acceptanceOf(evidence);
    BOOST_TEST((result.since == kOrderDay));
    BOOST_TEST((result.until == kOrderDay + 1h));
    BOOST_TEST(!result.is_whole);
    BOOST_TEST(!result.isPassed());
    BOOST_TEST(result.count().passed == 0U);
}

BOOST_AUTO_TEST_CASE(every_step_stands_in_the_script_and_has_its_words) {
    std::set<AcceptanceStep> in_script;
    std::set<AcceptanceCase> cases;
    for (const ScriptCase& one : acceptanceScript()) {
        BOOST_TEST(cases.insert(one.id).second, toText(one.id));
        BOOST_TEST(!one.steps.empty());
        for (const ScriptStep& step : one.steps) {
            in_script.insert(step.step);
        }
    }
    BOOST_TEST(cases.size() == every<AcceptanceCase>().size());
    BOOST_TEST(in_script.size() == every<AcceptanceStep>().size());
    BOOST_TEST(every<AcceptanceState>().size() == 4U);
    for (const Language language : {Language::pt, Language::en, Language::es}) {
        for (const auto step : every<AcceptanceStep>()) {
            BOOST_TEST(!titleOf(step, language).empty());
            BOOST_TEST(taskOf(step, language).ends_with('.'));
            BOOST_TEST(lookOf(step, language).ends_with('.'));
        }
        for (const auto id : every<AcceptanceCase>()) {
            BOOST_TEST(!titleOf(id, language).empty());
        }
        for (const auto state : every<AcceptanceState>()) {
            BOOST_TEST(!wordOf(state, language).empty());
        }
        BOOST_TEST(!optionalWord(language).empty());
    }
    BOOST_TEST(taskOf(accept_told, Language::en) == "Accept the whole order under New.");
    BOOST_TEST(titleOf(AcceptanceCase::stock, Language::pt) == "Estoque");
    BOOST_TEST(wordOf(AcceptanceState::passed, Language::es) == "hecho");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
