#include "agent/clerk/http/sockets.h"

#include <Poco/Net/StreamSocketImpl.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <limits>
#include <system_error>
#include <vector>
#include <winsock2.h>

namespace balcao {

namespace {

SOCKET handleOf(const Poco::Net::Socket& socket) {
    return socket.impl()->sockfd();
}

IoState failureState() {
    const int error = ::WSAGetLastError();
    return error == WSAEWOULDBLOCK || error == WSAEINTR ? IoState::later : IoState::closed;
}

SHORT eventsFor(Poller::Interest interest) {
    SHORT events = 0;
    if ((interest & Poller::reading) != 0U) {
        events |= POLLRDNORM;
    }
    if ((interest & Poller::writing) != 0U) {
        events |= POLLWRNORM;
    }
    return events;
}

}  // namespace

IoResult readSome(const Poco::Net::StreamSocket& socket, std::span<char> into) {
    const int got = ::recv(handleOf(socket), into.data(), static_cast<int>(into.size()), 0);
    if (got > 0) {
        return {IoState::some, static_cast<std::size_t>(got)};
    }
    return {got == 0 ? IoState::closed : failureState(), 0};
}

IoResult writeSome(
    const Poco::Net::StreamSocket& socket, std::string_view first, std::string_view second
) {
    // WSASend only reads what it is given, but its interface was made without const.
    std::array<WSABUF, 2> parts{
        WSABUF{static_cast<ULONG>(first.size()), const_cast<char*>(first.data())},
        WSABUF{static_cast<ULONG>(second.size()), const_cast<char*>(second.data())}};
    DWORD sent = 0;
    const DWORD count = second.empty() ? 1 : 2;
    if (::WSASend(handleOf(socket), parts.data(), count, &sent, 0, nullptr, nullptr) != 0) {
        return {failureState(), 0};
    }
    return {IoState::some, sent};
}

void bindAlone(Poco::Net::ServerSocket& server, const Poco::Net::SocketAddress& address) {
    server.bind(address, false, false);  // here "reuse" would let another program share the port
}

Accepted acceptOne(const Poco::Net::ServerSocket& server) {
    const SOCKET taken = ::accept(handleOf(server), nullptr, nullptr);
    if (taken == INVALID_SOCKET) {
        const int error = ::WSAGetLastError();
        const bool is_none_there = error == WSAEWOULDBLOCK || error == WSAECONNRESET;
        return {is_none_there ? Accepted::State::none : Accepted::State::failed, {}};
    }
    // The socket owns its implementation by reference count.
    Poco::Net::StreamSocket socket{new Poco::Net::StreamSocketImpl{taken}};
    socket.setBlocking(false);
    return {Accepted::State::taken, socket};
}

/// WSAPoll, woken through a pair of sockets on the loopback address.
class Poller::Impl {
public:
    Impl() {
        Poco::Net::ServerSocket door{Poco::Net::SocketAddress{"127.0.0.1", 0}, 1};
        bell_.connect(door.address());
        do {  // somebody else may knock first
            ear_ = door.acceptConnection();
        } while (ear_.peerAddress() != bell_.address());
        ear_.setBlocking(false);
        bell_.setNoDelay(true);
        add(handleOf(ear_), reading, this);
    }

    void add(SOCKET handle, Interest interest, void* tag) {
        handles_.push_back({handle, eventsFor(interest), 0});
        tags_.push_back(tag);
    }

    void change(SOCKET handle, Interest interest) {
        handles_[placeOf(handle)].events = eventsFor(interest);
    }

    void remove(SOCKET handle) {
        const std::size_t place = placeOf(handle);
        handles_[place] = handles_.back();
        tags_[place] = tags_.back();
        handles_.pop_back();
        tags_.pop_back();
    }

    std::span<const Ready> wait(std::optional<std::chrono::milliseconds> timeout) {
        const auto longest = std::chrono::milliseconds{60'000};
        const int wait_ms =
            timeout ? static_cast<int>(std::clamp(*timeout, {}, longest).count()) : -1;
        ::WSAPoll(handles_.data(), static_cast<ULONG>(handles_.size()), wait_ms);
        ready_.clear();
        for (std::size_t i = 0; i < handles_.size(); ++i) {
            const SHORT got = handles_[i].revents;
            if (got == 0) {
                continue;
            }
            if (tags_[i] == this) {
                rest();
                continue;
            }
            const bool is_broken = (got & (POLLERR | POLLHUP | POLLNVAL)) != 0;
            ready_.push_back(
                {.tag = tags_[i],
                 .can_read = is_broken || (got & POLLRDNORM) != 0,
                 .can_write = is_broken || (got & POLLWRNORM) != 0}
            );
        }
        return ready_;
    }

    void wake() {
        if (!is_woken_.exchange(true)) {
            const char one = 1;
            bell_.sendBytes(&one, 1);
        }
    }

private:
    std::size_t placeOf(SOCKET handle) const {
        const auto found = std::find_if(
            handles_.begin(), handles_.end(), [handle](const auto& row) { return row.fd == handle; }
        );
        if (found == handles_.end()) {
            throw std::system_error{
                std::make_error_code(std::errc::bad_file_descriptor), "changing a poll set"};
        }
        return static_cast<std::size_t>(found - handles_.begin());
    }

    void rest() {
        std::array<char, 64> ignored{};
        readSome(ear_, ignored);
        is_woken_ = false;
    }

    Poco::Net::StreamSocket bell_;
    Poco::Net::StreamSocket ear_;
    std::atomic<bool> is_woken_{false};
    std::vector<WSAPOLLFD> handles_;
    std::vector<void*> tags_;  // side by side with handles_
    std::vector<Ready> ready_;
};

Poller::Poller()
    : impl_{std::make_unique<Impl>()} {}

Poller::~Poller() = default;

void Poller::add(const Poco::Net::Socket& socket, Interest interest, void* tag) {
    impl_->add(handleOf(socket), interest, tag);
}

void Poller::change(const Poco::Net::Socket& socket, Interest interest, void*) {
    impl_->change(handleOf(socket), interest);
}

void Poller::remove(const Poco::Net::Socket& socket) {
    impl_->remove(handleOf(socket));
}

std::span<const Poller::Ready> Poller::wait(std::optional<std::chrono::milliseconds> timeout) {
    return impl_->wait(timeout);
}

void Poller::wake() {
    impl_->wake();
}

}  // namespace balcao
