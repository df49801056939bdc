#include "agent/hub/rest/http_reader.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace balcao {

namespace {

constexpr std::size_t kReadBytes = std::size_t{64} * 1024;
constexpr std::size_t kMaxHeadBytes = std::size_t{64} * 1024;
constexpr std::size_t kMaxHeaders = 128;
constexpr int kMaxInterimAnswers = 5;

char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool isTokenCharacter(char c) {
    constexpr std::string_view kOthers = "!#$%&'*+-.^_`|~";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           kOthers.find(c) != std::string_view::npos;
}

bool isFieldText(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return c == '\t' || (byte >= 0x20 && byte != 0x7f);
    });
}

template <int Base>
std::optional<std::size_t> readNumber(std::string_view digits) {
    std::size_t number{};
    const char* const end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, number, Base);
    if (digits.empty() || error != std::errc{} || stop != end) {
        return std::nullopt;
    }
    return number;
}

struct StatusLine {
    int status{};
    bool is_1_1{true};
};

StatusLine readStatusLine(std::string_view line) {
    const bool is_1_1 = line.starts_with("HTTP/1.1 ");
    if (!is_1_1 && !line.starts_with("HTTP/1.0 ")) {
        throw HttpFormatError{"the answer does not begin as HTTP/1.1"};
    }
    line.remove_prefix(std::string_view{"HTTP/1.1 "}.size());
    const auto status = readNumber<10>(line.substr(0, 3));
    const bool is_separated = line.size() == 3 || (line.size() > 3 && line[3] == ' ');
    if (!status || *status < 100 || *status > 599 || !is_separated) {
        throw HttpFormatError{"the answer has no status"};
    }
    return {.status = static_cast<int>(*status), .is_1_1 = is_1_1};
}

std::pair<std::string, std::string> readHeader(std::string_view line) {
    const auto colon = line.find(':');
    const std::string_view name = line.substr(0, colon);
    if (colon == std::string_view::npos || name.empty() ||
        !std::all_of(name.begin(), name.end(), isTokenCharacter)) {
        throw HttpFormatError{"the answer has a malformed header line"};
    }
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (!isFieldText(value)) {
        throw HttpFormatError{"the header " + std::string{name} + " holds control characters"};
    }
    return {std::string{name}, std::string{value}};
}

/// The one value of a header that may not come twice with two values.
std::optional<std::string_view> onlyHeader(const HttpAnswer& answer, std::string_view name) {
    std::optional<std::string_view> found;
    for (const auto& [key, value] : answer.headers) {
        if (!isSameToken(key, name)) {
            continue;
        }
        if (found && *found != value) {
            throw HttpFormatError{"the answer has two different headers " + std::string{name}};
        }
        found = value;
    }
    return found;
}

bool hasBody(std::string_view method, int status) {
    return method != "HEAD" && status >= 200 && status != 204 && status != 304;
}

}  // namespace

bool isSameToken(std::string_view left, std::string_view right) {
    return left.size() == right.size() &&
           std::equal(left.begin(), left.end(), right.begin(), [](char a, char b) {
               return lower(a) == lower(b);
           });
}

std::string_view HttpAnswer::header(std::string_view name) const {
    for (const auto& [key, value] : headers) {
        if (isSameToken(key, name)) {
            return value;
        }
    }
    return {};
}

HttpAnswer HttpReader::read(std::string_view method) {
    HttpAnswer answer = readHead();
    for (int interim = 0; answer.status < 200; ++interim) {
        if (interim == kMaxInterimAnswers || answer.status == 101) {
            throw HttpFormatError{"the answer does not come to its point"};
        }
        answer = readHead();
    }
    if (hasBody(method, answer.status)) {
        const auto coding = onlyHeader(answer, "Transfer-Encoding");
        const auto length = onlyHeader(answer, "Content-Length");
        if (coding) {
            if (length || !isSameToken(*coding, "chunked")) {
                throw HttpFormatError{"the answer's Transfer-Encoding cannot be trusted"};
            }
            readChunkedBody(answer);
        } else {
            const auto size = length ? readNumber<10>(*length) : std::nullopt;
            if (!size) {
                throw HttpFormatError{"the answer does not say how long it is"};
            }
            readFixedBody(answer, *size);
        }
    }
    const auto encoding = onlyHeader(answer, "Content-Encoding");
    if (encoding && !isSameToken(*encoding, "identity")) {
        throw HttpFormatError{"the answer is compressed although that was not offered"};
    }
    is_reusable_ = is_reusable_ && begin_ == buffer_.size();  // nobody asked for more
    return answer;
}

HttpAnswer HttpReader::readHead() {
    std::size_t budget = kMaxHeadBytes;
    HttpAnswer answer;
    const StatusLine status_line = readStatusLine(readLine(budget));
    answer.status = status_line.status;
    for (std::string line = readLine(budget); !line.empty(); line = readLine(budget)) {
        if (answer.headers.size() == kMaxHeaders) {
            throw HttpFormatError{"the answer has too many headers"};
        }
        answer.headers.push_back(readHeader(line));
    }
    is_reusable_ = status_line.is_1_1 && !isSameToken(answer.header("Connection"), "close");
    return answer;
}

/// One line without its end. Lines end with CR LF; a lone LF is taken too, a lone CR is not.
std::string HttpReader::readLine(std::size_t& budget) {
    for (std::size_t searched = 0;;) {
        const std::size_t end = buffer_.find('\n', begin_ + searched);
        const std::size_t length = (end == std::string::npos ? buffer_.size() : end) - begin_;
        if (length > budget) {
            throw HttpFormatError{"the answer's head is too large"};
        }
        if (end != std::string::npos) {
            std::string line = buffer_.substr(begin_, length);
            begin_ = end + 1;
            budget -= length;
            if (line.ends_with('\r')) {
                line.pop_back();
            }
            if (line.find('\r') != std::string::npos) {
                throw HttpFormatError{"the answer has a line with a lone carriage return"};
            }
            return line;
        }
        searched = length;
        fill();
    }
}

void HttpReader::readFixedBody(HttpAnswer& answer, std::size_t size) {
    if (size > max_body_bytes_) {
        throw HttpFormatError{
            "the answer announces " + std::to_string(size) + " bytes; at most " +
            std::to_string(max_body_bytes_) + " are taken"};
    }
    take(answer.body, size);
}

void HttpReader::readChunkedBody(HttpAnswer& answer) {
    constexpr std::size_t kMaxChunkLine = 1024;
    for (;;) {
        std::size_t budget = kMaxChunkLine;
        const std::string line = readLine(budget);
        const auto size = readNumber<16>(trimmed(std::string_view{line}.substr(0, line.find(';'))));
        if (!size) {
            throw HttpFormatError{"the answer has a chunk without a size"};
        }
        if (*size == 0) {
            break;
        }
        if (*size > max_body_bytes_ - answer.body.size()) {
            throw HttpFormatError{
                "the answer is larger than " + std::to_string(max_body_bytes_) + " bytes"};
        }
        take(answer.body, *size);
        if (!readLine(budget).empty()) {
            throw HttpFormatError{"the answer has a chunk that is longer than it says"};
        }
    }
    std::size_t budget = kMaxHeadBytes;
    while (!readLine(budget).empty()) {  // trailers mean nothing to us
    }
}

/// Appends exactly `size` bytes to `target`: first what is in the buffer, then straight from the
/// stream.
void HttpReader::take(std::string& target, std::size_t size) {
    const std::size_t buffered = std::min(size, buffer_.size() - begin_);
    target.append(buffer_, begin_, buffered);
    begin_ += buffered;
    // Grown in steps: a length that is merely announced costs no memory.
    for (std::size_t missing = size - buffered; missing > 0;) {
        const std::size_t old_size = target.size();
        const std::size_t step = std::min(missing, std::max(kReadBytes, old_size));
        target.resize(old_size + step);
        std::size_t got = 0;
        while (got < step) {
            const std::size_t received = receive_(target.data() + old_size + got, step - got);
            if (received == 0) {
                throw HttpCutOff{
                    "the answer ended " + std::to_string(missing - got) + " bytes early"};
            }
            got += received;
        }
        missing -= step;
    }
}

void HttpReader::fill() {
    buffer_.erase(0, begin_);
    begin_ = 0;
    const std::size_t old_size = buffer_.size();
    buffer_.resize(old_size + kReadBytes);
    const std::size_t received = receive_(buffer_.data() + old_size, kReadBytes);
    buffer_.resize(old_size + received);
    if (received == 0) {
        throw HttpCutOff{
            old_size == 0 ? "the connection ended before the answer"
                          : "the connection ended within the answer"};
    }
}

}  // namespace balcao
