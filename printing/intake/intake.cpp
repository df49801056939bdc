#include "printing/intake/intake.h"

#include "printing/intake/zpl_guard.h"

namespace balcao {

Result<DocumentKind, std::string> inspect(std::string_view bytes) {
    if (bytes.size() > kLargestDocumentBytes) {
        return Failure{std::string{
            "too_large: the label is larger than 10 MB; ask the carrier for a smaller one"}};
    }
    const DocumentKind kind = sniff(bytes);
    switch (kind) {
        case DocumentKind::empty:
            return Failure{std::string{
                "empty_document: the label has no content; fetch it again from the hub"}};
        case DocumentKind::html:
            return Failure{std::string{
                "html_instead_of_label: a web page came instead of a label, often because a "
                "link has run out; fetch the label again from the hub"}};
        case DocumentKind::zip:
            return Failure{std::string{
                "zip_not_supported: the label is packed in a ZIP file, which this version cannot "
                "open; ask the hub for ZPL"}};
        case DocumentKind::unknown:
            return Failure{std::string{
                "unknown_format: the bytes are no label format that is known here; ask the hub "
                "for ZPL"}};
        case DocumentKind::zpl:
            if (auto why = whyNotPrintable(bytes)) {
                return Failure{*std::move(why)};
            }
            return kind;
        case DocumentKind::pdf:
        case DocumentKind::png:
        case DocumentKind::jpeg:
        case DocumentKind::gif:
        case DocumentKind::epl:
        case DocumentKind::escpos:
            return kind;
    }
    return Failure{std::string{"unknown_format: the label has no known format"}};
}

}  // namespace balcao
