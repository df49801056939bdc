#pragma once

#include "tests/simulator/http_message.h"

#include <optional>
#include <string>

namespace balcao::simulator {

/// The operations of the hub store API, in the order of the document.
enum class Operation {
    get_token,
    list_orders,
    get_digest,
    get_order,
    decide,
    declare_packages,
    get_labels,
    void_label,
    answer_cancellation,
    post_status,
    put_proof,
    get_tracking,
    create_coupon,
    find_coupons,
    get_coupon,
    update_coupon,
    report_orders,
    update_stock,
    upsert_products,
};

/// The document's operationId, e.g. `listOrders`; also the `verb` of the effect log.
std::string toText(Operation operation);

/// The operation of that operationId.
std::optional<Operation> findOperation(const std::string& name);

/// What the path of a request names. Members that the path does not have are empty.
struct Route {
    Operation operation = Operation::get_token;
    std::string site_id = {};
    std::string store_id = {};
    std::string order_id = {};
    std::string package_id = {};
    std::string proof_id = {};
    std::string code = {};
};

/// Finds the operation of a request below `/v1`; refuses 404 `unknown-route` or 405 (with `Allow`
/// named in the detail).
Route findRoute(const Request& request);

/// True for what may have an effect: everything that is not a plain read.
bool isWrite(Operation operation);

/// True for the operations that carry `Idempotency-Key`.
bool needsKey(Operation operation);

}  // namespace balcao::simulator
