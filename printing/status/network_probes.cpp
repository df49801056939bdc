#include "printing/status/network_probes.h"

#include "printing/printers/socket_system.h"
#include "printing/status/escpos_status.h"
#include "printing/status/snmp_status.h"
#include "printing/status/zpl_status.h"

#include <Poco/Exception.h>
#include <Poco/Net/DatagramSocket.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StreamSocket.h>
#include <Poco/Timespan.h>

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

namespace balcao {

namespace {

using SteadyClock = std::chrono::steady_clock;
using Millis = std::chrono::milliseconds;

constexpr std::size_t kLongestAnswer = std::size_t{8} * 1024;
constexpr Millis kEscPosPatience{500};  // clones that answer late never do

Poco::Timespan timespan(Millis duration) {
    return {std::chrono::microseconds{duration}.count()};
}

/// What arrives until `is_whole` says so, the peer hangs up or the patience is over.
std::string hear(
    Poco::Net::StreamSocket& socket,
    Millis patience,
    const std::function<bool(const std::string&)>& is_whole
) {
    const auto deadline = SteadyClock::now() + patience;
    std::string heard;
    std::array<char, 1024> buffer{};
    while (heard.size() < kLongestAnswer && !is_whole(heard)) {
        const auto left = std::chrono::ceil<Millis>(deadline - SteadyClock::now());
        if (left <= Millis{0} || !socket.poll(timespan(left), Poco::Net::Socket::SELECT_READ)) {
            break;
        }
        const int count = socket.receiveBytes(buffer.data(), static_cast<int>(buffer.size()));
        if (count <= 0) {
            break;
        }
        heard.append(buffer.data(), static_cast<std::size_t>(count));
    }
    return heard;
}

void say(Poco::Net::StreamSocket& socket, std::string_view question) {
    socket.sendBytes(question.data(), static_cast<int>(question.size()), quietSendFlags());
}

DeviceStatus askZpl(Poco::Net::StreamSocket& socket, Millis patience) {
    say(socket, kZplStatusQuestion);
    return readZplStatus(hear(socket, patience, isWholeZplStatus));
}

DeviceStatus askEscPos(Poco::Net::StreamSocket& socket, Millis patience) {
    EscPosAnswers answers;
    for (int n = 1; n <= 4; ++n) {
        say(socket, escPosQuestion(n));
        const std::string heard =
            hear(socket, std::min(patience, kEscPosPatience), [](const std::string& so_far) {
                return !so_far.empty();
            });
        if (heard.empty()) {
            break;
        }
        answers.at(static_cast<std::size_t>(n - 1)) = static_cast<std::uint8_t>(heard.front());
    }
    return readEscPosStatus(answers);
}

}  // namespace

RawPortProbe::RawPortProbe(
    RawSocketAddress address, PrinterLanguage language, std::chrono::milliseconds patience
)
    : address_{std::move(address)}
    , language_{language}
    , patience_{patience} {}

DeviceStatus RawPortProbe::read() {
    try {
        const Poco::Net::SocketAddress peer{address_.host, address_.port};
        Poco::Net::StreamSocket socket{peer.family()};
        socket.connect(peer, timespan(patience_));
        socket.setNoDelay(true);
        socket.setSendTimeout(timespan(patience_));
        return language_ == PrinterLanguage::escpos ? askEscPos(socket, patience_)
                                                    : askZpl(socket, patience_);
    } catch (const Poco::Exception&) {
        return {};  // no answer is no news: whoever prints finds out what is the matter
    }
}

SnmpProbe::SnmpProbe(
    std::string host, std::uint16_t port, std::string community, std::chrono::milliseconds patience
)
    : host_{std::move(host)}
    , port_{port}
    , community_{std::move(community)}
    , patience_{patience} {}

DeviceStatus SnmpProbe::read() {
    try {
        const Poco::Net::SocketAddress peer{host_, port_};
        Poco::Net::DatagramSocket socket{peer.family()};
        socket.connect(peer);  // answers of others never arrive
        const std::string question = encodeSnmpGet(community_, ++last_request_, snmpQuestions());
        socket.sendBytes(question.data(), static_cast<int>(question.size()));
        const auto deadline = SteadyClock::now() + patience_;
        std::array<char, 2048> buffer{};
        for (auto left = patience_; left > Millis{0};
             left = std::chrono::ceil<Millis>(deadline - SteadyClock::now())) {
            if (!socket.poll(timespan(left), Poco::Net::Socket::SELECT_READ)) {
                break;
            }
            const int count = socket.receiveBytes(buffer.data(), static_cast<int>(buffer.size()));
            const auto answer =
                decodeSnmpAnswer({buffer.data(), static_cast<std::size_t>(std::max(count, 0))});
            if (answer && answer->request_id == last_request_) {
                return readSnmpStatus(*answer);
            }
        }
    } catch (const Poco::Exception&) {
        return {};
    }
    return {};
}

}  // namespace balcao
