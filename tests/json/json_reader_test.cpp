#include "agent/json/json_reader.h"

#include <boost/test/unit_test.hpp>

#include <functional>

namespace balcao::test {

namespace {

/// What reading `text` with `read` says, or "nothing wrong".
std::string complaint(
    std::string_view text, const std::function<void(JsonValue)>& read, JsonLimits limits = {}
) {
    JsonReader reader;
    try {
        read(reader.parse(text, limits));
    } catch (const JsonError& error) {
        return error.what();
    }
    return "nothing wrong";
}

void readNothing(JsonValue /*value*/) {}

std::string splitComplaint(std::string_view text) {
    try {
        splitList(text, "orders", 1000);
    } catch (const JsonError& error) {
        return error.what();
    }
    return "nothing wrong";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(json_reader)

BOOST_AUTO_TEST_CASE(typed_getters_give_what_was_written) {
    JsonReader reader;
    const JsonValue root = reader.parse(R"({"t":"é\n","n":-5,"b":true,"l":[1,2],"z":null})");
    BOOST_TEST(root.textAt("t") == "é\n");
    BOOST_TEST(root.integerAt("n") == -5);
    BOOST_TEST(root.booleanAt("b"));
    BOOST_TEST(root.at("l").elements().size() == 2U);
    std::int64_t sum = 0;
    for (const JsonValue element : root.at("l").elements()) {
        sum += element.integer();
    }
    BOOST_TEST(sum == 3);
}

BOOST_AUTO_TEST_CASE(absent_and_null_members_are_the_same) {
    JsonReader reader;
    const JsonValue root = reader.parse(R"({"z":null})");
    BOOST_TEST(!root.find("z").has_value());
    BOOST_TEST(!root.find("absent").has_value());
    BOOST_TEST(root.textOr("z", "other") == "other");
    BOOST_TEST(root.integerOr("absent", 4) == 4);
    BOOST_TEST(root.booleanOr("absent", true));
}

BOOST_AUTO_TEST_CASE(members_come_in_the_order_of_the_text) {
    JsonReader reader;
    std::string keys;
    for (const auto& [key, value] : reader.parse(R"({"b":1,"a":2})").members()) {
        keys += std::string{key} + std::to_string(value.integer());
    }
    BOOST_TEST(keys == "b1a2");
}

BOOST_AUTO_TEST_CASE(an_error_names_the_place_and_not_the_value) {
    const std::string_view text =
        R"({"orders":[{"id":"A"},{"id":"B","lines":[{"sku":7,"quantity":1.0}]}]})";
    const auto second_line = [](JsonValue root) {
        const auto orders = root.at("orders").elements();
        return *(*++orders.begin()).at("lines").elements().begin();
    };
    BOOST_TEST(complaint(text, [&](JsonValue root) {
                   second_line(root).textAt("sku");
               }) == "orders[1].lines[0].sku: is not a text");
    BOOST_TEST(complaint(text, [&](JsonValue root) {
                   second_line(root).integerAt("quantity");
               }) == "orders[1].lines[0].quantity: is not an integer");
    BOOST_TEST(complaint(text, [&](JsonValue root) {
                   second_line(root).textAt("ean");
               }) == "orders[1].lines[0].ean: is missing");
    BOOST_TEST(complaint(text, [&](JsonValue root) {
                   second_line(root).fail("is odd");
               }) == "orders[1].lines[0]: is odd");
    BOOST_TEST(complaint(text, [](JsonValue root) {
                   root.at("orders").members();
               }) == "orders: is not an object");
    BOOST_TEST(complaint(text, [](JsonValue root) {
                   root.boolean();
               }).ends_with("is not true or false"));
}

BOOST_AUTO_TEST_CASE(numbers_are_integers_within_their_range) {
    const auto read = [](JsonValue root) {
        root.integer();
    };
    BOOST_TEST(complaint("9223372036854775807", read) == "nothing wrong");
    BOOST_TEST(complaint("9223372036854775808", read).ends_with("is out of range"));
    BOOST_TEST(complaint("1e2", read).ends_with("is not an integer"));
    BOOST_TEST(complaint("1.0", read).ends_with("is not an integer"));
    BOOST_TEST(complaint("{\"n\":100}", [](JsonValue root) {
                   root.at("n").integerIn(1, 99);
               }) == "n: is not within 1 to 99");
}

BOOST_AUTO_TEST_CASE(broken_texts_are_refused) {
    for (const std::string_view text :
         {"",
          " ",
          "{",
          "{\"a\":1",
          "{\"a\":tru}",
          "[1,]",
          "{} {}",
          "{\"a\":01}",
          "\"\xFF\"",
          R"("\ud800")",
          "<html></html>",
          "{'a':1}"}) {
        BOOST_TEST(complaint(text, readNothing) != "nothing wrong", "accepted: " << text);
    }
}

BOOST_AUTO_TEST_CASE(size_and_depth_are_capped) {
    const auto nested = [](std::size_t depth) {
        return std::string(depth, '[') + std::string(depth, ']');
    };
    BOOST_TEST(complaint(nested(31), readNothing) == "nothing wrong");
    BOOST_TEST(complaint(nested(33), readNothing) != "nothing wrong");
    BOOST_TEST(complaint(nested(100'000), readNothing) != "nothing wrong");
    BOOST_TEST(complaint("[1,2,3]", readNothing, {.bytes = 7}) == "nothing wrong");
    BOOST_TEST(complaint("[1,2,3]", readNothing, {.bytes = 6}) != "nothing wrong");
}

BOOST_AUTO_TEST_CASE(one_reader_reads_short_and_long_texts_in_turn) {
    JsonReader reader;
    for (const std::size_t length : {3U, 100'000U, 5U, 200'000U}) {
        const std::string text(length, 'x');
        BOOST_TEST((reader.parse("\"" + text + "\"").text() == text));
    }
}

BOOST_AUTO_TEST_CASE(a_list_is_taken_apart_into_the_bytes_of_its_elements) {
    const std::string_view text =
        R"( {"siteId" : "s" , "orders":[ {"a":[1,"]}\""]} , 7 ,"t"],"count":3} )";
    const JsonList list = splitList(text, "orders", 1000);
    BOOST_TEST(list.has_list);
    BOOST_REQUIRE(list.elements.size() == 3U);
    BOOST_TEST(list.elements[0] == R"({"a":[1,"]}\""]})");
    BOOST_TEST(list.elements[1] == "7");
    BOOST_TEST(list.elements[2] == "\"t\"");
    BOOST_TEST((list.elements[0].data() == text.data() + text.find(R"({"a")")));
    JsonReader reader;
    const JsonValue envelope = reader.parse(list.envelope);
    BOOST_TEST(envelope.textAt("siteId") == "s");
    BOOST_TEST(envelope.integerAt("count") == 3);
    BOOST_TEST(!envelope.find("orders").has_value());
}

BOOST_AUTO_TEST_CASE(a_text_without_the_list_says_so) {
    BOOST_TEST(!splitList(R"({"count":0})", "orders", 1000).has_list);
    BOOST_TEST(splitList(R"({"orders":[]})", "orders", 1000).has_list);
}

BOOST_AUTO_TEST_CASE(a_list_that_is_cut_or_malformed_is_refused) {
    const std::string whole = R"({"s":"x","orders":[{"a":1},{"b":[2]}],"count":2})";
    for (std::size_t length = 0; length < whole.size(); ++length) {
        BOOST_TEST(splitComplaint(whole.substr(0, length)) != "nothing wrong", "cut at " << length);
    }
    BOOST_TEST(splitComplaint(whole) == "nothing wrong");
    BOOST_TEST(splitComplaint(whole + "x") != "nothing wrong");
    BOOST_TEST(splitComplaint(whole + whole) != "nothing wrong");
    BOOST_TEST(splitComplaint(R"({"orders":{}})") != "nothing wrong");
    BOOST_TEST(splitComplaint(R"({"orders":[],"orders":[]})") == "orders: is there twice");
    BOOST_TEST(splitComplaint("[]") != "nothing wrong");
    BOOST_TEST(splitComplaint(std::string(1001, ' ')) != "nothing wrong");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
