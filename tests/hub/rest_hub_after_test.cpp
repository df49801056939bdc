// Who we are for a real hub, and what follows a decision: status, cancellation, labels.
#include "agent/service/sha256.h"
#include "tests/hub/deliver_fixture.h"

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

}  // namespace

BOOST_FIXTURE_TEST_SUITE(rest_hub_after, DeliverFixture)

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

struct LabelFixture : DeliverFixture {
    LabelFixture() { order_id = simulator.addOrder(easyOrder("ship-from-store")); }

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

BOOST_AUTO_TEST_CASE(one_redirection_on_the_same_host_is_followed) {
    accept();
    arm("label_url", "getLabels", "redirect");
    BOOST_TEST(labelsOf(fetch())[0].bytes.find("^XA") != std::string::npos);
}

const std::vector<std::string> kBadLabels{"404", "410", "html", "wrong_bytes"};

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
