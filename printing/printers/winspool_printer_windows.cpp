#include "printing/printers/found_printer.h"
#include "printing/printers/languages.h"
#include "printing/printers/winspool_printer.h"
#include "printing/status/bit_status.h"

#include <Poco/UnicodeConverter.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>
#include <windows.h>
#include <winspool.h>

namespace balcao {

namespace {

constexpr DWORD kXpsDriver = 0x00000002;  // PRINTER_DRIVER_XPS, of a later header than mingw's
constexpr std::size_t kPiece = std::size_t{64} * 1024;

std::wstring wide(const std::string& text) {
    std::wstring converted;
    Poco::UnicodeConverter::convert(text, converted);
    return converted;
}

std::string narrow(const wchar_t* text) {
    std::string converted;
    if (text != nullptr) {
        Poco::UnicodeConverter::convert(std::wstring{text}, converted);
    }
    return converted;
}

std::string systemProblem() {
    return "Windows error " + std::to_string(::GetLastError());
}

/// A printer of the spooler, open.
class OpenPrinterHandle {
public:
    explicit OpenPrinterHandle(const std::string& name) {
        std::wstring printer = wide(name);
        if (::OpenPrinterW(printer.data(), &handle_, nullptr) == 0) {
            handle_ = nullptr;
        }
    }
    ~OpenPrinterHandle() {
        if (handle_ != nullptr) {
            ::ClosePrinter(handle_);
        }
    }
    OpenPrinterHandle(const OpenPrinterHandle&) = delete;
    OpenPrinterHandle(OpenPrinterHandle&&) = delete;
    OpenPrinterHandle& operator=(const OpenPrinterHandle&) = delete;
    OpenPrinterHandle& operator=(OpenPrinterHandle&&) = delete;

    HANDLE get() const { return handle_; }

private:
    HANDLE handle_{nullptr};
};

/// Bytes of a structure of the spooler, aligned for any of them.
using Buffer = std::vector<std::max_align_t>;

Buffer bufferOf(DWORD bytes) {
    return Buffer(bytes / sizeof(std::max_align_t) + 1);
}

bool hasXpsDriver(HANDLE printer) {
    DWORD needed = 0;
    ::GetPrinterDriverW(printer, nullptr, 8, nullptr, 0, &needed);
    Buffer buffer = bufferOf(needed);
    if (needed == 0 ||
        ::GetPrinterDriverW(
            printer, nullptr, 8, reinterpret_cast<BYTE*>(buffer.data()), needed, &needed
        ) == 0) {
        return false;  // before Windows 8: no driver of that kind
    }
    const auto* const info = reinterpret_cast<const DRIVER_INFO_8W*>(buffer.data());
    return (info->dwPrinterDriverAttributes & kXpsDriver) != 0;
}

class WinspoolPrinter final : public Printer {
public:
    WinspoolPrinter(WinspoolAddress address, PrinterLanguage language)
        : address_{std::move(address)}
        , language_{language} {}

    std::string address() const override { return toText(PrinterAddress{address_}); }

    std::optional<std::string> whyNot(DocumentKind kind) const override {
        return whyNotInLanguage(language_, kind);
    }

    std::optional<RecordSend> send(const PrintPayload& payload, const ClaimCommit& claim) override {
        const OpenPrinterHandle printer{address_.name};
        if (printer.get() == nullptr) {
            return miss(
                "opening it: " + systemProblem() +
                "; is it installed for all users of this computer?"
            );
        }
        std::wstring name = wide(payload.name);
        std::wstring type = hasXpsDriver(printer.get()) ? L"XPS_PASS" : L"RAW";
        DOC_INFO_1W document{
            .pDocName = name.data(), .pOutputFile = nullptr, .pDatatype = type.data()};
        const DWORD job_id =
            ::StartDocPrinterW(printer.get(), 1, reinterpret_cast<BYTE*>(&document));
        if (job_id == 0) {
            return miss("beginning a document: " + systemProblem() + "; look at its queue");
        }
        bool is_claimed = false;
        try {
            is_claimed = claim(std::to_string(job_id) + " " + payload.name);
        } catch (...) {
            ::AbortPrinter(printer.get());
            throw;
        }
        if (!is_claimed) {
            ::AbortPrinter(printer.get());  // not a byte was written
            return std::nullopt;
        }
        return write(printer.get(), payload.bytes);
    }

private:
    RecordSend miss(const std::string& why) const {
        return {
            .end = SendEnd::zero_bytes,
            .reason = "winspool_unusable: printing to " + address() + ": " + why};
    }

    static RecordSend write(HANDLE printer, std::string_view bytes) {
        std::size_t sent = 0;
        while (sent < bytes.size()) {
            std::string piece{bytes.substr(sent, kPiece)};
            DWORD taken = 0;
            const BOOL is_good =
                ::WritePrinter(printer, piece.data(), static_cast<DWORD>(piece.size()), &taken);
            sent += taken;
            if (is_good == 0 || taken == 0) {
                const std::string problem = systemProblem();
                ::AbortPrinter(printer);
                return ended(SendEnd::unknown, sent, "winspool_stopped: " + problem);
            }
        }
        if (::EndDocPrinter(printer) == 0) {
            return ended(SendEnd::unknown, sent, "winspool_stopped: " + systemProblem());
        }
        return ended(SendEnd::all_accepted, sent, "");
    }

    static RecordSend ended(SendEnd end, std::size_t sent, std::string reason) {
        return {
            .end = end,
            .evidence = end == SendEnd::all_accepted ? PrintEvidence::e1 : PrintEvidence::e0,
            .bytes_sent = static_cast<std::int64_t>(sent),
            .reason = std::move(reason)};
    }

    WinspoolAddress address_;
    PrinterLanguage language_;
};

class WinspoolProbe final : public StatusProbe {
public:
    explicit WinspoolProbe(WinspoolAddress address)
        : address_{std::move(address)} {}

    DeviceStatus read() override {
        const OpenPrinterHandle printer{address_.name};
        if (printer.get() == nullptr) {
            return {};
        }
        DWORD needed = 0;
        ::GetPrinterW(printer.get(), 2, nullptr, 0, &needed);
        Buffer buffer = bufferOf(needed);
        if (needed == 0 ||
            ::GetPrinterW(
                printer.get(), 2, reinterpret_cast<BYTE*>(buffer.data()), needed, &needed
            ) == 0) {
            return {};
        }
        return readWinspoolStatus(reinterpret_cast<const PRINTER_INFO_2W*>(buffer.data())->Status);
    }

private:
    WinspoolAddress address_;
};

}  // namespace

std::unique_ptr<Printer> makeWinspoolPrinter(
    const WinspoolAddress& address, PrinterLanguage language
) {
    return std::make_unique<WinspoolPrinter>(address, language);
}

std::unique_ptr<StatusProbe> makeWinspoolProbe(const WinspoolAddress& address) {
    return std::make_unique<WinspoolProbe>(address);
}

std::vector<FoundPrinter> findWinspoolPrinters() {
    constexpr DWORD kWhich = PRINTER_ENUM_LOCAL | PRINTER_ENUM_CONNECTIONS;
    DWORD needed = 0;
    DWORD count = 0;
    ::EnumPrintersW(kWhich, nullptr, 2, nullptr, 0, &needed, &count);
    Buffer buffer = bufferOf(needed);
    std::vector<FoundPrinter> found;
    if (needed == 0 ||
        ::EnumPrintersW(
            kWhich, nullptr, 2, reinterpret_cast<BYTE*>(buffer.data()), needed, &needed, &count
        ) == 0) {
        return found;
    }
    const auto* const infos = reinterpret_cast<const PRINTER_INFO_2W*>(buffer.data());
    for (DWORD i = 0; i < count; ++i) {
        std::ranges::move(
            waysToWindowsPrinter(narrow(infos[i].pPrinterName), narrow(infos[i].pDriverName)),
            std::back_inserter(found)
        );
    }
    return found;
}

}  // namespace balcao
