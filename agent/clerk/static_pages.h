#pragma once

#include "agent/clerk/http/request_taker.h"
#include "common/embed/embedded_file.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace balcao {

/// The page's files: those compiled in, or those of a folder while developing.
class StaticPages {
public:
    /// `files` may be gzip bytes (then a name may end in .gz, which is left out) and must outlive
    /// this. A `folder` that is not empty is served instead, read anew at each request. "/" is
    /// `index`.
    StaticPages(
        std::span<const EmbeddedFile> files,
        std::filesystem::path folder,
        std::string index = "index.html"
    );

    /// The file for a path; 404 if there is none.
    Reply serve(const Request& request) const;

private:
    struct Page {
        std::string_view content_type;
        std::shared_ptr<const std::string> content;
        bool is_gzip{false};
        std::string etag;
    };

    Response answer(const Request& request, const Page& page) const;
    Response readFromFolder(const Request& request, const std::string& name) const;

    std::map<std::string, Page, std::less<>> pages_;
    std::filesystem::path folder_;
    std::string index_;
};

/// True if the client takes gzip (RFC 9110, Accept-Encoding; "gzip;q=0" is a no).
bool acceptsGzip(std::string_view accept_encoding);

}  // namespace balcao
