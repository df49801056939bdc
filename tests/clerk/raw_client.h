#pragma once

#include <Poco/Net/NetException.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StreamSocket.h>
#include <Poco/Timespan.h>

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace balcao::test {

/// An answer as it came over the wire.
struct RawAnswer {
    int status{};  // 0: the server closed without an answer
    std::string head;
    std::string body;

    /// The value of a header; empty if it is not there.
    std::string header(std::string_view name) const {
        const std::string start = "\r\n" + std::string{name} + ": ";
        const auto at = head.find(start);
        if (at == std::string::npos) {
            return {};
        }
        const auto from = at + start.size();
        return head.substr(from, head.find("\r\n", from) - from);
    }
};

/// A client that sends exactly the bytes it is given: what no HTTP library would send, too.
class RawClient {
public:
    explicit RawClient(std::uint16_t port)
        : socket_{Poco::Net::SocketAddress{"127.0.0.1", port}} {
        socket_.setReceiveTimeout(Poco::Timespan{20, 0}
        );  // a bound for a broken server, not a wait
    }

    Poco::Net::StreamSocket& socket() { return socket_; }

    void send(std::string_view bytes) {
        std::size_t sent = 0;
        while (sent < bytes.size()) {
            const auto n =
                socket_.sendBytes(bytes.data() + sent, static_cast<int>(bytes.size() - sent));
            sent += static_cast<std::size_t>(n);
        }
    }

    /// As send, but a server that has closed already is no failure.
    void trySend(std::string_view bytes) {
        try {
            send(bytes);
        } catch (const Poco::Exception&) {  // the answer says why it closed
        }
    }

    /// Reads one answer; status 0 if the server closed instead.
    RawAnswer answer(bool has_body = true) {
        RawAnswer answer;
        const auto end = readUntil("\r\n\r\n");
        if (end == std::string::npos) {
            return answer;
        }
        answer.head = buffer_.substr(0, end);
        buffer_.erase(0, end);
        std::from_chars(answer.head.data() + 9, answer.head.data() + 12, answer.status);
        std::size_t size = 0;
        const std::string length = answer.header("Content-Length");
        std::from_chars(length.data(), length.data() + length.size(), size);
        if (has_body) {
            while (buffer_.size() < size && receive()) {
            }
            answer.body = buffer_.substr(0, size);
            buffer_.erase(0, size);
        }
        return answer;
    }

    /// Reads up to and with `mark`; what came so far if the server closed.
    std::string textUntil(std::string_view mark) {
        const auto end = readUntil(mark);
        std::string text = buffer_.substr(0, end);
        buffer_.erase(0, text.size());
        return text;
    }

    /// True once the server has closed the connection.
    bool isClosed() {
        while (receive()) {
        }
        return true;
    }

private:
    std::size_t readUntil(std::string_view mark) {
        while (buffer_.find(mark) == std::string::npos) {
            if (!receive()) {
                return std::string::npos;
            }
        }
        return buffer_.find(mark) + mark.size();
    }

    bool receive() {
        std::array<char, 16384> bytes{};
        try {
            const int n = socket_.receiveBytes(bytes.data(), static_cast<int>(bytes.size()));
            if (n <= 0) {
                return false;
            }
            buffer_.append(bytes.data(), static_cast<std::size_t>(n));
            return true;
        } catch (const Poco::Net::ConnectionResetException&) {
            return false;
        }
    }

    Poco::Net::StreamSocket socket_;
    std::string buffer_;
};

}  // namespace balcao::test
