// I6: what was answered survives kill -9 at any moment.
#include "tests/ledger/ledger_fixture.h"

#include <Poco/Pipe.h>
#include <Poco/PipeStream.h>
#include <Poco/Process.h>

#include <set>

namespace balcao::test {

BOOST_FIXTURE_TEST_SUITE(killed, LedgerFixture)

BOOST_AUTO_TEST_CASE(everything_that_was_answered_is_there_after_a_kill) {
    close();
    std::set<std::int64_t> promised;
    constexpr int kKills = 8;
    for (int kill = 0; kill < kKills; ++kill) {
        Poco::Pipe out;
        Poco::ProcessHandle child = Poco::Process::launch(
            BALCAO_COMMIT_UNTIL_KILLED, {options().folder.string()}, nullptr, &out, nullptr
        );
        Poco::PipeInputStream lines{out};
        std::int64_t order_ref = 0;
        // So many answers are waited for, each time another number; what comes after the kill is
        // read to the end, because it was said too.
        for (int wanted = 3 + 5 * kill; wanted > 0 && lines >> order_ref; --wanted) {
            promised.insert(order_ref);
        }
        Poco::Process::kill(child);
        while (lines >> order_ref) {
            promised.insert(order_ref);
        }
        child.wait();
    }
    open();
    for (const std::int64_t order_ref : promised) {
        BOOST_TEST(order({order_ref}).state == OrderState::refused);
    }
    BOOST_TEST(promised.size() >= 3U * kKills);
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
