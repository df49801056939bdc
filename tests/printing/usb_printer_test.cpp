// A named pipe stands for the device file: it takes bytes one after the other, as usblp does.
#include "printing/printers/usb_printer.h"

#include "tests/support/temp_folder.h"

#include <boost/test/unit_test.hpp>

#include <array>
#include <chrono>
#include <fcntl.h>
#include <fstream>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;

constexpr UsbLimits kShort{.without_progress = 200ms, .sending = 20s};
const std::string kLabel = "^XA^FDvolume-1^FS^XZ";

struct ADevice {
    ADevice() { ::mkfifo(device.c_str(), 0600); }
    ~ADevice() {
        if (reader >= 0) {
            ::close(reader);
        }
    }
    ADevice(const ADevice&) = delete;
    ADevice(ADevice&&) = delete;
    ADevice& operator=(const ADevice&) = delete;
    ADevice& operator=(ADevice&&) = delete;

    void plugIn() { reader = ::open(device.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC); }

    std::string printed() const {
        std::string all;
        std::array<char, 4096> piece{};
        for (ssize_t count = 1; count > 0;) {
            count = ::read(reader, piece.data(), piece.size());
            all.append(piece.data(), count > 0 ? static_cast<std::size_t>(count) : 0);
        }
        return all;
    }

    std::optional<RecordSend> send(const std::string& bytes, bool is_claimed = true) {
        const auto printer = makeUsbPrinter({.device = device}, PrinterLanguage::zpl, kShort);
        return printer->send(
            {.job_id = 1, .kind = DocumentKind::zpl, .bytes = bytes},
            [&](const std::string&) {
                ++claims;
                return is_claimed;
            }
        );
    }

    TempFolder folder;
    std::filesystem::path device{folder.path() / "lp0"};
    int reader{-1};
    int claims{0};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(usb_printer, ADevice)

BOOST_AUTO_TEST_CASE(a_label_goes_to_the_device_as_it_is) {
    plugIn();
    const auto sent = send(kLabel);
    BOOST_REQUIRE(sent.has_value());
    BOOST_TEST((sent->end == SendEnd::all_accepted));
    BOOST_TEST((sent->evidence == PrintEvidence::e1));
    BOOST_TEST(printed() == kLabel);
}

BOOST_AUTO_TEST_CASE(a_printer_that_is_off_or_held_by_others_is_zero_bytes_without_a_claim) {
    const auto sent = send(kLabel);  // nobody at the other end
    BOOST_TEST((sent->end == SendEnd::zero_bytes));
    BOOST_TEST(sent->reason.starts_with("usb_unusable: "));
    BOOST_TEST(claims == 0);
}

BOOST_AUTO_TEST_CASE(a_file_on_a_disk_is_no_printer_and_is_left_alone) {
    std::filesystem::remove(device);
    std::ofstream{device} << "minhas receitas";
    BOOST_TEST((send(kLabel)->end == SendEnd::zero_bytes));
    std::string content;
    std::getline(std::ifstream{device}, content);
    BOOST_TEST(content == "minhas receitas");
    BOOST_TEST(claims == 0);
}

BOOST_AUTO_TEST_CASE(without_a_claim_nothing_is_sent) {
    plugIn();
    BOOST_TEST(!send(kLabel, false).has_value());
    BOOST_TEST(printed().empty());
}

BOOST_AUTO_TEST_CASE(a_printer_that_stops_half_way_leaves_a_doubt) {
    plugIn();
    const auto sent = send(std::string(std::size_t{1024} * 1024, 'x'));  // more than a pipe holds
    BOOST_TEST((sent->end == SendEnd::unknown));
    BOOST_TEST(sent->reason.starts_with("printer_stopped: "));
    BOOST_TEST(static_cast<std::size_t>(sent->bytes_sent) == printed().size());
}

BOOST_AUTO_TEST_CASE(only_what_the_printer_reads_is_sent_to_it) {
    const auto printer = makeUsbPrinter({.device = device}, PrinterLanguage::escpos);
    BOOST_TEST(printer->whyNot(DocumentKind::zpl).has_value());
    BOOST_TEST(!printer->whyNot(DocumentKind::escpos).has_value());
}

BOOST_AUTO_TEST_CASE(a_device_that_has_no_status_bits_is_not_known) {
    plugIn();
    BOOST_TEST(!makeUsbProbe({.device = device})->read().is_known);
    BOOST_TEST(!makeUsbProbe({.device = folder.path() / "lp9"})->read().is_known);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
