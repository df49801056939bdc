#include "tests/hub/scripted_server.h"

#include <Poco/Exception.h>
#include <Poco/Net/SocketAddress.h>

#include <array>
#include <utility>

namespace balcao::test {

using Poco::Net::Socket;
using Poco::Net::SocketAddress;
using Poco::Net::StreamSocket;

std::string httpAnswer(
    int status, const std::string& content_type, const std::string& body, const std::string& more
) {
    return "HTTP/1.1 " + std::to_string(status) + " Answer\r\nContent-Type: " + content_type +
           "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + more + "\r\n" + body;
}

std::string jsonAnswer(const std::string& body, const std::string& more, int status) {
    return httpAnswer(
        status, status < 400 ? "application/json" : "application/problem+json", body, more
    );
}

ScriptedServer::ScriptedServer(Handler handler)
    : handler_{std::move(handler)}
    , socket_{SocketAddress{"127.0.0.1", 0}}
    , thread_{[this] {
        run();
    }} {}

ScriptedServer::~ScriptedServer() {
    is_stopping_ = true;
    thread_.join();
}

std::vector<std::string> ScriptedServer::requests() const {
    const Lock lock{mutex_};
    return requests_;
}

/// Waits for something to read, but not after the server was told to end.
bool ScriptedServer::isReadable(const Socket& socket) const {
    constexpr long kSlice_us = 10'000;
    while (!is_stopping_) {
        if (socket.poll(Poco::Timespan{kSlice_us}, Socket::SELECT_READ)) {
            return true;
        }
    }
    return false;
}

void ScriptedServer::run() {
    while (isReadable(socket_)) {
        try {
            StreamSocket client = socket_.acceptConnection();
            ++connections_;
            serve(client);
        } catch (const Poco::Exception&) {
            // The client ended the connection, as some tests make it do.
            continue;
        }
    }
}

void ScriptedServer::serve(StreamSocket& client) {
    std::string buffer;
    std::string request;
    while (readRequest(client, buffer, request)) {
        {
            const Lock lock{mutex_};
            requests_.push_back(request);
        }
        const ScriptedReply reply = handler_(request);
        for (std::size_t sent = 0; sent < reply.bytes.size();) {
            sent += static_cast<std::size_t>(client.sendBytes(
                reply.bytes.data() + sent, static_cast<int>(reply.bytes.size() - sent)
            ));
        }
        if (reply.then == ScriptedReply::Then::stall) {
            std::array<char, 64> ignored{};
            while (isReadable(client) &&
                   client.receiveBytes(ignored.data(), static_cast<int>(ignored.size())) > 0) {
            }
            return;
        }
        if (reply.then == ScriptedReply::Then::close) {
            return;
        }
    }
}

bool ScriptedServer::readRequest(StreamSocket& client, std::string& buffer, std::string& request) {
    for (;;) {
        const std::size_t head_end = buffer.find("\r\n\r\n");
        if (head_end != std::string::npos) {
            std::size_t size = head_end + 4;
            const std::size_t length = buffer.find("Content-Length: ");
            if (length < head_end) {
                size += std::stoul(buffer.substr(length + 16));
            }
            if (buffer.size() >= size) {
                request = buffer.substr(0, size);
                buffer.erase(0, size);
                return true;
            }
        }
        std::array<char, 4096> bytes{};
        if (!isReadable(client)) {
            return false;
        }
        const int received = client.receiveBytes(bytes.data(), static_cast<int>(bytes.size()));
        if (received <= 0) {
            return false;
        }
        buffer.append(bytes.data(), static_cast<std::size_t>(received));
    }
}

}  // namespace balcao::test
