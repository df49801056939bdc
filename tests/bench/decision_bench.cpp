#include "agent/ledger/ledger.h"
#include "agent/service/random_ids.h"
#include "agent/service/system_clock.h"
#include "tests/bench/bench.h"
#include "tests/bench/raw_ledger.h"

#include <algorithm>
#include <stdexcept>
#include <thread>

namespace balcao::bench {

namespace {

constexpr std::size_t kOrders = 6000;
constexpr std::size_t kPage = 500;

void fill(Ledger& ledger) {
    for (std::size_t first = 0; first < kOrders; first += kPage) {
        std::vector<HubNews> news;
        for (std::size_t i = first; i < first + kPage; ++i) {
            news.push_back({.order = orderValue(i), .fingerprint = i});
        }
        ledger.takeNews(news);
    }
}

Decide acceptAll(const HubOrder& order) {
    Decide answer;
    for (const HubLine& line : order.lines) {
        answer.lines.push_back({.line_id = line.line_id, .accepted = line.quantity, .refusals = {}}
        );
    }
    return answer;
}

void decideOne(
    Ledger& ledger, std::size_t order, const std::string& command_id, const Decide& answer
) {
    const auto done = ledger.submit(
        {.command_id = CommandId{command_id},
         .order_ref = OrderRef{static_cast<std::int64_t>(order + 1)},
         .command = answer,
         .actor = {.kind = ActorKind::clerk, .name = {}}}
    );
    if (!done) {
        throw std::logic_error{"a decision was refused"};
    }
}

Ledger::Options optionsFor(const std::filesystem::path& folder) {
    Ledger::Options options;
    options.folder = folder;
    return options;
}

std::vector<std::string> ids(std::size_t count) {
    std::vector<std::string> made(count);
    std::ranges::generate(made, newUuid);
    return made;
}

/// The ledger and the raw statements, each with the same open orders.
struct Subjects {
    Ledger& ours;
    RawLedger& raw;
    Decide answer = acceptAll(orderValue(0));
    // As long as what the ledger writes of such an answer.
    RawAnswer raw_answer{
        .event = std::string(290, 'x'),
        .progress = std::string(491, 'x'),
        .message = std::string(164, 'x')};
    std::size_t next{0};  // the first order that has no answer yet

    void decideRaw(std::size_t order, const std::string& id, const std::string& labels_id) const {
        raw.begin();
        raw.decide(static_cast<long long>(order + 1), id, labels_id, raw_answer);
        raw.commit();
    }
};

void benchOneClient(Subjects& subjects) {
    constexpr std::size_t kRounds = 10;
    constexpr std::size_t kEach = 100;
    std::vector<double> our_times;
    std::vector<double> raw_times;
    double our_cpu = 0;
    double raw_cpu = 0;
    for (std::size_t round = 0; round < kRounds; ++round) {
        const auto id = ids(kEach);
        const auto labels_id = ids(kEach);
        double before = processorSeconds();
        for (std::size_t i = 0; i < kEach; ++i) {
            our_times.push_back(millisecondsOf([&] {
                decideOne(subjects.ours, subjects.next + i, id[i], subjects.answer);
            }));
        }
        our_cpu += processorSeconds() - before;
        before = processorSeconds();
        for (std::size_t i = 0; i < kEach; ++i) {
            raw_times.push_back(millisecondsOf([&] {
                subjects.decideRaw(subjects.next + i, id[i], labels_id[i]);
            }));
        }
        raw_cpu += processorSeconds() - before;
        subjects.next += kEach;
    }
    constexpr double kMicro = 1e6;
    constexpr double kDone = kRounds * kEach;
    report(
        "P8",
        "one decision, one client, p50",
        median(our_times),
        "ms",
        {"a raw commit of the same rows", median(raw_times), "2.5"}
    );
    report(
        "P9",
        "processor of a decision",
        our_cpu / kDone * kMicro,
        "us",
        {"the raw statements", raw_cpu / kDone * kMicro, "1.5"}
    );
}

void benchEightClients(Subjects& subjects) {
    constexpr std::size_t kRounds = 5;
    constexpr std::size_t kClients = 8;
    constexpr std::size_t kOfClient = 100;
    constexpr std::size_t kAll = kClients * kOfClient;
    std::vector<double> our_rates;
    std::vector<double> raw_rates;
    for (std::size_t round = 0; round < kRounds; ++round) {
        const auto id = ids(kAll);
        const auto labels_id = ids(kAll);
        const double ours = millisecondsOf([&] {
            std::vector<std::jthread> clients;
            for (std::size_t client = 0; client < kClients; ++client) {
                clients.emplace_back([&, first = client * kOfClient] {
                    for (std::size_t i = first; i < first + kOfClient; ++i) {
                        decideOne(subjects.ours, subjects.next + i, id[i], subjects.answer);
                    }
                });
            }
        });
        const double raw = millisecondsOf([&] {
            for (std::size_t i = 0; i < kAll; ++i) {
                subjects.decideRaw(subjects.next + i, id[i], labels_id[i]);
            }
        });
        our_rates.push_back(kAll / ours * 1000);
        raw_rates.push_back(kAll / raw * 1000);
        subjects.next += kAll;
    }
    report(
        "P8",
        "decisions, 8 clients",
        median(our_rates),
        "/s",
        {"raw SQLite, a commit each", median(raw_rates), "1.0 or more"}
    );
}

}  // namespace

void benchDecisions(const std::filesystem::path& folder) {
    const SystemClock clock;
    const auto ours = folder / "ours";
    const auto theirs = folder / "raw";
    std::filesystem::create_directories(ours);
    std::filesystem::create_directories(theirs);
    {
        Ledger ledger{optionsFor(theirs), clock};
        fill(ledger);
    }
    Ledger ledger{optionsFor(ours), clock};
    fill(ledger);
    RawLedger raw{theirs / "ledger.db"};
    Subjects subjects{.ours = ledger, .raw = raw};
    benchOneClient(subjects);
    benchEightClients(subjects);
}

}  // namespace balcao::bench
