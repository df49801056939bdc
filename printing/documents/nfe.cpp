#include "printing/documents/nfe.h"

#include "printing/documents/xml_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>
#include <optional>

namespace balcao {

namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isCapital(char c) {
    return c >= 'A' && c <= 'Z';
}

/// The element at the end of a path of names, or nullptr.
const XmlElement* at(const XmlElement& from, std::initializer_list<std::string_view> path) {
    const XmlElement* element = &from;
    for (const std::string_view name : path) {
        element = element == nullptr ? nullptr : element->child(name);
    }
    return element;
}

std::string textAt(const XmlElement& from, std::initializer_list<std::string_view> path) {
    const XmlElement* const element = at(from, path);
    return element == nullptr ? std::string{} : element->text;
}

std::optional<int> numberIn(std::string_view text, std::size_t place, std::size_t length) {
    int value = 0;
    const std::string_view digits = text.substr(std::min(place, text.size()), length);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool is_whole = digits.size() == length && std::ranges::all_of(digits, isDigit);
    return is_whole && error == std::errc{} && end == digits.data() + digits.size()
               ? std::optional{value}
               : std::nullopt;
}

/// 2031-03-14T13:05:00-03:00: the issuer's own wall clock, as the paper shows it.
std::optional<LocalTime> localTime(std::string_view text) {
    const auto year = numberIn(text, 0, 4);
    const auto month = numberIn(text, 5, 2);
    const auto day = numberIn(text, 8, 2);
    const auto hour = numberIn(text, 11, 2);
    const auto minute = numberIn(text, 14, 2);
    const bool is_sound = year && month && day && hour && minute && text[4] == '-' &&
                          text[7] == '-' && text[10] == 'T' && text[13] == ':' && *month >= 1 &&
                          *month <= 12 && *day >= 1 && *day <= 31 && *hour <= 23 && *minute <= 59;
    if (!is_sound) {
        return std::nullopt;
    }
    return LocalTime{.year = *year, .month = *month, .day = *day, .hour = *hour, .minute = *minute};
}

std::string documentOf(const XmlElement& person) {
    for (const std::string_view name : {"CNPJ", "CPF", "idEstrangeiro"}) {
        if (std::string text = textAt(person, {name}); !text.empty()) {
            return text;
        }
    }
    return {};
}

/// The label is for sales over a distance (Nota Técnica 2020.004): by internet, telephone or
/// otherwise without the customer in the shop.
bool isDistanceSale(const XmlElement& identification) {
    const std::string presence = textAt(identification, {"indPres"});
    return textAt(identification, {"indFinal"}) == "1" &&
           (presence == "2" || presence == "3" || presence == "4" || presence == "9");
}

Failure<std::string> no(const std::string& slug_and_sentence) {
    return Failure{slug_and_sentence};
}

/// Why the note has no label; nothing if it may have one.
std::optional<std::string> whyNot(const XmlElement& note, const XmlElement& protocol) {
    const std::string key = textAt(protocol, {"chNFe"});
    const std::string status = textAt(protocol, {"cStat"});
    if (textAt(note, {"ide", "mod"}) != "55") {
        return "nfe_wrong_model: only an NF-e (model 55) has a DANFE label";
    }
    if (status != "100" && status != "150") {
        return "nfe_not_authorised: the tax office has not authorised this NF-e";
    }
    if (!isAccessKey(key) || note.attribute("Id") != "NFe" + key) {
        return "nfe_key_wrong: the access key is not that of the note, or its check digit is wrong";
    }
    if (!isDistanceSale(*note.child("ide"))) {
        return "nfe_not_distance_sale: the short DANFE is only for sales over a distance to a "
               "final "
               "consumer; print the full DANFE";
    }
    return std::nullopt;
}

}  // namespace

bool isAccessKey(std::string_view text) {
    constexpr std::size_t kLength = 44;
    if (text.size() != kLength) {
        return false;
    }
    for (std::size_t index = 0; index < kLength; ++index) {
        const bool may_be_letter = index >= 6 && index < 18;
        if (!isDigit(text[index]) && !(may_be_letter && isCapital(text[index]))) {
            return false;
        }
    }
    int sum = 0;
    int weight = 2;
    for (std::size_t index = kLength - 1; index > 0; --index) {
        sum += (text[index - 1] - '0') * weight;
        weight = weight == 9 ? 2 : weight + 1;
    }
    const int rest = sum % 11;
    return text.back() - '0' == (rest < 2 ? 0 : 11 - rest);
}

Result<Nfe, std::string> readNfe(std::string_view xml) {
    const auto root = readXml(xml);
    if (!root) {
        return no("nfe_unreadable: the XML file cannot be read: " + root.error());
    }
    const XmlElement* const note = at(*root, {"NFe", "infNFe"});
    const XmlElement* const protocol = at(*root, {"protNFe", "infProt"});
    if (root->name != "nfeProc" || note == nullptr) {
        return no("nfe_unreadable: the file holds no NF-e (nfeProc) ");
    }
    if (protocol == nullptr) {
        return no("nfe_not_authorised: the file has no protocol of the tax office");
    }
    if (const auto why = whyNot(*note, *protocol)) {
        return no(*why);
    }
    const XmlElement nobody;
    const XmlElement* const recipient = note->child("dest");
    const auto authorised_at = localTime(textAt(*protocol, {"dhRecbto"}));
    const auto issued_at = localTime(textAt(*note, {"ide", "dhEmi"}));
    Nfe nfe{
        .access_key = textAt(*protocol, {"chNFe"}),
        .protocol = textAt(*protocol, {"nProt"}),
        .authorised_at = authorised_at.value_or(LocalTime{}),
        .issuer_name = textAt(*note, {"emit", "xNome"}),
        .issuer_state = textAt(*note, {"emit", "enderEmit", "UF"}),
        .issuer_cnpj = textAt(*note, {"emit", "CNPJ"}),
        .issuer_registration = textAt(*note, {"emit", "IE"}),
        .type = textAt(*note, {"ide", "tpNF"}),
        .series = textAt(*note, {"ide", "serie"}),
        .number = textAt(*note, {"ide", "nNF"}),
        .issued_at = issued_at.value_or(LocalTime{}),
        .recipient_name = recipient == nullptr ? "" : textAt(*recipient, {"xNome"}),
        .recipient_state = recipient == nullptr ? "" : textAt(*recipient, {"enderDest", "UF"}),
        .recipient_document = documentOf(recipient == nullptr ? nobody : *recipient),
        .recipient_registration = recipient == nullptr ? "" : textAt(*recipient, {"IE"}),
        .is_test = textAt(*note, {"ide", "tpAmb"}) != "1"};
    const std::array mandatory{
        nfe.protocol,
        nfe.issuer_name,
        nfe.issuer_state,
        nfe.issuer_cnpj,
        nfe.issuer_registration,
        nfe.type,
        nfe.series,
        nfe.number,
        nfe.recipient_name,
        nfe.recipient_state,
        nfe.recipient_document};
    const bool is_complete =
        authorised_at && issued_at &&
        std::ranges::none_of(mandatory, [](const std::string& text) { return text.empty(); });
    if (!is_complete) {
        return no("nfe_incomplete: the NF-e lacks a field that the label must carry");
    }
    return nfe;
}

}  // namespace balcao
