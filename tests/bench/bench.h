#pragma once

#include "common/order/order.h"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace balcao::bench {

/// An order as the hub sends it, about 1.7 kB; the same `number` gives the same bytes.
std::string orderJson(std::size_t number, std::int64_t version = 1);

/// A page of the hub's list with the orders [first, first + count).
std::string listPage(std::size_t first, std::size_t count);

/// The value that the codec makes of orderJson(number).
HubOrder orderValue(std::size_t number);

/// The store that all of them belong to.
StoreKey benchStore();

double millisecondsOf(const std::function<void()>& work);

/// Seconds of processor that the whole process has used so far.
double processorSeconds();

double median(std::vector<double> values);

/// One line: what, its figure, and its ratio to a peer or limit of the same run with the goal.
void report(const std::string& id, const std::string& what, double value, const std::string& unit);
struct Limit {
    std::string name;
    double value{};
    std::string goal;
};
void report(
    const std::string& id,
    const std::string& what,
    double value,
    const std::string& unit,
    const Limit& limit
);

void benchDecisions(const std::filesystem::path& folder);
void benchIntake(const std::filesystem::path& folder);
void benchPoll(const std::filesystem::path& folder);
void benchPapers(const std::filesystem::path& folder);

/// The way of `zpl` to a printer, straight and through a cupsd of its own; says so where this user
/// may start none.
void benchCups(const std::filesystem::path& folder, const std::string& zpl);

/// Prints milliseconds and bytes of one own label as a PDF, for the bench to set beside a peer's.
void benchLabel(const std::filesystem::path& folder);

/// Fills a data folder with a ledger of `count` finished orders and checks that search and history
/// stay fast in it.
void makeHistory(const std::filesystem::path& folder, std::size_t count);

}  // namespace balcao::bench
