// Proofs of delivery, as the page brings and shows them.
#include "agent/ledger/after_sale.h"
#include "tests/clerk/clerk_shop.h"
#include "tests/support/proofs.h"

#include <Poco/Base64Encoder.h>
#include <Poco/JSON/Array.h>

#include <sstream>

namespace balcao::test {

namespace {

using Json = Poco::JSON::Object::Ptr;

std::string base64(const std::string& bytes) {
    std::ostringstream text;
    Poco::Base64Encoder encoder{text};
    encoder.rdbuf()->setLineLength(0);
    encoder << bytes;
    encoder.close();
    return text.str();
}

struct ProofShop : ClerkShop {
    OrderRef deliveredOrder() {
        const OrderRef ref = offer(anOrder().id("PED-7").pickup().hub());
        take(ref, acceptAll(order(ref)));
        take(ref, StartPicking{});
        take(ref, FinishPicking{});
        take(ref, Pack{});
        take(ref, MarkReady{.place = "A3"});
        take(ref, HandOver{});
        for (int message = 0; message < 3; ++message) {
            confirmNext();
        }
        return ref;
    }

    HttpReply bring(
        OrderRef ref,
        const std::string& bytes,
        const CommandId& click,
        const std::string& kind = "photo"
    ) {
        return call(
            "takeProof",
            {.path = {{"order_ref", std::to_string(ref.value)}},
             .body = R"({"command_id":")" + click.value + R"(","kind":")" + kind +
                     R"(","content":")" + base64(bytes) + "\"}"}
        );
    }

    Json proofsOf(OrderRef ref) {
        return call("findProofs", {.path = {{"order_ref", std::to_string(ref.value)}}}).json();
    }

    HttpReply file(const std::string& proof_id) {
        return call("getProofFile", {.path = {{"proof_id", proof_id}}});
    }

    HttpReply drop(const std::string& errand_id, const CommandId& click) {
        return call(
            "dropErrand",
            {.path = {{"errand_id", errand_id}}, .body = R"({"command_id":")" + click.value + "\"}"}
        );
    }

    static std::string typeOf(const HttpReply& reply) {
        return reply.json()->getValue<std::string>("type");
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(proof_api, ProofShop)

BOOST_AUTO_TEST_CASE(a_proof_is_kept_listed_without_its_picture_and_shown) {
    const OrderRef ref = deliveredOrder();
    const CommandId click = newId();
    const Json kept = bring(ref, aPng(), click, "signature").json();
    BOOST_TEST(kept->getValue<std::string>("state") == "waiting");
    BOOST_TEST(kept->getValue<std::string>("format") == "png");
    BOOST_TEST(bring(ref, aPng(), click, "signature").status == 200);
    const Json list = proofsOf(ref);
    BOOST_TEST(list->getValue<int>("count") == 1);
    BOOST_TEST(!list->getArray("proofs")->getObject(0)->has("content"));
    const HttpReply shown = file(click.value);
    BOOST_TEST(shown.headers.at("content-type") == "image/png");
    BOOST_TEST((shown.body == aPng()));
}

BOOST_AUTO_TEST_CASE(the_largest_file_that_the_hub_takes_is_taken_and_one_byte_more_is_not) {
    const OrderRef ref = deliveredOrder();
    BOOST_TEST(bring(ref, aJpeg(std::string(kMostProofBytes - 6, 'x')), newId()).status == 200);
    BOOST_TEST(bring(ref, aJpeg(std::string(kMostProofBytes - 5, 'x')), newId()).status == 413);
}

BOOST_AUTO_TEST_CASE(what_is_no_proof_is_refused_with_what_to_do) {
    const OrderRef ref = deliveredOrder();
    BOOST_TEST(typeOf(bring(ref, "<html>", newId())) == "no-proof");
    BOOST_TEST(typeOf(bring(ref, "", newId())) == "empty");
    BOOST_TEST(bring(ref, aJpeg(), newId(), "song").status == 400);
    BOOST_TEST(bring({9999}, aJpeg(), newId()).status == 404);
    const OrderRef fresh = offer(anOrder().id("PED-8").hub());
    BOOST_TEST(typeOf(bring(fresh, aJpeg(), newId())) == "not-now");
    const CommandId click = newId();
    bring(ref, aJpeg(), click);
    BOOST_TEST(typeOf(bring(ref, aPng(), click)) == "id-used");
    const std::string path = std::to_string(ref.value);
    for (const char* body :
         {"{",
          R"({"command_id":"00000000-0000-4000-8000-000000000001","kind":"photo","content":"%"})"}) {
        BOOST_TEST(call("takeProof", {.path = {{"order_ref", path}}, .body = body}).status == 400);
    }
    BOOST_TEST(call("takeProof", {.path = {{"order_ref", "x"}}, .body = "{}"}).status == 404);
    BOOST_TEST(call("findProofs", {.path = {{"order_ref", "9999"}}}).status == 404);
}

BOOST_AUTO_TEST_CASE(an_erased_proof_says_since_when_and_shows_nothing) {
    const OrderRef ref = deliveredOrder();
    const CommandId click = newId();
    bring(ref, aJpeg(), click);
    ledger->afterSale().recordErrand(click, ErrandTaken{});
    ledger->afterSale().eraseProofs(clock.now() + std::chrono::hours{1});
    BOOST_TEST(typeOf(file(click.value)) == "erased");
    BOOST_TEST(proofsOf(ref)->getArray("proofs")->getObject(0)->has("erased_ms"));
    BOOST_TEST(file("unknown").status == 404);
}

BOOST_AUTO_TEST_CASE(a_proof_that_the_hub_refused_can_be_dropped_and_the_status_counts_it) {
    const OrderRef ref = deliveredOrder();
    const CommandId click = newId();
    bring(ref, aJpeg(), click);
    BOOST_TEST(drop(click.value, newId()).status == 404);  // it does not wait for a person
    ledger->afterSale().recordErrand(
        click, ErrandRefused{.slug = "proof-differs", .detail = {}, .coupon = {}}
    );
    const Json outbox = call("getStatus").json()->getObject("outbox");
    BOOST_TEST(outbox->getValue<int>("errands_parked") == 1);
    const Json errand = call("findErrands").json()->getArray("errands")->getObject(0);
    BOOST_TEST(errand->getValue<std::string>("proof_id") == click.value);
    BOOST_TEST(errand->getValue<std::int64_t>("order_ref") == ref.value);
    BOOST_TEST(drop(click.value, newId()).status == 200);
    const Json proof = proofsOf(ref)->getArray("proofs")->getObject(0);
    BOOST_TEST(proof->getValue<std::string>("state") == "kept_here");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
