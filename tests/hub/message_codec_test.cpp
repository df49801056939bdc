#include "agent/hub/rest/message_codec.h"

#include <boost/test/unit_test.hpp>

#include <string>

namespace balcao::test {

namespace {

const CommandId kId{"0b5e7d8e-2f43-4c0b-9d38-0b52a3f6a001"};
const Instant kAt{std::chrono::milliseconds{1'700'000'000'007}};

HttpRequest write(const HubMessage& message, const std::string& order_id = "A-1") {
    return writeMessage(message, kId, OrderId{order_id}, defaultHubCodes(), "/v1");
}

std::string headerOf(const HttpRequest& request, const std::string& name) {
    for (const auto& [key, value] : request.headers) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

}  // namespace

// The hub compares the bytes of a repeated key: these texts may never change.
BOOST_AUTO_TEST_SUITE(message_codec)

BOOST_AUTO_TEST_CASE(a_decision_has_the_same_bytes_for_ever) {
    const HttpRequest request = write(DecideMessage{
        .lines =
            {{.line_id = LineId{"1"},
              .accepted = 2,
              .refusals =
                  {{.quantity = 1, .reason = RefusalReason::out_of_stock, .note = {}},
                   {.quantity = 2, .reason = RefusalReason::other, .note = "água \"x\"\n"}}},
             {.line_id = LineId{"2"}, .accepted = 1, .refusals = {}}},
        .decided_version = 7,
        .decided_at = kAt,
        .decided_by = "Ada"});
    BOOST_TEST(request.method == "POST");
    BOOST_TEST(request.path == "/v1/orders/A-1/decision");
    BOOST_TEST(headerOf(request, "Idempotency-Key") == kId.value);
    BOOST_TEST(headerOf(request, "Content-Type") == "application/json");
    BOOST_TEST(
        request.body ==
        R"({"decidedAt":"2023-11-14T22:13:20.007Z","decidedBy":"Ada","lines":[)"
        R"({"lineId":"1","accepted":2,"refused":[{"quantity":1,"reason":"OUT_OF_STOCK"},)"
        R"({"quantity":2,"reason":"OTHER","note":"água \"x\"\n"}]},{"lineId":"2","accepted":1}]})"
    );
}

BOOST_AUTO_TEST_CASE(a_status_has_the_same_bytes_for_ever) {
    const HttpRequest request = write(StatusMessage{
        .purpose = StatusPurpose::delivered,
        .occurred_at = kAt,
        .by = "Ada",
        .tracking_code = "AA1",
        .invoice_key = "35",
        .received_by = "João",
        .lines = {{.line_id = LineId{"1"}, .quantity = 2}},
        .note = "n"});
    BOOST_TEST(request.path == "/v1/orders/A-1/status");
    BOOST_TEST(
        request.body ==
        R"({"code":"4","occurredAt":"2023-11-14T22:13:20.007Z","by":"Ada","trackingCode":"AA1",)"
        R"("invoiceKey":"35","receivedBy":{"name":"João"},"lines":[{"lineId":"1","quantity":2}],)"
        R"("note":"n"})"
    );
}

BOOST_AUTO_TEST_CASE(every_purpose_has_its_code) {
    const auto body = [](StatusPurpose purpose) {
        return write(StatusMessage{
                         .purpose = purpose,
                         .occurred_at = kAt,
                         .by = {},
                         .tracking_code = {},
                         .invoice_key = {},
                         .received_by = {},
                         .lines = {},
                         .note = {}}
        ).body;
    };
    const std::string at = R"(","occurredAt":"2023-11-14T22:13:20.007Z")";
    BOOST_TEST(body(StatusPurpose::in_transit) == R"({"code":"3)" + at + "}");
    BOOST_TEST(body(StatusPurpose::delivered) == R"({"code":"4)" + at + "}");
    BOOST_TEST(body(StatusPurpose::ready_for_pickup) == R"({"code":"5)" + at + "}");
    BOOST_TEST(body(StatusPurpose::not_collected) == R"({"code":"9)" + at + "}");
    BOOST_TEST(
        body(StatusPurpose::handover_reversed) == R"({"code":"5)" + at + R"(,"correction":true})"
    );
}

BOOST_AUTO_TEST_CASE(an_answer_to_a_cancellation_has_the_same_bytes_for_ever) {
    BOOST_TEST(
        write(AnswerCancellationMessage{
                  .answer = CancellationAnswer::request,
                  .reason = RefusalReason::no_capacity,
                  .note = "n"})
            .body == R"({"answer":"request","reason":"NO_CAPACITY","note":"n"})"
    );
    const HttpRequest deny = write(AnswerCancellationMessage{
        .answer = CancellationAnswer::deny, .reason = std::nullopt, .note = {}});
    BOOST_TEST(deny.path == "/v1/orders/A-1/cancellation");
    BOOST_TEST(deny.body == R"({"answer":"deny"})");
    BOOST_TEST(
        write(AnswerCancellationMessage{
                  .answer = CancellationAnswer::accept, .reason = std::nullopt, .note = {}}
        ).body == R"({"answer":"accept"})"
    );
}

BOOST_AUTO_TEST_CASE(labels_are_read_and_voided_without_a_body) {
    const HttpRequest fetch = write(FetchLabelsMessage{});
    BOOST_TEST(fetch.method == "GET");
    BOOST_TEST(fetch.path == "/v1/orders/A-1/labels?format=zpl,pdf,png");
    BOOST_TEST(headerOf(fetch, "Idempotency-Key").empty());
    const HttpRequest voided = write(VoidLabelMessage{.package_id = PackageId{"1/2"}});
    BOOST_TEST(voided.method == "DELETE");
    BOOST_TEST(voided.path == "/v1/orders/A-1/labels/1%2F2");
    BOOST_TEST(voided.body.empty());
    BOOST_TEST(headerOf(voided, "Idempotency-Key") == kId.value);
}

BOOST_AUTO_TEST_CASE(packages_are_named_by_their_place_and_say_what_is_known) {
    const HttpRequest declared = write(DeclarePackagesMessage{
        {{.weight_g = 1250, .lines = {{.line_id = {"7"}, .quantity = 2}}},
         {.weight_g = 0, .lines = {}, .size = BoxSize{350, 250, 30}}}});
    BOOST_TEST(declared.method == "PUT");
    BOOST_TEST(declared.path == "/v1/orders/A-1/packages");
    BOOST_TEST(headerOf(declared, "Idempotency-Key") == kId.value);
    BOOST_TEST(
        declared.body ==
        R"({"packages":[{"packageId":"1","weightGrams":1250,"lines":[{"lineId":"7","quantity":2}]},)"
        R"({"packageId":"2","lengthMm":350,"widthMm":250,"heightMm":30}]})"
    );
}

BOOST_AUTO_TEST_CASE(an_order_id_is_encoded_in_the_path) {
    BOOST_TEST(write(FetchLabelsMessage{}, "a/b#c%d").path.starts_with("/v1/orders/a%2Fb%23c%25d/")
    );
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
