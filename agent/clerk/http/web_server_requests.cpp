// The part of WebServer that follows one connection from bytes to an answer.
#include "agent/clerk/http/web_server.h"
#include "agent/service/log.h"

#include <Poco/DateTimeFormat.h>
#include <Poco/DateTimeFormatter.h>
#include <Poco/Timestamp.h>

#include <algorithm>
#include <exception>
#include <utility>

namespace balcao {

namespace {

/// A client that sends more than this after its answer is cut off.
constexpr std::size_t kMostDrained = std::size_t{512} * 1024;

/// Small bodies travel in one piece with the head.
constexpr std::size_t kCopiedAtMost = std::size_t{8} * 1024;

Response busy() {
    Response response =
        problem(503, "busy", "Too many requests wait already. Try again in a moment.");
    response.headers.emplace_back("Retry-After", "1");
    return response;
}

Response failed(const char* why) {
    log::error("clerk", std::string{"answering a request failed: "} + why);
    return problem(
        503, "failed", "The agent could not do this. If it happens again, call support.", {}
    );
}

}  // namespace

void WebServer::onReadable(Connection& connection) {
    if (connection.state == Connection::State::handling) {
        unwatch(connection);  // more requests, or a client that left: both wait for the answer
        return;
    }
    if (connection.state == Connection::State::draining) {
        drain(connection);
        return;
    }
    if (connection.state != Connection::State::reading) {
        return;
    }
    const IoResult got = readSome(connection.socket(), scratch_);
    if (got.state == IoState::later) {
        return;
    }
    if (got.state == IoState::closed) {
        close(connection);
        return;
    }
    if (!connection.hasBytes() && connection.answered != 0) {
        // The time of a request runs from its first byte; that of a connection's first request
        // from the connection's begin, which is the same for honest clients.
        enter(connection, Connection::State::reading, limits_.request_time);
    }
    connection.take({scratch_.data(), got.bytes});
    advance(connection);
}

/// Serves what is whole: usually one request; more if the client sent several at once.
void WebServer::advance(Connection& connection) {
    while (connection.state == Connection::State::reading && connection.hasBytes()) {
        const Connection::Progress progress = connection.look();
        if (const auto* fault = std::get_if<HttpFault>(&progress)) {
            refuse(connection, *fault);
            return;
        }
        if (std::holds_alternative<Connection::NeedMore>(progress)) {
            if (!admitsFile(connection)) {
                refuse(connection, {503, "too many files are on their way; try again in a moment"});
                return;
            }
            watch(connection, Poller::reading);
            return;
        }
        serve(connection);
    }
}

/// A request that brings a file takes more time and memory than others: only some at once.
bool WebServer::admitsFile(Connection& connection) {
    if (connection.has_file_place || !connection.bringsFile()) {
        return true;
    }
    const auto others = std::ranges::count_if(connections_, [](const auto& one) {
        return one.second->has_file_place;
    });
    if (static_cast<std::size_t>(others) >= limits_.files) {
        return false;
    }
    connection.has_file_place = true;
    connection.deadline = connection.since + limits_.file_time;
    return true;
}

void WebServer::serve(Connection& connection) {
    const Request& request = connection.request();
    connection.closes_after_answer =
        !request.wants_keep_alive || connection.answered + 1 >= limits_.requests_per_connection;
    Reply reply = taker_->take(request);
    if (auto* response = std::get_if<Response>(&reply)) {
        answer(connection, std::move(*response));
    } else if (auto* work = std::get_if<LaneWork>(&reply)) {
        putIntoLane(connection, std::move(*work));
    } else {
        giveAway(connection, std::get<StreamWish>(reply));
    }
}

Lane& WebServer::laneOf(LaneKind kind) {
    switch (kind) {
        case LaneKind::reads:
            return reads_;
        case LaneKind::writes:
            return writes_;
        case LaneKind::pins:
            return pins_;
        case LaneKind::reports:
            break;
    }
    return reports_;
}

void WebServer::putIntoLane(Connection& connection, LaneWork work) {
    connection.state = Connection::State::handling;
    connection.since = now_;
    Lane& lane = laneOf(work.lane);
    const bool is_taken = lane.put([this, &connection, job = std::move(work.work)] {
        Response response;
        try {
            response = job();
        } catch (const std::exception& failure) {
            response = failed(failure.what());
        }
        {
            const Lock lock{mutex_};
            finished_.emplace_back(&connection, std::move(response));
        }
        poller_.wake();
    });
    if (!is_taken) {
        answer(connection, busy());
    }
}

void WebServer::takeFinished() {
    std::vector<std::pair<Connection*, Response>> finished;
    {
        const Lock lock{mutex_};
        finished.swap(finished_);
    }
    for (auto& [connection, response] : finished) {
        answer(*connection, std::move(response));
        advance(*connection);
    }
}

void WebServer::giveAway(Connection& connection, const StreamWish& wish) {
    unwatch(connection);
    Poco::Net::StreamSocket socket = connection.socket();
    const auto found = connections_.find(&connection);
    const auto peer = per_address_.find(connection.peer);
    if (peer != per_address_.end() && --peer->second == 0) {
        per_address_.erase(peer);
    }
    wish.take(socket, streamHead(date()));
    connection.state = Connection::State::closed;
    closed_.push_back(std::move(found->second));
    connections_.erase(found);
}

void WebServer::answer(Connection& connection, Response response) {
    const Request& request = connection.request();
    connection.closes_after_answer |= response.closes_connection;
    std::string head = responseHead(
        response,
        {.date = date(),
         .keeps_alive = !connection.closes_after_answer,
         .is_http_1_0 = request.is_http_1_0}
    );
    std::shared_ptr<const std::string> tail = std::move(response.kept);
    if (request.method == "HEAD") {
        tail.reset();
    } else if (tail || response.body.size() <= kCopiedAtMost) {
        head.append(response.body);
    } else {
        tail = std::make_shared<const std::string>(std::move(response.body));
    }
    connection.setAnswer(std::move(head), std::move(tail));
    enter(connection, Connection::State::writing, limits_.answer_time);
    continueSending(connection);
}

/// Answers what is no request, or is none of ours to understand, and closes.
void WebServer::refuse(Connection& connection, const HttpFault& fault) {
    Response response = problem(fault.status, "bad-request", fault.why);
    response.closes_connection = true;
    connection.closes_after_answer = true;
    answer(connection, std::move(response));
}

void WebServer::continueSending(Connection& connection) {
    switch (connection.send()) {
        case IoState::some:
            finishAnswer(connection);
            return;
        case IoState::later:
            watch(connection, Poller::writing);
            return;
        case IoState::closed:
            close(connection);
            return;
    }
}

void WebServer::finishAnswer(Connection& connection) {
    if (connection.closes_after_answer) {
        // Closing with unread bytes would make the system throw the answer away at the client.
        try {
            connection.socket().shutdownSend();
        } catch (const std::exception&) {  // the client was faster
            close(connection);
            return;
        }
        enter(connection, Connection::State::draining, limits_.drain_time);
        watch(connection, Poller::reading);
        return;
    }
    connection.dropRequest();
    const bool has_more = connection.hasBytes();
    enter(
        connection, Connection::State::reading, has_more ? limits_.request_time : limits_.idle_time
    );
    watch(connection, Poller::reading);
}

void WebServer::drain(Connection& connection) {
    const IoResult got = readSome(connection.socket(), scratch_);
    connection.drained += got.bytes;
    if (got.state == IoState::closed || connection.drained > kMostDrained) {
        close(connection);
    }
}

std::string_view WebServer::date() {
    const Poco::Timestamp now;
    if (now.epochTime() != date_s_) {
        date_s_ = now.epochTime();
        date_ = Poco::DateTimeFormatter::format(now, Poco::DateTimeFormat::HTTP_FORMAT);
    }
    return date_;
}

}  // namespace balcao
