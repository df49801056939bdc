#include "agent/service/secret_hasher.h"

#include "agent/service/files.h"
#include "tests/support/temp_folder.h"

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <set>
#include <stdexcept>
#include <string>

namespace balcao::test {

namespace {

const std::string kPepper(64, 'a');

SecretHasher quick(const std::string& pepper = kPepper) {
    return SecretHasher{pepper, SecretHasher::Cost::for_tests};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(secret_hasher)

BOOST_AUTO_TEST_CASE(the_right_pin_is_known_and_another_is_not) {
    const SecretHasher hasher = quick();
    const std::string hash = hasher.hashPin("274019");
    BOOST_TEST(hasher.isPin("274019", hash));
    BOOST_TEST(!hasher.isPin("274018", hash));
    BOOST_TEST(!hasher.isPin("", hash));
    BOOST_TEST(!hasher.isPin("274019", "no hash at all"));
}

BOOST_AUTO_TEST_CASE(the_usual_cost_is_19_MiB_of_argon2id) {
    const SecretHasher hasher{kPepper};
    const std::string hash = hasher.hashPin("274019");
    BOOST_TEST(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    BOOST_TEST(hasher.isPin("274019", hash));
}

BOOST_AUTO_TEST_CASE(two_people_with_one_pin_have_two_hashes) {
    BOOST_TEST(quick().hashPin("274019") != quick().hashPin("274019"));
}

BOOST_AUTO_TEST_CASE(without_the_pepper_no_pin_is_right) {
    const std::string hash = quick().hashPin("274019");
    const SecretHasher elsewhere = quick(std::string(64, 'b'));
    BOOST_TEST(!elsewhere.isPin("274019", hash));
    BOOST_TEST(quick().fingerprint("x") == quick().fingerprint("x"));
    BOOST_TEST(quick().fingerprint("x") != elsewhere.fingerprint("x"));
}

BOOST_AUTO_TEST_CASE(tokens_have_256_bits_and_codes_can_be_read_aloud) {
    std::set<std::string> all;
    for (int i = 0; i < 100; ++i) {
        all.insert(newSecretToken());
        all.insert(newSpokenCode());
    }
    BOOST_TEST(all.size() == 200U);
    BOOST_TEST(newSecretToken().size() == 64U);
    BOOST_TEST(newSpokenCode().size() == 12U);
    BOOST_TEST(newSpokenCode().find_first_of("01IO") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_pepper_is_made_once_and_read_by_nobody_else) {
    const TempFolder folder;
    const std::string pepper = pepperOf(folder.path());
    BOOST_TEST(pepper.size() == 64U);
    BOOST_TEST(pepperOf(folder.path()) == pepper);
    BOOST_TEST(!isOpenToOthers(folder.path() / "pin.pepper"));
}

BOOST_AUTO_TEST_CASE(a_damaged_pepper_is_said_and_not_replaced) {
    const TempFolder folder;
    std::ofstream{folder.path() / "pin.pepper"} << "short\n";
    std::filesystem::permissions(folder.path() / "pin.pepper", std::filesystem::perms::owner_read);
    BOOST_CHECK_THROW(SecretHasher{pepperOf(folder.path())}, std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
