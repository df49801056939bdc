#include "agent/clerk/http/sockets.h"

#include <Poco/Net/StreamSocketImpl.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace balcao {

namespace {

int descriptorOf(const Poco::Net::Socket& socket) {
    return socket.impl()->sockfd();
}

bool isNotNow(int error) {
    return error == EAGAIN || error == EINTR;
}

IoResult resultOf(ssize_t moved) {
    if (moved > 0) {
        return {IoState::some, static_cast<std::size_t>(moved)};
    }
    return {moved < 0 && isNotNow(errno) ? IoState::later : IoState::closed, 0};
}

epoll_event eventFor(Poller::Interest interest, void* tag) {
    epoll_event event{};
    if ((interest & Poller::reading) != 0U) {
        event.events |= EPOLLIN;
    }
    if ((interest & Poller::writing) != 0U) {
        event.events |= EPOLLOUT;
    }
    event.data.ptr = tag;
    return event;
}

void check(int result, const char* doing) {
    if (result < 0) {
        throw std::system_error{errno, std::generic_category(), doing};
    }
}

}  // namespace

IoResult readSome(const Poco::Net::StreamSocket& socket, std::span<char> into) {
    return resultOf(::recv(descriptorOf(socket), into.data(), into.size(), 0));
}

IoResult writeSome(
    const Poco::Net::StreamSocket& socket, std::string_view first, std::string_view second
) {
    if (second.empty()) {
        return resultOf(::send(descriptorOf(socket), first.data(), first.size(), MSG_NOSIGNAL));
    }
    // sendmsg only reads what it is given, but its interface was made without const.
    std::array<iovec, 2> parts{
        iovec{const_cast<char*>(first.data()), first.size()},
        iovec{const_cast<char*>(second.data()), second.size()}};
    msghdr message{};
    message.msg_iov = parts.data();
    message.msg_iovlen = parts.size();
    return resultOf(::sendmsg(descriptorOf(socket), &message, MSG_NOSIGNAL));
}

void bindAlone(Poco::Net::ServerSocket& server, const Poco::Net::SocketAddress& address) {
    server.bind(address, true, false);  // "reuse" only passes over connections that are closing
}

Accepted acceptOne(const Poco::Net::ServerSocket& server) {
    const int taken =
        ::accept4(descriptorOf(server), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (taken >= 0) {
        // The socket owns its implementation by reference count.
        return {
            Accepted::State::taken,
            Poco::Net::StreamSocket{new Poco::Net::StreamSocketImpl{taken}}};
    }
    const bool is_none_there = isNotNow(errno) || errno == ECONNABORTED;
    return {is_none_there ? Accepted::State::none : Accepted::State::failed, {}};
}

class Poller::Impl {
public:
    Impl()
        : epoll_{::epoll_create1(EPOLL_CLOEXEC)}
        , wake_{::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)} {
        check(epoll_, "making a poll set");
        check(wake_, "making a wake-up handle");
        control(EPOLL_CTL_ADD, wake_, reading, this);
    }
    ~Impl() {
        ::close(epoll_);
        ::close(wake_);
    }
    Impl(const Impl&) = delete;
    Impl(Impl&&) = delete;
    Impl& operator=(const Impl&) = delete;
    Impl& operator=(Impl&&) = delete;

    void control(int operation, int descriptor, Interest interest, void* tag) const {
        epoll_event event = eventFor(interest, tag);
        check(::epoll_ctl(epoll_, operation, descriptor, &event), "changing a poll set");
    }

    std::span<const Ready> wait(std::optional<std::chrono::milliseconds> timeout) {
        const auto longest = std::chrono::milliseconds{60'000};
        const int wait_ms =
            timeout ? static_cast<int>(std::clamp(*timeout, {}, longest).count()) : -1;
        const int count =
            ::epoll_wait(epoll_, events_.data(), static_cast<int>(events_.size()), wait_ms);
        ready_.clear();
        for (int i = 0; i < count; ++i) {
            const epoll_event& event = events_.at(static_cast<std::size_t>(i));
            if (event.data.ptr == this) {
                rest();
                continue;
            }
            const bool is_broken = (event.events & (EPOLLERR | EPOLLHUP)) != 0U;
            ready_.push_back(
                {.tag = event.data.ptr,
                 .can_read = is_broken || (event.events & EPOLLIN) != 0U,
                 .can_write = is_broken || (event.events & EPOLLOUT) != 0U}
            );
        }
        return ready_;
    }

    void wake() {
        if (!is_woken_.exchange(true)) {
            const std::uint64_t one = 1;
            [[maybe_unused]] const auto written = ::write(wake_, &one, sizeof one);
        }
    }

private:
    void rest() {
        std::uint64_t count = 0;
        [[maybe_unused]] const auto got = ::read(wake_, &count, sizeof count);
        is_woken_ = false;  // after the read: a wake in between writes again
    }

    int epoll_;
    int wake_;
    std::atomic<bool> is_woken_{false};
    std::array<epoll_event, 128> events_{};
    std::vector<Ready> ready_;
};

Poller::Poller()
    : impl_{std::make_unique<Impl>()} {}

Poller::~Poller() = default;

void Poller::add(const Poco::Net::Socket& socket, Interest interest, void* tag) {
    impl_->control(EPOLL_CTL_ADD, descriptorOf(socket), interest, tag);
}

void Poller::change(const Poco::Net::Socket& socket, Interest interest, void* tag) {
    impl_->control(EPOLL_CTL_MOD, descriptorOf(socket), interest, tag);
}

void Poller::remove(const Poco::Net::Socket& socket) {
    impl_->control(EPOLL_CTL_DEL, descriptorOf(socket), nothing, nullptr);
}

std::span<const Poller::Ready> Poller::wait(std::optional<std::chrono::milliseconds> timeout) {
    return impl_->wait(timeout);
}

void Poller::wake() {
    impl_->wake();
}

}  // namespace balcao
