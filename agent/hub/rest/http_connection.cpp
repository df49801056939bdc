#include "agent/hub/rest/http_connection.h"

#include "agent/hub/rest/socket_waits.h"
#include "agent/hub/rest/tls_context.h"
#include "printing/intake/label_link.h"

#include <Poco/Net/DNS.h>
#include <Poco/Net/HostEntry.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/SSLException.h>
#include <Poco/Net/SecureStreamSocket.h>

#include <algorithm>
#include <string>
#include <vector>

namespace balcao {

namespace {

using Poco::Net::SecureStreamSocket;
using Poco::Net::Socket;
using Poco::Net::SocketAddress;
using Poco::Net::StreamSocket;

constexpr std::size_t kMaxAddresses = 4;  // of one name; enough for IPv6 and IPv4 twice

/// What is left until `deadline`; throws DeadlineOver if nothing is.
Poco::Timespan timeLeft(SteadyTime deadline, std::string_view doing) {
    const auto left = std::chrono::duration_cast<std::chrono::microseconds>(
        deadline - std::chrono::steady_clock::now()
    );
    if (left.count() <= 0) {
        throw DeadlineOver{std::string{doing} + " took too long"};
    }
    return Poco::Timespan{left.count()};
}

std::vector<SocketAddress> addressesOf(const Origin& origin) {
    Poco::Net::IPAddress literal;
    if (Poco::Net::IPAddress::tryParse(origin.host, literal)) {
        return {SocketAddress{literal, origin.port}};
    }
    std::vector<SocketAddress> addresses;
    const Poco::Net::HostEntry entry = Poco::Net::DNS::hostByName(origin.host);
    for (const auto& address : entry.addresses()) {
        const SocketAddress candidate{address, origin.port};
        const bool is_new =
            std::find(addresses.begin(), addresses.end(), candidate) == addresses.end();
        if (is_new && addresses.size() < kMaxAddresses) {
            addresses.push_back(candidate);
        }
    }
    return addresses;
}

}  // namespace

HttpConnection::HttpConnection(
    const Origin& origin, const Poco::Net::Context::Ptr& context, SteadyTime deadline, Reach reach
)
    : origin_{origin} {
    connect(deadline, reach);
    wire_.setNoDelay(true);
    wire_.setBlocking(false);
    if (context) {
        shakeHands(context, deadline);
    } else {
        socket_ = wire_;
    }
}

/// Tries the name's addresses one after the other: a network may route only IPv4.
void HttpConnection::connect(SteadyTime deadline, Reach reach) {
    std::vector<SocketAddress> addresses = addressesOf(origin_);
    if (reach == Reach::public_only) {
        std::erase_if(addresses, [](const SocketAddress& address) {
            return !isPublicAddress(address.host().toString());
        });
    }
    for (std::size_t i = 0; i < addresses.size(); ++i) {
        const bool is_last = i + 1 == addresses.size();
        const Poco::Timespan left = timeLeft(deadline, "connecting");
        const auto share = static_cast<Poco::Timespan::TimeDiff>(addresses.size() - i);
        try {
            wire_ = StreamSocket{};
            wire_.connect(addresses[i], Poco::Timespan{left.totalMicroseconds() / share});
            return;
        } catch (const Poco::Exception&) {
            if (is_last) {
                throw;
            }
        }
    }
    throw Poco::Net::NoAddressFoundException{origin_.host};
}

void HttpConnection::shakeHands(const Poco::Net::Context::Ptr& context, SteadyTime deadline) {
    clearTlsDistrust();
    try {
        SecureStreamSocket secure = SecureStreamSocket::attach(wire_, origin_.host, context);
        for (int state = secure.completeHandshake(); state < 0;
             state = secure.completeHandshake()) {
            socket_ = secure;
            waitFor(
                state == SecureStreamSocket::ERR_SSL_WANT_WRITE ? Socket::SELECT_WRITE
                                                                : Socket::SELECT_READ,
                deadline,
                "proving the server's identity"
            );
        }
        secure.verifyPeerCertificate(origin_.host);  // Poco's own check beside OpenSSL's
        socket_ = secure;
        is_tls_ = true;
    } catch (const Poco::Net::SSLException& error) {
        const std::string distrust = lastTlsDistrust();
        throw UntrustedServer{distrust.empty() ? error.displayText() : distrust};
    }
}

void HttpConnection::waitFor(int mode, SteadyTime deadline, std::string_view doing) {
    while (!is_shut_down_) {
        const auto left = timeLeft(deadline, doing);  // throws at the deadline
        if (wire_.poll(std::min(left, longestSocketWait()), mode)) {
            return;
        }
    }
    throw Poco::Net::ConnectionAbortedException{"this program is stopping"};
}

void HttpConnection::send(std::string_view bytes, SteadyTime deadline) {
    while (!bytes.empty()) {
        const int step = static_cast<int>(std::min<std::size_t>(bytes.size(), 1U << 16U));
        const int sent = socket_.sendBytes(bytes.data(), step);
        if (sent > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(sent));
            continue;
        }
        const bool wants_read = is_tls_ && sent == SecureStreamSocket::ERR_SSL_WANT_READ;
        waitFor(wants_read ? Socket::SELECT_READ : Socket::SELECT_WRITE, deadline, "sending");
    }
}

std::size_t HttpConnection::receive(char* target, std::size_t size, SteadyTime deadline) {
    const int wanted = static_cast<int>(std::min<std::size_t>(size, 1U << 20U));
    for (;;) {
        timeLeft(deadline, "the answer");  // also when bytes keep coming
        const int received = socket_.receiveBytes(target, wanted);
        if (received >= 0) {
            return static_cast<std::size_t>(received);
        }
        const bool wants_write = is_tls_ && received == SecureStreamSocket::ERR_SSL_WANT_WRITE;
        waitFor(wants_write ? Socket::SELECT_WRITE : Socket::SELECT_READ, deadline, "the answer");
    }
}

bool HttpConnection::isAlive() {
    try {
        char unasked{};
        return socket_.receiveBytes(&unasked, 1) < 0;  // nothing there, and no end
    } catch (const Poco::Exception&) {
        return false;
    }
}

void HttpConnection::shutDown() {
    is_shut_down_ = true;
    try {
        wire_.shutdown();
    } catch (const Poco::Exception&) {
        // Not connected any more: what was wanted.
        return;
    }
}

}  // namespace balcao
