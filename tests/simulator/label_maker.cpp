#include "tests/simulator/label_maker.h"

#include "tests/simulator/text.h"

#include <array>

namespace balcao::simulator {

namespace {

constexpr std::size_t kLineLength = 46;  // what fits the label's width at the size of the address

/// At most `kLineLength` characters, never cut inside a UTF-8 sequence.
std::string shortened(const std::string& text) {
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool starts_character = (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
        if (starts_character && ++characters > kLineLength) {
            return text.substr(0, i);
        }
    }
    return text;
}

void addLine(std::vector<std::string>& lines, const std::string& line) {
    if (!line.empty()) {
        lines.push_back(shortened(line));
    }
}

std::string joined(
    const std::string& first, const std::string& separator, const std::string& second
) {
    return first.empty() || second.empty() ? first + second : first + separator + second;
}

std::vector<std::string> recipientLines(const JsonObject& order) {
    std::vector<std::string> lines;
    const auto delivery = objectIn(order, "delivery");
    const auto customer = objectIn(order, "customer");
    const std::string buyer = customer.isNull() ? "" : textIn(*customer, "name");
    addLine(lines, delivery.isNull() ? buyer : textIn(*delivery, "recipient", buyer));
    const auto address = delivery.isNull() ? JsonObject::Ptr{} : objectIn(*delivery, "address");
    if (!address.isNull()) {
        addLine(lines, joined(textIn(*address, "street"), ", ", textIn(*address, "number")));
        addLine(lines, joined(textIn(*address, "complement"), " - ", textIn(*address, "district")));
        const std::string city = joined(textIn(*address, "city"), " - ", textIn(*address, "state"));
        addLine(lines, joined("CEP " + textIn(*address, "postalCode"), "  ", city));
    }
    return lines;
}

std::string packagePlace(const JsonObject& order, const std::string& package_id) {
    const auto packages = arrayIn(order, "packages");
    const std::size_t count = packages.isNull() ? 1 : packages->size();
    std::size_t place = 1;
    for (unsigned i = 0; !packages.isNull() && i < count; ++i) {
        if (textIn(*packages->getObject(i), "packageId") == package_id) {
            place = i + 1;
        }
    }
    return "Volume " + std::to_string(place) + "/" + std::to_string(count);
}

std::string trackingOf(const JsonObject& order, const std::string& package_id) {
    const auto packages = arrayIn(order, "packages");
    for (unsigned i = 0; !packages.isNull() && i < packages->size(); ++i) {
        const auto package = packages->getObject(i);
        if (textIn(*package, "packageId") == package_id) {
            return textIn(*package, "trackingCode");
        }
    }
    return {};
}

LabelText labelText(const JsonObject& order, const std::string& package_id) {
    LabelText text;
    const auto delivery = objectIn(order, "delivery");
    const auto carrier = delivery.isNull() ? JsonObject::Ptr{} : objectIn(*delivery, "carrier");
    text.carrier = carrier.isNull() ? "Transportadora" : textIn(*carrier, "name");
    text.service = carrier.isNull() ? "" : textIn(*carrier, "service");
    text.tracking_code = trackingOf(order, package_id);
    text.order_id = shortened(textIn(order, "orderId"));
    text.package = packagePlace(order, package_id);
    text.qr = "https://rastreio.example/" + text.tracking_code;
    text.recipient = recipientLines(order);
    text.sender = {
        "Loja " + textIn(order, "storeId") + " - Rede Exemplo Comércio Ltda",
        "Rua das Vitrines, 100 - Centro",
        "CEP 01000-000  São Paulo - SP"};
    text.note = shortened(textIn(order, "notes"));
    return text;
}

/// A number of `count` digits that a text and a serial always come to.
std::string digitsOf(const std::string& seed, std::size_t count) {
    std::string digits;
    for (std::size_t i = 0; digits.size() < count; ++i) {
        for (const char c : sha256Hex(seed + "#" + std::to_string(i))) {
            if (digits.size() < count && c >= '0' && c <= '9') {
                digits += c;
            }
        }
    }
    return digits;
}

/// The check digit of the postal union's S10 codes.
char s10CheckDigit(const std::string& serial) {
    constexpr std::array kWeights{8, 6, 4, 2, 3, 5, 9, 7};
    int sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i) {
        sum += (serial[i] - '0') * kWeights[i];
    }
    const int rest = 11 - sum % 11;
    return static_cast<char>('0' + (rest == 10 ? 0 : rest == 11 ? 5 : rest));
}

}  // namespace

std::string makeLabel(
    const JsonObject& order, const std::string& package_id, const std::string& format
) {
    const LabelText text = labelText(order, package_id);
    if (format == "pdf") {
        return pdfLabel(text);
    }
    return format == "png" ? pngLabel(text) : zplLabel(text);
}

std::string labelMediaType(const std::string& format) {
    if (format == "pdf") {
        return "application/pdf";
    }
    return format == "png" ? "image/png" : "application/zpl";
}

std::string makeTrackingCode(const JsonObject& order, std::int64_t serial) {
    const auto delivery = objectIn(order, "delivery");
    const auto carrier = delivery.isNull() ? JsonObject::Ptr{} : objectIn(*delivery, "carrier");
    const std::string code = carrier.isNull() ? "" : textIn(*carrier, "code");
    const std::string seed = textIn(order, "orderId") + "/" + std::to_string(serial);
    if (code == "ECT") {
        const std::string number = digitsOf(seed, 8);
        const std::string service = textIn(*carrier, "service");
        const std::string prefix = service.starts_with("SEDEX") ? "OV" : "PM";
        return prefix + number + s10CheckDigit(number) + "BR";
    }
    return (code.empty() ? "TR" : code) + digitsOf(seed, 12);
}

}  // namespace balcao::simulator
