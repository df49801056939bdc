#include "printing/documents/xml_reader.h"

#include "printing/fonts/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>

namespace balcao {

namespace {

constexpr std::size_t kDeepest = 24;
constexpr std::size_t kMostElements = 20'000;
constexpr std::size_t kMostAttributes = 32;

/// Ends the reading; becomes a value at the door.
class XmlFault : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

bool isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isNameCharacter(char c) {
    return isNameStart(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':';
}

/// XML 1.0, production 2.
bool isXmlCharacter(char32_t character) {
    return character == 0x9 || character == 0xA || character == 0xD ||
           (character >= 0x20 && character <= 0xD7FF) ||
           (character >= 0xE000 && character <= 0xFFFD) ||
           (character >= 0x10000 && character <= 0x10FFFF);
}

class XmlReader {
public:
    explicit XmlReader(std::string_view bytes)
        : bytes_{bytes}
        , rest_{bytes} {}

    XmlElement read() {
        checkCharacters();
        takeIf("\xEF\xBB\xBF");
        if (rest_.starts_with("<?xml") && rest_.size() > 5 && isBlank(rest_[5])) {
            takeUntil("?>", "the declaration");
        }
        skipMisc();
        openElement();
        while (!open_.empty()) {
            takeContent();
        }
        skipMisc();
        if (!rest_.empty()) {
            fault("something stands behind the end");
        }
        return std::move(root_);
    }

private:
    [[noreturn]] void fault(const std::string& why) const {
        throw XmlFault{why + " (byte " + std::to_string(bytes_.size() - rest_.size()) + ")"};
    }

    void checkCharacters() const {
        for (std::string_view all = bytes_; !all.empty();) {
            const auto character = takeCharacter(all);
            if (!character || !isXmlCharacter(*character)) {
                throw XmlFault{
                    "it is not UTF-8 text (byte " + std::to_string(bytes_.size() - all.size()) +
                    ")"};
            }
        }
    }

    bool takeIf(std::string_view text) {
        if (!rest_.starts_with(text)) {
            return false;
        }
        rest_.remove_prefix(text.size());
        return true;
    }

    void take(std::string_view text) {
        if (!takeIf(text)) {
            fault("'" + std::string{text} + "' is missing");
        }
    }

    std::string_view takeUntil(std::string_view end, const char* what) {
        const auto place = rest_.find(end);
        if (place == std::string_view::npos) {
            fault(std::string{what} + " has no end");
        }
        const std::string_view inside = rest_.substr(0, place);
        rest_.remove_prefix(place + end.size());
        return inside;
    }

    std::size_t skipBlanks() {
        const auto* const end = std::ranges::find_if_not(rest_, isBlank);
        const auto count = static_cast<std::size_t>(end - rest_.begin());
        rest_.remove_prefix(count);
        return count;
    }

    /// Comments and blanks outside of the root. A DTD stands here, and ends the reading.
    void skipMisc() {
        for (skipBlanks(); takeIf("<!--"); skipBlanks()) {
            takeUntil("-->", "a comment");
        }
        if (rest_.starts_with("<!") || rest_.starts_with("<?")) {
            fault("document types and processing instructions are not taken");
        }
    }

    std::string takeName() {
        if (rest_.empty() || !isNameStart(rest_.front())) {
            fault("a name is missing");
        }
        const auto* const end = std::ranges::find_if_not(rest_, isNameCharacter);
        std::string name{rest_.begin(), end};
        rest_.remove_prefix(name.size());
        return name;
    }

    void openElement() {
        take("<");
        if (++element_count_ > kMostElements || open_.size() == kDeepest) {
            fault("it has too many elements, or they lie too deep");
        }
        XmlElement element;
        element.name = takeName();
        while (skipBlanks() > 0 && !rest_.starts_with('/') && !rest_.starts_with('>')) {
            takeAttribute(element);
        }
        const bool is_empty = takeIf("/");
        take(">");
        open_.push_back(std::move(element));
        if (is_empty) {
            closeElement();
        }
    }

    void takeAttribute(XmlElement& element) {
        std::string name = takeName();
        skipBlanks();
        take("=");
        skipBlanks();
        if (!rest_.starts_with('"') && !rest_.starts_with('\'')) {
            fault("an attribute has no quotes");
        }
        const std::string quote{rest_.substr(0, 1)};
        rest_.remove_prefix(1);
        const std::string_view value = takeUntil(quote, "an attribute");
        if (value.find('<') != std::string_view::npos) {
            fault("'<' stands in an attribute");
        }
        const bool is_repeated = std::ranges::any_of(element.attributes, [&](const auto& one) {
            return one.first == name;
        });
        if (is_repeated || element.attributes.size() == kMostAttributes) {
            fault("an element has an attribute twice, or too many");
        }
        element.attributes.emplace_back(std::move(name), decoded(value));
    }

    void takeContent() {
        if (takeIf("<!--")) {
            takeUntil("-->", "a comment");
        } else if (takeIf("<![CDATA[")) {
            open_.back().text += takeUntil("]]>", "a CDATA section");
        } else if (takeIf("</")) {
            if (takeName() != open_.back().name) {
                fault("an end does not fit its beginning");
            }
            skipBlanks();
            take(">");
            closeElement();
        } else if (rest_.starts_with("<!") || rest_.starts_with("<?")) {
            fault("document types and processing instructions are not taken");
        } else if (rest_.starts_with('<')) {
            openElement();
        } else {
            const auto length = rest_.find('<');
            if (length == std::string_view::npos) {
                fault("it ends too early");
            }
            open_.back().text += decoded(rest_.substr(0, length));
            rest_.remove_prefix(length);
        }
    }

    void closeElement() {
        XmlElement closed = std::move(open_.back());
        open_.pop_back();
        if (open_.empty()) {
            root_ = std::move(closed);
        } else {
            open_.back().children.push_back(std::move(closed));
        }
    }

    std::string decoded(std::string_view text) const {
        std::string plain;
        while (!text.empty()) {
            const auto mark = std::min(text.find('&'), text.size());
            plain += text.substr(0, mark);
            text.remove_prefix(mark);
            if (text.empty()) {
                break;
            }
            const auto end = text.find(';');
            if (end == std::string_view::npos) {
                fault("'&' begins nothing");
            }
            appendEntity(plain, text.substr(1, end - 1));
            text.remove_prefix(end + 1);
        }
        return plain;
    }

    void appendEntity(std::string& plain, std::string_view name) const {
        constexpr std::array<std::pair<std::string_view, char>, 5> kNamed{
            {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};
        const auto* const found =
            std::ranges::find(kNamed, name, &std::pair<std::string_view, char>::first);
        if (found != kNamed.end()) {
            plain += found->second;
            return;
        }
        const bool is_hex = name.starts_with("#x");
        const std::string_view digits =
            name.substr(std::min<std::size_t>(is_hex ? 2 : 1, name.size()));
        std::uint32_t number = 0;
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), number, is_hex ? 16 : 10);
        const bool is_number =
            name.starts_with('#') && error == std::errc{} && end == digits.data() + digits.size();
        if (!is_number || !isXmlCharacter(number)) {
            fault("it uses an entity that is none of XML's own five");
        }
        appendCharacter(plain, number);
    }

    std::string_view bytes_;
    std::string_view rest_;
    std::size_t element_count_{0};
    std::vector<XmlElement> open_;  // from the root to where we are
    XmlElement root_;
};

}  // namespace

const XmlElement* XmlElement::child(std::string_view child_name) const {
    const auto found = std::ranges::find(children, child_name, &XmlElement::name);
    return found == children.end() ? nullptr : &*found;
}

std::string_view XmlElement::attribute(std::string_view attribute_name) const {
    const auto found =
        std::ranges::find(attributes, attribute_name, &std::pair<std::string, std::string>::first);
    return found == attributes.end() ? std::string_view{} : std::string_view{found->second};
}

Result<XmlElement, std::string> readXml(std::string_view bytes) {
    if (bytes.size() > kLargestXmlBytes) {
        return Failure{std::string{"it is larger than 1 MB"}};
    }
    try {
        return XmlReader{bytes}.read();
    } catch (const XmlFault& fault) {
        return Failure{std::string{fault.what()}};
    }
}

}  // namespace balcao
