#pragma once

#include "common/base/mutex.h"

#include <Poco/Net/ServerSocket.h>

#include <cstdint>
#include <string>
#include <thread>
#include <vector>

namespace balcao::smoke {

/// A printer as the network sees it: takes a connection on a port of 127.0.0.1, reads it to its
/// end, keeps the bytes.
class LabelListener {
public:
    LabelListener();

    std::uint16_t port() const { return port_; }

    /// The bytes of every job that has come to its end so far.
    std::vector<std::string> jobs() const;

private:
    void listen(const std::stop_token& stop);

    Poco::Net::ServerSocket socket_;
    std::uint16_t port_;
    mutable Mutex mutex_;
    std::vector<std::string> jobs_ BALCAO_GUARDED_BY(mutex_);
    std::jthread thread_;  // last member: the first to be destroyed
};

}  // namespace balcao::smoke
