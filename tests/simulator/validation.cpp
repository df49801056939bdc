#include "tests/simulator/validation.h"

#include "tests/simulator/problem.h"
#include "tests/simulator/shape.h"
#include "tests/simulator/text.h"

namespace balcao::simulator {

namespace {

void checkMoney(const Shape& money) {
    money.integer("amount", Need::required, 0);
    money.text("currency", Need::required);
}

void checkCustomer(const Shape& customer) {
    customer.texts({"name", "document", "phone", "email"});
}

void checkCarrier(const Shape& carrier) {
    carrier.texts({"code", "name", "service"});
}

void checkRefusal(const Shape& refusal) {
    refusal.integer("quantity", Need::required, 1);
    refusal.text("reason", Need::required);
    refusal.text("note", Need::optional);
}

void checkReturnLine(const Shape& line) {
    line.id("lineId", Need::required);
    line.integer("quantity", Need::required, 1);
    line.text("reason", Need::optional);
    line.oneOf("condition", Need::optional, {"resalable", "damaged"});
}

void checkDecision(const Shape& decision) {
    decision.time("decidedAt", Need::required);
    decision.text("decidedBy", Need::optional);
    decision.list("lines", Need::required, {1, 500}, [](const Shape& line) {
        line.id("lineId", Need::required);
        line.integer("accepted", Need::required, 0);
        line.list("refused", Need::optional, {0, 500}, checkRefusal);
    });
}

void checkPackages(const Shape& body) {
    body.list("packages", Need::required, {1, 99}, [](const Shape& package) {
        package.id("packageId", Need::required);
        for (const char* size : {"weightGrams", "lengthMm", "widthMm", "heightMm"}) {
            package.integer(size, Need::optional, 1);
        }
        package.list("lines", Need::optional, {0, 500}, [](const Shape& line) {
            line.id("lineId", Need::required);
            line.integer("quantity", Need::required, 1);
        });
    });
}

void checkCancellationAnswer(const Shape& body) {
    body.oneOf("answer", Need::required, {"accept", "deny", "request"});
    body.texts({"reason", "note"});
}

void checkStatusUpdate(const Shape& body) {
    body.text("code", Need::required);
    body.time("occurredAt", Need::required);
    body.text("by", Need::optional);
    body.flag("correction", Need::optional);
    body.object("carrier", Need::optional, checkCarrier);
    body.text("trackingCode", Need::optional);
    body.invoiceKey("invoiceKey");
    body.object("receivedBy", Need::optional, checkCustomer);
    body.list("lines", Need::optional, {0, 500}, checkReturnLine);
    body.text("note", Need::optional);
}

void checkNewCoupon(const Shape& body) {
    body.id("orderId", Need::required);
    body.id("siteId", Need::optional);
    body.id("storeId", Need::required);
    body.list("lines", Need::required, {1, 500}, checkReturnLine);
    body.object("customer", Need::optional, checkCustomer);
    body.object("amount", Need::required, checkMoney);
    body.time("expiresAt", Need::optional);
}

void checkCouponUpdate(const Shape& body) {
    body.object("movement", Need::required, [](const Shape& movement) {
        movement.oneOf("type", Need::required, {"redeem", "block", "unblock", "extend", "cancel"});
        movement.texts({"storeId", "by", "reason"});
        movement.object("amount", Need::optional, checkMoney);
        movement.time("expiresAt", Need::optional);
    });
}

void checkStock(const Shape& body) {
    body.id("siteId", Need::required);
    body.id("storeId", Need::required);
    body.list("items", Need::required, {0, 1000}, [](const Shape& item) {
        item.texts({"sku", "ean"});
        item.anyOf({"sku", "ean"});
        item.integer("quantity", Need::required, 0);
        item.time("updatedAt", Need::optional);
    });
}

void checkProducts(const Shape& body) {
    body.id("siteId", Need::required);
    body.list("products", Need::required, {0, 1000}, [](const Shape& product) {
        product.text("sku", Need::required);
        product.text("description", Need::required);
        product.object("price", Need::required, checkMoney);
        product.object("salePrice", Need::required, checkMoney);
        product.texts({"ean", "reference", "category"});
        product.textMap("attributes");
        product.textList("imageUrls");
        product.flag("active", Need::optional);
    });
}

void checkLine(const Shape& line) {
    line.id("lineId", Need::required);
    line.text("sku", Need::required);
    line.text("description", Need::required);
    line.integer("quantity", Need::required, 1);
    line.object("unitPrice", Need::required, checkMoney);
    line.texts({"ean", "reference", "imageUrl"});
    line.textMap("attributes");
}

std::string mediaType(const Request& request) {
    return lowerCase(trimmed(split(request.header("content-type"), ';').front()));
}

void checkProofMedia(const Request& request) {
    const std::string type = mediaType(request);
    if (type != "image/jpeg" && type != "image/png" && type != "application/pdf") {
        refuse(
            415, "unsupported-media-type", "a proof is image/jpeg, image/png or application/pdf"
        );
    }
}

/// The schema of each operation with a JSON body; null for the others.
using Check = void (*)(const Shape&);
Check checkOf(Operation operation) {
    switch (operation) {
        case Operation::decide:
            return checkDecision;
        case Operation::declare_packages:
            return checkPackages;
        case Operation::answer_cancellation:
            return checkCancellationAnswer;
        case Operation::post_status:
            return checkStatusUpdate;
        case Operation::create_coupon:
            return checkNewCoupon;
        case Operation::update_coupon:
            return checkCouponUpdate;
        case Operation::update_stock:
            return checkStock;
        case Operation::upsert_products:
            return checkProducts;
        case Operation::get_token:
        case Operation::list_orders:
        case Operation::get_digest:
        case Operation::get_order:
        case Operation::get_labels:
        case Operation::void_label:
        case Operation::put_proof:
        case Operation::get_tracking:
        case Operation::find_coupons:
        case Operation::get_coupon:
        case Operation::report_orders:
            return nullptr;
    }
    return nullptr;
}

}  // namespace

JsonObject::Ptr readBody(const Request& request, Operation operation) {
    if (operation == Operation::put_proof) {
        checkProofMedia(request);
        return nullptr;
    }
    const Check check = checkOf(operation);
    if (check == nullptr) {
        return nullptr;
    }
    if (mediaType(request) != "application/json") {
        refuse(415, "unsupported-media-type", "the body must be application/json");
    }
    if (!isUtf8(request.body)) {
        refuse(400, "unreadable", "the body is not UTF-8 text");
    }
    JsonObject::Ptr body;
    try {
        body = parseObject(request.body);
    } catch (const Poco::Exception& failure) {
        refuse(400, "unreadable", "the body is not a JSON object: " + failure.displayText());
    }
    check(Shape{*body, ""});
    return body;
}

void checkOrder(const JsonObject& order) {
    const Shape shape{order, ""};
    for (const char* name : {"orderId", "siteId", "storeId"}) {
        shape.id(name, Need::required);
    }
    shape.oneOf("journey", Need::required, {"ship-from-store", "pickup-in-store"});
    shape.text("status", Need::required);
    for (const char* name : {"placedAt", "assignedAt", "updatedAt"}) {
        shape.time(name, Need::required);
    }
    for (const char* name : {"answerBy", "readyBy", "collectBy"}) {
        shape.time(name, Need::optional);
    }
    shape.integer("assignment", Need::optional, 1);
    shape.integer("version", Need::required, 1);
    shape.list("lines", Need::required, {1, 500}, checkLine);
    shape.object("total", Need::required, checkMoney);
    shape.object("discount", Need::optional, checkMoney);
    shape.object("freight", Need::optional, checkMoney);
    shape.object("customer", Need::optional, checkCustomer);
    shape.object("delivery", Need::optional, [](const Shape& delivery) {
        delivery.texts({"recipient", "trackingCode", "pickupCode"});
        delivery.object("carrier", Need::optional, checkCarrier);
        delivery.object("authorisedPerson", Need::optional, checkCustomer);
    });
    shape.flag("paid", Need::optional);
    shape.invoiceKey("invoiceKey");
    shape.texts({"externalOrderId", "notes", "giftMessage"});
}

}  // namespace balcao::simulator
