#pragma once

#include "common/reports/report.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace balcao {

/// Which orders of a store a report is about.
struct ReportQuery {
    StoreKey store{};
    Instant from{};                          // assigned from here on
    Instant to{};                            // and before this
    std::optional<OrderState> state{};       // as they are now
    std::string text{};                      // number, name, SKU, EAN, ...; empty: all
    std::optional<std::int64_t> before{};    // keyset: order_ref of the last one seen
    std::size_t limit{kMostReportedOrders};  // at most kMostReportedOrders

    /// So many orders are read at once; it takes a PC of a shop a second or two.
    static constexpr std::size_t kMostReportedOrders = 20'000;
};

/// Questions for reports, on a connection of its own: they wait for no writer, and neither the
/// writer nor the page's other questions wait for them. One report is read at a time. Thread-safe.
/// Throws LedgerError.
class ReportViews {
public:
    explicit ReportViews(const std::filesystem::path& folder);
    ~ReportViews();
    ReportViews(const ReportViews&) = delete;
    ReportViews(ReportViews&&) = delete;
    ReportViews& operator=(const ReportViews&) = delete;
    ReportViews& operator=(ReportViews&&) = delete;

    /// Orders and what of them was refused, seen at the same moment.
    struct Found {
        std::vector<ReportedOrder> orders{};  // newest first
        std::vector<ReportedRefusal> refusals{};
        bool is_whole{true};  // there are no more behind the last one
    };
    Found find(const ReportQuery& query) const;

    /// Every statement that is kept, for a look at their plans.
    std::vector<std::string> keptStatements() const;

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace balcao
