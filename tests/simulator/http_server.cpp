#include "tests/simulator/http_server.h"

#include "tests/simulator/control.h"
#include "tests/simulator/text.h"
#include "tests/simulator/wire.h"

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/StreamSocket.h>
#include <Poco/ThreadPool.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <istream>
#include <optional>
#include <thread>

namespace balcao::simulator {

namespace {

constexpr std::size_t kLargestBody = std::size_t{5} * 1024 * 1024;  // a proof
constexpr int kMostThreads = 1500;
constexpr int kStackBytes = 1024 * 1024;

void readUri(const std::string& uri, Request& request) {
    request.uri = uri;
    const auto question = uri.find('?');
    const std::string path = uri.substr(0, question);
    const auto segments = split(path.substr(std::min<std::size_t>(1, path.size())), '/');
    for (const std::string& segment : segments) {
        request.path.push_back(percentDecode(segment, Plus::literal).value_or(segment));
    }
    if (question == std::string::npos) {
        return;
    }
    for (const std::string& pair : split(uri.substr(question + 1), '&')) {
        const auto equals = pair.find('=');
        const std::string value = equals == std::string::npos ? "" : pair.substr(equals + 1);
        // `+` stays: times with an offset (`+03:00`) are often sent unencoded.
        request.query[percentDecode(pair.substr(0, equals), Plus::literal).value_or("")] =
            percentDecode(value, Plus::literal).value_or(value);
    }
}

/// Reads the body up to the limit; nothing if the client broke off.
bool readBody(Poco::Net::HTTPServerRequest& from, Request& request) {
    std::array<char, 16384> buffer{};
    std::istream& stream = from.stream();
    while (stream.good() && !request.is_too_large) {
        stream.read(buffer.data(), buffer.size());
        request.body.append(buffer.data(), static_cast<std::size_t>(stream.gcount()));
        request.is_too_large = request.body.size() > kLargestBody;
    }
    const auto promised = from.getContentLength64();
    const bool is_whole = promised == Poco::Net::HTTPMessage::UNKNOWN_CONTENT_LENGTH ||
                          static_cast<Poco::Int64>(request.body.size()) >= promised;
    return is_whole || request.is_too_large;
}

std::optional<Request> readRequest(Poco::Net::HTTPServerRequest& from) {
    Request request;
    request.method = from.getMethod();
    readUri(from.getURI(), request);
    for (const auto& [name, value] : from) {
        request.headers[lowerCase(name)] = value;
    }
    return readBody(from, request) ? std::optional{request} : std::nullopt;
}

class Handler final : public Poco::Net::HTTPRequestHandler {
public:
    explicit Handler(Hub& hub)
        : hub_{hub} {}

    void handleRequest(Poco::Net::HTTPServerRequest& from, Poco::Net::HTTPServerResponse& to)
        override {
        const auto request = readRequest(from);
        if (!request) {  // the client is gone; nothing was asked for
            to.setKeepAlive(false);
            return;
        }
        if (request->is_too_large) {
            to.setKeepAlive(false);
        }
        const std::string& first = request->path.front();
        if (first == "sim") {
            sendPlain(answerControl(hub_, *request), from, to);
        } else if (first == "label-files") {
            sendPlain(hub_.labelFile(*request), from, to);
        } else {
            sendDelivery(hub_.answer(*request), from, to);
        }
    }

private:
    void sendPlain(
        const Reply& reply, Poco::Net::HTTPServerRequest& from, Poco::Net::HTTPServerResponse& to
    ) {
        Delivery delivery;
        delivery.reply = reply;
        delivery.date = hub_.now();
        sendDelivery(delivery, from, to);
    }

    void sendDelivery(
        const Delivery& delivery,
        Poco::Net::HTTPServerRequest& from,
        Poco::Net::HTTPServerResponse& to
    ) {
        hub_.pause(delivery.delay);
        // Told before the first byte: whoever has the answer finds its line in the log.
        hub_.release(delivery, delivery.wire == Wire::normal || delivery.wire == Wire::slow_body);
        try {
            send(delivery, from, to, hub_);
        } catch (const Poco::Exception&) {  // the client is gone: the log must not say otherwise
            Delivery lost = delivery;
            lost.progress.clear();
            hub_.release(lost, false);
            throw;
        }
    }

    Hub& hub_;
};

class Factory final : public Poco::Net::HTTPRequestHandlerFactory {
public:
    explicit Factory(Hub& hub)
        : hub_{hub} {}

    Poco::Net::HTTPRequestHandler* createRequestHandler(const Poco::Net::HTTPServerRequest&)
        override {
        return new Handler{hub_};  // Poco deletes it
    }

private:
    Hub& hub_;
};

void knockUntil(const std::atomic<bool>& is_stopped, std::uint16_t port) {
    while (!is_stopped) {
        try {
            const Poco::Net::StreamSocket socket{Poco::Net::SocketAddress{"127.0.0.1", port}};
        } catch (const Poco::Exception&) {
            return;  // nobody listens any more
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{2});
    }
}

Poco::Net::HTTPServerParams* makeParams() {
    auto* params = new Poco::Net::HTTPServerParams;  // Poco counts its references
    params->setMaxThreads(kMostThreads);
    params->setMaxQueued(kMostThreads);
    // How long a thread may sleep past the end of the server; the pool keeps the threads
    // themselves.
    params->setThreadIdleTime(Poco::Timespan{0, 50'000});
    params->setKeepAlive(true);
    params->setMaxKeepAliveRequests(0);
    params->setKeepAliveTimeout(Poco::Timespan{90, 0});
    params->setTimeout(Poco::Timespan{60, 0});
    return params;
}

}  // namespace

HttpServer::HttpServer(Hub& hub, std::uint16_t port)
    : hub_{hub}
    , threads_{std::make_unique<Poco::ThreadPool>("hub-sim", 2, kMostThreads, 30, kStackBytes)} {
    const Poco::Net::ServerSocket socket{Poco::Net::SocketAddress{"127.0.0.1", port}, 512};
    port_ = socket.address().port();
    hub_.setBaseUrl("http://127.0.0.1:" + std::to_string(port_));
    server_ =
        std::make_unique<Poco::Net::HTTPServer>(new Factory{hub_}, *threads_, socket, makeParams());
    server_->start();
}

HttpServer::~HttpServer() {
    hub_.stop();
    // Poco looks at its stop flag only after a quarter of a second without a connection: knocking
    // spares a suite of many hubs that wait each time.
    std::atomic<bool> is_stopped{false};
    std::thread knocker{[&is_stopped, port = port_] {
        knockUntil(is_stopped, port);
    }};
    server_->stopAll(true);
    is_stopped = true;
    knocker.join();
    server_.reset();
    threads_->joinAll();
}

}  // namespace balcao::simulator
