#include "tests/hub/order_samples.h"

#include <stdexcept>

namespace balcao::test {

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t place = text.find(from);
    if (place == std::string::npos) {
        throw std::logic_error{"the sample does not hold " + from};
    }
    return text.replace(place, from.size(), to);
}

std::string fullOrderJson() {
    return R"({"orderId":"A/1#%","externalOrderId":"EXT-9","assignment":2,"version":7,"siteId":"1",
"storeId":"101","channel":{"code":"MKT","name":"Mercado","marketplace":true},
"journey":"ship-from-store","status":"1","placedAt":"2023-11-14T19:13:20-03:00",
"updatedAt":"2023-11-14T22:13:21Z","assignedAt":"2023-11-14T22:13:22.5Z",
"answerBy":"2023-11-14T22:23:20Z","readyBy":"2023-11-15T12:00:00Z","collectBy":"2023-11-16T12:00:00Z",
"customer":{"name":"Conceição","document":"12345678909","phone":"11 9","email":"c@example.com"},
"delivery":{"recipient":"João","address":{"street":"Rua A","number":"10","complement":"ap 1",
"district":"Sé","city":"São Paulo","state":"SP","postalCode":"01310-100","country":"BR"},
"carrier":{"code":"ECT","name":"Correios","service":"SEDEX"},"trackingCode":"AA1","pickupCode":"P1",
"authorisedPerson":{"name":"Maria"}},
"lines":[{"lineId":"1","sku":"SKU 1","ean":"789","reference":"REF","description":"Camisa",
"attributes":{"tamanho":"M","cor":"azul"},"imageUrl":"https://x.example/1.jpg","quantity":3,
"unitPrice":{"amount":1990,"currency":"BRL"},"accepted":2,
"refused":[{"quantity":1,"reason":"OUT_OF_STOCK"}],"delivered":0,"returned":0},
{"lineId":"2","sku":"S2","description":"Meia","quantity":1,
"unitPrice":{"amount":0,"currency":"BRL"}}],
"discount":{"amount":100,"currency":"BRL"},"freight":{"amount":1500,"currency":"BRL"},
"total":{"amount":7370,"currency":"BRL"},"paid":true,
"invoiceKey":"35AB0714200166000187550010000000046000000001",
"cancellation":{"askedBy":"hub","askedAt":"2023-11-14T22:13:21Z","reason":"CUSTOMER",
"answerBy":"2023-11-14T23:00:00Z"},"notes":"fragile","giftMessage":"Parabéns!",
"capabilities":{"partial":"line","lateRefusal":false},"packages":[{"packageId":"1"}],
"newMember":{"deep":[1,2.5,null]}})";
}

std::string smallOrderJson(const std::string& order_id, int version) {
    return R"({"orderId":")" + order_id + R"(","version":)" + std::to_string(version) +
           R"(,"siteId":"1","storeId":"101","journey":"pickup-in-store","status":"1",)"
           R"("placedAt":"2023-11-14T22:13:20Z","assignedAt":"2023-11-14T22:13:20Z",)"
           R"("updatedAt":"2023-11-14T22:13:20Z","lines":[{"lineId":"1","sku":"S",)"
           R"("description":"Camisa","quantity":2,"unitPrice":{"amount":1000,"currency":"BRL"}}],)"
           R"("total":{"amount":2000,"currency":"BRL"}})";
}

std::string pageJson(const std::string& orders, int count, const std::string& more) {
    return R"({"siteId":"1","storeId":"101",)" + more + R"("orders":[)" + orders + R"(],"count":)" +
           std::to_string(count) + "}";
}

std::string tokenJson() {
    return R"({"access_token":"t0k","token_type":"Bearer","expires_in":3600})";
}

}  // namespace balcao::test
