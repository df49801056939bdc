#include "tests/hub/tls_server.h"

#include "tests/hub/scripted_server.h"

#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <Poco/Net/SocketAddress.h>

#include <array>

namespace balcao::test {

namespace {

using Poco::Net::Context;

Context::Ptr serverContext(const TlsServer::Options& options) {
    const auto file = [&](const std::string& ending) {
        return (options.folder / (options.name + ending)).string();
    };
    Context::Ptr context{new Context(
        Context::TLS_SERVER_USE,
        file(".key"),
        file(".pem"),
        "",
        Context::VERIFY_NONE,
        9,
        false,
        options.ciphers
    )};
    if (options.only_tls_1_2) {
        context->disableProtocols(Context::PROTO_TLSV1_3);
    }
    return context;
}

}  // namespace

TlsServer::TlsServer(const Options& options)
    : socket_{Poco::Net::SocketAddress{"127.0.0.1", 0}, 8, serverContext(options)}
    , thread_{[this] {
        run();
    }} {}

TlsServer::~TlsServer() {
    is_stopping_ = true;
    thread_.join();
}

void TlsServer::run() {
    constexpr long kSlice_us = 10'000;
    while (!is_stopping_) {
        if (!socket_.poll(Poco::Timespan{kSlice_us}, Poco::Net::Socket::SELECT_READ)) {
            continue;
        }
        try {
            serve();
        } catch (const Poco::Exception&) {
            // The client did not trust us and went away: what most tests want.
            continue;
        }
    }
}

void TlsServer::serve() {
    Poco::Net::StreamSocket client = socket_.acceptConnection();
    client.setReceiveTimeout(Poco::Timespan{10, 0});
    std::array<char, 4096> bytes{};
    for (std::string request; request.find("\r\n\r\n") == std::string::npos;) {
        const int received = client.receiveBytes(bytes.data(), static_cast<int>(bytes.size()));
        if (received <= 0) {
            return;
        }
        request.append(bytes.data(), static_cast<std::size_t>(received));
        request_bytes_ += static_cast<std::size_t>(received);
    }
    const std::string answer = jsonAnswer("{}", "Connection: close\r\n");
    client.sendBytes(answer.data(), static_cast<int>(answer.size()));
    client.shutdown();
}

}  // namespace balcao::test
