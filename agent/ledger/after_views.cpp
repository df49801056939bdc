#include "agent/ledger/after_views.h"

#include "agent/ledger/after_codec.h"
#include "agent/ledger/after_store.h"
#include "agent/ledger/backup.h"
#include "agent/ledger/codec_parts.h"
#include "agent/ledger/ledger.h"
#include "agent/ledger/proof_codec.h"
#include "common/base/mutex.h"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace balcao {

namespace {

using Texts = Columns<std::string>;

/// What is left of a number as people say or scan it: digits and letters alone.
std::string bare(std::string_view text) {
    std::string kept;
    std::ranges::copy_if(text, std::back_inserter(kept), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
    return kept;
}

/// The number in "VT-17-000123"; 0 if the text is none.
std::int64_t numberIn(std::string_view text) {
    constexpr std::string_view kPrefix = "VT-";
    const auto dash = text.rfind('-');
    if (!text.starts_with(kPrefix) || dash + 1 >= text.size() || text.size() - dash > 10) {
        return 0;
    }
    std::int64_t number = 0;
    for (const char c : text.substr(dash + 1)) {
        if (c < '0' || c > '9') {
            return 0;
        }
        number = number * 10 + (c - '0');
    }
    return number;
}

const std::string kProduct =
    "SELECT sku, ean, description, quantity, wants_count, is_untold, is_unknown, changed_at_ms"
    " FROM stock WHERE site_id = ? AND store_id = ? ";

class AfterReader {
public:
    explicit AfterReader(const std::filesystem::path& file)
        : database_{file, Database::Role::reader}
        , return_{database_, "SELECT return_json FROM returns WHERE return_id = ?"}
        , sale_{database_, "SELECT sale_json FROM returns WHERE return_id = ?"}
        , returns_of_{
              database_,
              "SELECT return_json FROM returns WHERE site_id = ? AND order_id = ?"}
        , returns_{database_, "SELECT return_json FROM returns ORDER BY position DESC LIMIT ?"}
        , open_returns_{
              database_,
              "SELECT return_json FROM returns WHERE is_over = 0 ORDER BY position DESC LIMIT ?"}
        , coupon_{database_, "SELECT coupon_json FROM coupons WHERE coupon_id = ?"}
        , coupon_by_code_{
              database_,
              "SELECT coupon_json FROM coupons WHERE site_id = ? AND code = ? AND code <> ''"}
        , coupons_{database_, "SELECT coupon_json FROM coupons ORDER BY position DESC LIMIT ?"}
        , found_{
              database_,
              "SELECT coupon_json FROM coupons WHERE code = ?1 OR order_id = ?1 OR"
              " (document = ?2 AND document <> '') OR (number = ?3 AND number > 0)"
              " ORDER BY position DESC LIMIT ?4"}
        , proofs_of_{
              database_,
              "SELECT proof_json FROM proofs WHERE order_ref = ? ORDER BY position"}
        , proof_{database_, "SELECT proof_json FROM proofs WHERE proof_id = ?"}
        , bytes_{database_, "SELECT bytes FROM proof_files WHERE proof_id = ?"}
        , stock_waits_{
              database_,
              kProduct + "AND (is_unknown = 1 OR wants_count = 1)"
              " ORDER BY changed_at_ms DESC LIMIT ?"}
        , stock_{
              database_,
              kProduct + "AND is_unknown = 0 AND wants_count = 0"
              " ORDER BY changed_at_ms DESC LIMIT ?"}
        , stock_moves_{
              database_,
              "SELECT cause, reason, coalesce(order_ref, 0), quantity_before, quantity_after,"
              " change, actor_name, at_ms FROM stock_moves"
              " WHERE site_id = ? AND store_id = ? AND sku = ? ORDER BY position DESC LIMIT ?"}
        , tracking_{database_}
        , errands_{
              database_,
              "SELECT errand_id, site_id, store_id, coalesce(order_ref, 0), payload, attempts,"
              " created_at_ms, is_parked, next_attempt_at_ms, last_error FROM errands"
              " ORDER BY position LIMIT ?"} {}

    std::optional<Return> findReturn(const ReturnId& return_id) {
        const auto row = return_.first(return_id.value);
        return row ? std::optional{decodeReturn(reader_, std::get<0>(*row))} : std::nullopt;
    }

    std::optional<Sale> saleOf(const ReturnId& return_id) {
        const auto row = sale_.first(return_id.value);
        return row ? std::optional{decodeSale(reader_, std::get<0>(*row))} : std::nullopt;
    }

    std::vector<Return> returnsOf(const std::string& site_id, const OrderId& order_id) {
        return returnsIn(returns_of_.all(site_id, order_id.value));
    }

    std::vector<Return> returns(bool is_open_only, std::size_t limit) {
        auto& wanted = is_open_only ? open_returns_ : returns_;
        return returnsIn(wanted.all(static_cast<std::int64_t>(limit)));
    }

    std::optional<Coupon> findCoupon(const CouponId& coupon_id) {
        const auto row = coupon_.first(coupon_id.value);
        return row ? std::optional{decodeCoupon(reader_, std::get<0>(*row))} : std::nullopt;
    }

    std::optional<Coupon> findCouponByCode(const std::string& site_id, const std::string& code) {
        const auto row = coupon_by_code_.first(site_id, code);
        return row ? std::optional{decodeCoupon(reader_, std::get<0>(*row))} : std::nullopt;
    }

    std::vector<Coupon> coupons(const std::string& text, std::size_t limit) {
        const auto most = static_cast<std::int64_t>(limit);
        if (text.empty()) {
            return couponsIn(coupons_.all(most));
        }
        return couponsIn(found_.all(text, bare(text), numberIn(text), most));
    }

    std::vector<Proof> proofsOf(OrderRef order_ref) {
        std::vector<Proof> found;
        for (const auto& row : proofs_of_.all(order_ref.value)) {
            found.push_back(decodeProof(reader_, std::get<0>(row)));
        }
        return found;
    }

    std::optional<Proof> findProof(const ProofId& proof_id) {
        const auto row = proof_.first(proof_id.value);
        return row ? std::optional{decodeProof(reader_, std::get<0>(*row))} : std::nullopt;
    }

    std::string proofBytes(const ProofId& proof_id) {
        auto row = bytes_.first(proof_id.value);
        return row ? std::move(std::get<0>(*row).bytes) : std::string{};
    }

    std::vector<StockView> stock(const StoreKey& store, std::size_t limit) {
        std::vector<StockView> found;
        for (Products* const list : {&stock_waits_, &stock_}) {
            const auto left = static_cast<std::int64_t>(limit - found.size());
            for (const auto& row : list->all(store.site_id, store.store_id, left)) {
                const auto& [sku, ean, description, quantity, wants_count, is_untold, is_unknown, at_ms] =
                    row;
                found.push_back(
                    {.sku = sku,
                     .ean = ean,
                     .description = description,
                     .quantity = quantity,
                     .wants_count = wants_count,
                     .is_untold = is_untold,
                     .is_unknown = is_unknown,
                     .changed_at = fromMs(at_ms)}
                );
            }
        }
        return found;
    }

    std::vector<StockMoveView> stockMoves(
        const StoreKey& store, const std::string& sku, std::size_t limit
    ) {
        std::vector<StockMoveView> found;
        for (const auto& row : stock_moves_.all(
                 store.site_id, store.store_id, sku, static_cast<std::int64_t>(limit)
             )) {
            const auto& [cause, reason, order_ref, before, after, change, actor_name, at_ms] = row;
            found.push_back(
                {.cause = fromText<StockCause>(cause).value_or(StockCause::counted),
                 .reason = reason,
                 .order_ref = {order_ref},
                 .before = before,
                 .after = after,
                 .change = change,
                 .actor_name = actor_name,
                 .at = fromMs(at_ms)}
            );
        }
        return found;
    }

    std::optional<KeptTracking> tracking(OrderRef order_ref) { return tracking_.find(order_ref); }

    std::vector<ErrandView> errands(std::size_t limit) {
        std::vector<ErrandView> views;
        for (const auto& row : errands_.all(static_cast<std::int64_t>(limit))) {
            const auto& [errand_id, site_id, store_id, order_ref, payload, attempts, created_at_ms, is_parked, next_at_ms, last_error] =
                row;
            views.push_back(
                {.errand =
                     {.errand_id = {errand_id},
                      .store = {.site_id = site_id, .store_id = store_id},
                      .order_ref = {order_ref},
                      .attempts = attempts,
                      .created_at = fromMs(created_at_ms),
                      .body = decodeErrand(reader_, payload)},
                 .is_parked = is_parked,
                 .next_attempt_at = fromMs(next_at_ms),
                 .last_error = last_error}
            );
        }
        return views;
    }

private:
    using Products = Statement<
        Params<std::string, std::string, std::int64_t>,
        Columns<
            std::string,
            std::string,
            std::string,
            std::optional<std::int64_t>,
            bool,
            bool,
            bool,
            std::int64_t>>;

    template <typename Rows>
    std::vector<Return> returnsIn(const Rows& rows) {
        std::vector<Return> found;
        for (const auto& row : rows) {
            found.push_back(decodeReturn(reader_, std::get<0>(row)));
        }
        return found;
    }

    template <typename Rows>
    std::vector<Coupon> couponsIn(const Rows& rows) {
        std::vector<Coupon> found;
        for (const auto& row : rows) {
            found.push_back(decodeCoupon(reader_, std::get<0>(row)));
        }
        return found;
    }

    Database database_;
    JsonReader reader_;
    Statement<Params<std::string>, Texts> return_;
    Statement<Params<std::string>, Texts> sale_;
    Statement<Params<std::string, std::string>, Texts> returns_of_;
    Statement<Params<std::int64_t>, Texts> returns_;
    Statement<Params<std::int64_t>, Texts> open_returns_;
    Statement<Params<std::string>, Texts> coupon_;
    Statement<Params<std::string, std::string>, Texts> coupon_by_code_;
    Statement<Params<std::int64_t>, Texts> coupons_;
    Statement<Params<std::string, std::string, std::int64_t, std::int64_t>, Texts> found_;
    Statement<Params<std::int64_t>, Texts> proofs_of_;
    Statement<Params<std::string>, Texts> proof_;
    Statement<Params<std::string>, Columns<Blob>> bytes_;
    Products stock_waits_;
    Products stock_;
    Statement<
        Params<std::string, std::string, std::string, std::int64_t>,
        Columns<
            std::string,
            std::string,
            std::int64_t,
            std::optional<std::int64_t>,
            std::optional<std::int64_t>,
            std::int64_t,
            std::string,
            std::int64_t>>
        stock_moves_;
    TrackingQueue tracking_;
    Statement<
        Params<std::int64_t>,
        Columns<
            std::string,
            std::string,
            std::string,
            std::int64_t,
            std::string,
            std::int64_t,
            std::int64_t,
            bool,
            std::int64_t,
            std::string>>
        errands_;
};

}  // namespace

class AfterViews::Impl {
public:
    explicit Impl(const std::filesystem::path& folder)
        : desk_{LedgerFolder{folder}.database()} {}

    template <typename Question>
    auto ask(Question question) -> std::invoke_result_t<Question&, AfterReader&> {
        try {
            const Lock lock{mutex_};
            return question(desk_);
        } catch (const std::exception& error) {
            throw LedgerError{std::string{"read returns and coupons: "} + error.what()};
        }
    }

private:
    Mutex mutex_;
    AfterReader desk_ BALCAO_GUARDED_BY(mutex_);
};

AfterViews::AfterViews(const std::filesystem::path& folder) {
    try {
        impl_ = std::make_unique<Impl>(folder);
    } catch (const DatabaseError& error) {
        throw LedgerError{std::string{"read returns and coupons: "} + error.what()};
    }
}

AfterViews::~AfterViews() = default;

std::optional<Return> AfterViews::findReturn(const ReturnId& return_id) const {
    return impl_->ask([&](AfterReader& desk) { return desk.findReturn(return_id); });
}

std::optional<Sale> AfterViews::saleOf(const ReturnId& return_id) const {
    return impl_->ask([&](AfterReader& desk) { return desk.saleOf(return_id); });
}

std::vector<Return> AfterViews::returnsOf(const std::string& site_id, const OrderId& order_id)
    const {
    return impl_->ask([&](AfterReader& desk) { return desk.returnsOf(site_id, order_id); });
}

std::vector<Return> AfterViews::returns(bool is_open_only, std::size_t limit) const {
    return impl_->ask([&](AfterReader& desk) { return desk.returns(is_open_only, limit); });
}

std::optional<Coupon> AfterViews::findCoupon(const CouponId& coupon_id) const {
    return impl_->ask([&](AfterReader& desk) { return desk.findCoupon(coupon_id); });
}

std::optional<Coupon> AfterViews::findCouponByCode(
    const std::string& site_id, const std::string& code
) const {
    return impl_->ask([&](AfterReader& desk) { return desk.findCouponByCode(site_id, code); });
}

std::vector<Coupon> AfterViews::coupons(const std::string& text, std::size_t limit) const {
    return impl_->ask([&](AfterReader& desk) { return desk.coupons(text, limit); });
}

std::vector<Proof> AfterViews::proofsOf(OrderRef order_ref) const {
    return impl_->ask([&](AfterReader& desk) { return desk.proofsOf(order_ref); });
}

std::optional<Proof> AfterViews::findProof(const ProofId& proof_id) const {
    return impl_->ask([&](AfterReader& desk) { return desk.findProof(proof_id); });
}

std::string AfterViews::proofBytes(const ProofId& proof_id) const {
    return impl_->ask([&](AfterReader& desk) { return desk.proofBytes(proof_id); });
}

std::vector<StockView> AfterViews::stock(const StoreKey& store, std::size_t limit) const {
    return impl_->ask([&](AfterReader& desk) { return desk.stock(store, limit); });
}

std::vector<StockMoveView> AfterViews::stockMoves(
    const StoreKey& store, const std::string& sku, std::size_t limit
) const {
    return impl_->ask([&](AfterReader& desk) { return desk.stockMoves(store, sku, limit); });
}

std::optional<KeptTracking> AfterViews::tracking(OrderRef order_ref) const {
    return impl_->ask([&](AfterReader& desk) { return desk.tracking(order_ref); });
}

std::vector<ErrandView> AfterViews::errands(std::size_t limit) const {
    return impl_->ask([&](AfterReader& desk) { return desk.errands(limit); });
}

}  // namespace balcao
