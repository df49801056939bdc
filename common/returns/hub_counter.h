#pragma once

#include "common/base/result.h"
#include "common/coupons/coupon.h"
#include "common/returns/sale.h"
#include "common/returns/tracking.h"

#include <optional>
#include <string>
#include <vector>

namespace balcao {

/// What a customer may be known by. One member says it; the others are empty.
struct SaleQuery {
    std::string document{};  // CPF or CNPJ without punctuation
    std::string text{};      // order number of hub or channel, phone, name
};

struct CouponQuery {
    std::string code{};
    std::string document{};
    std::string order_id{};
};

/// What a person at the counter asks the hub and waits for: reading only. Each call is one attempt,
/// bounded in time; a failure is an English sentence for support. Thread-safe.
class HubCounter {
public:
    HubCounter() = default;
    virtual ~HubCounter() = default;
    HubCounter(const HubCounter&) = delete;
    HubCounter(HubCounter&&) = delete;
    HubCounter& operator=(const HubCounter&) = delete;
    HubCounter& operator=(HubCounter&&) = delete;

    /// Orders of any store of the site, newest first, placed within the time in which goods may
    /// come back.
    virtual Result<std::vector<Sale>, std::string> findSales(
        const StoreKey& store, const SaleQuery& query
    ) = 0;

    virtual Result<std::vector<HubCoupon>, std::string> findCoupons(const CouponQuery& query) = 0;

    /// Of an order of this store. What was asked a few minutes ago is told again without the hub.
    virtual Result<Tracking, std::string> tracking(const OrderId& order_id) = 0;
};

}  // namespace balcao
