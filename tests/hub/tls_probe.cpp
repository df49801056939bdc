// Asks an https server once, as the agent would: `tls_probe URL CA_FILE`. Prints "trusted" and the
// status, or the kind of failure and why. For tls_matrix, which needs other names than localhost.
#include "agent/hub/rest/http_exchange.h"

#include <iostream>

int main(int argc, char** argv) {
    using namespace balcao;
    const auto address = argc == 3 ? readWebAddress(argv[1]) : std::nullopt;
    if (!address) {
        std::cerr << "usage: tls_probe https://HOST:PORT/ CA_FILE\n";
        return 2;
    }
    HttpExchange exchange{argv[2]};
    const auto answer = exchange.send(
        address->origin, {.method = "GET", .path = address->path, .headers = {}, .body = {}}, {}
    );
    if (answer) {
        std::cout << "trusted " << answer->status << '\n';
        return 0;
    }
    const bool is_untrusted = answer.error().kind == HttpFailure::Kind::untrusted;
    std::cout << (is_untrusted ? "untrusted " : "failed ") << answer.error().why << '\n';
    return is_untrusted ? 3 : 4;
}
