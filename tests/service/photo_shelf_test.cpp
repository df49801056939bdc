#include "agent/service/photo_shelf.h"

#include "tests/support/temp_folder.h"

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <set>
#include <string>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;

struct ShelfFixture {
    PhotoShelf shelf(std::uint64_t most_bytes = 1000) const { return {photos, most_bytes}; }

    static std::string nameOf(const std::string& address) { return PhotoShelf::nameOf(address); }

    /// Wants the photos of these addresses.
    static PhotoShelf::IsWanted only(const std::set<std::string>& addresses) {
        std::set<std::string> names;
        for (const std::string& address : addresses) {
            names.insert(nameOf(address));
        }
        return [names](const std::string& name) {
            return names.contains(name);
        };
    }

    /// As if the photo had been put so long ago.
    void age(const std::string& address, std::chrono::hours hours) const {
        std::filesystem::last_write_time(
            photos / nameOf(address), std::filesystem::file_time_type::clock::now() - hours
        );
    }

    TempFolder folder;
    std::filesystem::path photos = folder.path() / "photos";
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(photo_shelf, ShelfFixture)

BOOST_AUTO_TEST_CASE(a_photo_is_found_under_the_name_of_its_address_also_after_a_restart) {
    BOOST_TEST(nameOf("https://x/1.jpg").size() == 64U);
    PhotoShelf first = shelf();
    BOOST_TEST(!first.read(nameOf("https://x/1.jpg")).has_value());
    BOOST_TEST(first.put(nameOf("https://x/1.jpg"), "bytes", only({})));
    const PhotoShelf second = shelf();
    BOOST_TEST(second.has(nameOf("https://x/1.jpg")));
    BOOST_TEST(second.read(nameOf("https://x/1.jpg")).value() == "bytes");
    BOOST_TEST(!second.has(nameOf("https://x/2.jpg")));
}

BOOST_AUTO_TEST_CASE(what_is_no_photos_name_reads_no_file) {
    std::ofstream{folder.path() / "secret"} << "s3cret";
    PhotoShelf one = shelf();
    one.put(nameOf("a"), "bytes", only({}));
    const std::string upper = "CA978112CA1BBDCAFAC231B39A23DC4DA786EFF8147C4E72B9807785AFEE48BB";
    for (const std::string& name : {std::string{"../secret"}, std::string{}, upper}) {
        BOOST_TEST(!one.read(name).has_value(), name);
    }
    BOOST_TEST(!one.has("../secret"));
}

BOOST_AUTO_TEST_CASE(the_oldest_that_nobody_wants_make_room) {
    PhotoShelf one = shelf(100);
    for (const std::string address : {"old and wanted", "old", "new"}) {
        BOOST_TEST(one.put(nameOf(address), std::string(30, 'x'), only({})));
    }
    age("old and wanted", 3h);
    age("old", 2h);
    BOOST_TEST(one.put(nameOf("next"), std::string(40, 'x'), only({"old and wanted"})));
    BOOST_TEST(one.has(nameOf("old and wanted")));
    BOOST_TEST(!one.has(nameOf("old")));
    BOOST_TEST(one.has(nameOf("new")));
}

BOOST_AUTO_TEST_CASE(a_photo_for_which_there_is_no_room_is_not_kept) {
    PhotoShelf one = shelf(100);
    BOOST_TEST(one.put(nameOf("wanted"), std::string(90, 'x'), only({"wanted"})));
    BOOST_TEST(!one.put(nameOf("other"), std::string(20, 'x'), only({"wanted", "other"})));
    BOOST_TEST(one.has(nameOf("wanted")));
    BOOST_TEST(!one.has(nameOf("other")));
    BOOST_TEST(!shelf(100).put(nameOf("huge"), std::string(101, 'x'), only({})));
}

BOOST_AUTO_TEST_CASE(a_photo_put_again_takes_its_own_place) {
    PhotoShelf one = shelf(100);
    for (int n = 0; n < 5; ++n) {
        BOOST_TEST(one.put(nameOf("a"), std::string(60, 'x'), only({"a"})));
    }
}

BOOST_AUTO_TEST_CASE(old_photos_go_unless_an_order_shows_them) {
    PhotoShelf one = shelf();
    for (const std::string address : {"old", "old and wanted", "new"}) {
        one.put(nameOf(address), "x", only({}));
    }
    age("old", 25h);
    age("old and wanted", 25h);
    std::ofstream{photos / "readme.txt"} << "not ours";
    std::filesystem::last_write_time(
        photos / "readme.txt", std::filesystem::file_time_type::clock::now() - 100h
    );
    BOOST_TEST(one.eraseOld(24h, only({"old and wanted"})) == 1U);
    BOOST_TEST(!one.has(nameOf("old")));
    BOOST_TEST(one.has(nameOf("old and wanted")));
    BOOST_TEST(one.has(nameOf("new")));
    BOOST_TEST(std::filesystem::exists(photos / "readme.txt"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
