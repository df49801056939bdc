#pragma once

#include <cstdint>
#include <string_view>

namespace balcao {

/// What a document is by its first bytes. Hubs declare types that are wrong, so that only the
/// content counts.
enum class DocumentKind : std::uint8_t {
    empty,
    zpl,
    pdf,
    png,
    jpeg,
    gif,
    zip,
    html,
    epl,
    escpos,
    unknown,
};

/// Looks at the first bytes only; a byte order mark and blanks before text are passed over. Says
/// nothing about whether the rest is sound.
DocumentKind sniff(std::string_view bytes);

/// The name in logs and messages, e.g. "PDF".
std::string_view nameOf(DocumentKind kind);

/// The ending of a file of this kind, with its dot; ".bin" if there is no usual one.
std::string_view fileEndingOf(DocumentKind kind);

}  // namespace balcao
