#pragma once

#include "common/base/result.h"
#include "printing/intake/sniff.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace balcao {

/// The largest document that is taken.
constexpr std::size_t kLargestDocumentBytes = std::size_t{10} * 1024 * 1024;

/// Says what a document from outside is, or why it is no document to print, as "slug: English
/// sentence". Checked before a printer is reached, so that nothing foul costs paper.
///
/// Slugs: empty_document, too_large, html_instead_of_label, zip_not_supported, unknown_format,
/// zpl_incomplete, zpl_forbidden.
Result<DocumentKind, std::string> inspect(std::string_view bytes);

}  // namespace balcao
