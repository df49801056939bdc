// Which table of codes a message is written with, from the shelf to the hub's own record.
#include "agent/hub/codes_shelf.h"

#include "tests/hub/deliver_fixture.h"

#include <boost/test/unit_test.hpp>

#include <stdexcept>

namespace balcao::test {

namespace {

HubCodes called(const std::string& reason) {
    HubCodes codes = defaultHubCodes();
    codes.reasons[RefusalReason::not_found] = reason;
    return codes;
}

/// What a ledger would have kept.
struct Kept {
    CodesShelf::Load load() {
        return [this](std::optional<std::int64_t> version) {
            ++loads;
            const auto found = version ? tables.find(*version) : std::prev(tables.end());
            return found == tables.end() ? std::nullopt : std::optional{*found};
        };
    }

    std::map<std::int64_t, HubCodes> tables{{1, called("FIRST")}, {2, called("SECOND")}};
    int loads{0};
};

std::string reasonOf(const std::shared_ptr<const HubCodes>& codes) {
    return codeOf(*codes, RefusalReason::not_found);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(codes_shelf)

BOOST_AUTO_TEST_CASE(each_version_is_read_once) {
    Kept kept;
    const CodesShelf shelf{kept.load()};
    const CodesSource source = shelf.source();
    for (int i = 0; i < 3; ++i) {
        BOOST_TEST(reasonOf(source(std::nullopt)) == "SECOND");
        BOOST_TEST(reasonOf(source(1)) == "FIRST");
        BOOST_TEST(reasonOf(source(2)) == "SECOND");
    }
    BOOST_TEST(kept.loads == 2);
}

BOOST_AUTO_TEST_CASE(a_newer_table_counts_at_once_and_takes_none_away) {
    Kept kept;
    CodesShelf shelf{kept.load()};
    const auto in_use = shelf.find(std::nullopt);
    shelf.take(3, called("THIRD"));
    BOOST_TEST(reasonOf(shelf.find(std::nullopt)) == "THIRD");
    BOOST_TEST(reasonOf(in_use) == "SECOND");
    BOOST_TEST(reasonOf(shelf.find(1)) == "FIRST");
    BOOST_TEST(reasonOf(shelf.find(std::nullopt)) == "THIRD");
}

BOOST_AUTO_TEST_CASE(what_was_never_kept_is_the_newest) {
    Kept kept;
    const CodesShelf shelf{kept.load()};
    BOOST_TEST(reasonOf(shelf.find(9)) == "SECOND");
    const CodesShelf empty{[](std::optional<std::int64_t>) {
        return std::nullopt;
    }};
    BOOST_TEST((*empty.find(std::nullopt) == defaultHubCodes()));
}

BOOST_AUTO_TEST_CASE(a_ledger_that_fails_is_heard) {
    bool fails = false;
    Kept kept;
    const CodesShelf shelf{[&](std::optional<std::int64_t> version) {
        if (fails) {
            throw std::runtime_error{"the disk fails"};
        }
        return kept.load()(version);
    }};
    fails = true;
    BOOST_CHECK_THROW(shelf.find(1), std::runtime_error);
    fails = false;
    BOOST_TEST(reasonOf(shelf.find(1)) == "FIRST");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
