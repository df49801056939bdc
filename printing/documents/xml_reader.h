#pragma once

#include "common/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace balcao {

/// An element of an XML file. Names as they are written, prefix included.
struct XmlElement {
    std::string name;
    std::vector<std::pair<std::string, std::string>> attributes;
    std::string text;  // of the element itself, all pieces together
    std::vector<XmlElement> children;

    /// The first child of that name; nullptr if there is none.
    const XmlElement* child(std::string_view child_name) const;
    /// The attribute's value; empty if it is missing.
    std::string_view attribute(std::string_view attribute_name) const;
};

constexpr std::size_t kLargestXmlBytes = 1'000'000;

/// Reads an XML file from outside, and only what tax files need: elements, attributes, text, CDATA,
/// comments, the five named entities and numbered characters, in UTF-8.
///
/// There is no DTD, so no entity of the file's own and nothing fetched; what has one is refused, as
/// is what is not well-formed, larger than kLargestXmlBytes, deeper than 24 or of more than 20,000
/// elements. A reader of ours because that is less than a parser with everything else switched off.
/// The error is a sentence with the byte where it went wrong. Linear in the size.
Result<XmlElement, std::string> readXml(std::string_view bytes);

}  // namespace balcao
