#pragma once

#include "printing/printers/cups_printer.h"
#include "printing/status/device_status.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace balcao {

/// How far a job of CUPS is (RFC 8011, job-state).
enum class CupsJobState : std::uint8_t {
    held,
    waiting,
    processing,
    stopped,
    canceled,
    aborted,
    completed
};

struct CupsJob {
    int id{};
    std::string name;
    CupsJobState state{CupsJobState::waiting};
    std::string printer_message;  // what the queue says of it
};

struct CupsQueueFacts {
    bool accepts_jobs{true};
    std::string error_policy;
    DeviceStatus status;
};

/// One connection to CUPS with the questions and commands that printing needs, for one queue. Used
/// by one thread. What fails is said by lastProblem(), in CUPS' words.
class CupsQueue {
public:
    /// Connects; isOpen() says whether that worked.
    CupsQueue(const std::string& queue, std::chrono::milliseconds patience);
    ~CupsQueue();
    CupsQueue(const CupsQueue&) = delete;
    CupsQueue(CupsQueue&&) = delete;
    CupsQueue& operator=(const CupsQueue&) = delete;
    CupsQueue& operator=(CupsQueue&&) = delete;

    bool isOpen() const;
    std::string lastProblem() const;

    std::optional<CupsQueueFacts> facts();

    /// A new job that waits until it is released; its id, or nothing.
    std::optional<int> createHeld(const std::string& name);
    bool sendDocument(const CupsJob& job, const std::string& format, std::string_view bytes);
    bool release(int job_id);
    bool cancel(int job_id);
    std::optional<CupsJob> job(int job_id);

    /// Every job of ours that is not over yet and whose name begins with `prefix`.
    std::vector<CupsJob> unfinished(std::string_view prefix);

private:
    class Connection;
    std::unique_ptr<Connection> connection_;
};

}  // namespace balcao
