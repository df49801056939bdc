#pragma once

#include <Poco/Net/SecureServerSocket.h>

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <string>
#include <thread>

namespace balcao::test {

/// A TLS server on 127.0.0.1 that shows the certificate `name` of `folder` and answers every
/// request with `{}`; it counts the bytes of requests that reach it.
class TlsServer {
public:
    struct Options {
        std::filesystem::path folder;
        std::string name;
        std::string ciphers{"HIGH"};
        bool only_tls_1_2{false};
    };

    explicit TlsServer(const Options& options);
    ~TlsServer();
    TlsServer(const TlsServer&) = delete;
    TlsServer(TlsServer&&) = delete;
    TlsServer& operator=(const TlsServer&) = delete;
    TlsServer& operator=(TlsServer&&) = delete;

    std::uint16_t port() const { return socket_.address().port(); }
    std::size_t requestBytes() const { return request_bytes_; }

private:
    void run();
    void serve();

    Poco::Net::SecureServerSocket socket_;
    std::atomic<bool> is_stopping_{false};
    std::atomic<std::size_t> request_bytes_{0};
    std::thread thread_;
};

}  // namespace balcao::test
