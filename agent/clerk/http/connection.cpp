#include "agent/clerk/http/connection.h"

#include <utility>

namespace balcao {

namespace {

/// A connection that waits for its next request keeps no more memory than this for it.
constexpr std::size_t kIdleCapacity = std::size_t{4} * 1024;

}  // namespace

Connection::Progress Connection::look() {
    if (!has_head_) {
        const HeadScan scan = scanHead(in_, scanned_, limits_);
        if (scan.found == HeadScan::Found::not_yet) {
            scanned_ = in_.size();
            return NeedMore{};
        }
        if (scan.found == HeadScan::Found::fault) {
            return scan.fault;
        }
        if (auto fault = parseHead(std::string_view{in_}.substr(0, scan.size), limits_, request_)) {
            return *fault;
        }
        has_head_ = true;
    }
    const std::size_t whole = request_.head_size + request_.body_size;
    if (in_.size() < whole) {
        return NeedMore{};
    }
    if (request_.body_size != 0) {
        // The buffer may have moved while the body came: read the head again where it is now.
        const std::string_view bytes{in_};
        if (auto fault = parseHead(bytes.substr(0, request_.head_size), limits_, request_)) {
            return *fault;
        }
        request_.body = bytes.substr(request_.head_size, request_.body_size);
    }
    return Whole{};
}

void Connection::dropRequest() {
    in_.erase(0, request_.head_size + request_.body_size);
    if (in_.empty() && in_.capacity() > kIdleCapacity) {
        std::string{}.swap(in_);
    }
    scanned_ = 0;
    has_head_ = false;
    has_file_place = false;
    request_.method = request_.target = request_.query = request_.body = {};
    request_.headers.clear();
    ++answered;
}

void Connection::setAnswer(std::string head, std::shared_ptr<const std::string> kept) {
    head_ = std::move(head);
    kept_ = std::move(kept);
    sent_ = 0;
}

IoState Connection::send() {
    while (true) {
        std::string_view first{head_};
        std::string_view second = kept_ ? std::string_view{*kept_} : std::string_view{};
        if (sent_ >= first.size()) {
            first = second.substr(sent_ - first.size());
            second = {};
        } else {
            first = first.substr(sent_);
        }
        if (first.empty()) {
            head_.clear();
            kept_.reset();
            return IoState::some;
        }
        const IoResult result = writeSome(socket_, first, second);
        if (result.state != IoState::some) {
            return result.state;
        }
        sent_ += result.bytes;
    }
}

}  // namespace balcao
