#include "printing/printers/raw_conversation.h"

#include "printing/printers/socket_system.h"

#include <Poco/Exception.h>
#include <Poco/Net/Socket.h>
#include <Poco/Net/SocketDefs.h>
#include <Poco/Timespan.h>

#include <algorithm>
#include <array>
#include <utility>

namespace balcao {

namespace {

using SteadyClock = std::chrono::steady_clock;
using Millis = std::chrono::milliseconds;

constexpr int kSendBufferBytes = 8 * 1024;  // small, so that the count stays near the truth
constexpr std::size_t kLongestAnswer = std::size_t{64} * 1024;
constexpr Millis kLookAgain{20};

Millis until(SteadyClock::time_point deadline) {
    const auto left = std::chrono::ceil<Millis>(deadline - SteadyClock::now());
    return std::max(left, Millis{0});
}

std::string seconds(Millis duration) {
    return std::to_string(std::chrono::ceil<std::chrono::seconds>(duration).count()) + " s";
}

/// Hands over as many bytes as the system takes without waiting. Throws Poco::Exception when the
/// connection is broken.
std::size_t sendNow(Poco::Net::StreamSocket& socket, std::string_view bytes) {
    try {
        const int count =
            socket.sendBytes(bytes.data(), static_cast<int>(bytes.size()), quietSendFlags());
        return static_cast<std::size_t>(std::max(count, 0));
    } catch (const Poco::IOException& error) {
        // Poco 1.11 reports a full buffer of a non-blocking socket as an error when it sends, but
        // not when it receives.
        if (error.code() == POCO_EWOULDBLOCK || error.code() == POCO_EAGAIN) {
            return 0;
        }
        throw;
    }
}

}  // namespace

RawConversation::RawConversation(
    const Poco::Net::StreamSocket& socket, const RawSocketLimits& limits
)
    : socket_{socket}
    , limits_{limits} {}

std::optional<std::string> RawConversation::open() {
    try {
        socket_.setSendBufferSize(kSendBufferBytes);
        socket_.setNoDelay(true);
        socket_.setBlocking(false);
    } catch (const Poco::Exception& error) {
        return "printer_hung_up: the printer closed the connection at once: " + error.displayText();
    }
    const Heard heard = listen();
    if (heard == Heard::close || heard == Heard::reset) {
        return "printer_hung_up: the printer closed the connection at once; it may be busy or "
               "paused";
    }
    return std::nullopt;
}

RecordSend RawConversation::deliver(std::string_view bytes, bool peer_closes) {
    total_ = bytes.size();
    if (auto problem = handOver(bytes)) {
        // The system took no byte: that much is proven.
        const SendEnd end = sent_ == 0 ? SendEnd::zero_bytes : SendEnd::unknown;
        return ended(end, PrintEvidence::e0, *std::move(problem));
    }
    try {
        socket_.shutdownSend();
    } catch (const Poco::Exception& error) {
        broken_by_ = error.displayText();
        return *endOf(Heard::reset);
    }
    return peer_closes ? awaitClose() : awaitAcknowledgement();
}

RawConversation::Heard RawConversation::listen() {
    std::array<char, 4096> answer{};
    try {
        const int count = socket_.receiveBytes(answer.data(), static_cast<int>(answer.size()));
        if (count < 0) {
            return Heard::nothing;
        }
        if (count == 0) {
            return Heard::close;
        }
        read_ += static_cast<std::size_t>(count);
        return read_ > kLongestAnswer ? Heard::too_much : Heard::answer;
    } catch (const Poco::Exception& error) {
        broken_by_ = error.displayText();
        return Heard::reset;
    }
}

std::optional<std::string> RawConversation::handOver(std::string_view bytes) {
    const SteadyTime last_moment = SteadyClock::now() + limits_.sending;
    SteadyTime give_up = SteadyClock::now() + limits_.without_progress;
    while (sent_ < bytes.size()) {
        if (auto problem = problemWhileSending(listen())) {
            return problem;
        }
        const std::size_t wanted =
            std::min(bytes.size() - sent_, static_cast<std::size_t>(kSendBufferBytes));
        std::size_t taken = 0;
        try {
            taken = sendNow(socket_, bytes.substr(sent_, wanted));
        } catch (const Poco::Exception& error) {
            broken_by_ = error.displayText();
            return problemWhileSending(Heard::reset);
        }
        if (taken > 0) {
            sent_ += taken;
            give_up = SteadyClock::now() + limits_.without_progress;
        }
        const SteadyTime deadline = std::min(give_up, last_moment);
        if (sent_ < bytes.size() && SteadyClock::now() >= deadline) {
            return "printer_stopped: the printer took " + progress() + " and then " +
                   (deadline == last_moment ? "was too slow"
                                            : "nothing for " + seconds(limits_.without_progress)) +
                   "; look for paper, ribbon and open covers";
        }
        if (taken == 0) {
            waitFor(
                Poco::Net::Socket::SELECT_READ | Poco::Net::Socket::SELECT_WRITE, until(deadline)
            );
        }
    }
    return std::nullopt;
}

std::optional<std::string> RawConversation::problemWhileSending(Heard heard) const {
    switch (heard) {
        case Heard::nothing:
        case Heard::answer:
            return std::nullopt;
        case Heard::close:
            return "printer_hung_up: the printer closed the connection after " + progress();
        case Heard::reset:
            return "printer_hung_up: the connection broke after " + progress() + ": " + broken_by_;
        case Heard::too_much:
            return "printer_talks: the device answers more than a printer does; is it a printer?";
    }
    return std::nullopt;
}

RecordSend RawConversation::awaitClose() {
    const SteadyTime deadline = SteadyClock::now() + limits_.closing;
    while (SteadyClock::now() < deadline) {
        waitFor(Poco::Net::Socket::SELECT_READ, until(deadline));
        if (auto end = endOf(listen())) {
            return *std::move(end);
        }
    }
    return ended(
        SendEnd::unknown,
        PrintEvidence::e0,
        "printer_silent: everything was sent, but the printer did not close the connection "
        "within " +
            seconds(limits_.closing) +
            "; if its labels always come out, add ?close=never to its setting"
    );
}

RecordSend RawConversation::awaitAcknowledgement() {
    const SteadyTime deadline = SteadyClock::now() + limits_.closing;
    std::optional<SteadyTime> settled_at;
    while (SteadyClock::now() < deadline && (!settled_at || SteadyClock::now() < *settled_at)) {
        waitFor(Poco::Net::Socket::SELECT_READ, std::min(kLookAgain, until(deadline)));
        if (auto end = endOf(listen())) {
            return *std::move(end);
        }
        if (!settled_at && unacknowledgedBytes(socket_) == 0) {
            settled_at = SteadyClock::now() + limits_.settling;
        }
    }
    if (unacknowledgedBytes(socket_).value_or(0) != 0) {
        return ended(
            SendEnd::unknown,
            PrintEvidence::e0,
            "printer_stopped: the printer did not take the last bytes within " +
                seconds(limits_.closing) + "; look for paper, ribbon and open covers"
        );
    }
    return ended(
        SendEnd::all_accepted,
        PrintEvidence::e1,
        "assumed: this printer never says that it has read everything"
    );
}

std::optional<RecordSend> RawConversation::endOf(Heard heard) const {
    switch (heard) {
        case Heard::nothing:
        case Heard::answer:
            return std::nullopt;
        case Heard::close:
            return ended(SendEnd::all_accepted, PrintEvidence::e2, "");
        case Heard::reset:
        case Heard::too_much:
            return ended(
                SendEnd::unknown, PrintEvidence::e0, problemWhileSending(heard).value_or("")
            );
    }
    return std::nullopt;
}

RecordSend RawConversation::ended(SendEnd end, PrintEvidence evidence, std::string reason) const {
    return {
        .end = end,
        .evidence = evidence,
        .bytes_sent = static_cast<std::int64_t>(sent_),
        .reason = std::move(reason)};
}

bool RawConversation::waitFor(int mode, std::chrono::milliseconds limit) {
    try {
        return socket_.poll(Poco::Timespan{std::chrono::microseconds{limit}.count()}, mode);
    } catch (const Poco::Exception&) {
        return true;  // listen() or the next send finds the error and words it
    }
}

std::string RawConversation::progress() const {
    return std::to_string(sent_) + " of " + std::to_string(total_) + " bytes";
}

}  // namespace balcao
