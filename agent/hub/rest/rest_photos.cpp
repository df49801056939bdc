#include "agent/hub/rest/rest_photos.h"

#include "common/proofs/proof.h"
#include "printing/intake/label_link.h"

#include <chrono>
#include <cstddef>
#include <utility>

namespace balcao {

namespace {

constexpr std::size_t kMostBytes = std::size_t{2} << 20U;  // of one photo
constexpr std::chrono::seconds kTimeout{10};

LabelPlace placeOf(const Origin& origin) {
    return {.is_https = origin.is_tls, .host = origin.host, .port = origin.port};
}

Failure<PhotoMiss> never(std::string why) {
    return Failure{PhotoMiss{.is_final = true, .why = std::move(why)}};
}

bool isPicture(const std::string& bytes) {
    const auto format = sniffProof(bytes);
    return format == ProofFormat::jpeg || format == ProofFormat::png;
}

}  // namespace

RestPhotos::RestPhotos(HubPlace hub, std::set<std::string> hosts)
    : hub_{std::move(hub)}
    , hosts_{std::move(hosts)}
    , hub_exchange_{hub_.ca_file}
    , public_exchange_{{}} {}

Result<WebAddress, std::string> RestPhotos::allowedPlace(const std::string& address) const {
    auto place = readWebAddress(address);
    if (!place) {
        return Failure{std::string{"its address is not one of https"}};
    }
    const LabelLinkRules rules{
        .hub = placeOf(hub_.address.origin), .allowed_hosts = hosts_, .what = "photo"};
    if (auto why = whyNotAsked(placeOf(place->origin), rules)) {
        return Failure{*std::move(why)};
    }
    return *std::move(place);
}

bool RestPhotos::mayAsk(const std::string& address) const {
    return allowedPlace(address).has_value();
}

Result<std::string, PhotoMiss> RestPhotos::bring(const std::string& address) {
    const auto place = allowedPlace(address);
    if (!place) {
        return never(place.error());
    }
    const bool is_at_hub = place->origin.host == hub_.address.origin.host;
    HttpLimits limits;
    limits.timeout = kTimeout;
    limits.max_body_bytes = kMostBytes;
    limits.is_public_only = !is_at_hub;
    const HttpRequest request{.method = "GET", .path = place->path, .headers = {}, .body = {}};
    auto answer =
        (is_at_hub ? hub_exchange_ : public_exchange_).send(place->origin, request, limits);
    if (!answer) {
        const bool is_final = answer.error().kind == HttpFailure::Kind::malformed;
        return Failure{PhotoMiss{
            .is_final = is_final,
            .why = place->origin.host + " cannot be asked: " + answer.error().why}};
    }
    if (answer->status != 200) {
        return Failure{PhotoMiss{
            .is_final = answer->status < 500 && answer->status != 429,
            .why = place->origin.host + " answered " + std::to_string(answer->status)}};
    }
    if (!isPicture(answer->body)) {
        return never("what " + place->origin.host + " sent is no whole JPEG or PNG");
    }
    return std::move(answer->body);
}

void RestPhotos::interrupt() {
    hub_exchange_.interrupt();
    public_exchange_.interrupt();
}

}  // namespace balcao
