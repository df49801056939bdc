#pragma once

#include <Poco/Net/Context.h>

#include <filesystem>
#include <string>

namespace balcao {

/// A context that trusts only a server that proves to be `host` (a name or an IP address) by a
/// certificate of a CA in `ca_file`, or of a CA of this computer if that is empty.
///
/// TLS 1.2 or newer with forward secrecy. OpenSSL itself checks the name within the handshake, so
/// that not one byte of a request reaches a false server; loopback is no exception, unlike in Poco
///. Throws std::exception if the CAs cannot be read.
Poco::Net::Context::Ptr makeTlsContext(
    const std::string& host, const std::filesystem::path& ca_file
);

/// Why the last handshake on this thread did not trust the server, in words; empty if it did.
std::string lastTlsDistrust();

/// To be called before a handshake on this thread.
void clearTlsDistrust();

/// Adds the CAs that this computer trusts. Throws std::exception if they cannot be read.
void trustSystemRoots(Poco::Net::Context& context);

}  // namespace balcao
