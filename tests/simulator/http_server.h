#pragma once

#include "tests/simulator/hub.h"

#include <cstdint>
#include <memory>

namespace Poco::Net {
class HTTPServer;
}  // namespace Poco::Net
namespace Poco {
class ThreadPool;
}  // namespace Poco

namespace balcao::simulator {

/// Serves a hub on 127.0.0.1: the contract below `/v1`, the control below `/sim`, label files below
/// `/label-files`. One thread per open connection, made on demand and small, so that many hundred
/// long polls wait side by side.
class HttpServer {
public:
    /// Listens at once; throws Poco::Exception if the port is taken.
    HttpServer(Hub& hub, std::uint16_t port);
    /// Ends long polls and connections, then waits for the threads.
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer(HttpServer&&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;
    HttpServer& operator=(HttpServer&&) = delete;

    std::uint16_t port() const { return port_; }

private:
    Hub& hub_;
    std::uint16_t port_ = 0;
    std::unique_ptr<Poco::ThreadPool> threads_;
    std::unique_ptr<Poco::Net::HTTPServer> server_;
};

}  // namespace balcao::simulator
