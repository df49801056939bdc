#include "printing/intake/zpl_guard.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <system_error>

namespace balcao {

namespace {

using namespace std::string_view_literals;

using Refusal = std::optional<std::string>;

constexpr std::int64_t kMostCopies = 20;

struct Denied {
    std::string_view command;  // the prefix and its two letters; "*" stands for any last letter
    std::string_view does;
};

// What no label needs and what outlives it. Prefix and letters as in the ZPL II manual; a caret and
// a tilde form are both named where both exist.
constexpr std::array kDenied = {
    Denied{"^JU", "changes the stored settings"},
    Denied{"~JR", "resets the printer"},
    Denied{"~JA", "cancels other jobs"},
    Denied{"~JX", "cancels a job"},
    Denied{"~JP", "stops the printer and cancels a job"},
    Denied{"^JB", "erases the printer's storage"},
    Denied{"~JB", "erases the printer's memory"},
    Denied{"~JC", "calibrates the printer"},
    Denied{"~JG", "calibrates the printer"},
    Denied{"~JL", "calibrates the printer"},
    Denied{"~JD", "makes the printer print every command as numbers"},
    Denied{"^JI", "starts a program in the printer"},
    Denied{"~JI", "starts a program in the printer"},
    Denied{"~JQ", "stops a program in the printer"},
    Denied{"^K*", "changes the printer's password, language or display"},
    Denied{"~K*", "changes the printer's battery settings"},
    Denied{"^ST", "sets the printer's clock"},
    Denied{"^N*", "changes the printer's network settings"},
    Denied{"~N*", "changes the printer's network settings"},
    Denied{"^W*", "changes the printer's radio settings or prints its own pages"},
    Denied{"~W*", "changes the printer's radio settings or prints its own pages"},
    Denied{"^SC", "changes the serial port's settings"},
    Denied{"^SX", "changes the alerts that the printer sends"},
    Denied{"^SQ", "stops the alerts that the printer sends"},
    Denied{"^SI", "changes the printer's sensors"},
    Denied{"^DF", "stores a form in the printer"},
    Denied{"~DB", "stores a font in the printer"},
    Denied{"~DE", "stores a character table in the printer"},
    Denied{"~DS", "stores a font in the printer"},
    Denied{"~DT", "stores a font in the printer"},
    Denied{"~DU", "stores a font in the printer"},
    Denied{"~DY", "stores a file in the printer"},
    Denied{"^EF", "erases stored forms"},
    Denied{"~EF", "erases stored forms"},
    Denied{"^EG", "erases stored pictures"},
    Denied{"~EG", "erases stored pictures"},
    Denied{"^TO", "copies the printer's files"},
    Denied{"^CM", "renames the printer's storage"},
    Denied{"^HF", "sends the printer's files out"},
    Denied{"^HG", "sends the printer's files out"},
    Denied{"^HW", "sends the printer's list of files out"},
    Denied{"^HY", "sends the printer's files out"},
    Denied{"^HZ", "sends the printer's settings out"},
    Denied{"~RO", "resets the printer's counters"},
};

// These work on the printer's memory (R:) only, which the next start empties.
constexpr std::array kMemoryOnly = {"^ID"sv, "^IS"sv, "~DG"sv};

// Set-get-do commands stand outside the caret and tilde language.
constexpr std::array kSetGetDo = {"! U1"sv, "! UTILITIES"sv, "! U\r"sv, "! U\n"sv};

constexpr char upper(char letter) {
    return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
}

bool equalsIgnoringCase(std::string_view left, std::string_view right) {
    return left.size() == right.size() &&
           std::equal(left.begin(), left.end(), right.begin(), [](char a, char b) {
               return upper(a) == upper(b);
           });
}

/// `command` is a prefix and up to two letters.
bool matches(const Denied& denied, std::string_view command) {
    const bool is_family = denied.command.back() == '*';
    const std::size_t length = denied.command.size() - (is_family ? 1 : 0);
    return equalsIgnoringCase(denied.command.substr(0, length), command.substr(0, length));
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlank = " \t\r\n\f\v\0\x03"sv;
    constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
    if (text.starts_with(kByteOrderMark)) {
        text.remove_prefix(kByteOrderMark.size());
    }
    const std::size_t begin = text.find_first_not_of(kBlank);
    if (begin == std::string_view::npos) {
        return {};
    }
    return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

Refusal forbidden(std::string_view command, std::string_view does) {
    return "zpl_forbidden: the label holds the command " + std::string{command} + ", which " +
           std::string{does} + "; ask the carrier for a label without it";
}

Refusal incomplete(std::string_view what) {
    return "zpl_incomplete: the label is not whole: " + std::string{what} +
           "; fetch it again from the hub";
}

bool isControl(char byte) {
    const auto code = static_cast<unsigned char>(byte);
    return code <= 0x20 || code == 0x7f;
}

/// The whole number at the start of `text`, the largest there is if it is too long; nothing if
/// there is none.
std::optional<std::int64_t> numberAt(std::string_view text) {
    while (!text.empty() && (isControl(text.front()) || text.front() == '+')) {
        text.remove_prefix(1);
    }
    std::int64_t number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc::result_out_of_range) {
        return std::numeric_limits<std::int64_t>::max();
    }
    return error == std::errc{} ? std::optional{number} : std::nullopt;
}

/// The start of the data of ^GFa,b,c,d,data, and its length b if the graphic is binary (a is B or
/// C); length 0 for hexadecimal text, which holds no caret.
struct BinaryData {
    std::size_t begin{};
    std::size_t length{};
};

/// `arguments` begins after "^GF". Nothing if the graphic is binary and its length makes no sense.
std::optional<BinaryData> binaryDataOf(std::string_view arguments) {
    if (arguments.empty() || (upper(arguments[0]) != 'B' && upper(arguments[0]) != 'C')) {
        return BinaryData{};
    }
    std::size_t begin = 0;
    for (int comma = 0; comma < 4; ++comma) {
        begin = arguments.find(',', begin);
        if (begin == std::string_view::npos) {
            return std::nullopt;
        }
        ++begin;
    }
    const auto length = arguments.size() > 2 ? numberAt(arguments.substr(2)) : std::nullopt;
    if (!length || *length < 0 || static_cast<std::size_t>(*length) > arguments.size() - begin) {
        return std::nullopt;
    }
    return BinaryData{.begin = begin, .length = static_cast<std::size_t>(*length)};
}

/// Walks over the commands of one label file.
class Walk {
public:
    explicit Walk(std::string_view zpl)
        : zpl_{zpl} {}

    Refusal refusal() {
        while (at_ < zpl_.size()) {
            at_ = zpl_.find_first_of("^~", at_);
            if (at_ == std::string_view::npos) {
                break;
            }
            if (Refusal why = refusalOfCommand()) {
                return why;
            }
        }
        return std::nullopt;
    }

private:
    /// Looks at the command at `at_` and steps behind its prefix.
    Refusal refusalOfCommand() {
        // Printers pass over line ends, so that they must not part a command's letters here.
        std::string command{zpl_[at_]};
        std::size_t end = at_ + 1;
        for (; end < zpl_.size() && command.size() < 3; ++end) {
            if (!isControl(zpl_[end])) {
                command.push_back(zpl_[end]);
            }
        }
        const std::string_view arguments = zpl_.substr(end);
        const auto denied = std::find_if(kDenied.begin(), kDenied.end(), [&](const Denied& row) {
            return matches(row, command);
        });
        if (denied != kDenied.end()) {
            return forbidden(command, denied->does);
        }
        if (Refusal why = refusalOfArguments(command, arguments)) {
            return why;
        }
        if (equalsIgnoringCase(command, "^GF")) {
            const auto binary = binaryDataOf(arguments);
            if (!binary) {
                return incomplete("a picture in it has fewer bytes than it says");
            }
            if (binary->length > 0) {
                at_ = end + binary->begin + binary->length;
                return std::nullopt;
            }
        }
        ++at_;  // not behind the letters: "^^JU" and "^A^JU" must not hide a command
        return std::nullopt;
    }

    static Refusal refusalOfArguments(std::string_view command, std::string_view arguments) {
        if (command.size() < 3) {
            return std::nullopt;
        }
        const std::string_view letters = command.substr(1);
        const auto sets_other = [&](std::string_view name, char usual) {
            return equalsIgnoringCase(letters, name) &&
                   (arguments.empty() || arguments[0] != usual);
        };
        if (sets_other("CC", '^') || sets_other("CT", '~') || sets_other("CD", ',')) {
            return forbidden(command, "changes the characters that begin a command");
        }
        for (const std::string_view memory_only : kMemoryOnly) {
            if (equalsIgnoringCase(command, memory_only) && isOutsideMemory(arguments)) {
                return forbidden(command, "changes what the printer has stored");
            }
        }
        if (equalsIgnoringCase(command, "^PQ") && numberAt(arguments).value_or(1) > kMostCopies) {
            return forbidden(command, "asks for more than 20 copies");
        }
        return std::nullopt;
    }

    /// The device stands before a colon; without one it is R:.
    static bool isOutsideMemory(std::string_view arguments) {
        const std::string_view place = arguments.substr(0, arguments.find_first_of(",^~"));
        const std::size_t colon = place.find(':');
        if (colon == std::string_view::npos) {
            return false;
        }
        std::string device{place.substr(0, colon)};
        device.erase(std::remove_if(device.begin(), device.end(), isControl), device.end());
        return !equalsIgnoringCase(device, "R");
    }

    std::string_view zpl_;
    std::size_t at_{0};
};

bool containsIgnoringCase(std::string_view text, std::string_view part) {
    return std::search(text.begin(), text.end(), part.begin(), part.end(), [](char a, char b) {
               return upper(a) == upper(b);
           }) != text.end();
}

}  // namespace

std::optional<std::string> whyNotPrintable(std::string_view zpl) {
    const std::string_view label = trimmed(zpl);
    if (!containsIgnoringCase(label, "^XA")) {
        return incomplete("it has no beginning (^XA)");
    }
    if (label.size() < 6 || !equalsIgnoringCase(label.substr(label.size() - 3), "^XZ")) {
        return incomplete("it has no end (^XZ)");
    }
    for (const std::string_view set_get_do : kSetGetDo) {
        if (label.find(set_get_do) != std::string_view::npos) {
            return forbidden("! U", "changes the printer's settings");
        }
    }
    return Walk{label}.refusal();
}

}  // namespace balcao
