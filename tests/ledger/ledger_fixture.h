#pragma once

#include "agent/ledger/ledger.h"
#include "agent/ledger/views.h"
#include "common/order/order_text.h"
#include "tests/support/fake_clock.h"
#include "tests/support/orders.h"
#include "tests/support/print.h"
#include "tests/support/temp_folder.h"

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace balcao::test {

inline const StoreKey kStore{.site_id = "rede", .store_id = "17"};

/// A ledger in a folder of its own, with room on its disk and a clock that the test moves.
struct LedgerFixture {
    LedgerFixture() { open(); }

    explicit LedgerFixture(const AnswerPolicy& policy, std::set<std::string> tables = {})
        : station_printers{std::move(tables)}
        , answer_policy{policy} {
        open();
    }

    void open() {
        ledger.emplace(options(), clock);
        views_.emplace(options().folder);
    }

    /// The writer closes last, as in the agent.
    void close() {
        views_.reset();
        ledger.reset();
    }

    /// Ends the ledger as a stop does, and starts it again.
    void reopen() {
        close();
        open();
    }

    Ledger::Options options() {
        return {
            .folder = folder.path() / "dados de operação",
            .reserve_bytes = 100'000,
            .news_floor_bytes = 1000,
            .free_bytes =
                [this](const std::filesystem::path& asked) {
                    if (cannot_ask_for_room) {
                        throw std::filesystem::filesystem_error{
                            "ask", asked, std::make_error_code(std::errc::io_error)};
                    }
                    return free_bytes;
                },
            .paper_rules = paper_rules,
            .station_printers = station_printers,
            .answer_policy = answer_policy,
            .on_broken =
                [this](const std::string&) {
                    ++times_broken;
                }};
    }

    CommandId newId() { return commandId(++last_id); }

    OrderRef offer(const HubOrder& order, std::uint64_t fingerprint = 1) {
        const HubNews news{.order = order, .fingerprint = fingerprint};
        BOOST_REQUIRE(ledger->takeNews(std::span{&news, 1}) == 1U);
        return refOf(order);
    }

    OrderRef refOf(const HubOrder& order) const {
        for (const KnownOrder& known : ledger->knownOrders(order.store)) {
            if (known.order_id == order.order_id && known.assignment == order.assignment) {
                return known.order_ref;
            }
        }
        BOOST_FAIL("no open order " << order.order_id.value);
        return {};
    }

    Result<Submitted, Refused> submit(
        OrderRef order_ref, const OrderCommand& command, const Actor& actor = kClerk
    ) {
        return ledger->submit(
            {.command_id = newId(), .order_ref = order_ref, .command = command, .actor = actor}
        );
    }

    /// Submits what must be taken.
    Submitted take(OrderRef order_ref, const OrderCommand& command, const Actor& actor = kClerk) {
        const auto result = submit(order_ref, command, actor);
        BOOST_REQUIRE_MESSAGE(result.has_value(), toText(kindOf(command)) << " was refused");
        return *result;
    }

    const LedgerViews& views() const { return *views_; }

    OrderView view(OrderRef order_ref) const { return views().order(order_ref).value(); }

    Order order(OrderRef order_ref) const { return view(order_ref).order; }

    /// Walks a shipped order to packed with its decision told; its label request waits.
    OrderRef packedOrder(const std::string& order_id = "PED-1") {
        const OrderRef ref = offer(anOrder().id(order_id).hub());
        take(ref, acceptAll(order(ref)));
        confirmNext();
        take(ref, StartPicking{});
        take(ref, FinishPicking{});
        take(ref, Pack{});
        return ref;
    }

    /// The hub takes the next message.
    OutboxMessage confirmNext() {
        OutboxMessage message = nextMessage();
        take(
            message.order_ref,
            ConfirmMessage{
                .message_id = message.message_id, .kind = kindOf(message.message), .order = {}},
            kAgent
        );
        return message;
    }

    OutboxMessage nextMessage() const {
        auto message = ledger->nextMessage(clock.now());
        BOOST_REQUIRE(message.has_value());
        return *std::move(message);
    }

    /// The carrier's label for the message that asks for it.
    Result<Submitted, Refused> takeLabel(
        const OutboxMessage& message, const std::string& bytes = "^XA^XZ"
    ) {
        const LabelDocument label{.label = aLabel(), .bytes = bytes};
        return ledger->takeLabels(message, std::span{&label, 1});
    }

    TempFolder folder;
    FakeClock clock;
    std::uint64_t free_bytes{1'000'000'000};
    PaperRules paper_rules;                  // from the next opening on
    std::set<std::string> station_printers;  // the same
    AnswerPolicy answer_policy;              // the same
    bool cannot_ask_for_room{false};
    std::uint64_t last_id{1000};
    std::atomic<int> times_broken{0};
    std::optional<Ledger> ledger;

private:
    std::optional<LedgerViews> views_;
};

}  // namespace balcao::test
