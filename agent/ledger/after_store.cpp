#include "agent/ledger/after_store.h"

#include "agent/ledger/codec_parts.h"

#include <utility>

namespace balcao {

namespace {

constexpr std::int64_t kPlacesPerLine = 1000;  // as of the other books

/// What an errand is about: errands of one subject keep their sequence.
std::string subjectOf(const ErrandBody& body) {
    struct Subject {
        std::string operator()(const ReturnErrand& errand) const {
            return "return/" + errand.return_id.value;
        }
        std::string operator()(const IssueErrand& errand) const {
            return "coupon/" + errand.coupon_id.value;
        }
        std::string operator()(const MovementErrand& errand) const {
            return "coupon/" + errand.coupon_id.value;
        }
        std::string operator()(const ProofErrand& errand) const {
            return "proof/" + errand.proof_id.value;
        }
        std::string operator()(const StockErrand& /*errand*/) const { return "stock"; }
    };
    return std::visit(Subject{}, body);
}

const std::string kErrand =
    "SELECT errand_id, site_id, store_id, coalesce(order_ref, 0), payload, attempts,"
    " created_at_ms, coalesce(codes_version, (SELECT max(version) FROM hub_codes), 0)"
    " FROM errands ";

template <typename Row>
Errand errandOf(const Row& row, JsonReader& reader) {
    const auto& [errand_id, site_id, store_id, order_ref, payload, attempts, created_at_ms, codes_version] =
        row;
    return {
        .errand_id = {errand_id},
        .store = {.site_id = site_id, .store_id = store_id},
        .order_ref = {order_ref},
        .attempts = attempts,
        .created_at = fromMs(created_at_ms),
        .body = decodeErrand(reader, payload),
        .codes_version = codes_version};
}

// An errand that may go. Label requests of the order hold nothing back.
const std::string kMayGo =
    "is_parked = 0 AND NOT EXISTS (SELECT 1 FROM errands AS earlier"
    " WHERE earlier.subject = errands.subject AND earlier.position < errands.position)"
    " AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.order_ref = errands.order_ref"
    " AND outbox.kind <> 'fetch_labels')";

const std::string kFirst = " ORDER BY next_attempt_at_ms, position LIMIT 1";

}  // namespace

AfterStore::AfterStore(Database& database)
    : proofs_{database}
    , stock_{database}
    , stock_queue_{database}
    , tracking_{database}
    , open_return_{database,
                   "INSERT INTO returns (position, return_id, site_id, store_id, order_ref,"
                   " order_id, state, is_over, opened_at_ms, changed_at_ms, return_json, sale_json)"
                   " VALUES (?, ?, ?, ?, nullif(?, 0), ?, ?, ?, ?, ?, ?, ?)"}
    , keep_return_{database,
                   "UPDATE returns SET state = ?2, is_over = ?3, changed_at_ms = ?4,"
                   " return_json = ?5 WHERE return_id = ?1"}
    , add_coupon_{database,
                  "INSERT INTO coupons (position, coupon_id, site_id, store_id, number, code,"
                  " order_id, document, state, changed_at_ms, coupon_json)"
                  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"}
    , keep_coupon_{database,
                   "UPDATE coupons SET code = ?2, document = ?3, state = ?4, changed_at_ms = ?5,"
                   " coupon_json = ?6 WHERE coupon_id = ?1"}
    , add_errand_{database,
                  "INSERT INTO errands (position, errand_id, site_id, store_id, order_ref, kind,"
                  " subject, payload, created_at_ms, is_parked, attempts, next_attempt_at_ms,"
                  " last_error) VALUES (?1, ?2, ?3, ?4, nullif(?5, 0), ?6, ?7, ?8, ?9, 0, 0, ?9,"
                  " '')"}
    , end_errand_{database, "DELETE FROM errands WHERE errand_id = ?"}
    , park_errand_{database,
                   "UPDATE errands SET is_parked = 1, last_error = ?2 WHERE errand_id = ?1"}
    , resend_errand_{database,
                     "UPDATE errands SET is_parked = 0, next_attempt_at_ms = ?2, last_error = '',"
                     " codes_version = NULL WHERE errand_id = ?1"}
    , postpone_{database,
                "UPDATE errands SET attempts = attempts + 1, next_attempt_at_ms = ?2,"
                " last_error = ?3 WHERE errand_id = ?1"}
    , return_{database, "SELECT return_json FROM returns WHERE return_id = ?"}
    , sale_{database, "SELECT sale_json FROM returns WHERE return_id = ?"}
    , returns_of_{database,
                  "SELECT return_json FROM returns WHERE site_id = ? AND order_id = ?"}
    , coupon_{database, "SELECT coupon_json FROM coupons WHERE coupon_id = ?"}
    , coupon_by_code_{database,
                      "SELECT coupon_json FROM coupons WHERE site_id = ? AND code = ?"
                      " AND code <> ''"}
    , last_number_{database,
                   "SELECT max(number) FROM coupons WHERE site_id = ? AND store_id = ?"
                   " AND number > 0"}
    , errand_{database, kErrand + "WHERE errand_id = ?"}
    , is_parked_{database, "SELECT 1 FROM errands WHERE errand_id = ? AND is_parked = 1"} {}

void AfterStore::apply(const AfterStep& step, const Place& place) {
    place_ = place;
    std::visit([this](const auto& one) { apply(one); }, step);
}

void AfterStore::apply(const ReturnOpened& step) {
    const Return& one = step.value;
    open_return_.run(
        place_.seq * kPlacesPerLine,
        one.return_id.value,
        one.store.site_id,
        one.store.store_id,
        one.order_ref.value,
        one.order_id.value,
        std::string{toText(one.state)},
        0,
        toMs(one.opened_at),
        toMs(one.changed_at),
        encodeReturn(one),
        encodeSale(step.sale)
    );
}

void AfterStore::apply(const ReturnKept& step) {
    const Return& one = step.value;
    keep_return_.run(
        one.return_id.value,
        std::string{toText(one.state)},
        one.state == ReturnState::closed ? 1 : 0,
        toMs(one.changed_at),
        encodeReturn(one)
    );
}

void AfterStore::apply(const CouponKept& step) {
    const Coupon& one = step.value;
    const std::string state{toText(one.state)};
    const std::size_t changed = keep_coupon_.run(
        one.coupon_id.value,
        one.code,
        one.customer.document,
        state,
        toMs(one.changed_at),
        encodeCoupon(one)
    );
    if (changed == 0) {
        add_coupon_.run(
            place_.seq * kPlacesPerLine,
            one.coupon_id.value,
            one.store.site_id,
            one.store.store_id,
            one.number,
            one.code,
            one.order_id.value,
            one.customer.document,
            state,
            toMs(one.changed_at),
            encodeCoupon(one)
        );
    }
}

void AfterStore::apply(const ErrandAdded& step) {
    std::int64_t order_ref = 0;
    if (const auto* const told = std::get_if<ReturnErrand>(&step.body)) {
        const auto about = findReturn(told->return_id);
        order_ref = about ? about->order_ref.value : 0;
    }
    if (const auto* const issued = std::get_if<IssueErrand>(&step.body)) {
        const auto coupon = findCoupon(issued->coupon_id);
        const auto about = coupon ? findReturn({coupon->return_id}) : std::nullopt;
        order_ref = about ? about->order_ref.value : 0;
    }
    if (const auto* const proof = std::get_if<ProofErrand>(&step.body)) {
        const auto kept = proofs_.find(proof->proof_id);
        order_ref = kept ? kept->order_ref.value : 0;
    }
    if (const auto* const stock = std::get_if<StockErrand>(&step.body)) {
        stock_.tell(place_.store, stock->items);
    }
    add_errand_.run(
        place_.seq * kPlacesPerLine,
        step.errand_id.value,
        place_.store.site_id,
        place_.store.store_id,
        order_ref,
        std::string{toText(kindOf(step.body))},
        subjectOf(step.body),
        encodeErrand(step.body),
        toMs(place_.at)
    );
}

void AfterStore::apply(const ErrandEnded& step) {
    end_errand_.run(step.errand_id.value);
}

void AfterStore::apply(const ErrandParked& step) {
    park_errand_.run(step.errand_id.value, step.why);
}

void AfterStore::apply(const ErrandResent& step) {
    resend_errand_.run(step.errand_id.value, toMs(place_.at));
}

StockStore::Place AfterStore::stockPlace(const CommandId& source_id) const {
    return {
        .position = place_.seq * kPlacesPerLine,
        .store = place_.store,
        .order_ref = place_.order_ref,
        .source_id = source_id,
        .actor_name = place_.actor_name,
        .at = place_.at};
}

void AfterStore::apply(const StockMoved& step) {
    stock_.move(step.move, stockPlace(step.source_id));
}

void AfterStore::apply(const StockUndone& step) {
    stock_.undo(stockPlace(step.source_id));
}

void AfterStore::apply(const StockUnknown& step) {
    stock_.markUnknown(place_.store, step.skus);
}

void AfterStore::apply(const StockRetold& step) {
    stock_.tellAgain(place_.store, step.sku);
}

void AfterStore::apply(const ProofKept& step) {
    proofs_.keep(step.value, place_.seq);
}

std::optional<Return> AfterStore::findReturn(const ReturnId& return_id) {
    const auto row = return_.first(return_id.value);
    return row ? std::optional{decodeReturn(reader_, std::get<0>(*row))} : std::nullopt;
}

std::optional<Sale> AfterStore::findSale(const ReturnId& return_id) {
    const auto row = sale_.first(return_id.value);
    return row ? std::optional{decodeSale(reader_, std::get<0>(*row))} : std::nullopt;
}

std::vector<Return> AfterStore::returnsOf(const std::string& site_id, const OrderId& order_id) {
    std::vector<Return> found;
    for (const auto& row : returns_of_.all(site_id, order_id.value)) {
        found.push_back(decodeReturn(reader_, std::get<0>(row)));
    }
    return found;
}

std::optional<Coupon> AfterStore::findCoupon(const CouponId& coupon_id) {
    const auto row = coupon_.first(coupon_id.value);
    return row ? std::optional{decodeCoupon(reader_, std::get<0>(*row))} : std::nullopt;
}

std::optional<Coupon> AfterStore::findCouponByCode(
    const std::string& site_id, const std::string& code
) {
    const auto row = coupon_by_code_.first(site_id, code);
    return row ? std::optional{decodeCoupon(reader_, std::get<0>(*row))} : std::nullopt;
}

std::int64_t AfterStore::nextNumber(const StoreKey& store) {
    const auto row = last_number_.first(store.site_id, store.store_id);
    return (row ? std::get<0>(*row).value_or(0) : 0) + 1;
}

std::optional<Errand> AfterStore::findErrand(const CommandId& errand_id) {
    const auto row = errand_.first(errand_id.value);
    return row ? std::optional{errandOf(*row, reader_)} : std::nullopt;
}

std::optional<Errand> AfterStore::findParked(const CommandId& errand_id) {
    return is_parked_.first(errand_id.value) ? findErrand(errand_id) : std::nullopt;
}

void AfterStore::postpone(
    const CommandId& errand_id, Instant next_attempt_at, const std::string& why
) {
    postpone_.run(errand_id.value, toMs(next_attempt_at), why);
}

ErrandQueue::ErrandQueue(Database& database)
    : next_due_{database, kErrand + "WHERE next_attempt_at_ms <= ? AND kind <> 'send_proof' AND " + kMayGo + kFirst}
    , next_proof_{database, kErrand + "WHERE next_attempt_at_ms <= ? AND kind = 'send_proof' AND " + kMayGo + kFirst}
    , bytes_{database, "SELECT bytes FROM proof_files WHERE proof_id = ?"}
    , stock_{database}
    , tracking_{database}
    , next_due_at_{database, "SELECT min(next_attempt_at_ms) FROM errands WHERE " + kMayGo} {}

std::optional<Errand> ErrandQueue::nextDue(Instant now) {
    if (const auto row = next_due_.first(toMs(now))) {
        return errandOf(*row, reader_);
    }
    const auto row = next_proof_.first(toMs(now));
    if (!row) {
        return std::nullopt;
    }
    Errand errand = errandOf(*row, reader_);
    auto& proof = std::get<ProofErrand>(errand.body);
    if (auto bytes = bytes_.first(proof.proof_id.value)) {
        proof.bytes = std::move(std::get<0>(*bytes).bytes);
    }
    return errand;
}

std::optional<Instant> ErrandQueue::nextDueAt() {
    const auto row = next_due_at_.first();
    return row && std::get<0>(*row) ? std::optional{fromMs(*std::get<0>(*row))} : std::nullopt;
}

}  // namespace balcao
