#include "agent/clerk/router.h"

#include <boost/test/unit_test.hpp>

#include <string>

namespace balcao::test {

namespace {

struct Table {
    Table() {
        add("list", "GET", "/orders");
        add("one", "GET", "/orders/{order_ref}");
        add("label", "GET", "/orders/{order_ref}/labels/{package_id}");
        add("command", "POST", "/orders/{order_ref}/commands");
    }

    void add(std::string_view id, std::string_view method, std::string_view path) {
        router.add(
            {.operation_id = id,
             .method = method,
             .path = path,
             .handle = [](const Call&) -> Reply {
                 return Response{};
             }}
        );
    }

    std::string found(std::string_view method, std::string_view path) const {
        const auto match = router.find(method, path);
        if (match.route == nullptr) {
            return match.allowed.empty() ? "none" : "allowed: " + match.allowed;
        }
        std::string text{match.route->operation_id};
        for (const std::string& value : match.path_values) {
            text += " " + value;
        }
        return text;
    }

    Router router;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(router, Table)

BOOST_AUTO_TEST_CASE(a_path_finds_its_operation_and_values) {
    BOOST_TEST(found("GET", "/orders") == "list");
    BOOST_TEST(found("HEAD", "/orders") == "list");
    BOOST_TEST(found("GET", "/orders/12") == "one 12");
    BOOST_TEST(found("GET", "/orders/12/labels/a b") == "label 12 a b");
    BOOST_TEST(found("POST", "/orders/12/commands") == "command 12");
}

BOOST_AUTO_TEST_CASE(a_wrong_method_is_told_the_right_ones) {
    BOOST_TEST(found("POST", "/orders") == "allowed: GET, HEAD");
    BOOST_TEST(found("GET", "/orders/1/commands") == "allowed: POST");
    BOOST_TEST(found("DELETE", "/orders/1") == "allowed: GET, HEAD");
}

BOOST_AUTO_TEST_CASE(paths_match_whole_or_not_at_all) {
    for (const char* path :
         {"/",
          "/order",
          "/orders/",
          "/orders//",
          "/orders/1/",
          "/orders/1/x",
          "/x/orders",
          "//orders",
          "/orders/1/labels/",
          "/orders/1/labels/a/b"}) {
        BOOST_TEST(found("GET", path) == "none", path);
    }
}

BOOST_AUTO_TEST_CASE(a_number_in_a_path_is_a_plain_positive_number) {
    const Request request;
    const auto numberOf = [&](const std::string& text) {
        return Call{request, {text}}.number(0);
    };
    BOOST_TEST(numberOf("1").value() == 1);
    BOOST_TEST(numberOf("9223372036854775807").value() == 9223372036854775807);
    for (const char* bad :
         {"0", "-1", "+1", "01", "1 ", " 1", "1.0", "1e3", "abc", "9223372036854775808", "0x1"}) {
        BOOST_TEST(!numberOf(bad), bad);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
