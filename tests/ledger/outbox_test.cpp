#include "common/order/order_table.h"
#include "tests/ledger/ledger_fixture.h"

namespace balcao::test {

namespace {

struct Outbox : LedgerFixture {
    std::optional<MessageKind> nextKind() const {
        const auto message = ledger->nextMessage(clock.now());
        return message ? std::optional{kindOf(message->message)} : std::nullopt;
    }

    /// An order with a decision, its label request and a late refusal in the outbox.
    OrderRef orderWithThreeMessages() {
        const OrderRef ref = offer(anOrder().hub());
        take(ref, acceptAll(order(ref)));
        take(
            ref,
            ReportShort{
                {{.line_id = {"1"},
                  .accepted = 1,
                  .refusals = {{.quantity = 1, .reason = RefusalReason::not_found, .note = {}}}}}}
        );
        return ref;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(outbox, Outbox)

BOOST_AUTO_TEST_CASE(a_message_carries_what_the_hub_needs) {
    const OrderRef ref = offer(anOrder().assignment(3).hub());
    take(ref, acceptAll(order(ref)));
    const OutboxMessage message = nextMessage();
    BOOST_TEST((message.order_ref == ref));
    BOOST_TEST((message.store == kStore));
    BOOST_TEST(message.order_id.value == "PED-1");
    BOOST_TEST(message.assignment == 3);
    BOOST_TEST(message.etag == "\"1\"");
    BOOST_TEST(message.attempts == 0);
    BOOST_TEST((message.created_at == clock.now()));
    const auto& decision = std::get<DecideMessage>(message.message);
    BOOST_TEST(decision.decided_by == kClerk.name);
    BOOST_TEST(decision.lines.size() == 2U);
}

BOOST_AUTO_TEST_CASE(labels_wait_for_the_decision_and_hold_back_nothing) {
    const OrderRef ref = orderWithThreeMessages();
    BOOST_TEST((nextKind() == MessageKind::decide));
    confirmNext();
    // The request for labels is older; while it is put off, the late refusal overtakes it.
    const OutboxMessage fetch = nextMessage();
    BOOST_TEST((kindOf(fetch.message) == MessageKind::fetch_labels));
    ledger->postponeMessage(fetch.message_id, clock.now() + std::chrono::minutes{1}, "202");
    BOOST_TEST((nextKind() == MessageKind::decide));
    confirmNext();
    BOOST_TEST(!nextKind().has_value());
    BOOST_TEST(view(ref).messages.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_message_put_off_holds_back_its_order_and_no_other) {
    const OrderRef ref = orderWithThreeMessages();
    const OutboxMessage first = nextMessage();
    const Instant later = clock.now() + std::chrono::seconds{30};
    ledger->postponeMessage(first.message_id, later, "offline: no answer");
    BOOST_TEST(!nextKind().has_value());
    BOOST_TEST((ledger->nextMessageAt() == later));
    const OrderRef other = offer(anOrder().id("PED-2").hub());
    take(other, acceptAll(order(other)));
    BOOST_TEST((nextMessage().order_ref == other));
    confirmNext();
    clock.advance(std::chrono::seconds{30});
    const MessageView waiting = view(ref).messages.front();
    BOOST_TEST(waiting.attempts == 1);
    BOOST_TEST(waiting.last_error == "offline: no answer");
    reopen();
    std::vector<CommandId> due;
    while (const auto message = ledger->nextMessage(clock.now())) {
        if (message->order_ref == ref) {
            due.push_back(message->message_id);
        }
        confirmNext();
    }
    BOOST_REQUIRE(due.size() == 3U);
    BOOST_TEST(due[0].value == first.message_id.value);
}

BOOST_AUTO_TEST_CASE(a_refused_message_waits_for_a_person_and_holds_back_its_order) {
    const OrderRef ref = orderWithThreeMessages();
    const OutboxMessage refused = nextMessage();
    take(
        ref,
        RefuseMessage{
            .message_id = refused.message_id,
            .kind = MessageKind::decide,
            .slug = "invalid",
            .detail = "não",
            .order = {}},
        kAgent
    );
    BOOST_TEST(!nextKind().has_value());
    BOOST_TEST(!ledger->nextMessageAt().has_value());
    BOOST_TEST(view(ref).messages.front().is_parked);
    BOOST_TEST(views().counts().messages_parked == 1);
    BOOST_TEST(view(ref).messages.front().last_error == "invalid: não");
    BOOST_TEST(ledger->auditByReplay().empty());  // the journal knows the reason too
    take(ref, RetryMessage{});
    BOOST_TEST(view(ref).messages.front().last_error.empty());
    BOOST_TEST(nextMessage().message_id.value == refused.message_id.value);
}

BOOST_AUTO_TEST_CASE(giving_a_decision_up_drops_what_waits_behind_it) {
    const OrderRef ref = orderWithThreeMessages();
    const OutboxMessage refused = nextMessage();
    take(
        ref,
        RefuseMessage{
            .message_id = refused.message_id,
            .kind = MessageKind::decide,
            .slug = "invalid",
            .detail = "não",
            .order = {}},
        kAgent
    );
    take(ref, DropMessage{});
    BOOST_TEST(!nextKind().has_value());
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(labels_are_kept_by_their_hash_and_printed_once) {
    const OrderRef ref = packedOrder();
    const OutboxMessage fetch = nextMessage();
    BOOST_REQUIRE((kindOf(fetch.message) == MessageKind::fetch_labels));
    BOOST_TEST(takeLabel(fetch, "abc").has_value());
    BOOST_TEST(takeLabel(fetch, "abc")->is_repeated);
    const auto kept = views().label(ref, PackageId{"1"});
    BOOST_REQUIRE(kept.has_value());
    BOOST_TEST(kept->bytes == "abc");
    BOOST_TEST(
        kept->label.document_sha256 ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
    BOOST_TEST(order(ref).state == OrderState::labelled);
    BOOST_TEST(view(ref).print_jobs.size() == 1U);
    BOOST_TEST(view(ref).messages.empty());
}

BOOST_AUTO_TEST_CASE(labels_that_nobody_wants_any_more_are_refused) {
    const OrderRef ref = packedOrder();
    const OutboxMessage fetch = nextMessage();
    take(ref, CancelByStore{.reason = RefusalReason::damaged, .note = {}});
    BOOST_TEST(!takeLabel(fetch).has_value());
    BOOST_TEST(view(ref).print_jobs.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
