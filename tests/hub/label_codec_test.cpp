#include "agent/hub/rest/label_codec.h"

#include "agent/json/base64.h"
#include "agent/service/sha256.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace balcao::test {

namespace {

std::vector<AnnouncedLabel> read(const std::string& json) {
    JsonReader reader;
    return readLabels(reader.parse(json));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(label_codec)

BOOST_AUTO_TEST_CASE(a_label_comes_with_its_bytes_or_with_their_address) {
    const auto labels = read(
        R"({"labels":[{"packageId":"1","format":"zpl","content":"XlhBXlha","trackingCode":"AA1",)"
        R"("sha256":"ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef0123456789",)"
        R"("expiresAt":"2023-11-14T22:13:20Z"},{"packageId":"2","format":"pdf",)"
        R"("url":"https://hub.example/2.pdf"}],"count":2})"
    );
    BOOST_REQUIRE(labels.size() == 2U);
    BOOST_TEST(*labels[0].bytes == "^XA^XZ");
    BOOST_TEST(labels[0].label.package_id.value == "1");
    BOOST_TEST(labels[0].label.tracking_code == "AA1");
    BOOST_TEST(labels[0].label.document_sha256.starts_with("abcdef"));
    BOOST_TEST(labels[0].label.expires_at.has_value());
    BOOST_TEST(!labels[1].bytes.has_value());
    BOOST_TEST(labels[1].url == "https://hub.example/2.pdf");
}

const std::vector<std::string> kBadAnswers{
    R"({"labels":[],"count":0})",
    R"({"count":0})",
    R"({"labels":[{"packageId":"1","format":"zpl","content":"XlhBXlha"}],"count":2})",
    R"({"labels":[{"packageId":"1","format":"zpl"}],"count":1})",
    R"({"labels":[{"packageId":"1","format":"zpl","content":"XlhB","url":"https://x.example"}],"count":1})",
    R"({"labels":[{"packageId":"1","format":"zpl","content":"Xlh"}],"count":1})",
    R"({"labels":[{"packageId":"1","content":"XlhB"}],"count":1})",
    R"({"labels":[{"packageId":"a b","format":"zpl","content":"XlhB"}],"count":1})",
    R"({"labels":[{"packageId":"1","format":"zpl","content":"XlhB","sha256":"12"}],"count":1})",
    R"({"labels":[{"packageId":"1","format":"zpl","content":"XlhB","expiresAt":"soon"}],"count":1})",
    R"({"labels":[{"packageId":"1","format":"zpl","content":"XlhB"},)"
    R"({"packageId":"1","format":"zpl","content":"XlhB"}],"count":2})",
};

BOOST_DATA_TEST_CASE(a_broken_promise_is_an_error, kBadAnswers, json) {
    BOOST_CHECK_THROW(read(json), JsonError);
}

BOOST_AUTO_TEST_CASE(base64_is_strict) {
    BOOST_TEST(*decodeBase64("") == "");
    BOOST_TEST(*decodeBase64("Zg==") == "f");
    BOOST_TEST(*decodeBase64("Zm8=") == "fo");
    BOOST_TEST(*decodeBase64("Zm9v") == "foo");
    BOOST_TEST(*decodeBase64("+/+/") == "\xfb\xff\xbf");
    for (const char* const text :
         {"Zg", "Zg=", "Zg===", "Z===", "=Zg=", "Zm9v\n", "Zm 9", "Zm-_", "Zg==Zg=="}) {
        BOOST_TEST(!decodeBase64(text).has_value(), text);
    }
}

BOOST_AUTO_TEST_CASE(a_sum_is_sha_256_in_hex) {
    BOOST_TEST(
        sha256Of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
