#pragma once

#include "agent/ledger/database.h"
#include "agent/ledger/statement.h"
#include "common/base/mutex.h"

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <functional>
#include <future>
#include <optional>
#include <stop_token>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace balcao {

/// The one thread that writes. It takes everything that waits into one transaction, a savepoint
/// each, commits once, and answers each caller after the common commit; a single caller waits for
/// nobody.
///
/// A write whose answer is a failure (a Result without value) or that throws leaves nothing behind
/// and does not disturb the others. If the disk is full the room that `make_room` finds is used and
/// the whole batch is written again; without room, or when the disk fails, every caller of the
/// batch gets the exception and nothing of it is kept. After a failure of the disk itself nothing
/// is written any more: what it holds is uncertain until the file is opened anew.
class GroupCommit {
public:
    struct Hooks {
        std::function<bool()> make_room;                       // true: try once more
        std::function<void(const DatabaseError&)> on_failure;  // of a batch, once
        /// An exception of its own for each caller.
        std::function<std::exception_ptr(const DatabaseError&)> in_our_words;
        std::function<void()> after_commit;  // before the callers are answered
    };

    GroupCommit(Database& database, Hooks hooks);
    ~GroupCommit();
    GroupCommit(const GroupCommit&) = delete;
    GroupCommit(GroupCommit&&) = delete;
    GroupCommit& operator=(const GroupCommit&) = delete;
    GroupCommit& operator=(GroupCommit&&) = delete;

    /// Runs `work` on the writer thread and returns its answer once that is on the disk. `work` may
    /// run more than once; only the effects of its last run remain. Thread-safe.
    template <typename Work>
    auto write(Work work) -> std::invoke_result_t<Work&> {
        WriteOf<Work> one{std::move(work)};
        submit(one);
        return one.answer();
    }

private:
    /// Something to be written, and its caller who waits.
    class Write {
    public:
        virtual ~Write() = default;
        /// False if its savepoint is to be rolled back.
        virtual bool run() = 0;

        void finish() { done_.set_value(); }
        /// Hands the exception over whole: from here on only the caller's thread holds it.
        void fail(std::exception_ptr error) {
            error_ = std::move(error);
            done_.set_value();
        }
        void wait() {
            done_.get_future().get();
            if (error_ != nullptr) {
                std::rethrow_exception(std::exchange(error_, nullptr));
            }
        }

        std::optional<DatabaseError> own_failure;  // of the work itself; concerns nobody else

    private:
        std::exception_ptr error_;
        std::promise<void> done_;
    };

    template <typename Work>
    class WriteOf final : public Write {
    public:
        using Answer = std::invoke_result_t<Work&>;

        explicit WriteOf(Work work)
            : work_{std::move(work)} {}

        bool run() override {
            answer_.emplace(work_());
            if constexpr (requires(const Answer& answer) { answer.error(); }) {
                return answer_->has_value();
            }
            return true;
        }

        Answer answer() { return std::move(*answer_); }

    private:
        Work work_;
        std::optional<Answer> answer_;
    };

    void submit(Write& write);
    void run(const std::stop_token& stop);
    std::vector<Write*> takeWaiting(const std::stop_token& stop);
    void writeBatch(const std::vector<Write*>& batch);
    void writeOnce(const std::vector<Write*>& batch);
    /// Runs the write; false if what it did is to be rolled back.
    bool isKept(Write& write);

    Database& database_;
    Hooks hooks_;
    Statement<Params<>> begin_;
    Statement<Params<>> commit_;
    Statement<Params<>> savepoint_;
    Statement<Params<>> release_;
    Statement<Params<>> roll_back_to_;
    std::optional<DatabaseError> broken_;  // used by the thread only

    Mutex mutex_;
    std::condition_variable_any something_waits_;
    std::vector<Write*> waiting_ BALCAO_GUARDED_BY(mutex_);
    std::jthread thread_;  // last member: the first to be destroyed
};

}  // namespace balcao
