#pragma once

#include "agent/ledger/order_codec.h"
#include "agent/ledger/step_codec.h"
#include "tests/support/orders.h"

#include <string>
#include <vector>

namespace balcao::test {

// One value of every form that the ledger keeps as text, each with every member saying something:
// what tests/golden/ledger/ has on record. Not made by the rules, so that these may change.

inline HubLine fullHubLine() {
    return {
        .line_id = {"1"},
        .sku = "SKU-1",
        .ean = "7891000100103",
        .reference = "REF-1",
        .description = "Camiseta \"básica\"",
        .attributes = {{"cor", "azul"}, {"tamanho", "M"}},
        .image_url = "https://img.example/1.jpg",
        .quantity = 2,
        .unit_price_minor = 4990,
        .accepted = 1};
}

inline Delivery fullDelivery() {
    return {
        .recipient = "Ana",
        .address =
            {.street = "Rua A",
             .number = "7",
             .complement = "fundos",
             .district = "Sé",
             .city = "São Paulo",
             .state = "SP",
             .postal_code = "01001000",
             .country = "BR"},
        .carrier = {.code = "COR", .name = "Correios", .service = "SEDEX"},
        .tracking_code = "AA123456789BR",
        .pickup_code = "K7X2",
        .authorised_person = {.name = "Rui", .document = "1", .phone = "2", .email = "3"}};
}

inline HubOrder fullHubOrder() {
    return {
        .store = {.site_id = "rede", .store_id = "17"},
        .order_id = {"PED-1"},
        .external_order_id = "SITE-1",
        .assignment = 2,
        .version = 3,
        .etag = "\"3\"",
        .channel = {.code = "ML", .name = "Mercado \"Livre\"", .is_marketplace = true},
        .journey = Journey::pickup_in_store,
        .hub_code = "2",
        .hub_status = HubStatus::accepted,
        .placed_at = kOrderDay,
        .assigned_at = kOrderDay + std::chrono::minutes{1},
        .updated_at = kOrderDay + std::chrono::minutes{2},
        .answer_by = kOrderDay + std::chrono::minutes{30},
        .ready_by = kOrderDay + std::chrono::hours{1},
        .collect_by = kOrderDay + std::chrono::hours{2},
        .customer =
            {.name = "João Ñuñez",
             .document = "12345678909",
             .phone = "11912345678",
             .email = "j@x.br"},
        .delivery = fullDelivery(),
        .lines = {fullHubLine()},
        .currency = "BRL",
        .discount_minor = 100,
        .freight_minor = 1990,
        .total_minor = 11870,
        .is_paid = true,
        .invoice_key = std::string(44, '7'),
        .cancellation =
            CancellationAsked{
                .is_asked_by_hub = false, .reason = "desistiu", .answer_by = kOrderDay},
        .notes = "linha 1\nlinha 2",
        .gift_message = "Parabéns!",
        .capabilities = {.partial = PartialGrain::line, .allows_late_refusal = false}};
}

/// As little as an order can say.
/// With a name that the de-para gives.
inline HubOrder renamedHubOrder() {
    HubOrder order = fullHubOrder();
    order.delivery.carrier.service = "04014";
    order.delivery.carrier.service_name = "SEDEX";
    return order;
}

inline HubOrder bareHubOrder() {
    HubOrder order;
    order.store = {.site_id = "rede", .store_id = "17"};
    order.order_id = {"PED-2"};
    return order;
}

inline std::vector<OrderEvent> everyEvent() {
    const LineRefusal refusal{
        .quantity = 1, .reason = RefusalReason::other, .note = "caiu \"no chão\""};
    const LineProgress progress{
        .line_id = {"1"}, .accepted = 1, .refusals = {refusal}, .delivered = 1};
    const PackageLabel label{
        .package_id = {"P1"},
        .format = "zpl",
        .document_sha256 = std::string(64, 'a'),
        .tracking_code = "AA123456789BR",
        .expires_at = kOrderDay};
    return {
        Offered{fullHubOrder()},
        FactsChanged{bareHubOrder()},
        Moved{.because = CommandKind::mark_ready, .to = OrderState::ready_for_pickup, .note = "A3"},
        Adopted{.to = OrderState::partly_accepted, .lines = {progress}},
        Decided{
            .decision = {{.line_id = {"1"}, .accepted = 1, .refusals = {refusal}}},
            .lines = {progress},
            .to = OrderState::partly_accepted,
            .is_first = false},
        PauseChanged{true},
        Packed{3},
        Invoiced{std::string(44, '7')},
        Invoiced{.invoice_key = std::string(44, '7'), .document_sha256 = std::string(64, 'b')},
        LabelsTaken{.labels = {label}, .to = OrderState::labelled},
        LabelsVoided{
            .packages = {{"P1"}, {"P2"}}, .are_wanted_again = false, .to = OrderState::picked},
        Dispatched{"AA123456789BR"},
        Dispatched{.tracking_code = {}, .driver = "Rui Prado", .plate = "ABC1D23"},
        HandedOver{
            .lines = {{.line_id = {"1"}, .quantity = 2}},
            .received_by = "Rui",
            .to = OrderState::partly_delivered},
        HandedOver{
            .lines = {{.line_id = {"1"}, .quantity = 1}},
            .received_by = "Rui",
            .to = OrderState::delivered,
            .checked_by = "document"},
        CancelledByStore{.reason = RefusalReason::damaged, .note = "molhou"},
        CancellationAnswered{.is_accepted = false, .to = OrderState::picking},
        MessageTaken{.message_id = commandId(1), .is_confirmed = true},
        MessageClosed{.message_id = commandId(1), .slug = "withdrawn"},
        MessageRequeued{.message_id = commandId(1), .slug = "stale"},
        MessageRefused{
            .message_id = commandId(1),
            .kind = MessageKind::void_label,
            .slug = "invalid",
            .detail = "não pode"},
        MessageRetried{commandId(1)},
        MessageDropped{commandId(1)},
        DecisionUndone{.message_id = commandId(1), .to = OrderState::answer_expired},
        Decided{
            .decision = {{.line_id = {"1"}, .accepted = 1, .refusals = {refusal}}},
            .lines = {progress},
            .to = OrderState::partly_accepted,
            .is_first = true,
            .proposed_by = "ada"},
        AnswerProposed{
            {.lines = {{.line_id = {"1"}, .accepted = 1, .refusals = {refusal}}},
             .is_first = false,
             .by = "ada",
             .proposed_at = kOrderDay}},
        ProposalDropped{"ada"},
        Packed{
            .package_count = 2,
            .boxes =
                {{.weight_g = 1250, .lines = {{.line_id = {"1"}, .quantity = 2}}},
                 {.weight_g = 0, .lines = {}}}},
        Packed{.package_count = 2, .boxes = {}, .is_hub_told = true},
        Packed{
            .package_count = 1,
            .boxes = {{.weight_g = 0, .lines = {}, .size = BoxSize{200, 150, 100}}},
            .is_hub_told = true},
        LabelsVoided{
            .packages = {{"1"}},
            .are_wanted_again = true,
            .to = OrderState::packed,
            .is_hub_told = true},
        MessageTaken{.message_id = commandId(1), .is_confirmed = false, .attempts_before = 3},
    };
}

inline std::vector<HubMessage> everyMessage() {
    return {
        DecideMessage{
            .lines =
                {{.line_id = {"1"},
                  .accepted = 0,
                  .refusals =
                      {{.quantity = 2, .reason = RefusalReason::out_of_stock, .note = {}}}}},
            .decided_version = 4,
            .decided_at = kOrderDay,
            .decided_by = "ada"},
        StatusMessage{
            .purpose = StatusPurpose::delivered,
            .occurred_at = kOrderDay,
            .by = "ada",
            .tracking_code = "AA123456789BR",
            .invoice_key = std::string(44, '7'),
            .received_by = "Rui",
            .lines = {{.line_id = {"1"}, .quantity = 1}},
            .note = "no balcão"},
        AnswerCancellationMessage{
            .answer = CancellationAnswer::request,
            .reason = RefusalReason::customer_asked,
            .note = "pediu"},
        VoidLabelMessage{{"P1"}},
        FetchLabelsMessage{},
        DeclarePackagesMessage{
            {{.weight_g = 1250, .lines = {{.line_id = {"1"}, .quantity = 2}}},
             {.weight_g = 0, .lines = {}}}},
    };
}

inline PrintProgress fullPrintProgress() {
    return {
        .state = PrintState::held,
        .evidence = PrintEvidence::e2,
        .attempts = 5,
        .part_count = 3,
        .parts_sent = 1,
        .spool_id = "17",
        .wanted_at = kOrderDay,
        .due_at = kOrderDay + std::chrono::minutes{1},
        .reason = "unreachable: no answer",
        .wants_new_job = true};
}

inline std::vector<Step> everyStep() {
    return {
        PrintMoved{.job_id = 7000, .progress = fullPrintProgress()},
        PrintCopied{.job_id = 7000, .reason = "rasgou", .parts_sent = 1, .role = "label@Mesa 2"},
        PrintWanted{
            .kind = PaperKind::manifest,
            .role = "document",
            .format = "pdf",
            .document_sha256 = std::string(64, 'b'),
            .package_id = {"P1"},
            .dedupe_key = "manifest/7",
            .copies = 2,
            .expires_at = kOrderDay,
            .reprint_of = 7000,
            .reason = "molhou",
            .is_asked = true},
        PrintRerouted{.job_id = 7000, .role = "receipt"},
        TaskFinished{9000},
    };
}

/// As they were before a job had parts: what the first ledgers hold.
inline std::vector<Step> stepsOfOld() {
    PrintProgress progress = fullPrintProgress();
    progress.part_count = 0;
    progress.parts_sent = 0;
    progress.spool_id.clear();
    return {
        PrintMoved{.job_id = 7000, .progress = progress},
        PrintCopied{.job_id = 7000, .reason = "rasgou", .parts_sent = 0},
        TaskFinished{9000},
    };
}

/// What the store did; the hub's part is empty, because it is kept apart.
inline Order fullProgress() {
    return {
        .hub = {},
        .state = OrderState::partly_delivered,
        .lines =
            {{.line_id = {"1"},
              .accepted = 1,
              .refusals =
                  {{.quantity = 1, .reason = RefusalReason::not_found, .note = "sumiu \"daqui\""}},
              .delivered = 1}},
        .labels =
            {{.package_id = {"P1"},
              .format = "zpl",
              .document_sha256 = std::string(64, 'a'),
              .tracking_code = "AA123456789BR",
              .expires_at = kOrderDay}},
        .are_labels_asked = true,
        .package_count = 2,
        .is_paused = true,
        .is_invoiced = true,
        .invoice_sha256 = std::string(64, 'b'),
        .waiting =
            {{.message_id = commandId(5),
              .kind = MessageKind::status,
              .stale_count = 2,
              .problem = "invalid: não"}},
        .sync = {
            .state = SyncState::needs_person,
            .command_id = commandId(5),
            .kind = MessageKind::status,
            .problem = "invalid: não"}};
}

/// An answer that waits for a second person.
inline Order proposedProgress() {
    Order order;
    order.proposed = ProposedAnswer{
        .lines = {{.line_id = {"1"}, .accepted = 2, .refusals = {}}},
        .is_first = true,
        .by = "ada",
        .proposed_at = kOrderDay};
    return order;
}

/// The hub had a label before it heard of the packages.
inline Order toldAnewProgress() {
    Order order;
    order.package_count = 2;
    order.packages_told = 0;
    order.is_told_anew = true;
    return order;
}

/// The hub was told what its one box measures.
inline Order measuredProgress() {
    Order order;
    order.boxes = {{.weight_g = 0, .lines = {}, .size = BoxSize{200, 150, 100}}};
    order.is_only_measured = true;
    return order;
}

/// What is in the boxes, as far as somebody said it.
inline Order boxedProgress() {
    Order order;
    order.package_count = 2;
    order.boxes = {
        {.weight_g = 1250, .lines = {{.line_id = {"1"}, .quantity = 2}}},
        {.weight_g = 0, .lines = {}}};
    return order;
}

}  // namespace balcao::test
