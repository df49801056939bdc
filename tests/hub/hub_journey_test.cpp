// The whole of agent/hub with a real ledger and a real hub over HTTP: what arrives, what leaves,
// and that no fault of the hub loses or doubles anything.
#include "agent/hub/inbound.h"
#include "agent/hub/outbound.h"
#include "agent/ledger/views.h"
#include "tests/hub/hub_fixture.h"
#include "tests/hub/stub_hub.h"
#include "tests/simulator/hub_simulator.h"
#include "tests/support/fake_clock.h"
#include "tests/support/orders.h"
#include "tests/support/temp_folder.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;
using simulator::Fault;
using simulator::HubSimulator;
using simulator::OrderWish;

simulator::Options withoutFiles() {
    simulator::Options options;
    options.start_time = Instant{1'700'000'000'000ms};
    return options;
}

OrderWish easyOrder() {
    OrderWish wish;
    wish.journey = "ship-from-store";
    wish.lines = 2;
    wish.partial = "quantity";
    wish.late_refusal = true;
    wish.paid = true;
    wish.quantity = 3;
    wish.answer_in = std::chrono::hours{10};
    return wish;
}

Ledger::Options ledgerIn(const std::filesystem::path& folder) {
    Ledger::Options options;
    options.folder = folder;
    options.reserve_bytes = 1 << 20;
    options.free_bytes = [](const std::filesystem::path&) {
        return std::uint64_t{1'000'000'000};
    };
    return options;
}

struct Fixture {
    Fixture()
        : Fixture{withoutFiles()} {}

    explicit Fixture(simulator::Options options)
        : simulator{std::move(options)} {}

    /// Lets time pass and both workers do what is due.
    void work(int rounds = 6) {
        for (int i = 0; i < rounds; ++i) {
            clock.advance(130s);  // longer than any pause
            steady.now += 130s;
            inbound.step();
            for (int sends = 0; sends < 4; ++sends) {
                outbound.step();
            }
        }
    }

    void arm(
        const std::string& kind, const std::string& operation, const std::string& variant = {}
    ) {
        Fault fault;
        fault.kind = kind;
        fault.operation = operation;
        fault.variant = variant;
        simulator.armFault(fault);
    }

    OrderRef refOf(const std::string& order_id) {
        for (const KnownOrder& known : ledger.knownOrders(testStore())) {
            if (known.order_id.value == order_id) {
                return known.order_ref;
            }
        }
        BOOST_FAIL("not in the ledger: " + order_id);
        return {};
    }

    void submit(const std::string& order_id, OrderCommand command) {
        const auto submitted = ledger.submit(
            {.command_id = commandId(++ids),
             .order_ref = refOf(order_id),
             .command = std::move(command),
             .actor = kClerk}
        );
        BOOST_TEST_REQUIRE(submitted.has_value());
    }

    /// Accepts all but one of the first line.
    void acceptInPart(const std::string& order_id) {
        const auto read = inbound_hub.hub.readOrder(testStore(), OrderId{order_id}, {}).outcome;
        const HubOrder order = std::get<HubNews>(read).order;
        Order offered;
        offered.hub = order;
        submit(order_id, acceptOnly(offered, {{order.lines[0].line_id.value, 2}}));
    }

    Order orderOf(const std::string& order_id) {
        return LedgerViews{folder.path()}.order(refOf(order_id))->order;
    }

    /// Accepts it all; its label comes, unless something keeps it back.
    void acceptWhole(const std::string& order_id) {
        submit(order_id, acceptAll(orderOf(order_id)));
    }

    void packIntoTwo(const std::string& order_id) {
        submit(order_id, StartPicking{});
        submit(order_id, FinishPicking{});
        submit(order_id, Pack{.package_count = 2, .boxes = {{.weight_g = 1250, .lines = {}}, {}}});
    }

    std::vector<std::string> labelledPackages(const std::string& order_id) {
        std::vector<std::string> packages;
        for (const PackageLabel& label : orderOf(order_id).labels) {
            packages.push_back(label.package_id.value);
        }
        return packages;
    }

    bool isWaiting() { return ledger.nextMessageAt().has_value(); }

    TempFolder folder;
    FakeClock clock;
    FakeSteady steady;
    std::uint64_t ids{};
    LinkStatus link_status;
    HubSimulator simulator;
    HubUnderTest inbound_hub{simulator.baseUrl()};
    HubUnderTest outbound_hub{simulator.baseUrl()};
    Ledger ledger{ledgerIn(folder.path()), clock};
    LedgerViews views{folder.path()};
    Inbound inbound{
        {inbound_hub.hub,
         ledger,
         link_status,
         clock,
         steady.source(),
         [] { return 0.5; },
         [this] {
             return commandId(++ids);
         }},
        {.store = testStore(), .on_link = [this](bool is_up) {
             outbound.setLink(testStore(), is_up);
         }}};
    Outbound outbound{
        {outbound_hub.hub,
         ledger,
         link_status,
         clock,
         steady.source(),
         [] { return 0.5; },
         [this] {
             return commandId(++ids);
         }},
        views,
        {}};
};

/// A hub that makes labels for good.
struct HubWithoutVoiding : Fixture {
    HubWithoutVoiding()
        : Fixture{[] {
            simulator::Options options = withoutFiles();
            options.can_void_labels = false;
            return options;
        }()} {}
};

const std::vector<std::string> kListFaults{
    "500",
    "502",
    "503",
    "429",
    "html_200",
    "empty_200",
    "truncated",
    "truncated_chunked",
    "wrong_content_length",
    "gzip_bomb",
    "bad_json",
    "wrong_types",
    "wrong_count",
    "foreign_store"};

const std::vector<std::string> kDecisionFaults{
    "reply_lost",
    "no_effect_lost",
    "effect_then_500",
    "effect_then_502",
    "500",
    "502",
    "503",
    "429",
    "401",
    "html_200",
    "empty_200",
    "truncated",
    "truncated_chunked",
    "bad_json",
    "wrong_content_length",
    "wrong_types",
    "foreign_store",
    "in_progress",
    "stale",
    "keys_forgotten"};

const std::vector<std::string> kDeclarationFaults{
    "reply_lost", "no_effect_lost", "effect_then_500", "503", "html_200", "in_progress"};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(hub_journey, Fixture)

BOOST_AUTO_TEST_CASE(an_order_comes_in_its_answer_goes_out_and_its_label_comes_back) {
    const std::string id = simulator.addOrder(easyOrder());
    work(1);
    acceptInPart(id);
    work(2);
    BOOST_TEST(!isWaiting());
    BOOST_TEST(simulator.orderStatus(id) == "2");
    BOOST_TEST(simulator.effects("decide", id).size() == 1U);
    const auto job = ledger.nextPrintJob({.role = "label"}, clock.now());
    BOOST_TEST_REQUIRE(job.has_value());
    BOOST_TEST(job->bytes.find("^XA") != std::string::npos);
    BOOST_TEST((link_status.hub(testStore()).state == HubLinkState::ok));
    BOOST_TEST(ledger.auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(the_answer_to_an_order_that_was_read_ahead_is_one_request) {
    const std::string id = simulator.addOrder(easyOrder());
    work(1);
    acceptWhole(id);
    const auto reads = simulator.requestCount("getOrder");
    work(1);
    BOOST_TEST(!isWaiting());
    BOOST_TEST(simulator.requestCount("decide") == 1U);
    BOOST_TEST(simulator.requestCount("getOrder") == reads);
}

BOOST_AUTO_TEST_CASE(an_answer_to_what_has_changed_since_it_was_read_ahead_does_not_count) {
    const std::string id = simulator.addOrder(easyOrder());
    work(1);
    acceptWhole(id);
    simulator.changeOrder(id, R"({"lines": [{"lineId": "1", "sku": "S", "description": "D",
        "quantity": 1, "unitPrice": {"amount": 100, "currency": "BRL"}}]})");
    outbound.step();
    BOOST_TEST(simulator.requestCount("decide") == 1U);
    BOOST_TEST(simulator.effects("decide", id).empty());
    BOOST_TEST(simulator.orderStatus(id) == "1");
}

BOOST_DATA_TEST_CASE(a_bad_list_stores_and_acknowledges_nothing, kListFaults, kind) {
    simulator.addOrder(easyOrder());
    arm(kind, "listOrders");
    const auto revision = ledger.revision();
    work(1);
    BOOST_TEST(ledger.revision() == revision);
    BOOST_TEST(ledger.knownOrders(testStore()).empty());
    BOOST_TEST((link_status.hub(testStore()).state == HubLinkState::offline));
    work(2);
    BOOST_TEST(ledger.knownOrders(testStore()).size() == 1U);
    BOOST_TEST((link_status.hub(testStore()).state == HubLinkState::ok));
}

BOOST_DATA_TEST_CASE(a_decision_counts_once_whatever_becomes_of_its_reply, kDecisionFaults, kind) {
    const std::string id = simulator.addOrder(easyOrder());
    work(1);
    acceptInPart(id);
    arm(kind, "decide");
    work();
    BOOST_TEST(!isWaiting());
    BOOST_TEST(simulator.orderStatus(id) == "2");
    BOOST_TEST(simulator.effects("decide", id).size() == 1U);
    BOOST_TEST(ledger.auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(a_list_with_everything_twice_and_reversed_is_one_of_each) {
    for (int i = 0; i < 5; ++i) {
        simulator.addOrder(easyOrder());
    }
    arm("duplicate", "listOrders");
    work(1);
    BOOST_TEST(ledger.knownOrders(testStore()).size() == 5U);
    arm("out_of_order", "listOrders");
    simulator.addOrder(easyOrder());
    work(2);
    BOOST_TEST(ledger.knownOrders(testStore()).size() == 6U);
}

BOOST_AUTO_TEST_CASE(a_list_as_it_was_before_takes_nothing_back) {
    const std::string id = simulator.addOrder(easyOrder());
    work(1);
    simulator.changeOrder(id, R"({"notes":"novo"})");
    work(1);
    arm("stale_list", "listOrders");
    simulator.addOrder(easyOrder());
    work(1);
    const auto order = LedgerViews{folder.path()}.order(refOf(id));
    BOOST_TEST_REQUIRE(order.has_value());
    BOOST_TEST(order->order.hub.notes == "novo");
}

BOOST_AUTO_TEST_CASE(an_order_that_the_list_forgets_once_is_not_lost) {
    const std::string id = simulator.addOrder(easyOrder());
    simulator.addOrder(easyOrder());
    work(1);
    arm("missing_order", "listOrders");
    simulator.addOrder(easyOrder());
    work(2);
    BOOST_TEST(ledger.knownOrders(testStore()).size() == 3U);
    refOf(id);
}

BOOST_AUTO_TEST_CASE(cancelled_withdrawn_and_reassigned_orders_are_told_apart) {
    const std::string cancelled = simulator.addOrder(easyOrder());
    const std::string withdrawn = simulator.addOrder(easyOrder());
    const std::string anew = simulator.addOrder(easyOrder());
    work(1);
    const OrderRef before = refOf(anew);
    simulator.cancelOrder(cancelled);
    simulator.reassign(withdrawn, {.site_id = "1", .store_id = "999"});
    simulator.reassign(anew, {.site_id = "1", .store_id = "101"});
    work(2);
    BOOST_TEST(ledger.knownOrders(testStore()).size() == 1U);
    BOOST_TEST((refOf(anew) != before));
}

BOOST_AUTO_TEST_CASE(an_order_cancelled_while_the_answer_was_under_way_asks_nobody_twice) {
    const std::string id = simulator.addOrder(easyOrder());
    work(1);
    acceptInPart(id);
    simulator.cancelOrder(id);
    work(2);
    BOOST_TEST(!isWaiting());
    BOOST_TEST(simulator.effects("decide", id).empty());
    BOOST_TEST(ledger.knownOrders(testStore()).empty());
}

BOOST_AUTO_TEST_CASE(days_offline_lose_nothing) {
    std::vector<std::string> orders;
    for (int i = 0; i < 30; ++i) {
        orders.push_back(simulator.addOrder(easyOrder()));
    }
    work(1);
    Fault away;
    away.kind = "no_effect_lost";
    away.count = -1;
    const std::string number = simulator.armFault(away);
    for (const std::string& id : orders) {
        Order offered;
        for (const KnownOrder& known : ledger.knownOrders(testStore())) {
            if (known.order_id.value == id) {
                offered = LedgerViews{folder.path()}.order(known.order_ref)->order;
            }
        }
        submit(id, acceptAll(offered));
    }
    work(50);
    BOOST_TEST(simulator.effects("decide").empty());
    simulator.disarmFault(number);
    work(40);
    BOOST_TEST(!isWaiting());
    for (const std::string& id : orders) {
        BOOST_TEST(simulator.effects("decide", id).size() == 1U);
    }
}

BOOST_DATA_TEST_CASE(
    two_boxes_are_two_packages_whatever_becomes_of_the_reply, kDeclarationFaults, kind
) {
    const std::string id = simulator.addOrder(easyOrder());
    work(1);
    acceptWhole(id);
    work(2);
    BOOST_TEST((labelledPackages(id) == std::vector<std::string>{"1"}));
    arm(kind, "declarePackages");
    packIntoTwo(id);
    work(4);
    BOOST_TEST(!isWaiting());
    BOOST_TEST((labelledPackages(id) == std::vector<std::string>{"1", "2"}));
    BOOST_TEST(simulator.effects("voidLabel", id).size() == 1U);
    BOOST_TEST(simulator.effects("declarePackages", id).size() == 1U);
    BOOST_TEST((orderOf(id).state == OrderState::labelled));
    BOOST_TEST(ledger.auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(a_label_that_the_hub_made_before_it_heard_of_the_boxes_is_taken_back) {
    const std::string id = simulator.addOrder(easyOrder());
    work(1);
    acceptWhole(id);
    arm("effect_then_500", "getLabels");  // made there, never seen here
    outbound.step();
    outbound.step();
    BOOST_TEST(labelledPackages(id).empty());
    packIntoTwo(id);
    work(6);
    BOOST_TEST(!isWaiting());
    BOOST_TEST((labelledPackages(id) == std::vector<std::string>{"1", "2"}));
    BOOST_TEST(simulator.effects("declarePackages", id).size() == 1U);
    BOOST_TEST(ledger.auditByReplay().empty());
}

BOOST_FIXTURE_TEST_CASE(
    boxes_that_a_hub_does_not_take_wait_for_a_person_who_may_do_without, HubWithoutVoiding
) {
    const std::string id = simulator.addOrder(easyOrder());
    work(1);
    acceptWhole(id);
    work(2);
    packIntoTwo(id);
    work(6);
    BOOST_TEST((orderOf(id).sync.state == SyncState::needs_person));
    BOOST_TEST(orderOf(id).sync.problem.starts_with("label-exists"));
    BOOST_TEST(simulator.effects("declarePackages", id).empty());
    submit(id, DropMessage{});
    work(2);
    BOOST_TEST(!isWaiting());
    BOOST_TEST((labelledPackages(id) == std::vector<std::string>{"1"}));
    BOOST_TEST(ledger.auditByReplay().empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
