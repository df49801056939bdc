#include "agent/ledger/ledger.h"
#include "agent/service/random_ids.h"
#include "agent/service/system_clock.h"
#include "tests/bench/bench.h"
#include "tests/bench/raw_ledger.h"

#include <atomic>
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

void decideOne(Ledger& ledger, std::size_t order, const Decide& answer) {
    const auto done = ledger.submit(
        {.command_id = CommandId{newUuid()},
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
    const Decide answer = acceptAll(orderValue(0));
    const std::string payload(600, 'x');  // as long as the journal's line of such an answer

    constexpr std::size_t kRounds = 5;
    constexpr std::size_t kEach = 200;
    std::vector<double> our_times;
    std::vector<double> raw_times;
    double our_cpu = 0;
    double raw_cpu = 0;
    std::size_t next = 0;
    for (std::size_t round = 0; round < kRounds; ++round) {
        double before = processorSeconds();
        for (std::size_t i = 0; i < kEach; ++i) {
            our_times.push_back(millisecondsOf([&] { decideOne(ledger, next + i, answer); }));
        }
        our_cpu += processorSeconds() - before;
        before = processorSeconds();
        for (std::size_t i = 0; i < kEach; ++i) {
            const std::string id = newUuid();
            raw_times.push_back(millisecondsOf([&] {
                raw.begin();
                raw.decide(static_cast<long long>(next + i + 1), id, payload);
                raw.commit();
            }));
        }
        raw_cpu += processorSeconds() - before;
        next += kEach;
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

    constexpr std::size_t kClients = 8;
    constexpr std::size_t kOfClient = 400;
    std::vector<double> rates;
    for (int round = 0; round < 1; ++round) {
        const double took = millisecondsOf([&] {
            std::vector<std::jthread> clients;
            for (std::size_t client = 0; client < kClients; ++client) {
                clients.emplace_back([&, client] {
                    for (std::size_t i = 0; i < kOfClient; ++i) {
                        decideOne(ledger, next + client * kOfClient + i, answer);
                    }
                });
            }
        });
        rates.push_back(kClients * kOfClient / took * 1000);
    }
    const double raw_took = millisecondsOf([&] {
        for (std::size_t i = 0; i < kClients * kOfClient; ++i) {
            raw.begin();
            raw.decide(static_cast<long long>(next + i + 1), newUuid(), payload);
            raw.commit();
        }
    });
    report(
        "P8",
        "decisions, 8 clients",
        median(rates),
        "/s",
        {"raw SQLite, a commit each", kClients * kOfClient / raw_took * 1000, "1.0 or more"}
    );
}

}  // namespace balcao::bench
