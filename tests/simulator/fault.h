#pragma once

#include "tests/simulator/json.h"
#include "tests/simulator/routes.h"

#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace balcao::simulator {

/// One armed fault: what goes wrong, with which requests, how often. README.md lists the kinds.
struct Fault {
    std::string kind = {};
    std::string operation = {};  ///< operationId, or empty for any
    std::string store = {};      ///< `site/store`, or empty for any
    std::string order_id = {};   ///< or empty for any
    std::int64_t count = 1;      ///< times left; -1 = until it is disarmed
    double probability = 1.0;    ///< of each request that matches
    std::int64_t delay_ms = 0;
    std::int64_t retry_after_s = -1;  ///< -1 = no Retry-After
    bool is_http_date = false;        ///< Retry-After as a date
    std::int64_t skew_ms = 0;
    std::string variant = {};  ///< see README.md
    std::string code = {};     ///< status code for unknown_status

    std::string toJson() const;
    /// Reads an armed fault; refuses 422 for an unknown kind or operation.
    static Fault parse(const JsonObject& json);
};

/// What a request is matched by.
struct FaultTarget {
    Operation operation;
    std::string store = {};  ///< `site/store` or empty
    std::string order_id = {};
};

/// True if the fault is meant for such a request (chance and count left aside).
bool isMeantFor(const Fault& fault, const FaultTarget& target);

/// Every kind with one sentence each, for `GET /sim/faults` and the README's test.
const std::vector<std::pair<std::string, std::string>>& faultKinds();

}  // namespace balcao::simulator
