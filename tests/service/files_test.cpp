#include "agent/service/files.h"

#include "tests/support/temp_folder.h"

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace balcao::test {

namespace {

using std::filesystem::perms;

std::string contentOf(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    std::ostringstream content;
    content << stream.rdbuf();
    return content.str();
}

perms modeOf(const std::filesystem::path& path) {
    return std::filesystem::status(path).permissions();
}

struct InTempFolder {
    TempFolder folder;
    std::filesystem::path file = folder.path() / "state";
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(files, InTempFolder)

BOOST_AUTO_TEST_CASE(a_durable_file_holds_the_last_content_and_nothing_lies_beside_it) {
    writeFileDurably(file, "first and longer");
    writeFileDurably(file, std::string{"last\0", 5});
    BOOST_TEST((contentOf(file) == std::string{"last\0", 5}));
    const std::filesystem::directory_iterator entries{folder.path()};
    BOOST_TEST(std::distance(begin(entries), end(entries)) == 1);
}

BOOST_AUTO_TEST_CASE(a_durable_file_is_private) {
    writeFileDurably(file, "x");
    BOOST_TEST((modeOf(file) == (perms::owner_read | perms::owner_write)));
}

BOOST_AUTO_TEST_CASE(a_durable_write_that_fails_names_the_file_and_the_reason) {
    BOOST_CHECK_EXCEPTION(
        writeFileDurably(folder.path() / "missing" / "state", "x"),
        std::runtime_error,
        [](const std::runtime_error& error) {
            const std::string text = error.what();
            return text.find("missing/state") != std::string::npos &&
                   text.find("No such file") != std::string::npos;
        }
    );
}

BOOST_AUTO_TEST_CASE(a_full_disk_leaves_the_old_content) {
    // /dev/full answers every write with "no space left".
    writeFileDurably(file, "old");
    std::filesystem::create_symlink("/dev/full", folder.path() / "state.new");
    BOOST_CHECK_THROW(writeFileDurably(file, "new"), std::runtime_error);
    BOOST_TEST(contentOf(file) == "old");
}

BOOST_AUTO_TEST_CASE(a_folder_that_cannot_be_replaced_is_an_error) {
    std::filesystem::create_directories(file / "inside");
    BOOST_CHECK_THROW(writeFileDurably(file, "new"), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(a_private_folder_is_made_with_those_above_it) {
    const auto deep = folder.path() / "a" / "b";
    makePrivateFolder(deep);
    makePrivateFolder(deep);  // a second time changes nothing
    BOOST_TEST((modeOf(deep) == perms::owner_all));
    BOOST_TEST((modeOf(deep.parent_path()) == perms::owner_all));
}

BOOST_AUTO_TEST_CASE(a_folder_cannot_be_made_below_a_file) {
    writeFileDurably(file, "x");
    BOOST_CHECK_THROW(makePrivateFolder(file / "below"), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(a_file_is_open_to_others_when_they_may_read_it_or_the_group_may_write) {
    writeFileDurably(file, "x");
    BOOST_TEST(!isOpenToOthers(file));
    std::filesystem::permissions(file, perms::owner_read | perms::group_read);
    BOOST_TEST(!isOpenToOthers(file));
    std::filesystem::permissions(file, perms::owner_read | perms::group_write);
    BOOST_TEST(isOpenToOthers(file));
    std::filesystem::permissions(file, perms::owner_read | perms::others_read);
    BOOST_TEST(isOpenToOthers(file));
}

BOOST_AUTO_TEST_CASE(a_folder_is_open_to_others_when_its_group_may_enter) {
    std::filesystem::permissions(folder.path(), perms::owner_all);
    BOOST_TEST(!isOpenToOthers(folder.path()));
    std::filesystem::permissions(folder.path(), perms::owner_all | perms::group_exec);
    BOOST_TEST(isOpenToOthers(folder.path()));
}

BOOST_AUTO_TEST_CASE(what_is_not_there_cannot_be_judged) {
    BOOST_CHECK_THROW(isOpenToOthers(folder.path() / "missing"), std::runtime_error);
    BOOST_CHECK_THROW(isOnNetworkDrive(folder.path() / "missing"), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(the_folder_for_temporary_files_is_on_this_computer) {
    BOOST_TEST(!isOnNetworkDrive(folder.path()));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
