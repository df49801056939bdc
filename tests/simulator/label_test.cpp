// Packages, labels in every format, voiding, and label files.
#include "tests/simulator/label_maker.h"
#include "tests/simulator/test_client.h"
#include "tests/simulator/text.h"

#include <Poco/Base64Decoder.h>
#include <boost/test/unit_test.hpp>

#include <iterator>
#include <sstream>

namespace balcao::test {

using namespace simulator;

namespace {

struct Fixture {
    HubSimulator hub{Options{}};
    TestClient store{hub};

    std::string accepted(const std::string& journey = "ship-from-store") {
        std::string order_id = hub.addOrder({.journey = journey, .lines = 1, .quantity = 3});
        store.accept(order_id);
        return order_id;
    }

    Answer labels(const std::string& order_id, const std::string& query = "") const {
        return store.get("/orders/" + order_id + "/labels" + query);
    }

    Answer pack(const std::string& order_id, const std::string& packages) const {
        return store.send(
            "PUT", "/orders/" + order_id + "/packages", R"({"packages":[)" + packages + "]}"
        );
    }

    Answer voidLabel(const std::string& order_id, const std::string& package_id) const {
        return store.send("DELETE", "/orders/" + order_id + "/labels/" + package_id, "");
    }

    Answer file(const std::string& url) const {
        TestClient nobody{hub};
        nobody.logOut();
        return nobody.raw("GET", url.substr(url.find("/label-files")), "", {});
    }
};

JsonObject::Ptr first(const Answer& answer) {
    return arrayIn(*answer.json(), "labels")->getObject(0);
}

std::string bytesOf(const JsonObject& label) {
    std::istringstream text{textIn(label, "content")};
    Poco::Base64Decoder decoder{text};
    return {std::istreambuf_iterator<char>{decoder}, {}};
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(hub_labels, Fixture)

BOOST_AUTO_TEST_CASE(asking_makes_the_label_and_changes_the_order_once) {
    const std::string order_id = accepted();
    const std::string before = store.order(order_id).header("etag");
    const auto answer = labels(order_id);
    BOOST_TEST(answer.status == 200);
    BOOST_TEST(integerIn(*answer.json(), "count") == 1);
    const auto order = store.order(order_id);
    BOOST_TEST(order.header("etag") != before);
    const auto package = arrayIn(*order.json(), "packages")->getObject(0);
    BOOST_TEST(textIn(*package, "label") == "made");
    BOOST_TEST(textIn(*package, "trackingCode") == textIn(*first(answer), "trackingCode"));
    BOOST_TEST(labels(order_id).body == answer.body);
    BOOST_TEST(store.order(order_id).header("etag") == order.header("etag"));
    BOOST_TEST(hub.effects("getLabels", order_id).size() == 1);
}

BOOST_AUTO_TEST_CASE(a_label_that_was_made_does_not_change_with_the_order) {
    const std::string order_id = accepted();
    const std::string before = labels(order_id).body;
    hub.changeOrder(order_id, R"({"delivery":{"recipient":"Outra Pessoa"}})");
    BOOST_TEST(labels(order_id).body == before);
    voidLabel(order_id, "1");
    BOOST_TEST(bytesOf(*first(labels(order_id))).find("Outra Pessoa") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_first_wanted_format_that_the_hub_has_is_given) {
    const std::string order_id = accepted();
    BOOST_TEST(textIn(*first(labels(order_id)), "format") == "zpl");
    BOOST_TEST(textIn(*first(labels(order_id, "?format=pdf,zpl")), "format") == "pdf");
    BOOST_TEST(textIn(*first(labels(order_id, "?format=epl,png")), "format") == "png");
    BOOST_TEST(textIn(*first(labels(order_id, "?format=epl")), "format") == "zpl");
}

BOOST_AUTO_TEST_CASE(a_label_has_the_bytes_that_its_hash_is_of) {
    const std::string order_id = accepted();
    for (const char* format : {"zpl", "pdf", "png"}) {
        const auto label = first(labels(order_id, std::string{"?format="} + format));
        BOOST_TEST(sha256Hex(bytesOf(*label)) == textIn(*label, "sha256"));
    }
    BOOST_TEST(bytesOf(*first(labels(order_id, "?format=pdf"))).starts_with("%PDF-"));
    BOOST_TEST(bytesOf(*first(labels(order_id, "?format=png"))).starts_with("\x89PNG"));
    BOOST_TEST(bytesOf(*first(labels(order_id))).starts_with("^XA"));
}

BOOST_AUTO_TEST_CASE(a_zpl_label_is_one_label_of_100_by_150_mm_with_both_codes) {
    const std::string order_id = accepted();
    const auto label = first(labels(order_id));
    const std::string zpl = bytesOf(*label);
    BOOST_TEST(zpl.find("^CI28") != std::string::npos);
    BOOST_TEST(zpl.find("^PW800") != std::string::npos);
    BOOST_TEST(zpl.find("^LL1200") != std::string::npos);
    BOOST_TEST(zpl.find("^FD" + textIn(*label, "trackingCode") + "^FS") != std::string::npos);
    BOOST_TEST(zpl.find("^BQN,2,7^FH^FDQA,https://") != std::string::npos);
    BOOST_TEST(zpl.find("DESTINAT_C3_81RIO") != std::string::npos);
    BOOST_TEST(zpl.find("^XA", 1) == std::string::npos);
    BOOST_TEST(zpl.ends_with("^XZ\n"));
}

BOOST_AUTO_TEST_CASE(a_customers_name_cannot_become_a_command) {
    LabelText text;
    text.recipient = {R"(^XA^FDmal~JA_\ "São")"};
    const std::string zpl = zplLabel(text);
    BOOST_TEST(zpl.find(R"(_5EXA_5EFDmal_7EJA_5F_5C "S_C3_A3o")") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_correios_code_has_the_postal_unions_check_digit) {
    auto order =
        parseObject(R"({"orderId":"1","delivery":{"carrier":{"code":"ECT","service":"SEDEX"}}})");
    const std::string code = makeTrackingCode(*order, 1);
    BOOST_TEST(code.size() == 13);
    const int weights[] = {8, 6, 4, 2, 3, 5, 9, 7};
    int sum = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        sum += (code[i + 2] - '0') * weights[i];
    }
    const int digit = 11 - sum % 11;
    BOOST_TEST(code[10] - '0' == (digit == 10 ? 0 : digit == 11 ? 5 : digit));
    BOOST_TEST(makeTrackingCode(*order, 2) != code);
}

BOOST_AUTO_TEST_CASE(there_is_no_label_for_a_pickup_nor_before_acceptance) {
    BOOST_TEST(labels(accepted("pickup-in-store")).problem() == "no-label");
    const std::string open = hub.addOrder({.journey = "ship-from-store"});
    BOOST_TEST(labels(open).problem() == "not-accepted");
    store.refuse(open);
    BOOST_TEST(labels(open).problem() == "not-accepted");
    BOOST_TEST(labels("none").problem() == "unknown-order");
    const std::string cancelled = accepted();
    hub.cancelOrder(cancelled);
    BOOST_TEST(labels(cancelled).problem() == "cancelled");
}

BOOST_AUTO_TEST_CASE(a_slow_carrier_is_202_with_retry_after_for_a_while) {
    HubSimulator slow{Options{.label_delay = 2}};
    TestClient client{slow};
    const std::string order_id = slow.addOrder({.journey = "ship-from-store"});
    client.accept(order_id);
    const std::string path = "/orders/" + order_id + "/labels";
    for (int i = 0; i < 2; ++i) {
        const auto answer = client.get(path);
        BOOST_TEST(answer.status == 202);
        BOOST_TEST(answer.header("retry-after") == "1");
    }
    BOOST_TEST(client.get(path).status == 200);
}

BOOST_AUTO_TEST_CASE(each_declared_package_has_its_own_label) {
    const std::string order_id = accepted();
    const auto packed = pack(
        order_id,
        R"({"packageId":"A","weightGrams":500,"lines":[{"lineId":"1","quantity":2}]},{"packageId":"B"})"
    );
    BOOST_TEST(packed.status == 204);
    BOOST_TEST(packed.body.empty());
    const auto answer = labels(order_id);
    BOOST_TEST(integerIn(*answer.json(), "count") == 2);
    const auto second = arrayIn(*answer.json(), "labels")->getObject(1);
    BOOST_TEST(textIn(*second, "packageId") == "B");
    BOOST_TEST(textIn(*second, "trackingCode") != textIn(*first(answer), "trackingCode"));
    BOOST_TEST(bytesOf(*second).find("Volume 2/2") != std::string::npos);
    BOOST_TEST(pack(order_id, R"({"packageId":"C"})").problem() == "label-exists");
}

BOOST_AUTO_TEST_CASE(packages_are_checked_against_the_order) {
    const std::string order_id = accepted();
    BOOST_TEST(pack(order_id, "").problem() == "schema");
    BOOST_TEST(pack(order_id, R"({"packageId":"A","weightGrams":0})").problem() == "schema");
    BOOST_TEST(
        pack(order_id, R"({"packageId":"A"},{"packageId":"A"})").problem() == "package-twice"
    );
    BOOST_TEST(
        pack(order_id, R"({"packageId":"A","lines":[{"lineId":"1","quantity":4}]})").problem() ==
        "quantity-too-high"
    );
    BOOST_TEST(
        pack(order_id, R"({"packageId":"A","lines":[{"lineId":"9","quantity":1}]})").problem() ==
        "unknown-line"
    );
    const std::string open = hub.addOrder();
    BOOST_TEST(pack(open, R"({"packageId":"A"})").problem() == "not-accepted");
}

BOOST_AUTO_TEST_CASE(a_void_label_is_made_anew_with_another_code) {
    const std::string order_id = accepted();
    const std::string code = textIn(*first(labels(order_id)), "trackingCode");
    BOOST_TEST(voidLabel(order_id, "1").status == 204);
    const auto package = arrayIn(*store.order(order_id).json(), "packages")->getObject(0);
    BOOST_TEST(textIn(*package, "label") == "void");
    BOOST_TEST(voidLabel(order_id, "1").status == 204);
    BOOST_TEST(hub.effects("voidLabel", order_id).size() == 1);
    BOOST_TEST(textIn(*first(labels(order_id)), "trackingCode") != code);
}

BOOST_AUTO_TEST_CASE(a_label_cannot_be_void_once_the_carrier_has_the_box) {
    const std::string order_id = accepted();
    labels(order_id);
    BOOST_TEST(voidLabel(order_id, "9").problem() == "unknown-package");
    store.status(order_id, "3");
    BOOST_TEST(voidLabel(order_id, "1").problem() == "already-collected");
    BOOST_TEST(labels(order_id).status == 200);  // a second copy can be had
}

BOOST_AUTO_TEST_CASE(a_cancelled_orders_label_can_still_be_void) {
    const std::string order_id = accepted();
    labels(order_id);
    hub.cancelOrder(order_id);
    BOOST_TEST(voidLabel(order_id, "1").status == 204);
}

BOOST_AUTO_TEST_CASE(a_hub_that_cannot_void_says_so) {
    HubSimulator plain{Options{.can_void_labels = false}};
    TestClient client{plain};
    const std::string order_id = plain.addOrder({.journey = "ship-from-store"});
    client.accept(order_id);
    client.get("/orders/" + order_id + "/labels");
    BOOST_TEST(
        client.send("DELETE", "/orders/" + order_id + "/labels/1", "").problem() == "not-supported"
    );
}

BOOST_AUTO_TEST_CASE(a_labels_url_gives_the_same_bytes_without_token) {
    const std::string order_id = accepted();
    hub.armFault({.kind = "label_url"});
    const auto label = first(labels(order_id, "?format=pdf"));
    BOOST_TEST(!label->has("content"));
    const auto answer = file(textIn(*label, "url"));
    BOOST_TEST(answer.status == 200);
    BOOST_TEST(answer.header("content-type") == "application/pdf");
    BOOST_TEST(sha256Hex(answer.body) == textIn(*label, "sha256"));
    hub.advanceClock(std::chrono::hours{25});
    BOOST_TEST(file(textIn(*label, "url")).status == 410);
}

BOOST_AUTO_TEST_CASE(a_labels_url_can_go_wrong_in_every_way) {
    const std::string order_id = accepted();
    const auto answer = [&](const std::string& variant) {
        hub.armFault({.kind = "label_url", .variant = variant});
        return file(textIn(*first(labels(order_id)), "url"));
    };
    BOOST_TEST(answer("404").status == 404);
    BOOST_TEST(answer("410").status == 410);
    BOOST_TEST(answer("html").header("content-type") == "text/html");
    const auto redirect = answer("redirect");
    BOOST_TEST(redirect.status == 302);
    BOOST_TEST(file(redirect.header("location")).status == 200);
    hub.armFault({.kind = "label_url", .variant = "wrong_bytes"});
    const auto label = first(labels(order_id));
    BOOST_TEST(sha256Hex(file(textIn(*label, "url")).body) != textIn(*label, "sha256"));
}

BOOST_AUTO_TEST_CASE(label_faults_show_in_the_answer) {
    const std::string order_id = accepted();
    hub.armFault({.kind = "labels_not_ready", .retry_after_s = 7});
    BOOST_TEST(labels(order_id).header("retry-after") == "7");
    hub.armFault({.kind = "label_wrong_sha"});
    const auto wrong = first(labels(order_id));
    BOOST_TEST(sha256Hex(bytesOf(*wrong)) != textIn(*wrong, "sha256"));
    hub.armFault({.kind = "label_html"});
    BOOST_TEST(bytesOf(*first(labels(order_id))).starts_with("<!DOCTYPE html>"));
    hub.armFault({.kind = "label_missing_package"});
    BOOST_TEST(integerIn(*labels(order_id).json(), "count") == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
