#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace balcao {

/// One ZPL command as a printer reads it.
struct ZplCommand {
    /// "^" or "~" and two letters in upper case, whatever the characters of the day are: "^FO".
    /// Shorter if the next command begins before it is whole; such a one does nothing.
    std::string name;
    std::size_t begin{};         // of its prefix
    std::string_view arguments;  // up to the next command
    std::size_t end{};           // one past the arguments
};

/// Takes ZPL apart into commands, in order and without copying.
///
/// As printers do: line ends and blanks between a command's letters are passed over, a caret or
/// tilde begins a command wherever it stands (field data included), the data of a binary graphic
/// (^GFB, ^GFC) is skipped by its announced length, and ^CC and ^CT change the characters that
/// begin a command. Linear in the length; what stands before the first command is passed over.
class ZplScanner {
public:
    /// `zpl` must outlive the scanner and its commands.
    explicit ZplScanner(std::string_view zpl)
        : zpl_{zpl} {}

    /// Nothing at the end, and after a problem.
    std::optional<ZplCommand> next();

    /// What makes the rest unreadable; empty if nothing does.
    enum class Problem : std::uint8_t { none, short_graphic, odd_prefix };
    Problem problem() const { return problem_; }

    /// True while commands begin with ^ and ~.
    bool hasUsualPrefixes() const { return caret_ == '^' && tilde_ == '~'; }

private:
    std::size_t findPrefix(std::size_t from) const;
    std::size_t endOfArguments(std::string_view name, std::size_t from);
    std::size_t changePrefix(char& prefix, std::size_t from);
    std::optional<std::size_t> endOfBinary(std::size_t from) const;

    std::string_view zpl_;
    std::size_t at_{0};
    char caret_{'^'};
    char tilde_{'~'};
    Problem problem_{Problem::none};
};

/// The argument number `index` (from 0) of those that `delimiter` parts, without line ends and
/// blanks around; empty if there is none.
std::string_view zplArgument(std::string_view arguments, std::size_t index, char delimiter = ',');

/// The whole number at the start of a text, the largest there is if it is too long; nothing if
/// there is none.
std::optional<std::int64_t> zplNumber(std::string_view text);

}  // namespace balcao
