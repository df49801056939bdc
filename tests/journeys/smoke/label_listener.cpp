#include "tests/journeys/smoke/label_listener.h"

#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StreamSocket.h>
#include <Poco/Timespan.h>

#include <array>

namespace balcao::smoke {

namespace {

const Poco::Timespan kLook{0, 50'000};     // between two looks at the stop request
const Poco::Timespan kReadTimeout{10, 0};  // longer than any job takes

std::string readToEnd(Poco::Net::StreamSocket& connection) {
    connection.setReceiveTimeout(kReadTimeout);
    std::string bytes;
    std::array<char, 4096> part{};
    while (true) {
        const int size = connection.receiveBytes(part.data(), static_cast<int>(part.size()));
        if (size <= 0) {
            return bytes;
        }
        bytes.append(part.data(), static_cast<std::size_t>(size));
    }
}

}  // namespace

LabelListener::LabelListener()
    : socket_{Poco::Net::SocketAddress{"127.0.0.1", 0}}
    , port_{socket_.address().port()}
    , thread_{[this](const std::stop_token& stop) {
        listen(stop);
    }} {}

std::vector<std::string> LabelListener::jobs() const {
    const Lock lock{mutex_};
    return jobs_;
}

void LabelListener::listen(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        if (!socket_.poll(kLook, Poco::Net::Socket::SELECT_READ)) {
            continue;
        }
        Poco::Net::StreamSocket connection = socket_.acceptConnection();
        std::string job = readToEnd(connection);
        const Lock lock{mutex_};
        if (!job.empty()) {  // a mere look whether the printer is there is no job
            jobs_.push_back(std::move(job));
        }
    }
}

}  // namespace balcao::smoke
