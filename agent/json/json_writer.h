#pragma once

#include <array>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace balcao {

/// Writes JSON into a string, member after member, without building anything in between.
///
/// The text is compact and always valid UTF-8: bytes that are none become U+FFFD. Numbers are
/// integers only. The caller opens and closes in the right order (checked in the tests of each
/// codec by reading the text back). Not thread-safe.
class JsonWriter {
public:
    /// Appends to `out`, which must outlive the writer.
    explicit JsonWriter(std::string& out)
        : out_{out} {}

    void beginObject() { open('{'); }
    void endObject() { close('}'); }
    void beginArray() { open('['); }
    void endArray() { close(']'); }

    /// The name of the member whose value is written next.
    void key(std::string_view name);

    void value(std::string_view text);
    void value(const char* text) { value(std::string_view{text}); }
    void value(std::same_as<bool> auto flag) { scalar(flag ? "true" : "false"); }
    template <std::integral Integer>
    requires(!std::same_as<Integer, bool> && !std::same_as<Integer, char>) void value(Integer number
    ) {
        std::array<char, 24> digits{};
        char* const end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
        scalar({digits.data(), static_cast<std::size_t>(end - digits.data())});
    }
    void null() { scalar("null"); }

    /// A value that is JSON already; it is trusted.
    void raw(std::string_view json) { scalar(json); }

    void member(std::string_view name, const auto& content) {
        key(name);
        value(content);
    }
    void rawMember(std::string_view name, std::string_view json) {
        key(name);
        raw(json);
    }

private:
    void open(char bracket) {
        separate();
        out_.push_back(bracket);
        needs_comma_ = false;
    }
    void close(char bracket) {
        out_.push_back(bracket);
        needs_comma_ = true;
    }
    void separate() {
        if (needs_comma_) {
            out_.push_back(',');
        }
    }
    void scalar(std::string_view json) {
        separate();
        out_.append(json);
        needs_comma_ = true;
    }

    std::string& out_;
    bool needs_comma_{false};
};

}  // namespace balcao
