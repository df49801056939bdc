#pragma once

#include "common/base/mutex.h"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace balcao {

/// A few named threads that do jobs in the order in which they came. The queue is bounded: who
/// finds it full says so to the client instead of letting it wait without end. Thread-safe.
class Lane {
public:
    struct Limits {
        std::size_t threads{2};
        std::size_t queued{64};
    };

    Lane(const std::string& name, Limits limits);
    ~Lane();
    Lane(const Lane&) = delete;
    Lane(Lane&&) = delete;
    Lane& operator=(const Lane&) = delete;
    Lane& operator=(Lane&&) = delete;

    /// False if the queue is full or the lane has stopped. A job must not throw.
    bool put(std::function<void()> job);

    /// Finishes the jobs in progress, forgets those that wait, ends the threads.
    void stop();

private:
    void run(const std::stop_token& stop);

    Limits limits_;
    Mutex mutex_;
    std::condition_variable_any work_or_stop_;
    std::deque<std::function<void()>> jobs_ BALCAO_GUARDED_BY(mutex_);
    bool is_stopped_ BALCAO_GUARDED_BY(mutex_){false};
    std::vector<std::jthread> threads_;  // last member: the first to be destroyed
};

}  // namespace balcao
