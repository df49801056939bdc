#pragma once

#include "common/base/result.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace balcao {

/// One label of a ZPL file, made safe to send by itself.
struct ZplLabel {
    std::string bytes;                 // with the pictures and settings of the file that it needs
    int copies{1};                     // what ^PQ asked for, which is no longer in the bytes
    std::optional<int> width_dots;     // as ^PW says
    std::optional<int> height_dots;    // as ^LL says
    std::vector<std::string> removed;  // the commands that were taken out, each once: "^JU"
};

/// More labels than this in one file are a mistake (printing.md's caps).
constexpr std::size_t kMostZplLabels = 200;

/// Takes a ZPL file apart into labels and takes out of them what is no label's business.
///
/// One label is what stands between ^XA and ^XZ and prints something. What prints nothing belongs
/// to its neighbours: settings (a printer driver's first ^XA..^XZ) go before each later label,
/// cleaning up at the end goes with the last; pictures stored in the printer's memory (~DG to R:)
/// go before each label that names them. Everything else outside is dropped.
///
/// Taken out are commands that reset, store settings, calibrate, ask, or touch the network, the
/// clock, other jobs and other files (zpl_commands.cpp); ^PQ becomes `copies`. What a label needs
/// but may not have (stored forms, fonts and files, set-get-do, other delimiters, prefixes that are
/// not restored) makes it refused, and so do more than 20 copies, kMostZplLabels, 600 mm of
/// paper or 4 MB in a picture. A second reader (zpl_guard.h) checks what is left.
///
/// The failure is "slug: English sentence": zpl_incomplete, zpl_forbidden, empty_document,
/// too_large. The caller keeps the original.
Result<std::vector<ZplLabel>, std::string> splitZpl(std::string_view zpl);

}  // namespace balcao
