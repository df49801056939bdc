#include "agent/service/secrets.h"

#include "tests/support/temp_folder.h"

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <stdexcept>

namespace balcao::test {

namespace {

using std::filesystem::perms;

struct SecretFile {
    TempFolder folder;
    std::filesystem::path file = folder.path() / "secret";

    void write(const std::string& content, perms mode = perms::owner_read) const {
        std::ofstream{file, std::ios::binary} << content;
        std::filesystem::permissions(file, mode);
    }

    std::string refusal() const {
        try {
            readSecretFile(file);
        } catch (const std::runtime_error& error) {
            return error.what();
        }
        return "accepted";
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(secrets, SecretFile)

BOOST_AUTO_TEST_CASE(the_line_end_is_not_part_of_the_secret) {
    write("p\xC3\xA3o de queijo \r\n");
    BOOST_TEST(readSecretFile(file) == "p\xC3\xA3o de queijo ");
}

BOOST_AUTO_TEST_CASE(a_secret_of_4_kB_is_taken_and_a_longer_one_refused) {
    write(std::string(4096, 'x'));
    BOOST_TEST(readSecretFile(file).size() == 4096U);
    std::filesystem::remove(file);
    write(std::string(4097, 'x'));
    BOOST_TEST(refusal().starts_with("it is longer than 4 kB"));
}

BOOST_AUTO_TEST_CASE(an_empty_file_and_one_of_two_lines_are_refused) {
    write("\n");
    BOOST_TEST(refusal().starts_with("it must hold the secret"));
    std::filesystem::remove(file);
    write("one\ntwo\n");
    BOOST_TEST(refusal().starts_with("it must hold the secret"));
}

BOOST_AUTO_TEST_CASE(a_missing_file_and_a_folder_are_refused) {
    BOOST_TEST(refusal().starts_with("there is no such file"));
    std::filesystem::create_directory(file);
    BOOST_TEST(refusal().starts_with("there is no such file"));
}

BOOST_AUTO_TEST_CASE(a_file_that_others_can_read_is_refused) {
    write("s3cret", perms::owner_read | perms::others_read);
    BOOST_TEST(refusal().starts_with("other users of this computer can read it"));
}

BOOST_AUTO_TEST_CASE(a_secret_locked_on_a_computer_with_windows_is_refused_here) {
    write("dpapi:AQAAANCMnd8BFdERjHoAwE\n");
    BOOST_TEST(refusal().starts_with("it was locked on a computer with Windows"));
}

BOOST_AUTO_TEST_CASE(without_a_key_of_this_computer_the_file_stays_as_it_is) {
    write("s3cret\n", perms::owner_read | perms::owner_write);
    BOOST_TEST(!sealSecretFile(file));
    BOOST_TEST(readSecretFile(file) == "s3cret");
    BOOST_TEST(std::filesystem::file_size(file) == 7U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
