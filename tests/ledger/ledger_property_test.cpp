// Whatever happens, in whatever order: the tables are what the journal says, and each order's own
// list of waiting messages is what the outbox holds.
#include "tests/ledger/ledger_fixture.h"

#include <algorithm>
#include <random>
#include <set>

namespace balcao::test {

namespace {

const Actor kOtherManager{.kind = ActorKind::manager, .name = "ada"};

/// A shop, its hub and its printer, all of them at random.
struct RandomMorning : LedgerFixture {
    void pass(unsigned seed, int steps) {
        random.seed(seed);
        for (int i = 0; i < steps; ++i) {
            step();
        }
    }

    int upTo(int highest) { return std::uniform_int_distribution<int>{0, highest}(random); }

    void step() {
        clock.advance(std::chrono::milliseconds{upTo(10'000)});
        switch (upTo(11)) {
            case 0:
                return hubLists();
            case 1:
                if (upTo(2) == 0) {
                    ledger->expireAnswers(clock.now());
                }
                return;
            case 2:
            case 3:
                return hubAnswers();
            case 4:
                return print();
            case 5:
                return personAtThePrinter();
            case 6:
                return upTo(20) == 0 ? reopen() : finishTask();
            default:
                for (int clicks = upTo(5); clicks > 0; --clicks) {
                    clerkClicks();
                }
                return;
        }
    }

    HubOrder anyOrder() {
        OrderBuilder builder = anOrder();
        builder.id("PED-" + std::to_string(upTo(2) == 0 ? upTo(last_order) : ++last_order))
            .assignment(1 + upTo(11) / 11)
            .version(upTo(6));
        builder.store("rede", upTo(3) == 0 ? "18" : "17");
        if (upTo(1) == 0) {
            builder.pickup();
        }
        builder.line("1", 1 + upTo(2)).line("2", 1);
        if (upTo(5) == 0) {
            builder.askedToCancel();
        }
        if (upTo(11) == 0) {
            builder.status(static_cast<HubStatus>(upTo(9)));
        }
        builder.answerBy(clock.now() + std::chrono::minutes{upTo(30)});
        return builder.hub();
    }

    void hubLists() {
        std::vector<HubNews> news;
        for (int i = upTo(3); i >= 0; --i) {
            news.push_back({.order = anyOrder(), .fingerprint = random()});
        }
        ledger->takeNews(news);
    }

    /// Mostly one that is open.
    std::optional<OrderView> anyShown() {
        const auto open =
            views().orders({.text = {}, .is_open_only = true, .before = {}, .limit = 30});
        if (open.empty() || upTo(9) == 0) {
            return views().order({1 + upTo(last_order)});
        }
        const auto chosen = static_cast<std::size_t>(upTo(static_cast<int>(open.size()) - 1));
        return views().order(open[chosen].order_ref);
    }

    void clerkClicks() {
        const auto seen = anyShown();
        if (!seen) {
            return;
        }
        const OrderRef ref = seen->order_ref;
        const Order& order = seen->order;
        const std::vector<OrderCommand> wishes = {
            acceptAll(order),
            acceptAll(order),
            acceptOnly(order, {{"1", 0}}),
            refuseAll(order),
            ReportShort{{{.line_id = {"1"}, .accepted = 0, .refusals = {}}}},
            StartPicking{},
            StartPicking{},
            PausePicking{},
            ResumePicking{},
            FinishPicking{},
            FinishPicking{},
            Pack{.package_count = 1 + upTo(1)},
            Pack{},
            AttachInvoice{std::string(44, '7')},
            ApplyLabels{},
            VoidLabels{},
            Unpack{},
            Dispatch{.tracking_code = "BR9"},
            Dispatch{},
            MarkReady{.place = "A3"},
            HandOver{},
            HandOver{.lines = {{.line_id = {"1"}, .quantity = 1}}, .received_by = "Rui"},
            MarkNotCollected{},
            MarkDelivered{},
            ReportIncident{.note = "rua sem saída"},
            TakeGoodsBack{},
            ReverseHandover{.note = "engano"},
            CancelByStore{.reason = RefusalReason::damaged, .note = {}},
            AnswerCancellation{.is_accepted = upTo(1) == 0},
            RetryMessage{},
            DropMessage{},
            UndoDecision{},
            UndoDecision{},
            ApproveAnswer{},
            ApproveAnswer{},
            DropProposal{},
            HubWithdraw{},
        };

        const auto& wish =
            wishes[static_cast<std::size_t>(upTo(static_cast<int>(wishes.size()) - 1))];
        const bool is_hubs = std::holds_alternative<HubWithdraw>(wish);
        const CommandId command_id = newId();
        const int undo_s = upTo(1) * 10;  // half of the answers can be taken back for a while
        for (int tries = 1 + upTo(1); tries > 0; --tries) {  // half of the clicks come twice
            (void)ledger->submit(
                {.command_id = command_id,
                 .order_ref = ref,
                 .command = wish,
                 .actor = is_hubs        ? kHub
                          : upTo(1) == 0 ? kManager
                                         : kOtherManager,
                 .undo_for = std::chrono::seconds{undo_s}}
            );
        }
    }

    /// What a shop does next if all goes well.
    OrderCommand usualStep(const Order& order) {
        const bool is_pickup = order.hub.journey == Journey::pickup_in_store;
        switch (order.state) {
            case OrderState::offered:
            case OrderState::answer_expired:
                return upTo(2) == 0 ? acceptOnly(order, {{"1", 1}}) : acceptAll(order);
            case OrderState::accepted:
            case OrderState::partly_accepted:
                return StartPicking{};
            case OrderState::picking:
                return order.is_paused ? OrderCommand{ResumePicking{}} : FinishPicking{};
            case OrderState::picked:
                return Pack{};
            case OrderState::packed:
                return is_pickup ? OrderCommand{MarkReady{.place = "A3"}} : ApplyLabels{};
            case OrderState::labelled:
                return ApplyLabels{};
            case OrderState::awaiting_carrier:
                return Dispatch{.tracking_code = "BR9"};
            case OrderState::ready_for_pickup:
                return HandOver{};
            case OrderState::in_transit:
                return MarkDelivered{};
            default:
                return RetryMessage{};
        }
    }

    void hubAnswers() {
        const auto message = ledger->nextMessage(clock.now());
        if (!message) {
            return;
        }
        const MessageKind kind = kindOf(message->message);
        const std::optional<HubOrder> told =
            upTo(1) == 0 ? std::optional{order(message->order_ref).hub} : std::nullopt;
        const std::array slugs = {
            "stale", "cancelled", "withdrawn", "already-decided", "illegal-transition", "no-label"};
        switch (upTo(7)) {
            case 0:
                ledger->postponeMessage(
                    message->message_id,
                    clock.now() + std::chrono::seconds{upTo(90)},
                    "offline: no answer"
                );
                return;
            case 1:
                (void)submit(
                    message->order_ref,
                    RefuseMessage{
                        .message_id = message->message_id,
                        .kind = kind,
                        .slug = slugs[static_cast<std::size_t>(upTo(5))],
                        .detail = "não",
                        .order = told},
                    kAgent
                );
                return;
            default:
                break;
        }
        if (kind == MessageKind::fetch_labels) {
            (void)takeLabel(*message, "^XA" + std::to_string(upTo(2)) + "^XZ");
            return;
        }
        (void)submit(
            message->order_ref,
            ConfirmMessage{.message_id = message->message_id, .kind = kind, .order = told},
            kAgent
        );
    }

    void print() {
        const auto job = ledger->nextPrintJob({.role = "label"}, clock.now());
        if (!job) {
            return;
        }
        const bool is_claimed = upTo(3) != 0 && ledger->claimPrintJob(job->job_id);
        if (is_claimed && upTo(5) == 0) {
            return reopen();  // the power goes while bytes are on their way
        }
        const SendEnd end = is_claimed ? static_cast<SendEnd>(upTo(3)) : SendEnd::zero_bytes;
        ledger->recordSend(
            job->job_id,
            {.end = end, .evidence = PrintEvidence::e2, .bytes_sent = 0, .reason = "sem papel"}
        );
    }

    void personAtThePrinter() {
        const auto jobs = views().boardSince(0);
        for (const OrderView& shown : jobs.shown) {
            for (const PrintJobView& job : shown.print_jobs) {
                if (upTo(2) != 0) {
                    continue;
                }
                if (upTo(2) == 0) {
                    (void)ledger->reprint(newId(), job.job_id, "rasgou", kClerk);
                } else if (upTo(1) == 0) {
                    (void)ledger->answerPrintJob(newId(), job.job_id, ReleaseJob{}, kClerk);
                } else {
                    (void)ledger->answerPrintJob(
                        newId(), job.job_id, AnswerDoubt{.came_out = upTo(1) == 0}, kClerk
                    );
                }
                return;
            }
        }
    }

    void finishTask() {
        const std::vector<TaskView> tasks = views().openTasks(1);
        if (!tasks.empty()) {
            (void)ledger->finishTask(newId(), tasks.front().task_id, kClerk);
        }
    }

    void checkWaitingMessages() const {
        for (const OrderView& shown : views().boardSince(0).shown) {
            std::vector<std::string> by_order;
            std::vector<std::string> by_outbox;
            for (const WaitingMessage& message : shown.order.waiting) {
                by_order.push_back(
                    message.message_id.value + (message.problem.empty() ? "" : " parked")
                );
            }
            for (const MessageView& message : shown.messages) {
                by_outbox.push_back(
                    message.message_id.value + (message.is_parked ? " parked" : "")
                );
            }
            BOOST_TEST(
                by_order == by_outbox,
                "order " << shown.order_ref.value << ": " << by_order.size()
                         << " wait by the order, " << by_outbox.size() << " by the outbox"
            );
        }
    }

    std::mt19937 random;
    int last_order{0};
};

}  // namespace

BOOST_AUTO_TEST_SUITE(ledger_property)

BOOST_AUTO_TEST_CASE(a_replay_of_the_journal_rebuilds_the_tables) {
    for (const unsigned seed : {1U, 2U, 3U, 4U}) {
        RandomMorning morning;
        morning.answer_policy.second_person_over = seed % 2 == 0 ? 10'000 : 0;
        morning.reopen();
        morning.pass(seed, 1000);
        BOOST_TEST_CONTEXT("seed " << seed) {
            const auto differences = morning.ledger->auditByReplay();
            for (const std::string& difference : differences) {
                BOOST_ERROR(difference);
            }
            morning.checkWaitingMessages();
            BOOST_TEST(morning.ledger->revision() > 300);  // something did happen
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
