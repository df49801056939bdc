// The paper came out, and at that moment the ledger's disk was full; then somebody made room.
#include "agent/ledger/views.h"
#include "agent/print/print_step.h"
#include "tests/ledger/fault_disk.h"
#include "tests/print/labelled_orders.h"
#include "tests/support/fake_clock.h"
#include "tests/support/print.h"
#include "tests/support/temp_folder.h"

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;

/// Prints what is claimed, and does something while it does.
class BusyPrinter final : public Printer {
public:
    BusyPrinter(int& printed, std::function<void()> meanwhile)
        : printed_{printed}
        , meanwhile_{std::move(meanwhile)} {}

    std::string address() const override { return "test://busy"; }
    std::optional<std::string> whyNot(DocumentKind /*kind*/) const override { return std::nullopt; }
    std::optional<RecordSend> send(const PrintPayload& payload, const ClaimCommit& claim) override {
        if (!claim({})) {
            return std::nullopt;
        }
        ++printed_;
        meanwhile_();
        return RecordSend{
            .end = SendEnd::all_accepted,
            .evidence = PrintEvidence::e2,
            .bytes_sent = static_cast<std::int64_t>(payload.bytes.size()),
            .reason = ""};
    }

private:
    int& printed_;
    std::function<void()> meanwhile_;
};

struct AStore {
    AStore() {
        addLabelledOrder(ledger, "1001", 2, [](std::size_t number) { return zplOf(number, 500); });
    }

    std::vector<PrintJobView> jobs() const {
        const auto known = ledger.knownOrders({.site_id = "1", .store_id = "42"});
        BOOST_REQUIRE(known.size() == 1U);
        const auto order = LedgerViews{temp.path()}.order(known.front().order_ref);
        BOOST_REQUIRE(order.has_value());
        return order->print_jobs;
    }

    PrintState stateOf(std::size_t number) const { return jobs().at(number).progress.state; }

    FaultDisk disk;
    TempFolder temp;
    FakeClock clock;
    LinkStatus links;
    Ledger ledger{ledgerOptions(temp.path()), clock};
    std::atomic<bool> is_disk_full{false};  // the ledger's writer looks too
    int printed{0};
    CommandRasterizer rasterizer{"pdftoppm"};
    PrintStep step{
        {.routes = {{.role = "label"}},
         .printer = std::make_unique<BusyPrinter>(printed, [this] { is_disk_full = printed == 1; }),
         .probe = {},
         .capability = {},
         .tuning = {}},
        {.ledger = ledger, .links = links, .clock = clock, .rasterizer = rasterizer}};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(full_disk, AStore)

BOOST_AUTO_TEST_CASE(an_end_that_could_not_be_kept_is_kept_when_there_is_room_and_asks_nobody) {
    disk.fullWhen([this] { return is_disk_full.load(); });
    BOOST_TEST(step.step().count() > 0);  // rests: the end is known and not yet kept
    BOOST_TEST(step.step().count() > 0);
    BOOST_TEST(stateOf(0) == PrintState::submitting);
    BOOST_TEST(stateOf(1) == PrintState::queued);
    BOOST_TEST(printed == 1);  // nothing more is printed until the end is kept

    is_disk_full = false;
    BOOST_TEST((step.step() == 0ms));
    BOOST_TEST(stateOf(0) == PrintState::submitted);
    BOOST_TEST(stateOf(1) == PrintState::submitted);
    BOOST_TEST(jobs().size() == 2U);
    BOOST_TEST(printed == 2);
    BOOST_TEST(ledger.auditByReplay().empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
