#pragma once

#include "tests/simulator/http_message.h"

#include <string>

namespace balcao::simulator {

/// A refusal: thrown by whatever judges a request, made an RFC 9457 answer at the one door
/// (Hub::answer). Thrown, not returned, so that the rules of an operation read as a list.
struct Problem {
    int status = 500;
    std::string slug = {};         ///< last path segment of `type`
    std::string detail = {};       ///< one sentence for the reader of a log
    std::string member = {};       ///< "order" or "coupon" if the refusal carries it
    std::string member_json = {};  ///< that document's bytes
    std::string extra = {};        ///< more members, as `,"name":value`
};

/// The answer for a refusal, with `retryable` by its meaning: true for what may succeed if the same
/// request is sent again later.
Reply problemReply(const Problem& problem);

[[noreturn]] void refuse(int status, const std::string& slug, const std::string& detail);
[[noreturn]] void refuseWithOrder(
    int status, const std::string& slug, const std::string& detail, const std::string& order_json
);
[[noreturn]] void refuseWithCoupon(
    int status, const std::string& slug, const std::string& detail, const std::string& coupon_json
);

}  // namespace balcao::simulator
