#pragma once

#include "common/base/result.h"
#include "printing/intake/sniff.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace balcao {

/// The largest document that is taken, as it comes and unpacked.
constexpr std::size_t kLargestDocumentBytes = std::size_t{10} * 1024 * 1024;

/// A document from outside, unwrapped and recognised by its content.
struct ReceivedDocument {
    DocumentKind kind{DocumentKind::unknown};
    std::string bytes;
};

/// Unwraps what a hub or a carrier gave and says what it is: the document's own bytes, base64 or a
/// data: address of them, or a ZIP file of any of these. Names and declared types are not asked.
/// Each document is looked at as identify() does; one that is refused makes the whole refused, so
/// that no half of a shipment's papers is printed. At least one document.
///
/// The failure is "slug: English sentence": those of identify() and of unzip().
Result<std::vector<ReceivedDocument>, std::string> takeIn(std::string_view received);

/// Says what one unwrapped document is, or why it is none to print, as "slug: English sentence".
///
/// Slugs: empty_document, too_large, html_instead_of_label, unknown_format, document_truncated,
/// picture_damaged, picture_too_large, zip_refused (still packed), and for ZPL what splitZpl()
/// says: zpl_incomplete, zpl_forbidden. A PDF's password shows only when it is drawn (prepare.h).
Result<DocumentKind, std::string> identify(std::string_view document);

/// As identify(), for a printer that gets the bytes as they are: ZPL must be free of everything
/// that the filter would take out (zpl_guard.h).
Result<DocumentKind, std::string> inspect(std::string_view document);

}  // namespace balcao
