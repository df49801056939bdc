#include "agent/service/data_folder.h"

#include "tests/support/temp_folder.h"

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <stdexcept>

namespace balcao::test {

namespace {

using std::filesystem::perms;

std::string refusalOf(const std::filesystem::path& path) {
    try {
        const DataFolder folder{path};
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return "accepted";
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

struct NewDataFolder {
    TempFolder folder;
    std::filesystem::path path = folder.path() / "data";
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(data_folder, NewDataFolder)

BOOST_AUTO_TEST_CASE(it_is_made_for_this_user_alone) {
    const DataFolder data{path};
    BOOST_TEST(data.path() == path);
    BOOST_TEST((std::filesystem::status(path).permissions() == perms::owner_all));
}

BOOST_AUTO_TEST_CASE(only_one_agent_uses_it_at_a_time) {
    {
        const DataFolder first{path};
        BOOST_TEST(contains(refusalOf(path), "another agent is using the data folder"));
    }
    BOOST_TEST(refusalOf(path) == "accepted");
}

BOOST_AUTO_TEST_CASE(a_folder_that_others_can_enter_is_refused) {
    std::filesystem::create_directory(path);
    std::filesystem::permissions(path, perms::owner_all | perms::others_exec);
    BOOST_TEST(contains(refusalOf(path), "is open to other users"));
}

BOOST_AUTO_TEST_CASE(a_folder_that_another_program_synchronises_is_refused) {
    BOOST_TEST(contains(refusalOf(folder.path() / "OneDrive - Moda" / "data"), "is synchronised by")
    );
    BOOST_TEST(contains(refusalOf(folder.path() / "Dropbox"), "is synchronised by"));
}

BOOST_AUTO_TEST_CASE(a_file_in_its_place_is_refused) {
    std::ofstream{path} << "x";
    BOOST_TEST(contains(refusalOf(path), "making the folder " + path.string()));
}

BOOST_AUTO_TEST_CASE(a_lock_file_that_cannot_be_opened_is_refused) {
    const DataFolder first{path};
    std::filesystem::remove(path / "agent.lock");
    std::filesystem::create_directory(path / "agent.lock");
    BOOST_TEST(contains(refusalOf(path), "cannot write in its data folder"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
