#pragma once

#include "common/base/mutex.h"

#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/StreamSocket.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <thread>
#include <vector>

namespace balcao::test {

/// What a simulated printer does with a connection.
enum class PrinterMood : std::uint8_t {
    normal,              // reads to the end, prints, closes in order
    accept_never_read,   // takes the connection and reads nothing
    slow,                // one byte at a time, a millisecond apart
    stall_at,            // stops reading after `at_byte`, keeps the connection
    reset_at,            // breaks the connection after `at_byte`
    close_at_once,       // closes in order without reading
    close_early,         // closes in order after `at_byte`
    never_close,         // reads to the end, prints, keeps its side open
    print_then_reset,    // reads to the end, prints, breaks the connection
    reset_before_print,  // reads to the end and breaks the connection without printing
    garbage_answer,      // answers nonsense while it reads, otherwise normal
    endless_answer,      // answers without end
};

struct PrinterBehaviour {
    PrinterMood mood{PrinterMood::normal};
    std::size_t at_byte{0};
};

/// What came over one connection.
struct ReceivedJob {
    std::string bytes;
    bool is_printed{false};  // the printer got to the end of it, so that paper came out

    /// Whole labels (^XA..^XZ): what lies in the tray, whatever the agent believes.
    std::size_t labelCount() const;
};

/// A label printer on 127.0.0.1 in this process. Thread-safe. Its destructor hangs up on everybody.
class RawPrinterSimulator {
public:
    /// Listens on `port`; 0 takes a free one.
    explicit RawPrinterSimulator(PrinterBehaviour behaviour = {}, std::uint16_t port = 0);
    ~RawPrinterSimulator();
    RawPrinterSimulator(const RawPrinterSimulator&) = delete;
    RawPrinterSimulator(RawPrinterSimulator&&) = delete;
    RawPrinterSimulator& operator=(const RawPrinterSimulator&) = delete;
    RawPrinterSimulator& operator=(RawPrinterSimulator&&) = delete;

    std::uint16_t port() const { return port_; }

    /// For the connections from now on.
    void behave(PrinterBehaviour behaviour);

    /// Called with each job as it is printed, one at a time; must not call the simulator. Set
    /// before the first job.
    void onPrinted(std::function<void(const std::string& bytes)> listener);

    /// Everything that came so far, one entry for each connection that was read as far as it will
    /// be.
    std::vector<ReceivedJob> received() const;

    /// Waits until received() has `count` entries; false after 20 s.
    bool waitFor(std::size_t count);

private:
    void serve();
    void handle(Poco::Net::StreamSocket socket, PrinterBehaviour behaviour);
    void takePart(Poco::Net::StreamSocket& socket, PrinterBehaviour behaviour, std::string& bytes);
    bool read(Poco::Net::StreamSocket& socket, std::size_t most, std::string& into);
    void answer(Poco::Net::StreamSocket& socket, PrinterMood mood);
    void finish(ReceivedJob job);
    void keepOpen();

    Poco::Net::ServerSocket server_;
    std::uint16_t port_{};
    std::atomic<bool> is_stopping_{false};
    mutable Mutex mutex_;
    std::condition_variable_any has_received_;
    PrinterBehaviour behaviour_ BALCAO_GUARDED_BY(mutex_);
    std::vector<ReceivedJob> received_ BALCAO_GUARDED_BY(mutex_);
    std::function<void(const std::string&)> listener_ BALCAO_GUARDED_BY(mutex_);
    std::vector<std::thread> connections_;  // of the thread below, until it has ended
    std::thread thread_;
};

}  // namespace balcao::test
