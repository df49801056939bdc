#include "printing/intake/zpl_commands.h"

#include <algorithm>
#include <array>
#include <string>

namespace balcao {

namespace {

using namespace std::string_view_literals;

constexpr auto kNeedless = ZplVerdict::needless;
constexpr auto kNeeded = ZplVerdict::needed;

// What no label needs and what outlives it. Prefix and letters as in the ZPL II manual; a caret and
// a tilde form are both named where both exist.
constexpr std::array kDenied = {
    ZplDenial{"^JU", kNeedless, "changes the stored settings"},
    ZplDenial{"~JR", kNeedless, "resets the printer"},
    ZplDenial{"~JA", kNeedless, "cancels other jobs"},
    ZplDenial{"~JX", kNeedless, "cancels a job"},
    ZplDenial{"~JP", kNeedless, "stops the printer and cancels a job"},
    ZplDenial{"^JB", kNeedless, "erases the printer's storage"},
    ZplDenial{"~JB", kNeedless, "erases the printer's memory"},
    ZplDenial{"~JC", kNeedless, "calibrates the printer"},
    ZplDenial{"~JG", kNeedless, "calibrates the printer"},
    ZplDenial{"~JL", kNeedless, "calibrates the printer"},
    ZplDenial{"~JD", kNeedless, "makes the printer print every command as numbers"},
    ZplDenial{"^JI", kNeeded, "starts a program in the printer"},
    ZplDenial{"~JI", kNeeded, "starts a program in the printer"},
    ZplDenial{"~JQ", kNeedless, "stops a program in the printer"},
    ZplDenial{"^JH", kNeedless, "changes the printer's warnings"},
    ZplDenial{"^JJ", kNeedless, "changes the printer's ports"},
    ZplDenial{"^JW", kNeedless, "changes the printer's ribbon"},
    ZplDenial{"^JT", kNeedless, "changes how the printer tests its head"},
    ZplDenial{"^JZ", kNeedless, "changes what the printer does after an error"},
    ZplDenial{"^K*", kNeedless, "changes the printer's password, language or display"},
    ZplDenial{"~K*", kNeedless, "changes the printer's battery settings"},
    ZplDenial{"^MP", kNeedless, "locks the printer's keys"},
    ZplDenial{"^PP", kNeedless, "stops the printer until somebody presses a key"},
    ZplDenial{"~PP", kNeedless, "stops the printer until somebody presses a key"},
    ZplDenial{"~PM", kNeedless, "puts the printer out of service"},
    ZplDenial{"~PR", kNeedless, "prints the last label again"},
    ZplDenial{"^SS", kNeedless, "changes the printer's sensors"},
    ZplDenial{"^SR", kNeedless, "changes the printer's head"},
    ZplDenial{"^ST", kNeedless, "sets the printer's clock"},
    ZplDenial{"^N*", kNeedless, "changes the printer's network settings"},
    ZplDenial{"~N*", kNeedless, "changes the printer's network settings"},
    ZplDenial{"^W*", kNeedless, "changes the printer's radio settings or prints its own pages"},
    ZplDenial{"~W*", kNeedless, "changes the printer's radio settings or prints its own pages"},
    ZplDenial{"^SC", kNeedless, "changes the serial port's settings"},
    ZplDenial{"^SX", kNeedless, "changes the alerts that the printer sends"},
    ZplDenial{"^SQ", kNeedless, "stops the alerts that the printer sends"},
    ZplDenial{"^SI", kNeedless, "changes the printer's sensors"},
    ZplDenial{"^DF", kNeeded, "stores a form in the printer"},
    ZplDenial{"^XF", kNeeded, "prints a form that the printer should have stored"},
    ZplDenial{"~DB", kNeeded, "stores a font in the printer"},
    ZplDenial{"~DE", kNeeded, "stores a character table in the printer"},
    ZplDenial{"~DS", kNeeded, "stores a font in the printer"},
    ZplDenial{"~DT", kNeeded, "stores a font in the printer"},
    ZplDenial{"~DU", kNeeded, "stores a font in the printer"},
    ZplDenial{"~DY", kNeeded, "stores a file in the printer"},
    ZplDenial{"^EF", kNeedless, "erases stored forms"},
    ZplDenial{"~EF", kNeedless, "erases stored forms"},
    ZplDenial{"^EG", kNeedless, "erases stored pictures"},
    ZplDenial{"~EG", kNeedless, "erases stored pictures"},
    ZplDenial{"^TO", kNeedless, "copies the printer's files"},
    ZplDenial{"^CM", kNeeded, "renames the printer's storage"},
    ZplDenial{"^H*", kNeedless, "has the printer send its settings or files"},
    ZplDenial{"~H*", kNeedless, "has the printer send its settings or state"},
    ZplDenial{"~RO", kNeedless, "resets the printer's counters"},
    ZplDenial{"^XS", kNeedless, "changes how the printer finds its labels"},
    ZplDenial{"^ZZ", kNeedless, "sends the printer to sleep"},
};

constexpr std::array kMemoryOnly = {"^ID"sv, "^IS"sv, "~DG"sv};

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

bool isControl(char byte) {
    const auto code = static_cast<unsigned char>(byte);
    return code <= 0x20 || code == 0x7f;
}

}  // namespace

const ZplDenial* denialOf(std::string_view command) {
    const auto* const found =
        std::find_if(kDenied.begin(), kDenied.end(), [&](const ZplDenial& row) {
            const std::size_t length = row.command.size() - (row.command.back() == '*' ? 1 : 0);
            return equalsIgnoringCase(row.command.substr(0, length), command.substr(0, length));
        });
    return found == kDenied.end() ? nullptr : found;
}

bool isForMemoryOnly(std::string_view command) {
    return std::any_of(kMemoryOnly.begin(), kMemoryOnly.end(), [&](std::string_view name) {
        return equalsIgnoringCase(name, command);
    });
}

bool isOutsideMemory(std::string_view arguments) {
    const std::string_view place = arguments.substr(0, arguments.find_first_of(",^~"));
    const std::size_t colon = place.find(':');
    if (colon == std::string_view::npos) {
        return false;
    }
    std::string device{place.substr(0, colon)};
    device.erase(std::remove_if(device.begin(), device.end(), isControl), device.end());
    return !equalsIgnoringCase(device, "R");
}

bool holdsSetGetDo(std::string_view text) {
    return std::any_of(kSetGetDo.begin(), kSetGetDo.end(), [&](std::string_view start) {
        return text.find(start) != std::string_view::npos;
    });
}

}  // namespace balcao
