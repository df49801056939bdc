#include "agent/clerk/static_pages.h"

#include "tests/support/temp_folder.h"

#include <Poco/DeflatingStream.h>
#include <boost/test/unit_test.hpp>

#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace balcao::test {

namespace {

std::string packed(const std::string& content) {
    std::ostringstream out;
    Poco::DeflatingOutputStream gzip{out, Poco::DeflatingStreamBuf::STREAM_GZIP};
    gzip << content;
    gzip.close();
    return out.str();
}

struct Shelf {
    std::string script{packed("let x = 1;")};
    std::array<EmbeddedFile, 3> files{
        EmbeddedFile{"index.html", "<!doctype html>"},
        EmbeddedFile{"app.js.gz", script},
        EmbeddedFile{"app.css", "body{}"}};
};

Request ask(const std::string& path, std::vector<HeaderField> headers = {}) {
    Request request;
    request.method = "GET";
    request.path = path;
    request.headers = std::move(headers);
    return request;
}

Response served(const StaticPages& pages, const Request& request) {
    Reply reply = pages.serve(request);
    if (auto* work = std::get_if<LaneWork>(&reply)) {
        return work->work();
    }
    return std::get<Response>(reply);
}

std::string contentOf(const Response& response) {
    return response.kept ? *response.kept : response.body;
}

std::string headerOf(const Response& response, std::string_view name) {
    for (const auto& [known, value] : response.headers) {
        if (known == name) {
            return value;
        }
    }
    return {};
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(static_pages, Shelf)

BOOST_AUTO_TEST_CASE(the_root_is_the_page) {
    const StaticPages pages{files, {}};
    const Response response = served(pages, ask("/"));
    BOOST_TEST(response.status == 200);
    BOOST_TEST(response.content_type == "text/html; charset=utf-8");
    BOOST_TEST(contentOf(response) == "<!doctype html>");
    BOOST_TEST(headerOf(response, "Cache-Control") == "no-cache");
}

BOOST_AUTO_TEST_CASE(packed_files_go_out_packed_to_who_takes_them) {
    const StaticPages pages{files, {}};
    const Response small = served(pages, ask("/app.js", {{"Accept-Encoding", "br, gzip"}}));
    BOOST_TEST(headerOf(small, "Content-Encoding") == "gzip");
    BOOST_TEST(contentOf(small) == script);
    const Response plain = served(pages, ask("/app.js"));
    BOOST_TEST(headerOf(plain, "Content-Encoding").empty());
    BOOST_TEST(contentOf(plain) == "let x = 1;");
}

BOOST_AUTO_TEST_CASE(an_unchanged_file_is_304) {
    const StaticPages pages{files, {}};
    const std::string etag = headerOf(served(pages, ask("/app.css")), "ETag");
    const Response again = served(pages, ask("/app.css", {{"If-None-Match", etag}}));
    BOOST_TEST(again.status == 304);
    BOOST_TEST(contentOf(again).empty());
    BOOST_TEST(served(pages, ask("/app.js", {{"If-None-Match", etag}})).status == 200);
}

BOOST_AUTO_TEST_CASE(what_is_not_there_is_404) {
    const StaticPages pages{files, {}};
    for (const char* path : {"/x", "/app.js.gz", "/index.html/", "/..", "//", "/app.css/x"}) {
        BOOST_TEST(served(pages, ask(path)).status == 404, path);
    }
}

BOOST_AUTO_TEST_CASE(a_folder_is_read_anew_each_time) {
    const TempFolder folder;
    const StaticPages pages{files, folder.path()};
    std::ofstream{folder.path() / "index.html"} << "one";
    BOOST_TEST(contentOf(served(pages, ask("/"))) == "one");
    std::ofstream{folder.path() / "index.html"} << "two";
    BOOST_TEST(contentOf(served(pages, ask("/"))) == "two");
    BOOST_TEST(served(pages, ask("/app.css")).status == 404);
}

BOOST_AUTO_TEST_CASE(no_path_leads_out_of_the_folder) {
    const TempFolder outside;
    std::ofstream{outside.path() / "secret.txt"} << "secret";
    const TempFolder folder;
    std::filesystem::create_directory(folder.path() / "sub");
    std::ofstream{folder.path() / "sub" / "in.txt"} << "in";
    std::ofstream{folder.path() / ".hidden"} << "hidden";
    std::filesystem::create_symlink(outside.path() / "secret.txt", folder.path() / "link.txt");
    const StaticPages pages{{}, folder.path()};
    BOOST_TEST(contentOf(served(pages, ask("/sub/in.txt"))) == "in");
    const std::string name = outside.path().filename().string();
    for (const std::string& path :
         {"/../" + name + "/secret.txt",
          "/sub/../../" + name + "/secret.txt",
          outside.path().string() + "/secret.txt",
          "/" + outside.path().string() + "/secret.txt",
          std::string{"/link.txt"},
          std::string{"/.hidden"},
          std::string{"/sub"},
          std::string{"/sub/"},
          std::string{"/sub//in.txt"},
          std::string{"/sub\\in.txt"},
          std::string{"/./sub/in.txt"}}) {
        BOOST_TEST(served(pages, ask(path)).status == 404, path);
    }
}

BOOST_AUTO_TEST_CASE(gzip_is_taken_only_if_it_is_named) {
    for (const char* yes :
         {"gzip", "deflate, gzip;q=1.0", "GZIP", "br,gzip;q=0.5", "gzip ; q=0.1"}) {
        BOOST_TEST(acceptsGzip(yes), yes);
    }
    for (const char* no : {"", "br", "gzip;q=0", "gzip;q=0.0", "xgzip", "identity"}) {
        BOOST_TEST(!acceptsGzip(no), no);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
