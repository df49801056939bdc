#pragma once

#include "tests/simulator/book.h"
#include "tests/simulator/fault.h"
#include "tests/simulator/http_message.h"
#include "tests/simulator/options.h"
#include "tests/simulator/routes.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace balcao::simulator {

/// Who calls, as far as rules ask.
struct Caller {
    /// The one store of a store's credential; nothing for the credential of all stores.
    std::optional<StoreKey> only;
    /// The stores that this token has listed. A token of the common credential speaks for these
    /// once there are any: that is how 410 reaches the store an order was taken from.
    std::set<StoreKey> polled;
};

/// One request, its form already judged, as the rules of an operation get it.
struct Call {
    const Request& request;
    const Route& route;
    JsonObject::Ptr body;  ///< null for operations without a JSON body
    std::string key;       ///< Idempotency-Key, lower case
    Caller caller;
    Instant now;
    const Options& options;
    std::string base_url;          ///< `http://127.0.0.1:port`
    const Fault* fault = nullptr;  ///< the label faults are played by the operation itself
};

/// What a request comes to. Nothing is changed yet: the hub commits `puts` and logs `effect`.
struct Outcome {
    Reply reply;
    std::vector<Put> puts = {};
    std::string effect = {};  ///< empty: nothing was applied
};

// Each function is the rules of one operation: pure, in the order of judgement of the document,
// refusing by Problem.

// orders
Outcome listOrders(const Book& book, const Call& call);
Outcome getDigest(const Book& book, const Call& call);
Outcome getOrder(const Book& book, const Call& call);
Outcome decide(const Book& book, const Call& call);
Outcome answerCancellation(const Book& book, const Call& call);

// labels
Outcome declarePackages(const Book& book, const Call& call);
Outcome getLabels(const Book& book, const Call& call);
/// What a label's `url` leads to, without token: the file, or as its `variant` says 404, 410 (also
/// after `until`), a page, other bytes, or a redirect to the file.
Reply labelFileReply(const Book& book, const Request& request, Instant now);
Outcome voidLabel(const Book& book, const Call& call);

// after-sale
Outcome postStatus(const Book& book, const Call& call);
Outcome putProof(const Book& book, const Call& call);
Outcome getTracking(const Book& book, const Call& call);
Outcome createCoupon(const Book& book, const Call& call);
Outcome findCoupons(const Book& book, const Call& call);
Outcome getCoupon(const Book& book, const Call& call);
Outcome updateCoupon(const Book& book, const Call& call);
Outcome reportOrders(const Book& book, const Call& call);

// catalogue
Outcome updateStock(const Book& book, const Call& call);
Outcome upsertProducts(const Book& book, const Call& call);

/// Runs the operation of the route. Every operation but getToken.
Outcome runOperation(const Book& book, const Call& call);

}  // namespace balcao::simulator
