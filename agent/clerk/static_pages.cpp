#include "agent/clerk/static_pages.h"

#include "agent/clerk/http/request_parser.h"
#include "agent/service/log.h"

#include <Poco/InflatingStream.h>
#include <Poco/StreamCopier.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <sstream>
#include <utility>

namespace balcao {

namespace {

constexpr std::uintmax_t kLargestFile = std::uintmax_t{8} * 1024 * 1024;

struct Kind {
    std::string_view ending;
    std::string_view content_type;
};

constexpr std::array<Kind, 10> kKinds{{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".json", "application/json"},
    {".map", "application/json"},
    {".woff2", "font/woff2"},
    {".txt", "text/plain; charset=utf-8"},
}};

std::string_view contentTypeOf(std::string_view name) {
    const auto found = std::find_if(kKinds.begin(), kKinds.end(), [name](const Kind& kind) {
        return name.ends_with(kind.ending);
    });
    return found == kKinds.end() ? "application/octet-stream" : found->content_type;
}

bool isGzip(std::string_view content) {
    return content.starts_with("\x1f\x8b");
}

std::string inflated(const std::string& gzip) {
    std::istringstream packed{gzip};
    Poco::InflatingInputStream plain{packed, Poco::InflatingStreamBuf::STREAM_GZIP};
    std::string content;
    Poco::StreamCopier::copyToString(plain, content);
    return content;
}

/// FNV-1a: tells versions of our own files apart, nothing more.
std::string tagOf(std::string_view content) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char byte : content) {
        hash ^= static_cast<unsigned char>(byte);
        hash *= 1099511628211ULL;
    }
    std::ostringstream text;
    text << '"' << std::hex << hash << '"';
    return text.str();
}

/// Names that can only mean a file below the folder: words of plain characters, none of them
/// beginning with a dot.
bool isPlainName(std::string_view name) {
    char before = '/';
    for (const char c : name) {
        const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                              (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' ||
                              c == '/';
        if (!is_plain || (before == '/' && (c == '.' || c == '/'))) {
            return false;
        }
        before = c;
    }
    return before != '/';
}

Response notThere() {
    return problem(404, "no-such-page", "There is no such page. Open the address without a path.");
}

}  // namespace

StaticPages::StaticPages(
    std::span<const EmbeddedFile> files, std::filesystem::path folder, std::string index
)
    : folder_{std::move(folder)}
    , index_{std::move(index)} {
    constexpr std::string_view kPacked = ".gz";
    for (const EmbeddedFile& file : files) {
        std::string_view name = file.name;
        if (name.ends_with(kPacked) && isGzip(file.content)) {
            name.remove_suffix(kPacked.size());
        }
        pages_[std::string{name}] = {
            .content_type = contentTypeOf(name),
            .content = std::make_shared<const std::string>(file.content),
            .is_gzip = isGzip(file.content),
            .etag = tagOf(file.content)};
    }
}

Reply StaticPages::serve(const Request& request) const {
    std::string name = request.path.substr(1);
    if (name.empty()) {
        name = index_;
    }
    if (!folder_.empty()) {
        return LaneWork{LaneKind::reads, [this, &request, name = std::move(name)] {
                            return readFromFolder(request, name);
                        }};
    }
    const auto page = pages_.find(name);
    return page == pages_.end() ? notThere() : answer(request, page->second);
}

Response StaticPages::answer(const Request& request, const Page& page) const {
    Response response;
    response.headers.emplace_back("ETag", page.etag);
    response.headers.emplace_back("Cache-Control", "no-cache");
    response.headers.emplace_back("Vary", "Accept-Encoding");
    if (request.header("if-none-match") == page.etag) {
        response.status = 304;
        return response;
    }
    response.content_type = page.content_type;
    if (!page.is_gzip) {
        response.kept = page.content;
    } else if (acceptsGzip(request.header("accept-encoding"))) {
        response.headers.emplace_back("Content-Encoding", "gzip");
        response.kept = page.content;
    } else {
        response.body = inflated(*page.content);
    }
    return response;
}

Response StaticPages::readFromFolder(const Request& request, const std::string& name) const {
    if (!isPlainName(name)) {
        return notThere();
    }
    std::error_code failure;
    const auto root = std::filesystem::weakly_canonical(folder_, failure);
    const auto path = std::filesystem::weakly_canonical(folder_ / name, failure);
    // A link inside the folder must not lead out of it.
    const auto [end_of_root, place] =
        std::mismatch(root.begin(), root.end(), path.begin(), path.end());
    const bool is_inside = end_of_root == root.end();
    if (failure || !is_inside || !std::filesystem::is_regular_file(path, failure) ||
        std::filesystem::file_size(path, failure) > kLargestFile) {
        return notThere();
    }
    std::ifstream file{path, std::ios::binary};
    std::ostringstream content;
    content << file.rdbuf();
    Page page{
        .content_type = contentTypeOf(name),
        .content = std::make_shared<const std::string>(content.str()),
        .is_gzip = false,
        .etag = {}};
    page.etag = tagOf(*page.content);
    return answer(request, page);
}

bool acceptsGzip(std::string_view accept_encoding) {
    while (!accept_encoding.empty()) {
        const auto comma = std::min(accept_encoding.find(','), accept_encoding.size());
        std::string one;
        for (const char c : accept_encoding.substr(0, comma)) {
            if (c != ' ' && c != '\t') {
                one.push_back(c);
            }
        }
        accept_encoding.remove_prefix(std::min(comma + 1, accept_encoding.size()));
        const auto semicolon = std::min(one.find(';'), one.size());
        if (!equalsIgnoringCase(std::string_view{one}.substr(0, semicolon), "gzip")) {
            continue;
        }
        const std::string_view quality = std::string_view{one}.substr(semicolon);
        return quality.find_first_of("123456789") != std::string_view::npos || quality.empty();
    }
    return false;
}

}  // namespace balcao
