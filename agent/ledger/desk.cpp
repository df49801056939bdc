#include "agent/ledger/desk.h"

#include "agent/ledger/order_codec.h"
#include "agent/service/random_ids.h"
#include "common/order/order_text.h"

#include <algorithm>
#include <utility>

namespace balcao {

namespace {

const Actor kHub{.kind = ActorKind::hub, .name = {}};
const Actor kAgent{.kind = ActorKind::agent, .name = {}};
const Actor kTimer{.kind = ActorKind::timer, .name = {}};

// So many orders expire in one transaction; the next round takes the others.
constexpr std::int64_t kMostExpired = 1000;

Failure<Refused> noSuchOrder() {
    return Failure{Refused{.why = Refused::Why::no_such_order}};
}

Failure<Refused> byTheRules(Refusal refusal) {
    return Failure{Refused{.why = Refused::Why::by_the_rules, .refusal = refusal}};
}

std::int64_t asSigned(std::uint64_t fingerprint) {
    return static_cast<std::int64_t>(fingerprint);  // SQLite has no unsigned integers
}

bool isFirstAnswer(const std::vector<OrderEvent>& events) {
    return std::ranges::any_of(events, [](const OrderEvent& event) {
        const auto* const decided = std::get_if<Decided>(&event);
        return decided != nullptr && decided->is_first;
    });
}

}  // namespace

Desk::Desk(
    Database& database,
    const Clock& clock,
    PaperRules paper_rules,
    AnswerPolicy answer_policy,
    std::set<std::string> station_printers
)
    : clock_{clock}
    , paper_rules_{std::move(paper_rules)}
    , answer_policy_{answer_policy}
    , station_printers_{std::move(station_printers)}
    , journal_{database}
    , books_{database}
    , staff_{database}
    , codes_{database}
    , after_{{
          .clock = clock,
          .journal = journal_,
          .books = books_,
          .tell_order =
              [this](OrderRef order_ref, const HubOrder& news) {
                  if (auto opened = books_.orders.open(order_ref)) {
                      tell(*opened, HubUpdate{news}, {{newUuid()}, kHub}, clock_.now());
                  }
              }}}
    , state_of_{database, "SELECT state FROM orders WHERE order_ref = ?"} {}

CommitNotice Desk::takeNotice() {
    return {
        .revision = journal_.lastSeq(),
        .has_outbox_work = std::exchange(books_.has_outbox_work, false),
        .has_print_work = std::exchange(books_.has_print_work, false)};
}

// --- orders ------------------------------------------------------------------------------------

bool Desk::hasReturn(const Order& order) {
    const auto returns = books_.sales.returnsOf(order.hub.store.site_id, order.hub.order_id);
    return std::ranges::any_of(returns, [](const Return& one) {
        return one.state != ReturnState::denied;
    });
}

Result<Submitted, Refused> Desk::submit(const OrderSubmission& submission) {
    if (auto answer = repeated(submission.command_id, submission.order_ref)) {
        return *std::move(answer);
    }
    auto opened = books_.orders.open(submission.order_ref);
    if (!opened) {
        return noSuchOrder();
    }
    const Instant now = clock_.now();
    const bool is_undo = std::holds_alternative<UndoDecision>(submission.command);
    const OrderCommand command =
        is_undo ? UndoDecision{books_.outbox.heldBack(submission.order_ref)} : submission.command;
    if (kindOf(command) == CommandKind::reverse_handover && hasReturn(opened->order)) {
        return byTheRules(Refusal::goods_returned);
    }
    const auto events = decide(opened->order, command, submission.actor, now, answer_policy_);
    if (!events) {
        return byTheRules(events.error());
    }
    if (const auto* const invoice = std::get_if<AttachInvoice>(&submission.command);
        invoice != nullptr && !submission.attachment.empty()) {
        books_.prints.keep(
            invoice->document_sha256,
            submission.attachment,
            {.store = opened->order.hub.store, .order_ref = opened->order_ref, .now = now}
        );
    }
    record(*opened, *events, {.command_id = submission.command_id, .actor = submission.actor});
    if (submission.undo_for.count() > 0 && isFirstAnswer(*events)) {
        books_.outbox.holdBack(submission.command_id, now + submission.undo_for);
    }
    return Submitted{
        .order_ref = submission.order_ref,
        .revision = opened->changed_seq,
        .state = opened->order.state};
}

std::size_t Desk::takeNews(std::span<const HubNews> news) {
    return static_cast<std::size_t>(std::ranges::count_if(news, [&](const HubNews& one) {
        return takeOne(one);
    }));
}

bool Desk::takeOne(const HubNews& news) {
    const HubOrder& hub = news.order;
    const auto assignments = books_.orders.assignmentsOf(hub.store, hub.order_id);
    const auto known =
        std::ranges::find(assignments, hub.assignment, &OrderStore::Assignment::assignment);
    if (known != assignments.end()) {
        if (known->fingerprint == asSigned(news.fingerprint)) {
            return false;
        }
        books_.orders.setFingerprint(known->order_ref, asSigned(news.fingerprint));
        auto opened = books_.orders.open(known->order_ref);
        return opened && tell(*opened, HubUpdate{hub}, {{newUuid()}, kHub}, clock_.now());
    }
    if (!assignments.empty() && assignments.back().assignment > hub.assignment) {
        return false;  // an old list: the order has come back since
    }
    for (const OrderStore::Assignment& before : assignments) {
        if (before.is_open) {
            auto opened = books_.orders.open(before.order_ref);
            tell(opened.value(), HubWithdraw{}, {{newUuid()}, kHub}, clock_.now());
        }
    }
    offer(news);
    return true;
}

void Desk::offer(const HubNews& news) {
    OpenedOrder opened{
        .order_ref = books_.orders.nextRef(),
        .order = {},
        .short_code = {},
        .hub_json = {},
        .fingerprint = asSigned(news.fingerprint),
        .is_new = true};
    opened.short_code = books_.orders.freeShortCode(news.order.store, opened.order_ref);
    record(opened, firstEvents(news.order), {{newUuid()}, kHub});
}

std::optional<std::int64_t> Desk::keepHubCodes(
    const HubCodes& codes, std::int64_t based_on, const StoreKey& store, const std::string& by
) {
    if (codes_.newest() != based_on) {
        return std::nullopt;
    }
    const Instant now = clock_.now();
    const std::int64_t version = codes_.add(codes, store, by, now);
    for (const OrderRef order_ref : codes_.readOtherwise(codes)) {
        auto opened = books_.orders.open(order_ref);
        const HubUpdate update{readWith(codes, opened.value().order.hub)};
        tell(*opened, update, {{newUuid()}, kHub}, now);
    }
    return version;
}

std::size_t Desk::expireAnswers(Instant now) {
    std::size_t count = 0;
    for (const OrderRef order_ref : books_.orders.withAnswerDue(now, kMostExpired)) {
        auto opened = books_.orders.open(order_ref);
        count += tell(opened.value(), ExpireAnswer{}, {{newUuid()}, kTimer}, now) ? 1U : 0U;
    }
    return count;
}

Result<Submitted, Refused> Desk::takeLabels(
    const OutboxMessage& message, std::span<const LabelDocument> labels
) {
    // The labels are taken under the id of the message that asked for them, which finishes it.
    if (auto answer = repeated(message.message_id, message.order_ref)) {
        return *std::move(answer);
    }
    auto opened = books_.orders.open(message.order_ref);
    if (!opened) {
        return noSuchOrder();
    }
    if (!books_.outbox.contains(message.message_id)) {
        return byTheRules(Refusal::not_now);  // no longer wanted: voided or cancelled meanwhile
    }
    TakeLabels command;
    for (const LabelDocument& document : labels) {
        books_.prints.keep(
            document.label.document_sha256,
            document.bytes,
            {.store = opened->order.hub.store, .order_ref = message.order_ref, .now = clock_.now()}
        );
        command.labels.push_back(document.label);
    }
    const Doing doing{.command_id = message.message_id, .actor = kAgent};
    if (!tell(*opened, command, doing, clock_.now())) {
        // The order has gone on without labels: the request has had its answer all the same.
        tell(
            *opened,
            ConfirmMessage{
                .message_id = message.message_id,
                .kind = MessageKind::fetch_labels,
                .order = std::nullopt},
            doing,
            clock_.now()
        );
    }
    followLabelRule(message.order_ref, doing);
    return Submitted{
        .order_ref = message.order_ref,
        .revision = opened->changed_seq,
        .state = opened->order.state};
}

void Desk::postponeMessage(
    const CommandId& message_id, Instant next_attempt_at, const std::string& why
) {
    books_.outbox.postpone(message_id, next_attempt_at, why);
}

bool Desk::claimMessage(const CommandId& message_id) {
    books_.outbox.claim(message_id);
    return books_.outbox.contains(message_id);
}

void Desk::sendWaitingNow() {
    books_.outbox.makeDue(clock_.now());
    books_.has_outbox_work = true;
}

bool Desk::tell(OpenedOrder& opened, const OrderCommand& command, const Doing& doing, Instant now) {
    const auto events = decide(opened.order, command, doing.actor, now, answer_policy_);
    if (!events || events->empty()) {
        return false;
    }
    record(opened, *events, doing);
    return true;
}

void Desk::record(OpenedOrder& opened, std::vector<OrderEvent> events, const Doing& doing) {
    std::vector<JournalEntry> answers;
    for (OrderEvent& one : events) {
        const JournalEntry entry{
            .event = std::move(one),
            .command_id = doing.command_id,
            .actor = doing.actor,
            .at = clock_.now()};
        const OrderEvent& event = entry.event;
        // An order is encoded once for its line and for its row.
        const auto* const offered = std::get_if<Offered>(&event);
        const auto* const changed = std::get_if<FactsChanged>(&event);
        const HubOrder* const facts =
            offered != nullptr ? &offered->order : (changed != nullptr ? &changed->order : nullptr);
        std::string hub_json = facts != nullptr ? encodeHubOrder(*facts) : std::string{};
        const StoreKey& store = facts != nullptr ? facts->store : opened.order.hub.store;
        const std::int64_t seq = journal_.append(
            {.seq = 0,
             .store = store,
             .order_ref = opened.order_ref,
             .command_id = doing.command_id,
             .kind = std::string{nameOf(event)},
             .payload = offered != nullptr   ? encodeOffered(hub_json)
                        : changed != nullptr ? encodeFactsChanged(hub_json)
                                             : encodeEvent(event),
             .actor = doing.actor,
             .at = entry.at}
        );
        books_.apply(opened, entry, seq);
        if (facts != nullptr && *facts == opened.order.hub) {
            opened.hub_json = std::move(hub_json);
        }
        if (std::holds_alternative<Decided>(event) ||
            std::holds_alternative<DecisionUndone>(event)) {
            answers.push_back(entry);
        }
    }
    if (!events.empty()) {
        books_.orders.save(opened);
    }
    for (const JournalEntry& answer : answers) {
        after_.followStock(answer, opened.order_ref, opened.order.hub);
    }
}

std::optional<Result<Submitted, Refused>> Desk::repeated(
    const CommandId& command_id, OrderRef order_ref
) {
    const auto before = journal_.orderOfCommand(command_id);
    if (!before) {
        return std::nullopt;
    }
    if (*before != order_ref) {
        return Failure{Refused{.why = Refused::Why::id_used_for_another_order}};
    }
    Submitted answer = submitted(order_ref);
    answer.is_repeated = true;
    return answer;
}

Submitted Desk::submitted(OrderRef order_ref) {
    const auto row = state_of_.first(order_ref.value);
    return {
        .order_ref = order_ref,
        .revision = journal_.lastSeq(),
        .state = row ? fromText<OrderState>(std::get<0>(*row)).value_or(OrderState::offered)
                     : OrderState::offered};
}

}  // namespace balcao
