// SIGKILL at every step of the machine and at random bytes, against a printer that behaves in every
// way that printers do: no label comes out twice without a person, none is missing without a
// question. BALCAO_KILLS says how many kills; 1000 takes some ten minutes.
#include "agent/ledger/ledger.h"
#include "agent/ledger/views.h"
#include "tests/print/labelled_orders.h"
#include "tests/printing/private_cups.h"
#include "tests/printing/raw_printer_simulator.h"
#include "tests/support/print.h"
#include "tests/support/program.h"
#include "tests/support/temp_folder.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <map>
#include <random>
#include <signal.h>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace balcao::test {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t kLabelsPerFile = 3;
constexpr std::size_t kFilesPerOrder = 50;
constexpr std::size_t kLabelBytes = 12'000;

const StoreKey kStore{.site_id = "1", .store_id = "42"};

int wantedKills(int usual) {
    const char* const wish = std::getenv("BALCAO_KILLS");           // NOLINT(concurrency-mt-unsafe)
    return wish != nullptr ? std::max(std::atoi(wish), 1) : usual;  // NOLINT(cert-err34-c)
}

class SystemClock final : public Clock {
public:
    Instant now() const override {
        return std::chrono::time_point_cast<std::chrono::milliseconds>(
            std::chrono::system_clock::now()
        );
    }
};

/// The twelve behaviours of a printer.
enum class Behaviour {
    normal,
    refuses,
    never_reads,
    slow,
    stalls,
    resets,
    closes_early,
    never_closes,
    answers_late_or_nonsense,
    runs_out_of_paper,
    prints_then_resets,
    goes_away_and_comes_back,
};
constexpr int kBehaviours = 12;

/// Where the victim dies.
constexpr std::array<std::string_view, 5> kSteps = {
    "before_reaching", "before_claim", "after_claim", "before_record", "at_a_byte"};

/// It dies in its first attempt, its second, ..., so that some labels get out in between.
constexpr int kMostAttempts = 4;

/// "file 2007, label 1": how a label is known on paper.
std::string labelName(std::size_t file, std::size_t label) {
    return "volume-" + std::to_string(file) + "x" + std::to_string(label);
}

std::string fileOf(std::size_t file) {
    std::string bytes;
    for (std::size_t label = 0; label < kLabelsPerFile; ++label) {
        std::string one = "^XA^FO50,50^A0N,40^FD" + labelName(file, label) + "^FS^FX";
        one.resize(kLabelBytes - 10, 'x');
        bytes += one + "^FS^XZ";
    }
    return bytes;
}

/// How often each label came out.
class Tray {
public:
    void take(const std::string& printed) {
        constexpr std::string_view kBegin = "^FDvolume-";
        for (std::size_t at = printed.find(kBegin); at != std::string::npos;
             at = printed.find(kBegin, at + 1)) {
            const std::size_t name = at + 3;
            if (printed.find("^XZ", at) != std::string::npos) {
                ++paper_[printed.substr(name, printed.find('^', name) - name)];
                ++taken_;
            }
        }
    }

    std::size_t count(const std::string& name) const {
        const auto found = paper_.find(name);
        return found == paper_.end() ? 0 : found->second;
    }
    std::size_t size() const { return paper_.size(); }
    /// May be asked while labels come.
    std::size_t taken() const { return taken_; }

private:
    std::map<std::string, std::size_t> paper_;
    std::atomic<std::size_t> taken_{0};
};

struct Figures {
    int kills{0};
    std::size_t duplicates{0};
    std::size_t lost{0};
    std::size_t unwanted{0};  // came out although the ledger says that nothing was sent
    std::size_t questions{0};
    std::size_t sent{0};
};

struct AShopWithManyLabels {
    TempFolder temp;
    TempFolder output;
    SystemClock clock;
    std::mt19937 random{20231114};  // NOLINT(cert-msc51-cpp): the same kills in every run
    std::size_t orders{0};
    int kills{0};

    void addLabels(std::size_t count) {
        Ledger ledger{ledgerOptions(temp.path()), clock};
        for (std::size_t order = 1; order <= count; ++order) {
            ++orders;
            const std::size_t base = orders * 1000;
            addLabelledOrder(ledger, std::to_string(orders), kFilesPerOrder, [base](std::size_t n) {
                return fileOf(base + n);
            });
        }
    }

    std::unique_ptr<Program> victim(
        const std::string& printer, std::string_view die_at, bool is_asked
    ) {
        std::vector<std::string> arguments{
            temp.path().string(),
            printer,
            std::string{die_at == "at_a_byte" ? "never" : die_at},
            std::to_string(1 + kills % kMostAttempts)};
        if (is_asked) {
            arguments.emplace_back("asked");
        }
        return std::make_unique<Program>(
            programFolder() / "tests/print/print_until_killed",
            arguments,
            output.path() / std::to_string(kills)
        );
    }

    /// Lets the victim die by itself, or kills it `patience` after it began to work.
    void waitForDeath(Program& program, std::chrono::milliseconds patience) {
        // Bytes that an earlier victim left on their way may kill it before.
        while (program.isRunning() && program.output().find("ready") == std::string::npos) {
            std::this_thread::sleep_for(2ms);
        }
        const auto end = std::chrono::steady_clock::now() + patience;
        while (program.isRunning() && std::chrono::steady_clock::now() < end) {
            std::this_thread::sleep_for(2ms);  // looks again; nothing rests on how often
        }
        program.killHard();
        ++kills;
    }

    /// After all that a sound printer gets what is new, in order: the queue does not stay stuck. It
    /// is stuck when for a minute no label comes.
    void printTheRest(const std::string& printer, const Tray& tray) {
        addLabels(1);
        const auto program = victim(printer, "never", false);
        std::size_t taken = tray.taken();
        for (int i = 0; i < 1200 && program->isRunning(); ++i) {
            std::this_thread::sleep_for(50ms);  // looks again; nothing rests on how often
            if (tray.taken() != taken) {
                taken = tray.taken();
                i = 0;
            }
        }
        BOOST_TEST(!program->isRunning());
    }

    /// What the ledger says after the last restart, against what came out.
    Figures compareWith(const Tray& tray) const {
        const Ledger ledger{ledgerOptions(temp.path()), clock};
        const LedgerViews views{temp.path()};
        Figures figures{.kills = kills};
        for (const KnownOrder& known : ledger.knownOrders(kStore)) {
            const auto order = views.order(known.order_ref);
            const std::size_t base = std::stoul(known.order_id.value) * 1000;
            BOOST_TEST(order.value().print_jobs.size() == kFilesPerOrder);  // nothing was repeated
            for (const PrintJobView& job : order->print_jobs) {
                const std::string package = job.package_id.value;
                const std::size_t file = base + std::stoul(package.substr(package.find('-') + 1));
                countLabels(file, job.progress, tray, figures);
            }
        }
        return figures;
    }

    static void countLabels(
        std::size_t file, const PrintProgress& progress, const Tray& tray, Figures& figures
    ) {
        const bool asks =
            progress.state == PrintState::in_doubt || progress.state == PrintState::waiting_device;
        for (std::size_t label = 0; label < kLabelsPerFile; ++label) {
            const std::size_t on_paper = tray.count(labelName(file, label));
            const auto part = static_cast<std::int64_t>(label);
            const bool is_sent = part < progress.parts_sent;
            const bool is_in_question = asks && part == progress.parts_sent;
            figures.duplicates += on_paper > 1 ? 1U : 0U;
            figures.lost += is_sent && on_paper == 0 ? 1U : 0U;
            figures.unwanted += !is_sent && !is_in_question && on_paper > 0 ? 1U : 0U;
            figures.questions += is_in_question ? 1U : 0U;
            figures.sent += is_sent ? 1U : 0U;
        }
    }

    static void report(const Figures& figures, const Tray& tray) {
        BOOST_TEST_MESSAGE(
            figures.kills << " kills, " << tray.size() << " labels on paper, " << figures.sent
                          << " sent in order, " << figures.questions << " questions, "
                          << figures.duplicates << " duplicates, " << figures.lost << " lost, "
                          << figures.unwanted << " out without a claim"
        );
        BOOST_TEST(figures.duplicates == 0U);
        BOOST_TEST(figures.lost == 0U);
        BOOST_TEST(figures.unwanted == 0U);
        BOOST_TEST(figures.sent > 0U);
        BOOST_TEST(tray.size() > 0U);
    }
};

/// Puts the simulator in one of the twelve behaviours; true if the victim shall ask it how it is.
bool behave(RawPrinterSimulator& simulator, Behaviour behaviour, std::size_t byte, bool is_odd) {
    simulator.setReachable(behaviour != Behaviour::refuses);
    simulator.setPaper(behaviour != Behaviour::runs_out_of_paper);
    PrinterBehaviour how{.mood = PrinterMood::normal, .at_byte = byte};
    switch (behaviour) {
        case Behaviour::normal:
        case Behaviour::refuses:
        case Behaviour::runs_out_of_paper:
        case Behaviour::goes_away_and_comes_back:
            break;
        case Behaviour::never_reads:
            how.mood = PrinterMood::accept_never_read;
            break;
        case Behaviour::slow:
            how.mood = PrinterMood::slow;
            break;
        case Behaviour::stalls:
            how.mood = PrinterMood::stall_at;
            break;
        case Behaviour::resets:
            how.mood = is_odd ? PrinterMood::reset_at : PrinterMood::reset_before_print;
            break;
        case Behaviour::closes_early:
            how.mood = is_odd ? PrinterMood::close_early : PrinterMood::close_at_once;
            break;
        case Behaviour::never_closes:
            how.mood = PrinterMood::never_close;
            break;
        case Behaviour::answers_late_or_nonsense:
            how.mood = is_odd ? PrinterMood::late_answer : PrinterMood::garbage_answer;
            break;
        case Behaviour::prints_then_resets:
            how.mood = PrinterMood::print_then_reset;
            break;
    }
    simulator.behave(how);
    const bool answers_soundly = behaviour == Behaviour::normal ||
                                 behaviour == Behaviour::runs_out_of_paper ||
                                 behaviour == Behaviour::answers_late_or_nonsense ||
                                 behaviour == Behaviour::goes_away_and_comes_back;
    return answers_soundly && is_odd;
}

boost::test_tools::assertion_result canRunCups(boost::unit_test::test_unit_id /*test*/) {
    boost::test_tools::assertion_result can{PrivateCups::canRun()};
    can.message() << "cupsd needs root and Debian's packages cups and cups-client";
    return can;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(kill_every_step, AShopWithManyLabels)

BOOST_AUTO_TEST_CASE(no_kill_at_any_step_doubles_or_loses_a_label_on_a_port) {
    const int wanted = wantedKills(60);
    addLabels(1 + static_cast<std::size_t>(wanted) / 40);
    Tray tray;
    {
        RawPrinterSimulator simulator;
        simulator.onPrinted([&](const std::string& bytes) { tray.take(bytes); });
        const std::string printer = "socket://127.0.0.1:" + std::to_string(simulator.port());
        std::uniform_int_distribution<std::size_t> byte{1, kLabelBytes};
        for (int kill = 0; kill < wanted; ++kill) {
            const auto behaviour = static_cast<Behaviour>(kill % kBehaviours);
            // Five steps and twelve behaviours meet each other once in sixty kills.
            const std::string_view step = kSteps.at(static_cast<std::size_t>(kill) % kSteps.size());
            const bool is_asked = behave(simulator, behaviour, byte(random), random() % 2 == 0);
            const auto program = victim(printer, step, is_asked);
            if (behaviour == Behaviour::goes_away_and_comes_back) {
                simulator.setReachable(false);
                program->waitForText("ready");
                simulator.setReachable(true);
            }
            if (step == "at_a_byte") {  // also of what an earlier victim left on its way
                simulator.onBytes(byte(random), [pid = program->pid()] { ::kill(pid, SIGKILL); });
            }
            waitForDeath(*program, 1500ms);
            simulator.onBytes(0, {});
        }
        behave(simulator, Behaviour::normal, 1, false);
        printTheRest(printer, tray);
    }  // the simulator has read everything that was on its way
    report(compareWith(tray), tray);
}

BOOST_AUTO_TEST_CASE(
    no_kill_at_any_step_doubles_or_loses_a_label_through_cups,
    *boost::unit_test::precondition(canRunCups)
) {
    const int wanted = wantedKills(15);
    addLabels(1 + static_cast<std::size_t>(wanted) / 40);
    Tray tray;
    {
        RawPrinterSimulator simulator;
        simulator.onPrinted([&](const std::string& bytes) { tray.take(bytes); });
        PrivateCups cups;
        cups.addQueue("zebra", "socket://127.0.0.1:" + std::to_string(simulator.port()));
        std::uniform_int_distribution<std::size_t> byte{1, kLabelBytes};
        for (int kill = 0; kill < wanted; ++kill) {
            const std::string_view step = kSteps.at(static_cast<std::size_t>(kill) % kSteps.size());
            const auto program = victim("cups://zebra", step, false);
            if (step == "at_a_byte") {
                simulator.onBytes(byte(random), [pid = program->pid()] { ::kill(pid, SIGKILL); });
            }
            waitForDeath(*program, 5s);
            simulator.onBytes(0, {});
        }
        printTheRest("cups://zebra", tray);
        // What CUPS took before it ended comes out before the tray is counted.
        for (int i = 0; i < 200 && !cups.openJobs().empty(); ++i) {
            std::this_thread::sleep_for(50ms);
        }
    }
    report(compareWith(tray), tray);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
