#pragma once

#include <string>

namespace balcao {

/// A new random UUID (version 4, RFC 9562) in its lower-case text form. Thread-safe. Throws
/// std::runtime_error when the system has no randomness to give.
std::string newUuid();

/// 128 random bits as 32 hexadecimal digits, for secrets that nobody may guess. As newUuid().
std::string newToken();

/// A random number in [0, 1), for spreading what many agents do. As newUuid().
double randomFraction();

}  // namespace balcao
