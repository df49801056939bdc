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
    late_answer,         // answers the question how it is too late for anybody, otherwise normal
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
///
/// It answers ~HS over a connection that asks nothing else: with no paper it says so and keeps the
/// labels that it takes, and prints them when it gets paper.
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

    /// Takes the paper out, or puts a roll in: what waited is printed.
    void setPaper(bool has_paper);

    /// Switches the printer off the network (its port refuses) and back on.
    void setReachable(bool is_reachable);

    /// Called once, with the next connection's thread, when that many bytes of it were read.
    void onBytes(std::size_t count, std::function<void()> listener);

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
    /// Prints it, or keeps it while there is no paper.
    void print(ReceivedJob job);
    void keepOpen(std::chrono::milliseconds longest = std::chrono::hours{1});
    bool answerStatus(Poco::Net::StreamSocket& socket, PrinterMood mood, const std::string& bytes);
    void tellBytes(std::size_t count);
    void listenAgain();

    Poco::Net::ServerSocket server_;
    std::uint16_t port_{};
    std::atomic<bool> is_stopping_{false};
    std::atomic<bool> is_reachable_{true};
    bool is_listening_{true};  // of the serving thread
    mutable Mutex mutex_;
    std::condition_variable_any has_received_;
    PrinterBehaviour behaviour_ BALCAO_GUARDED_BY(mutex_);
    std::vector<ReceivedJob> received_ BALCAO_GUARDED_BY(mutex_);
    std::function<void(const std::string&)> listener_ BALCAO_GUARDED_BY(mutex_);
    bool has_paper_ BALCAO_GUARDED_BY(mutex_){true};
    std::vector<ReceivedJob> kept_ BALCAO_GUARDED_BY(mutex_);  // until there is paper
    std::size_t bytes_wanted_ BALCAO_GUARDED_BY(mutex_){0};
    std::function<void()> bytes_listener_ BALCAO_GUARDED_BY(mutex_);
    std::vector<std::thread> connections_;  // of the thread below, until it has ended
    std::thread thread_;
};

}  // namespace balcao::test
