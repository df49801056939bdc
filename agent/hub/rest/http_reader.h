#pragma once

#include "agent/hub/rest/http_message.h"

#include <cstddef>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace balcao {

/// What came is not HTTP as agreed. what() says what is wrong with it.
class HttpFormatError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The stream ended before the answer was whole.
class HttpCutOff : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Reads one answer (HTTP/1.1, RFC 9112) from a stream of bytes and accepts only what is whole.
///
/// Written by us because Poco's client gives a clean end for a short body, a cut chunk and a
/// missing terminator alike. Stricter than the RFC where being lenient lets
/// two parties read two different messages: no folded lines, no two lengths, no length beside
/// chunks, no body that ends with the connection.
class HttpReader {
public:
    /// Puts up to `size` bytes at `target` and returns how many; 0 is the end of the stream. May
    /// throw; the exception passes through read().
    using Receive = std::function<std::size_t(char* target, std::size_t size)>;

    HttpReader(Receive receive, std::size_t max_body_bytes)
        : receive_{std::move(receive)}
        , max_body_bytes_{max_body_bytes} {}

    /// Reads the answer to a request with `method`. Throws HttpFormatError or HttpCutOff.
    HttpAnswer read(std::string_view method);

    /// True if the connection may carry another request after the answer that was read.
    bool isReusable() const { return is_reusable_; }

private:
    std::string readLine(std::size_t& budget);
    HttpAnswer readHead();
    void readFixedBody(HttpAnswer& answer, std::size_t size);
    void readChunkedBody(HttpAnswer& answer);
    void take(std::string& target, std::size_t size);
    void fill();

    Receive receive_;
    std::size_t max_body_bytes_;
    std::string buffer_;
    std::size_t begin_{};  // of what is in the buffer and not taken yet
    bool is_reusable_{false};
};

}  // namespace balcao
