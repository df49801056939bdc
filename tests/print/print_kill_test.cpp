// SIGKILL at random moments while labels are printed: whatever the moment, no label comes out twice
// by itself, and none is missing without a question.
#include "agent/ledger/ledger.h"
#include "agent/ledger/views.h"
#include "common/base/mutex.h"
#include "tests/print/labelled_orders.h"
#include "tests/printing/raw_printer_simulator.h"
#include "tests/support/print.h"
#include "tests/support/program.h"
#include "tests/support/temp_folder.h"

#include <boost/test/unit_test.hpp>

#include <array>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>

namespace balcao::test {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t kOrders = 12;
constexpr std::size_t kLabelsPerOrder = 50;
constexpr int kEnoughKills = 60;
constexpr auto kLongestKilling = 10s;

const StoreKey kStore{.site_id = "1", .store_id = "42"};

class SystemClock final : public Clock {
public:
    Instant now() const override {
        return std::chrono::time_point_cast<std::chrono::milliseconds>(
            std::chrono::system_clock::now()
        );
    }
};

using LabelCounts = std::map<std::string, std::size_t>;  // how often each label came out

/// Counts the whole labels in what a printer printed, by the package that they name.
void countLabels(const std::string& printed, LabelCounts& paper) {
    constexpr std::string_view kBegin = "^FDvolume-";
    for (std::size_t at = printed.find(kBegin); at != std::string::npos;
         at = printed.find(kBegin, at + 1)) {
        const std::size_t name = at + 3;
        if (printed.find("^XZ", at) != std::string::npos) {
            ++paper[printed.substr(name, printed.find('^', name) - name)];
        }
    }
}

/// Tells one thread that a label came out.
class PrintBell {
public:
    void ring() {
        {
            const Lock lock{mutex_};
            ++count_;
        }
        rung_.notify_all();
    }

    /// Waits for a label from now on; a printer in a bad mood may never give one.
    void waitForNext() {
        const Lock lock{mutex_};
        const std::size_t before = count_;
        rung_.wait_for(mutex_, 200ms, [this, before]() BALCAO_REQUIRES(mutex_) {
            return count_ != before;
        });
    }

private:
    Mutex mutex_;
    std::condition_variable_any rung_;
    std::size_t count_ BALCAO_GUARDED_BY(mutex_){0};
};

struct AStoreWithManyLabels {
    TempFolder temp;
    TempFolder output;
    SystemClock clock;
    std::mt19937 random{20231114};  // NOLINT(cert-msc51-cpp): the same moments in every run
    int kills{0};

    AStoreWithManyLabels() {
        Ledger ledger{ledgerOptions(temp.path()), clock};
        for (std::size_t order = 1; order <= kOrders; ++order) {
            addLabelledOrder(ledger, std::to_string(order), kLabelsPerOrder, [&](std::size_t n) {
                return zplOf(order * 1000 + n, 30'000);
            });
        }
    }

    /// Starts the victim again and again and kills it, until it died often enough, the time is over
    /// (a slow machine) or all is printed.
    /// `wait_for_moment` returns when the victim, which prints, shall die.
    void killWhilePrinting(
        const std::string& printer, const std::function<void()>& wait_for_moment
    ) {
        std::bernoulli_distribution is_early{0.1};  // some die while they start
        const auto end = std::chrono::steady_clock::now() + kLongestKilling;
        while (kills < kEnoughKills && std::chrono::steady_clock::now() < end) {
            Program victim{
                programFolder() / "tests/print/print_until_killed",
                {temp.path().string(), printer},
                output.path() / std::to_string(kills)};
            if (is_early(random)) {
                sleepForAMoment();
            } else {
                victim.waitForText("ready");
                wait_for_moment();
            }
            if (!victim.isRunning()) {
                BOOST_REQUIRE_MESSAGE(victim.wait(1s) == 0, victim.output());
                break;
            }
            victim.killHard();
            ++kills;
        }
    }

    /// The moment itself is what is tested; nothing waits here for something to happen.
    void sleepForAMoment() {
        std::uniform_int_distribution<int> moment{0, 60};
        std::this_thread::sleep_for(std::chrono::milliseconds{moment(random)});
    }

    /// What the ledger says after the last restart, against what came out.
    void compareWith(const LabelCounts& paper) const {
        const Ledger ledger{ledgerOptions(temp.path()), clock};
        const LedgerViews views{temp.path()};
        std::map<PrintState, std::size_t> states;
        for (const KnownOrder& known : ledger.knownOrders(kStore)) {
            const auto order = views.order(known.order_ref);
            BOOST_REQUIRE(order.has_value());
            BOOST_TEST(order->print_jobs.size() == kLabelsPerOrder);  // nothing was repeated
            for (const PrintJobView& job : order->print_jobs) {
                const std::string package = job.package_id.value;
                const std::string number = package.substr(package.find('-') + 1);
                const auto name =
                    packageName(std::stoul(known.order_id.value) * 1000 + std::stoul(number));
                const auto printed = paper.find(name);
                check(name, job.progress, printed == paper.end() ? 0 : printed->second);
                ++states[job.progress.state];
            }
        }
        BOOST_TEST_MESSAGE(
            kills << " kills, " << paper.size() << " labels on paper, "
                  << states[PrintState::submitted] << " sent in order, "
                  << states[PrintState::in_doubt] << " questions, "
                  << states[PrintState::queued] + states[PrintState::held] << " not yet tried"
        );
        BOOST_TEST(kills >= 5);
        BOOST_TEST(paper.size() > 0U);
        // So many kills hit the gap between claim and record.
        BOOST_TEST((kills < kEnoughKills || states[PrintState::in_doubt] > 0U));
    }

    static void check(
        const std::string& name, const PrintProgress& progress, std::size_t on_paper
    ) {
        BOOST_TEST_CONTEXT(name << " is " << toText(progress.state)) {
            switch (progress.state) {
                case PrintState::queued:
                case PrintState::held:
                    BOOST_TEST(on_paper == 0U);
                    break;
                case PrintState::submitted:
                    BOOST_TEST(on_paper == 1U);  // never missing without a question
                    break;
                case PrintState::in_doubt:
                    BOOST_TEST(on_paper <= 1U);
                    break;
                case PrintState::asked:
                case PrintState::submitting:
                case PrintState::waiting_device:
                case PrintState::confirmed:
                case PrintState::not_printed:
                case PrintState::rejected:
                case PrintState::cancelled:
                case PrintState::expired:
                    BOOST_TEST(false, "nobody brought it there");
                    break;
            }
        }
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(print_kill, AStoreWithManyLabels)

BOOST_AUTO_TEST_CASE(no_kill_prints_a_label_twice_or_loses_one_without_a_question) {
    constexpr std::array kMoods = {
        PrinterMood::normal,
        PrinterMood::normal,
        PrinterMood::normal,
        PrinterMood::reset_at,
        PrinterMood::stall_at,
        PrinterMood::close_early,
        PrinterMood::print_then_reset,
        PrinterMood::reset_before_print,
        PrinterMood::never_close,
        PrinterMood::garbage_answer,
        PrinterMood::close_at_once,
        PrinterMood::accept_never_read};
    LabelCounts paper;
    PrintBell bell;
    {
        RawPrinterSimulator simulator;
        simulator.onPrinted([&](const std::string& bytes) {
            countLabels(bytes, paper);
            bell.ring();
        });
        std::bernoulli_distribution is_right_after_the_paper{0.5};
        std::uniform_int_distribution<std::size_t> mood{0, kMoods.size() - 1};
        std::uniform_int_distribution<std::size_t> byte{1, 30'000};
        killWhilePrinting("socket://127.0.0.1:" + std::to_string(simulator.port()), [&] {
            // The agent does not know yet that the label is out: the worst moment there is.
            if (is_right_after_the_paper(random)) {
                simulator.behave({.mood = PrinterMood::normal});
                bell.waitForNext();
                return;
            }
            simulator.behave({.mood = kMoods.at(mood(random)), .at_byte = byte(random)});
            sleepForAMoment();
        });
    }  // the simulator has read everything that was on its way
    compareWith(paper);
}

BOOST_AUTO_TEST_CASE(no_kill_makes_a_file_twice_or_loses_one_without_a_question) {
    const TempFolder labels;
    killWhilePrinting("folder://" + labels.path().string(), [this] { sleepForAMoment(); });
    LabelCounts paper;
    for (const auto& entry : std::filesystem::directory_iterator{labels.path()}) {
        if (entry.path().filename().string().starts_with(".")) {
            continue;  // written, but never given its name
        }
        std::ifstream in{entry.path(), std::ios::binary};
        std::ostringstream text;
        text << in.rdbuf();
        countLabels(text.str(), paper);
    }
    compareWith(paper);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
