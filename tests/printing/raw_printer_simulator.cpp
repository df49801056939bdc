#include "tests/printing/raw_printer_simulator.h"

#include <Poco/Exception.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/Timespan.h>

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>
#include <sys/socket.h>
#include <utility>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t kEverything = std::numeric_limits<std::size_t>::max();
constexpr int kReceiveBufferBytes = 4096;  // a printer's memory is small
const Poco::Timespan kLook{20'000};        // microseconds between looks at the stop flag

/// The close that tells the peer that its data was thrown away.
void breakOff(Poco::Net::StreamSocket& socket) {
    socket.setLinger(true, 0);
    socket.close();
}

}  // namespace

std::size_t ReceivedJob::labelCount() const {
    std::size_t count = 0;
    if (!is_printed) {
        return count;
    }
    for (std::size_t at = bytes.find("^XZ"); at != std::string::npos; at = bytes.find("^XZ", at)) {
        ++count;
        at += 3;
    }
    return count;
}

RawPrinterSimulator::RawPrinterSimulator(PrinterBehaviour behaviour, std::uint16_t port)
    : behaviour_{behaviour} {
    const Poco::Net::SocketAddress address{"127.0.0.1", port};
    server_.bind(address, true);
    server_.setReceiveBufferSize(kReceiveBufferBytes);
    server_.listen(8);
    port_ = server_.address().port();
    thread_ = std::thread{[this] {
        serve();
    }};
}

RawPrinterSimulator::~RawPrinterSimulator() {
    is_stopping_ = true;
    thread_.join();
    for (std::thread& connection : connections_) {
        connection.join();
    }
}

void RawPrinterSimulator::behave(PrinterBehaviour behaviour) {
    const Lock lock{mutex_};
    behaviour_ = behaviour;
}

void RawPrinterSimulator::setPaper(bool has_paper) {
    std::vector<ReceivedJob> jobs;
    {
        const Lock lock{mutex_};
        has_paper_ = has_paper;
        if (has_paper) {
            jobs.swap(kept_);
        }
    }
    for (ReceivedJob& job : jobs) {
        print(std::move(job));
    }
}

void RawPrinterSimulator::setReachable(bool is_reachable) {
    is_reachable_ = is_reachable;
}

void RawPrinterSimulator::onBytes(std::size_t count, std::function<void()> listener) {
    const Lock lock{mutex_};
    bytes_wanted_ = count;
    bytes_listener_ = std::move(listener);
}

void RawPrinterSimulator::onPrinted(std::function<void(const std::string&)> listener) {
    const Lock lock{mutex_};
    listener_ = std::move(listener);
}

std::vector<ReceivedJob> RawPrinterSimulator::received() const {
    const Lock lock{mutex_};
    return received_;
}

bool RawPrinterSimulator::waitFor(std::size_t count) {
    const Lock lock{mutex_};
    return has_received_.wait_for(mutex_, 20s, [this, count]() BALCAO_REQUIRES(mutex_) {
        return received_.size() >= count;
    });
}

void RawPrinterSimulator::listenAgain() {
    server_ = Poco::Net::ServerSocket{};
    server_.bind(Poco::Net::SocketAddress{"127.0.0.1", port_}, true);
    server_.setReceiveBufferSize(kReceiveBufferBytes);
    server_.listen(8);
}

void RawPrinterSimulator::serve() {
    while (!is_stopping_) {
        if (is_listening_ != is_reachable_) {
            if (is_listening_) {
                server_.close();
            } else {
                listenAgain();
            }
            is_listening_ = !is_listening_;
        }
        if (!is_listening_) {
            std::this_thread::sleep_for(5ms);
            continue;
        }
        if (!server_.poll(kLook, Poco::Net::Socket::SELECT_READ)) {
            continue;
        }
        const Lock lock{mutex_};
        connections_.emplace_back([this,
                                   socket = server_.acceptConnection(),
                                   behaviour = behaviour_] { handle(socket, behaviour); });
    }
}

void RawPrinterSimulator::tellBytes(std::size_t count) {
    std::function<void()> listener;
    {
        const Lock lock{mutex_};
        if (!bytes_listener_ || count < bytes_wanted_) {
            return;
        }
        listener.swap(bytes_listener_);
    }
    listener();
}

/// True if the connection only asked how the printer is.
bool RawPrinterSimulator::answerStatus(
    Poco::Net::StreamSocket& socket, PrinterMood mood, const std::string& bytes
) {
    if (bytes != "~HS\r\n") {
        return false;
    }
    bool has_paper = true;
    std::size_t kept = 0;
    {
        const Lock lock{mutex_};
        has_paper = has_paper_;
        kept = kept_.size();
    }
    if (mood == PrinterMood::late_answer) {
        keepOpen(3s);
    }
    const std::string formats = kept == 0 ? "000" : "001";
    const std::string text = std::string{"\x02"} + "030," + (has_paper ? "0" : "1") + ",0,1245," +
                             formats + ",0,0,0,000,0,0,0\x03\r\n\x02" +
                             "001,0,0,0,1,2,6,0,00000000,1,000\x03\r\n\x02" + "1234,0\x03\r\n";
    socket.sendBytes(text.data(), static_cast<int>(text.size()), MSG_NOSIGNAL);
    return true;
}

void RawPrinterSimulator::handle(Poco::Net::StreamSocket socket, PrinterBehaviour behaviour) {
    ReceivedJob job;
    try {
        takePart(socket, behaviour, job.bytes);
        if (job.bytes == "~HS\r\n") {
            return;  // a question, no job
        }
    } catch (const Poco::Exception&) {
        // The agent was killed or gave up. A printer prints the whole labels that it has.
        behaviour.mood = PrinterMood::normal;
    }
    switch (behaviour.mood) {
        case PrinterMood::normal:
        case PrinterMood::slow:
        case PrinterMood::garbage_answer:
        case PrinterMood::endless_answer:
        case PrinterMood::late_answer:
            print(std::move(job));
            return;
        case PrinterMood::never_close:
            print(std::move(job));
            keepOpen();
            return;
        case PrinterMood::print_then_reset:
            print(std::move(job));
            breakOff(socket);
            return;
        case PrinterMood::reset_at:
        case PrinterMood::reset_before_print:
            breakOff(socket);
            finish(std::move(job));
            return;
        case PrinterMood::accept_never_read:
        case PrinterMood::stall_at:
            finish(std::move(job));
            keepOpen();
            return;
        case PrinterMood::close_at_once:
        case PrinterMood::close_early:
            finish(std::move(job));
            return;
    }
}

/// Reads as much as a printer of this mood does.
void RawPrinterSimulator::takePart(
    Poco::Net::StreamSocket& socket, PrinterBehaviour behaviour, std::string& bytes
) {
    const PrinterMood mood = behaviour.mood;
    if (mood == PrinterMood::close_at_once || mood == PrinterMood::accept_never_read) {
        return;
    }
    const bool reads_a_part = mood == PrinterMood::stall_at || mood == PrinterMood::reset_at ||
                              mood == PrinterMood::close_early;
    const std::size_t limit = reads_a_part ? behaviour.at_byte : kEverything;
    const std::size_t step = mood == PrinterMood::slow ? 1 : 4096;
    while (!is_stopping_ && bytes.size() < limit &&
           read(socket, std::min(step, limit - bytes.size()), bytes)) {
        if (answerStatus(socket, mood, bytes)) {
            continue;
        }
        tellBytes(bytes.size());
        answer(socket, mood);
    }
}

/// False at the end of the data. Waits in short looks, so that a stop is noticed.
bool RawPrinterSimulator::read(
    Poco::Net::StreamSocket& socket, std::size_t most, std::string& into
) {
    while (!socket.poll(kLook, Poco::Net::Socket::SELECT_READ)) {
        if (is_stopping_) {
            return false;
        }
    }
    std::array<char, 4096> buffer{};
    const int count =
        socket.receiveBytes(buffer.data(), static_cast<int>(std::min(most, buffer.size())));
    into.append(buffer.data(), static_cast<std::size_t>(std::max(count, 0)));
    return count > 0;
}

void RawPrinterSimulator::answer(Poco::Net::StreamSocket& socket, PrinterMood mood) {
    if (mood == PrinterMood::slow) {
        std::this_thread::sleep_for(1ms);  // the behaviour itself; nobody waits by it
    }
    if (mood == PrinterMood::garbage_answer) {
        constexpr std::string_view kNonsense =
            "\x02"
            "0,0,oops\x03\r\n\xff";
        socket.sendBytes(kNonsense.data(), static_cast<int>(kNonsense.size()), MSG_NOSIGNAL);
    }
    if (mood == PrinterMood::endless_answer) {
        const std::string noise(std::size_t{16} * 1024, '?');
        socket.setSendTimeout(Poco::Timespan{5, 0});
        while (!is_stopping_) {
            socket.sendBytes(noise.data(), static_cast<int>(noise.size()), MSG_NOSIGNAL);
        }
    }
}

void RawPrinterSimulator::print(ReceivedJob job) {
    {
        const Lock lock{mutex_};
        if (!has_paper_) {
            kept_.push_back(std::move(job));
            return;
        }
    }
    job.is_printed = true;
    finish(std::move(job));
}

void RawPrinterSimulator::finish(ReceivedJob job) {
    {
        const Lock lock{mutex_};
        if (listener_ && job.is_printed) {
            listener_(job.bytes);
        }
        received_.push_back(std::move(job));
    }
    has_received_.notify_all();
}

void RawPrinterSimulator::keepOpen(std::chrono::milliseconds longest) {
    const auto end = std::chrono::steady_clock::now() + longest;
    const Lock lock{mutex_};
    while (!is_stopping_ && std::chrono::steady_clock::now() < end) {
        has_received_.wait_for(mutex_, 20ms);
    }
}

}  // namespace balcao::test
