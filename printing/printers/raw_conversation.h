#pragma once

#include "common/label/print_job.h"
#include "printing/printers/raw_socket_printer.h"

#include <Poco/Net/StreamSocket.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace balcao {

/// One connection to a raw port, from the connect to the peer's close. Used once.
class RawConversation {
public:
    RawConversation(const Poco::Net::StreamSocket& socket, const RawSocketLimits& limits);

    /// Prepares the socket and finds out whether the peer has hung up already; says why it cannot
    /// be used. Sends nothing.
    std::optional<std::string> open();

    /// Sends everything, half-closes and waits for the peer's close (`peer_closes`) or, without
    /// one, for its acknowledgement. Says how it ended; never throws for what the network does.
    RecordSend deliver(std::string_view bytes, bool peer_closes);

private:
    enum class Heard { nothing, answer, close, reset, too_much };
    using SteadyTime = std::chrono::steady_clock::time_point;

    /// Reads what has arrived, without waiting.
    Heard listen();

    /// Says why not all bytes could be handed over; nothing if they were.
    std::optional<std::string> handOver(std::string_view bytes);
    std::optional<std::string> problemWhileSending(Heard heard) const;
    RecordSend awaitClose();
    RecordSend awaitAcknowledgement();

    /// The end after the last byte that `heard` tells; nothing if it tells none.
    std::optional<RecordSend> endOf(Heard heard) const;
    RecordSend ended(SendEnd end, PrintEvidence evidence, std::string reason) const;
    bool waitFor(int mode, std::chrono::milliseconds limit);
    std::string progress() const;

    Poco::Net::StreamSocket socket_;
    RawSocketLimits limits_;
    std::size_t total_{0};
    std::size_t sent_{0};
    std::size_t read_{0};
    std::string broken_by_;  // the system's words for a reset
};

}  // namespace balcao
