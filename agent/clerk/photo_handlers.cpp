// Photos of products, from the agent's own shelf: the page asks nobody else.
#include "agent/clerk/operations.h"
#include "common/proofs/proof.h"

#include <array>
#include <string>
#include <utility>

namespace balcao {

namespace {

/// 204 while the photo is not here: it may come yet, and nothing is wrong without it.
Response getPhoto(const ClerkParts& parts, const Call& call) {
    if (parts.photos == nullptr) {
        return bare(204);
    }
    auto bytes = parts.photos->read(call.path_values.at(0));
    const auto format = bytes ? sniffProof(*bytes) : std::nullopt;
    if (!format) {
        return bare(204);
    }
    Response response;
    response.content_type = mediaTypeOf(*format);
    response.body = *std::move(bytes);
    return response;
}

constexpr std::array kOperations = {
    reading("getPhoto", "/api/v1/photos/{photo}", getPhoto),
};

}  // namespace

void addPhotoRoutes(Router& router, ClerkParts& parts) {
    addOperations(router, parts, kOperations);
}

}  // namespace balcao
