#include "printing/status/network_probes.h"

#include "tests/printing/raw_printer_simulator.h"

#include <Poco/Net/DatagramSocket.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/Timespan.h>
#include <boost/test/unit_test.hpp>

#include <array>
#include <chrono>
#include <functional>
#include <string>
#include <thread>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;

/// Answers one SNMP question with what the test makes of it.
class SnmpPrinter {
public:
    explicit SnmpPrinter(std::function<std::string(const std::string&)> answer)
        : thread_{[this, answer = std::move(answer)] {
            std::array<char, 2048> buffer{};
            Poco::Net::SocketAddress peer;
            if (!socket_.poll(Poco::Timespan{20, 0}, Poco::Net::Socket::SELECT_READ)) {
                return;
            }
            const int count =
                socket_.receiveFrom(buffer.data(), static_cast<int>(buffer.size()), peer);
            const std::string text =
                answer({buffer.data(), static_cast<std::size_t>(std::max(count, 0))});
            socket_.sendTo(text.data(), static_cast<int>(text.size()), peer);
        }} {}
    ~SnmpPrinter() { thread_.join(); }
    SnmpPrinter(const SnmpPrinter&) = delete;
    SnmpPrinter(SnmpPrinter&&) = delete;
    SnmpPrinter& operator=(const SnmpPrinter&) = delete;
    SnmpPrinter& operator=(SnmpPrinter&&) = delete;

    std::uint16_t port() const { return socket_.address().port(); }

private:
    Poco::Net::DatagramSocket socket_{Poco::Net::SocketAddress{"127.0.0.1", 0}};
    std::thread thread_;
};

/// The question turned into an answer: a response whose error bits say "no paper".
std::string noPaper(const std::string& question) {
    const std::string name{"\x06\x0B\x2B\x06\x01\x02\x01\x19\x03\x05\x01\x02\x01", 13};
    const std::string binding = std::string{"\x30\x10", 2} + name + std::string{"\x04\x01\x40", 3};
    // The request id stands as four bytes behind "A0 len 02 04".
    const std::size_t id_at = question.find("\x02\x04", question.find('\xA0'));
    const std::string id = question.substr(id_at, 6);
    const std::string inside = id + std::string{"\x02\x01\x00\x02\x01\x00\x30", 7} +
                               static_cast<char>(binding.size()) + binding;
    const std::string pdu = std::string{"\xA2"} + static_cast<char>(inside.size()) + inside;
    const std::string message = std::string{"\x02\x01\x00\x04\x06public", 11} + pdu;
    return std::string{"\x30"} + static_cast<char>(message.size()) + message;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(network_probes)

BOOST_AUTO_TEST_CASE(a_zpl_printer_is_asked_and_prints_nothing) {
    RawPrinterSimulator simulator;
    RawPortProbe probe{{.host = "127.0.0.1", .port = simulator.port()}, PrinterLanguage::zpl, 20s};
    BOOST_TEST(probe.read().is_known);
    BOOST_TEST(probe.read().is_idle);
    simulator.setPaper(false);
    BOOST_TEST((probe.read().reasons == std::vector{DeviceReason::media_empty}));
    BOOST_TEST(simulator.received().empty());
}

BOOST_AUTO_TEST_CASE(a_printer_that_talks_nonsense_or_answers_late_is_not_known) {
    RawPrinterSimulator simulator{{.mood = PrinterMood::accept_never_read}};
    RawPortProbe probe{
        {.host = "127.0.0.1", .port = simulator.port()}, PrinterLanguage::zpl, 100ms};
    BOOST_TEST(!probe.read().is_known);
    simulator.behave({.mood = PrinterMood::late_answer});
    BOOST_TEST(!probe.read().is_known);
}

BOOST_AUTO_TEST_CASE(a_printer_that_is_not_there_is_not_known) {
    std::uint16_t port = 0;
    {
        const RawPrinterSimulator gone;
        port = gone.port();
    }
    RawPortProbe zpl{{.host = "127.0.0.1", .port = port}, PrinterLanguage::zpl, 1s};
    BOOST_TEST(!zpl.read().is_known);
    RawPortProbe escpos{{.host = "127.0.0.1", .port = port}, PrinterLanguage::escpos, 1s};
    BOOST_TEST(!escpos.read().is_known);
    SnmpProbe snmp{"127.0.0.1", port, "public", 100ms};
    BOOST_TEST(!snmp.read().is_known);
}

BOOST_AUTO_TEST_CASE(a_printer_answers_by_snmp) {
    const SnmpPrinter printer{noPaper};
    SnmpProbe probe{"127.0.0.1", printer.port(), "public", 20s};
    const DeviceStatus status = probe.read();
    BOOST_TEST(status.is_known);
    BOOST_TEST((status.reasons == std::vector{DeviceReason::media_empty}));
}

BOOST_AUTO_TEST_CASE(an_answer_to_another_question_is_none) {
    const SnmpPrinter printer{[](const std::string& question) {
        std::string answer = noPaper(question);
        answer.at(answer.find("\x02\x04") + 5) = '\x7F';  // another request's id
        return answer;
    }};
    SnmpProbe probe{"127.0.0.1", printer.port(), "public", 200ms};
    BOOST_TEST(!probe.read().is_known);
}

BOOST_AUTO_TEST_CASE(only_a_printer_whose_language_is_certain_is_asked_in_it) {
    const PrinterAddress address = RawSocketAddress{.host = "127.0.0.1"};
    PrinterCapability capability;
    capability.has_status = true;
    BOOST_TEST((makeStatusProbe(address, capability) == nullptr));
    capability.language = PrinterLanguage::zpl;
    BOOST_TEST((makeStatusProbe(address, capability) != nullptr));
    capability.has_status = false;
    BOOST_TEST((makeStatusProbe(address, capability) == nullptr));
    BOOST_TEST((makeStatusProbe(address, capability, {.snmp_community = "public"}) != nullptr));
    BOOST_TEST((makeStatusProbe(FolderAddress{"/tmp"}, capability) == nullptr));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
