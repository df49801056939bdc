#include "printing/intake/sniff.h"

#include <algorithm>
#include <array>

namespace balcao {

namespace {

using namespace std::string_view_literals;

struct Signature {
    DocumentKind kind;
    std::string_view start;
};

// The exact first bytes. Sources: the formats' own documents.
constexpr std::array kSignatures = {
    Signature{DocumentKind::pdf, "%PDF-"sv},
    Signature{DocumentKind::png, "\x89PNG\r\n\x1a\n"sv},
    Signature{DocumentKind::jpeg, "\xff\xd8\xff"sv},
    Signature{DocumentKind::gif, "GIF8"sv},
    Signature{DocumentKind::zip, "PK\x03\x04"sv},
    Signature{DocumentKind::escpos, "\x1b@"sv},
    Signature{DocumentKind::epl, "\nN\n"sv},
    Signature{DocumentKind::epl, "\r\nN\r\n"sv},
};

// The first characters of text, in lower case, once blanks are passed over.
constexpr std::array kTextSignatures = {
    Signature{DocumentKind::pdf, "%pdf-"sv},  // some makers put a line feed before it
    Signature{DocumentKind::html, "<!doctype"sv},
    Signature{DocumentKind::html, "<html"sv},
    Signature{DocumentKind::html, "<head"sv},
    Signature{DocumentKind::html, "<body"sv},
    Signature{DocumentKind::html, "<!--"sv},
    Signature{DocumentKind::zpl, "ct~~cd,"sv},
};

constexpr char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

constexpr bool isLetter(char letter) {
    return lower(letter) >= 'a' && lower(letter) <= 'z';
}

std::string_view withoutLead(std::string_view bytes) {
    constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
    if (bytes.starts_with(kByteOrderMark)) {
        bytes.remove_prefix(kByteOrderMark.size());
    }
    const std::size_t begin = bytes.find_first_not_of(" \t\r\n\f\v\0"sv);
    return begin == std::string_view::npos ? std::string_view{} : bytes.substr(begin);
}

bool startsWithText(std::string_view text, std::string_view lower_start) {
    return text.size() >= lower_start.size() &&
           std::equal(lower_start.begin(), lower_start.end(), text.begin(), [](char a, char b) {
               return a == lower(b);
           });
}

/// ZPL begins with a command: a caret or tilde and two letters (settings may stand before ^XA).
bool startsWithCommand(std::string_view text) {
    return text.size() >= 3 && (text[0] == '^' || text[0] == '~') && isLetter(text[1]) &&
           isLetter(text[2]);
}

}  // namespace

DocumentKind sniff(std::string_view bytes) {
    for (const Signature& signature : kSignatures) {
        if (bytes.starts_with(signature.start)) {
            return signature.kind;
        }
    }
    const std::string_view text = withoutLead(bytes);
    if (text.empty()) {
        return DocumentKind::empty;
    }
    for (const Signature& signature : kTextSignatures) {
        if (startsWithText(text, signature.start)) {
            return signature.kind;
        }
    }
    return startsWithCommand(text) ? DocumentKind::zpl : DocumentKind::unknown;
}

std::string_view nameOf(DocumentKind kind) {
    switch (kind) {
        case DocumentKind::empty:
            return "empty";
        case DocumentKind::zpl:
            return "ZPL";
        case DocumentKind::pdf:
            return "PDF";
        case DocumentKind::png:
            return "PNG";
        case DocumentKind::jpeg:
            return "JPEG";
        case DocumentKind::gif:
            return "GIF";
        case DocumentKind::zip:
            return "ZIP";
        case DocumentKind::html:
            return "HTML";
        case DocumentKind::epl:
            return "EPL";
        case DocumentKind::escpos:
            return "ESC/POS";
        case DocumentKind::unknown:
            return "unknown";
    }
    return "corrupt";
}

std::string_view fileEndingOf(DocumentKind kind) {
    switch (kind) {
        case DocumentKind::zpl:
            return ".zpl";
        case DocumentKind::pdf:
            return ".pdf";
        case DocumentKind::png:
            return ".png";
        case DocumentKind::jpeg:
            return ".jpg";
        case DocumentKind::gif:
            return ".gif";
        case DocumentKind::zip:
            return ".zip";
        case DocumentKind::html:
            return ".html";
        case DocumentKind::epl:
            return ".epl";
        case DocumentKind::empty:
        case DocumentKind::escpos:
        case DocumentKind::unknown:
            return ".bin";
    }
    return ".bin";
}

}  // namespace balcao
