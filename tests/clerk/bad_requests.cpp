#include "tests/clerk/bad_requests.h"

#include <array>
#include <string_view>

namespace balcao::test {

namespace {

class Collection {
public:
    void add(std::string what, std::string bytes) {
        requests_.push_back({std::move(what), std::move(bytes)});
    }

    /// A request whose only fault is in its header lines.
    void addHeaders(const std::string& what, const std::string& lines) {
        add(what, "GET / HTTP/1.1\r\nHost: localhost:8787\r\n" + lines + "\r\n\r\n");
        add(what + " before Host",
            "GET / HTTP/1.1\r\n" + lines + "\r\nHost: localhost:8787\r\n\r\n");
    }

    void addFirstLine(const std::string& line) {
        add("first line '" + line + "'", line + "\r\nHost: localhost:8787\r\n\r\n");
    }

    std::vector<BadRequestText> take() { return std::move(requests_); }

private:
    std::vector<BadRequestText> requests_;
};

void addFraming(Collection& all) {
    for (const char* coding :
         {"chunked",
          "Chunked",
          "gzip, chunked",
          "identity",
          "chunked, identity",
          "xchunked",
          "",
          " chunked",
          "\tchunked",
          "chunked;x=y"}) {
        const std::string line = std::string{"Transfer-Encoding: "} + coding;
        all.addHeaders("TE " + std::string{coding}, line);
        all.addHeaders("TE+CL " + std::string{coding}, line + "\r\nContent-Length: 4");
        all.addHeaders("CL+TE " + std::string{coding}, "Content-Length: 4\r\n" + line);
    }
    for (const char* length :
         {"-1",
          "+1",
          "1 1",
          "0x10",
          "1,1",
          "1, 1",
          "abc",
          "1e3",
          "1.0",
          "",
          "99999999999999999999",
          "18446744073709551616",
          "262145",
          "999999999",
          "4;q=1",
          "\"4\""}) {
        all.addHeaders("length " + std::string{length}, std::string{"Content-Length: "} + length);
    }
    all.addHeaders("two lengths", "Content-Length: 4\r\nContent-Length: 4");
    all.addHeaders("two different lengths", "Content-Length: 4\r\nContent-Length: 5");
    all.addHeaders("expectation", "Expect: 100-continue");
}

void addHeaderLines(Collection& all) {
    for (const char* line :
         {"X-Folded: a\r\n b",
          "X-Folded: a\r\n\tb",
          " X-Begin: a",
          "\tX-Begin: a",
          "X-Space : a",
          "X-Tab\t: a",
          "No colon",
          ": no name",
          "X(Y): a",
          "X,Y: a",
          "X;Y: a",
          "X@Y: a",
          "X[Y]: a",
          "X{Y}: a",
          "X\"Y: a",
          "X/Y: a",
          "X?Y: a",
          "X=Y: a",
          "X\\Y: a",
          "X<Y>: a",
          "Ü: a",
          "X: caf\xc3\xa9",
          "X: \xff",
          "X: a\x01"
          "b",
          "X: a\x1b[0m",
          "X: a\x7f",
          "X: a\rb",
          "X: a\r\r",
          "X\r: a"}) {
        all.addHeaders("header line", line);
    }
    for (const char* twice :
         {"Host: localhost:8787",
          "host: localhost:8787",
          "HOST: evil.example",
          "Host:",
          "Host: 127.0.0.1:8787"}) {
        all.addHeaders("two hosts", twice);
    }
    for (const char* name :
         {"Origin",
          "Content-Type",
          "Sec-Fetch-Site",
          "X-Balcao-Token",
          "If-None-Match",
          "Last-Event-ID",
          "Authorization"}) {
        all.addHeaders(
            std::string{"twice "} + name, std::string{name} + ": a\r\n" + std::string{name} + ": b"
        );
    }
    std::string many;
    for (int i = 0; i < 70; ++i) {
        many += "X-" + std::to_string(i) + ": v\r\n";
    }
    all.addHeaders("70 headers", many + "X: v");
    all.addHeaders("a header of 20 kB", "X: " + std::string(20'000, 'a'));
    all.add("no host", "GET / HTTP/1.1\r\nAccept: */*\r\n\r\n");
    all.add("no host in HTTP/1.0", "GET / HTTP/1.0\r\n\r\n");
    all.add("no header at all", "GET / HTTP/1.1\r\n\r\n");
    for (int control = 0; control < 32; ++control) {
        if (control != '\t') {
            const auto byte = static_cast<char>(control);
            all.addHeaders("control " + std::to_string(control), std::string{"X: a"} + byte + "b");
            all.addHeaders("name with control", std::string{"X"} + byte + "Y: a");
        }
    }
}

void addFirstLines(Collection& all) {
    for (const char* line :
         {"GET  / HTTP/1.1",
          "GET / HTTP/1.1 ",
          "GET /  HTTP/1.1",
          " GET / HTTP/1.1",
          "GET\t/\tHTTP/1.1",
          "GET /",
          "GET",
          "/ HTTP/1.1",
          "GET / HTTP/2",
          "GET / HTTP/2.0",
          "GET / HTTP/0.9",
          "GET / HTTP/1.2",
          "GET / HTTP/1.10",
          "GET / http/1.1",
          "GET / HTTPS/1.1",
          "GET / HTTP 1.1",
          "GET / FTP/1.1",
          "G(T / HTTP/1.1",
          "get / HTTP/1.1",
          "GET http://localhost:8787/ HTTP/1.1",
          "GET http://evil.example/ HTTP/1.1",
          "GET https://localhost:8787/ HTTP/1.1",
          "GET //user@localhost:8787 HTTP/1.1 x",
          "GET localhost:8787 HTTP/1.1",
          "CONNECT localhost:8787 HTTP/1.1",
          "OPTIONS * HTTP/1.1",
          "GET index.html HTTP/1.1",
          "GET ?q=1 HTTP/1.1",
          "GET #a HTTP/1.1",
          "GET /#a HTTP/1.1",
          "GET /a b HTTP/1.1",
          "GET /% HTTP/1.1",
          "GET /%1 HTTP/1.1",
          "GET /%zz HTTP/1.1",
          "GET /%00 HTTP/1.1",
          "GET /%0d%0aX: HTTP/1.1",
          "GET /%0D%0A HTTP/1.1",
          "GET /..%2f..%2fetc/passwd HTTP/1.1",
          "GET /..%2F HTTP/1.1",
          "GET /%5c..%5c HTTP/1.1",
          "GET /caf\xc3\xa9 HTTP/1.1",
          "GET /\x01 HTTP/1.1",
          "GET /\x7f HTTP/1.1"}) {
        all.addFirstLine(line);
    }
    all.addFirstLine("GET /" + std::string(2048, 'a') + " HTTP/1.1");
    all.addFirstLine("GET /?" + std::string(4000, 'a') + " HTTP/1.1");
    all.addFirstLine(std::string(20'000, 'A') + " / HTTP/1.1");
}

void addLineEndsAndForeigners(Collection& all) {
    all.add("bare LF", "GET / HTTP/1.1\nHost: localhost:8787\n\n");
    all.add("bare LF at the end", "GET / HTTP/1.1\r\nHost: localhost:8787\r\n\n");
    all.add("bare LF in between", "GET / HTTP/1.1\r\nHost: localhost:8787\nX: a\r\n\r\n");
    all.add("LF first", "\nGET / HTTP/1.1\r\nHost: localhost:8787\r\n\r\n");
    all.add("empty line first", "\r\nGET / HTTP/1.1\r\nHost: localhost:8787\r\n\r\n");
    all.add("CR CR LF", "GET / HTTP/1.1\r\r\nHost: localhost:8787\r\n\r\n");
    all.add("a byte order mark", "\xef\xbb\xbfGET / HTTP/1.1\r\nHost: localhost:8787\r\n\r\n");
    all.add("TLS", std::string{"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11});
    all.add("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    all.add("SSH", "SSH-2.0-OpenSSH_9.2\r\nx\r\n\r\n");
    all.add("SMTP", "EHLO localhost\r\n\r\n");
    all.add("zeros", std::string(64, '\0'));
    all.add("ones", std::string(64, '\xff'));
    all.add("a JSON body alone", "{\"command\":\"decide\"}\r\n\r\n");
    std::string noise;
    unsigned seed = 1;
    for (int i = 0; i < 40; ++i) {
        noise.clear();
        for (int j = 0; j < 200; ++j) {
            seed = seed * 1664525U + 1013904223U;
            noise.push_back(static_cast<char>(seed >> 24U));
        }
        noise.front() = static_cast<char>(0x80 + i);
        all.add("noise " + std::to_string(i), noise);
    }
}

}  // namespace

std::vector<BadRequestText> badRequests() {
    Collection all;
    addFraming(all);
    addHeaderLines(all);
    addFirstLines(all);
    addLineEndsAndForeigners(all);
    return all.take();
}

}  // namespace balcao::test
