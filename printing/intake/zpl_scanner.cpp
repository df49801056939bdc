#include "printing/intake/zpl_scanner.h"

#include <charconv>
#include <limits>
#include <system_error>

namespace balcao {

namespace {

bool isBlank(char byte) {
    const auto code = static_cast<unsigned char>(byte);
    return code <= 0x20 || code == 0x7f;
}

char upper(char letter) {
    return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
}

/// Letters, digits and what parts arguments would turn the label's own data into commands.
bool mayBeginCommands(char letter) {
    constexpr std::string_view kUsable = "!\"#$%&'()*+-./:;<=>?@[\\]^_`{|}~";
    return kUsable.find(letter) != std::string_view::npos;
}

}  // namespace

std::optional<ZplCommand> ZplScanner::next() {
    at_ = findPrefix(at_);
    if (at_ >= zpl_.size() || problem_ != Problem::none) {
        return std::nullopt;
    }
    ZplCommand command;
    command.name = zpl_[at_] == caret_ ? "^" : "~";
    command.begin = at_;
    std::size_t end = at_ + 1;
    while (end < zpl_.size() && command.name.size() < 3) {
        const char letter = zpl_[end];
        if (letter == caret_ || letter == tilde_) {
            break;
        }
        if (!isBlank(letter)) {
            command.name.push_back(upper(letter));
        }
        ++end;
    }
    const std::size_t arguments = end;
    end = endOfArguments(command.name, arguments);
    if (problem_ != Problem::none) {
        return std::nullopt;
    }
    command.arguments = zpl_.substr(arguments, end - arguments);
    command.end = end;
    at_ = end;
    return command;
}

std::size_t ZplScanner::findPrefix(std::size_t from) const {
    while (from < zpl_.size() && zpl_[from] != caret_ && zpl_[from] != tilde_) {
        ++from;
    }
    return from;
}

std::size_t ZplScanner::endOfArguments(std::string_view name, std::size_t from) {
    if (name == "^CC" || name == "~CC") {
        from = changePrefix(caret_, from);
    } else if (name == "^CT" || name == "~CT") {
        from = changePrefix(tilde_, from);
    } else if (name == "^CD" || name == "~CD") {
        from = from < zpl_.size() ? from + 1 : from;
    } else if (name == "^GF") {
        const auto end = endOfBinary(from);
        if (!end) {
            problem_ = Problem::short_graphic;
            return from;
        }
        from = *end;
    }
    return findPrefix(from);
}

/// The new prefix is whatever stands there, even a prefix of today.
std::size_t ZplScanner::changePrefix(char& prefix, std::size_t from) {
    char& other = &prefix == &caret_ ? tilde_ : caret_;
    if (from >= zpl_.size() || !mayBeginCommands(zpl_[from]) || zpl_[from] == other) {
        problem_ = Problem::odd_prefix;
        return from;
    }
    prefix = zpl_[from];
    return from + 1;
}

/// The end of the data of ^GFa,b,c,d,data if it is binary (a is B or C), else `from`; nothing if
/// there are fewer bytes than b says.
std::optional<std::size_t> ZplScanner::endOfBinary(std::size_t from) const {
    std::string_view rest = zpl_.substr(from);
    if (rest.empty() || (upper(rest[0]) != 'B' && upper(rest[0]) != 'C')) {
        return from;
    }
    std::size_t begin = 0;
    for (int comma = 0; comma < 4; ++comma) {
        begin = rest.find(',', begin);
        if (begin == std::string_view::npos) {
            return std::nullopt;
        }
        ++begin;
    }
    const auto length = rest.size() > 2 ? zplNumber(rest.substr(2)) : std::nullopt;
    if (!length || *length < 0 || static_cast<std::size_t>(*length) > rest.size() - begin) {
        return std::nullopt;
    }
    return from + begin + static_cast<std::size_t>(*length);
}

std::string_view zplArgument(std::string_view arguments, std::size_t index, char delimiter) {
    for (; index > 0; --index) {
        const std::size_t end = arguments.find(delimiter);
        if (end == std::string_view::npos) {
            return {};
        }
        arguments.remove_prefix(end + 1);
    }
    arguments = arguments.substr(0, arguments.find(delimiter));
    while (!arguments.empty() && isBlank(arguments.front())) {
        arguments.remove_prefix(1);
    }
    while (!arguments.empty() && isBlank(arguments.back())) {
        arguments.remove_suffix(1);
    }
    return arguments;
}

std::optional<std::int64_t> zplNumber(std::string_view text) {
    while (!text.empty() && (isBlank(text.front()) || text.front() == '+')) {
        text.remove_prefix(1);
    }
    std::int64_t number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc::result_out_of_range) {
        return std::numeric_limits<std::int64_t>::max();
    }
    return error == std::errc{} ? std::optional{number} : std::nullopt;
}

}  // namespace balcao
