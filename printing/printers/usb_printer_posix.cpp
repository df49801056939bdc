#include "printing/printers/found_printer.h"
#include "printing/printers/languages.h"
#include "printing/printers/usb_printer.h"
#include "printing/status/bit_status.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace balcao {

namespace {

using SteadyClock = std::chrono::steady_clock;
using Millis = std::chrono::milliseconds;

constexpr unsigned long kPortStatus = 0x060B;  // LPGETSTATUS of <linux/lp.h>
constexpr std::size_t kPiece = 4096;

/// An open device file.
class Device {
public:
    Device(const std::filesystem::path& path, int flags)
        : file_{::open(path.c_str(), flags | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)}
        , error_{file_ < 0 ? errno : 0} {}
    ~Device() {
        if (file_ >= 0) {
            ::close(file_);
        }
    }
    Device(const Device&) = delete;
    Device(Device&&) = delete;
    Device& operator=(const Device&) = delete;
    Device& operator=(Device&&) = delete;

    int file() const { return file_; }
    std::string problem() const { return std::generic_category().message(error_); }

    /// True for what takes bytes one after the other; a file on a disk would keep them for nobody.
    bool isStream() const {
        struct stat about {};
        return file_ >= 0 && ::fstat(file_, &about) == 0 &&
               (S_ISCHR(about.st_mode) || S_ISFIFO(about.st_mode));
    }

private:
    int file_;
    int error_;
};

class UsbPrinter final : public Printer {
public:
    UsbPrinter(UsbAddress address, PrinterLanguage language, UsbLimits limits)
        : address_{std::move(address)}
        , language_{language}
        , limits_{limits} {}

    std::string address() const override { return toText(PrinterAddress{address_}); }

    std::optional<std::string> whyNot(DocumentKind kind) const override {
        return whyNotInLanguage(language_, kind);
    }

    std::optional<RecordSend> send(const PrintPayload& payload, const ClaimCommit& claim) override {
        const Device device{address_.device, O_WRONLY};
        if (device.file() < 0) {
            return miss(
                device.problem() +
                "; is the printer plugged in and switched on, does its CUPS "
                "queue hold it, is the agent's user in the group lp?"
            );
        }
        if (!device.isStream()) {
            return miss("it is no printer's device file; correct the printer's setting");
        }
        if (!claim({})) {
            return std::nullopt;
        }
        return write(device, payload.bytes);
    }

private:
    RecordSend miss(const std::string& why) const {
        return {
            .end = SendEnd::zero_bytes,
            .reason = "usb_unusable: opening " + address() + ": " + why};
    }

    RecordSend write(const Device& device, std::string_view bytes) const {
        const auto last_moment = SteadyClock::now() + limits_.sending;
        auto give_up = SteadyClock::now() + limits_.without_progress;
        std::size_t sent = 0;
        while (sent < bytes.size()) {
            const ssize_t count =
                ::write(device.file(), bytes.data() + sent, std::min(bytes.size() - sent, kPiece));
            if (count > 0) {
                sent += static_cast<std::size_t>(count);
                give_up = SteadyClock::now() + limits_.without_progress;
                continue;
            }
            if (count < 0 && errno != EAGAIN && errno != EINTR) {
                return stopped(sent, bytes.size(), std::generic_category().message(errno));
            }
            const auto deadline = std::min(give_up, last_moment);
            const auto left = std::chrono::ceil<Millis>(deadline - SteadyClock::now());
            if (left <= Millis{0}) {
                return stopped(sent, bytes.size(), "it takes no more");
            }
            pollfd wait{.fd = device.file(), .events = POLLOUT, .revents = 0};
            ::poll(&wait, 1, static_cast<int>(left.count()));
        }
        return {
            .end = SendEnd::all_accepted,
            .evidence = PrintEvidence::e1,
            .bytes_sent = static_cast<std::int64_t>(sent),
            .reason = ""};
    }

    /// The kernel took nothing: that much is proven. Otherwise nobody knows how much came out.
    static RecordSend stopped(std::size_t sent, std::size_t size, const std::string& why) {
        return {
            .end = sent == 0 ? SendEnd::zero_bytes : SendEnd::unknown,
            .bytes_sent = static_cast<std::int64_t>(sent),
            .reason = "printer_stopped: the printer took " + std::to_string(sent) + " of " +
                      std::to_string(size) + " bytes: " + why +
                      "; look for paper, ribbon and open covers"};
    }

    UsbAddress address_;
    PrinterLanguage language_;
    UsbLimits limits_;
};

class UsbProbe final : public StatusProbe {
public:
    explicit UsbProbe(UsbAddress address)
        : address_{std::move(address)} {}

    DeviceStatus read() override {
        const Device device{address_.device, O_RDONLY};
        int byte = 0;
        if (device.file() < 0 || ::ioctl(device.file(), kPortStatus, &byte) != 0) {
            return {};
        }
        return readPortStatus(static_cast<std::uint8_t>(byte & 0xFF));
    }

private:
    UsbAddress address_;
};

}  // namespace

std::unique_ptr<Printer> makeUsbPrinter(
    const UsbAddress& address, PrinterLanguage language, UsbLimits limits
) {
    return std::make_unique<UsbPrinter>(address, language, limits);
}

std::unique_ptr<StatusProbe> makeUsbProbe(const UsbAddress& address) {
    return std::make_unique<UsbProbe>(address);
}

std::vector<FoundPrinter> findUsbPrinters() {
    std::vector<FoundPrinter> found;
    for (int number = 0; number < 16; ++number) {
        const std::filesystem::path device = "/dev/usb/lp" + std::to_string(number);
        std::error_code error;
        if (std::filesystem::exists(device, error)) {
            found.push_back(
                {.address = toText(PrinterAddress{UsbAddress{device}}),
                 .name = device.filename().string(),
                 .about = "USB"}
            );
        }
    }
    return found;
}

}  // namespace balcao
