#include "tests/simulator/routes.h"

#include "tests/simulator/problem.h"
#include "tests/simulator/text.h"

#include <array>

namespace balcao::simulator {

namespace {

struct Pattern {
    Operation operation;
    const char* name;
    const char* method;
    const char* path;  // below /v1; {x} is one segment
};

constexpr std::array kPatterns{
    Pattern{Operation::get_token, "getToken", "POST", "oauth/token"},
    Pattern{Operation::list_orders, "listOrders", "GET", "sites/{site}/stores/{store}/orders"},
    Pattern{Operation::get_digest, "getDigest", "GET", "sites/{site}/stores/{store}/digest"},
    Pattern{Operation::get_order, "getOrder", "GET", "orders/{order}"},
    Pattern{Operation::decide, "decide", "POST", "orders/{order}/decision"},
    Pattern{Operation::declare_packages, "declarePackages", "PUT", "orders/{order}/packages"},
    Pattern{Operation::get_labels, "getLabels", "GET", "orders/{order}/labels"},
    Pattern{Operation::void_label, "voidLabel", "DELETE", "orders/{order}/labels/{package}"},
    Pattern{
        Operation::answer_cancellation,
        "answerCancellation",
        "POST",
        "orders/{order}/cancellation"},
    Pattern{Operation::post_status, "postStatus", "POST", "orders/{order}/status"},
    Pattern{Operation::put_proof, "putProof", "PUT", "orders/{order}/proofs/{proof}"},
    Pattern{Operation::get_tracking, "getTracking", "GET", "orders/{order}/tracking"},
    Pattern{Operation::create_coupon, "createCoupon", "POST", "coupons"},
    Pattern{Operation::find_coupons, "findCoupons", "GET", "coupons"},
    Pattern{Operation::get_coupon, "getCoupon", "GET", "coupons/{code}"},
    Pattern{Operation::update_coupon, "updateCoupon", "PATCH", "coupons/{code}"},
    Pattern{Operation::report_orders, "reportOrders", "GET", "reports/orders"},
    Pattern{Operation::update_stock, "updateStock", "PATCH", "stock"},
    Pattern{Operation::upsert_products, "upsertProducts", "POST", "products"},
};

void keep(Route& route, const std::string& name, const std::string& value) {
    if (name == "{site}") {
        route.site_id = value;
    } else if (name == "{store}") {
        route.store_id = value;
    } else if (name == "{order}") {
        route.order_id = value;
    } else if (name == "{package}") {
        route.package_id = value;
    } else if (name == "{proof}") {
        route.proof_id = value;
    } else {
        route.code = value;
    }
}

/// Fills `route` if the path below /v1 has the pattern's shape.
bool matches(const Pattern& pattern, const std::vector<std::string>& path, Route& route) {
    const auto wanted = split(pattern.path, '/');
    if (path.size() != wanted.size() + 1) {
        return false;
    }
    Route found;
    found.operation = pattern.operation;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const std::string& segment = path[i + 1];
        if (wanted[i].front() == '{') {
            if (segment.empty()) {
                return false;
            }
            keep(found, wanted[i], segment);
        } else if (segment != wanted[i]) {
            return false;
        }
    }
    route = found;
    return true;
}

}  // namespace

std::string toText(Operation operation) {
    for (const Pattern& pattern : kPatterns) {
        if (pattern.operation == operation) {
            return pattern.name;
        }
    }
    return "unknown";
}

std::optional<Operation> findOperation(const std::string& name) {
    for (const Pattern& pattern : kPatterns) {
        if (name == pattern.name) {
            return pattern.operation;
        }
    }
    return std::nullopt;
}

Route findRoute(const Request& request) {
    Route route;
    std::string allowed;
    if (!request.path.empty() && request.path.front() == "v1") {
        for (const Pattern& pattern : kPatterns) {
            if (!matches(pattern, request.path, route)) {
                continue;
            }
            if (request.method == pattern.method) {
                return route;
            }
            allowed += (allowed.empty() ? "" : ", ") + std::string{pattern.method};
        }
    }
    if (!allowed.empty()) {
        refuse(405, "method-not-allowed", "this address takes " + allowed);
    }
    refuse(404, "unknown-route", "there is no operation at " + request.uri);
}

bool isWrite(Operation operation) {
    return needsKey(operation) || operation == Operation::put_proof ||
           operation == Operation::get_labels;
}

bool needsKey(Operation operation) {
    switch (operation) {
        case Operation::decide:
        case Operation::declare_packages:
        case Operation::void_label:
        case Operation::answer_cancellation:
        case Operation::post_status:
        case Operation::create_coupon:
        case Operation::update_coupon:
        case Operation::update_stock:
        case Operation::upsert_products:
            return true;
        case Operation::get_token:
        case Operation::list_orders:
        case Operation::get_digest:
        case Operation::get_order:
        case Operation::get_labels:
        case Operation::put_proof:
        case Operation::get_tracking:
        case Operation::find_coupons:
        case Operation::get_coupon:
        case Operation::report_orders:
            return false;
    }
    return false;
}

}  // namespace balcao::simulator
