#include "common/order/order_text.h"

#include "tests/support/every.h"
#include "tests/support/orders.h"
#include "tests/support/print.h"

#include <boost/mpl/list.hpp>
#include <boost/test/unit_test.hpp>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace balcao::test {

namespace {

using StoredEnums = boost::mpl::list<
    Journey,
    HubStatus,
    OrderState,
    RefusalReason,
    PartialGrain,
    SyncState,
    ActorKind,
    CommandKind,
    MessageKind,
    StatusPurpose,
    CancellationAnswer,
    TaskKind,
    Refusal>;

}  // namespace

BOOST_AUTO_TEST_SUITE(order_text)

BOOST_AUTO_TEST_CASE_TEMPLATE(every_value_reads_back_from_its_own_text, Enum, StoredEnums) {
    std::set<std::string_view> texts;
    for (const Enum value : every<Enum>()) {
        BOOST_TEST((fromText<Enum>(toText(value)) == std::optional{value}));
        texts.insert(toText(value));
    }
    BOOST_TEST(!texts.empty());
    BOOST_TEST(texts.size() == every<Enum>().size());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(no_other_text_or_value_is_guessed, Enum, StoredEnums) {
    BOOST_TEST(!fromText<Enum>("").has_value());
    BOOST_TEST(!fromText<Enum>("corrupt").has_value());
    BOOST_TEST(!fromText<Enum>("OFFERED").has_value());
    BOOST_TEST(toText(static_cast<Enum>(255)) == "corrupt");
}

BOOST_AUTO_TEST_CASE(the_last_value_of_each_list_has_its_own_name) {
    BOOST_TEST(toText(OrderState::cancelled_by_store) == "cancelled_by_store");
    BOOST_TEST(toText(HubStatus::not_collected) == "not_collected");
    BOOST_TEST(toText(RefusalReason::other) == "other");
    BOOST_TEST(toText(SyncState::needs_person) == "needs_person");
    BOOST_TEST(toText(ActorKind::timer) == "timer");
    BOOST_TEST(toText(CommandKind::drop_message) == "drop_message");
    BOOST_TEST(toText(StatusPurpose::handover_reversed) == "handover_reversed");
    BOOST_TEST(toText(CancellationAnswer::request) == "request");
    BOOST_TEST(toText(Refusal::paused) == "paused");
    BOOST_TEST(toText(PartialGrain::quantity) == "quantity");
}

BOOST_AUTO_TEST_CASE(a_command_and_a_message_know_their_kind) {
    BOOST_TEST(kindOf(OrderCommand{Dispatch{}}) == CommandKind::dispatch);
    BOOST_TEST(kindOf(OrderCommand{DropMessage{}}) == CommandKind::drop_message);
    BOOST_TEST(kindOf(HubMessage{FetchLabelsMessage{}}) == MessageKind::fetch_labels);
    BOOST_TEST(kindOf(HubMessage{DecideMessage{}}) == MessageKind::decide);
}

BOOST_AUTO_TEST_CASE(every_event_has_a_name_of_its_own) {
    const std::vector<std::pair<OrderEvent, std::string_view>> kNames = {
        {Offered{}, "offered"},
        {FactsChanged{}, "facts_changed"},
        {Moved{.because = CommandKind::mark_ready, .to = {}, .note = {}}, "mark_ready"},
        {Adopted{}, "adopted"},
        {Decided{}, "decided"},
        {Decided{.decision = {}, .lines = {}, .to = {}, .is_first = false}, "short_reported"},
        {PauseChanged{true}, "pause_picking"},
        {PauseChanged{false}, "resume_picking"},
        {Packed{}, "packed"},
        {Invoiced{}, "invoiced"},
        {LabelsTaken{}, "labels_taken"},
        {LabelsVoided{}, "labels_voided"},
        {Dispatched{}, "dispatched"},
        {HandedOver{}, "handed_over"},
        {CancelledByStore{}, "cancelled_by_store"},
        {CancellationAnswered{}, "cancellation_answered"},
        {MessageTaken{}, "message_taken"},
        {MessageClosed{}, "message_closed"},
        {MessageRequeued{}, "message_requeued"},
        {MessageRefused{}, "message_refused"},
        {MessageRetried{}, "message_retried"},
        {MessageDropped{}, "message_dropped"},
        {DecisionUndone{}, "decision_undone"},
        {AnswerProposed{}, "answer_proposed"},
        {ProposalDropped{}, "proposal_dropped"}};
    std::set<std::size_t> kinds;
    for (const auto& [event, name] : kNames) {
        BOOST_TEST(nameOf(event) == name);
        kinds.insert(event.index());
    }
    BOOST_TEST(kinds.size() == std::variant_size_v<OrderEvent>);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
