#include "agent/clerk/http/request_parser.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace balcao {

namespace {

constexpr std::string_view kLineEnd = "\r\n";

char lowered(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isTokenCharacter(char c) {
    constexpr std::string_view kOthers = "!#$%&'*+-.^_`|~";
    return isDigit(c) || (lowered(c) >= 'a' && lowered(c) <= 'z') ||
           kOthers.find(c) != std::string_view::npos;
}

bool isToken(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

bool isVisibleAscii(char c) {
    return c > ' ' && c < '\x7f';
}

bool isValueCharacter(char c) {
    return isVisibleAscii(c) || c == ' ' || c == '\t';
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlanks = " \t";
    const auto first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::optional<HttpFault> readTarget(const RequestLimits& limits, Request& request) {
    const std::string_view target = request.target;
    if (target.size() > limits.target_bytes) {
        return HttpFault{414, "the address is too long"};
    }
    if (target.empty() || target.front() != '/') {
        return HttpFault{400, "the request must name a path, not a whole address"};
    }
    if (!std::all_of(target.begin(), target.end(), isVisibleAscii) ||
        target.find('#') != std::string_view::npos) {
        return HttpFault{400, "the address holds a character that may not stand there"};
    }
    const auto mark = target.find('?');
    auto path = decodePercent(target.substr(0, mark), TargetPart::path);
    if (!path) {
        return HttpFault{400, "the address holds a broken or forbidden escape"};
    }
    request.path = std::move(*path);
    request.query = mark == std::string_view::npos ? std::string_view{} : target.substr(mark + 1);
    return std::nullopt;
}

std::optional<HttpFault> readRequestLine(
    std::string_view line, const RequestLimits& limits, Request& request
) {
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) {
        return HttpFault{400, "the first line is not a request line"};
    }
    request.method = line.substr(0, first);
    request.target = line.substr(first + 1, last - first - 1);
    const std::string_view version = line.substr(last + 1);
    if (!isToken(request.method)) {
        return HttpFault{400, "the method is not a word"};
    }
    if (version != "HTTP/1.1" && version != "HTTP/1.0") {
        return HttpFault{version.starts_with("HTTP/") ? 505 : 400, "only HTTP/1.1 is spoken here"};
    }
    request.is_http_1_0 = version == "HTTP/1.0";
    request.wants_keep_alive = !request.is_http_1_0;
    return readTarget(limits, request);
}

std::optional<HttpFault> readHeader(std::string_view line, Request& request) {
    if (line.front() == ' ' || line.front() == '\t') {
        return HttpFault{400, "folded header lines are not allowed"};
    }
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || !isToken(line.substr(0, colon))) {
        return HttpFault{400, "a header line is malformed"};
    }
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (!std::all_of(value.begin(), value.end(), isValueCharacter)) {
        return HttpFault{400, "a header value holds a character that may not stand there"};
    }
    request.headers.push_back({line.substr(0, colon), value});
    return std::nullopt;
}

/// Headers that change what a request means: twice is once too often.
constexpr std::array<std::string_view, 10> kAtMostOnce{
    "host",
    "content-length",
    "content-type",
    "origin",
    "sec-fetch-site",
    "x-balcao-token",
    "if-none-match",
    "last-event-id",
    "expect",
    "authorization"};

void readConnection(Request& request) {
    for (const HeaderField& field : request.headers) {
        if (!equalsIgnoringCase(field.name, "connection")) {
            continue;
        }
        std::string_view rest = field.value;
        while (!rest.empty()) {
            const auto comma = rest.find(',');
            const std::string_view word = trimmed(rest.substr(0, comma));
            if (equalsIgnoringCase(word, "close")) {
                request.wants_keep_alive = false;
            }
            rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
        }
    }
}

std::optional<HttpFault> readLength(const RequestLimits& limits, Request& request) {
    request.has_body_size = request.countHeaders("content-length") == 1;
    if (!request.has_body_size) {
        return std::nullopt;
    }
    const std::string_view digits = request.header("content-length");
    if (digits.empty() || !std::all_of(digits.begin(), digits.end(), isDigit)) {
        return HttpFault{400, "Content-Length is not a number"};
    }
    constexpr std::size_t kMostDigits = 15;  // far from the end of the range
    if (digits.size() > kMostDigits) {
        return HttpFault{413, "the body is too large"};
    }
    for (const char digit : digits) {
        request.body_size = request.body_size * 10 + static_cast<std::size_t>(digit - '0');
    }
    const bool may_bring_file = !limits.file_path_end.empty() && request.method == "POST" &&
                                request.path.ends_with(limits.file_path_end);
    const std::size_t most =
        may_bring_file ? std::max(limits.file_bytes, limits.body_bytes) : limits.body_bytes;
    if (request.body_size > most) {
        return HttpFault{413, "the body is too large"};
    }
    return std::nullopt;
}

std::optional<HttpFault> checkFraming(const RequestLimits& limits, Request& request) {
    for (const std::string_view name : kAtMostOnce) {
        if (request.countHeaders(name) > 1) {
            return HttpFault{400, "a header stands there twice that may stand only once"};
        }
    }
    if (request.countHeaders("transfer-encoding") != 0) {
        return HttpFault{400, "send the body with Content-Length, not Transfer-Encoding"};
    }
    if (request.countHeaders("host") != 1) {
        return HttpFault{400, "the request must name its host"};
    }
    if (request.countHeaders("expect") != 0) {
        return HttpFault{417, "send the body at once"};
    }
    readConnection(request);
    return readLength(limits, request);
}

std::optional<std::uint8_t> hexValue(char c) {
    if (isDigit(c)) {
        return static_cast<std::uint8_t>(c - '0');
    }
    const char low = lowered(c);
    if (low >= 'a' && low <= 'f') {
        return static_cast<std::uint8_t>(low - 'a' + 10);
    }
    return std::nullopt;
}

bool isForbiddenEscape(char c, TargetPart part) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f) {
        return true;
    }
    return part == TargetPart::path && (c == '/' || c == '\\');
}

}  // namespace

bool equalsIgnoringCase(std::string_view left, std::string_view right) {
    return left.size() == right.size() &&
           std::equal(left.begin(), left.end(), right.begin(), [](char a, char b) {
               return lowered(a) == lowered(b);
           });
}

std::string_view Request::header(std::string_view name) const {
    for (const HeaderField& field : headers) {
        if (equalsIgnoringCase(field.name, name)) {
            return field.value;
        }
    }
    return {};
}

std::size_t Request::countHeaders(std::string_view name) const {
    return static_cast<std::size_t>(std::count_if(
        headers.begin(),
        headers.end(),
        [name](const HeaderField& field) { return equalsIgnoringCase(field.name, name); }
    ));
}

HeadScan scanHead(std::string_view bytes, std::size_t scanned, const RequestLimits& limits) {
    const auto faulty = [](HttpFault fault) {
        return HeadScan{.found = HeadScan::Found::fault, .fault = fault};
    };
    if (!bytes.empty() && (bytes.front() < 'A' || bytes.front() > 'Z')) {
        return faulty({400, "this is not an HTTP request"});
    }
    auto feed = bytes.find('\n', scanned);
    while (feed != std::string_view::npos) {
        if (feed == 0 || bytes[feed - 1] != '\r') {
            return faulty({400, "lines must end in CR LF"});
        }
        if (feed >= limits.head_bytes) {
            break;
        }
        if (feed >= 3 && bytes.substr(feed - 3, 2) == kLineEnd) {
            return {.found = HeadScan::Found::end, .size = feed + 1, .fault = {}};
        }
        feed = bytes.find('\n', feed + 1);
    }
    if (bytes.size() >= limits.head_bytes) {
        return faulty({431, "the request's head is too long"});
    }
    return {};
}

std::optional<HttpFault> parseHead(
    std::string_view head, const RequestLimits& limits, Request& request
) {
    request.headers.clear();
    request.head_size = head.size();
    request.body_size = 0;
    request.body = {};
    auto end = head.find(kLineEnd);
    if (auto fault = readRequestLine(head.substr(0, end), limits, request)) {
        return fault;
    }
    std::string_view rest = head.substr(end + kLineEnd.size());
    while (!rest.starts_with(kLineEnd)) {
        end = rest.find(kLineEnd);
        if (request.headers.size() == limits.headers) {
            return HttpFault{431, "too many headers"};
        }
        if (auto fault = readHeader(rest.substr(0, end), request)) {
            return fault;
        }
        rest = rest.substr(end + kLineEnd.size());
    }
    return checkFraming(limits, request);
}

std::optional<std::string> decodePercent(std::string_view text, TargetPart part) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '+' && part == TargetPart::query) {
            decoded.push_back(' ');
            continue;
        }
        if (text[at] != '%') {
            decoded.push_back(text[at]);
            continue;
        }
        if (at + 2 >= text.size()) {
            return std::nullopt;
        }
        const auto high = hexValue(text[at + 1]);
        const auto low = hexValue(text[at + 2]);
        if (!high || !low) {
            return std::nullopt;
        }
        const auto byte = static_cast<char>(static_cast<unsigned char>(*high * 16 + *low));
        if (isForbiddenEscape(byte, part)) {
            return std::nullopt;
        }
        decoded.push_back(byte);
        at += 2;
    }
    return decoded;
}

std::optional<std::vector<std::pair<std::string, std::string>>> parseQuery(std::string_view query) {
    std::vector<std::pair<std::string, std::string>> parameters;
    while (!query.empty()) {
        const auto end = query.find('&');
        const std::string_view part = query.substr(0, end);
        query = end == std::string_view::npos ? std::string_view{} : query.substr(end + 1);
        const auto equals = part.find('=');
        auto name = decodePercent(part.substr(0, equals), TargetPart::query);
        auto value = decodePercent(
            equals == std::string_view::npos ? std::string_view{} : part.substr(equals + 1),
            TargetPart::query
        );
        if (!name || !value) {
            return std::nullopt;
        }
        parameters.emplace_back(std::move(*name), std::move(*value));
    }
    return parameters;
}

}  // namespace balcao
