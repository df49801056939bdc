#include "agent/service/secret_hasher.h"

#include "agent/service/files.h"
#include "agent/service/secrets.h"

#include <array>
#include <cstddef>
#include <sodium.h>
#include <stdexcept>

namespace balcao {

namespace {

// 19 MiB and two passes: the least that OWASP's password storage advice allows for Argon2id.
constexpr unsigned long long kPasses = 2;
constexpr std::size_t kMemoryBytes = std::size_t{19} * 1024 * 1024;
constexpr std::size_t kTokenBytes = 32;

const unsigned char* bytesOf(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::string hexOf(const unsigned char* bytes, std::size_t size) {
    std::string hex(size * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), bytes, size);
    hex.pop_back();  // the closing zero of C
    return hex;
}

void startSodium() {
    if (sodium_init() < 0) {
        throw std::runtime_error{
            "start the encryption library (libsodium): it found no source of randomness. Start "
            "this computer anew; if that does not help, call support"};
    }
}

}  // namespace

SecretHasher::SecretHasher(const std::string& pepper, Cost cost)
    : pepper_{pepper}
    , cost_{cost} {
    startSodium();
    if (pepper_.size() != kTokenBytes * 2) {
        throw std::runtime_error{"the file pin.pepper is damaged: put it back from a backup"};
    }
}

std::string SecretHasher::hashPin(std::string_view pin) const {
    const std::string peppered = fingerprint(pin);
    std::array<char, crypto_pwhash_STRBYTES> text{};
    const bool is_usual = cost_ == Cost::usual;
    const int failed = crypto_pwhash_str_alg(
        text.data(),
        peppered.data(),
        peppered.size(),
        is_usual ? kPasses : crypto_pwhash_argon2id_OPSLIMIT_MIN,
        is_usual ? kMemoryBytes : crypto_pwhash_argon2id_MEMLIMIT_MIN,
        crypto_pwhash_ALG_ARGON2ID13
    );
    if (failed != 0) {
        throw std::runtime_error{"check a PIN: there is not enough memory. Try again"};
    }
    return text.data();
}

bool SecretHasher::isPin(std::string_view pin, const std::string& hash) const {
    const std::string peppered = fingerprint(pin);
    return crypto_pwhash_str_verify(hash.c_str(), peppered.data(), peppered.size()) == 0;
}

std::string SecretHasher::fingerprint(std::string_view secret) const {
    std::array<unsigned char, crypto_generichash_BYTES> hash{};
    crypto_generichash(
        hash.data(), hash.size(), bytesOf(secret), secret.size(), bytesOf(pepper_), pepper_.size()
    );
    return hexOf(hash.data(), hash.size());
}

std::string newSecretToken() {
    startSodium();
    std::array<unsigned char, kTokenBytes> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return hexOf(bytes.data(), bytes.size());
}

std::string newSpokenCode() {
    startSodium();
    constexpr std::string_view kLetters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    constexpr int kLength = 12;
    std::string code;
    for (int i = 0; i < kLength; ++i) {
        code += kLetters[randombytes_uniform(kLetters.size())];
    }
    return code;
}

std::string pepperOf(const std::filesystem::path& data_folder) {
    const auto file = data_folder / "pin.pepper";
    if (!std::filesystem::exists(file)) {
        writeFileDurably(file, newSecretToken() + "\n");
    }
    try {
        return readSecretFile(file);
    } catch (const std::exception& problem) {
        throw std::runtime_error{"read " + file.string() + ": " + problem.what()};
    }
}

}  // namespace balcao
