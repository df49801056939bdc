#pragma once

#include "agent/hub/rest/rest_client.h"
#include "agent/json/json_reader.h"
#include "common/base/clock.h"
#include "common/base/mutex.h"
#include "common/codes/hub_codes.h"
#include "common/returns/hub_counter.h"

#include <atomic>
#include <map>

namespace balcao {

/// What the counter asks, over the hub store API: reportOrders, findCoupons and getTracking. One
/// question at a time, and few wait: a slow hub must not take all who answer the page. Thread-safe.
class RestCounter final : public HubCounter {
public:
    /// `token` is shared by all workers and must outlive this, like the clock.
    RestCounter(HubPlace place, CodesSource codes, HubToken& token, const Clock& clock);

    Result<std::vector<Sale>, std::string> findSales(const StoreKey& store, const SaleQuery& query)
        override;
    Result<std::vector<HubCoupon>, std::string> findCoupons(const CouponQuery& query) override;
    Result<Tracking, std::string> tracking(const OrderId& order_id) override;

    /// Ends what is being waited for. Thread-safe.
    void interrupt() { client_.interrupt(); }

private:
    /// Counts who asks, as long as it lives.
    class Place;
    Result<HttpAnswer, std::string> get(std::string path);

    CodesSource codes_;
    const Clock& clock_;
    RestClient client_;
    std::atomic<int> asking_{0};
    Mutex mutex_;  // one question at a time
    JsonReader json_ BALCAO_GUARDED_BY(mutex_);
    struct Told {
        Tracking tracking;
        Instant at{};
    };
    std::map<OrderId, Told> told_ BALCAO_GUARDED_BY(mutex_);  // of the last minutes
};

}  // namespace balcao
