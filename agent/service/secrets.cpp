#include "agent/service/secrets.h"

#include "agent/service/files.h"
#include "agent/service/sealed_text.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace balcao {

namespace {

constexpr std::size_t kMaxSecretBytes = 4096;

/// As the file has it: the secret, or the secret locked.
std::string readLine(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    if (!stream || !std::filesystem::is_regular_file(file)) {
        throw std::runtime_error{
            "there is no such file, or the agent's user may not read it: make it, with the secret "
            "as its only line"};
    }
    if (isOpenToOthers(file)) {
        throw std::runtime_error{
            "other users of this computer can read it: allow only the agent's user (" +
            howToClose(file) + ")"};
    }
    std::string secret(kMaxSecretBytes + 1, '\0');
    stream.read(secret.data(), static_cast<std::streamsize>(secret.size()));
    secret.resize(static_cast<std::size_t>(stream.gcount()));
    if (secret.size() > kMaxSecretBytes) {
        throw std::runtime_error{"it is longer than 4 kB: is it the right file?"};
    }
    while (secret.ends_with('\n') || secret.ends_with('\r')) {
        secret.pop_back();
    }
    const bool is_one_line =
        std::ranges::none_of(secret, [](char c) { return static_cast<unsigned char>(c) < ' '; });
    if (secret.empty() || !is_one_line) {
        throw std::runtime_error{"it must hold the secret as its only line"};
    }
    return secret;
}

}  // namespace

std::string readSecretFile(const std::filesystem::path& file) {
    std::string secret = readLine(file);
    return isSealed(secret) ? openSealed(secret) : secret;
}

bool sealSecretFile(const std::filesystem::path& file) {
    const std::string secret = readLine(file);
    const auto sealed = isSealed(secret) ? std::nullopt : sealForThisComputer(secret);
    // The new file has the rights of its folder, and must be short enough to be read again.
    if (!sealed || sealed->size() > kMaxSecretBytes || isOpenToOthers(file.parent_path())) {
        return false;
    }
    try {
        writeFileDurably(file, *sealed + "\n");
    } catch (const std::runtime_error&) {
        return false;  // an administrator's file, which the agent may only read: its rights guard
                       // it
    }
    return true;
}

}  // namespace balcao
