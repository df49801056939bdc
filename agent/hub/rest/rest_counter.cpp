#include "agent/hub/rest/rest_counter.h"

#include "agent/hub/rest/after_codec.h"
#include "agent/hub/rest/message_codec.h"
#include "agent/hub/rest/problem_codec.h"
#include "agent/hub/rest/rest_time.h"

#include <algorithm>
#include <utility>

namespace balcao {

namespace {

constexpr std::chrono::seconds kTimeout{8};  // a customer waits
constexpr std::size_t kMaxBytes = std::size_t{16} << 20U;
constexpr std::size_t kMostPages = 10;  // of 500 orders: the counter does not read archives
constexpr std::size_t kMostFound = 50;
constexpr int kMostAsking = 3;
constexpr std::chrono::minutes kTrackingRest{5};  // carriers are not faster
constexpr std::size_t kMostTold = 200;
constexpr std::string_view kBusy = "others are asking the hub already";
constexpr std::chrono::days kLookBack{100};  // the longest window of sale.h, and delivery

std::string dayOf(Instant at) {
    constexpr std::size_t kDayLength = 10;
    return writeTime(at).substr(0, kDayLength);
}

std::string lowered(std::string_view text) {
    std::string lower{text};
    std::ranges::transform(lower, lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return lower;
}

bool isMeant(const HubOrder& order, const std::string& text) {
    if (text.empty()) {
        return true;
    }
    const std::string wanted = lowered(text);
    const auto has = [&](const std::string& field) {
        return lowered(field).find(wanted) != std::string::npos;
    };
    return lowered(order.order_id.value) == wanted || lowered(order.external_order_id) == wanted ||
           has(order.customer.name) || has(order.customer.phone) ||
           lowered(order.delivery.tracking_code) == wanted;
}

}  // namespace

class RestCounter::Place {
public:
    explicit Place(std::atomic<int>& asking)
        : asking_{asking}
        , is_free_{++asking <= kMostAsking} {}
    ~Place() { --asking_; }
    Place(const Place&) = delete;
    Place(Place&&) = delete;
    Place& operator=(const Place&) = delete;
    Place& operator=(Place&&) = delete;

    bool isFree() const { return is_free_; }

private:
    std::atomic<int>& asking_;
    bool is_free_;
};

RestCounter::RestCounter(HubPlace place, CodesSource codes, HubToken& token, const Clock& clock)
    : codes_{std::move(codes)}
    , clock_{clock}
    , client_{std::move(place), token} {}

Result<HttpAnswer, std::string> RestCounter::get(std::string path) {
    auto asked = client_.send(
        {.method = "GET", .path = std::move(path), .headers = {}, .body = {}}, kTimeout, kMaxBytes
    );
    if (const auto* const wait = std::get_if<Later>(&asked)) {
        return Failure{wait->why};
    }
    if (const auto* const not_allowed = std::get_if<NotAllowed>(&asked)) {
        return Failure{not_allowed->why};
    }
    auto& answer = std::get<HttpAnswer>(asked);
    if (answer.status != 200 || !isJson(answer)) {
        return Failure{
            "the hub answered " + std::to_string(answer.status) + " " + slugOfProblem(answer)};
    }
    return std::move(answer);
}

Result<std::vector<Sale>, std::string> RestCounter::findSales(
    const StoreKey& store, const SaleQuery& query
) {
    const Place place{asking_};
    if (!place.isFree()) {
        return Failure{std::string{kBusy}};
    }
    const Lock lock{mutex_};
    const Instant now = clock_.now();
    std::string base = client_.basePath() +
                       "/reports/orders?siteId=" + percentEncoded(store.site_id) +
                       "&from=" + dayOf(now - kLookBack) +
                       "&to=" + dayOf(now + std::chrono::days{1}) + "&limit=500";
    if (!query.document.empty()) {
        base += "&document=" + percentEncoded(query.document);
    }
    std::vector<Sale> found;
    std::string cursor;
    for (std::size_t page = 0; page < kMostPages; ++page) {
        auto answer = get(cursor.empty() ? base : base + "&cursor=" + percentEncoded(cursor));
        if (!answer) {
            return Failure{answer.error()};
        }
        try {
            const JsonValue body = json_.parse(answer->body, {.bytes = kMaxBytes});
            for (const JsonValue order : body.at("orders").elements()) {
                Sale sale = readSale(order, *codes_(std::nullopt));
                if (isMeant(sale.order, query.text)) {
                    found.push_back(std::move(sale));
                }
            }
            cursor = body.textOr("nextCursor");
        } catch (const JsonError& error) {
            return Failure{std::string{"the hub's report of orders: "} + error.what()};
        }
        if (cursor.empty()) {
            break;
        }
    }
    std::ranges::reverse(found);  // the report begins with the oldest
    if (found.size() > kMostFound) {
        found.resize(kMostFound);
    }
    return found;
}

Result<Tracking, std::string> RestCounter::tracking(const OrderId& order_id) {
    const Place place{asking_};
    if (!place.isFree()) {
        return Failure{std::string{kBusy}};
    }
    const Lock lock{mutex_};
    const Instant now = clock_.now();
    std::erase_if(told_, [&](const auto& one) {
        return now < one.second.at || now - one.second.at > kTrackingRest;
    });
    if (const auto known = told_.find(order_id); known != told_.end()) {
        return known->second.tracking;
    }
    const auto answer = get(orderPath(client_.basePath(), order_id) + "/tracking");
    if (!answer) {
        return Failure{answer.error()};
    }
    try {
        Tracking read = readTracking(json_.parse(answer->body, {.bytes = kMaxBytes}));
        if (told_.size() < kMostTold) {
            told_[order_id] = {.tracking = read, .at = now};
        }
        return read;
    } catch (const JsonError& error) {
        return Failure{std::string{"the hub's tracking: "} + error.what()};
    }
}

Result<std::vector<HubCoupon>, std::string> RestCounter::findCoupons(const CouponQuery& query) {
    const Place place{asking_};
    if (!place.isFree()) {
        return Failure{std::string{kBusy}};
    }
    const Lock lock{mutex_};
    std::string path = client_.basePath() + "/coupons?limit=100";
    for (const auto& [name, value] :
         {std::pair<const char*, const std::string&>{"code", query.code},
          {"document", query.document},
          {"orderId", query.order_id}}) {
        if (!value.empty()) {
            path += std::string{"&"} + name + "=" + percentEncoded(value);
        }
    }
    auto answer = get(std::move(path));
    if (!answer) {
        return Failure{answer.error()};
    }
    std::vector<HubCoupon> found;
    try {
        for (const JsonValue coupon :
             json_.parse(answer->body, {.bytes = kMaxBytes}).at("coupons").elements()) {
            found.push_back(readCoupon(coupon));
        }
    } catch (const JsonError& error) {
        return Failure{std::string{"the hub's coupons: "} + error.what()};
    }
    return found;
}

}  // namespace balcao
