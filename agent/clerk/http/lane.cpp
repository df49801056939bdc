#include "agent/clerk/http/lane.h"

#include "agent/service/thread_name.h"

#include <utility>

namespace balcao {

Lane::Lane(const std::string& name, Limits limits)
    : limits_{limits} {
    for (std::size_t i = 1; i <= limits_.threads; ++i) {
        threads_.emplace_back(
            [this, thread_name = name + "-" + std::to_string(i)](const std::stop_token& stop) {
                nameThisThread(thread_name);
                run(stop);
            }
        );
    }
}

Lane::~Lane() {
    stop();
}

bool Lane::put(std::function<void()> job) {
    {
        const Lock lock{mutex_};
        if (is_stopped_ || jobs_.size() >= limits_.queued) {
            return false;
        }
        jobs_.push_back(std::move(job));
    }
    work_or_stop_.notify_one();
    return true;
}

void Lane::stop() {
    {
        const Lock lock{mutex_};
        is_stopped_ = true;
        jobs_.clear();
    }
    for (std::jthread& thread : threads_) {
        thread.request_stop();
    }
    threads_.clear();
}

void Lane::run(const std::stop_token& stop) {
    while (true) {
        std::function<void()> job;
        {
            const Lock lock{mutex_};
            const bool has_work = work_or_stop_.wait(
                mutex_, stop, [this]() BALCAO_REQUIRES(mutex_) { return !jobs_.empty(); }
            );
            if (!has_work) {
                return;
            }
            job = std::move(jobs_.front());
            jobs_.pop_front();
        }
        job();
    }
}

}  // namespace balcao
