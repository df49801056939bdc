#include "tests/simulator/operations.h"

#include "tests/simulator/problem.h"

namespace balcao::simulator {

Outcome runOperation(const Book& book, const Call& call) {
    switch (call.route.operation) {
        case Operation::list_orders:
            return listOrders(book, call);
        case Operation::get_digest:
            return getDigest(book, call);
        case Operation::get_order:
            return getOrder(book, call);
        case Operation::decide:
            return decide(book, call);
        case Operation::declare_packages:
            return declarePackages(book, call);
        case Operation::get_labels:
            return getLabels(book, call);
        case Operation::void_label:
            return voidLabel(book, call);
        case Operation::answer_cancellation:
            return answerCancellation(book, call);
        case Operation::post_status:
            return postStatus(book, call);
        case Operation::put_proof:
            return putProof(book, call);
        case Operation::get_tracking:
            return getTracking(book, call);
        case Operation::create_coupon:
            return createCoupon(book, call);
        case Operation::find_coupons:
            return findCoupons(book, call);
        case Operation::get_coupon:
            return getCoupon(book, call);
        case Operation::update_coupon:
            return updateCoupon(book, call);
        case Operation::report_orders:
            return reportOrders(book, call);
        case Operation::update_stock:
            return updateStock(book, call);
        case Operation::upsert_products:
            return upsertProducts(book, call);
        case Operation::get_token:
            break;  // has no caller; Hub::issueToken
    }
    refuse(500, "internal", "the operation is not a rule of the book");
}

}  // namespace balcao::simulator
