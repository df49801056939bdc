#pragma once

#include <cstdint>
#include <string_view>

namespace balcao {

/// What becomes of a foreign label that holds a command.
enum class ZplVerdict : std::uint8_t {
    harmless,  // it does nothing that outlives the label
    needless,  // it changes or asks the printer; the label is the same without it
    needed,    // it stores what the label may print later: without it the label would be another
};

/// Why a command may not reach a printer.
struct ZplDenial {
    std::string_view command;  // the prefix and its two letters; "*" stands for any last letter
    ZplVerdict verdict{ZplVerdict::harmless};
    std::string_view does;  // "resets the printer"
};

/// The row of a command ("^JU"; case does not count), or null if the command is harmless by itself.
const ZplDenial* denialOf(std::string_view command);

/// True for commands that work on a named file and are harmless in the printer's memory (R:) only,
/// which the next start empties: ^ID, ^IS, ~DG.
bool isForMemoryOnly(std::string_view command);

/// True if the arguments name a device other than R:. The device stands before a colon; without one
/// it is R:.
bool isOutsideMemory(std::string_view arguments);

/// True if a text holds set-get-do commands ("! U1 ..."), which stand outside the language of
/// carets and tildes.
bool holdsSetGetDo(std::string_view text);

/// More copies than this in one label file are a mistake.
constexpr int kMostZplCopies = 20;

}  // namespace balcao
