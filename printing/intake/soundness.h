#pragma once

#include "printing/intake/sniff.h"

#include <optional>
#include <string>
#include <string_view>

namespace balcao {

/// Why a document of this kind is not whole, as "slug: English sentence": document_truncated,
/// picture_damaged, picture_too_large; nothing if it looks whole. Only the outside is read: the
/// end of a PDF, the blocks of a picture with their check sums (PNG) and its announced size. ZPL
/// is not looked at here (zpl_filter.h).
std::optional<std::string> whyUnsound(DocumentKind kind, std::string_view bytes);

}  // namespace balcao
