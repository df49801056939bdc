#include "agent/hub/rest/problem_codec.h"

#include "agent/hub/rest/order_codec.h"

#include <algorithm>

namespace balcao {

namespace {

constexpr std::size_t kMaxSlugBytes = 64;
constexpr std::size_t kMaxDetailBytes = 500;

/// The last segment of the path; empty if it is not a word as problems have it.
std::string slugOf(std::string_view type) {
    type = type.substr(0, type.find_first_of("?#"));
    while (type.ends_with('/')) {
        type.remove_suffix(1);
    }
    const std::string_view last = type.substr(type.rfind('/') + 1);  // npos + 1 is 0
    const bool is_word =
        last.size() <= kMaxSlugBytes && std::all_of(last.begin(), last.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                   c == '-' || c == '_' || c == '.';
        });
    return is_word && type != "about:blank" ? std::string{last} : std::string{};
}

/// One line for a screen: no controls, not too long, not cut within a character.
std::string sentenceOf(std::string_view text) {
    std::size_t size = std::min(text.size(), kMaxDetailBytes);
    while (size > 0 && size < text.size() &&
           (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) {
        --size;
    }
    std::string sentence{text.substr(0, size)};
    for (char& c : sentence) {
        if (static_cast<unsigned char>(c) < 0x20 || c == '\x7f') {
            c = ' ';
        }
    }
    return sentence;
}

}  // namespace

bool isJson(const HttpAnswer& answer) {
    const std::string_view header = answer.header("Content-Type");
    const std::string_view field = header.substr(0, header.find_first_of("; \t"));
    constexpr std::string_view kSuffix = "+json";
    return isSameToken(field, "application/json") ||
           (field.size() > kSuffix.size() &&
            isSameToken(field.substr(field.size() - kSuffix.size()), kSuffix));
}

std::string slugOfProblem(const HttpAnswer& answer) {
    if (!isJson(answer)) {
        return {};
    }
    try {
        JsonReader reader;
        return slugOf(reader.parse(answer.body).textOr("type"));
    } catch (const JsonError&) {
        return {};
    }
}

std::optional<Problem> readProblem(
    const HttpAnswer& answer, const StoreKey& store, const HubCodes& codes, JsonReader& reader
) {
    if (!isJson(answer)) {
        return std::nullopt;
    }
    try {
        const JsonValue body = reader.parse(answer.body);
        Problem problem{
            .slug = slugOf(body.textOr("type")),
            .detail = sentenceOf(body.textOr("detail", body.textOr("title"))),
            .is_retryable = std::nullopt,
            .order = std::nullopt};
        if (body.find("retryable")) {
            problem.is_retryable = body.booleanAt("retryable");
        }
        if (const auto order = body.find("order")) {
            problem.order = readHubOrder(*order, store, codes);
            problem.order->etag = answer.header("ETag");
        }
        return problem;
    } catch (const JsonError&) {
        return std::nullopt;
    }
}

}  // namespace balcao
