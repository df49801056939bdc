#include "agent/service/sha256.h"

#include <Poco/SHA2Engine.h>

namespace balcao {

std::string sha256Of(std::string_view bytes) {
    Poco::SHA2Engine engine{Poco::SHA2Engine::SHA_256};
    engine.update(bytes.data(), bytes.size());
    return Poco::DigestEngine::digestToHex(engine.digest());
}

}  // namespace balcao
