#include "tests/simulator/wire.h"

#include "tests/simulator/text.h"

#include <Poco/Net/HTTPServerRequestImpl.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/StreamSocket.h>

#include <algorithm>

namespace balcao::simulator {

namespace {

using Poco::Net::HTTPResponse;

constexpr std::size_t kPieces = 20;

void sendNormally(const Delivery& delivery, Poco::Net::HTTPServerResponse& to) {
    const Reply& reply = delivery.reply;
    to.setStatusAndReason(static_cast<HTTPResponse::HTTPStatus>(reply.status));
    to.set("Date", formatHttpDate(delivery.date));
    for (const auto& [name, value] : reply.headers) {
        to.set(name, value);
    }
    if (!reply.content_type.empty()) {
        to.setContentType(reply.content_type);
    }
    if (reply.status == 204 || reply.status == 304) {
        to.send().flush();
        return;
    }
    to.sendBuffer(reply.body.data(), reply.body.size());
}

std::string headOf(const Delivery& delivery, const std::string& length_header) {
    const Reply& reply = delivery.reply;
    std::string head =
        "HTTP/1.1 " + std::to_string(reply.status) + " " +
        HTTPResponse::getReasonForStatus(static_cast<HTTPResponse::HTTPStatus>(reply.status)) +
        "\r\nDate: " + formatHttpDate(delivery.date) + "\r\n";
    for (const auto& [name, value] : reply.headers) {
        head += name + ": " + value + "\r\n";
    }
    if (!reply.content_type.empty()) {
        head += "Content-Type: " + reply.content_type + "\r\n";
    }
    return head + length_header + "\r\nConnection: close\r\n\r\n";
}

void sendBytes(Poco::Net::StreamSocket& socket, const std::string& bytes) {
    std::size_t done = 0;
    while (done < bytes.size()) {
        const auto left = static_cast<int>(bytes.size() - done);
        const int count = socket.sendBytes(bytes.data() + done, left);
        if (count <= 0) {
            return;
        }
        done += static_cast<std::size_t>(count);
    }
}

std::string contentLength(std::size_t length) {
    return "Content-Length: " + std::to_string(length);
}

void drip(Poco::Net::StreamSocket& socket, const Delivery& delivery, Hub& hub) {
    const std::string& body = delivery.reply.body;
    sendBytes(socket, headOf(delivery, contentLength(body.size())));
    const std::size_t piece = std::max<std::size_t>(1, body.size() / kPieces);
    for (std::size_t at = 0; at < body.size(); at += piece) {
        hub.pause(delivery.drip);
        sendBytes(socket, body.substr(at, piece));
    }
}

void sendBadly(Poco::Net::StreamSocket& socket, const Delivery& delivery, Hub& hub) {
    const std::string& body = delivery.reply.body;
    const std::string half = body.substr(0, body.size() / 2);
    switch (delivery.wire) {
        case Wire::normal:
        case Wire::closed:
            return;
        case Wire::slow_body:
            drip(socket, delivery, hub);
            return;
        case Wire::truncated:
            sendBytes(socket, headOf(delivery, contentLength(body.size())) + half);
            return;
        case Wire::truncated_chunked: {
            Poco::Net::StreamSocket& out = socket;
            std::string size;
            for (std::size_t left = half.size() + 16; left > 0; left /= 16) {
                size.insert(size.begin(), "0123456789abcdef"[left % 16]);
            }
            sendBytes(out, headOf(delivery, "Transfer-Encoding: chunked") + size + "\r\n" + half);
            return;
        }
        case Wire::wrong_content_length:
            sendBytes(socket, headOf(delivery, contentLength(body.size() * 2 / 3)) + body);
            return;
    }
}

}  // namespace

void send(
    const Delivery& delivery,
    Poco::Net::HTTPServerRequest& from,
    Poco::Net::HTTPServerResponse& to,
    Hub& hub
) {
    if (delivery.wire == Wire::normal) {
        sendNormally(delivery, to);
        return;
    }
    to.setKeepAlive(false);
    auto socket = dynamic_cast<Poco::Net::HTTPServerRequestImpl&>(from).detachSocket();
    sendBadly(socket, delivery, hub);
    // Says goodbye before closing, so that what was sent arrives and is not reset.
    if (delivery.wire != Wire::closed) {
        socket.shutdownSend();
    }
    socket.close();
}

}  // namespace balcao::simulator
