// Boxes, as the page says and sees them.
#include "tests/clerk/clerk_shop.h"

namespace balcao::test {

namespace {

struct PackingShop : ClerkShop {
    PackingShop() {
        command(order_ref, "decide", R"("lines":[{"line_id":"1","accepted":2}])");
        command(order_ref, "start_picking");
        command(order_ref, "finish_picking");
    }

    OrderRef order_ref = offer(anOrder().line("1", 2).pickup().hub());
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(box_api, PackingShop)

BOOST_AUTO_TEST_CASE(an_order_shows_what_lies_in_its_boxes_and_what_they_weigh) {
    const HttpReply packed = command(
        order_ref,
        "pack",
        R"("package_count":2,"boxes":[{"weight_g":1250,"lines":[{"line_id":"1","quantity":2}]},)"
        R"({"size":{"length_mm":350,"width_mm":250,"height_mm":30}}])"
    );
    BOOST_REQUIRE(packed.status == 200);
    const auto detail =
        call("getOrder", {.path = {{"order_ref", std::to_string(order_ref.value)}}}).json();
    BOOST_TEST(detail->getValue<int>("package_count") == 2);
    const auto boxes = detail->getArray("boxes");
    BOOST_REQUIRE(boxes->size() == 2U);
    BOOST_TEST(boxes->getObject(0)->getValue<int>("weight_g") == 1250);
    const auto inside = boxes->getObject(0)->getArray("lines")->getObject(0);
    BOOST_TEST(inside->getValue<std::string>("line_id") == "1");
    BOOST_TEST(inside->getValue<int>("quantity") == 2);
    BOOST_TEST(!boxes->getObject(0)->has("size"));
    BOOST_TEST(!boxes->getObject(1)->has("weight_g"));
    BOOST_TEST(boxes->getObject(1)->getObject("size")->getValue<int>("length_mm") == 350);
    BOOST_TEST(boxes->getObject(1)->getObject("size")->getValue<int>("width_mm") == 250);
    BOOST_TEST(boxes->getObject(1)->getObject("size")->getValue<int>("height_mm") == 30);
}

BOOST_AUTO_TEST_CASE(boxes_that_hold_more_than_was_accepted_change_nothing) {
    const HttpReply refused =
        command(order_ref, "pack", R"("boxes":[{"lines":[{"line_id":"1","quantity":3}]}])");
    BOOST_TEST(refused.status == 409);
    BOOST_TEST(refused.json()->getValue<std::string>("type") == "quantity-mismatch");
    BOOST_TEST((view(order_ref).order.state == OrderState::picked));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
