// Messages from the outbox to a real hub over HTTP, with everything that goes wrong on the way.
#include "tests/hub/hub_fixture.h"
#include "tests/simulator/hub_simulator.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>
#include <variant>
#include <vector>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;
using simulator::Fault;
using simulator::HubSimulator;
using simulator::OrderWish;

constexpr std::chrono::milliseconds kTimeout{10s};
const CommandId kFirstId{"0b5e7d8e-2f43-4c0b-9d38-0b52a3f6a001"};
const CommandId kSecondId{"0b5e7d8e-2f43-4c0b-9d38-0b52a3f6a002"};

simulator::Options withoutFiles() {
    simulator::Options options;
    options.start_time = Instant{1'700'000'000'000ms};
    return options;
}

/// Free of what a generator draws: any decision is allowed.
OrderWish easyOrder(const std::string& journey = "ship-from-store", int lines = 1) {
    OrderWish wish;
    wish.journey = journey;
    wish.lines = lines;
    wish.partial = "quantity";
    wish.late_refusal = true;
    wish.quantity = 3;
    return wish;
}

struct Fixture {
    explicit Fixture(simulator::Options options = withoutFiles())
        : simulator{std::move(options)}
        , order_id{simulator.addOrder(easyOrder("ship-from-store", 2))} {}

    HubOrder order() { return orderOf(order_id); }

    HubOrder orderOf(const std::string& id) {
        const auto read = client.hub.readOrder(testStore(), OrderId{id}, {}).outcome;
        BOOST_REQUIRE(std::holds_alternative<HubNews>(read));
        return std::get<HubNews>(read).order;
    }

    /// A message about the order as it is now.
    OutboxMessage messageOf(HubMessage message, const CommandId& id = kFirstId) {
        const HubOrder now = order();
        return {
            .message_id = id,
            .order_ref = {1},
            .store = testStore(),
            .order_id = now.order_id,
            .assignment = now.assignment,
            .etag = now.etag,
            .attempts = 0,
            .created_at = std::nullopt,
            .message = std::move(message)};
    }

    /// Accepts `accepted` of every line and refuses the rest.
    DecideMessage decision(std::int64_t accepted) {
        DecideMessage message{
            .lines = {},
            .decided_version = order().version,
            .decided_at = Instant{1'700'000'001'000ms},
            .decided_by = "Ada"};
        for (const HubLine& line : order().lines) {
            LineDecision decided{.line_id = line.line_id, .accepted = accepted, .refusals = {}};
            const std::int64_t rest = line.accepted.value_or(line.quantity) - accepted;
            if (rest > 0) {
                decided.refusals.push_back(
                    {.quantity = rest, .reason = RefusalReason::out_of_stock, .note = {}}
                );
            }
            message.lines.push_back(decided);
        }
        return message;
    }

    OutboxMessage decisionMessage(std::int64_t accepted = 2, const CommandId& id = kFirstId) {
        return messageOf(decision(accepted), id);
    }

    OutboxMessage statusMessage(StatusPurpose purpose, const CommandId& id = kSecondId) {
        return messageOf(
            StatusMessage{
                .purpose = purpose,
                .occurred_at = Instant{1'700'000'002'000ms},
                .by = "Ada",
                .tracking_code = {},
                .invoice_key = {},
                .received_by = {},
                .lines = {},
                .note = {}},
            id
        );
    }

    DeliverOutcome deliver(const OutboxMessage& message) {
        return client.hub.deliver(message, kTimeout);
    }

    /// Arms a fault for the next request of an operation.
    void arm(
        const std::string& kind, const std::string& operation, const std::string& variant = {}
    ) {
        Fault fault;
        fault.kind = kind;
        fault.operation = operation;
        fault.variant = variant;
        simulator.armFault(fault);
    }

    void accept(std::int64_t accepted = 3) {
        BOOST_REQUIRE(std::holds_alternative<Taken>(deliver(decisionMessage(accepted))));
    }

    HubSimulator simulator;
    HubUnderTest client{simulator.baseUrl()};
    std::string order_id;
};

const RefusedByHub& refusedOf(const DeliverOutcome& outcome) {
    if (const auto* const later = std::get_if<Later>(&outcome)) {
        BOOST_TEST_MESSAGE(later->why);
    }
    BOOST_REQUIRE(std::holds_alternative<RefusedByHub>(outcome));
    return std::get<RefusedByHub>(outcome);
}

const Taken& takenOf(const DeliverOutcome& outcome) {
    if (const auto* const later = std::get_if<Later>(&outcome)) {
        BOOST_TEST_MESSAGE(later->why);
    }
    if (const auto* const refused = std::get_if<RefusedByHub>(&outcome)) {
        BOOST_TEST_MESSAGE(refused->slug << " " << refused->detail);
    }
    BOOST_REQUIRE(std::holds_alternative<Taken>(outcome));
    return std::get<Taken>(outcome);
}

const Later& laterOf(const DeliverOutcome& outcome) {
    BOOST_REQUIRE(std::holds_alternative<Later>(outcome));
    return std::get<Later>(outcome);
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(rest_hub_deliver, Fixture)

// --- decisions ------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(a_decision_in_part_is_one_call_and_gives_the_order_back) {
    const auto outcome = deliver(decisionMessage(2));
    const Taken& taken = takenOf(outcome);
    BOOST_REQUIRE(taken.order.has_value());
    BOOST_TEST((taken.order->hub_status == HubStatus::accepted));
    BOOST_TEST((taken.order->lines[0].accepted == 2));
    BOOST_TEST(taken.order->etag == order().etag);
    BOOST_TEST(simulator.effects("decide", order_id).size() == 1U);
    BOOST_TEST(simulator.effects("decide")[0].key == kFirstId.value);
}

BOOST_AUTO_TEST_CASE(an_order_whose_tag_is_not_known_is_read_first) {
    OutboxMessage message = decisionMessage();
    message.etag.clear();
    const auto reads = simulator.requestCount("getOrder");
    takenOf(deliver(message));
    BOOST_TEST(simulator.requestCount("getOrder") == reads + 1);
    BOOST_TEST(simulator.requestCount("decide") == 1U);
}

BOOST_AUTO_TEST_CASE(a_known_tag_saves_the_reading) {
    const OutboxMessage message = decisionMessage();
    const auto reads = simulator.requestCount("getOrder");
    takenOf(deliver(message));
    BOOST_TEST(simulator.requestCount("getOrder") == reads);
}

BOOST_AUTO_TEST_CASE(a_lost_reply_is_found_by_reading_and_nothing_is_done_twice) {
    OutboxMessage message = decisionMessage();
    arm("reply_lost", "decide");
    laterOf(deliver(message));
    ++message.attempts;
    const auto outcome = deliver(message);
    BOOST_TEST((takenOf(outcome).order->lines[0].accepted == 2));
    BOOST_TEST(simulator.requestCount("decide") == 1U);
    BOOST_TEST(simulator.effects("decide", order_id).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_lost_reply_is_harmless_even_if_the_hub_forgets_keys) {
    OutboxMessage message = decisionMessage();
    arm("reply_lost", "decide");
    laterOf(deliver(message));
    simulator.forgetKeys();
    ++message.attempts;
    takenOf(deliver(message));
    BOOST_TEST(simulator.effects("decide", order_id).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_request_that_never_arrived_is_sent_again) {
    OutboxMessage message = decisionMessage();
    arm("no_effect_lost", "decide");
    laterOf(deliver(message));
    ++message.attempts;
    takenOf(deliver(message));
    BOOST_TEST(simulator.effects("decide", order_id).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_stale_decision_brings_the_order_and_goes_again_with_its_tag) {
    OutboxMessage message = decisionMessage();
    simulator.changeOrder(order_id, R"({"notes":"mudou"})");
    const auto outcome = deliver(message);
    const RefusedByHub& refused = refusedOf(outcome);
    BOOST_TEST(refused.slug == "stale");
    BOOST_TEST(refused.status == 412);
    BOOST_REQUIRE(refused.order.has_value());
    BOOST_TEST(refused.order->notes == "mudou");
    ++message.attempts;
    takenOf(deliver(message));
}

BOOST_AUTO_TEST_CASE(a_changed_order_whose_lines_are_the_same_takes_the_decision) {
    OutboxMessage message = decisionMessage();
    message.attempts = 1;
    simulator.changeOrder(order_id, R"({"notes":"mudou"})");
    takenOf(deliver(message));
}

BOOST_AUTO_TEST_CASE(a_decision_on_other_lines_is_not_sent) {
    OutboxMessage message = decisionMessage();
    message.attempts = 1;
    std::get<DecideMessage>(message.message).lines[0].line_id = LineId{"gone"};
    const auto outcome = deliver(message);
    BOOST_TEST(refusedOf(outcome).slug == "stale");
    BOOST_TEST(refusedOf(outcome).order.has_value());
    BOOST_TEST(simulator.requestCount("decide") == 0U);
}

BOOST_AUTO_TEST_CASE(another_answer_at_the_hub_is_a_conflict) {
    OutboxMessage message = decisionMessage(2);
    takenOf(deliver(decisionMessage(1, kSecondId)));
    const auto first = deliver(message);
    BOOST_TEST((refusedOf(first).slug == "stale" || refusedOf(first).slug == "already-decided"));
    message.attempts = 1;
    const auto second = deliver(message);
    BOOST_TEST(refusedOf(second).slug == "already-decided");
    BOOST_TEST((refusedOf(second).order->lines[0].accepted == 1));
    BOOST_TEST(simulator.effects("decide", order_id).size() == 1U);
}

BOOST_AUTO_TEST_CASE(the_same_answer_at_the_hub_is_success) {
    OutboxMessage message = decisionMessage(2);
    takenOf(deliver(decisionMessage(2, kSecondId)));
    message.attempts = 1;
    takenOf(deliver(message));
    BOOST_TEST(simulator.effects("decide", order_id).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_later_decision_lowers_what_was_accepted) {
    accept(3);
    OutboxMessage message = decisionMessage(1, kSecondId);
    message.attempts = 1;
    const auto outcome = deliver(message);
    BOOST_TEST((takenOf(outcome).order->lines[0].accepted == 1));
    BOOST_TEST(simulator.effects("decide", order_id).size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_cancelled_order_takes_no_decision) {
    for (const std::int64_t attempts : {0, 1}) {
        OutboxMessage message = decisionMessage();
        message.attempts = attempts;
        simulator.cancelOrder(order_id);
        const auto outcome = deliver(message);
        BOOST_TEST(refusedOf(outcome).slug == "cancelled");
        BOOST_TEST((refusedOf(outcome).order->hub_status == HubStatus::cancelled));
        order_id = simulator.addOrder(easyOrder());
    }
}

BOOST_AUTO_TEST_CASE(an_order_given_to_another_store_is_withdrawn) {
    for (const std::int64_t attempts : {0, 1}) {
        OutboxMessage message = decisionMessage();
        message.attempts = attempts;
        simulator.reassign(order_id, {.site_id = "1", .store_id = "999"});
        BOOST_TEST(refusedOf(deliver(message)).slug == "withdrawn");
        order_id = simulator.addOrder(easyOrder());
    }
}

BOOST_AUTO_TEST_CASE(an_order_assigned_anew_does_not_take_the_old_answer) {
    for (const std::int64_t attempts : {0, 1}) {
        OutboxMessage message = decisionMessage();
        message.attempts = attempts;
        simulator.reassign(order_id, {.site_id = "1", .store_id = "101"});
        const auto outcome = deliver(message);
        BOOST_TEST(refusedOf(outcome).slug == "withdrawn");
        BOOST_TEST(!refusedOf(outcome).order.has_value());  // its facts are another assignment's
        BOOST_TEST(simulator.effects("decide", order_id).empty());
        order_id = simulator.addOrder(easyOrder());
    }
}

BOOST_AUTO_TEST_CASE(a_rule_of_the_hub_is_a_refusal) {
    order_id = simulator.addOrder({.lines = 1, .partial = "none", .quantity = 3});
    const auto outcome = deliver(decisionMessage(1));
    BOOST_TEST(refusedOf(outcome).slug == "partial-not-allowed");
    BOOST_TEST(refusedOf(outcome).status == 422);
    BOOST_TEST(!refusedOf(outcome).detail.empty());
}

BOOST_AUTO_TEST_CASE(an_unknown_order_is_a_refusal) {
    OutboxMessage message = decisionMessage();
    message.order_id = OrderId{"never-seen"};
    BOOST_TEST(refusedOf(deliver(message)).status == 404);
    message.attempts = 1;
    BOOST_TEST(!refusedOf(deliver(message)).slug.empty());
}

// --- what must never settle a message ---------------------------------------------------------

const std::vector<std::string> kNoAnswers{
    "no_effect_lost",
    "500",
    "502",
    "503",
    "429",
    "html_200",
    "empty_200",
    "truncated",
    "truncated_chunked",
    "wrong_content_length",
    "bad_json",
    "wrong_types",
    "foreign_store",
    "gzip_bomb",
    "in_progress",
    "reply_lost",
    "effect_then_500",
    "effect_then_502"};

BOOST_DATA_TEST_CASE(a_bad_answer_settles_nothing_and_the_next_attempt_does, kNoAnswers, kind) {
    OutboxMessage message = decisionMessage();
    arm(kind, "decide");
    const auto outcome = deliver(message);
    BOOST_TEST(!laterOf(outcome).why.empty());
    BOOST_TEST_MESSAGE(kind << ": " << laterOf(outcome).why);
    ++message.attempts;
    takenOf(deliver(message));
    BOOST_TEST(simulator.effects("decide", order_id).size() == 1U);
}

BOOST_AUTO_TEST_CASE(in_progress_waits_for_this_one_thing_only) {
    arm("in_progress", "decide");
    const auto outcome = deliver(decisionMessage());
    BOOST_TEST((laterOf(outcome).cause == Later::Cause::not_ready));
}

BOOST_AUTO_TEST_CASE(a_busy_hub_says_how_long) {
    for (const bool is_date : {false, true}) {
        Fault fault;
        fault.kind = "503";
        fault.operation = "decide";
        fault.retry_after_s = 40;
        fault.is_http_date = is_date;
        simulator.armFault(fault);
        const auto outcome = deliver(decisionMessage());
        BOOST_TEST((laterOf(outcome).cause == Later::Cause::hub_busy));
        BOOST_REQUIRE(laterOf(outcome).retry_after.has_value());
        BOOST_TEST(std::chrono::abs(*laterOf(outcome).retry_after - 40s).count() <= 1000);
    }
}

BOOST_AUTO_TEST_CASE(a_slow_hub_ends_at_the_deadline) {
    Fault fault;
    fault.kind = "slow_body";
    fault.operation = "decide";
    fault.delay_ms = 500;
    simulator.armFault(fault);
    const OutboxMessage message = decisionMessage();
    const auto outcome = client.hub.deliver(message, 300ms);
    BOOST_TEST((laterOf(outcome).cause == Later::Cause::link));
}

BOOST_AUTO_TEST_CASE(a_hub_that_is_gone_is_a_matter_of_the_link) {
    const OutboxMessage message = decisionMessage();
    HubUnderTest gone{"http://127.0.0.1:1/v1"};
    const auto outcome = gone.hub.deliver(message, kTimeout);
    BOOST_TEST((laterOf(outcome).cause == Later::Cause::link));
}

// --- who we are -------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(a_token_that_is_over_is_renewed_in_mid_way) {
    const OutboxMessage message = decisionMessage();
    simulator.expireTokens();
    takenOf(deliver(message));
    BOOST_TEST(simulator.requestCount("getToken") == 2U);
}

BOOST_AUTO_TEST_CASE(a_new_token_that_is_refused_too_stops_everything) {
    const OutboxMessage message = decisionMessage();
    Fault fault;
    fault.kind = "401";
    fault.operation = "decide";
    fault.count = 2;
    simulator.armFault(fault);
    BOOST_TEST(std::holds_alternative<NotAllowed>(deliver(message)));
    BOOST_TEST(simulator.requestCount("getToken") == 2U);
    takenOf(deliver(message));
}

BOOST_AUTO_TEST_CASE(a_wrong_secret_stops_everything) {
    const OutboxMessage message = decisionMessage();
    simulator.expireTokens();
    client.secret = "falso";
    BOOST_TEST(std::holds_alternative<NotAllowed>(deliver(message)));
    client.secret = "segredo";  // a new file counts without a restart
    takenOf(deliver(message));
}

BOOST_AUTO_TEST_CASE(a_revoked_store_stops_everything) {
    const OutboxMessage message = decisionMessage();
    simulator.revokeStore({.site_id = "1", .store_id = "101"});
    const auto outcome = deliver(message);
    BOOST_REQUIRE(std::holds_alternative<NotAllowed>(outcome));
    BOOST_TEST_MESSAGE(std::get<NotAllowed>(outcome).why);
    simulator.restoreStore({.site_id = "1", .store_id = "101"});
    takenOf(deliver(message));
}

BOOST_AUTO_TEST_CASE(a_token_is_shared_and_renewed_before_it_is_over) {
    SteadyTime now{};
    HubToken token{
        {.client_id = "balcao",
         .read_secret =
             [] {
                 return std::string{"segredo"};
             }},
        [&] {
            return now;
        }};
    HttpExchange exchange{""};
    const auto origin = readWebAddress(simulator.baseUrl())->origin;
    const auto get = [&] {
        return *token.get(exchange, origin, "/v1/oauth/token", {});
    };
    const std::string first = get();
    now += 3600s - 61s;
    BOOST_TEST(get() == first);
    now += 2s;
    BOOST_TEST(get() != first);
    BOOST_TEST(simulator.requestCount("getToken") == 2U);
}

// --- status and the rest ------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(a_status_moves_the_order) {
    accept();
    const auto outcome = deliver(statusMessage(StatusPurpose::in_transit));
    BOOST_TEST((takenOf(outcome).order->hub_status == HubStatus::in_transit));
}

BOOST_AUTO_TEST_CASE(a_status_whose_reply_was_lost_is_found_by_reading) {
    accept();
    OutboxMessage message = statusMessage(StatusPurpose::in_transit);
    arm("reply_lost", "postStatus");
    laterOf(deliver(message));
    simulator.forgetKeys();
    ++message.attempts;
    takenOf(deliver(message));
    BOOST_TEST(simulator.requestCount("postStatus") == 1U);
}

BOOST_AUTO_TEST_CASE(a_part_handed_over_is_told_apart_by_its_key) {
    order_id = simulator.addOrder(easyOrder("pickup-in-store"));
    accept();
    takenOf(deliver(statusMessage(StatusPurpose::ready_for_pickup)));
    OutboxMessage message =
        statusMessage(StatusPurpose::delivered, CommandId{"0b5e7d8e-2f43-4c0b-9d38-0b52a3f6a003"});
    std::get<StatusMessage>(message.message).lines = {
        {.line_id = order().lines[0].line_id, .quantity = 1}};
    arm("reply_lost", "postStatus");
    laterOf(deliver(message));
    ++message.attempts;
    takenOf(deliver(message));
    BOOST_TEST(simulator.effects("postStatus", order_id).size() == 2U);  // ready, and one part
}

BOOST_AUTO_TEST_CASE(an_illegal_transition_is_refused_with_the_order) {
    const auto outcome = deliver(statusMessage(StatusPurpose::in_transit));
    BOOST_TEST(refusedOf(outcome).slug == "illegal-transition");
    BOOST_TEST((refusedOf(outcome).order->hub_status == HubStatus::assigned));
}

BOOST_AUTO_TEST_CASE(a_cancellation_is_answered_and_asked_for) {
    accept();
    simulator.askToCancel(order_id, "CUSTOMER");
    BOOST_TEST(order().cancellation.has_value());
    const auto denied = deliver(messageOf(
        AnswerCancellationMessage{
            .answer = CancellationAnswer::deny, .reason = std::nullopt, .note = {}},
        kSecondId
    ));
    BOOST_TEST(!takenOf(denied).order->cancellation.has_value());
    const auto again = deliver(messageOf(
        AnswerCancellationMessage{
            .answer = CancellationAnswer::accept, .reason = std::nullopt, .note = {}},
        CommandId{"0b5e7d8e-2f43-4c0b-9d38-0b52a3f6a004"}
    ));
    BOOST_TEST(refusedOf(again).slug == "not-asked");
}

BOOST_AUTO_TEST_SUITE_END()

// --- labels -------------------------------------------------------------------------------------

namespace {

struct LabelFixture : Fixture {
    LabelFixture()
        : Fixture{withoutFiles()} {
        order_id = simulator.addOrder(easyOrder("ship-from-store"));
    }

    DeliverOutcome fetch() { return deliver(messageOf(FetchLabelsMessage{}, kSecondId)); }
};

const std::vector<LabelDocument>& labelsOf(const DeliverOutcome& outcome) {
    if (const auto* const later = std::get_if<Later>(&outcome)) {
        BOOST_TEST_MESSAGE(later->why);
    }
    BOOST_REQUIRE(std::holds_alternative<LabelsArrived>(outcome));
    return std::get<LabelsArrived>(outcome).labels;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(rest_hub_labels, LabelFixture)

BOOST_AUTO_TEST_CASE(a_label_arrives_with_its_bytes_and_their_sum) {
    accept();
    const auto outcome = fetch();
    const auto& labels = labelsOf(outcome);
    BOOST_REQUIRE(labels.size() == 1U);
    BOOST_TEST(labels[0].label.format == "zpl");
    BOOST_TEST(labels[0].bytes.find("^XA") != std::string::npos);
    BOOST_TEST(labels[0].label.document_sha256 == sha256Of(labels[0].bytes));
    BOOST_TEST(!labels[0].label.package_id.empty());
    BOOST_TEST(!labels[0].label.tracking_code.empty());
}

BOOST_AUTO_TEST_CASE(a_label_that_is_not_ready_is_waited_for) {
    accept();
    Fault fault;
    fault.kind = "labels_not_ready";
    fault.operation = "getLabels";
    fault.retry_after_s = 7;
    simulator.armFault(fault);
    const auto outcome = fetch();
    BOOST_TEST((laterOf(outcome).cause == Later::Cause::not_ready));
    BOOST_TEST((laterOf(outcome).retry_after == 7s));
    labelsOf(fetch());
}

BOOST_AUTO_TEST_CASE(an_order_that_is_not_accepted_has_its_label_later) {
    BOOST_TEST((laterOf(fetch()).cause == Later::Cause::not_ready));
}

BOOST_AUTO_TEST_CASE(an_order_for_pickup_has_none) {
    order_id = simulator.addOrder(easyOrder("pickup-in-store"));
    accept();
    BOOST_TEST(refusedOf(fetch()).slug == "no-label");
}

BOOST_AUTO_TEST_CASE(a_label_behind_an_address_is_fetched_at_once) {
    accept();
    arm("label_url", "getLabels", "ok");
    const auto outcome = fetch();
    BOOST_TEST(labelsOf(outcome)[0].bytes.find("^XA") != std::string::npos);
}

const std::vector<std::string> kBadLabels{"404", "410", "html", "redirect", "wrong_bytes"};

BOOST_DATA_TEST_CASE(an_address_without_the_label_is_tried_again, kBadLabels, variant) {
    accept();
    arm("label_url", "getLabels", variant);
    const auto outcome = fetch();
    BOOST_TEST_MESSAGE(variant << ": " << laterOf(outcome).why);
    labelsOf(fetch());
}

BOOST_AUTO_TEST_CASE(a_page_or_other_bytes_are_never_a_label) {
    accept();
    for (const char* const kind : {"label_html", "label_wrong_sha"}) {
        arm(kind, "getLabels");
        BOOST_TEST((laterOf(fetch()).cause == Later::Cause::bad_answer));
    }
}

BOOST_AUTO_TEST_CASE(a_voided_label_is_made_anew) {
    accept();
    const std::string package = labelsOf(fetch())[0].label.package_id.value;
    takenOf(deliver(messageOf(
        VoidLabelMessage{.package_id = PackageId{package}},
        CommandId{"0b5e7d8e-2f43-4c0b-9d38-0b52a3f6a005"}
    )));
    labelsOf(fetch());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
