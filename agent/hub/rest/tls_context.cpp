#include "agent/hub/rest/tls_context.h"

#include <Poco/Net/IPAddress.h>
#include <Poco/Net/SSLException.h>

#include <openssl/ssl.h>
#include <openssl/x509v3.h>

namespace balcao {

namespace {

using Poco::Net::Context;

constexpr int kVerificationDepth = 9;
constexpr const char* kCiphers =  // TLS 1.2; those of TLS 1.3 are all good
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:"
    "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:"
    "ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305";

// OpenSSL's verdict belongs to the handshake that runs on this thread.
thread_local std::string last_distrust;

/// Only listens: what OpenSSL refuses stays refused. It stands where Poco's own callback would ask
/// handlers, of which the default asks on stdin.
int listenToVerdict(int is_ok, X509_STORE_CTX* store) {
    if (is_ok == 0) {
        last_distrust = X509_verify_cert_error_string(X509_STORE_CTX_get_error(store));
    }
    return is_ok;
}

void demandHost(Context& context, const std::string& host) {
    X509_VERIFY_PARAM* const rules = SSL_CTX_get0_param(context.sslContext());
    Poco::Net::IPAddress ignored;
    int is_set = 0;
    if (Poco::Net::IPAddress::tryParse(host, ignored)) {
        is_set = X509_VERIFY_PARAM_set1_ip_asc(rules, host.c_str());
    } else {
        X509_VERIFY_PARAM_set_hostflags(
            rules, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS | X509_CHECK_FLAG_NEVER_CHECK_SUBJECT
        );
        is_set = X509_VERIFY_PARAM_set1_host(rules, host.c_str(), host.size());
    }
    if (is_set != 1) {
        throw Poco::Net::SSLContextException("cannot demand the name of the server", host);
    }
}

}  // namespace

Context::Ptr makeTlsContext(const std::string& host, const std::filesystem::path& ca_file) {
    Context::Ptr context{new Context(
        Context::TLS_CLIENT_USE,
        "",
        "",
        ca_file.string(),
        Context::VERIFY_STRICT,
        kVerificationDepth,
        false,
        kCiphers
    )};
    if (ca_file.empty()) {
        trustSystemRoots(*context);
    }
    context->requireMinimumProtocol(Context::PROTO_TLSV1_2);
    context->enableExtendedCertificateVerification(true);
    demandHost(*context, host);
    SSL_CTX_set_verify(
        context->sslContext(), SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, &listenToVerdict
    );
    return context;
}

std::string lastTlsDistrust() {
    return last_distrust;
}

void clearTlsDistrust() {
    last_distrust.clear();
}

}  // namespace balcao
