// Photos of products, as the page asks for them.
#include "tests/clerk/clerk_shop.h"
#include "tests/support/proofs.h"

namespace balcao::test {

namespace {

struct PhotoShop : ClerkShop {
    HttpReply photo(const std::string& name) {
        return call("getPhoto", {.path = {{"photo", name}}});
    }

    void put(const std::string& address, const std::string& bytes) {
        photos.put(PhotoShelf::nameOf(address), bytes, [](const std::string&) { return true; });
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(photo_api, PhotoShop)

BOOST_AUTO_TEST_CASE(a_line_names_its_photo_and_the_agent_gives_it) {
    HubOrder order = anOrder().line("1", 1).line("2", 1).hub();
    order.lines[0].image_url = "https://img.example/1.jpg";
    const OrderRef order_ref = offer(order);
    put("https://img.example/1.jpg", aJpeg());
    const auto detail =
        call("getOrder", {.path = {{"order_ref", std::to_string(order_ref.value)}}}).json();
    const auto lines = detail->getArray("lines");
    const auto name = lines->getObject(0)->getValue<std::string>("photo");
    const HttpReply reply = photo(name);
    BOOST_TEST(reply.status == 200);
    BOOST_TEST(reply.headers.at("content-type") == "image/jpeg");
    BOOST_TEST(reply.headers.at("x-content-type-options") == "nosniff");
    BOOST_TEST(reply.body == aJpeg());
    BOOST_TEST(!lines->getObject(1)->has("photo"));
}

BOOST_AUTO_TEST_CASE(the_address_of_the_photo_does_not_reach_the_page) {
    HubOrder order = anOrder().line("1", 1).hub();
    order.lines[0].image_url = "https://img.example/1.jpg";
    const OrderRef order_ref = offer(order);
    const HttpReply detail =
        call("getOrder", {.path = {{"order_ref", std::to_string(order_ref.value)}}});
    BOOST_TEST(detail.body.find("img.example") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_not_here_or_no_picture_is_no_content) {
    put("https://img.example/page", "<script>alert(1)</script>");
    for (const std::string& name :
         {PhotoShelf::nameOf("https://img.example/2.jpg"),
          PhotoShelf::nameOf("https://img.example/page"),
          std::string{"ledger.db"}}) {
        BOOST_TEST(photo(name).status == 204, name);
    }
    BOOST_TEST(photo("..%2fledger.db").status == 400);
}

BOOST_AUTO_TEST_CASE(a_stranger_gets_no_photo) {
    put("https://img.example/1.jpg", aJpeg());
    const HttpReply reply = call(
        "getPhoto",
        {.path = {{"photo", PhotoShelf::nameOf("https://img.example/1.jpg")}}, .with_token = false}
    );
    BOOST_TEST(reply.status == 401);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
