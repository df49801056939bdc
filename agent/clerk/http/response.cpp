#include "agent/clerk/http/response.h"

#include "agent/json/json_writer.h"

#include <algorithm>
#include <cstddef>

namespace balcao {

namespace {

// There is no Access-Control header, so no other origin reads anything.
constexpr std::string_view kWallHeaders =
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'\r\n"
    "X-Frame-Options: DENY\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n";

std::string_view reasonOf(int status) {
    switch (status) {
        case 200:
            return "OK";
        case 304:
            return "Not Modified";
        case 400:
            return "Bad Request";
        case 401:
            return "Unauthorized";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 408:
            return "Request Timeout";
        case 409:
            return "Conflict";
        case 411:
            return "Length Required";
        case 413:
            return "Content Too Large";
        case 414:
            return "URI Too Long";
        case 415:
            return "Unsupported Media Type";
        case 417:
            return "Expectation Failed";
        case 421:
            return "Misdirected Request";
        case 431:
            return "Request Header Fields Too Large";
        case 503:
            return "Service Unavailable";
        case 505:
            return "HTTP Version Not Supported";
        default:
            return "Error";
    }
}

void addHeader(std::string& head, std::string_view name, std::string_view value) {
    head.append(name).append(": ").append(value).append("\r\n");
}

bool names(const Response& response, std::string_view header) {
    return std::any_of(
        response.headers.begin(),
        response.headers.end(),
        [header](const auto& given) { return given.first == header; }
    );
}

}  // namespace

std::string responseHead(const Response& response, const ResponseFrame& frame) {
    constexpr std::size_t kUsualSize = 1024;
    std::string head;
    head.reserve(kUsualSize + response.body.size());
    head.append("HTTP/1.1 ")
        .append(std::to_string(response.status))
        .append(" ")
        .append(reasonOf(response.status))
        .append("\r\n");
    addHeader(head, "Date", frame.date);
    if (!response.content_type.empty()) {
        addHeader(head, "Content-Type", response.content_type);
    }
    if (response.status != 304) {
        const std::size_t kept_size = response.kept ? response.kept->size() : 0;
        addHeader(head, "Content-Length", std::to_string(response.body.size() + kept_size));
    }
    for (const auto& [name, value] : response.headers) {
        addHeader(head, name, value);
    }
    if (!names(response, "Cache-Control")) {
        addHeader(head, "Cache-Control", "no-store");
    }
    if (!frame.keeps_alive) {
        addHeader(head, "Connection", "close");
    } else if (frame.is_http_1_0) {
        addHeader(head, "Connection", "keep-alive");
    }
    head.append(kWallHeaders).append("\r\n");
    return head;
}

std::string streamHead(std::string_view date) {
    std::string head{"HTTP/1.1 200 OK\r\n"};
    addHeader(head, "Date", date);
    addHeader(head, "Content-Type", "text/event-stream");
    addHeader(head, "Cache-Control", "no-store");
    addHeader(head, "Connection", "close");
    head.append(kWallHeaders).append("\r\n");
    return head;
}

Response problem(
    int status, std::string_view slug, std::string_view title, std::string_view detail
) {
    Response response = bare(status);
    response.content_type = kProblemType;
    JsonWriter json{response.body};
    json.beginObject();
    json.member("type", slug);
    json.member("title", title);
    json.member("status", status);
    if (!detail.empty()) {
        json.member("detail", detail);
    }
    json.endObject();
    return response;
}

Response bare(int status) {
    Response response;
    response.status = status;
    return response;
}

}  // namespace balcao
