#include "printing/intake/zpl_guard.h"

#include "printing/intake/zpl_commands.h"
#include "printing/intake/zpl_scanner.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace balcao {

namespace {

using namespace std::string_view_literals;

using Refusal = std::optional<std::string>;

constexpr char upper(char letter) {
    return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
}

bool equalsIgnoringCase(std::string_view left, std::string_view right) {
    return left.size() == right.size() &&
           std::equal(left.begin(), left.end(), right.begin(), [](char a, char b) {
               return upper(a) == upper(b);
           });
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
    const auto length = arguments.size() > 2 ? zplNumber(arguments.substr(2)) : std::nullopt;
    if (!length || *length < 0 || static_cast<std::size_t>(*length) > arguments.size() - begin) {
        return std::nullopt;
    }
    return BinaryData{.begin = begin, .length = static_cast<std::size_t>(*length)};
}

/// Walks over the commands of one label file.
class Walk {
public:
    Walk(std::string_view zpl, ZplPrefixes prefixes)
        : zpl_{zpl}
        , prefixes_{prefixes} {}

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
        if (const ZplDenial* const denial = denialOf(command)) {
            return forbidden(command, denial->does);
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

    Refusal refusalOfArguments(std::string_view command, std::string_view arguments) const {
        if (command.size() < 3) {
            return std::nullopt;
        }
        const std::string_view letters = command.substr(1);
        const auto sets_other = [&](std::string_view name, char usual) {
            return equalsIgnoringCase(letters, name) &&
                   (arguments.empty() || arguments[0] != usual);
        };
        const bool changes_prefix = sets_other("CC", '^') || sets_other("CT", '~');
        if ((changes_prefix && prefixes_ == ZplPrefixes::usual) || sets_other("CD", ',')) {
            return forbidden(command, "changes the characters that begin a command");
        }
        if (isForMemoryOnly(command) && isOutsideMemory(arguments)) {
            return forbidden(command, "changes what the printer has stored");
        }
        if (equalsIgnoringCase(command, "^PQ") &&
            zplNumber(arguments).value_or(1) > kMostZplCopies) {
            return forbidden(command, "asks for more than 20 copies");
        }
        return std::nullopt;
    }

    std::string_view zpl_;
    ZplPrefixes prefixes_;
    std::size_t at_{0};
};

bool containsIgnoringCase(std::string_view text, std::string_view part) {
    return std::search(text.begin(), text.end(), part.begin(), part.end(), [](char a, char b) {
               return upper(a) == upper(b);
           }) != text.end();
}

}  // namespace

std::optional<std::string> whyIncomplete(std::string_view zpl) {
    const std::string_view label = trimmed(zpl);
    if (!containsIgnoringCase(label, "^XA")) {
        return incomplete("it has no beginning (^XA)");
    }
    if (label.size() < 6 || !equalsIgnoringCase(label.substr(label.size() - 3), "^XZ")) {
        return incomplete("it has no end (^XZ)");
    }
    return std::nullopt;
}

std::optional<std::string> whyNotPrintable(std::string_view zpl, ZplPrefixes prefixes) {
    if (auto why = whyIncomplete(zpl)) {
        return why;
    }
    if (holdsSetGetDo(zpl)) {
        return forbidden("! U", "changes the printer's settings");
    }
    return Walk{trimmed(zpl), prefixes}.refusal();
}

}  // namespace balcao
