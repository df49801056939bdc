#include "agent/ledger/views.h"

#include "agent/ledger/backup.h"
#include "agent/ledger/read_desk.h"
#include "common/base/mutex.h"

#include <condition_variable>
#include <type_traits>
#include <utility>

namespace balcao {

namespace {

// More readers than this at once gain nothing on the computers of a shop.
constexpr std::size_t kMostDesks = 4;

}  // namespace

class LedgerViews::Impl {
public:
    explicit Impl(const std::filesystem::path& folder)
        : database_{LedgerFolder{folder}.database()} {
        give(take());  // finds out now whether it can be read at all
    }

    /// Runs `question` on a desk that nobody else uses meanwhile.
    template <typename Question>
    auto ask(Question question) -> std::invoke_result_t<Question&, ReadDesk&> {
        try {
            const Lease lease{*this};
            return question(lease.desk());
        } catch (const std::exception& error) {
            throw LedgerError{std::string{"read the ledger: "} + error.what()};
        }
    }

private:
    using Desk = std::unique_ptr<ReadDesk>;

    class Lease {
    public:
        explicit Lease(Impl& impl)
            : impl_{impl}
            , desk_{impl.take()} {}
        ~Lease() { impl_.give(std::move(desk_)); }
        Lease(const Lease&) = delete;
        Lease(Lease&&) = delete;
        Lease& operator=(const Lease&) = delete;
        Lease& operator=(Lease&&) = delete;

        ReadDesk& desk() const { return *desk_; }

    private:
        Impl& impl_;
        Desk desk_;
    };

    Desk take() {
        const Lock lock{mutex_};
        one_is_free_.wait(mutex_, [this]() BALCAO_REQUIRES(mutex_) {
            return !free_.empty() || count_ < kMostDesks;
        });
        if (free_.empty()) {
            Desk desk = std::make_unique<ReadDesk>(database_);
            ++count_;
            return desk;
        }
        Desk desk = std::move(free_.back());
        free_.pop_back();
        return desk;
    }

    void give(Desk desk) {
        {
            const Lock lock{mutex_};
            free_.push_back(std::move(desk));
        }
        one_is_free_.notify_one();
    }

    std::filesystem::path database_;
    Mutex mutex_;
    std::condition_variable_any one_is_free_;
    std::vector<Desk> free_ BALCAO_GUARDED_BY(mutex_);
    std::size_t count_ BALCAO_GUARDED_BY(mutex_){0};
};

LedgerViews::LedgerViews(const std::filesystem::path& folder) {
    try {
        impl_ = std::make_unique<Impl>(folder);
    } catch (const DatabaseError& error) {
        throw LedgerError{std::string{"read the ledger: "} + error.what()};
    }
}

LedgerViews::~LedgerViews() = default;

BoardChanges LedgerViews::boardSince(std::int64_t since) const {
    return impl_->ask([&](ReadDesk& desk) { return desk.boardSince(since); });
}

std::optional<OrderView> LedgerViews::order(OrderRef order_ref) const {
    return impl_->ask([&](ReadDesk& desk) { return desk.order(order_ref); });
}

std::vector<JournalView> LedgerViews::journal(OrderRef order_ref) const {
    return impl_->ask([&](ReadDesk& desk) { return desk.journal(order_ref); });
}

std::vector<OrderRow> LedgerViews::orders(const OrderQuery& query) const {
    return impl_->ask([&](ReadDesk& desk) { return desk.orders(query); });
}

std::vector<MessageView> LedgerViews::waitingMessages(std::size_t limit) const {
    return impl_->ask([&](ReadDesk& desk) { return desk.waitingMessages(limit); });
}

std::vector<PrintJobView> LedgerViews::openPrintJobs(std::size_t limit) const {
    return impl_->ask([&](ReadDesk& desk) { return desk.openPrintJobs(limit); });
}

std::vector<TaskView> LedgerViews::openTasks(std::size_t limit) const {
    return impl_->ask([&](ReadDesk& desk) { return desk.openTasks(limit); });
}

LedgerCounts LedgerViews::counts() const {
    return impl_->ask([](ReadDesk& desk) { return desk.counts(); });
}

std::vector<PeopleLogLine> LedgerViews::peopleLog(
    std::optional<std::int64_t> before, std::size_t limit
) const {
    return impl_->ask([&](ReadDesk& desk) { return desk.peopleLog(before, limit); });
}

std::optional<LabelDocument> LedgerViews::label(OrderRef order_ref, const PackageId& package_id)
    const {
    return impl_->ask([&](ReadDesk& desk) { return desk.label(order_ref, package_id); });
}

std::optional<std::string> LedgerViews::document(const std::string& sha256) const {
    return impl_->ask([&](ReadDesk& desk) { return desk.document(sha256); });
}

std::optional<PrintJobView> LedgerViews::printJob(std::int64_t job_id) const {
    return impl_->ask([&](ReadDesk& desk) { return desk.printJob(job_id); });
}

}  // namespace balcao
