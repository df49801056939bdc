#include "agent/hub/rest/tls_context.h"

#include <Poco/Net/SSLException.h>

#include <openssl/ssl.h>

namespace balcao {

void trustSystemRoots(Poco::Net::Context& context) {
    constexpr const char* kBundle = "/etc/ssl/certs/ca-certificates.crt";  // ca-certificates
    if (SSL_CTX_load_verify_locations(context.sslContext(), kBundle, nullptr) != 1) {
        throw Poco::Net::SSLContextException(
            "cannot read this computer's CAs: install ca-certificates or set hub.ca_file", kBundle
        );
    }
}

}  // namespace balcao
