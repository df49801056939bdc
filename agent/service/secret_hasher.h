#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace balcao {

/// Turns what people know or carry into what may stand on a disk (libsodium).
///
/// Everything is keyed with a pepper that lies beside the ledger, never in it: a copy of the ledger
/// alone (a backup) lets nobody try PINs. Thread-safe.
class SecretHasher {
public:
    /// How much work one guess is. The usual cost takes some 30 ms and 19 MiB; `for_tests` is
    /// quick and no protection.
    enum class Cost : std::uint8_t { usual, for_tests };

    /// `pepper` are 64 hexadecimal digits. Throws std::runtime_error if libsodium cannot start.
    explicit SecretHasher(const std::string& pepper, Cost cost = Cost::usual);

    /// Argon2id of the peppered PIN, with its salt and cost, as one text. Throws
    /// std::runtime_error without memory.
    std::string hashPin(std::string_view pin) const;

    /// Whether the PIN belongs to a text of hashPin. Takes as long for a wrong one.
    bool isPin(std::string_view pin, const std::string& hash) const;

    /// A keyed fingerprint (BLAKE2b) of a secret with enough bits of its own: tokens, badges.
    std::string fingerprint(std::string_view secret) const;

private:
    std::string pepper_;
    Cost cost_;
};

/// 256 random bits as 64 hexadecimal digits.
std::string newSecretToken();

/// A code that a person can read aloud and type: 12 letters and digits, none mistaken for another.
std::string newSpokenCode();

/// The pepper of a data folder; made at the first call, in a file that only the agent's user can
/// read. Throws std::runtime_error with what to do.
std::string pepperOf(const std::filesystem::path& data_folder);

}  // namespace balcao
