#pragma once

#include "agent/ledger/after_codec.h"
#include "tests/support/orders.h"

#include <string>
#include <vector>

namespace balcao::test {

inline ReturnLine fullReturnLine() {
    return {
        .line_id = {"1"},
        .sku = "SKU-1",
        .ean = "7891000315507",
        .description = "Camiseta \"azul\"",
        .quantity = 2,
        .accepted = 1,
        .reason = ReturnReason::colour_or_model,
        .condition = GoodsCondition::damaged,
        .note = "manchada"};
}

inline Person fullPerson() {
    return {
        .name = "Conceição Araújo",
        .document = "12345678909",
        .phone = "11987654321",
        .email = "c@exemplo.com.br"};
}

/// A return with every member set.
inline Return fullReturn() {
    return {
        .return_id = {commandId(1).value},
        .store = {.site_id = "rede", .store_id = "17"},
        .order_ref = {7},
        .order_id = {"PED-1"},
        .order_store_id = "18",
        .currency = "BRL",
        .customer = fullPerson(),
        .lines = {fullReturnLine()},
        .state = ReturnState::sent_to_hub,
        .amount_minor = 4990,
        .resolution = Resolution::coupon,
        .place = StockPlace::damaged,
        .coupon_id = commandId(2).value,
        .note = "sem etiqueta",
        .opened_by = "ana",
        .opened_at = kOrderDay,
        .changed_at = kOrderDay + std::chrono::hours{1}};
}

inline CouponMovement fullMovement() {
    return {
        .movement_id = commandId(3).value,
        .kind = MovementKind::extend,
        .state = MovementState::refused,
        .amount_minor = 1,
        .expires_at = kOrderDay,
        .store_id = "17",
        .by = "ana",
        .reason = "bad-expiry: não",
        .at = kOrderDay};
}

inline Coupon fullCoupon() {
    return {
        .coupon_id = {commandId(2).value},
        .store = {.site_id = "rede", .store_id = "17"},
        .number = 42,
        .code = "VT-AB",
        .order_id = {"PED-1"},
        .return_id = commandId(1).value,
        .state = CouponState::partly_used,
        .currency = "BRL",
        .issued_minor = 4990,
        .expires_at = kOrderDay,
        .customer = fullPerson(),
        .version = 3,
        .movements = {fullMovement(), CouponMovement{}},
        .changed_at = kOrderDay};
}

inline Sale aSaleOfOrder() {
    return {
        .order_ref = {7},
        .order = anOrder().hub(),
        .lines = {{.line_id = {"1"}, .delivered = 2, .returned = 1}},
        .delivered_at = kOrderDay};
}

/// A proof with every member set.
inline Proof fullProof() {
    return {
        .proof_id = {commandId(7).value},
        .store = {.site_id = "rede", .store_id = "17"},
        .order_ref = {7},
        .order_id = {"PED-1"},
        .kind = ProofKind::document,
        .format = ProofFormat::pdf,
        .sha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        .byte_count = 1234,
        .state = ProofState::sent,
        .taken_by = "ana",
        .taken_at = kOrderDay,
        .settled_at = kOrderDay + std::chrono::hours{1},
        .erased_at = kOrderDay + std::chrono::hours{2}};
}

/// One of each step and of each errand.
inline std::vector<AfterStep> everyAfterStep() {
    return {
        ReturnOpened{.value = fullReturn(), .sale = aSaleOfOrder()},
        ReturnKept{Return{}},
        CouponKept{fullCoupon()},
        ErrandAdded{
            .errand_id = commandId(4),
            .body =
                ReturnErrand{
                    .return_id = {commandId(1).value},
                    .order_id = {"PED-1"},
                    .order_store_id = "18",
                    .lines = {fullReturnLine()},
                    .occurred_at = kOrderDay,
                    .by = "ana"}},
        ErrandAdded{
            .errand_id = commandId(5),
            .body =
                IssueErrand{
                    .coupon_id = {commandId(2).value},
                    .order_id = {"PED-1"},
                    .lines = {fullReturnLine()},
                    .amount_minor = 4990,
                    .currency = "BRL",
                    .customer = fullPerson(),
                    .expires_at = kOrderDay}},
        ErrandAdded{
            .errand_id = commandId(6),
            .body =
                MovementErrand{
                    .coupon_id = {commandId(2).value},
                    .code = "VT-AB",
                    .currency = "BRL",
                    .movement = fullMovement()}},
        ErrandEnded{commandId(4)},
        ErrandParked{.errand_id = commandId(4), .why = "illegal-transition: não"},
        ErrandResent{commandId(4)},
        ErrandAdded{
            .errand_id = commandId(7),
            .body =
                ProofErrand{
                    .proof_id = {commandId(7).value},
                    .order_id = {"PED-1"},
                    .kind = ProofKind::signature,
                    .format = ProofFormat::png}},
        ProofKept{fullProof()},
        ErrandAdded{
            .errand_id = commandId(8),
            .body =
                StockErrand{
                    .items =
                        {{.sku = "SKU-1",
                          .ean = "7891000315507",
                          .quantity = 3,
                          .updated_at = kOrderDay}}}},
        StockMoved{
            .source_id = commandId(9),
            .move =
                {.sku = "SKU-1",
                 .ean = "7891000315507",
                 .description = "Camiseta",
                 .cause = StockCause::counted,
                 .set_to = 3,
                 .change = -1,
                 .wants_count = true,
                 .reason = "not_found"}},
        StockUndone{commandId(9)},
        StockUnknown{{"SKU-1", "SKU-2"}},
        StockRetold{"SKU-1"}};
}

}  // namespace balcao::test
