#include "printing/intake/intake.h"

#include "printing/encode/base64.h"
#include "printing/intake/soundness.h"
#include "printing/intake/zip.h"
#include "printing/intake/zpl_filter.h"
#include "printing/intake/zpl_guard.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace balcao {

namespace {

using Documents = Result<std::vector<ReceivedDocument>, std::string>;

Failure<std::string> tooLarge() {
    return Failure{std::string{
        "too_large: the label is larger than 10 MB; ask the carrier for a smaller one"}};
}

/// What follows the comma of `data:application/pdf;base64,...`; nothing for other texts.
std::optional<std::string_view> dataAddress(std::string_view text) {
    constexpr std::string_view kScheme = "data:";
    constexpr std::size_t kLongestHead = 200;
    const std::size_t comma = text.substr(0, kLongestHead).find(',');
    const bool is_one = text.starts_with(kScheme) && comma != std::string_view::npos &&
                        text.substr(0, comma).ends_with(";base64");
    return is_one ? std::optional{text.substr(comma + 1)} : std::nullopt;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) {
        return {};
    }
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

/// The bytes behind base64, if the text is nothing else and they are something that is known: a
/// short word may be base64 by chance.
std::optional<std::string> unwrapped(std::string_view received) {
    const std::string_view text = trimmed(received);
    const auto data = dataAddress(text);
    if (!data && sniff(received) != DocumentKind::unknown) {
        return std::nullopt;
    }
    auto bytes = fromBase64(data.value_or(text));
    const bool is_known = bytes && sniff(*bytes) != DocumentKind::unknown;
    return data || is_known ? std::move(bytes) : std::nullopt;
}

enum class Depth { outside, within_zip };

Documents takeInAt(std::string_view received, Depth depth);

Documents takeInZip(std::string_view file) {
    const auto contents = unzip(file);
    if (!contents) {
        return Failure{contents.error()};
    }
    std::vector<ReceivedDocument> documents;
    for (const std::string& content : *contents) {
        const auto inner = takeInAt(content, Depth::within_zip);
        if (!inner) {
            return inner;
        }
        std::copy(inner->begin(), inner->end(), std::back_inserter(documents));
    }
    if (documents.empty()) {
        return Failure{std::string{
            "empty_document: the ZIP file holds nothing; fetch the label again from the hub"}};
    }
    return documents;
}

Documents takeInAt(std::string_view received, Depth depth) {
    // Base64 is a third larger than what it holds.
    if (received.size() > kLargestDocumentBytes / 2 * 3) {
        return tooLarge();
    }
    const auto bytes = unwrapped(received);
    const std::string_view document = bytes ? std::string_view{*bytes} : received;
    if (depth == Depth::outside && document.size() <= kLargestDocumentBytes &&
        sniff(document) == DocumentKind::zip) {
        return takeInZip(document);
    }
    const auto kind = identify(document);
    if (!kind) {
        return Failure{kind.error()};
    }
    return std::vector{ReceivedDocument{.kind = *kind, .bytes = std::string{document}}};
}

}  // namespace

Documents takeIn(std::string_view received) {
    return takeInAt(received, Depth::outside);
}

Result<DocumentKind, std::string> identify(std::string_view document) {
    if (document.size() > kLargestDocumentBytes) {
        return tooLarge();
    }
    const DocumentKind kind = sniff(document);
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
                "zip_refused: a ZIP file lies within the label; ask the carrier for the label "
                "without ZIP"}};
        case DocumentKind::unknown:
            return Failure{std::string{
                "unknown_format: the bytes are no label format that is known here; ask the hub "
                "for ZPL"}};
        case DocumentKind::zpl: {
            const auto labels = splitZpl(document);
            return labels ? Result<DocumentKind, std::string>{kind} : Failure{labels.error()};
        }
        case DocumentKind::pdf:
        case DocumentKind::png:
        case DocumentKind::jpeg:
        case DocumentKind::gif:
            break;
        case DocumentKind::epl:
        case DocumentKind::escpos:
            return Failure{
                "printer_commands: the label is a program for one kind of printer (" +
                std::string{nameOf(kind)} +
                "), which could change the printer and cannot be looked through; ask the hub for "
                "ZPL, PDF or a picture"};
    }
    auto why = whyUnsound(kind, document);
    return why ? Result<DocumentKind, std::string>{Failure{*std::move(why)}} : kind;
}

Result<DocumentKind, std::string> inspect(std::string_view document) {
    if (sniff(document) == DocumentKind::zpl && document.size() <= kLargestDocumentBytes) {
        if (auto why = whyNotPrintable(document)) {
            return Failure{*std::move(why)};
        }
    }
    return identify(document);
}

}  // namespace balcao
