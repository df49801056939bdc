#include "printing/printers/raw_socket_printer.h"

#include "printing/printers/languages.h"
#include "printing/printers/raw_conversation.h"

#include <Poco/Exception.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StreamSocket.h>

#include <utility>

namespace balcao {

namespace {

using Connection = Result<Poco::Net::StreamSocket, std::string>;

/// Every failure here is proof that nothing was sent.
Connection connectTo(const RawSocketAddress& address, std::chrono::milliseconds limit) {
    const std::string where = "connecting to " + toText(PrinterAddress{address}) + ": ";
    try {
        const Poco::Net::SocketAddress peer{address.host, address.port};
        Poco::Net::StreamSocket socket{peer.family()};
        socket.connect(peer, Poco::Timespan{std::chrono::microseconds{limit}.count()});
        return socket;
    } catch (const Poco::Net::ConnectionRefusedException&) {
        return Failure{
            "printer_refused: " + where +
            "connection refused; is it the printer's address, and is no other computer printing?"};
    } catch (const Poco::Net::DNSException& error) {
        return Failure{
            "printer_unknown_host: " + where + error.displayText() +
            "; correct the printer's setting or the network's name service"};
    } catch (const Poco::TimeoutException&) {
        return Failure{
            "printer_unreachable: " + where + "no answer; is it switched on and in the network?"};
    } catch (const Poco::Exception& error) {
        return Failure{
            "printer_unreachable: " + where + error.displayText() +
            "; is it switched on and in the network?"};
    }
}

}  // namespace

RawSocketPrinter::RawSocketPrinter(
    RawSocketAddress address, RawSocketLimits limits, PrinterLanguage language
)
    : address_{std::move(address)}
    , limits_{limits}
    , language_{language} {}

std::string RawSocketPrinter::address() const {
    return toText(PrinterAddress{address_});
}

std::optional<std::string> RawSocketPrinter::whyNot(DocumentKind kind) const {
    return whyNotInLanguage(language_, kind);
}

std::optional<RecordSend> RawSocketPrinter::send(
    const PrintPayload& payload, const ClaimCommit& claim
) {
    const Connection connection = connectTo(address_, limits_.connecting);
    if (!connection) {
        return RecordSend{.end = SendEnd::zero_bytes, .reason = connection.error()};
    }
    RawConversation conversation{*connection, limits_};
    if (const auto problem = conversation.open()) {
        return RecordSend{.end = SendEnd::zero_bytes, .reason = *problem};
    }
    if (!claim({})) {
        return std::nullopt;
    }
    return conversation.deliver(payload.bytes, address_.closes);
}

}  // namespace balcao
