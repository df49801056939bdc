#include "agent/ledger/group_commit.h"

#include "agent/service/thread_name.h"

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <utility>

namespace balcao {

namespace {

// Bounds how long one transaction keeps those waiting who come during it.
constexpr std::size_t kMostAtOnce = 256;

}  // namespace

GroupCommit::GroupCommit(Database& database, Hooks hooks)
    : database_{database}
    , hooks_{std::move(hooks)}
    , begin_{database, "BEGIN IMMEDIATE"}
    , commit_{database, "COMMIT"}
    , savepoint_{database, "SAVEPOINT one"}
    , release_{database, "RELEASE one"}
    , roll_back_to_{database, "ROLLBACK TO one"}
    , thread_{[this](const std::stop_token& stop) {
        run(stop);
    }} {}

GroupCommit::~GroupCommit() {
    thread_.request_stop();
    thread_.join();
}

void GroupCommit::submit(Write& write) {
    {
        const Lock lock{mutex_};
        waiting_.push_back(&write);
    }
    something_waits_.notify_one();
    write.wait();
}

void GroupCommit::run(const std::stop_token& stop) {
    nameThisThread("ledger");
    while (true) {
        const std::vector<Write*> batch = takeWaiting(stop);
        if (batch.empty()) {
            return;  // asked to stop, and nobody waits
        }
        writeBatch(batch);
    }
}

std::vector<GroupCommit::Write*> GroupCommit::takeWaiting(const std::stop_token& stop) {
    const Lock lock{mutex_};
    something_waits_.wait(mutex_, stop, [this]() BALCAO_REQUIRES(mutex_) {
        return !waiting_.empty();
    });
    const auto count = static_cast<std::ptrdiff_t>(std::min(waiting_.size(), kMostAtOnce));
    std::vector<Write*> batch{waiting_.begin(), waiting_.begin() + count};
    waiting_.erase(waiting_.begin(), waiting_.begin() + count);
    return batch;
}

void GroupCommit::writeBatch(const std::vector<Write*>& batch) {
    std::optional<DatabaseError> failure = broken_;
    for (bool again = !failure; again;) {
        again = false;
        try {
            writeOnce(batch);
        } catch (const DatabaseError& error) {
            database_.rollBack();
            const bool is_full = error.fault() == DatabaseFault::full;
            again = is_full && hooks_.make_room();
            if (!again) {
                failure = error;
                hooks_.on_failure(error);
            }
            if (error.fault() == DatabaseFault::io || error.fault() == DatabaseFault::corrupt) {
                broken_ = failure;
            }
        }
    }
    if (!failure) {
        hooks_.after_commit();
    }
    for (Write* const write : batch) {
        if (const auto& why = failure ? failure : write->own_failure) {
            write->fail(hooks_.in_our_words(*why));
        } else {
            write->finish();
        }
    }
}

void GroupCommit::writeOnce(const std::vector<Write*>& batch) {
    begin_.run();
    if (batch.size() == 1) {
        // Alone, it needs no savepoint, which would have SQLite copy every page before its change.
        if (isKept(*batch.front())) {
            commit_.run();
        } else {
            database_.rollBack();
        }
        return;
    }
    for (Write* const write : batch) {
        savepoint_.run();
        if (!isKept(*write)) {
            roll_back_to_.run();
        }
        release_.run();
    }
    commit_.run();
}

bool GroupCommit::isKept(Write& write) {
    write.own_failure.reset();
    try {
        return write.run();
    } catch (const DatabaseError& error) {
        if (error.fault() != DatabaseFault::other || !database_.isInTransaction()) {
            throw;  // the disk's fault: it concerns the whole batch
        }
        write.own_failure = error;
    } catch (const std::exception& error) {
        write.own_failure.emplace(DatabaseFault::other, error.what());
    }
    return false;
}

}  // namespace balcao
