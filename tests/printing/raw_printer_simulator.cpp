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

void RawPrinterSimulator::serve() {
    while (!is_stopping_) {
        if (!server_.poll(kLook, Poco::Net::Socket::SELECT_READ)) {
            continue;
        }
        const Lock lock{mutex_};
        connections_.emplace_back([this,
                                   socket = server_.acceptConnection(),
                                   behaviour = behaviour_] { handle(socket, behaviour); });
    }
}

void RawPrinterSimulator::handle(Poco::Net::StreamSocket socket, PrinterBehaviour behaviour) {
    ReceivedJob job;
    try {
        takePart(socket, behaviour, job.bytes);
    } catch (const Poco::Exception&) {
        // The agent was killed or gave up. A printer prints the whole labels that it has.
        behaviour.mood = PrinterMood::normal;
    }
    switch (behaviour.mood) {
        case PrinterMood::normal:
        case PrinterMood::slow:
        case PrinterMood::garbage_answer:
        case PrinterMood::endless_answer:
            job.is_printed = true;
            finish(std::move(job));
            return;
        case PrinterMood::never_close:
            job.is_printed = true;
            finish(std::move(job));
            keepOpen();
            return;
        case PrinterMood::print_then_reset:
            job.is_printed = true;
            finish(std::move(job));
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

void RawPrinterSimulator::keepOpen() {
    const Lock lock{mutex_};
    while (!is_stopping_) {
        has_received_.wait_for(mutex_, 20ms);
    }
}

}  // namespace balcao::test
