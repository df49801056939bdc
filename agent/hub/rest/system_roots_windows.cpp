#include "agent/hub/rest/tls_context.h"

#include <Poco/Net/SSLException.h>

#include <openssl/ssl.h>
#include <openssl/x509.h>
// clang-format off
#include <windows.h>
#include <wincrypt.h>
// clang-format on

namespace balcao {

/// OpenSSL has no store of its own on Windows: the machine's ROOT store is read.
void trustSystemRoots(Poco::Net::Context& context) {
    const HCERTSTORE roots = CertOpenSystemStoreW(0, L"ROOT");
    if (roots == nullptr) {
        throw Poco::Net::SSLContextException("cannot open this computer's store of CAs", "ROOT");
    }
    X509_STORE* const trusted = SSL_CTX_get_cert_store(context.sslContext());
    int count = 0;
    for (PCCERT_CONTEXT root = CertEnumCertificatesInStore(roots, nullptr); root != nullptr;
         root = CertEnumCertificatesInStore(roots, root)) {
        const unsigned char* encoded = root->pbCertEncoded;
        X509* const certificate =
            d2i_X509(nullptr, &encoded, static_cast<long>(root->cbCertEncoded));
        if (certificate != nullptr) {
            count += X509_STORE_add_cert(trusted, certificate);
            X509_free(certificate);
        }
    }
    CertCloseStore(roots, 0);
    if (count == 0) {
        throw Poco::Net::SSLContextException("this computer's store of CAs is empty", "ROOT");
    }
}

}  // namespace balcao
