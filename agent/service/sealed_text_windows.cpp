#include "agent/service/sealed_text.h"

#include <Poco/Base64Decoder.h>
#include <Poco/Base64Encoder.h>
#include <Poco/Exception.h>
#include <Poco/StreamCopier.h>

#include <sstream>
#include <stdexcept>
// clang-format off
#include <windows.h>
#include <wincrypt.h>
// clang-format on

namespace balcao {

namespace {

constexpr std::string_view kMark = "dpapi:";

/// Bytes that Windows has made; freed with this.
class Blob {
public:
    Blob() = default;
    ~Blob() {
        if (blob_.pbData != nullptr) {
            ::SecureZeroMemory(blob_.pbData, blob_.cbData);
            ::LocalFree(blob_.pbData);
        }
    }
    Blob(const Blob&) = delete;
    Blob(Blob&&) = delete;
    Blob& operator=(const Blob&) = delete;
    Blob& operator=(Blob&&) = delete;

    DATA_BLOB* get() { return &blob_; }
    std::string text() const { return {reinterpret_cast<const char*>(blob_.pbData), blob_.cbData}; }

private:
    DATA_BLOB blob_{};
};

DATA_BLOB blobOf(std::string& text) {
    return {
        .cbData = static_cast<DWORD>(text.size()), .pbData = reinterpret_cast<BYTE*>(text.data())};
}

}  // namespace

std::optional<std::string> sealForThisComputer(std::string_view text) {
    std::string plain{text};
    DATA_BLOB given = blobOf(plain);
    Blob sealed;
    constexpr DWORD kHow = CRYPTPROTECT_LOCAL_MACHINE | CRYPTPROTECT_UI_FORBIDDEN;
    if (::CryptProtectData(
            &given, L"balcao-agent", nullptr, nullptr, nullptr, kHow, sealed.get()
        ) == 0) {
        return std::nullopt;
    }
    std::ostringstream line;
    Poco::Base64Encoder encoder{line};
    encoder.rdbuf()->setLineLength(0);
    encoder << sealed.text();
    encoder.close();
    return std::string{kMark} + line.str();
}

bool isSealed(std::string_view line) {
    return line.starts_with(kMark);
}

std::string openSealed(std::string_view line) {
    const std::runtime_error refusal{
        "it was locked on another computer, or changed since: write the secret itself into the "
        "file; the agent locks it again at its next start"};
    std::string bytes;
    try {
        std::istringstream encoded{std::string{line.substr(kMark.size())}};
        Poco::Base64Decoder decoder{encoded};
        Poco::StreamCopier::copyToString(decoder, bytes);
    } catch (const Poco::Exception&) {
        throw refusal;
    }
    DATA_BLOB given = blobOf(bytes);
    Blob plain;
    if (::CryptUnprotectData(
            &given, nullptr, nullptr, nullptr, nullptr, CRYPTPROTECT_UI_FORBIDDEN, plain.get()
        ) == 0) {
        throw refusal;
    }
    return plain.text();
}

}  // namespace balcao
