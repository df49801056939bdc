#pragma once

#include "agent/ledger/after_sale.h"

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace balcao {

// The bodies and queries of the operations about returns and coupons, read strictly. Each throws
// BadRequest.

struct ReturnWish {
    CommandId command_id{};
    OrderRef order_ref{};    // 0: not given
    std::string order_id{};  // then this is
    std::vector<ReturnLine> lines{};
};
ReturnWish parseReturnWish(std::string_view body);

struct ReturnStep {
    CommandId command_id{};
    ReturnCommand command{};
};
ReturnStep parseReturnStep(std::string_view body);

/// The movement; the coupon is named by the path.
MoveCoupon parseCouponWish(std::string_view body);

struct PlainWish {
    CommandId command_id{};
    std::string language{"pt"};
    std::string reason{};
};
PlainWish parsePlainWish(std::string_view body);

/// The parameters of a query, each known and there at most once, at most 100 characters.
std::map<std::string, std::string> parametersOf(
    std::string_view query, std::initializer_list<std::string_view> known
);

}  // namespace balcao
